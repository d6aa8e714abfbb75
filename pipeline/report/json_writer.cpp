// Escaping by runs of plain bytes, and decimals by whole units of the last printed place.
#include "report/json_writer.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace sayso {
namespace {

constexpr std::int64_t kUnit = 10000;  // 10 ^ kDecimals
static_assert(kDecimals == 4);

/// Bytes at which copying has to stop and look: what JSON forbids, and the first bytes of what is escaped besides.
constexpr std::array<bool, 256> stop_bytes() {
  std::array<bool, 256> stops{};
  for (std::size_t i = 0; i < 0x20; ++i) stops[i] = true;
  stops['"'] = stops['\\'] = stops[0x7F] = true;
  stops[0xC2] = true;  // U+0080 to U+009F: controls, among them the line break U+0085
  stops[0xE2] = true;  // U+2028, U+2029: line breaks to some readers of "lines"
  return stops;
}
constexpr std::array<bool, 256> kStops = stop_bytes();

unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
}

/// A code point that has to be escaped, and its bytes; no bytes where the one at `i` may stand as it is.
struct Escape {
  unsigned code = 0;
  std::size_t bytes = 0;
};

Escape escape_at(std::string_view text, std::size_t i) {
  const unsigned char first = byte_at(text, i);
  if (first < 0x80) return {first, 1};
  const unsigned char second = byte_at(text, i + 1);
  if (first == 0xC2) return second < 0xA0 ? Escape{second, 2} : Escape{};
  const unsigned char third = byte_at(text, i + 2);
  const bool separator = second == 0x80 && (third == 0xA8 || third == 0xA9);
  return separator ? Escape{0x2000U + (third & 0x3FU), 3} : Escape{};
}

void append_escape(std::string& out, unsigned code) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (code) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u";
      for (unsigned shift = 16; shift > 0; shift -= 4) out += kHex[(code >> (shift - 4)) & 0xFU];
  }
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t run = 0;  // first byte that is not yet copied
  for (std::size_t i = 0; i < text.size();) {
    if (!kStops[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    const Escape escape = escape_at(text, i);
    if (escape.bytes == 0) {
      ++i;
      continue;
    }
    out.append(text, run, i - run);
    append_escape(out, escape.code);
    i += escape.bytes;
    run = i;
  }
  out.append(text, run, text.size() - run);
}

void append_integer(std::string& out, std::uint64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
}

void JsonWriter::end(char bracket) {
  out_ += bracket;
  comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  comma_ = false;
}

void JsonWriter::string(std::string_view utf8) {
  separate();
  out_ += '"';
  append_escaped(out_, utf8);
  out_ += '"';
}

void JsonWriter::integer(std::uint64_t value) {
  separate();
  append_integer(out_, value);
}

void JsonWriter::decimal(double value) {
  separate();
  const std::int64_t units = in_printed_units(value);
  if (units < 0) out_ += '-';
  const auto magnitude = static_cast<std::uint64_t>(units < 0 ? -units : units);
  append_integer(out_, magnitude / kUnit);
  std::uint64_t rest = magnitude % kUnit;
  if (rest == 0) return;
  out_ += '.';
  for (std::uint64_t place = kUnit / 10; rest > 0; place /= 10) {
    out_ += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

std::int64_t in_printed_units(double value) {
  assert(std::isfinite(value));
  return std::llround(value * static_cast<double>(kUnit));
}

double from_printed_units(std::int64_t units) {
  return static_cast<double>(units) / static_cast<double>(kUnit);
}

}  // namespace sayso
