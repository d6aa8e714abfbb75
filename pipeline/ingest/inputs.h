// The paths of the command line -> the files to read, in order.
// Entry: list_inputs(). Reading them is left to reader.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace sayso {

/// What a file's name says that it holds. The content has the last word, where it is plain.
enum class NamedKind : std::uint8_t { text, lines, table, html };

/// By the ending, that of .gz and .zst left out: .jsonl and .ndjson; .csv and .tsv; .html and .htm; all else is text.
[[nodiscard]] NamedKind named_kind(std::string_view name);

/// Whether a folder's file, or an archive's member, of this name is read: one of the endings above, or .txt. A name
/// with a part that begins with a dot, or "__MACOSX", is not.
[[nodiscard]] bool is_article_name(std::string_view name);
/// .zip, .tar, .tgz, and .tar with .gz or .zst.
[[nodiscard]] bool is_archive_name(std::string_view name);

/// One file, or standard input, that holds articles.
struct Input {
  std::string path;  ///< "-": standard input
  std::string id;    ///< of the article, where the input is a plain text or a page
  std::string name;  ///< for messages: valid UTF-8
  NamedKind named = NamedKind::text;
  std::uint64_t size = 0;          ///< bytes as they lie there; 0 where unknown (a pipe)
  std::string member_prefix = {};  ///< before a member's name in its id, where the input is an archive
};

/// The files of a run in order. Of a folder's files it holds the path below the folder and 24 bytes, and makes the
/// Input when it is asked: an archive can have millions. Copies share what they hold. Thread rule: const after
/// construction.
class InputList {
 public:
  class Iterator {  ///< for a range-based for alone
   public:
    Iterator(const InputList& list, std::size_t at) : list_(&list), at_(at) {}
    Input operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const InputList* list_;
    std::size_t at_;
  };

  InputList() : InputList(std::initializer_list<Input>{}) {}
  InputList(std::initializer_list<Input> inputs);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Input operator[](std::size_t index) const;
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  friend Result<InputList> list_inputs(const std::vector<std::string>& paths);
  struct Files;
  explicit InputList(std::shared_ptr<const Files> files) : files_(std::move(files)) {}
  std::shared_ptr<const Files> files_;
};

/// A path that names a file gives that file, whatever its name. A folder gives all its files with a name of articles or
/// of an archive, subfolders included, in the order of the bytes of their paths (so on every machine the same); names
/// that begin with a dot are left out, and links to folders are not followed. "-" is standard input.
///
/// A text's id is its path below the folder that was named ("1998/may/port.txt"), or below the archive; of an archive
/// in a folder "1998.zip!may/port.txt"; or the file's name. All as utf8_name() writes it; it is never used as a path
/// again.
///
/// Code: path_unreadable (does not exist, or may not be read); then nothing is listed.
Result<InputList> list_inputs(const std::vector<std::string>& paths);

}  // namespace sayso
