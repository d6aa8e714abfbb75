// The flat tables of a run: their columns, and a record's rows.
// Entry: tables(), TableWriter. What a row becomes, a line of CSV or a row of SQLite, is left to a RowSink.
//
// The first column of a table is its key, an integer from 1, by which the tables refer to each other: it holds within
// one export, and is the same in every export of the same run. `id` is what survives: a document's hangs on the
// article's id and text, a claim's on its text and place, an actor's on name and type (ids.h; README.md says it whole).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "export/ids.h"
#include "report/identities.h"
#include "report/record_view.h"

namespace sayso {

enum class TableName : std::uint8_t { documents, actors, article_actors, accusations, claims, mentions, phrases };
inline constexpr std::size_t kTables = 7;

enum class ColumnType : std::uint8_t { key, integer, real, text };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  std::string_view refers_to = {};  ///< the table whose key stands here
  bool indexed = false;
  bool long_text = false;  ///< the article: in a database, not in a spreadsheet
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;
};

/// In the order of TableName.
[[nodiscard]] const std::array<Table, kTables>& tables();

/// Nothing, a number, or text that lives until row() returns.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// Takes rows; `values` are parallel to the table's columns.
class RowSink {
 public:
  RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  virtual ~RowSink() = default;
  virtual void row(TableName table, std::span<const Value> values) = 0;
};

/// Makes the rows of one record after another; those of `actors` come at the end, when all articles are known. Memory
/// grows with the articles' ids and the different actors. One thread at a time.
class TableWriter {
 public:
  TableWriter(RowSink& sink, bool merge_actors) : sink_(sink), identities_(merge_actors) {}

  /// No error record.
  void add(const Json& record);
  /// Once, after the last record.
  void finish();

  [[nodiscard]] std::int64_t documents() const { return keys_[0]; }
  /// Records that had no text (`--no-text`): their tables hold places and labels without words.
  [[nodiscard]] std::int64_t without_text() const { return without_text_; }

 private:
  /// What the claims say of one identity.
  struct ActorCounts {
    std::string first_id;  ///< of its first actor; the identity's own where it stands alone
    std::string role;
    std::string affiliation;
    std::int64_t articles = 0;
    std::int64_t last_document = 0;
    std::array<std::int64_t, 6> levels{};  ///< A0 to A4, then no level
  };
  /// The record in hand.
  struct Article {
    const RecordView& view;
    std::string id;
    std::int64_t key = 0;
    std::unordered_map<std::string_view, std::int64_t> actors;       ///< id in the record -> key of `actors`
    std::unordered_map<std::string_view, std::int64_t> accusations;  ///< relation id -> key of `accusations`
    std::unordered_map<std::string, int> places = {};                ///< how often an id's place was given
  };

  std::int64_t next_key(TableName table) { return ++keys_[static_cast<std::size_t>(table)]; }
  void add_document(const Article& article);
  void add_actors(Article& article);
  void add_accusations(Article& article);
  void add_claims(const Article& article);
  void count_claim(const Article& article, const ClaimView& claim);
  void add_mentions(Article& article);
  void add_phrases(Article& article);

  RowSink& sink_;
  DocumentIds ids_;
  Identities identities_;
  std::vector<ActorCounts> counts_;  ///< by identity
  std::array<std::int64_t, kTables> keys_{};
  std::int64_t without_text_ = 0;
};

}  // namespace sayso
