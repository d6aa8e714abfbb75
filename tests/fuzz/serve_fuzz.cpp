// Any body of a request to `sayso serve`, as the box or the script sends it: a page or a reason, and nothing of the
// body becomes markup. The first byte chooses the type and the path.
#include <array>

#include "encode/model.h"
#include "fuzz/fuzz.h"
#include "serve/serve.h"

namespace {

constexpr const char* kRoot = "/token/";

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

void get(sayso::PageServer& server, const std::string& path, int expected) {
  const sayso::WebRequest request{
      .method = "GET", .path = path, .host = "localhost:80", .origin = "", .content_type = "", .content_length = {}};
  sayso::test::require(!server.refusal(request), "its own page is refused");
  const sayso::WebResponse page = server.respond(request, "");
  sayso::test::require(page.status == expected, "a page is not there");
  sayso::test::require(
      count_of(page.body, "<script") == count_of(page.body, "</script") && count_of(page.body, "<script") <= 2,
      "a body became a script");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  static PageServer server(Model::built_in(), "token", 80, "2026-01-01");
  if (size == 0) return 0;
  constexpr std::array kTypes = {"text/plain", "application/octet-stream", "text/plain; charset=UTF-8",
                                 "multipart/form-data"};
  const std::string body(test::as_text(data + 1, size - 1));
  const WebRequest request{.method = "POST",
                           .path = kRoot,
                           .host = "127.0.0.1:80",
                           .origin = "",
                           .content_type = kTypes[data[0] % kTypes.size()],
                           .content_length = body.size()};
  if (const auto refusal = server.refusal(request)) {
    test::require(refusal->status == 415, "a body is refused for another reason than its type");
    return 0;
  }
  const WebResponse answer = server.respond(request, body);
  test::require(answer.status == 303 || answer.status == 400, "neither a page nor a reason");
  if (answer.status == 303) get(server, answer.headers.back().second, 200);
  get(server, kRoot + ("page/" + body).substr(0, 60), 404);
  return 0;
}
