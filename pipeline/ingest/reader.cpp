// Inputs, and the members of archives, are opened one by one and handed to a ContentReader.
#include "ingest/reader.h"

#include <utility>

#include "ingest/encoding.h"

namespace sayso {

/// A member of an archive, as if it were a file.
struct ArticleReader::Member {
  Member(Input as_input, std::unique_ptr<RawInput> data, const ReaderOptions& options, const std::atomic<bool>* stop)
      : input(std::move(as_input)), source(std::move(data), stop), content(source, input, options, stop) {}
  Input input;
  ByteSource source;
  ContentReader content;
};

ArticleReader::ArticleReader(InputList inputs, const std::atomic<bool>* stop, ReaderOptions options)
    : inputs_(std::move(inputs)), stop_(stop), options_(std::move(options)) {}

ArticleReader::~ArticleReader() = default;

std::optional<Item> ArticleReader::next() {
  while (at_ < inputs_.size() && !stopped()) {
    auto item = step();
    raw_count_ = closed_count_ + (source_ ? source_->raw_count() : 0);
    if (!item || stopped()) continue;
    item->sequence = sequence_;
    if (item->article) item->article->sequence = sequence_;
    ++sequence_;
    return item;
  }
  return std::nullopt;
}

/// One step further: an article, or one stream less to read.
std::optional<Item> ArticleReader::step() {
  if (!source_) return open();
  if (member_) {
    auto item = member_->content.next();
    if (!item) member_.reset();
    return item;
  }
  if (archive_) return next_member();
  auto item = content_->next();
  if (!item) close();
  return item;
}

std::optional<Item> ArticleReader::open() {
  input_ = inputs_[at_];
  if (input_.path == "-") {
    source_ = ByteSource::standard_input(stop_);
  } else if (auto opened = ByteSource::open(input_.path, stop_)) {
    source_ = std::move(*opened);
  } else {
    auto item = unreadable_item(input_, opened.error());
    close();
    return item;
  }
  content_.emplace(*source_, input_, options_, stop_);
  if (content_->kind() == ContentKind::archive) archive_ = std::make_unique<Archive>(*source_);
  return std::nullopt;
}

/// Opens the next member that is read. A fault of the archive ends it.
std::optional<Item> ArticleReader::next_member() {
  const Input& archive = input_;
  auto member = archive_->next();
  if (!member) {
    close();
    return std::nullopt;
  }
  if (!*member) return unreadable_item(archive, member->error());
  const std::string& name = (*member)->name;
  const std::string shown = utf8_name(name);
  Input input = {"", archive.member_prefix + shown, archive.name + "!" + shown, named_kind(name), 0};
  if (is_archive_name(name))
    return unreadable_item(input, {"archive_nested", "an archive inside an archive is not read", 0});
  if (!is_article_name(name)) return std::nullopt;
  member_ = std::make_unique<Member>(std::move(input), std::move((*member)->data), options_, stop_);
  return std::nullopt;
}

void ArticleReader::close() {
  if (source_) closed_count_ += source_->raw_count();
  member_.reset();
  archive_.reset();
  content_.reset();
  source_.reset();
  ++at_;
}

}  // namespace sayso
