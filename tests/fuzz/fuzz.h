// What the fuzz targets share: bytes made into a valid text, and a check that stops the run.
// Entry: valid_utf8(), require(). Each target is one LLVMFuzzerTestOneInput; replay.cpp runs it over files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sayso::test {

[[nodiscard]] inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The bytes without those that are not valid UTF-8: what stages may be given.
[[nodiscard]] inline std::string valid_utf8(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t good = first_invalid_utf8(bytes);
    out += bytes.substr(0, good);
    bytes.remove_prefix(good < bytes.size() ? good + 1 : good);
  }
  return out;
}

/// Ends the program, as libFuzzer expects of a fault, where `fault` says something.
inline void require_none(const std::string& fault) {
  if (fault.empty()) return;
  std::fprintf(stderr, "fault: %s\n", fault.c_str());
  std::abort();
}

inline void require(bool holds, const char* what) {
  require_none(holds ? std::string() : std::string(what));
}

}  // namespace sayso::test
