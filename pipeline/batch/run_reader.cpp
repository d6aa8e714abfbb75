// Each part's articles are hashed as they are read; a part that is passed over must have the hash of its journal line.
#include "batch/run_reader.h"

#include <algorithm>
#include <utility>

#include "ingest/encoding.h"

namespace sayso {
namespace {

void add_field(Sha256& hash, const std::string& value) {
  hash.add(std::to_string(value.size()) + ":");
  hash.add(value);
}

void add_article(Sha256& hash, const Item& item, bool as_place) {
  if (as_place || !item.article) return hash.add("-");
  hash.add("+");
  add_field(hash, item.article->id);
  add_field(hash, item.article->text);
  add_field(hash, item.article->metadata);
}

}  // namespace

RunReader::RunReader(ArticleReader& articles, const Journal& journal, const RunPaths& paths, bool retry,
                     const std::atomic<bool>& interrupted)
    : reader_(articles), journal_(journal), paths_(paths), retry_(retry), interrupted_(interrupted) {}

const PartEntry* RunReader::entry_of(std::uint64_t part) const {
  const auto found = journal_.parts.find(part);
  return found == journal_.parts.end() ? nullptr : &found->second;
}

std::optional<Item> RunReader::next() {
  while (!error_) {
    if (!part_ && interrupted_) return std::nullopt;
    auto item = reader_.next();
    if (!item) {
      if (part_) end_part();
      if (!error_ && !reader_.stopped()) articles_count_ = reader_.sequence();
      return std::nullopt;
    }
    if (!part_) begin_part(item->sequence / journal_.part_size());
    if (error_) return std::nullopt;
    add(*item);
    const bool passed = plan_ == Plan::pass;
    if (count_ == journal_.part_size()) end_part();
    if (passed) continue;
    if (!std::exchange(given_any_, true)) bytes_before_ = reader_.raw_count();
    return item;
  }
  return std::nullopt;
}

void RunReader::begin_part(std::uint64_t part) {
  part_ = part;
  count_ = 0;
  fresh_ = check_ = Sha256();
  checked_ = false;
  plan_ = Plan::analyze;
  set_aside_.clear();
  const PartEntry* entry = entry_of(part);
  if (entry != nullptr) {
    auto read = set_aside_in(paths_.journal(), *entry);
    if (!read) {
      error_ = read.error();
      return;
    }
    set_aside_ = *std::move(read);
  }
  if (part % journal_.shard_count() != journal_.shard_index()) {
    plan_ = Plan::pass;
  } else if (entry != nullptr) {
    // The last part may have grown where an input was cut off.
    const bool again = retry_ && (entry->set_aside > 0 || entry->articles < journal_.part_size());
    plan_ = again && load_kept(*entry) ? Plan::take_over : Plan::pass;
  }
}

void RunReader::add(const Item& item) {
  ++count_;
  const PartEntry* entry = entry_of(*part_);
  if (plan_ != Plan::pass) add_article(fresh_, item, false);
  if (entry == nullptr || count_ > entry->articles) return;
  const bool was_set_aside = std::binary_search(set_aside_.begin(), set_aside_.end(), item.sequence);
  add_article(check_, item, was_set_aside);
  if (count_ == entry->articles) checked_ = check_.hex() == entry->input_sha256;
}

bool RunReader::changed() {
  const PartEntry* entry = entry_of(*part_);
  return entry != nullptr && (!checked_ || (plan_ == Plan::pass && count_ > entry->articles));
}

void RunReader::end_part() {
  if (changed()) {
    error_ = Error{"input_changed",
                   "the input is not the one that this run was begun with: articles " +
                       std::to_string(*part_ * journal_.part_size()) + " to " +
                       std::to_string(*part_ * journal_.part_size() + count_) + " differ; --restart begins anew",
                   0};
  } else if (plan_ != Plan::pass) {
    const std::lock_guard lock(mutex_);
    inputs_[*part_] = {count_, fresh_.hex()};
  }
  part_.reset();
}

/// The records of the part's articles that were analysed.
bool RunReader::load_kept(const PartEntry& entry) {
  auto source = ByteSource::open(paths_.part(entry.part));
  if (!source) return false;
  LineReader lines(**source, kMaxRecordBytes);
  std::uint64_t sequence = entry.part * journal_.part_size();
  const std::lock_guard lock(mutex_);
  while (auto line = lines.next()) {
    if (!*line) return false;
    const bool again = std::binary_search(set_aside_.begin(), set_aside_.end(), sequence);
    if (!again) kept_[sequence] = std::move((*line)->bytes);
    ++sequence;
  }
  return true;
}

std::optional<PartInput> RunReader::part_input(std::uint64_t part) {
  const std::lock_guard lock(mutex_);
  const auto found = inputs_.find(part);
  if (found == inputs_.end()) return std::nullopt;
  PartInput input = std::move(found->second);
  inputs_.erase(found);
  return input;
}

std::optional<std::string> RunReader::take_kept(std::uint64_t sequence) {
  const std::lock_guard lock(mutex_);
  auto node = kept_.extract(sequence);
  if (node.empty()) return std::nullopt;
  return std::move(node.mapped());
}

}  // namespace sayso
