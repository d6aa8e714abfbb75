// Which claims of a run are drawn to be labelled: a simple random sample in each stratum, all strata in one pass.
// Entry: Sampler: add() for each record in order, then draw(). What is written of them is left to tasks.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "report/record_view.h"
#include "sample/strata.h"

namespace sayso {

struct Stratum {
  std::vector<std::string> values;  ///< parallel to the fields
  std::uint64_t population = 0;     ///< claims of the run
  std::uint64_t sampled = 0;

  /// The chance that one of its claims is drawn; 0 where none is.
  [[nodiscard]] double inclusion() const {
    return population == 0 ? 0 : static_cast<double>(sampled) / static_cast<double>(population);
  }
};

struct PickedClaim {
  std::size_t claim = 0;    ///< index into RecordView::claims()
  std::size_t stratum = 0;  ///< index into Drawing::strata
};

struct Drawing {
  std::vector<Stratum> strata;                              ///< by their values, rising
  std::map<std::uint64_t, std::vector<PickedClaim>> picks;  ///< record, counted from 0 in the order of add() -> claims
  std::uint64_t records = 0;
  std::uint64_t claims = 0;
  std::uint64_t sampled = 0;
};

inline constexpr std::size_t kMostStrata = 10000;  ///< beyond, a field was named that has a value for each article
inline constexpr std::size_t kMostSampled = 100000;

/// Of each stratum those claims are drawn whose hash of seed, article and place comes first: the same for any order of
/// the articles. Holds `n` places a stratum at most, and no text. One thread at a time.
class Sampler {
 public:
  Sampler(std::vector<StratumField> by, std::size_t n, std::uint64_t seed) : by_(std::move(by)), n_(n), seed_(seed) {}

  /// Error records count as records without claims. Codes: no_text (the run left it out), too_many_strata.
  std::optional<Error> add(const Json& record);

  /// Allots `n` to the strata by the square root of their size (Bankier 1988: good for the whole and for the small),
  /// two at least, all where they have no more; where there are more strata than n, to the largest one each.
  [[nodiscard]] Drawing draw() const;

 private:
  struct Place {
    std::uint64_t order = 0;
    std::uint64_t record = 0;
    std::size_t claim = 0;
    bool operator<(const Place& o) const {
      if (order != o.order) return order < o.order;
      return record != o.record ? record < o.record : claim < o.claim;
    }
  };
  struct Held {
    std::uint64_t population = 0;
    std::vector<Place> places;  ///< a heap, the last in order on top; n_ at most
  };
  [[nodiscard]] std::vector<std::uint64_t> allotted() const;

  std::vector<StratumField> by_;
  std::size_t n_;
  std::uint64_t seed_;
  std::map<std::vector<std::string>, Held> strata_;
  std::unordered_map<std::string, std::uint32_t> seen_;  ///< articles by id and text: how often
  std::uint64_t records_ = 0;
  std::uint64_t claims_ = 0;
};

}  // namespace sayso
