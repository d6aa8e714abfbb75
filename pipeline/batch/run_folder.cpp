// A folder's parts come from its journal, never from a listing: a part that is not journalled is not whole.
#include "batch/run_folder.h"

#include <cstdio>
#include <filesystem>
#include <utility>

#include "batch/journal.h"
#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr std::size_t kPartDigits = 6;  // "part-000000.jsonl": a listing has the order of the numbers up to a million

}  // namespace

std::string RunPaths::part(std::uint64_t index) const {
  std::string digits = std::to_string(index);
  if (digits.size() < kPartDigits) digits.insert(0, kPartDigits - digits.size(), '0');
  return parts() + "/part-" + digits + ".jsonl";
}

Result<RecordStream> RecordStream::open(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::is_directory(path, code)) {
    RecordStream stream({{path, std::nullopt}});
    if (auto error = stream.open_next()) return *std::move(error);
    return stream;
  }
  const RunPaths paths(path);
  if (!std::filesystem::exists(paths.journal(), code)) {
    return Error{"not_a_run", utf8_name(path) + " is not the folder of a run: it has no journal", 0};
  }
  const auto journal = read_journal(paths.journal());
  if (!journal) return journal.error();
  std::vector<Part> parts;
  for (const auto& [index, entry] : journal->parts) parts.push_back({paths.part(index), entry.bytes});
  RecordStream stream(std::move(parts));
  stream.complete_ = journal->is_complete() && journal->shard_count() == 1;
  return stream;
}

std::optional<Error> RecordStream::open_next() {
  const Part& part = parts_[at_++];
  std::error_code code;
  if (part.bytes && std::filesystem::file_size(part.path, code) != *part.bytes) {
    return Error{"part_damaged",
                 utf8_name(part.path) + " is not as long as the journal says; the same sayso run writes it anew", 0};
  }
  if (part.path == "-") {
    source_ = ByteSource::standard_input();
  } else if (auto opened = ByteSource::open(part.path)) {
    source_ = std::move(*opened);
  } else {
    return Error{"path_unreadable", "cannot read " + utf8_name(part.path) + ": " + opened.error().message, 0};
  }
  lines_ = std::make_unique<LineReader>(*source_, kMaxRecordBytes);
  return std::nullopt;
}

std::optional<Result<std::string>> RecordStream::next() {
  while (lines_ || at_ < parts_.size()) {
    if (!lines_) {
      if (auto error = open_next()) {
        at_ = parts_.size();
        return *std::move(error);
      }
    }
    auto line = lines_->next();
    if (!line) {
      lines_.reset();
      continue;
    }
    const std::string& name = parts_[at_ - 1].path;
    if (*line && !(*line)->too_long) {
      if ((*line)->bytes.empty()) continue;
      return std::move((*line)->bytes);
    }
    Error error = *line ? Error{"line_too_long", "a record is longer than any that sayso writes", (*line)->offset}
                        : (*line).error();
    error.message = utf8_name(name) + ": " + error.message;
    lines_.reset();
    at_ = parts_.size();
    return error;
  }
  return std::nullopt;
}

}  // namespace sayso
