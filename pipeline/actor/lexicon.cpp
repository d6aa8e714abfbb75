#include "actor/lexicon.h"

#include "actor_lexicon_names.h"
#include "actor_lexicon_nouns.h"
#include "actor_lexicon_world.h"

namespace sayso::actor {

const Lexicon& lexicon() {
  static const Lexicon kLexicon({kLexiconNames, kLexiconWorld, kLexiconNouns}, kSections);
  return kLexicon;
}

}  // namespace sayso::actor
