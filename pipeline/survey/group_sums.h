// The articles of one group added up, as counted and in each resample. Entry: sum_group(). What follows from the sums
// is left to figures.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "survey/any_share.h"
#include "survey/counts.h"
#include "survey/resample.h"

namespace sayso {

/// An article as the survey keeps it.
struct KeptArticle {
  std::array<std::uint16_t, kColumns> columns{};               ///< more than 65535 counts as that
  std::vector<std::pair<std::uint32_t, std::uint16_t>> items;  ///< item, count
  std::uint32_t outlet = 0;
  std::uint32_t month = 0;
};

struct GroupSums {
  Sums columns{kColumns};
  std::map<ClaimCell, std::size_t> cell_of;  ///< column of `cells`
  Sums cells{0};                             ///< articles by cell
  Sums items{0};                             ///< in the order of `top`
};

struct Group {
  std::vector<std::uint32_t> articles;  ///< numbers, rising
  std::vector<std::uint32_t> top;       ///< the items that have a row
};

/// The sums over all of the group's articles, and over one of each cluster of copies, the first in the group; nothing
/// where no article of the group is a copy of another of it.
struct GroupResult {
  GroupSums with_copies;
  std::optional<GroupSums> without;
};

/// `first_of`: for each article the first of its cluster of copies. Time: articles times resamples times counts.
[[nodiscard]] GroupResult sum_group(const Group& group, const std::vector<KeptArticle>& articles,
                                    const std::vector<std::uint32_t>& first_of);

}  // namespace sayso
