// The cue's own words first, then the medium in its sentence.
#include "actor/relay.h"

#include <algorithm>
#include <initializer_list>

namespace sayso::actor {
namespace {

constexpr std::uint32_t kReach =
    12;  // tokens from the cue to the medium: "said in an interview on Monday with the BBC"

constexpr std::uint32_t kLongestHolder = 24;  // tokens behind "citing": "two people who were briefed on the talks"
constexpr std::uint32_t kOpening =
    4;  // tokens into a sentence that opens with its venue: "On Fox News Sunday, he said"
constexpr std::uint32_t kWindow = 120;  // tokens to each side of the cue; longer sentences are lists or broken text

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool inside(const std::vector<TokenSpan>& spans, std::uint32_t token) {
  return std::any_of(spans.begin(), spans.end(), [&](TokenSpan s) { return s.contains(token); });
}

bool holds(SourceType type) {
  return type != SourceType::none && type != SourceType::author;
}
bool medium_type(SourceType type) {
  return type == SourceType::media_named || type == SourceType::media_unnamed;
}

class RelayFinder {
 public:
  RelayFinder(const Words& w, const SourceReader& reader, const Attribution& a, const SourceReading& source)
      : w_(w), reader_(reader), a_(a), source_(source) {}

  RelayReading run() {
    if (a_.cue.empty() && a_.source.empty()) return {};
    if (reportedly()) return {.relay = Relay::via_unnamed, .medium = {}, .holder = {}};
    if (auto passive = passive_relay()) return *passive;
    if (auto active = quotes_somebody()) return *active;
    if (auto behind = behind_medium()) return *behind;
    if (medium_type(source_.type) || source_.type == SourceType::author) return {};
    if (const auto venue = venue_medium()) return at_venue(*venue);
    if (const auto medium = according_to()) return {.relay = Relay::via_named, .medium = medium, .holder = {}};
    return {};
  }

 private:
  [[nodiscard]] std::uint32_t anchor() const { return a_.cue.empty() ? a_.source.front().begin : a_.cue.front().begin; }
  /// The cue's sentence, or as much of a monstrous one as lies around the cue.
  [[nodiscard]] TokenSpan sentence() const {
    const TokenSpan s = w_.sentence_span(anchor());
    const std::uint32_t at = anchor();
    return {std::max(s.begin, at > kWindow ? at - kWindow : 0), std::min(s.end, at + kWindow)};
  }

  template <class Test>
  [[nodiscard]] bool any_cue_word(Test test) const {
    for (const TokenSpan span : a_.cue) {
      for (std::uint32_t i = span.begin; i < span.end; ++i) {
        if (test(i)) return true;
      }
    }
    return false;
  }

  /// "reportedly"; "was reported to have said"; "it was widely reported".
  [[nodiscard]] bool reportedly() const {
    if (any_cue_word([&](std::uint32_t i) { return one_of(w_.lower(i), {"reportedly", "rumored", "rumoured"}); }))
      return true;
    if (!a_.source.empty() && holds(source_.type) && !cue_has("have")) return false;
    return passive("reported") && !by_phrase();
  }

  [[nodiscard]] bool cue_has(std::string_view word) const {
    return any_cue_word([&](std::uint32_t i) { return w_.lower(i) == word; });
  }

  [[nodiscard]] bool passive(std::string_view participle) const {
    const bool be = any_cue_word([&](std::uint32_t i) {
      return one_of(w_.lower(i), {"is", "are", "was", "were", "been", "being"});
    });
    return be && cue_has(participle);
  }

  /// The noun phrase behind "by" in the cue or right behind it, unless it is the relation's own source.
  [[nodiscard]] std::optional<TokenSpan> by_phrase() const {
    if (a_.cue.empty()) return std::nullopt;
    const std::uint32_t end = std::min(a_.cue.back().end + 2, sentence().end);
    const std::uint32_t by = w_.find("by", a_.cue.front().begin, end);
    if (by + 1 >= sentence().end || by >= end || inside(a_.source, by + 1) || inside(a_.content, by + 1))
      return std::nullopt;
    std::uint32_t last = by + 1;
    while (last < sentence().end && last - by < kReach && !inside(a_.content, last) && w_.lower(last) != "as" &&
           (reader_.names().at(last) || !w_.punctuation(last))) {
      ++last;
    }
    return TokenSpan{by + 1, last};
  }

  /// "was quoted by Harbour News as saying", "was quoted as saying".
  [[nodiscard]] std::optional<RelayReading> passive_relay() const {
    const bool quoted = passive("quoted") || passive("cited") || passive("paraphrased") || passive("heard") ||
                        passive("recorded") || (passive("reported") && cue_has("saying"));
    if (!quoted || !holds(source_.type)) return std::nullopt;
    const auto by = by_phrase();
    if (!by)
      return cue_has("quoted") || cue_has("cited") ? std::optional(RelayReading{Relay::via_unnamed, {}, {}})
                                                   : std::nullopt;
    const SourceReading medium = reader_.read_phrase(*by);
    const Relay relay = is_named(medium.type) ? Relay::via_named : Relay::via_unnamed;
    return RelayReading{relay, medium.phrase.chunk, {}};
  }

  /// "Radio Delta quoted a witness as saying": the holder stands between the verb and "as saying".
  [[nodiscard]] std::optional<RelayReading> quotes_somebody() const {
    if (a_.cue.empty() || !holds(source_.type) || passive("quoted") || passive("cited")) return std::nullopt;
    const TokenSpan s = sentence();
    std::uint32_t verb = a_.cue.front().begin;
    while (verb < a_.cue.front().end && !one_of(w_.lower(verb), {"quoted", "quotes", "cited", "cites"})) ++verb;
    if (verb == a_.cue.front().end) return std::nullopt;
    const std::uint32_t as = w_.find("as", verb + 1, std::min(s.end, verb + 1 + kLongestHolder));
    if (as + 1 >= s.end || as == verb + 1 || w_.lower(as) != "as" || w_.lower(as + 1) != "saying") return std::nullopt;
    SourceReading holder = reader_.read_phrase({verb + 1, as});
    if (!holds(holder.type)) return std::nullopt;
    const Relay relay = is_named(source_.type) ? Relay::via_named : Relay::via_unnamed;
    return RelayReading{relay, source_.phrase.chunk, holder};
  }

  /// "Citing unnamed officials, The Daily X reported": the holder is whom the medium cites.
  [[nodiscard]] std::optional<RelayReading> behind_medium() const {
    if (!medium_type(source_.type) && source_.type != SourceType::organization_named) return std::nullopt;
    const std::uint32_t begin = sentence().begin;
    for (std::uint32_t i = begin; i + 1 < sentence().end; ++i) {
      if (!one_of(w_.lower(i), {"citing", "quoting"}) || inside(a_.content, i)) continue;
      std::uint32_t end = i + 1;
      while (end < sentence().end && end - i < kLongestHolder && w_.lower(end) != "," && !inside(a_.source, end) &&
             !inside(a_.content, end) && (w_.letters(end) || w_.digits(end) || w_.glued(end)) && w_.lower(end) != ".") {
        ++end;
      }
      if (end == i + 1) continue;
      SourceReading holder = reader_.read_phrase({i + 1, end});
      if (!holds(holder.type) || medium_type(holder.type)) continue;
      if (source_.type == SourceType::organization_named && is_named(holder.type)) continue;
      const Relay relay = is_named(source_.type) ? Relay::via_named : Relay::via_unnamed;
      return RelayReading{relay, source_.phrase.chunk, holder};
    }
    return std::nullopt;
  }

  [[nodiscard]] bool outlet(std::uint32_t token) const {
    const auto name = reader_.names().at(token);
    return name && reader_.names().mention(*name).type == EntityType::media;
  }

  /// "told CNN", "on Fox News", "in an interview with Der Spiegel", "wrote in The Guardian"; in the sentence, out of
  /// the content.
  [[nodiscard]] std::optional<TokenSpan> venue_medium() const {
    const TokenSpan s = sentence();
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (!outlet(i) || inside(a_.content, i) || inside(a_.source, i)) continue;
      const Mention& m = reader_.names().mention(*reader_.names().at(i));
      if (m.tokens.begin != i) continue;
      if (is_venue(m.tokens)) return m.tokens;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_venue(TokenSpan medium) const {
    const TokenSpan s = sentence();
    std::uint32_t k = medium.begin;
    while (k > s.begin && (w_.flags(k - 1).has(Lex::determiner) || w_.raw(k - 1) == "\"")) --k;
    if (k == s.begin) return false;
    const std::string_view before = w_.lower(k - 1);
    if (one_of(before, {"told", "tells", "tell", "telling", "reminded", "informed"})) return true;
    const std::string_view after = medium.end < s.end ? w_.lower(medium.end) : std::string_view{};
    const bool show =
        one_of(after, {"interview", "show", "program", "programme", "podcast", "appearance", "broadcast"});
    if (one_of(before, {"on", "during", "in", "with", "to", "for", "at"}) && show) return true;
    if (before == "on" || before == "on-air")
      return near_cue(k) || any_near(k, {"interview", "appearing", "appeared", "speaking"});
    if (one_of(before, {"with", "to", "by", "for", "in"})) {
      if (any_near(k, {"interview", "interviewed", "interviews", "op-ed", "column", "speaking", "conversation"}))
        return true;
      return one_of(before, {"in", "for"}) && (cue_has("wrote") || cue_has("writing") || cue_has("writes"));
    }
    return false;
  }

  [[nodiscard]] bool near_cue(std::uint32_t token) const {
    const std::uint32_t start = w_.sentence_span(anchor()).begin;
    if (token < anchor()) return token <= start + kOpening;
    return std::any_of(a_.cue.begin(), a_.cue.end(),
                       [&](TokenSpan span) { return token >= span.end && token - span.end <= kReach; });
  }

  [[nodiscard]] bool any_near(std::uint32_t token, std::initializer_list<std::string_view> words) const {
    const std::uint32_t begin = token > sentence().begin + kReach ? token - kReach : sentence().begin;
    for (std::uint32_t i = begin; i < token; ++i) {
      if (one_of(w_.lower(i), words) && !inside(a_.content, i)) return true;
    }
    return false;
  }

  /// A named holder's words can be looked up there; an unnamed one is known to the medium alone.
  [[nodiscard]] RelayReading at_venue(TokenSpan medium) const {
    if (!holds(source_.type)) return {};
    return {.relay = is_named(source_.type) ? Relay::venue : Relay::via_named, .medium = medium, .holder = {}};
  }

  /// "he said, according to The Daily X".
  [[nodiscard]] std::optional<TokenSpan> according_to() const {
    if (!holds(source_.type)) return std::nullopt;
    const TokenSpan s = sentence();
    for (std::uint32_t i = s.begin; i + 2 < s.end; ++i) {
      if (w_.lower(i) != "according" || w_.lower(i + 1) != "to" || inside(a_.cue, i) || inside(a_.content, i)) continue;
      std::uint32_t k = i + 2;
      while (k < s.end && w_.flags(k).has(Lex::determiner)) ++k;
      if (k < s.end && outlet(k) && !inside(a_.source, k))
        return reader_.names().mention(*reader_.names().at(k)).tokens;
    }
    return std::nullopt;
  }

  const Words& w_;
  const SourceReader& reader_;
  const Attribution& a_;
  const SourceReading& source_;
};

}  // namespace

RelayReading find_relay(const Words& words, const SourceReader& reader, const Attribution& attribution,
                        const SourceReading& source) {
  return RelayFinder(words, reader, attribution, source).run();
}

}  // namespace sayso::actor
