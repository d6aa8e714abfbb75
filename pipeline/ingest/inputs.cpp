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

/// Without the ending of a packing.
std::string_view unpacked_name(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

/// Whether a part of the path is hidden, or what macOS adds to an archive.
bool has_hidden_part(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

Error unreadable(const fs::path& path, const std::string& why) {
  return {"path_unreadable", "cannot read " + utf8_name(path.native()) + ": " + why, 0};
}

Input file_input(const fs::path& path, const std::string& id) {
  std::error_code code;
  const auto size = fs::is_regular_file(path, code) ? fs::file_size(path, code) : 0;
  return {path.native(), utf8_name(id), utf8_name(path.native()), named_kind(path.native()), code ? 0 : size};
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
    } else if ((is_article_name(path.filename().native()) || is_archive_name(path.native())) &&
               it->is_regular_file(entry_code)) {
      found.push_back(path.lexically_relative(folder).native());
    }
  }
  if (code) return unreadable(folder, code.message());
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Error> add_path(const std::string& path, std::vector<Input>& inputs) {
  if (path == kStandardInput) {
    inputs.push_back({path, "stdin", "standard input", NamedKind::text, 0});
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
  for (const std::string& relative : *below) {
    inputs.push_back(file_input(fs::path(path) / relative, relative));
    inputs.back().member_prefix = inputs.back().id + "!";
  }
  return std::nullopt;
}

}  // namespace

NamedKind named_kind(std::string_view name) {
  name = unpacked_name(name);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return NamedKind::lines;
  if (name.ends_with(".csv") || name.ends_with(".tsv")) return NamedKind::table;
  if (name.ends_with(".html") || name.ends_with(".htm")) return NamedKind::html;
  return NamedKind::text;
}

bool is_article_name(std::string_view name) {
  return !has_hidden_part(name) && (named_kind(name) != NamedKind::text || unpacked_name(name).ends_with(".txt"));
}

bool is_archive_name(std::string_view name) {
  return name.ends_with(".tgz") || name.ends_with(".zip") || unpacked_name(name).ends_with(".tar");
}

Result<std::vector<Input>> list_inputs(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    if (auto fault = add_path(path, inputs)) return *std::move(fault);
  }
  return inputs;
}

}  // namespace sayso
