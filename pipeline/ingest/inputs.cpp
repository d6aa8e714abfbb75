// Folders are listed whole before the first file is read: the order is theirs, and the progress line knows the sum.
#include "ingest/inputs.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "ingest/encoding.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

bool is_json_lines(std::string_view path) {
  return path.ends_with(".jsonl") || path.ends_with(".jsonl.gz");
}
bool is_article_file(std::string_view path) {
  return path.ends_with(".txt") || is_json_lines(path);
}

Error unreadable(const fs::path& path, const std::string& why) {
  return {"path_unreadable", "cannot read " + utf8_name(path.native()) + ": " + why, 0};
}

Input file_input(const fs::path& path, const std::string& id) {
  std::error_code code;
  const auto size = fs::is_regular_file(path, code) ? fs::file_size(path, code) : 0;
  return {path.native(), utf8_name(id), utf8_name(path.native()), is_json_lines(path.native()), code ? 0 : size};
}

/// The article files below a folder, as paths relative to it, sorted; or the first thing that cannot be read.
Result<std::vector<std::string>> files_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code code;
  auto it = fs::recursive_directory_iterator(folder, code);
  for (; !code && it != fs::recursive_directory_iterator(); it.increment(code)) {
    const fs::path& path = it->path();
    std::error_code entry_code;  // a link that leads nowhere is no file
    if (path.filename().native().starts_with('.')) {
      it.disable_recursion_pending();
    } else if (is_article_file(path.native()) && it->is_regular_file(entry_code)) {
      found.push_back(path.lexically_relative(folder).native());
    }
  }
  if (code) return unreadable(folder, code.message());
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Error> add_path(const std::string& path, std::vector<Input>& inputs) {
  if (path == kStandardInput) {
    inputs.push_back({path, "stdin", "standard input", false, 0});
    return std::nullopt;
  }
  if (access(path.c_str(), R_OK) != 0) return unreadable(path, std::strerror(errno));
  std::error_code code;
  if (!fs::is_directory(path, code)) {
    inputs.push_back(file_input(path, fs::path(path).filename().native()));
    return std::nullopt;
  }
  const auto below = files_below(path);
  if (!below) return below.error();
  for (const std::string& relative : *below) inputs.push_back(file_input(fs::path(path) / relative, relative));
  return std::nullopt;
}

}  // namespace

Result<std::vector<Input>> list_inputs(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    if (auto fault = add_path(path, inputs)) return *std::move(fault);
  }
  return inputs;
}

}  // namespace sayso
