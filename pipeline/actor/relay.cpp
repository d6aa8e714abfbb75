// The cue's own words first, then the medium in its sentence.
#include "actor/relay.h"

#include <algorithm>
#include <initializer_list>

#include "core/one_of.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kReach =
    12;  // tokens from the cue to the medium: "said in an interview on Monday with the BBC"

constexpr std::uint32_t kLongestHolder = 24;  // tokens behind "citing": "two people who were briefed on the talks"
constexpr std::uint32_t kOpening =
    4;  // tokens into a sentence that opens with its venue: "On Fox News Sunday, he said"
constexpr std::uint32_t kWindow = 120;  // tokens to each side of the cue; longer sentences are lists or broken text

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
  RelayFinder(const Words& w, const SourceReader& reader, const Attribution& a, const SourceReading& source,
              const std::vector<bool>& own)
      : w_(w), reader_(reader), a_(a), source_(source), own_(own) {}

  RelayReading run() {
    if (a_.cue.empty() && a_.source.empty()) return {};
    if (reportedly()) return {.relay = Relay::via_unnamed, .medium = {}, .holder = {}};
    if (auto passive = passive_relay()) return *passive;
    if (auto active = quotes_somebody()) return *active;
    if (auto behind = behind_medium()) return *behind;
    if (medium_type(source_.type) || source_.type == SourceType::author) return {};
    if (const auto venue = venue_medium()) return at_venue(*venue);
    if (!holds(source_.type)) return {};
    if (auto medium = carried_by()) return *medium;
    if (auto medium = according_to()) return *medium;
    return reporter_behind().value_or(RelayReading{});
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
      // "Reuters reported, citing an aide, that the Front had agreed": whom the outer relation cites.
      if (a_.parent && i < source_.phrase.phrase.begin) continue;
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
    return name && reader_.names().mention(*name).type == EntityType::media && !own_[*name];
  }

  /// "told CNN", "on Fox News", "in an interview with Der Spiegel", "wrote in The Guardian"; in the sentence, out of
  /// the content.
  [[nodiscard]] std::optional<TokenSpan> venue_medium() const {
    const TokenSpan s = sentence();
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const auto name = reader_.names().at(i);
      if (!name || own_[*name] || inside(a_.content, i) || speaks(i)) continue;
      const Mention& m = reader_.names().mention(*name);
      if (m.tokens.begin != i) continue;
      if ((outlet(i) && is_venue(m.tokens)) || told_outlet(m)) return m.tokens;
    }
    return std::nullopt;
  }

  /// The token is of the source, and not of whom it told, which an extractor may take into it.
  [[nodiscard]] bool speaks(std::uint32_t token) const {
    return std::any_of(a_.source.begin(), a_.source.end(), [&](TokenSpan s) {
      const bool told = !a_.cue.empty() && s.begin == a_.cue.back().end && w_.lower(s.begin - 1) == "told";
      return s.contains(token) && !told;
    });
  }

  /// "told The Lantern", "told broadcaster RDF", "told Harbour FM", "told the Echo, a sports daily": a name that is no
  /// known outlet's.
  [[nodiscard]] bool told_outlet(const Mention& m) const {
    constexpr std::uint32_t kBack = 3;  // tokens between the verb and the name
    const TokenSpan s = sentence();
    if (m.tokens.begin <= s.begin || m.type == EntityType::place) return false;
    const std::uint32_t before = m.tokens.begin - 1;
    const bool person = m.type == EntityType::person;  // by mistake, where "the" or "newspaper" leads to it
    if (person && w_.lower(before) != "the" && !w_.flags(before).has(Lex::media_noun)) return false;
    bool medium = one_of(w_.lower(m.tokens.end - 1), {"fm", "tv", "radio", "news"});
    std::uint32_t k = m.tokens.begin;
    const std::uint32_t least = std::max(s.begin, k - std::min(k, kBack));
    for (; k > least && !one_of(w_.lower(k - 1), {"told", "tells"}); --k)
      medium = medium || w_.flags(k - 1).has(Lex::media_noun);
    if (k <= s.begin || !one_of(w_.lower(k - 1), {"told", "tells"})) return false;
    const bool titled = w_.raw(k) == "The" && !w_.title_case(k);  // a capital in mid sentence: the title of a paper
    return medium || titled || apposed_medium(m.tokens.end);
  }

  /// ", a sports daily" behind a name.
  [[nodiscard]] bool apposed_medium(std::uint32_t token) const {
    constexpr std::uint32_t kPhrase = 5;  // tokens
    const std::uint32_t end = std::min(sentence().end, token + kPhrase);
    if (token + 1 >= end || w_.lower(token) != "," || !one_of(w_.lower(token + 1), {"a", "an", "the"})) return false;
    for (std::uint32_t i = token + 2; i < end && !w_.punctuation(i); ++i) {
      if (w_.flags(i).has(Lex::media_noun)) return true;
    }
    return false;
  }

  /// Where the noun phrase of a name begins, articles and opening marks with it.
  [[nodiscard]] std::uint32_t phrase_begin(std::uint32_t token) const {
    const auto opens = [&](std::uint32_t i) {
      const bool link = one_of(w_.lower(i), {"of", "at", "about", "over", "around"});  // listed for "at least two"
      return (w_.flags(i).any(Lex::determiner, Lex::titled) && !link) ||
             one_of(w_.raw(i), {"\"", "''", "``", "\xE2\x80\x9C", "\xE2\x80\x98"});
    };
    while (token > sentence().begin && opens(token - 1)) --token;
    return token;
  }

  /// "told Ada Moreau of Radio Delta": who asks stands for the medium.
  [[nodiscard]] std::uint32_t before_host(std::uint32_t k) const {
    if (k < sentence().begin + 2 || !one_of(w_.lower(k - 1), {"of", "from", "at", "with"})) return k;
    const auto host = reader_.names().at(k - 2);
    if (!host || reader_.names().mention(*host).type != EntityType::person) return k;
    const std::uint32_t begin = phrase_begin(reader_.names().mention(*host).tokens.begin);
    const std::string_view verb = begin > sentence().begin ? w_.lower(begin - 1) : std::string_view{};
    return one_of(verb, {"told", "tells", "telling", "with", "by", "to"}) ? begin : k;
  }

  /// "his years on Harbour TV": he was with it, and did not say it there.
  [[nodiscard]] bool worked_there(std::uint32_t k) const {
    constexpr std::uint32_t kBack = 4;  // tokens
    for (std::uint32_t i = k > sentence().begin + kBack ? k - kBack : sentence().begin; i < k; ++i) {
      if (one_of(w_.lower(i), {"time", "years", "stint", "career", "job", "tenure", "host", "contributor", "days"}))
        return true;
    }
    return false;
  }

  /// "his Radio Delta interview, in which he said".
  [[nodiscard]] bool opens_clause(std::uint32_t behind) const {
    const std::uint32_t at = behind < sentence().end && w_.lower(behind) == "," ? behind + 1 : behind;
    if (at + 1 >= sentence().end || at >= anchor()) return false;
    return w_.lower(at) == "where" || (one_of(w_.lower(at), {"in", "on", "during"}) && w_.lower(at + 1) == "which");
  }

  [[nodiscard]] bool is_venue(TokenSpan medium) const {
    const TokenSpan s = sentence();
    const std::uint32_t k = before_host(phrase_begin(medium.begin));
    if (k == s.begin) return false;
    const std::string_view before = w_.lower(k - 1);
    if (one_of(before, {"told", "tells", "tell", "telling", "reminded", "informed"})) return true;
    const std::string_view after = medium.end < s.end ? w_.lower(medium.end) : std::string_view{};
    const bool show =
        one_of(after, {"interview", "show", "program", "programme", "podcast", "appearance", "broadcast"});
    if (show && opens_clause(medium.end + 1)) return true;
    if (one_of(before, {"on", "during", "in", "with", "to", "for", "at"}) && show) return true;
    if (before == "on" || before == "on-air") {
      if (worked_there(k)) return false;
      return near_cue(k) || any_near(k, {"interview", "interviewed", "appearing", "appeared", "speaking"});
    }
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
    return std::any_of(a_.cue.begin(), a_.cue.end(), [&](TokenSpan span) {
      return span.contains(token) || (token >= span.end && token - span.end <= kReach);
    });
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

  /// The medium that the noun phrase from here on is: "The Daily X", "the news agency"; not this article's own.
  [[nodiscard]] std::optional<RelayReading> medium_from(std::uint32_t begin) const {
    const TokenSpan s = sentence();
    std::uint32_t end = begin;
    while (end < s.end && end - begin < kReach && !inside(a_.content, end) && !inside(a_.source, end) &&
           (reader_.names().at(end) || !w_.punctuation(end))) {
      ++end;
    }
    if (end == begin) return std::nullopt;
    const SourceReading medium = reader_.read_phrase({begin, end});
    const auto name = medium.phrase.name;
    if (!medium_type(medium.type) || (name && own_[*name])) return std::nullopt;
    // "a survey conducted by the radio" is a survey.
    const std::uint32_t head = medium.phrase.head;
    const bool two = head > begin && flags_of(w_.joined({head - 1, head + 1})).has(Lex::media_noun);  // "news agency"
    if (!outlet(head) && !w_.flags(head).has(Lex::media_noun) && !two) return std::nullopt;
    const Relay relay = is_named(medium.type) ? Relay::via_named : Relay::via_unnamed;
    return RelayReading{relay, medium.phrase.chunk, {}};
  }

  /// "she said, as reported by Radio Delta"; "said in a statement carried by the agency".
  [[nodiscard]] std::optional<RelayReading> carried_by() const {
    const TokenSpan s = sentence();
    for (std::uint32_t i = s.begin; i + 2 < s.end; ++i) {
      const bool carried = one_of(w_.lower(i), {"reported", "carried", "quoted", "cited", "relayed", "published",
                                                "broadcast", "aired", "released", "distributed"});
      if (!carried || w_.lower(i + 1) != "by" || inside(a_.content, i)) continue;
      if (const auto medium = medium_from(i + 2)) return medium;
    }
    return std::nullopt;
  }

  /// "he said, according to The Daily X".
  [[nodiscard]] std::optional<RelayReading> according_to() const {
    const TokenSpan s = sentence();
    for (std::uint32_t i = s.begin; i + 2 < s.end; ++i) {
      if (w_.lower(i) != "according" || w_.lower(i + 1) != "to" || inside(a_.content, i)) continue;
      if (!a_.cue.empty() && a_.cue.front().begin == i) continue;
      if (const auto medium = medium_from(i + 2)) return medium;
    }
    return std::nullopt;
  }

  /// "The crew were furious that the pumps had failed, two people who were there said.": who closes the sentence so is
  /// the reporter of a "that" which another cue opens.
  [[nodiscard]] std::optional<RelayReading> reporter_behind() const {
    if (a_.parent || a_.cue.empty() || a_.cue.front().begin > a_.content.front().begin) return std::nullopt;
    const std::uint32_t that = a_.content.front().begin;
    if (w_.lower(that) != "that" && (that == 0 || w_.lower(that - 1) != "that")) return std::nullopt;
    const TokenSpan s = sentence();
    std::uint32_t comma = s.end;
    while (comma > a_.content.front().end && w_.lower(comma - 1) != ",") --comma;
    if (comma <= a_.content.front().end || comma == s.end) return std::nullopt;
    const auto verb = closing_verb({comma, s.end});
    if (!verb || inside(a_.cue, *verb)) return std::nullopt;
    const SourceReading reporter = reader_.read_phrase({comma, *verb});
    const bool same = reporter.actor && source_.actor && *reporter.actor == *source_.actor;
    if (!holds(reporter.type) || same || reporter.phrase.form == Form::pronoun) return std::nullopt;
    const Relay relay = is_named(reporter.type) ? Relay::via_named : Relay::via_unnamed;
    return RelayReading{relay, reporter.phrase.chunk, {}};
  }

  /// The verb of "two people who were there said" and "sources told The Daily X", where that is the whole stretch.
  [[nodiscard]] std::optional<std::uint32_t> closing_verb(TokenSpan stretch) const {
    constexpr std::uint32_t kTail = 5;  // tokens behind the verb: "told The Daily X on Monday"
    const Flags first = w_.flags(stretch.begin);
    const bool phrase = first.has(Lex::determiner) || reader_.names().at(stretch.begin) || is_noun(first);
    if (!phrase || w_.lower(stretch.begin).ends_with("ing")) return std::nullopt;
    for (std::uint32_t i = stretch.begin + 1; i < std::min(stretch.end, stretch.begin + kReach); ++i) {
      if (w_.punctuation(i)) return std::nullopt;
      if (one_of(w_.lower(i), {"said", "told", "says", "say"}))
        return stretch.end - i <= kTail + 1 ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  const Words& w_;
  const SourceReader& reader_;
  const Attribution& a_;
  const SourceReading& source_;
  const std::vector<bool>& own_;
};

}  // namespace

RelayReading find_relay(const Words& words, const SourceReader& reader, const Attribution& attribution,
                        const SourceReading& source, const std::vector<bool>& own) {
  return RelayFinder(words, reader, attribution, source, own).run();
}

}  // namespace sayso::actor
