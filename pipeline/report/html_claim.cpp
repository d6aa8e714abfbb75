// A card from top to bottom, a method a part.
#include "report/html_claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/text.h"
#include "report/html_text.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr std::size_t kReasons = 5;       // terms of the score that are shown: the largest
constexpr double kSmallestShown = 0.005;  // of a term: less is 0.00 as it is printed
constexpr int kDeepest = 4;               // levels of nesting that are indented

std::string two_places(double value) {
  std::array<char, 40> digits{};
  const double bounded = std::clamp(value, -1e9, 1e9);
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), bounded, std::chars_format::fixed, 2).ptr};
}

std::string per_cent(double share) {
  return std::to_string(std::lround(std::clamp(share, 0.0, 1.0) * 100)) + " %";
}

void add(std::string& list, std::string_view separator, std::string_view item) {
  if (item.empty()) return;
  if (!list.empty()) list += separator;
  list += item;
}

std::string link_to(const ClaimView& claim) {
  return "<a href=\"#" + claim.anchor + "\">claim " + claim.number + "</a>";
}

/// The pieces of a span, exact; CSS draws "[...]" between them, so that it is not copied.
std::string pieces_html(const RecordView& view, const std::vector<TextSpan>& spans) {
  std::string html;
  for (const TextSpan span : spans) html += "<span class=\"piece\">" + exact(view.slice(span)) + "</span>";
  return html;
}

std::string row(std::string_view label, const std::string& html) {
  if (html.empty()) return "";
  return "<div><dt>" + std::string(label) + "</dt><dd>" + html + "</dd></div>";
}

class Card {
 public:
  Card(const RecordView& view, const ClaimView& claim)
      : view_(view), claim_(claim), r_(*claim.relation), strength_(field_of(r_, "strength")) {}

  [[nodiscard]] std::string run(bool unsure) const {
    const std::string_view type = string_of(field_of(r_, "source"), "type");
    const std::string level = claim_.level.empty() ? "AX" : escaped(claim_.level);
    std::string html = "<li class=\"card " + level + (unsure ? " unsure" : "") + " d" +
                       std::to_string(std::min(claim_.depth, kDeepest)) + "\" id=\"" + claim_.anchor + "\" data-r=\"" +
                       escaped(string_of(r_, "id")) + "\" data-type=\"" + escaped(type) +
                       "\"><article tabindex=\"-1\" " + "aria-labelledby=\"h" + claim_.anchor.substr(1) + "\">";
    html += head(unsure) + who() + "<blockquote class=\"what\">" + pieces_html(view_, claim_.content) + "</blockquote>";
    html += chain() + blame() + missing() + details();
    return html + "</article></li>";
  }

 private:
  [[nodiscard]] std::string head(bool unsure) const {
    std::string html = "<h3 id=\"h" + claim_.anchor.substr(1) + "\"><a class=\"num\" href=\"#t" +
                       claim_.anchor.substr(1) + "\"><span class=\"vh\">claim </span>" + claim_.number +
                       "<span class=\"vh\">, show in the article</span></a> ";
    html += level_html(claim_.level);
    if (strength_.is_object()) {
      html += " <span class=\"score\"><span class=\"vh\">score </span>" + two_places(number_of(strength_, "score"));
      const Json& interval = field_of(strength_, "interval");
      if (interval.is_array() && interval.size() == 2 && interval[0].is_number() && interval[1].is_number()) {
        html += " (" + two_places(interval[0].get<double>()) + " to " + two_places(interval[1].get<double>()) + ")";
      }
      html += "</span>";
    } else {
      const std::string why = label_in_words<Polarity>(string_of(r_, "polarity"));
      html += " <span class=\"score\">" + (why.empty() ? "the writer’s own voice" : escaped(why)) + "</span>";
    }
    std::string where = label_in_words<Zone>(string_of(r_, "zone"));
    if (const ClaimView* parent = view_.claim(string_of(r_, "parent")))
      add(where, ", ", "inside claim " + parent->number);
    if (unsure) add(where, ", ", "uncertain: may be no claim");
    if (!where.empty()) html += " <span class=\"where\">" + escaped(where) + "</span>";
    return html + "</h3>";
  }

  [[nodiscard]] std::string who() const {
    const Json& source = field_of(r_, "source");
    const std::string_view type = string_of(source, "type");
    std::string html = "<p class=\"who\">";
    if (!claim_.source.empty()) {
      html += "<b class=\"src\">" + pieces_html(view_, claim_.source) + "</b>";
    } else if (type == "none") {
      html += "<b>nobody</b> is said to hold it";
    } else {
      html += "<b>not named here</b>";
    }
    if (!claim_.cue.empty()) html += " <span class=\"cuew\">" + pieces_html(view_, claim_.cue) + "</span>";
    html += "</p><p class=\"is\">";
    std::string resolved = innermost();
    const std::string actor = actor_in_words(view_.actor(string_of(source, "actor")));
    if (resolved.find(actor) == std::string::npos) add(resolved, ", ", actor);
    if (!resolved.empty()) html += "<span class=\"resolved\">" + resolved + "</span> · ";
    std::string kind = label_in_words<SourceType>(type);
    const auto described = parse_label<Described>(string_of(source, "described"));
    const auto known = parse_label<SourceType>(type);
    if (known) add(kind, ", ", in_words(described, *known));
    return html + "<span class=\"type\">" + escaped(kind) + "</span></p>";
  }

  /// The last of a chain, where the source is another: "people briefed on it" to "The Post reported".
  [[nodiscard]] std::string innermost() const {
    const Json& links = list_of(r_, "chain");
    if (links.empty()) return "";
    const auto spans = view_.spans_of(links.back());
    if (spans.empty()) return "";
    const std::string_view words = view_.slice(spans.front());
    for (const TextSpan span : claim_.source) {
      if (view_.slice(span).find(words) != std::string_view::npos) return "";
    }
    return shown(words);
  }

  /// What the actor adds to the source as it is written: "Ada Moreau, harbour master, Port of Lisse" to "she".
  [[nodiscard]] std::string actor_in_words(const Json& actor) const {
    std::string written;
    for (const TextSpan span : claim_.source) written += lower(view_.slice(span));
    std::string words;
    for (const std::string_view text : {string_of(actor, "name"), string_of(field_of(actor, "role"), "text"),
                                        string_of(field_of(actor, "affiliation"), "text")}) {
      if (text.empty() || written.find(lower(text)) != std::string::npos) continue;
      const std::string html = shown(text);
      if (words.find(html) == std::string::npos) add(words, ", ", html);
    }
    return words;
  }

  /// From this article to the innermost holder, as one line.
  [[nodiscard]] std::string chain() const {
    const Json& links = list_of(r_, "chain");
    if (links.empty()) return "";
    std::string html = "<ol class=\"chain\" aria-label=\"how it reached this article\"><li>this article</li>";
    for (const Json& link : links) html += "<li>" + pieces_html(view_, view_.spans_of(link)) + "</li>";
    return html + "</ol>";
  }

  [[nodiscard]] std::string blame() const {
    const Json& blamed = field_of(r_, "responsibility");
    if (!blamed.is_object()) return "";
    const std::string name = shown(view_.actor_name(string_of(blamed, "actor")));
    const std::string written = exact(view_.slice(view_.span_of(field_of(blamed, "blamed"))));
    const std::string_view firmness = string_of(blamed, "firmness");
    const bool clears = firmness == "denied" || firmness == "exonerated";
    std::string html =
        "<p class=\"blame\"><b class=\"lab\">" + std::string(clears ? "Clears" : "Blames") + "</b> <b>" + written;
    html += "</b>" + (name.empty() || name == written ? "" : " (" + name + ")");
    html += (clears ? " of <q>" : " for <q>") + exact(view_.slice(view_.span_of(field_of(blamed, "act")))) + "</q>: ";
    html += "<span class=\"firm\">" + escaped(code_in_words(firmness)) + "</span>";
    const std::string tie = exact(view_.slice(view_.span_of(field_of(blamed, "tie"))));
    if (!tie.empty()) html += ", by the words <q>" + tie + "</q>";
    if (const Json& probability = field_of(blamed, "probability"); probability.is_object()) {
      html += ", probability <q>" + exact(view_.slice(view_.span_of(field_of(probability, "span")))) + "</q>";
    }
    return html + "</p>";
  }

  [[nodiscard]] std::string missing() const {
    const std::string words = missing_html(r_);
    return words.empty() ? "" : "<p class=\"missing\"><b class=\"lab\">Missing</b> " + words + "</p>";
  }

  [[nodiscard]] std::string details() const {
    std::string html = "<details><summary>Why, and what to do with it</summary><dl>";
    html += row("attribution", labels()) + row("how it came", relay()) + row("anonymity", anonymity());
    html += row("level", level()) + row("probability of each level", levels()) + row("because", because());
    html += row("other holders", corroboration()) + row("goes on", goes_on());
    html +=
        row("confidence", per_cent(number_of(r_, "confidence", 1)) + " that somebody is said to hold something here");
    return html + "</dl>" + tools() + "</details>";
  }

  [[nodiscard]] std::string labels() const {
    std::string words = label_in_words<Kind>(string_of(r_, "kind"));
    add(words, ", ", label_in_words<Commitment>(string_of(r_, "commitment")));
    add(words, ", ", label_in_words<Polarity>(string_of(r_, "polarity")));
    add(words, ", ", label_in_words<Directness>(string_of(r_, "directness")));
    return escaped(words);
  }

  [[nodiscard]] std::string relay() const { return escaped(label_in_words<Relay>(string_of(r_, "relay"))); }

  [[nodiscard]] std::string anonymity() const {
    if (string_of(r_, "anonymity") != "explicit") return "";
    const Json& grant = field_of(r_, "anonymity_grant");
    const std::string words = exact(view_.slice(view_.span_of(field_of(grant, "span"))));
    const std::string reason = exact(view_.slice(view_.span_of(field_of(grant, "reason"))));
    std::string html = words.empty() ? "the article says so" : "<q>" + words + "</q>";
    return html + (reason.empty() ? ", no reason given" : ", because <q>" + reason + "</q>");
  }

  [[nodiscard]] std::string level() const {
    if (claim_.level.empty()) return "";
    std::string html = escaped(claim_.level) + ": " + escaped(label_in_words<Level>(claim_.level));
    const std::string_view rule = string_of(strength_, "rule");
    if (!rule.empty() && rule != claim_.level) html += "; by the rule " + escaped(rule) + ", so look twice";
    return html;
  }

  [[nodiscard]] std::string levels() const {
    std::string words;
    const Json& shares = field_of(strength_, "levels");
    if (!shares.is_object()) return "";
    for (const auto& [name, share] : shares.items()) {
      if (share.is_number() && share.get<double>() >= kSmallestShown) {
        add(words, ", ", escaped(name) + " " + per_cent(share.get<double>()));
      }
    }
    return words;
  }

  [[nodiscard]] std::string because() const {
    std::vector<std::pair<std::string_view, double>> terms;
    for (const Json& term : list_of(strength_, "because")) {
      const double value = number_of(term, "contribution");
      if (std::abs(value) >= kSmallestShown) terms.emplace_back(string_of(term, "feature"), value);
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
    const bool cut = terms.size() > kReasons;
    terms.resize(std::min(terms.size(), kReasons));
    std::string words;
    for (const auto& [feature, value] : terms) {
      add(words, ", ", escaped(code_in_words(feature)) + (value < 0 ? " −" : " +") + two_places(std::abs(value)));
    }
    return cut ? words + ", and smaller ones" : words;
  }

  [[nodiscard]] std::string corroboration() const {
    const Json& found = field_of(r_, "corroboration");
    if (!found.is_object()) return "";
    const std::int64_t least = count_of(found, "at_least");
    const std::int64_t most = count_of(found, "at_most");
    std::string html = "held by at least " + std::to_string(least) + " and at most " + std::to_string(most) +
                       " independent in this article";
    std::string others;
    for (const Json& id : list_of(found, "relations")) {
      const ClaimView* other = id.is_string() ? view_.claim(id.get_ref<const std::string&>()) : nullptr;
      if (other != nullptr && other != &claim_) add(others, ", ", link_to(*other));
    }
    return others.empty() ? html : html + ": see " + others;
  }

  [[nodiscard]] std::string goes_on() const {
    const ClaimView* before = view_.claim(string_of(r_, "continues"));
    return before == nullptr ? "" : "from " + link_to(*before);
  }

  [[nodiscard]] std::string tools() const {
    std::string html = "<div class=\"tools\"><a href=\"#" + claim_.anchor + "\">link to this claim</a>";
    const std::string_view url = string_of(field_of(view_.record(), "metadata"), "url");
    const std::string_view content = claim_.content.empty() ? "" : view_.slice(claim_.content.front());
    if (const std::string link = text_fragment_link(url, content); !link.empty()) {
      html +=
          " <a href=\"" + escaped(link) + "\" rel=\"noopener noreferrer\" target=\"_blank\">open in the original</a>";
    }
    return html + "</div>";  // page.js adds what needs a script
  }

  const RecordView& view_;
  const ClaimView& claim_;
  const Json& r_;
  const Json& strength_;
};

}  // namespace

std::string level_html(std::string_view level) {
  const std::string known = level.empty() ? "AX" : escaped(level);
  std::string html = "<span class=\"level " + known + "\"><span class=\"dots\" aria-hidden=\"true\">";
  html += std::string(level_dots(level)) + "</span> <b>" + std::string(level_word(level)) + "</b>";
  return html + (level.empty() ? "</span>" : " <span class=\"code\">" + known + "</span></span>");
}

std::string missing_html(const Json& relation) {
  std::string words;
  for (const Json& code : list_of(field_of(relation, "strength"), "missing")) {
    if (code.is_string()) add(words, ", ", escaped(code_in_words(code.get_ref<const std::string&>())));
  }
  return words;
}

std::string claim_html(const RecordView& view, const ClaimView& claim, bool unsure) {
  return Card(view, claim).run(unsure);
}

}  // namespace sayso
