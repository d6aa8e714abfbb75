// One small document, made by hand, in which every part of the record has something to say.
// Entry: sample_document(). The text was written for these tests; the people and bodies are invented.
#pragma once

#include "core/document.h"

namespace sayso::test {

/// Seven relations: r0 a named person, twice quoted; r1 a chain; r2 anonymity; r3 inside r2; r4 nobody, in the
/// headline; r5 goes on from r0; r6 declined. Two actors.
[[nodiscard]] Document sample_document();

}  // namespace sayso::test
