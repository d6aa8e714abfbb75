// Which words of a text stand in quotation marks, as simply as a gold text can be asked.
// Entry: quoted_points(), directness_in(). The program's own quotations (quotation/) are finer: single marks, runs over
// paragraphs; the evaluator does not read them, so that it judges no stage by that stage's own code.
#pragma once

#include <vector>

#include "core/labels.h"
#include "evaluate/char_set.h"
#include "evaluate/text.h"

namespace sayso {

/// For each code point, whether it stands between double marks (“ ”, ", '', « ») of one line of the text; a quotation
/// that is not closed ends with its line. Marks around a title or a name ("the film “Winter Road”") are no quotation.
[[nodiscard]] std::vector<bool> quoted_points(const EvaluatedText& text);

/// direct where every word of the content is quoted, indirect where none is, else mixed.
[[nodiscard]] Directness directness_in(const EvaluatedText& text, const std::vector<bool>& quoted,
                                       const CharSet& content);

}  // namespace sayso
