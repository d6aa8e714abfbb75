// Words that tie somebody to an act -> blamings: who, what, how firmly, whatever relation they stand in.
// Entry: find_blamings(). To which relation a blaming belongs is left to attach.h.
#pragma once

#include <vector>

#include "accusation/line.h"
#include "accusation/phrases.h"

namespace sayso::accusation {

struct Blaming {
  TokenSpan blamed;
  TokenSpan act;  ///< empty: it points back at an act that was told before ("denied the charge")
  TokenSpan tie;
  std::uint32_t core = 0;  ///< the tie's main word, which decides where the blaming stands
  Firmness firmness = Firmness::accused;
  bool told = false;        ///< the words are an attribution by themselves: "was charged with", not "was behind"
  bool deed = false;        ///< no word of blame: the act itself is told of somebody ("soldiers burned the school")
  bool by_source = false;   ///< the relation's own holder is the blamed: "denied", "admitted"
  bool weak = false;        ///< "it": somebody only where the relation denies or admits
  bool supposed = false;    ///< "whether he took it", "who took it": accuses nobody, but "he did it" can point at it
  bool indefinite = false;  ///< "may have", "is believed to have", "allegedly": already in the firmness
};

/// A blaming without any of its flags.
[[nodiscard]] inline Blaming make_blaming(TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core,
                                          Firmness firmness) {
  Blaming b;
  b.blamed = blamed;
  b.act = act;
  b.tie = tie;
  b.core = core;
  b.firmness = firmness;
  return b;
}

/// All blamings of the sentence, in the order of their core words. Questions, and what would or will be, blame nobody.
[[nodiscard]] std::vector<Blaming> find_blamings(const Line& line, TokenSpan sentence);

// ---- its parts; each looks at the word `i` and adds what it ties
/// "accused X of", "X was charged with", "blamed Y on X", "linked X to".
void add_frame(const Line& line, std::uint32_t i, std::vector<Blaming>& out);
/// "X was behind", "responsible for", "involved in", "under investigation for", "the work of X".
void add_copula(const Line& line, std::uint32_t i, std::vector<Blaming>& out);
/// "the blame for Y fell on X", "claimed responsibility", "allegations of Y against X", "a role in".
void add_nominal(const Line& line, std::uint32_t i, std::vector<Blaming>& out);
/// "admitted to", "denied any part in".
void add_answer(const Line& line, std::uint32_t i, std::vector<Blaming>& out);
/// "soldiers set fire to", "was shot by", "ordered the killing of".
void add_deed(const Line& line, std::uint32_t i, std::vector<Blaming>& out);

/// How firm a blaming is under its group: "may have been" makes plain responsibility a suspicion.
[[nodiscard]] Firmness under(const Group& group, Firmness firmness);

}  // namespace sayso::accusation
