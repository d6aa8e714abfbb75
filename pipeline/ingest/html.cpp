// gumbo builds the tree in an arena that ends the parse when it is full; the tree is walked without recursion.
#include "ingest/html.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/text.h"
#include "ingest/article.h"
#include "ingest/encoding.h"
#include "ingest/html_text.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxHtmlBytes = std::size_t{16} << 20U;  // of a page; a long live blog has some two million
constexpr std::size_t kMaxTags =
    200'000;  // gumbo looks through all open elements at each: the square must end in seconds
constexpr std::size_t kMaxTagParts = 100'000;  // blanks, slashes and marks in one tag: each may part two attributes
constexpr std::size_t kMaxTreeBytes = std::size_t{512} << 20U;  // of the arena
constexpr std::size_t kBlock = std::size_t{1} << 20U;           // bytes that the arena takes at once
constexpr std::size_t kSniffed = 1024;                          // bytes of the start in which <html stands

/// Memory for one tree, freed at once. Full: it jumps back to where the parse began, over frames of C alone.
class Arena {
 public:
  std::jmp_buf full;  // NOLINT(modernize-avoid-c-arrays)

  static void* allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->take(size); }
  static void release(void* /*self*/, void* /*bytes*/) {}

 private:
  void* take(std::size_t size) {
    size = (size + 15) / 16 * 16;
    if (size > left_) {
      const std::size_t block = std::max(size, kBlock);
      char* bytes = total_ + block > kMaxTreeBytes ? nullptr : new (std::nothrow) char[block];
      if (bytes == nullptr) std::longjmp(full, 1);
      blocks_.emplace_back(bytes);
      total_ += block;
      at_ = bytes;
      left_ = block;
    }
    left_ -= size;
    return std::exchange(at_, at_ + size);
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t total_ = 0;
};

/// Null where the arena is full.
const GumboNode* parse(std::string_view html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->document;
}

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Whether gumbo would do more work on the page than its length makes it expect.
bool is_too_complex(std::string_view html) {
  std::size_t tags = 0;
  std::size_t parts = 0;
  for (std::size_t i = 0; i + 1 < html.size(); ++i) {
    const char c = html[i];
    if (c == '<' && ((lower_ascii(html[i + 1]) >= 'a' && lower_ascii(html[i + 1]) <= 'z') || html[i + 1] == '/')) {
      ++tags;
      parts = 0;
    } else if (c == '>') {
      parts = 0;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/' || c == '"' || c == '\'') {
      ++parts;
    }
    if (tags > kMaxTags || parts > kMaxTagParts) return true;
  }
  return false;
}

std::string metadata_json(const PageFacts& facts) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto& [name, value] : facts) json[name] = value;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

bool is_html(std::string_view head, bool named) {
  if (head.starts_with(kUtf8Bom)) head.remove_prefix(kUtf8Bom.size());
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos || head[first] != '<') return false;
  if (named) return true;
  std::string start(head.substr(first, kSniffed));
  std::transform(start.begin(), start.end(), start.begin(), lower_ascii);
  return start.find("<html") != std::string::npos || start.find("<!doctype html") != std::string::npos;
}

Result<Article> article_from_html(std::string id, std::string_view bytes) {
  if (bytes.size() > kMaxHtmlBytes) {
    return Error{"article_too_large", "the page is larger than " + std::to_string(kMaxHtmlBytes) + " bytes",
                 kMaxHtmlBytes};
  }
  if (auto fault = encoding_fault(bytes)) return *std::move(fault);
  const Error too_complex{"html_too_complex", "the page has more marks than a page of news can have", 0};
  if (is_too_complex(bytes)) return too_complex;
  Arena arena;
  const GumboNode* document = parse(bytes, arena);
  if (document == nullptr) return too_complex;
  Article article;
  article.id = std::move(id);
  // Gumbo makes a byte of a reference beyond all numbers ("&#2222222222;"); HTML has U+FFFD there.
  article.text = without_invalid_utf8(visible_text(document));
  if (article.text.empty()) return Error{"text_empty", "the page has no visible text", 0};
  article.metadata = metadata_json(page_facts(document));
  article.warnings.emplace_back("html_extracted");
  return article;
}

}  // namespace sayso
