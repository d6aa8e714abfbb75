// What bad input becomes: a value or an Error with a code, never an exception across a stage.
// Entry: Result<T>. The member names are those of std::expected, which g++ 12 lacks in C++20.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace sayso {

/// Why an article was set aside, or why nothing could be done.
struct Error {
  std::string code;               ///< stable, snake_case: "invalid_utf8"
  std::string message;            ///< what, where, and what to do; one line
  std::uint64_t byte_offset = 0;  ///< first byte at fault, from the start of the record (or of the file)
};

/// A T or an Error; never neither. Reading the wrong one is a bug of ours (assert).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& value() & { return get(); }
  [[nodiscard]] const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && { return std::move(get()); }
  [[nodiscard]] const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  T& operator*() { return get(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &get(); }
  const T* operator->() const { return &value(); }

 private:
  T& get() {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

}  // namespace sayso
