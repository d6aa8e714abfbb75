// The smallest hashes of each stratum, and how many of them are taken.
#include "sample/sampler.h"

#include <algorithm>
#include <cmath>

#include "report/sha256.h"

namespace sayso {
namespace {

constexpr std::uint64_t kAtLeast = 2;    // of a stratum: with one there is no spread to see
constexpr std::size_t kHashDigits = 16;  // hexadecimal: 64 bits

std::uint64_t hash_of(const std::string& key) {
  std::uint64_t value = 0;
  for (const char c : sha256_hex(key).substr(0, kHashDigits)) {
    value = value * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return value;
}

}  // namespace

std::optional<Error> Sampler::add(const Json& record) {
  const std::uint64_t number = records_++;
  const RecordView view(record);
  if (view.claims().empty()) return std::nullopt;
  const std::string id(string_of(record, "id"));
  if (view.text().empty()) {
    return Error{"no_text",
                 "record " + std::to_string(number + 1) + " (" + id +
                     ") has no text to label in: run it again without --no-text",
                 0};
  }
  std::string article = id + '|' + std::string(string_of(record, "text_sha256"));
  if (const auto before = seen_[article]++; before > 0) article += '|' + std::to_string(before);
  for (std::size_t c = 0; c < view.claims().size(); ++c) {
    const ClaimView& claim = view.claims()[c];
    if (claim.content.empty()) continue;
    ++claims_;
    Held& held = strata_[stratum_values(view, claim, by_)];
    if (strata_.size() > kMostStrata) {
      return Error{"too_many_strata",
                   "more than " + std::to_string(kMostStrata) +
                       " strata: leave out a field of --by that has a value for every few articles",
                   0};
    }
    ++held.population;
    const Place place{hash_of(std::to_string(seed_) + '|' + article + '|' + claim.anchor), number, c};
    if (held.places.size() == n_ && !(place < held.places.front())) continue;
    held.places.push_back(place);
    std::push_heap(held.places.begin(), held.places.end());
    if (held.places.size() <= n_) continue;
    std::pop_heap(held.places.begin(), held.places.end());
    held.places.pop_back();
  }
  return std::nullopt;
}

std::vector<std::uint64_t> Sampler::allotted() const {
  std::vector<std::uint64_t> population;
  for (const auto& [values, held] : strata_) population.push_back(held.population);
  std::vector<std::uint64_t> given(population.size(), 0);
  std::uint64_t left = std::min<std::uint64_t>(n_, claims_);
  // One at a time, to the stratum that has the fewest for its due: the Webster method (Sainte-Laguë) on square roots.
  const auto due = [&](std::size_t h) {
    if (given[h] >= population[h]) return -1.0;
    const double root = std::sqrt(static_cast<double>(population[h]));
    const bool short_of_two = given[h] < kAtLeast;
    return root / (static_cast<double>(given[h]) + 0.5) + (short_of_two ? 1e12 / static_cast<double>(given[h] + 1) : 0);
  };
  std::vector<std::pair<double, std::size_t>> heap;  // equals: the later in order first; the same everywhere
  for (std::size_t h = 0; h < given.size(); ++h) heap.emplace_back(due(h), h);
  std::make_heap(heap.begin(), heap.end());
  for (; left > 0 && !heap.empty(); --left) {
    std::pop_heap(heap.begin(), heap.end());
    const std::size_t h = heap.back().second;
    heap.pop_back();
    ++given[h];
    if (given[h] >= population[h]) continue;
    heap.emplace_back(due(h), h);
    std::push_heap(heap.begin(), heap.end());
  }
  return given;
}

Drawing Sampler::draw() const {
  Drawing drawing;
  drawing.records = records_;
  drawing.claims = claims_;
  const std::vector<std::uint64_t> given = allotted();
  for (const auto& [values, held] : strata_) {
    const std::size_t h = drawing.strata.size();
    std::vector<Place> places = held.places;
    std::sort(places.begin(), places.end());
    places.resize(std::min<std::size_t>(places.size(), given[h]));
    for (const Place& place : places) drawing.picks[place.record].push_back({place.claim, h});
    drawing.strata.push_back({values, held.population, places.size()});
    drawing.sampled += places.size();
  }
  for (auto& [record, picks] : drawing.picks) {
    std::sort(picks.begin(), picks.end(), [](const auto& a, const auto& b) { return a.claim < b.claim; });
  }
  return drawing;
}

}  // namespace sayso
