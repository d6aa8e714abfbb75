// Weights by stratum, and the articles drawn again.
#include "evaluate/weights.h"

#include <algorithm>
#include <random>
#include <unordered_map>

#include "evaluate/bootstrap.h"

namespace sayso {
namespace {

constexpr std::uint64_t kSampleSeed = 20251127;  // any: fixed, so that a figure can be checked

}  // namespace

Coded coded(const Sample& sample, const std::vector<Coder>& coders) {
  Coded all;
  for (const DrawnStratum& s : sample.strata) all.population.push_back(s.population);
  std::unordered_map<std::string, std::size_t> article_of;
  for (std::size_t i = 0; i < sample.claims.size(); ++i) {
    CodedClaim claim;
    claim.drawn = &sample.claims[i];
    for (const Coder& coder : coders) {
      const auto said = coder.judgements.find(i);
      if (said == coder.judgements.end() || !said->second.right) continue;
      claim.judgements.push_back(&said->second);
      claim.right += *said->second.right ? 1 : 0;
      claim.added += static_cast<double>(said->second.added);
    }
    if (claim.judgements.empty()) continue;
    const auto coders_of_it = static_cast<double>(claim.judgements.size());
    claim.right /= coders_of_it;
    claim.added /= coders_of_it;
    claim.article = article_of.emplace(claim.drawn->document, article_of.size()).first->second;
    all.claims.push_back(std::move(claim));
  }
  all.articles = article_of.size();
  return all;
}

std::vector<double> weights_in(const Coded& coded, const Draws& draws) {
  std::vector<double> judged(coded.population.size(), 0);
  for (const CodedClaim& c : coded.claims) judged[c.drawn->stratum] += draws[c.article];
  std::vector<double> weights;
  weights.reserve(coded.claims.size());
  for (const CodedClaim& c : coded.claims) {
    const double n = judged[c.drawn->stratum];
    weights.push_back(n > 0 ? draws[c.article] * coded.population[c.drawn->stratum] / n : 0);
  }
  return weights;
}

std::vector<Estimate> estimates(const Coded& coded,
                                const std::function<std::vector<std::optional<double>>(const Draws&)>& figures) {
  std::vector<Estimate> all;
  for (const auto& value : figures(Draws(coded.articles, 1))) all.push_back({value, {}, {}});
  std::vector<std::vector<double>> drawn(all.size());
  std::mt19937_64 random(kSampleSeed);
  for (std::size_t resample = 0; resample < kResamples && coded.articles > 0; ++resample) {
    Draws draws(coded.articles, 0);
    for (std::size_t i = 0; i < coded.articles; ++i) draws[draw_below(random, coded.articles)] += 1;
    const auto values = figures(draws);
    for (std::size_t f = 0; f < all.size(); ++f) {
      if (values[f]) drawn[f].push_back(*values[f]);
    }
  }
  for (std::size_t f = 0; f < all.size(); ++f) {
    auto& values = drawn[f];
    if (!all[f].value || 2 * values.size() < kResamples) continue;
    std::sort(values.begin(), values.end());
    const std::size_t cut_off = values.size() / 40;  // 2.5 % at each end
    all[f].low = values[cut_off];
    all[f].high = values[values.size() - 1 - cut_off];
  }
  return all;
}

std::vector<Estimate> estimates(const Coded& coded, const std::vector<std::vector<Part>>& ratios) {
  return estimates(coded, [&](const Draws& draws) {
    const std::vector<double> weights = weights_in(coded, draws);
    std::vector<std::optional<double>> values;
    for (const std::vector<Part>& parts : ratios) {
      Part sum;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        sum.top += weights[i] * parts[i].top;
        sum.bottom += weights[i] * parts[i].bottom;
      }
      values.push_back(sum.bottom > 0 ? std::optional(sum.top / sum.bottom) : std::nullopt);
    }
    return values;
  });
}

}  // namespace sayso
