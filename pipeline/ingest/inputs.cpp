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

}  // namespace

/// Inputs that were named one by one, and folders' files by their path below them.
struct InputList::Files {
  struct File {
    std::uint64_t begin = 0;  ///< of its path in `paths`
    std::uint64_t bytes = 0;
    std::uint32_t length = 0;
    std::uint32_t folder = 0;  ///< 0: `named[begin]`; else folders[folder - 1]
  };
  std::vector<File> files;
  std::vector<Input> named;
  std::vector<std::string> folders;
  std::string paths;

  void add(Input input) {
    files.push_back({named.size(), 0, 0, 0});
    named.push_back(std::move(input));
  }
  [[nodiscard]] std::string_view path_of(const File& file) const {
    return std::string_view(paths).substr(file.begin, file.length);
  }
  std::optional<Error> add_path(const std::string& path);
  std::optional<Error> add_folder(const std::string& folder);
};

/// The article files below the folder, sorted by their paths; or the first thing that cannot be read.
std::optional<Error> InputList::Files::add_folder(const std::string& folder) {
  folders.push_back(folder);
  const std::size_t first = files.size();
  std::error_code code;
  auto it = fs::recursive_directory_iterator(folder, code);
  for (; !code && it != fs::recursive_directory_iterator(); it.increment(code)) {
    const fs::path& path = it->path();
    std::error_code entry_code;  // a link that leads nowhere is no file
    if (path.filename().native().starts_with('.')) {
      it.disable_recursion_pending();
    } else if ((is_article_name(path.filename().native()) || is_archive_name(path.native())) &&
               it->is_regular_file(entry_code)) {
      const std::string below = path.lexically_relative(folder).native();
      const auto bytes = it->file_size(entry_code);
      files.push_back({paths.size(), entry_code ? 0 : bytes, static_cast<std::uint32_t>(below.size()),
                       static_cast<std::uint32_t>(folders.size())});
      paths += below;
    }
  }
  if (code) return unreadable(folder, code.message());
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
            [this](const File& a, const File& b) { return path_of(a) < path_of(b); });
  return std::nullopt;
}

std::optional<Error> InputList::Files::add_path(const std::string& path) {
  if (path == kStandardInput) {
    add({path, "stdin", "standard input", NamedKind::text, 0});
    return std::nullopt;
  }
  if (access(path.c_str(), R_OK) != 0) return unreadable(path, std::strerror(errno));
  std::error_code code;
  if (fs::is_directory(path, code)) return add_folder(path);
  add(file_input(path, fs::path(path).filename().native()));
  return std::nullopt;
}

InputList::InputList(std::initializer_list<Input> inputs) {
  auto files = std::make_shared<Files>();
  for (const Input& input : inputs) files->add(input);
  files_ = std::move(files);
}

std::size_t InputList::size() const {
  return files_->files.size();
}

Input InputList::operator[](std::size_t index) const {
  const Files::File& file = files_->files[index];
  if (file.folder == 0) return files_->named[file.begin];
  const fs::path below(files_->path_of(file));
  const std::string path = (fs::path(files_->folders[file.folder - 1]) / below).native();
  const std::string id = utf8_name(below.native());
  return {path, id, utf8_name(path), named_kind(path), file.bytes, id + "!"};
}

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

Result<InputList> list_inputs(const std::vector<std::string>& paths) {
  auto files = std::make_shared<InputList::Files>();
  for (const std::string& path : paths) {
    if (auto fault = files->add_path(path)) return *std::move(fault);
  }
  files->files.shrink_to_fit();
  files->paths.shrink_to_fit();
  return InputList(std::move(files));
}

}  // namespace sayso
