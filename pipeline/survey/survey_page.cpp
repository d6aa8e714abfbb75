#include "survey/survey_page.h"

#include <algorithm>
#include <array>

#include "core/labels.h"
#include "report/html_text.h"
#include "report/version.h"
#include "survey/page_figures.h"
#include "survey/plot.h"
#include "survey_report_css.h"

namespace sayso {
namespace {

struct Rate {
  const char* figure;
  const char* words;
};
constexpr auto kRates = std::to_array<Rate>({
    {"anonymous_claims", "claims with an anonymous source"},
    {"anonymous_claims_once", "claims, plural sources once"},
    {"anonymous_articles", "articles with an anonymous source"},
    {"no_holder", "claims that nobody is said to hold"},
    {"explicit_anonymity", "claims with anonymity granted"},
    {"explicit_articles", "articles with anonymity granted"},
    {"accusing_articles", "articles that tell an accusation"},
});

constexpr auto kSections = std::to_array<std::pair<const char*, const char*>>({{"rates", "At a glance"},
                                                                               {"types", "Who the sources are"},
                                                                               {"groups", "By outlet and by month"},
                                                                               {"strength", "How firmly"},
                                                                               {"commitment", "Cues and commitment"},
                                                                               {"lists", "Actors and phrases"},
                                                                               {"media", "Who cites whom"},
                                                                               {"blame", "Accusations"},
                                                                               {"each", "Each outlet and month"}});

std::string policy() {
  return "default-src 'none'; style-src '" + policy_hash(kSurveyReportCss) + "'; base-uri 'none'; form-action 'none'";
}

std::string paragraph(const std::string& text) {
  return "<p class=\"soft\">" + escaped(text) + "</p>";
}

/// The sections for articles, or for stories.
class Body {
 public:
  Body(const FigureIndex& index, bool copies, const SurveyFacts& facts)
      : index_(index), copies_(copies), facts_(facts) {}

  [[nodiscard]] std::string run() const {
    return section(0, rates()) + section(1, types()) + section(2, groups()) + section(3, strength()) +
           section(4, commitment()) + section(5, lists()) + section(6, media()) + section(7, blame()) +
           section(8, each());
  }

 private:
  using Rows = std::vector<PlotRow>;

  [[nodiscard]] std::string id(const std::string& name) const { return name + (copies_ ? "" : "-once"); }

  [[nodiscard]] std::string section(std::size_t n, const std::string& inside) const {
    const std::string at = id(kSections[n].first);
    return "<section aria-labelledby=\"" + at + "\"><h2 id=\"" + at + "\">" + kSections[n].second + "</h2>" + inside +
           "</section>";
  }

  [[nodiscard]] Rows rows_of(const std::string& figure, std::string_view kind = "all",
                             const std::string& group = "all") const {
    Rows rows;
    for (const FigureRow* row : index_.of(figure, kind, group)) rows.push_back({label_words(figure, row->label), row});
    return rows;
  }

  [[nodiscard]] Rows rates_of(std::string_view kind, const std::string& group) const {
    Rows rows;
    for (const Rate& rate : kRates) {
      for (const FigureRow* row : index_.of(rate.figure, kind, group)) rows.push_back({rate.words, row});
    }
    return rows;
  }

  static std::string both(const std::string& name, const std::string& head, const Rows& rows) {
    return interval_plot(name, rows) + figure_table(name, head, rows);
  }

  /// The groups that are shown, in the order of the table.
  [[nodiscard]] std::vector<std::string> shown_groups(std::string_view kind) const {
    std::vector<std::string> names = index_.groups(kind);
    if (names.size() <= kMostGroups) return names;
    if (kind == "month") std::reverse(names.begin(), names.end());
    names.resize(kMostGroups);
    if (kind == "month") std::reverse(names.begin(), names.end());
    return names;
  }

  [[nodiscard]] std::string rates() const {
    std::string html = paragraph(
        "Anonymous: a person, a group or a medium without a name that is no official voice of a named body. A plural "
        "source (\"officials\") counts once an article in the second rate. Granted: the article says in words that the "
        "source is not to be named.");
    html += both("Rates over all articles", "rate", rates_of("all", "all"));
    for (const FigureRow* row : index_.of("named_to_unnamed", "all", "all")) {
      html += "<p>Claims of sources with a name for each claim of one without: <b>" + counted_cell(*row) +
              "</b> as counted, <b>" + corrected_cell(*row) + "</b> corrected.</p>";
    }
    return html;
  }

  [[nodiscard]] std::string types() const {
    return both("Claims by type of source", "source", rows_of("source_type")) + "<h3>Sources without a name</h3>" +
           figure_table("How sources without a name are described", "described", rows_of("unnamed_described"));
  }

  [[nodiscard]] std::string groups() const {
    std::string html;
    for (const auto& [kind, words] : {std::pair("outlet", "outlet"), std::pair("month", "month")}) {
      Rows rows;
      for (const std::string& group : shown_groups(kind)) {
        for (const FigureRow* row : index_.of("anonymous_claims", kind, group))
          rows.push_back({group_label(kind, group), row});
      }
      html += "<h3>Claims with an anonymous source, by " + std::string(words) + "</h3>" +
              interval_plot("Claims with an anonymous source, by " + std::string(words), rows) + group_table(kind);
    }
    return html;
  }

  /// A row a group, a column a rate.
  [[nodiscard]] std::string group_table(const std::string& kind) const {
    static constexpr auto kColumns = std::to_array<Rate>({{"anonymous_claims", "anonymous claims"},
                                                          {"anonymous_claims_once", "plural once"},
                                                          {"anonymous_articles", "articles with one"},
                                                          {"named_to_unnamed", "named to one unnamed"},
                                                          {"no_holder", "held by nobody"},
                                                          {"accusing_articles", "accusing articles"}});
    const std::string caption = "Rates by " + kind + ": as counted, and below it corrected";
    std::vector<std::string> heads = {kind, "articles"};
    for (const Rate& rate : kColumns) heads.emplace_back(rate.words);
    std::string html = table_open(caption, heads);
    for (const std::string& group : shown_groups(kind)) {
      html += "<tr><th scope=\"row\">" + shown(group_label(kind, group)) + "</th>";
      bool first = true;
      for (const Rate& rate : kColumns) {
        for (const FigureRow* row : index_.of(rate.figure, kind, group)) {
          if (std::exchange(first, false)) html += "<td>" + std::to_string(row->articles) + "</td>";
          html +=
              "<td>" + counted_cell(*row) + (row->note == "no_table" ? "" : "<br>" + corrected_cell(*row)) + "</td>";
        }
      }
      html += "</tr>";
    }
    return html + kTableEnd;
  }

  [[nodiscard]] std::string strength() const {
    std::string html = paragraph(
        "A4 a name, A3 a named body or document, A2 a holder who could be found and asked, A1 a vague one, A0 nobody. "
        "It "
        "says how firmly a claim is attributed, not whether it is true.");
    html += both("Claims by strength", "strength", rows_of("strength"));
    for (const char* kind : {"outlet", "month"}) {
      std::vector<StackRow> stacks;
      for (const std::string& group : shown_groups(kind)) {
        StackRow stack{group_label(kind, group), std::vector<double>(kPatterns, 0)};
        for (const FigureRow* row : index_.of("strength", kind, group)) {
          const auto level = parse_label<Level>(row->label);
          stack.shares[level ? 4 - static_cast<std::size_t>(*level) : 5] = row->counted.value_or(0);
        }
        stacks.push_back(std::move(stack));
      }
      const std::string name = "Strength of claims by " + std::string(kind) + ", as counted";
      html += "<h3>" + name + "</h3>" + stacked_bars(name, {"A4", "A3", "A2", "A1", "A0", "none"}, stacks);
    }
    return html + paragraph("The tables of these bars stand below, outlet by outlet and month by month.");
  }

  [[nodiscard]] std::string commitment() const {
    std::string html = both("Claims by commitment", "the content is", rows_of("commitment")) + "<div class=\"lists\">";
    for (const std::string_view label : LabelNames<Commitment>::values)
      html += figure_table("Cues of what is " + label_words("commitment", std::string(label)), "cue",
                           top("cue:" + std::string(label), kShort));
    return html + "</div>";
  }

  [[nodiscard]] Rows top(const std::string& figure, std::size_t most, std::string_view kind = "all",
                         const std::string& group = "all") const {
    Rows rows = rows_of(figure, kind, group);
    rows.resize(std::min(rows.size(), most));
    return rows;
  }

  [[nodiscard]] std::string lists() const {
    std::string html =
        paragraph(facts_.merged ? "Actors of several articles are one where type and full name are equal; --no-merge "
                                  "counts each article's actor alone."
                                : "Each article's actor is counted alone (--no-merge).");
    return html + "<div class=\"lists\">" +
           figure_table("Top actors, share of all claims", "actor", top("top_actor", kLong)) +
           figure_table("Top sourcing phrases, share of all phrases", "phrase", top("top_phrase", kLong)) + "</div>";
  }

  [[nodiscard]] std::string media() const {
    const Rows rows = top("media_cited", kLong);
    if (rows.empty()) return "<p>No article cites another medium.</p>";
    return paragraph("Claims that a named medium holds or hands on, but for the article's own outlet.") +
           figure_table("Outlet and the medium that it cites, share of all claims", "outlet -> medium", rows);
  }

  [[nodiscard]] std::string blame() const {
    std::string html = paragraph(
        "What the articles say, not what is true. Persons who are not named as holders of an office are left out "
        "without --persons, and so is what one article alone tells.");
    if (facts_.persons_left_out > 0)
      html += "<p>" + std::to_string(facts_.persons_left_out) +
              (facts_.persons_left_out == 1 ? " blaming of a person is" : " blamings of persons are") +
              " left out.</p>";
    html += figure_table("Relations that blame or clear, by firmness", "firmness", rows_of("firmness"));
    return html + figure_table("Told by most articles", "blamed: act", top("accusation", kLong));
  }

  [[nodiscard]] std::string each() const {
    std::string html;
    for (const char* kind : {"outlet", "month"}) {
      for (const std::string& group : shown_groups(kind)) html += one(kind, group);
      const std::size_t all = index_.groups(kind).size();
      if (all > kMostGroups)
        html += paragraph("Of " + std::to_string(all) + " the page shows " + std::to_string(kMostGroups) +
                          "; the table has all.");
    }
    return html;
  }

  [[nodiscard]] std::string one(const char* kind, const std::string& group) const {
    const std::string name = group_label(kind, group);
    std::string html = "<details><summary>" + shown(name) + "</summary>";
    html += figure_table(name + ": rates", "rate", rates_of(kind, group));
    for (const auto& [figure, words] :
         {std::pair("source_type", "type of source"), std::pair("strength", "strength"),
          std::pair("commitment", "commitment"), std::pair("top_actor", "actors"), std::pair("top_phrase", "phrases"),
          std::pair("media_cited", "media cited"), std::pair("accusation", "accusations")})
      html += figure_table(name + ": " + words, words, top(figure, kShort, kind, group));
    return html + "</details>";
  }

  static constexpr std::size_t kShort = 10;
  static constexpr std::size_t kLong = 25;

  const FigureIndex& index_;
  bool copies_;
  const SurveyFacts& facts_;
};

std::string legend() {
  return "<p>○ with a thin line: as counted. ◆ with a thick line: corrected for the known errors. The lines are 95 % "
         "intervals: what the figure would be with other articles of the same kind (bootstrap over articles, 1,000 "
         "resamples, fixed seed); the thick ones also with other tables of errors.</p>";
}

std::string caveats(const ConfusionSet& confusion) {
  return "<div class=\"box not\"><p><b>How far to believe it.</b> The corrections hold where articles err like "
         "these: " +
         escaped(confusion.population) +
         ". Claims that sayso misses or makes up are not corrected. Rates over fewer than 10 articles or claims are "
         "counted and not estimated. A figure says how these articles source what they say, not what is true.</p>" +
         legend() + "</div>";
}

std::string errors_section(const ConfusionSet& confusion) {
  std::string html =
      "<section aria-labelledby=\"errors\"><h2 id=\"errors\">What the corrections rest on</h2>" +
      paragraph(
          "How often a label was read right, and on how many examples. Few examples make wide intervals. A table "
          "that has no example of a label that these articles were given corrects nothing.") +
      "<div class=\"lists\">";
  for (const auto& [name, table] : confusion.tables) {
    html += table_open(name, {"label", "read right", "examples"});
    for (std::size_t l = 0; l < table.labels.size(); ++l) {
      const double all = table.examples(l);
      html += "<tr><th scope=\"row\">" + escaped(table.labels[l]) + "</th><td>" +
              (all > 0 ? percent(table.counts[l][l] / all) : std::string("–")) + "</td><td>" + fixed(all, 0) +
              "</td></tr>";
    }
    html += kTableEnd;
  }
  return html + "</div></section>";
}

std::string header(const SurveyFacts& facts) {
  std::string html = "<header><h1>How " + shown(facts.run) + " is sourced</h1><p class=\"meta\">" +
                     std::to_string(facts.articles) + (facts.articles == 1 ? " article, " : " articles, ") +
                     std::to_string(facts.stories) + (facts.stories == 1 ? " story" : " stories") + " without copies";
  if (facts.set_aside > 0) html += ", " + std::to_string(facts.set_aside) + " set aside";
  if (!facts.complete) html += ", of a run that is not at its end";
  html += ". sayso " + std::string(program_version());
  if (!facts.date.empty()) html += ", " + escaped(facts.date);
  return html + ".</p></header>";
}

std::string contents() {
  std::string html = "<nav aria-label=\"Contents\" class=\"box\"><ul>";
  for (const auto& [at, words] : kSections) {
    html += "<li><a class=\"articles\" href=\"#" + std::string(at) + "\">" + words +
            "</a><a class=\"stories\" href=\"#" + std::string(at) + "-once\">" + words + "</a></li>";
  }
  return html + "<li><a href=\"#errors\">What the corrections rest on</a></li></ul></nav>";
}

std::string chooser(const SurveyFacts& facts) {
  return "<fieldset><legend>Copies of one story</legend><label><input type=\"radio\" name=\"copies\" id=\"all\" "
         "checked> "
         "every article (" +
         std::to_string(facts.articles) +
         ")</label><label><input type=\"radio\" name=\"copies\" id=\"stories\"> each story once in its group (" +
         std::to_string(facts.stories) + " in all)</label></fieldset>";
}

}  // namespace

std::string survey_page(const std::vector<FigureRow>& rows, const SurveyFacts& facts, const ConfusionSet& confusion) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">";
  html += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + escaped(policy()) + "\">";
  html += "<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
  html += "<title>How " + shown(facts.run) + " is sourced</title><style>" + std::string(kSurveyReportCss) +
          "</style></head><body><a class=\"skip\" href=\"#main\">Skip to the figures</a>";
  html += plot_patterns() + header(facts) + "<main id=\"main\" tabindex=\"-1\">" + caveats(confusion) + chooser(facts) +
          contents();
  for (const bool copies : {true, false}) {
    const FigureIndex index(rows, copies);
    html += "<div class=\"" + std::string(copies ? "articles" : "stories") + "\">" + Body(index, copies, facts).run() +
            "</div>";
  }
  return html + errors_section(confusion) + "</main></body></html>\n";
}

}  // namespace sayso
