// The share of articles that truly have at least one anonymous claim, from counts of claims that were read with known
// errors: one claim that is read wrong makes a whole article look anonymous. Entry: AnyShare.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace sayso {

/// Articles that have so many claims, of which so many were read as anonymous.
struct ClaimCell {
  std::uint32_t claims = 0;
  std::uint32_t flagged = 0;

  auto operator<=>(const ClaimCell&) const = default;
};

/// Articles with more claims are taken for ones of so many, in proportion: the work of an article has a cap.
inline constexpr std::uint32_t kMostCellClaims = 40;
[[nodiscard]] ClaimCell cell_of(std::uint32_t claims, std::uint32_t flagged);

/// How the reading of one claim errs.
struct ClaimErrors {
  double sensitivity = 1;  ///< chance that an anonymous claim is read as one
  double false_alarm = 0;  ///< chance that another claim is read as anonymous
};

/// Each article has a chance of its own that a claim is anonymous; how these chances are spread over the articles is
/// estimated without a form (a mixture over a grid, by expectation maximisation: Laird 1978), and from it the chance
/// that an article with these counts has no anonymous claim. Takes the errors of an article's claims for independent.
class AnyShare {
 public:
  explicit AnyShare(std::vector<ClaimCell> cells);
  ~AnyShare();
  AnyShare(const AnyShare&) = delete;
  AnyShare& operator=(const AnyShare&) = delete;

  /// `articles`: how many there are of each cell. NaN where there are none.
  [[nodiscard]] double estimate(const std::vector<double>& articles, const ClaimErrors& errors) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
