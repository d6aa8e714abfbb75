// Any bytes as a page: an article that a stage may be given, or an error; the same a second time.
#include <nlohmann/json.hpp>

#include "fuzz/fuzz.h"
#include "ingest/html.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sayso::test::require;
  const std::string_view bytes = sayso::test::as_text(data, size);
  static_cast<void>(sayso::is_html(bytes, false));
  const auto article = sayso::article_from_html("fuzz", bytes);
  if (!article) {
    require(!article.error().code.empty() && article.error().byte_offset <= size, "an error lies outside the page");
    return 0;
  }
  require(!article->text.empty(), "an article has no text");
  require(sayso::first_invalid_utf8(article->text) == article->text.size(), "a text is not valid UTF-8");
  require(nlohmann::json::parse(article->metadata, nullptr, false).is_object(), "metadata is not an object");
  require(sayso::article_from_html("fuzz", bytes)->text == article->text, "a second reading differs");
  return 0;
}
