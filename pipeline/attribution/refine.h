// What follows from the pieces that the network marked: double readings, quotations that go on, directness, zones,
// nesting. Entries: drop_double_readings(), refine(). Finding the pieces is left to attribution.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// Two anchors on one cue give one relation twice: the surer reading stays. Relations come in the order of their
/// anchors, so only neighbours can share a cue.
void drop_double_readings(std::vector<Attribution>& relations);

/// Carries quotations over into paragraphs of their own, sets directness, zone, parent and order. Linear in relations,
/// but for relations that overlap.
[[nodiscard]] std::vector<Attribution> refine(std::vector<Attribution> relations, std::string_view text,
                                              const Segmentation& segmentation,
                                              const std::vector<Quotation>& quotations);

/// A content that stops at the edge of the window that it was read in, inside a quotation, goes on to that quotation's
/// mark.
void extend_to_marks(std::vector<TokenSpan>& content, TokenSpan window, const std::vector<Quotation>& quotations);

/// direct where all words of the content stand in quotation marks, indirect where none does, else mixed. Marks around a
/// name or a title alone ("the film “Winter Road”") are no quotation.
[[nodiscard]] Directness directness_of(const std::vector<TokenSpan>& content, std::string_view text,
                                       const Segmentation& segmentation, const std::vector<Quotation>& quotations);

}  // namespace sayso
