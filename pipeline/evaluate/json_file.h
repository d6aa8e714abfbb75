// A whole file as JSON. Entry: read_json_file().
#pragma once

#include <array>
#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/json_depth.h"
#include "core/result.h"

namespace sayso {

inline constexpr std::size_t kJsonBlock = std::size_t{16} << 10U;  // bytes a read

/// Codes: unreadable_file, invalid_json.
[[nodiscard]] inline Result<nlohmann::json> read_json_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const bool opened = in.is_open();
  std::string bytes;
  for (std::array<char, kJsonBlock> block{}; in;) {  // read() alone does not throw where the file is a folder
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!opened || in.bad()) return Error{"unreadable_file", path + ": cannot be read", 0};
  if (nests_deeper(bytes)) return Error{"invalid_json", path + ": nested too deep", 0};
  nlohmann::json file = nlohmann::json::parse(bytes, nullptr, false);
  if (file.is_discarded()) return Error{"invalid_json", path + ": no valid JSON", 0};
  return file;
}

}  // namespace sayso
