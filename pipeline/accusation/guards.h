// Where words of blame blame nobody: questions, conditions, fiction, sport.
// Entry: context_of(), is_blocked().
#pragma once

#include "accusation/line.h"
#include "accusation/phrases.h"

namespace sayso::accusation {

struct Blaming;

/// What a sentence is about, as far as it turns words of blame into something else.
struct Context {
  TokenSpan sentence;
  bool question = false;
  bool fiction = false;  ///< "in the film, a vicar poisons ..."
  bool sport = false;    ///< "the striker killed the match": the same words mean something else
};

[[nodiscard]] Context context_of(const Line& line, TokenSpan sentence);

/// Only supposed, or asked: "if he stole it", "whether he stole it".
[[nodiscard]] bool is_supposed(const Line& line, const Context& context, const Blaming& blaming);

/// The blaming is not meant: told of a character, or borrowed by sport.
[[nodiscard]] bool is_blocked(const Line& line, const Context& context, const Blaming& blaming);

}  // namespace sayso::accusation
