// Tables without indexes first, rows by prepared statements, indexes and full text at the end: each of these sorts
// once.
#include "export/sqlite_file.h"

#include <sqlite3.h>

#include <string_view>

#include "report/version.h"

namespace sayso {
namespace {

constexpr int kCacheKilobytes = 64 * 1024;
constexpr int kTablesVersion = 1;  // of the tables, raised when one changes

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::key:
      return "INTEGER PRIMARY KEY";
    case ColumnType::integer:
      return "INTEGER";
    case ColumnType::real:
      return "REAL";
    default:
      return "TEXT";
  }
}

std::string create_table(const Table& table) {
  std::string sql = "CREATE TABLE ";
  sql.append(table.name).append(" (");
  for (const Column& column : table.columns) {
    if (!sql.ends_with('(')) sql += ", ";
    sql.append("\"").append(column.name).append("\" ").append(type_name(column.type));
    if (column.refers_to.empty()) continue;
    for (const Table& other : tables()) {
      if (other.name != column.refers_to) continue;
      sql.append(" REFERENCES ").append(other.name).append("(\"").append(other.columns[0].name).append("\")");
    }
  }
  return sql + ")";
}

std::string insert_into(const Table& table) {
  std::string sql = "INSERT INTO ";
  sql.append(table.name).append(" VALUES (?");
  for (std::size_t i = 1; i < table.columns.size(); ++i) sql += ",?";
  return sql + ")";
}

std::string full_text(std::string_view table, std::string_view key, std::string_view columns) {
  std::string name(table);
  name += "_fts";
  std::string sql = "CREATE VIRTUAL TABLE " + name + " USING fts5(";
  sql.append(columns).append(", content=\"").append(table).append("\", content_rowid=\"").append(key).append("\");");
  return sql + "INSERT INTO " + name + "(" + name + ") VALUES ('rebuild')";
}

int bind(sqlite3_stmt* statement, int at, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, at, *integer);
  if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, at, *real);
  if (const auto* text = std::get_if<std::string_view>(&value))
    return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  return sqlite3_bind_null(statement, at);
}

}  // namespace

Result<std::unique_ptr<SqliteFile>> SqliteFile::create(const std::string& path) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<SqliteFile> file(new SqliteFile(database));
  if (opened != SQLITE_OK) file->fail();
  file->run("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE");
  file->run("PRAGMA cache_size=-" + std::to_string(kCacheKilobytes));
  file->run("BEGIN EXCLUSIVE");
  for (const Table& table : tables()) file->run(create_table(table));
  file->run(
      "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT); INSERT INTO about VALUES ('format', "
      "'sayso-tables'), ('version', '" +
      std::to_string(kTablesVersion) + "'), ('program', 'sayso " + std::string(program_version()) + "')");
  file->run("PRAGMA user_version=" + std::to_string(kTablesVersion));
  if (file->prepare()) return file;
  return *file->error_;
}

bool SqliteFile::prepare() {
  for (std::size_t i = 0; i < kTables && !error_; ++i) {
    const std::string sql = insert_into(tables()[i]);
    if (sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &inserts_[i], nullptr) != SQLITE_OK)
      fail();
  }
  return !error_;
}

SqliteFile::~SqliteFile() {
  for (sqlite3_stmt* statement : inserts_) sqlite3_finalize(statement);
  sqlite3_close_v2(database_);
}

void SqliteFile::fail() {
  if (error_) return;
  const char* reason = database_ == nullptr ? "out of memory" : sqlite3_errmsg(database_);
  error_ = Error{"write_failed", "cannot write the database: " + std::string(reason), 0};
}

bool SqliteFile::run(const std::string& sql) {
  if (!error_ && sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  return !error_;
}

void SqliteFile::row(TableName table, std::span<const Value> values) {
  if (error_) return;
  sqlite3_stmt* statement = inserts_[static_cast<std::size_t>(table)];
  int done = SQLITE_OK;
  for (std::size_t i = 0; i < values.size() && done == SQLITE_OK; ++i)
    done = bind(statement, static_cast<int>(i + 1), values[i]);
  if (done == SQLITE_OK) done = sqlite3_step(statement);
  if (done != SQLITE_DONE) fail();
  sqlite3_reset(statement);
}

std::optional<Error> SqliteFile::finish() {
  run(full_text("documents", "document", "title, text"));
  run(full_text("claims", "claim", "source, cue, content, holder"));
  for (const Table& table : tables()) {
    for (const Column& column : table.columns) {
      if (!column.indexed && column.refers_to.empty()) continue;
      std::string sql = column.name == "id" ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
      sql.append(table.name).append("_").append(column.name).append(" ON ").append(table.name);
      run(sql.append(" (\"").append(column.name).append("\")"));
    }
  }
  run("PRAGMA analysis_limit=400; ANALYZE");
  run("COMMIT");
  for (sqlite3_stmt*& statement : inserts_) sqlite3_finalize(std::exchange(statement, nullptr));
  if (sqlite3_close(std::exchange(database_, nullptr)) != SQLITE_OK && !error_)
    error_ = Error{"write_failed", "cannot close the database", 0};
  return error_;
}

}  // namespace sayso
