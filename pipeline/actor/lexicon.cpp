// The three word lists, compiled into the program as text and hashed at the first call.
#include "actor/lexicon.h"

#include "actor_lexicon_names.h"
#include "actor_lexicon_nouns.h"
#include "actor_lexicon_world.h"

namespace sayso::actor {

const Lexicon& lexicon() {
  static const Lexicon lists({kLexiconNames, kLexiconWorld, kLexiconNouns}, kSections);
  return lists;
}

}  // namespace sayso::actor
