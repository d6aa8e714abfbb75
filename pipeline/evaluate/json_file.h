// A whole file as JSON. Entry: read_json_file().
#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "core/result.h"

namespace sayso {

/// Codes: unreadable_file, invalid_json.
[[nodiscard]] inline Result<nlohmann::json> read_json_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) return Error{"unreadable_file", path + ": cannot be read", 0};
  nlohmann::json file = nlohmann::json::parse(bytes, nullptr, false);
  if (file.is_discarded()) return Error{"invalid_json", path + ": no valid JSON", 0};
  return file;
}

}  // namespace sayso
