// The page of one article: its head, the counts by level, each claim, the sourcing phrases, and what the score is not.
#include "report/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "core/text.h"
#include "report/blame_block.h"
#include "report/claim_order.h"
#include "report/terminal_page.h"
#include "report/terminal_text.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr std::size_t kContentBytes = 600;  // of a content: three or four sentences; the middle of a longer one is cut
constexpr std::size_t kSpanBytes = 240;     // of any other text of the article: a noun phrase with its apposition
constexpr std::size_t kReasons = 4;         // terms of the score that are shown: the largest
constexpr double kSmallestShown = 0.005;    // of a term: less is 0.00 as it is printed
constexpr long kSmallestPercent = 5;        // of a level's chance: less is left out
constexpr int kIndent = 5;                  // columns before the text of a claim, for its number
constexpr int kNestedIndent = 4;            // columns more for a claim within a claim
constexpr int kDeepest = 4;                 // levels of nesting that are indented
constexpr std::size_t kLevels = LabelNames<Level>::values.size();
constexpr int kMarkColumns = 10;              // "no level", and two spaces
constexpr int kCountColumns = 15;             // the mark, up to three digits, and two spaces
constexpr std::string_view kGap = " [...] ";  // between the pieces of a discontinuous span

struct LevelLook {
  std::string_view mark;
  Paint paint;
};
constexpr std::array<LevelLook, kLevels> kLooks = {{{"○○○○", Paint::red},
                                                    {"●○○○", Paint::magenta},
                                                    {"●●○○", Paint::yellow},
                                                    {"●●●○", Paint::cyan},
                                                    {"●●●●", Paint::green}}};

std::string two_places(double value) {
  std::array<char, 40> digits{};
  const double bounded = std::clamp(value, -1e9, 1e9);
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), bounded, std::chars_format::fixed, 2).ptr;
  return {digits.data(), end};
}

void add(std::string& list, std::string_view separator, std::string_view item) {
  if (item.empty()) return;
  if (!list.empty()) list += separator;
  list += item;
}

/// Prints one document. A method a part of the page.
class Report {
 public:
  Report(std::ostream& out, const Document& document, const TerminalStyle& style)
      : d_(document), page_(out, style), claims_(claims_in_order(document.attributions)) {
    numbers_.resize(claims_.size());
    for (const PlacedClaim& claim : claims_) numbers_[claim.attribution] = claim.number;
  }

  void run() {
    header();
    print_blame_block(page_, d_, numbers_);
    counts();
    for (const PlacedClaim& placed : claims_) claim(placed);
    phrases();
    page_.line("");
    page_.text(0,
               "What the score is not: it says how firmly this article attributes a claim to somebody who could be "
               "asked, not whether the claim is true.",
               Paint::dim);
  }

 private:
  // -------------------------------------------------------------- text of the article
  [[nodiscard]] std::string shown(TokenSpan tokens, std::size_t limit = kSpanBytes) const {
    return one_line(shorten(text_of(d_.article.text, d_.segmentation, tokens), limit));
  }

  [[nodiscard]] std::string shown(const std::vector<TokenSpan>& pieces, std::size_t limit = kSpanBytes) const {
    std::string all;
    for (const TokenSpan piece : pieces) add(all, kGap, text_of(d_.article.text, d_.segmentation, piece));
    return one_line(shorten(all, limit));
  }

  // -------------------------------------------------------------- the head of the page
  [[nodiscard]] std::string headline() const {
    for (const Paragraph& p : d_.segmentation.paragraphs) {
      if (p.zone == Zone::headline) return one_line(shorten(slice(d_.article.text, p.span), kContentBytes));
    }
    return "";
  }

  void header() {
    const auto metadata = nlohmann::json::parse(d_.article.metadata, nullptr, false);
    const auto known = [&metadata](const char* key) -> std::string {
      if (!metadata.is_object() || !metadata.contains(key) || !metadata[key].is_string()) return "";
      return one_line(shorten(metadata[key].get_ref<const std::string&>(), kSpanBytes));
    };
    std::string title = headline();
    if (title.empty()) title = known("title");
    std::string below = one_line(shorten(d_.article.id, kSpanBytes));
    add(below, " · ", known("outlet"));
    add(below, " · ", known("published"));
    if (!title.empty()) page_.text(0, title, Paint::bold);
    page_.text(0, below, Paint::dim);
    for (const std::string& warning : d_.warnings) page_.text(0, "Warning: " + code_in_words(warning));
    page_.line("");
  }

  void counts() {
    std::array<std::size_t, kLevels> at{};
    std::size_t without = 0;
    for (const auto& strength : d_.strength.strengths) {
      strength ? ++at[static_cast<std::size_t>(strength->level)] : ++without;
    }
    const std::size_t all = d_.attributions.size();
    page_.line(all == 0 ? "No claims found." : all == 1 ? "1 claim" : std::to_string(all) + " claims");
    if (all == 0) return;
    for (std::size_t i = kLevels; i > 0; --i) {
      const auto level = static_cast<Level>(i - 1);
      count_line(level_mark(level), kLooks[i - 1].paint, at[i - 1], in_words(level));
    }
    if (without > 0) count_line("no level", Paint::plain, without, "nothing asserted, or the writer's own voice");
  }

  void count_line(const std::string& mark, Paint paint, std::size_t count, std::string_view what) {
    const std::string label =
        mark + std::string(static_cast<std::size_t>(kMarkColumns - columns_of(mark)), ' ') + std::to_string(count);
    page_.field(2, label, what, paint, kCountColumns);
  }

  static std::string level_mark(Level level) {
    return std::string(name(level)) + ' ' + std::string(kLooks[static_cast<std::size_t>(level)].mark);
  }

  // -------------------------------------------------------------- one claim
  void claim(const PlacedClaim& placed) {
    const Attribution& a = d_.attributions[placed.attribution];
    const Holder& holder = d_.holders.holders[placed.attribution];
    const int front = kNestedIndent * std::min(placed.depth, kDeepest);
    const int indent = front + kIndent;
    page_.line("");
    page_.line(claim_head(placed, front));
    page_.text(indent, shown(a.content, kContentBytes), Paint::bold);
    page_.field(indent, "held by", held_by(a, holder));
    page_.field(indent, "cue", cue(a, d_.strength.stances[placed.attribution]));
    page_.field(indent, "path", path(holder));
    page_.field(indent, "anonymity", anonymity(holder));
    if (a.continues) page_.field(indent, "goes on", "from claim " + numbers_[*a.continues]);
    if (const auto& strength = d_.strength.strengths[placed.attribution]) {
      page_.field(indent, "levels", levels(*strength));
      page_.field(indent, "because", because(*strength));
      page_.field(indent, "missing", missing(*strength));
    }
    if (const auto& corroboration = d_.strength.corroborations[placed.attribution]) {
      page_.field(indent, "support", support(*corroboration));
    }
  }

  [[nodiscard]] std::string claim_head(const PlacedClaim& placed, int front) const {
    const auto& strength = d_.strength.strengths[placed.attribution];
    std::string number = placed.number;
    number.resize(std::max(number.size() + 1, static_cast<std::size_t>(kIndent)), ' ');
    std::string head = std::string(static_cast<std::size_t>(front), ' ') + page_.painted(number, Paint::bold);
    if (strength) {
      const Paint paint = kLooks[static_cast<std::size_t>(strength->level)].paint;
      head += page_.painted(level_mark(strength->level), paint) + ' ' + two_places(strength->score);
      head += " (" + two_places(strength->interval.low) + " to " + two_places(strength->interval.high) + ')';
      if (strength->rule != strength->level) head += " (by the rule " + std::string(name(strength->rule)) + ')';
    } else {
      const Polarity polarity = d_.strength.stances[placed.attribution].polarity;
      const std::string_view why = in_words(polarity);
      head += "no level: " + std::string(why.empty() ? "the writer's own voice" : why);
    }
    std::string where(in_words(d_.attributions[placed.attribution].zone));
    add(where, ", ", placed.depth > 0 ? "inside the claim above" : "");
    return where.empty() ? head : head + "  " + page_.painted(where, Paint::dim);
  }

  [[nodiscard]] std::string held_by(const Attribution& a, const Holder& holder) const {
    std::string who = shown(a.source);
    if (who.empty()) who = holder.type == SourceType::none ? "nobody" : "not named here";
    if (holder.actor) {
      const std::string resolved = actor_in_words(d_.actors.actors[*holder.actor], who);
      if (!resolved.empty()) who += " = " + resolved;
    }
    std::string kind(holder.type == SourceType::none ? "" : in_words(holder.type));
    add(kind, ", ", in_words(holder.described, holder.type));
    return kind.empty() ? who : who + " (" + kind + ')';
  }

  /// What the actor adds to the source as it is written: "Ada Moreau, harbour master, Port of Lisse" to "she".
  [[nodiscard]] std::string actor_in_words(const Actor& actor, const std::string& written) const {
    std::string words;
    const auto news = [&words, &written](const std::string& text) {
      if (written.find(text) == std::string::npos && words.find(text) == std::string::npos) add(words, ", ", text);
    };
    news(one_line(shorten(actor.name, kSpanBytes)));
    if (actor.role) news(shown(actor.role->tokens));
    if (actor.affiliation) news(shown(actor.affiliation->tokens));
    return words;
  }

  [[nodiscard]] std::string cue(const Attribution& a, const Stance& stance) const {
    std::string words = shown(a.cue);
    if (words.empty()) words = "(no cue)";
    words += ": ";
    words += in_words(stance.kind);
    add(words, ", ", in_words(stance.commitment));
    add(words, ", ", in_words(stance.polarity));
    add(words, ", ", in_words(a.directness));
    return words;
  }

  /// "article <- ABC News <- a senior administration official (relayed by ...)"; empty where there is one holder.
  [[nodiscard]] std::string path(const Holder& holder) const {
    if (holder.chain.empty()) return holder.relay == Relay::firsthand ? "" : std::string(in_words(holder.relay));
    std::string words = "article";
    for (const ChainLink& link : holder.chain) {
      add(words, " <- ", shown(link.tokens));
      if (link.named) words += " (" + shown(*link.named) + ')';
    }
    return words + " (" + std::string(in_words(holder.relay)) + ')';
  }

  [[nodiscard]] std::string anonymity(const Holder& holder) const {
    if (holder.anonymity == Anonymity::no) return "";
    if (!holder.grant) return "the article says so";
    std::string words = shown(holder.grant->span);
    if (holder.grant->reason) words += " (reason: " + shown(*holder.grant->reason) + ')';
    return words;
  }

  [[nodiscard]] static std::string because(const Strength& strength) {
    std::vector<const Contribution*> terms;
    for (const Contribution& term : strength.because) {
      if (std::abs(term.value) >= kSmallestShown) terms.push_back(&term);
    }
    std::stable_sort(terms.begin(), terms.end(), [](const Contribution* a, const Contribution* b) {
      return std::abs(a->value) > std::abs(b->value);
    });
    terms.resize(std::min(terms.size(), kReasons));
    std::string words;
    for (const Contribution* term : terms) {
      add(words, ", ", code_in_words(term->feature) + (term->value < 0 ? " " : " +") + two_places(term->value));
    }
    return words;
  }

  /// "A2 81 %, A1 15 %": the likely levels, the likeliest first; empty where there is no doubt.
  [[nodiscard]] static std::string levels(const Strength& strength) {
    std::vector<std::size_t> order(kLevels);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&strength](std::size_t a, std::size_t b) { return strength.levels[a] > strength.levels[b]; });
    std::string words;
    for (const std::size_t i : order) {
      const long percent = std::lround(strength.levels[i] * 100);
      if (percent < kSmallestPercent) continue;
      add(words, ", ", std::string(name(static_cast<Level>(i))) + ' ' + std::to_string(percent) + " %");
    }
    return words;
  }

  /// "one to two independent holders (claims 3, 7)".
  [[nodiscard]] std::string support(const Corroboration& c) const {
    if (c.relations.empty()) return c.at_least == 0 ? "no holder, and nobody else says so" : "no second source";
    std::string words = number_in_words(c.at_least);
    if (c.at_most != c.at_least) words += " to " + number_in_words(c.at_most);
    words += c.at_most == 1 ? " independent holder" : " independent holders";
    std::string claims;
    for (const std::uint32_t r : c.relations) add(claims, ", ", numbers_[r]);
    return words + (c.relations.size() == 1 ? " (with claim " : " (with claims ") + claims + ')';
  }

  [[nodiscard]] static std::string missing(const Strength& strength) {
    std::string words;
    for (const std::string& code : strength.missing) add(words, ", ", code_in_words(code));
    return words;
  }

  // -------------------------------------------------------------- sourcing phrases
  void phrases() {
    std::map<std::pair<std::string, SourceType>, std::size_t> counted;
    for (const SourcingPhrase& phrase : d_.holders.phrases) ++counted[{phrase.normalized, phrase.type}];
    if (counted.empty()) return;
    std::vector<std::pair<std::pair<std::string, SourceType>, std::size_t>> ranked(counted.begin(), counted.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    page_.line("");
    page_.line("Sourcing phrases: how this article points at sources without naming a person");
    for (const auto& [phrase, count] : ranked) {
      const std::string words = one_line(shorten(phrase.first, kSpanBytes));
      page_.text(2, std::to_string(count) + " x  " + words + "  (" + std::string(phrase_class(phrase.second)) + ')');
    }
  }

  static std::string_view phrase_class(SourceType type) {
    return type == SourceType::none ? "nobody is said to hold it" : in_words(type);
  }

  const Document& d_;
  Page page_;
  std::vector<PlacedClaim> claims_;
  std::vector<std::string> numbers_;  // of each relation
};

}  // namespace

void print_report(std::ostream& out, const Document& document, const TerminalStyle& style) {
  Report(out, document, style).run();
}

}  // namespace sayso
