// label_holders(): who holds each relation's content, through whom, under what anonymity; and the sourcing phrases.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "actor/actor.h"
#include "actor/anonymity.h"
#include "actor/cue_shape.h"
#include "actor/implied.h"
#include "actor/own_outlet.h"
#include "actor/phrases.h"
#include "actor/relay.h"
#include "actor/source_type.h"
#include "actor/words.h"
#include "core/one_of.h"

namespace sayso {
namespace {

using actor::RelationReading;
using actor::SourcePhrase;
using actor::SourceReader;
using actor::SourceReading;
using actor::Words;

bool unnamed(SourceType type) {
  return !is_named(type) && type != SourceType::author && type != SourceType::none;
}

/// "arrested and charged with theft": the second of two participles stands without "was".
bool sentenced(const Words& w, const Attribution& a) {
  const std::uint32_t first = a.cue.front().begin;
  const std::string_view lower = w.lower(first);
  const bool act = lower == "charged" || lower == "convicted" || lower == "indicted" || lower == "sentenced";
  const std::string_view link = first + 1 < w.size() ? w.lower(first + 1) : std::string_view{};
  return act && (link == "with" || link == "of" || link == "on" || link == "to");
}

/// Acts of an authority that could be looked up, in the passive: "was charged with", "is required to".
bool authority_cue(const Words& w, const Attribution& a) {
  constexpr auto kActs = std::to_array<std::string_view>(
      {"charged",      "indicted",   "convicted", "sentenced",  "acquitted", "required",    "ordered",    "appointed",
       "designated",   "classified", "arrested",  "fined",      "banned",    "barred",      "ruled",      "prohibited",
       "permitted",    "licensed",   "certified", "elected",    "nominated", "appointment", "subpoenaed", "pleaded",
       "impeached",    "sanctioned", "declared",  "mandated",   "approved",  "registered",  "suspended",  "dismissed",
       "expelled",     "jailed",     "detained",  "extradited", "deported",  "cleared",     "pardoned",   "extended",
       "disqualified", "imposed",    "remanded",  "granted",    "sworn",     "announced"});
  bool passive = false;
  bool act = false;
  for (const TokenSpan span : a.cue) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::string_view lower = w.lower(i);
      passive = passive || lower == "was" || lower == "were" || lower == "is" || lower == "are" || lower == "been" ||
                lower == "be" || lower == "appointment";
      const bool ruled_out = i + 1 < w.size() && w.lower(i + 1) == "out";
      act = act || (one_of(lower, kActs) && !ruled_out);
    }
  }
  return act && (passive || sentenced(w, a));
}

/// A cue by which something is said at all: "was reported", "allegedly". "It seems", "calls for" report nobody.
bool reports(const Words& w, const Attribution& a) {
  constexpr auto kReports = std::to_array<std::string_view>(
      {"reported",    "reportedly", "report",   "reports",    "said",      "alleged",  "allegedly",
       "allegations", "rumored",    "rumoured", "rumors",     "rumours",   "told",     "quoted",
       "cited",       "claimed",    "claims",   "understood", "statement", "according"});
  for (const TokenSpan span : a.cue) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (one_of(w.lower(i), kReports)) return true;
    }
  }
  return false;
}

class HolderLabeller {
 public:
  HolderLabeller(const Words& w, const SourceReader& reader, const ActorLayer& actors,
                 const std::vector<Attribution>& attributions, std::string_view outlet)
      : w_(w),
        reader_(reader),
        full_names_(full_names(w, actors)),
        own_outlet_(actor::own_outlet(w, actors, outlet)),
        attributions_(attributions),
        sources_(actor::sources_of(w, attributions)),
        readings_(attributions.size()),
        holders_(attributions.size()),
        linked_(attributions.size(), false) {}

  HolderLayer run() {
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) read(r);
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) inherit(r);
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) nest(r);
    grant_anonymity();
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) link_chain(r);
    HolderLayer layer;
    layer.phrases = actor::find_phrases(w_, reader_, attributions_, sources_, readings_, holders_);
    layer.holders = std::move(holders_);
    return layer;
  }

 private:
  using BySentence = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

  void read(std::uint32_t r) {
    const Attribution& a = attributions_[r];
    RelationReading& reading = readings_[r];
    reading.source = reader_.read(sources_[r]);
    reading.relay = actor::find_relay(w_, reader_, a, reading.source, own_outlet_);
    const SourceReading& holder = reading.relay.holder ? *reading.relay.holder : reading.source;
    Holder& h = holders_[r];
    h.type = holder.type;
    h.described = holder.described;
    h.actor = holder.actor;
    h.relay = reading.relay.relay;
    if (headline_role(a, holder)) {
      h.type = SourceType::person_named;
      h.described.reset();
    }
    if (h.type == SourceType::none) h.described = authority_cue(w_, a) ? Described::yes : Described::no;
  }

  /// "Bookkeeper tells inquiry": a headline has no room for the name that the article gives.
  [[nodiscard]] bool headline_role(const Attribution& a, const SourceReading& s) const {
    constexpr auto kNameless = std::to_array<std::string_view>(
        {"expert", "gunman", "judge", "man", "official", "source", "spokesman", "spokeswoman", "witness", "woman"});
    const SourcePhrase& phrase = s.phrase;
    const bool first = w_.sentence(a.cue.empty() ? a.content.front().begin : a.cue.front().begin) == 0;
    if ((a.zone != Zone::headline && !first) || s.type != SourceType::person_unnamed) return false;
    if (phrase.form != actor::Form::nominal || phrase.plural || phrase.chunk.size() != 1) return false;
    const std::string_view head = w_.lower(phrase.head);
    return !one_of(head, kNameless);
  }

  /// A quotation that goes on with no cue of its own has the holder of the one before. Chains of them are followed.
  void inherit(std::uint32_t r) {
    constexpr int kLongestRun = 64;  // paragraphs of one quotation
    if (!attributions_[r].source.empty() || holders_[r].type != SourceType::none) return;
    std::optional<std::uint32_t> from = attributions_[r].continues;
    for (int step = 0; from && step < kLongestRun && holders_[*from].type == SourceType::none; ++step) {
      from = attributions_[*from].continues;
    }
    if (!from || holders_[*from].type == SourceType::none) return;
    holders_[r].type = holders_[*from].type;
    holders_[r].described = holders_[*from].described;
    holders_[r].actor = holders_[*from].actor;
  }

  /// A claim inside a claim reached the article through the outer holder, unless both are one.
  void nest(std::uint32_t r) {
    const auto parent = attributions_[r].parent;
    Holder& h = holders_[r];
    if (!parent || h.type == SourceType::none) return;
    if (h.relay == Relay::via_named || h.relay == Relay::via_unnamed) return;
    const Holder& outer = holders_[*parent];
    const bool same = h.actor && outer.actor && *h.actor == *outer.actor;
    if (same || outer.type == SourceType::author || h.type == SourceType::author) return;
    const Attribution& around = attributions_[*parent];
    if (outer.type == SourceType::none && !reports(w_, around)) return;
    if (!actor::reporting(w_, around.cue) || turns_away(attributions_[r]) || turn(attributions_[r]) ||
        aside(attributions_[r]))
      return;
    h.relay = is_named(outer.type) ? Relay::via_named : Relay::via_unnamed;
  }

  /// "She said it was closed, though the port insists": the writer's own turn, and no words of hers.
  [[nodiscard]] bool turns_away(const Attribution& a) const {
    constexpr auto kTurns = std::to_array<std::string_view>({"although", "as", "though", "while", ";"});
    if (a.cue.empty()) return false;
    std::uint32_t first = a.cue.front().begin;
    if (!a.source.empty()) first = std::min(first, a.source.front().begin);
    return first > 0 && one_of(w_.lower(first - 1), kTurns);
  }

  /// A turn of an interview is inside no other words: "FERRO: ... LUND: ...".
  [[nodiscard]] bool turn(const Attribution& a) const {
    return !a.cue.empty() && !a.source.empty() && a.cue.front().size() == 1 && w_.lower(a.cue.front().begin) == ":" &&
           a.source.front().begin == w_.sentence_span(a.source.front().begin).begin;
  }

  /// "engaged in what analysts called old tricks": what the writer puts in.
  [[nodiscard]] bool aside(const Attribution& a) const {
    constexpr auto kNaming = std::to_array<std::string_view>(
        {"call", "called", "calls", "characterized", "described", "describe", "describes", "dubbed", "termed"});
    if (a.cue.empty() || a.source.empty() || a.source.front().begin == 0) return false;
    return w_.lower(a.source.front().begin - 1) == "what" && one_of(w_.lower(a.cue.front().begin), kNaming);
  }

  void grant_anonymity() {
    const BySentence candidates = unnamed_by_sentence();
    for (const AnonymityGrant& g : actor::find_grants(w_)) {
      if (const auto r = beneficiary(g, candidates)) set_grant(*r, g);
    }
    for (std::uint32_t r = 0; r < holders_.size(); ++r) {  // later words of the same person
      const Holder given = holders_[r];
      if (!given.grant || !given.actor) continue;
      granted_.try_emplace(*given.actor, *given.grant);
    }
    for (Holder& h : holders_) {
      if (h.grant || !h.actor || !unnamed(h.type)) continue;
      if (const auto found = granted_.find(*h.actor); found != granted_.end()) {
        h.anonymity = Anonymity::is_explicit;
        h.grant = found->second;
      }
    }
  }

  void set_grant(std::uint32_t r, const AnonymityGrant& g) {
    holders_[r].anonymity = Anonymity::is_explicit;
    holders_[r].grant = g;
    auto& reason = holders_[r].grant->reason;
    if (!reason) return;
    for (const TokenSpan content : attributions_[r].content) {  // "because she feared for her job that it rained"
      if (reason->contains(content.begin)) reason->end = content.begin;
    }
    if (reason->empty()) reason.reset();
  }

  /// Unnamed holders by the sentence of their source; only the first few of a sentence, so that time stays linear.
  [[nodiscard]] BySentence unnamed_by_sentence() const {
    constexpr std::size_t kMostInSentence = 16;
    BySentence out;
    for (std::uint32_t r = 0; r < holders_.size(); ++r) {
      const auto at = unnamed(holders_[r].type) ? holder_token(r) : std::nullopt;
      if (!at) continue;
      auto& list = out[w_.sentence(*at)];
      if (list.size() < kMostInSentence) list.push_back(r);
    }
    return out;
  }

  /// The unnamed holder whose source is nearest to the grant in its sentence, else in the sentence before.
  std::optional<std::uint32_t> beneficiary(const AnonymityGrant& g, const BySentence& candidates) const {
    const std::uint32_t sentence = w_.sentence(g.span.begin);
    for (const std::uint32_t back : {0U, 1U}) {
      const auto all = back > sentence ? candidates.end() : candidates.find(sentence - back);
      if (all == candidates.end()) continue;
      std::vector<std::uint32_t> list;
      std::copy_if(all->second.begin(), all->second.end(), std::back_inserter(list),
                   [&](std::uint32_t r) { return !says_of_another(r, g); });
      if (list.empty()) continue;
      const auto distance = [&](std::uint32_t r) {
        const std::uint32_t at = *holder_token(r);
        return at > g.span.begin ? at - g.span.begin : g.span.begin - at;
      };
      return *std::min_element(list.begin(), list.end(),
                               [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
    }
    return std::nullopt;
  }

  /// "He said the suspect could not be identified": words of the content that ask for nothing speak of somebody else.
  [[nodiscard]] bool says_of_another(std::uint32_t r, const AnonymityGrant& g) const {
    constexpr auto kAsks = std::to_array<std::string_view>(
        {"condition", "asked", "asking", "requested", "requesting", "speaking", "spoke", "insisted", "insisting"});
    const auto& content = attributions_[r].content;
    if (std::none_of(content.begin(), content.end(), [&](TokenSpan s) { return s.contains(g.span.begin); }))
      return false;
    for (std::uint32_t i = g.span.begin; i < g.span.end; ++i) {
      if (one_of(w_.lower(i), kAsks)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<std::uint32_t> holder_token(std::uint32_t r) const {
    if (readings_[r].relay.holder) return readings_[r].relay.holder->phrase.head;
    if (sources_[r].empty()) return std::nullopt;
    return readings_[r].source.phrase.head;
  }

  /// Outermost to innermost, the source among them; empty where there is one holder. A nested relation's begins with
  /// all of its parent's. Parents are followed upwards with each relation linked once.
  void link_chain(std::uint32_t r) {
    std::vector<std::uint32_t> todo;
    for (std::optional<std::uint32_t> at = r; at && !linked_[*at]; at = attributions_[*at].parent) {
      linked_[*at] = true;
      todo.push_back(*at);
    }
    for (; !todo.empty(); todo.pop_back()) link_below_parent(todo.back());
  }

  void link_below_parent(std::uint32_t r) {
    Holder& h = holders_[r];
    std::vector<ChainLink> chain;
    if (const auto parent = attributions_[r].parent; parent && h.relay != Relay::firsthand) {
      chain = holders_[*parent].chain;
      if (chain.empty()) {
        if (const auto outer = own_link(*parent)) chain.push_back(*outer);
      }
    }
    const RelationReading& reading = readings_[r];
    if (reading.relay.medium) {
      const SourceReading medium = reader_.read_phrase(*reading.relay.medium);
      const ChainLink link = linked(*reading.relay.medium, medium.actor, medium.type);
      if (chain.empty() || !same_holder(chain.back(), link)) chain.push_back(link);
    }
    const auto own = own_link(r);
    if (own) chain.push_back(*own);
    if (own && chain.size() > 1) h.chain = std::move(chain);
  }

  [[nodiscard]] std::optional<ChainLink> own_link(std::uint32_t r) const {
    const RelationReading& reading = readings_[r];
    const SourceReading& holder = reading.relay.holder ? *reading.relay.holder : reading.source;
    if (holder.phrase.phrase.empty()) return std::nullopt;
    return linked(holder.phrase.phrase, holders_[r].actor, holders_[r].type);
  }

  [[nodiscard]] ChainLink linked(TokenSpan tokens, std::optional<std::uint32_t> actor, SourceType type) const {
    ChainLink link{tokens, std::nullopt, actor, type};
    if (!actor || !full_names_[*actor]) return link;
    const TokenSpan full = *full_names_[*actor];
    if (!full.overlaps(tokens) && w_.joined(tokens).find(w_.joined(full)) == std::string::npos) link.named = full;
    return link;
  }

  /// "KAN news said X told KAN": one holder, by actor or by its words.
  [[nodiscard]] bool same_holder(const ChainLink& a, const ChainLink& b) const {
    if (a.actor && b.actor) return *a.actor == *b.actor;
    return w_.joined(a.tokens).find(w_.joined(b.tokens)) != std::string::npos;
  }

  /// By actor: the first mention that has its full name.
  static std::vector<std::optional<TokenSpan>> full_names(const Words& w, const ActorLayer& actors) {
    std::vector<std::optional<TokenSpan>> out(actors.actors.size());
    for (const Mention& m : actors.mentions) {
      if (m.actor && !out[*m.actor] && w.raw(m.tokens) == actors.actors[*m.actor].name) out[*m.actor] = m.tokens;
    }
    return out;
  }

  const Words& w_;
  const SourceReader& reader_;
  std::vector<std::optional<TokenSpan>> full_names_;
  std::vector<bool> own_outlet_;  ///< by mention: it names the outlet of this article
  const std::vector<Attribution>& attributions_;
  const std::vector<std::vector<TokenSpan>> sources_;  ///< the relations' own, or what the text implies
  std::vector<RelationReading> readings_;
  std::vector<Holder> holders_;
  std::vector<bool> linked_;  ///< whether the chain has been made
  std::unordered_map<std::uint32_t, AnonymityGrant> granted_;
};

}  // namespace

HolderLayer label_holders(std::string_view text, const Segmentation& segmentation,
                          const std::vector<Attribution>& attributions, const ActorLayer& actors,
                          std::string_view outlet) {
  const Words words(text, segmentation);
  const SourceReader reader(words, actors);
  return HolderLabeller(words, reader, actors, attributions, outlet).run();
}

}  // namespace sayso
