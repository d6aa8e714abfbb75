// Writes JSON straight into a string: fast escaping, numbers rounded to what is printed, no tree in memory.
// Entry: JsonWriter. What is written, and in which order, is left to the caller.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {

/// Sets the commas itself. Strings must be valid UTF-8. Keys and `raw` are copied as they stand.
class JsonWriter {
 public:
  explicit JsonWriter(std::size_t bytes) { out_.reserve(bytes); }

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);
  void string(std::string_view utf8);
  void integer(std::uint64_t value);
  /// Rounded to kDecimals places, half away from zero, without closing zeros: 0.93, 1, -0.0812. `value` is finite.
  void decimal(double value);
  void null() { raw("null"); }
  /// A key with its string.
  void field(std::string_view name, std::string_view utf8) {
    key(name);
    string(utf8);
  }
  /// One JSON value, as it stands.
  void raw(std::string_view json);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void separate();

  std::string out_;
  bool comma_ = false;  ///< a value stands before this place
};

/// Places after the point: what the scores are good for, and what survives another instruction set's last bits.
inline constexpr int kDecimals = 4;

/// `value` in units of the last printed place. What is printed can be summed without an error in these.
[[nodiscard]] std::int64_t in_printed_units(double value);

/// The value of so many units of the last printed place.
[[nodiscard]] double from_printed_units(std::int64_t units);

}  // namespace sayso
