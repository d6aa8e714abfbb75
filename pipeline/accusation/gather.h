// Responsibilities of relations -> the accusations of the article: by blamed actor and act.
// Entry: gather().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accusation/attach.h"
#include "accusation/line.h"

namespace sayso::accusation {

/// One form for a harmful word: "attacks", "attacked" and "cyber-attack" are one act, and so are the words for breaking
/// in. Lower case in and out.
[[nodiscard]] std::string act_stem(std::string_view lower);

/// In the order of their first relation. A country, its government, its officials and its capital's name are one
/// blamed; two acts of one blamed are one where they share a word that says what was done or to whom.
[[nodiscard]] std::vector<Accusation> gather(const Line& line,
                                             const std::vector<std::optional<Responsibility>>& responsibilities,
                                             const Layers& layers);

}  // namespace sayso::accusation
