// The reading side of a run: numbers the parts, passes over those that are done, and proves that they were made from
// the articles that the input still holds. Entry: RunReader::next(). Analysing and writing are left to run.h.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "batch/journal.h"
#include "batch/run_folder.h"
#include "ingest/reader.h"
#include "report/sha256.h"

namespace sayso {

/// What the reader knows of a part once its last article was read.
struct PartInput {
  std::uint64_t articles = 0;
  std::string sha256;  ///< over id, text and metadata of each article; one that was set aside counts as a place
};

/// Articles that are to be analysed, in order. next() from one thread; the other functions from any.
class RunReader {
 public:
  /// All that is named must outlive the reader. `retry`: parts in which articles were set aside are done again; the
  /// records of their other articles are taken over. `interrupted` ends the reading at the end of the part in hand.
  RunReader(ArticleReader& articles, const Journal& journal, const RunPaths& paths, bool retry,
            const std::atomic<bool>& interrupted);

  std::optional<Item> next();

  /// Of a part whose last article has been given out; nothing where the input went on or was not read to its end.
  [[nodiscard]] std::optional<PartInput> part_input(std::uint64_t part);
  /// The old record of an article that needs no second analysis.
  [[nodiscard]] std::optional<std::string> take_kept(std::uint64_t sequence);

  /// Why the run cannot go on: input_changed, journal_damaged. After the reading has ended.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  /// How many articles the whole input has; nothing where it was not read to its end.
  [[nodiscard]] std::optional<std::uint64_t> articles() const { return articles_count_; }
  /// Articles passed over, and bytes of the input read, before the first one that was given out.
  [[nodiscard]] std::uint64_t bytes_before() const { return bytes_before_; }

 private:
  enum class Plan { analyze, take_over, pass };

  void begin_part(std::uint64_t part);
  void add(const Item& item);
  void end_part();
  bool load_kept(const PartEntry& entry);
  [[nodiscard]] const PartEntry* entry_of(std::uint64_t part) const;
  [[nodiscard]] bool changed();

  ArticleReader& reader_;
  const Journal& journal_;
  const RunPaths& paths_;
  const bool retry_;
  const std::atomic<bool>& interrupted_;

  std::optional<std::uint64_t> part_;  ///< the part in hand
  Plan plan_ = Plan::pass;
  std::uint64_t count_ = 0;  ///< articles of it read
  Sha256 fresh_;             ///< of its articles as they are now
  Sha256 check_;             ///< the same, with those that were set aside then as places
  bool checked_ = false;
  std::vector<std::uint64_t> set_aside_;  ///< sequences that the part in hand set aside then, ascending
  std::optional<Error> error_;
  std::optional<std::uint64_t> articles_count_;
  std::atomic<std::uint64_t> bytes_before_ = 0;
  bool given_any_ = false;

  std::mutex mutex_;  ///< guards the two below
  std::map<std::uint64_t, PartInput> inputs_;
  std::unordered_map<std::uint64_t, std::string> kept_;
};

}  // namespace sayso
