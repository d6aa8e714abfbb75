// Words, their shingles, the smallest hashes of these.
#include "copies/sketch.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"

namespace sayso {
namespace {

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // odd, with its bits spread: 2^64 / golden ratio

/// The finisher of SplitMix64 (Steele, Lea and Flood 2014): every bit in moves every bit out.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EB;
  return x ^ (x >> 31U);
}

/// Letters and digits of ASCII, and everything beyond ASCII but the apostrophes and marks that lower() and the
/// punctuation block hold: a curly and a straight mark must not make two words.
bool is_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80U;
}

/// U+2010 to U+203A, three bytes each: dashes, quotation marks, bullets, dots.
bool is_mark_at(std::string_view text, std::size_t i) {
  return i + 2 < text.size() && text[i] == '\xE2' && text[i + 1] == '\x80';
}

/// One hash a word, in order.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool mark = is_mark_at(text, i);
    if (!mark && is_word(c)) {
      word = (word + c + 1) * kMultiplier;
      continue;
    }
    if (mark) i += 2;
    if (word != 0) words.push_back(mixed(word));
    word = 0;
  }
  if (word != 0) words.push_back(mixed(word));
  return words;
}

std::uint32_t shingle_hash(const std::uint64_t* words, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = 0; i < count; ++i) hash = mixed(hash * kMultiplier + words[i]);
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

Sketch sketch_of(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(lower(text));
  Sketch sketch;
  for (const std::uint64_t word : words) sketch.key = mixed(sketch.key * kMultiplier + word);
  std::vector<std::uint32_t> all;
  if (!words.empty() && words.size() < kShingle) all.push_back(shingle_hash(words.data(), words.size()));
  if (words.size() >= kShingle) all.reserve(words.size());
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) all.push_back(shingle_hash(&words[i], kShingle));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  sketch.shingles = static_cast<std::uint32_t>(all.size());
  if (all.size() > kSketch) {
    all.resize(kSketch);
    sketch.limit = all.back();
  }
  sketch.hashes.assign(all.begin(), all.end());  // no more memory than they need
  return sketch;
}

Overlap overlap(const Sketch& a, const Sketch& b) {
  const std::uint32_t limit = std::min(a.limit, b.limit);
  Overlap found;
  auto i = a.hashes.begin();
  auto j = b.hashes.begin();
  const auto a_end = std::upper_bound(i, a.hashes.end(), limit);
  const auto b_end = std::upper_bound(j, b.hashes.end(), limit);
  found.first = static_cast<std::size_t>(a_end - i);
  found.second = static_cast<std::size_t>(b_end - j);
  while (i != a_end && j != b_end) {
    if (*i == *j) ++found.shared;
    const bool step_first = *i <= *j;
    const bool step_second = *j <= *i;
    i += step_first ? 1 : 0;
    j += step_second ? 1 : 0;
  }
  return found;
}

}  // namespace sayso
