// The marks by which an encoding is known, and the errors that name it.
#include "ingest/encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text.h"

namespace sayso {
namespace {

constexpr std::size_t kSniffBytes = 512;  // of the start: enough to tell, too few to cost
constexpr std::size_t kLeastPairs = 2;    // "a\0" alone may be a text with a NUL

struct Bom {
  std::string_view bytes;
  std::string_view encoding;
};

// The four-byte marks first: UTF-16LE's is the start of UTF-32LE's.
constexpr std::array kWideBoms = {
    Bom{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"}, Bom{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    Bom{std::string_view("\xFF\xFE", 2), "UTF-16LE"}, Bom{std::string_view("\xFE\xFF", 2), "UTF-16BE"}};

std::string hex(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {kDigits[value >> 4U], kDigits[value & 15U]};
}

std::size_t first_control(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; });
  return static_cast<std::size_t>(found - text.begin());
}

}  // namespace

std::optional<std::string_view> wide_encoding(std::string_view head) {
  for (const Bom& bom : kWideBoms) {
    if (head.starts_with(bom.bytes)) return bom.encoding;
  }
  const std::size_t pairs = std::min(head.size(), kSniffBytes) / 2;
  if (pairs < kLeastPairs) return std::nullopt;
  std::array<std::size_t, 2> nuls = {0, 0};
  for (std::size_t i = 0; i < 2 * pairs; ++i) nuls[i % 2] += head[i] == '\0' ? 1U : 0U;
  const auto most = [&](std::size_t count) { return 4 * count >= 3 * pairs; };
  if (nuls[0] == 0 && most(nuls[1])) return "UTF-16LE";
  if (nuls[1] == 0 && most(nuls[0])) return "UTF-16BE";
  return std::nullopt;
}

Error unsupported_encoding(std::string_view encoding) {
  const std::string name(encoding);
  return {"unsupported_encoding", "the text is " + name + ", not UTF-8; convert it: iconv -f " + name + " -t UTF-8", 0};
}

std::optional<Error> encoding_fault(std::string_view bytes) {
  if (const auto encoding = wide_encoding(bytes)) return unsupported_encoding(*encoding);
  const std::size_t at = first_invalid_utf8(bytes);
  if (at == bytes.size()) return std::nullopt;
  return Error{"invalid_utf8", "byte 0x" + hex(bytes[at]) + " at offset " + std::to_string(at) + " is not UTF-8", at};
}

std::string utf8_name(std::string_view name) {
  std::string out;
  while (true) {
    const std::size_t at = std::min(first_invalid_utf8(name), first_control(name));
    out += name.substr(0, at);
    if (at == name.size()) return out;
    out += '%' + hex(name[at]);
    name.remove_prefix(at + 1);
  }
}

}  // namespace sayso
