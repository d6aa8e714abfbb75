// What a run has done, line by line, so that the same command goes on from there. Entry: read_journal() and the lines.
// Writing it to the disk is left to durable.h, what the entries are used for to run.h.
//
//   journal  := header entry*                 JSON Lines; a last line without LF, or that is no JSON, was cut by a stop
//   header   := {"sayso_run": 1, "identity": {...}, "inputs": {...}}       inputs: input_stamp.h
//   entry    := part | inputs | end
//   part     := {"part": index, "articles", "bytes", "sha256", "input_sha256", "errors": {code: count},
//                "warnings": {code: count}, "set_aside": [failure*]}      a later line of the same part counts
//   failure  := {"sequence", "id", "file", "byte_offset", "code", "message"}
//   inputs   := {"inputs": {...}}             after --retry-errors, where they had changed
//   end      := {"end": {"articles": count}}  the whole input was read; counts those of other shards too
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "batch/ordered.h"
#include "core/result.h"

namespace sayso {

/// JSON with its fields in the order in which they were set: what is written twice is the same bytes.
using OrderedJson = nlohmann::ordered_json;

/// The longest line of a journal, in bytes: a part whose articles were all set aside has some hundred kilobytes.
inline constexpr std::size_t kMaxJournalLine = std::size_t{256} << 20U;
/// The longest record, in bytes: an article at the cap of ingest, with everything that was found in it.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{4} << 30U;

/// One whole part.
struct PartEntry {
  std::uint64_t part = 0;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;   ///< of its file
  std::string sha256;        ///< of its file
  std::string input_sha256;  ///< of the articles it was made from
  std::map<std::string, std::uint64_t> errors;
  std::map<std::string, std::uint64_t> warnings;
  std::uint64_t set_aside = 0;    ///< how many; which ones, set_aside_in() reads when it is asked
  std::uint64_t line_offset = 0;  ///< of its line in the journal
  std::uint64_t line_size = 0;
};

struct Journal {
  OrderedJson identity;
  OrderedJson inputs;
  std::map<std::uint64_t, PartEntry> parts;
  std::optional<std::uint64_t> articles;  ///< of the whole input, once its end was reached
  std::uint64_t whole_bytes = 0;          ///< the lines that are whole; what follows is cut off before writing on

  [[nodiscard]] std::uint64_t part_size() const;
  [[nodiscard]] std::uint64_t shard_index() const;  ///< from 0
  [[nodiscard]] std::uint64_t shard_count() const;
  /// The end was reached, and each part of this shard is there.
  [[nodiscard]] bool is_complete() const;
};

/// Codes: path_unreadable, journal_damaged. Holds one line at a time.
Result<Journal> read_journal(const std::string& path);

/// Lines, with their line ends. Text that is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string header_line(const OrderedJson& identity, const OrderedJson& inputs);
[[nodiscard]] std::string part_line(const PartEntry& entry, const std::vector<Failure>& failures);
[[nodiscard]] std::string inputs_line(const OrderedJson& inputs);
[[nodiscard]] std::string end_line(std::uint64_t articles);
/// Of errors.jsonl.
[[nodiscard]] std::string failure_line(const Failure& failure);

/// Read from the file again, so that memory does not grow with what was set aside: the line of an entry, the lines of
/// errors.jsonl that it gives, and the sequences of the articles that it set aside, ascending. Code: journal_damaged.
Result<std::string> entry_line(const std::string& journal_path, const PartEntry& entry);
Result<std::string> failure_lines(const std::string& journal_path, const PartEntry& entry);
Result<std::vector<std::uint64_t>> set_aside_in(const std::string& journal_path, const PartEntry& entry);

}  // namespace sayso
