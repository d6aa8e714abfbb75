#include "actor/named_spans.h"

#include <algorithm>
#include <limits>

#include "encode/kernels.h"
#include "encode/weights.h"

namespace sayso {
namespace {

constexpr std::size_t kTypes = kNamedTypes.size();
static_assert(1 + 4 * kTypes == kNameTags);
constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr std::uint8_t kOutside = kTypes;  // "no name ends here"

/// How the best path to a token that closes no name, ends one, or stands inside one came there.
struct Step {
  std::uint8_t closed = kOutside;     ///< the type of the name that ends here, or kOutside
  bool single = false;                ///< that name is one token
  std::array<bool, kTypes> begins{};  ///< inside a name of that type: it begins here
};

struct Scores {
  float closed = 0;
  std::array<float, kTypes> inside;
};

Step advance(const float* row, Scores& s) {
  Step step;
  const Scores before = s;
  s.closed = before.closed + row[0];
  for (std::size_t t = 0; t < kTypes; ++t) {
    const float* bies = row + 1 + 4 * t;
    const float ended = before.inside[t] + bies[2];
    const float single = before.closed + bies[3];
    if (std::max(ended, single) > s.closed) {
      s.closed = std::max(ended, single);
      step.closed = static_cast<std::uint8_t>(t);
      step.single = single > ended;
    }
    const float begun = before.closed + bies[0];
    const float inner = before.inside[t] + bies[1];
    step.begins[t] = begun >= inner;
    s.inside[t] = std::max(begun, inner);
  }
  return step;
}

/// The scores of the tags that each type would have over these tokens.
std::array<float, kTypes> rated(const float* scores, std::uint32_t begin, std::uint32_t end) {
  std::array<float, kTypes> sums{};
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::size_t place = end - begin == 1 ? 3U : i == begin ? 0U : i + 1 == end ? 2U : 1U;  // S, B, E, I
    for (std::size_t t = 0; t < kTypes; ++t) sums[t] += scores[std::size_t{i} * kNameTags + 1 + 4 * t + place];
  }
  return sums;
}

}  // namespace

void decode_names(const float* scores, std::uint32_t first, std::uint32_t count, std::vector<NamedSpan>& out) {
  std::vector<Step> steps(count);
  Scores s;
  s.inside.fill(kNever);
  for (std::uint32_t i = 0; i < count; ++i) steps[i] = advance(scores + std::size_t{i} * kNameTags, s);
  const std::size_t before = out.size();
  for (std::uint32_t end = count; end > 0;) {
    const Step& last = steps[end - 1];
    if (last.closed == kOutside) {
      --end;
      continue;
    }
    std::uint32_t begin = end - 1;
    if (!last.single) {
      do --begin;
      while (!steps[begin].begins[last.closed]);
    }
    out.push_back({{first + begin, first + end}, kNamedTypes[last.closed], rated(scores, begin, end)});
    end = begin;
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
}

void read_names(const Model& model, const Segmentation& segmentation, TokenSpan block, Scratch& scratch,
                std::vector<NamedSpan>& out) {
  const Model::Weights& w = model.weights();
  if (w.names.bias.empty()) return;
  Matrix& scores = scratch.scores;
  scores.resize_to_write(block.size(), kNameTags);
  for (std::size_t i = 0; i < block.size(); ++i) std::copy_n(w.names.bias.data(), kNameTags, scores.row(i));
  kernels().multiply(scratch.encoded.row(0), static_cast<std::ptrdiff_t>(w.width()), w.names.weight.data.data(),
                     scores.row(0), static_cast<std::ptrdiff_t>(block.size()), static_cast<std::ptrdiff_t>(w.width()),
                     kNameTags, true);
  for (std::uint32_t begin = block.begin; begin < block.end;) {
    const Sentence& sentence = segmentation.sentences[segmentation.tokens[begin].sentence];
    const std::uint32_t end = std::min(sentence.tokens.end, block.end);
    decode_names(scores.row(begin - block.begin), begin, end - begin, out);
    begin = end;
  }
}

}  // namespace sayso
