// The merged journal is written last, whole: until then the folder holds parts that nothing names.
#include "batch/merge.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "batch/durable.h"
#include "batch/input_stamp.h"
#include "batch/journal.h"
#include "batch/manifest.h"
#include "batch/run_folder.h"
#include "ingest/byte_source.h"
#include "ingest/encoding.h"
#include "report/sha256.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

struct ShardFolder {
  RunPaths paths;
  Journal journal;
};

Result<ShardFolder> open_shard(const std::string& folder) {
  const RunPaths paths(folder);
  std::error_code code;
  if (!fs::exists(paths.journal(), code)) {
    return Error{"not_a_run", utf8_name(folder) + " is not the folder of a run: it has no journal", 0};
  }
  auto journal = read_journal(paths.journal());
  if (!journal) return journal.error();
  if (!journal->is_complete()) {
    return Error{"shards_missing", utf8_name(folder) + " is not complete; its command goes on where it stopped", 0};
  }
  return ShardFolder{paths, std::move(*journal)};
}

/// The identity without the shard: what all must have alike, and the merged run has.
OrderedJson whole_identity(const Journal& journal) {
  OrderedJson identity = journal.identity;
  identity["shard"] = nullptr;
  return identity;
}

/// The shards by their index, each once.
Result<std::map<std::uint64_t, ShardFolder>> open_shards(const std::vector<std::string>& folders) {
  std::map<std::uint64_t, ShardFolder> shards;
  for (const std::string& folder : folders) {
    auto shard = open_shard(folder);
    if (!shard) return shard.error();
    const Journal& first = shards.empty() ? shard->journal : shards.begin()->second.journal;
    if (whole_identity(first) != whole_identity(shard->journal) ||
        first.shard_count() != shard->journal.shard_count() || !same_inputs(first.inputs, shard->journal.inputs) ||
        first.articles != shard->journal.articles) {
      return Error{"shards_differ",
                   utf8_name(folder) + " is of another input, model, version or options than the others", 0};
    }
    const std::uint64_t index = shard->journal.shard_index();
    if (!shards.emplace(index, std::move(*shard)).second) {
      return Error{"shards_missing", "two folders are shard " + std::to_string(index + 1), 0};
    }
  }
  const std::uint64_t wanted = shards.empty() ? 0 : shards.begin()->second.journal.shard_count();
  if (shards.size() != wanted) {
    return Error{"shards_missing",
                 std::to_string(shards.size()) + " of " + std::to_string(wanted) + " shards are named", 0};
  }
  return shards;
}

std::optional<Error> copy_part(const std::string& from, const std::string& to, const PartEntry& entry) {
  const Error damaged{"part_damaged", utf8_name(from) + " is not what its journal says; run its command again", 0};
  auto source = ByteSource::open(from);
  auto file = DurableFile::create(to);
  if (!source) return damaged;
  if (!file) return file.error();
  Sha256 hash;
  while (true) {
    const auto more = (*source)->more();
    if (!more) return damaged;
    if (!*more) break;
    hash.add((*source)->bytes());
    if (auto error = (*file)->write((*source)->bytes())) return error;
    (*source)->consume((*source)->bytes().size());
  }
  if (hash.hex() != entry.sha256) return damaged;
  return (*file)->commit();
}

}  // namespace

Result<BatchCounts> merge_shards(const std::vector<std::string>& folders, const std::string& folder,
                                 const std::atomic<bool>& interrupted) {
  const auto shards = open_shards(folders);
  if (!shards) return shards.error();
  const RunPaths paths(folder);
  std::error_code code;
  if (fs::exists(paths.journal(), code) || fs::exists(paths.manifest(), code)) {
    return Error{"output_not_a_run", utf8_name(folder) + " holds a run already; choose another --output", 0};
  }
  auto lock = FolderLock::take(folder, paths.lock());
  if (!lock) return lock.error();
  fs::create_directories(paths.parts(), code);
  if (code) return Error{"output_unwritable", "cannot make " + utf8_name(paths.parts()) + ": " + code.message(), 0};

  const Journal& first = shards->begin()->second.journal;
  auto journal = DurableFile::create(paths.journal());
  if (!journal) return journal.error();
  if (auto error = (*journal)->write(header_line(whole_identity(first), first.inputs))) return *std::move(error);
  const std::uint64_t parts = (*first.articles + first.part_size() - 1) / first.part_size();
  for (std::uint64_t part = 0; part < parts; ++part) {
    if (interrupted) return Error{"interrupted", "interrupted; the same command begins anew", 0};
    const ShardFolder& shard = shards->at(part % shards->size());
    const PartEntry& entry = shard.journal.parts.at(part);
    if (auto error = copy_part(shard.paths.part(part), paths.part(part), entry)) return *std::move(error);
    const auto line = entry_line(shard.paths.journal(), entry);
    if (!line) return line.error();
    if (auto error = (*journal)->write(*line)) return *std::move(error);
  }
  if (auto error = (*journal)->write(end_line(*first.articles))) return *std::move(error);
  if (auto error = (*journal)->commit()) return *std::move(error);
  const auto merged = read_journal(paths.journal());
  if (!merged) return merged.error();
  if (auto error = write_errors(paths, *merged)) return *std::move(error);
  if (auto error = write_manifest(paths, *merged, {utc_now(), utc_now(), 0, 0, 0, 0})) return *std::move(error);
  return count_all(*merged);
}

}  // namespace sayso
