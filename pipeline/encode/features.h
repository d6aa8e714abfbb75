// Tokens -> the numbers that the encoder looks up: word, prefix, suffix, shape, and where the token stands.
// Entry: find_features(). The one place where features are made: training reads them from `sayso features`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

constexpr std::uint32_t kPrefixBuckets = 2048;
constexpr std::uint32_t kSuffixBuckets = 4096;
constexpr std::uint32_t kShapeBuckets = 512;

/// Where a token stands towards quotation marks.
enum class QuoteState : std::uint8_t {
  outside,
  inside,
  opening,
  closing,
  inside_single,
  opening_single,
  closing_single,
  reopening
};
constexpr std::uint32_t kQuoteStates = 8;
constexpr std::uint32_t kZones = 4;
constexpr std::uint32_t kPlaces = 3;  ///< first of its paragraph, first of its sentence, any other
/// Rows of the context table: quote state x zone x place x space before.
constexpr std::uint32_t kContexts = kQuoteStates * kZones * kPlaces * 2;

/// What is looked up for one token.
struct TokenFeatures {
  std::uint64_t word = 0;     ///< FNV-1a of the normalised word; the model's vocabulary is a list of these
  std::uint16_t prefix = 0;   ///< < kPrefixBuckets: first three code points of the normalised word
  std::uint16_t suffix = 0;   ///< < kSuffixBuckets: last three
  std::uint16_t shape = 0;    ///< < kShapeBuckets: "Xxx-dd"
  std::uint16_t context = 0;  ///< < kContexts
};

/// Lower case, digits as 0, typographic apostrophes and marks as plain ones; no more than the first kWordBytes bytes.
[[nodiscard]] std::string normalize_word(std::string_view word);

/// Two apostrophes or grave accents are a quotation mark (segment/tokens.cpp), any other word is itself.
[[nodiscard]] std::string_view with_plain_mark(std::string_view word);

/// 64-bit FNV-1a.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes);

/// One entry a token.
[[nodiscard]] std::vector<TokenFeatures> find_features(std::string_view text, const Segmentation& segmentation,
                                                       const std::vector<Quotation>& quotations);

}  // namespace sayso
