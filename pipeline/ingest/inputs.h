// The paths of the command line -> the files to read, in order.
// Entry: list_inputs(). Reading them is left to reader.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace sayso {

/// One file, or standard input, that holds articles.
struct Input {
  std::string path;         ///< "-": standard input
  std::string id;           ///< of the article, where the input is a plain text
  std::string name;         ///< for messages: valid UTF-8
  bool json_lines = false;  ///< the name says JSON Lines; else the content decides
  std::uint64_t size = 0;   ///< bytes as they lie there; 0 where unknown (a pipe)
};

/// A path that names a file gives that file, whatever its name. A folder gives all its .txt, .jsonl and .jsonl.gz
/// files, subfolders included, in the order of the bytes of their paths (so on every machine the same); names that
/// begin with a dot are left out, and links to folders are not followed. "-" is standard input.
///
/// A text's id is its path below the folder that was named ("1998/may/port.txt"), or the file's name, as utf8_name()
/// writes it; it is never used as a path again.
///
/// Code: path_unreadable (does not exist, or may not be read); then nothing is listed.
Result<std::vector<Input>> list_inputs(const std::vector<std::string>& paths);

}  // namespace sayso
