// The order that a stop cannot break: the part's bytes, its name, then its line in the journal.
#include "batch/part_writer.h"

#include <utility>

namespace sayso {

PartWriter::PartWriter(const RunPaths& paths, Journal& journal, AppendFile& file, RunReader& reader)
    : paths_(paths), journal_(journal), journal_file_(file), reader_(reader) {}

bool PartWriter::check(std::optional<Error> error) {
  if (error && !error_) error_ = std::move(error);
  return !error_;
}

bool PartWriter::begin(std::uint64_t part) {
  auto file = DurableFile::create(paths_.part(part));
  if (!file) return check(file.error());
  file_ = std::move(*file);
  entry_ = PartEntry();
  entry_.part = part;
  counts_ = BatchCounts();
  hash_ = Sha256();
  failures_.clear();
  return true;
}

bool PartWriter::add(const Outcome& outcome) {
  if (error_) return false;
  if (!file_ && !begin(outcome.sequence / journal_.part_size())) return false;
  const std::string line = outcome.line + "\n";
  hash_.add(line);
  entry_.bytes += line.size();
  counts_.add(outcome);
  if (outcome.failure) failures_.push_back(*outcome.failure);
  if (!check(file_->write(line))) return false;
  if (outcome.sequence % journal_.part_size() + 1 < journal_.part_size()) return true;
  const auto input = reader_.part_input(entry_.part);
  return !input || commit(*input);  // without: the input changed, and the reader has said so
}

bool PartWriter::finish() {
  if (error_ || !file_) return !error_;
  const auto input = reader_.part_input(entry_.part);
  if (input && input->articles == counts_.articles) return commit(*input);
  file_.reset();
  return true;
}

bool PartWriter::commit(const PartInput& input) {
  if (!check(file_->commit())) return false;
  file_.reset();
  entry_.articles = input.articles;
  entry_.input_sha256 = input.sha256;
  entry_.sha256 = hash_.hex();
  entry_.errors = counts_.errors;
  entry_.warnings = counts_.warnings;
  entry_.set_aside = failures_.size();
  const auto before = journal_.parts.find(entry_.part);
  if (before != journal_.parts.end() && before->second.sha256 == entry_.sha256 &&
      before->second.input_sha256 == entry_.input_sha256) {
    return true;  // a second try that changed nothing
  }
  const std::string line = part_line(entry_, failures_);
  entry_.line_offset = journal_.whole_bytes;
  entry_.line_size = line.size();
  if (!check(journal_file_.append(line))) return false;
  journal_.whole_bytes += line.size();
  journal_.parts[entry_.part] = entry_;
  return true;
}

}  // namespace sayso
