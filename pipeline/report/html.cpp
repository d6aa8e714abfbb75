// The frame of the page: head, counts, filters, the two columns, the record and the script.
#include "report/html.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/json_depth.h"
#include "report/html_article.h"
#include "report/html_claim.h"
#include "report/html_text.h"
#include "report/record_view.h"
#include "report/words.h"
#include "report_marks_js.h"
#include "report_page_css.h"
#include "report_record_js.h"
#include "report_view_js.h"

namespace sayso {
namespace {

constexpr const char* kNoLevel = "AX";  // in class names: a claim without a level
constexpr std::size_t kPhrasesShown = 40;

/// One scope, so that no file needs a loader.
const std::string& script() {
  static const std::string all =
      std::string(kReportRecordJs) + std::string(kReportViewJs) + std::string(kReportMarksJs);
  return all;
}

std::string checkbox(const std::string& id, const std::string& label_html, bool checked) {
  return "<label><input type=\"checkbox\" id=\"" + id + "\"" + (checked ? " checked" : "") + "> " + label_html +
         "</label>";
}

class PageWriter {
 public:
  PageWriter(std::string_view json, const Json& record, const PageOptions& options)
      : json_(json), view_(record), options_(options) {
    for (const ClaimView& claim : view_.claims()) unsure_ += is_unsure(claim) ? 1 : 0;
  }

  std::string run() && {
    const std::string title = shown(page_title());
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">";
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + escaped(page_policy()) + "\">";
    html += "<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
    html += "<title>" + title + " – claims and sources</title><style>" + std::string(kReportPageCss) +
            "</style></head><body>";
    html += "<a class=\"skip\" href=\"#claims\">Skip to the claims</a>" + header(title);
    html +=
        "<main><section class=\"article\" aria-labelledby=\"the-article\" tabindex=\"0\"><h2 id=\"the-article\">The "
        "article</h2>";
    html += article_html(view_, options_.confidence) + "</section><div class=\"side\">" + accusations_html(view_);
    html += claims() + phrases() + "</div></main>";
    html += "<p id=\"status\" role=\"status\" class=\"vh\"></p>";
    html += "<script type=\"application/json\" id=\"record\">" + script_json(json_) + "</script>";
    return html + "<script type=\"module\">" + script() + "</script></body></html>\n";
  }

 private:
  [[nodiscard]] bool is_unsure(const ClaimView& claim) const {
    return number_of(*claim.relation, "confidence", 1) < options_.confidence;
  }

  [[nodiscard]] std::string_view metadata(const char* key) const {
    return string_of(field_of(view_.record(), "metadata"), key);
  }

  [[nodiscard]] std::string page_title() const {
    std::string_view title;
    for (const Json& p : list_of(view_.record(), "paragraphs")) {
      if (title.empty() && string_of(p, "zone") == "headline") title = view_.slice(view_.span_of(field_of(p, "span")));
    }
    for (const std::string_view other : {metadata("title"), string_of(view_.record(), "id")}) {
      if (title.empty()) title = other;
    }
    return std::string(title.empty() ? "An article" : title);
  }

  // -------------------------------------------------------------- the head of the page
  [[nodiscard]] std::string header(const std::string& title) const {
    std::string below;
    for (const std::string_view part : {metadata("outlet"), metadata("author"), metadata("published")}) {
      if (!part.empty()) below += (below.empty() ? "" : " · ") + shown(part);
    }
    std::string html = "<header><h1>" + title + "</h1>";
    if (!below.empty()) html += "<p class=\"meta\">" + below + "</p>";
    for (const Json& code : list_of(view_.record(), "warnings")) {
      if (code.is_string())
        html += "<p class=\"warning\">" + escaped(code_in_words(code.get_ref<const std::string&>())) + "</p>";
    }
    html +=
        "<p class=\"not\"><b>What the score is not.</b> It says how firmly this article attributes a claim to somebody "
        "who could be asked. It does not say whether the claim is true.</p>";
    return html + tallies() + run_facts() + "</header>";
  }

  /// Claims of each level that are shown from the start, in one line.
  [[nodiscard]] std::string tallies() const {
    if (view_.claims().empty()) return "";
    std::map<std::string_view, std::size_t> levels;
    for (const ClaimView& claim : view_.claims()) {
      if (!is_unsure(claim)) ++levels[claim.level];
    }
    std::string html = "<p class=\"tallies\"><b>Claims by strength:</b>";
    for (const std::string_view level : {"A4", "A3", "A2", "A1", "A0", ""}) {
      html += " <span>" + std::to_string(levels[level]) + " " + level_html(level) + "</span>";
    }
    if (unsure_ > 0) html += " <span>" + std::to_string(unsure_) + " uncertain</span>";
    return html + "</p>";
  }

  [[nodiscard]] std::string run_facts() const {
    const Json& record = view_.record();
    const Json& model = field_of(record, "model");
    const Json& program = field_of(record, "program");
    const auto fact = [](const char* name, const std::string& value) {
      return value.empty() ? std::string() : "<div><dt>" + std::string(name) + "</dt><dd>" + value + "</dd></div>";
    };
    std::string html = "<dl class=\"run\">" + fact("file", shown(string_of(record, "id")));
    html += fact("text, SHA-256", "<code>" + shown(string_of(record, "text_sha256")) + "</code>");
    html += fact("model", shown(string_of(model, "name")) + " " + shown(string_of(model, "version")));
    html += fact("program", shown(string_of(program, "name")) + " " + shown(string_of(program, "version")) +
                                ", schema " + shown(string_of(record, "schema_version")));
    return html + fact("date of the run", escaped(options_.date)) + "</dl>";
  }

  // -------------------------------------------------------------- the claims
  [[nodiscard]] std::string claims() const {
    std::string html = "<section aria-labelledby=\"claims\"><h2 id=\"claims\" tabindex=\"-1\">Claims</h2>";
    const std::size_t all = view_.claims().size();
    if (all == 0) return html + "<p>No claims found.</p></section>";
    html += "<p class=\"count\">" + std::to_string(all - unsure_) + (all - unsure_ == 1 ? " claim" : " claims");
    html += ", in the order of the article";
    if (unsure_ > 0) html += "; " + std::to_string(unsure_) + " more are uncertain, behind the switch below";
    html += ".</p>" + filters() + toolbar() + "<ol class=\"cards\">";
    for (const ClaimView& claim : view_.claims()) html += claim_html(view_, claim, is_unsure(claim));
    return html + "</ol><p class=\"none-left\" hidden>No claim passes these filters.</p></section>";
  }

  [[nodiscard]] std::string filters() const {
    std::map<std::string, std::size_t> levels;
    std::map<std::string, std::size_t> types;
    for (const ClaimView& claim : view_.claims()) {
      if (is_unsure(claim)) continue;
      ++levels[claim.level.empty() ? kNoLevel : std::string(claim.level)];
      ++types[std::string(string_of(field_of(*claim.relation, "source"), "type"))];
    }
    std::string html = "<fieldset class=\"levels\"><legend>Strength: show</legend>";
    for (const std::string_view level : {"A4", "A3", "A2", "A1", "A0", ""}) {
      const std::string known = level.empty() ? kNoLevel : std::string(level);
      html += checkbox("f-" + known,
                       "<b class=\"tally\">" + std::to_string(levels[known]) + "</b> " + level_html(level) +
                           " <span class=\"m c " + known + "\">underlined so</span> <span class=\"expl\">" +
                           level_meaning(level) + "</span>",
                       true);
    }
    html +=
        "</fieldset><details class=\"types\"><summary>Filter by type of source</summary><fieldset><legend>Sources: "
        "show</legend>";
    for (const std::string_view type : LabelNames<SourceType>::values) {
      if (const auto found = types.find(std::string(type)); found != types.end()) {
        html += checkbox(
            "f-" + found->first,
            escaped(label_in_words<SourceType>(type)) + " <b class=\"tally\">" + std::to_string(found->second) + "</b>",
            true);
      }
    }
    return html + "</fieldset></details>";
  }

  static std::string level_meaning(std::string_view level) {
    return level.empty() ? "nothing asserted, or the writer’s own voice" : escaped(label_in_words<Level>(level));
  }

  [[nodiscard]] std::string toolbar() const {
    std::string html = "<div class=\"bar\">";
    if (unsure_ > 0) {
      html += checkbox("unsure", "show uncertain <b class=\"tally\">" + std::to_string(unsure_) + "</b>", false);
    }
    // What needs a script is added by it (view.js), so that without scripts nothing stands there that does nothing.
    return html + "<span id=\"tools\"></span></div>";
  }

  // -------------------------------------------------------------- sourcing phrases
  [[nodiscard]] std::string phrases() const {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> counted;
    for (const Json& p : list_of(view_.record(), "sourcing_phrases")) {
      ++counted[{string_of(p, "normalized"), string_of(p, "class")}];
    }
    if (counted.empty()) return "";
    std::vector<std::pair<std::pair<std::string_view, std::string_view>, std::size_t>> ranked(counted.begin(),
                                                                                              counted.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    ranked.resize(std::min(ranked.size(), kPhrasesShown));
    std::string html =
        "<section aria-labelledby=\"phrases\"><h2 id=\"phrases\">Sources without a person’s name</h2>"
        "<ul class=\"phrases\">";
    for (const auto& [phrase, count] : ranked) {
      html +=
          "<li><b class=\"tally\">" + std::to_string(count) + "</b> " + shown(phrase.first) + " <span class=\"expl\">" +
          escaped(phrase.second == "none" ? "nobody is said to hold it" : label_in_words<SourceType>(phrase.second)) +
          "</span></li>";
    }
    return html + "</ul></section>";
  }

  std::string_view json_;  // as it came: numbers of the metadata are not read and written again
  RecordView view_;
  const PageOptions& options_;
  std::size_t unsure_ = 0;
};

}  // namespace

std::string_view page_style() {
  return kReportPageCss;
}

std::string page_policy() {
  return "default-src 'none'; script-src '" + policy_hash(script()) + "'; style-src '" + policy_hash(kReportPageCss) +
         "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
}

std::string html_page(std::string_view record, const PageOptions& options) {
  const Json parsed = nests_deeper(record) ? Json() : Json::parse(record, nullptr, false);
  const std::string_view json = parsed.is_object() ? record : "{}";
  return PageWriter(json, parsed, options).run();
}

}  // namespace sayso
