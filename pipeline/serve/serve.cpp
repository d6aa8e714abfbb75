// Checks in one place, then three answers: the box, a new page, a kept page.
#include "serve/serve.h"

#include <algorithm>
#include <deque>
#include <mutex>

#include "encode/model.h"
#include "ingest/article.h"
#include "pipeline.h"
#include "report/html.h"
#include "report/html_text.h"
#include "report/json_record.h"
#include "report/sha256.h"
#include "serve_box_js.h"

namespace sayso {
namespace {

constexpr std::size_t kPageIdDigits = 16;
constexpr std::size_t kLongestRest = 64;                            // of a path behind the token
constexpr std::string_view kBoxType = "text/plain";                 // <form enctype="text/plain">
constexpr std::string_view kFileType = "application/octet-stream";  // box.js
constexpr std::string_view kField = "text=";

std::vector<std::pair<std::string, std::string>> headers_with(const std::string& policy) {
  return {{"Content-Security-Policy", policy + "; frame-ancestors 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cache-Control", "no-store"}};
}

WebResponse plain(int status, std::string message) {
  return {status, "text/plain; charset=utf-8", std::move(message) + "\n", headers_with("default-src 'none'")};
}

/// Without telling by its time how much of a guess was right.
bool same_secret(std::string_view a, std::string_view b) {
  unsigned char difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference = static_cast<unsigned char>(difference | static_cast<unsigned char>(a[i] ^ b[i]));
  }
  return difference == 0;
}

/// "text/plain;charset=UTF-8" -> "text/plain".
std::string media_type(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(' ') + 1);
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return type;
}

/// What stood in the box: a browser sends "text=", the text with every line end as CR LF, and CR LF.
std::string unwrap_box(std::string_view body) {
  if (body.starts_with(kField)) body.remove_prefix(kField.size());
  if (body.ends_with("\r\n")) body.remove_suffix(2);
  std::string text;
  text.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '\r' || i + 1 == body.size() || body[i + 1] != '\n') text += body[i];
  }
  return text;
}

/// A record where it is one, else a text; the fault of the form that it begins like.
Result<Article> read_article(std::string bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return Error{"text_empty", "there is no text", 0};
  if (bytes[first] == '{') {
    if (auto article = article_from_json(bytes)) return article;
  }
  return article_from_text("pasted text", std::move(bytes));
}

std::string box_policy() {
  return "default-src 'none'; script-src '" + policy_hash(kServeBoxJs) + "'; style-src '" + policy_hash(page_style()) +
         "'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; "
         "trusted-types 'none'";
}

WebResponse box(int status, const std::string& message) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>sayso: who is said to hold what</title>"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>";
  html += std::string(page_style()) +
          "</style></head><body class=\"box\"><main><section><h1>sayso</h1>"
          "<p>Paste a news article in English. You get its claims: who is said to hold each, through whom it came, and "
          "how firmly "
          "it is sourced. Nothing leaves this computer.</p>";
  html += "<p class=\"warning\" id=\"message\" role=\"alert\">" + escaped(message) + "</p>";
  html +=
      "<form method=\"post\" enctype=\"text/plain\" action=\"./\"><label for=\"text\">The article: headline first, a "
      "blank "
      "line between paragraphs</label><textarea id=\"text\" name=\"text\" rows=\"18\" required></textarea>"
      "<div class=\"bar\"><button>Show the claims</button><span id=\"file-place\"></span></div></form></section></main>"
      "<script type=\"module\">" +
      std::string(kServeBoxJs) + "</script></body></html>\n";
  return {status, "text/html; charset=utf-8", std::move(html), headers_with(box_policy())};
}

}  // namespace

struct PageServer::State {
  State(const Model& weights, std::string secret, std::uint16_t at, std::string today)
      : model(weights),
        analyzer(weights),
        root('/' + std::move(secret) + '/'),
        port(std::to_string(at)),
        date(std::move(today)) {}

  [[nodiscard]] bool is_own(std::string_view host) const {
    return host == "127.0.0.1:" + port || host == "localhost:" + port;
  }

  WebResponse accept(const WebRequest& request, std::string_view body) {
    const bool file = media_type(request.content_type) == kFileType;
    auto article = read_article(file ? std::string(body) : unwrap_box(body));
    if (!article) return file ? plain(400, article.error().message) : box(400, article.error().message);
    const std::string id = sha256_hex(article->id + '\n' + article->text).substr(0, kPageIdDigits);
    const std::scoped_lock lock(mutex);
    const Document document = analyzer.analyze(*std::move(article));
    std::erase_if(pages, [&id](const auto& page) { return page.first == id; });
    pages.emplace_back(id, html_page(to_json(document, model, {}), {.date = date}));
    if (pages.size() > kMaxPages) pages.pop_front();
    WebResponse response = plain(303, "the page is ready");
    response.headers.emplace_back("Location", root + "page/" + id);
    return response;
  }

  WebResponse kept_page(std::string_view id) {
    const std::scoped_lock lock(mutex);
    const auto found = std::find_if(pages.begin(), pages.end(), [id](const auto& page) { return page.first == id; });
    if (found == pages.end()) return box(404, "That page is no longer kept: paste the article again.");
    return {200, "text/html; charset=utf-8", found->second, headers_with(page_policy())};
  }

  const Model& model;
  std::mutex mutex;
  Analyzer analyzer;                                      // under the mutex
  std::deque<std::pair<std::string, std::string>> pages;  // under the mutex: id and bytes, oldest first
  std::string root;
  std::string port;
  std::string date;
};

PageServer::PageServer(const Model& model, std::string token, std::uint16_t port, std::string date)
    : state_(std::make_unique<State>(model, std::move(token), port, std::move(date))) {}
PageServer::~PageServer() = default;

std::optional<WebResponse> PageServer::refusal(const WebRequest& r) const {
  if (!state_->is_own(r.host)) return plain(421, "this server answers to 127.0.0.1 alone");
  if (!r.origin.empty() && !(r.origin.starts_with("http://") && state_->is_own(std::string_view(r.origin).substr(7)))) {
    return plain(403, "another page may not ask here");
  }
  if (r.path.size() > state_->root.size() + kLongestRest ||
      !same_secret(std::string_view(r.path).substr(0, state_->root.size()), state_->root)) {
    return plain(404, "no such page: use the whole address that sayso serve printed");
  }
  if (r.method == "GET") return std::nullopt;
  if (r.method != "POST" || r.path != state_->root) return plain(405, "only GET, and POST of an article");
  if (r.encoded) return plain(415, "the body may not be packed or in parts");
  if (!r.content_length) return plain(411, "the body has no length");
  if (*r.content_length > kMaxBodyBytes) return plain(413, "the article is larger than 4 MiB");
  const std::string type = media_type(r.content_type);
  if (type != kBoxType && type != kFileType) return plain(415, "the body is no article");
  return std::nullopt;
}

WebResponse PageServer::respond(const WebRequest& request, std::string_view body) {
  if (request.method == "POST") {
    if (body.size() > kMaxBodyBytes) return plain(413, "the article is larger than 4 MiB");
    return state_->accept(request, body);
  }
  const std::string_view rest =
      std::string_view(request.path).substr(std::min(request.path.size(), state_->root.size()));
  if (rest.empty()) return box(200, "");
  if (rest.starts_with("page/")) return state_->kept_page(rest.substr(5));
  return box(404, "There is no such page.");
}

}  // namespace sayso
