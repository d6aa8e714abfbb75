// Any bytes as a record, as a plain text, and as a file (gzip and lines): articles that a stage may be given, or errors
// with a code and an offset inside the input.
#include <nlohmann/json.hpp>

#include "fuzz/memory_input.h"
#include "ingest/article.h"
#include "ingest/reader.h"

namespace {

using sayso::Article;
using sayso::Error;
using sayso::Result;
using sayso::test::require;

void check(const Error& error) {
  require(!error.code.empty() && !error.message.empty(), "an error says nothing");
  require(error.message.find('\n') == std::string::npos, "an error's message is more than one line");
}

void check(const Article& article) {
  require(!article.id.empty() && !article.text.empty(), "an article has no id or no text");
  require(sayso::first_invalid_utf8(article.text) == article.text.size(), "a text is not valid UTF-8");
  require(nlohmann::json::parse(article.metadata, nullptr, false).is_object(), "metadata is not an object");
  require(article.metadata.find('\n') == std::string::npos, "metadata is more than one line");
}

void check(const Result<Article>& result) {
  if (result) {
    check(*result);
  } else {
    check(result.error());
  }
}

void check_within(const Result<Article>& result, std::size_t size) {
  check(result);
  require(result || result.error().byte_offset <= size, "an error lies outside the input");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = sayso::test::as_text(data, size);
  check_within(sayso::article_from_json(bytes), size);
  check_within(sayso::article_from_text("fuzz", std::string(bytes)), size);

  const sayso::test::MemoryFile file(bytes);
  using sayso::NamedKind;
  for (const NamedKind named : {NamedKind::text, NamedKind::lines, NamedKind::table, NamedKind::html}) {
    sayso::ArticleReader reader({{file.path(), "fuzz", "fuzz", named, size}});
    for (std::uint64_t sequence = 0; auto item = reader.next(); ++sequence) {
      require(item->sequence == sequence, "the items are not numbered one by one");
      check(item->article);
    }
  }
  return 0;
}
