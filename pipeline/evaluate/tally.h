// The measures: what one article adds to each figure, and the figures that sums of articles give.
// Entry: tally_article(), tally_groups(), figures_of(). Intervals are left to bootstrap.h.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "evaluate/relation.h"

namespace sayso {

/// What was found, out of what was predicted and what is gold. Counts are whole numbers, hits can be shares of spans.
struct Count {
  double predicted_hits = 0;
  double gold_hits = 0;
  double predicted = 0;
  double gold = 0;

  Count& operator+=(const Count& other);
};

/// The rows, in the order in which they are shown. A `micro` row is the sum of the three before it.
inline constexpr auto kRowNames = std::to_array<std::string_view>(
    {"token.source",     "token.cue",     "token.content",   "token.micro",   "exact.source",      "exact.cue",
     "exact.content",    "exact.micro",   "piece.source",    "piece.cue",     "piece.content",     "piece.micro",
     "overlap.source",   "overlap.cue",   "overlap.content", "overlap.micro", "relation.detected", "relation.source",
     "relation.content", "relation.full", "relation.strict"});
inline constexpr std::size_t kRows = kRowNames.size();

using Tally = std::array<Count, kRows>;

/// token: tokens by the roles of their first character. exact: spans of a role equal to the character (all pieces of a
/// relation's role are one span; equal spans of several relations count once). piece: the same for each piece. overlap:
/// spans by the share of them that the other side covers. relation: pairs that hold; see pairing.h.
[[nodiscard]] Tally tally_article(const EvaluatedText& text, const std::vector<EvaluatedRelation>& gold,
                                  const std::vector<EvaluatedRelation>& predicted);

/// Which group each relation of one side belongs to: one number a relation.
using GroupNumbers = std::vector<std::size_t>;

/// The same for each of `groups` groups of relations, in the rows of token and relation alone. Relations are paired
/// over all groups; recall counts the gold relations of the group, precision the predicted ones, whatever the group of
/// what they are held against.
[[nodiscard]] std::vector<Tally> tally_groups(const EvaluatedText& text, const std::vector<EvaluatedRelation>& gold,
                                              const std::vector<EvaluatedRelation>& predicted,
                                              const GroupNumbers& gold_groups, const GroupNumbers& predicted_groups,
                                              std::size_t groups);

/// Adds row by row, the micro rows from their three.
void add(Tally& sum, const Tally& article);

struct Figures {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

/// 0 where there is nothing to divide by.
[[nodiscard]] Figures figures_of(const Count& count);

}  // namespace sayso
