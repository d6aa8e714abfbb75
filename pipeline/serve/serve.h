// A browser's requests -> pages, for one person on their own machine: a box for an article, and the page of its claims.
// Entry: PageServer. Sockets and HTTP are left to cli/serve.cpp; no file is ever read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

class Model;

/// The largest body that is read, in bytes. A newspaper article has some 5,000.
inline constexpr std::uint64_t kMaxBodyBytes = std::uint64_t{4} << 20U;
/// Pages that are kept for reloading; an older one has to be asked for again.
inline constexpr std::size_t kMaxPages = 16;

/// What of a request matters here. Header values are as they came, empty where there is none.
struct WebRequest {
  std::string method;
  std::string path;
  std::string host;
  std::string origin;
  std::string content_type;
  std::optional<std::uint64_t> content_length;
  bool encoded = false;  ///< a Transfer-Encoding or Content-Encoding is set
};

struct WebResponse {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< security headers among them, always
};

/// Thread rule: any method from any thread; articles are analysed one after another.
class PageServer {
 public:
  /// Answers under http://127.0.0.1:`port`/`token`/ alone. `date` is that of the run, for the pages.
  PageServer(const Model& model, std::string token, std::uint16_t port, std::string date);
  ~PageServer();
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  /// Why a request is refused before its body is read; nothing where it may go on. Refused are: another host or origin
  /// than its own (a foreign page, a rebound name), a wrong token or path (404), a body without a length, over the
  /// limit, packed or in parts, or of another type than the box and the script send.
  [[nodiscard]] std::optional<WebResponse> refusal(const WebRequest& request) const;

  /// The answer to a request that was not refused. A POST of an article leads to its page (303); what is no article
  /// leads back to the box, with the reason (400).
  [[nodiscard]] WebResponse respond(const WebRequest& request, std::string_view body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
