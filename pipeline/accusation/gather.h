// Responsibilities of relations -> the accusations of the article: by blamed actor and act.
// Entry: gather().
#pragma once

#include <vector>

#include "accusation/attach.h"
#include "accusation/line.h"

namespace sayso::accusation {

/// In the order of their first relation. A country, its government, its officials and its capital's name are one
/// blamed; two acts of one blamed are one where they share a word that says what was done or to whom.
[[nodiscard]] std::vector<Accusation> gather(const Line& line,
                                             const std::vector<std::optional<Responsibility>>& responsibilities,
                                             const Layers& layers);

}  // namespace sayso::accusation
