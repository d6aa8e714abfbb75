#include "core/text.h"

#include <unicode/uchar.h>

#include <cassert>

#include "core/utf8.h"

namespace sayso {
namespace {

constexpr std::uint32_t kBlock = 64;  // bytes; at most 64 are counted for one look-up

void append_lower(std::string& out, std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_code_point(utf8, i);
    append_utf8(out, c < 0 ? 0xFFFD : c == 0x2019 || c == 0x02BC ? '\'' : u_tolower(c));
  }
}

}  // namespace

ByteSpan bytes_of(const Segmentation& segmentation, TokenSpan tokens) {
  if (tokens.empty()) return {};
  return {segmentation.tokens[tokens.begin].span.begin, segmentation.tokens[tokens.end - 1].span.end};
}

std::string_view text_of(std::string_view text, const Segmentation& segmentation, TokenSpan tokens) {
  return slice(text, bytes_of(segmentation, tokens));
}

std::string lower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  if (is_ascii(utf8)) {
    for (const char c : utf8) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  } else {
    append_lower(out, utf8);
  }
  return out;
}

std::vector<std::string> lower_words(std::string_view text, const Segmentation& segmentation) {
  std::vector<std::string> words;
  words.reserve(segmentation.tokens.size());
  for (const Token& token : segmentation.tokens) words.push_back(lower(slice(text, token.span)));
  return words;
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (static_cast<unsigned char>(text[i]) < 0x80U) {
      ++i;
      continue;
    }
    const std::size_t at = i;
    if (next_code_point(text, i) < 0) return at;
  }
  return text.size();
}

std::string without_invalid_utf8(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t good = first_invalid_utf8(text);
    out += text.substr(0, good);
    if (good == text.size()) return out;
    append_utf8(out, 0xFFFD);
    text.remove_prefix(good + 1);
  }
}

CodePoints::CodePoints(std::string_view text) : text_(text), ascii_(is_ascii(text)) {
  if (ascii_) return;
  blocks_.reserve(text.size() / kBlock + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) blocks_.push_back(count);
    count += begins_code_point(text[i]) ? 1U : 0U;
  }
  if (text.size() % kBlock == 0) blocks_.push_back(count);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  assert(byte <= text_.size());
  if (ascii_) return byte;
  std::uint32_t count = blocks_[byte / kBlock];
  for (std::uint32_t i = byte - byte % kBlock; i < byte; ++i) count += begins_code_point(text_[i]) ? 1U : 0U;
  return count;
}

}  // namespace sayso
