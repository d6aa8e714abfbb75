#include "accusation/attach.h"

#include <algorithm>

#include "accusation/probability.h"
#include "accusation/responsible.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

constexpr std::uint32_t kBack = 120;  // tokens: how far "denied it" looks back for the charge, some four sentences
constexpr std::uint32_t kHearer = 6;  // tokens behind "told" in which the hearer stands
constexpr std::uint32_t kLead = 12;   // tokens of a content's start in which "no evidence that" stands

bool any(const Line& line, const std::vector<TokenSpan>& pieces, Tag tag) {
  for (const TokenSpan piece : pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (line.is(i, tag)) return true;
    }
  }
  return false;
}

bool inside(const std::vector<TokenSpan>& pieces, std::uint32_t i) {
  return std::any_of(pieces.begin(), pieces.end(), [i](TokenSpan piece) { return piece.contains(i); });
}

/// What a relation's cue and source make of a plain deed in its content.
struct Reading {
  bool skips = false;  ///< asks, declines, plans or praises: nothing in it is blame
  bool denies = false;
  bool alleges = false;
  bool believes = false;
  bool settles = false;
  bool admits = false;
  bool confides = false;  ///< told those who inquire: "he told detectives he had"
};

bool tells_confidants(const Line& line, const Attribution& a) {
  for (const TokenSpan piece : a.cue) {
    if (!one_of(line.word(piece.begin), {"told", "tells", "telling", "confessed", "tell"})) continue;
    const std::uint32_t high = std::min(line.sentence(piece.begin).end, piece.end + kHearer);
    for (std::uint32_t i = piece.end; i < high && !inside(a.content, i); ++i) {
      if (line.is(i, Tag::confidant)) return true;
    }
  }
  return false;
}

bool accuser(const Line& line, const Attribution& a) {
  for (const TokenSpan piece : a.source) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (line.is(i, Tag::confidant) || line.is(i, Tag::inquiry) ||
          one_of(line.word(i), {"lawyer", "witness", "prosecutor"}))
        return true;
    }
  }
  return false;
}

Reading read(const Line& line, const Attribution& a, const Stance& stance) {
  Reading r;
  r.skips =
      stance.polarity == Polarity::question || stance.polarity == Polarity::decline || any(line, a.cue, Tag::good_cue);
  r.denies = any(line, a.cue, Tag::deny) && stance.polarity == Polarity::deny;
  r.alleges = any(line, a.cue, Tag::allege) || any(line, a.source, Tag::charge_sheet) ||
              (a.source.empty() && any(line, a.cue, Tag::allegation));
  r.believes = any(line, a.cue, Tag::believe);
  r.settles = any(line, a.cue, Tag::settle);
  r.admits = any(line, a.cue, Tag::admit);
  r.confides = tells_confidants(line, a) && !accuser(line, a);
  return r;
}

/// "no evidence that", "no sign of", at the content's start or in the cue.
bool clears(const Line& line, const Attribution& a, const Blaming& b) {
  const std::uint32_t begin =
      a.cue.empty() ? a.content.front().begin : std::min(a.cue.front().begin, a.content.front().begin);
  const std::uint32_t high = std::min({b.blamed.begin, begin + kLead + kHearer, line.size()});
  for (std::uint32_t i = begin; i + 1 < high; ++i) {
    if (line.word(i) == "no" &&
        one_of(line.word(i + 1), {"evidence", "sign", "signs", "proof", "indication", "trace", "basis"}))
      return true;
  }
  return false;
}

/// A blaming that stands in a relation, as that relation carries it; nothing where it does not.
struct Candidate {
  std::uint32_t blaming = 0;
  int rank = 0;  ///< higher is better: the cue itself, explicit words in the content, a plain deed
  Responsibility responsibility;
};

Firmness read_deed(const Reading& r, const Blaming& b, bool own) {
  if (b.firmness != Firmness::responsible || b.indefinite) return b.firmness;
  if (own || r.admits) return Firmness::confirmed;
  if (r.alleges) return Firmness::accused;
  if (r.believes) return Firmness::suspected;
  if (r.settles) return Firmness::confirmed;
  return b.firmness;
}

class Attacher {
 public:
  Attacher(const Line& line, const std::vector<Blaming>& blamings, const Layers& layers)
      : line_(line), blamings_(blamings), layers_(layers) {}

  std::vector<std::optional<Responsibility>> run() {
    const std::size_t count = layers_.attributions.size();
    std::vector<std::vector<Candidate>> candidates(count);
    for (std::uint32_t r = 0; r < count; ++r) candidates[r] = candidates_of(r);
    std::vector<std::optional<Responsibility>> out(count);
    std::vector<std::uint32_t> carried(blamings_.size(), 0);
    for (std::uint32_t r = 0; r < count; ++r) {  // the cue's own blaming first, so that others can take what is left
      const auto best = std::max_element(candidates[r].begin(), candidates[r].end(), by_rank);
      if (best == candidates[r].end() || best->rank < kByCue) continue;
      out[r] = best->responsibility;
      ++carried[best->blaming];
    }
    for (std::uint32_t r = 0; r < count; ++r) {
      if (out[r] || candidates[r].empty()) continue;
      const Candidate* best = nullptr;
      for (const Candidate& c : candidates[r]) {
        if (best == nullptr || better(c, *best, carried)) best = &c;
      }
      out[r] = best->responsibility;
      ++carried[best->blaming];
    }
    return out;
  }

 private:
  static constexpr int kByCue = 5;

  static bool by_rank(const Candidate& a, const Candidate& b) { return a.rank < b.rank; }

  static bool better(const Candidate& a, const Candidate& b, const std::vector<std::uint32_t>& carried) {
    const bool a_new = carried[a.blaming] == 0;
    const bool b_new = carried[b.blaming] == 0;
    if (a_new != b_new) return a_new;
    return a.rank > b.rank;
  }

  std::vector<Candidate> candidates_of(std::uint32_t r) const {
    std::vector<Candidate> out;
    const Attribution& a = layers_.attributions[r];
    const Reading reading = read(line_, a, layers_.strength.stances[r]);
    const auto each = [&](const std::vector<TokenSpan>& pieces, bool cue) {
      for (const TokenSpan piece : pieces) {
        auto b = std::lower_bound(blamings_.begin(), blamings_.end(), piece.begin,
                                  [](const Blaming& x, std::uint32_t at) { return x.core < at; });
        for (; b != blamings_.end() && b->core < piece.end; ++b) {
          if (auto c = candidate(static_cast<std::uint32_t>(b - blamings_.begin()), r, reading, cue)) out.push_back(*c);
        }
      }
    };
    each(a.cue, true);
    each(a.content, false);
    return out;
  }

  std::optional<Candidate> candidate(std::uint32_t index, std::uint32_t r, const Reading& reading, bool cue) const {
    const Blaming& b = blamings_[index];
    const Attribution& a = layers_.attributions[r];
    if (cue && b.deed && !b.indefinite) return std::nullopt;  // a doer is no holder of his deed
    if (!cue && reading.skips) return std::nullopt;
    if (b.supposed || (b.weak && !reading.denies && !reading.admits)) return std::nullopt;
    Candidate c{index, cue ? kByCue : (b.deed ? 1 : 2), {}};
    Responsibility& out = c.responsibility;
    out = {b.blamed, std::nullopt, b.act, b.tie, b.firmness, std::nullopt};
    const bool answers_itself = b.by_source && cue && !a.source.empty() && !line_.is(b.core, Tag::baseless);
    if (answers_itself && (out.blamed.empty() || a.source.front().contains(out.blamed))) out.blamed = a.source.front();
    if (out.act.empty() && !points_back(index, out)) return std::nullopt;
    if (out.blamed.empty() || out.blamed.overlaps(out.act)) return std::nullopt;
    // "An official says North Korea has been linked to it": no holder of a claim of his own is blamed by its cue alone.
    const bool subject = cue && !b.by_source && !a.source.empty() && a.source.front().overlaps(out.blamed);
    if (subject && a.parent) return std::nullopt;
    const bool named = !first_person(line_, out.blamed) && !third_person(line_, out.blamed);
    const bool own = !cue && ((reading.confides && third_person(line_, out.blamed)) || (reading.admits && !named) ||
                              first_person(line_, out.blamed));
    if (!cue && is_accusing(out.firmness)) {
      if (reading.denies) out.firmness = Firmness::denied;
      if (b.deed && !reading.denies) out.firmness = read_deed(reading, b, own);
      if (clears(line_, a, b)) out.firmness = Firmness::exonerated;
    } else if (!cue && reading.denies) {
      return std::nullopt;  // denied that he did not: too much to untangle
    }
    const bool answers = !cue && reading.denies && third_person(line_, out.blamed);
    out.actor = actor_of(line_, out.blamed, r, own || answers, layers_);
    // "Roe apologised for accusing him": whoever accuses does not mean himself by it.
    if (!b.deed && !own && !answers && !b.by_source && third_person(line_, out.blamed) &&
        out.actor == layers_.holders.holders[r].actor)
      out.actor = std::nullopt;
    if (!cue) c.rank = 2 * c.rank - (is_accusing(out.firmness) ? 0 : 1);  // who is blamed comes before who is not
    out.probability = find_probability(line_, b.tie, out.blamed, a);
    return c;
  }

  /// The last charge before a denial that names none; false where there is none near by.
  bool points_back(std::uint32_t index, Responsibility& out) const {
    const std::uint32_t at = blamings_[index].core;
    for (std::uint32_t k = index; k-- > 0;) {
      const Blaming& b = blamings_[k];
      if (at - b.core > kBack) return false;
      if (b.act.empty()) continue;
      if (!is_accusing(b.firmness) && !is_accusing(out.firmness)) {
        if (b.firmness == Firmness::exonerated) continue;
      }
      if (!is_accusing(out.firmness) && !is_accusing(b.firmness)) continue;
      out.act = b.act;
      if (out.blamed.empty()) out.blamed = b.blamed;
      return true;
    }
    return false;
  }

  const Line& line_;
  const std::vector<Blaming>& blamings_;
  const Layers& layers_;
};

}  // namespace

std::vector<std::optional<Responsibility>> attach(const Line& line, const std::vector<Blaming>& blamings,
                                                  const Layers& layers) {
  return Attacher(line, blamings, layers).run();
}

}  // namespace sayso::accusation
