// sayso serve: the page for whatever is pasted, on this machine alone. HTTP is cpp-httplib's; what is answered, and
// what is refused before a body is read, is serve/serve.h.
#include "serve/serve.h"

#include <httplib.h>
#include <sys/random.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"

namespace sayso {
namespace {

constexpr const char* kAddress = "127.0.0.1";
constexpr std::size_t kTokenBytes = 16;
constexpr int kTimeout = 10;                         // seconds that one read or write may take
constexpr std::size_t kThreads = 4;                  // slow connections at a time
constexpr std::chrono::milliseconds kStopLook{100};  // how often Ctrl-C is looked for

struct ServeOptions {
  ModelChoice model{"accurate", ""};
  int port = 0;
};

/// Empty where the system has no random numbers to give.
std::string random_token() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::array<unsigned char, kTokenBytes> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return "";
  std::string token;
  for (const unsigned char byte : bytes) token += {kHex[byte >> 4U], kHex[byte & 15U]};
  return token;
}

/// Nothing where there is none, or no plain number, or more than one.
std::optional<std::uint64_t> content_length(const httplib::Request& request) {
  if (request.get_header_value_count("Content-Length") != 1) return std::nullopt;
  const std::string value = request.get_header_value("Content-Length");
  std::uint64_t length = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (fault != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return length;
}

WebRequest as_web_request(const httplib::Request& request) {
  return {.method = request.method,
          .path = request.path,
          .host = request.get_header_value("Host"),
          .origin = request.get_header_value("Origin"),
          .content_type = request.get_header_value("Content-Type"),
          .content_length = content_length(request),
          .encoded = request.has_header("Transfer-Encoding") || request.has_header("Content-Encoding")};
}

void send(httplib::Response& to, const WebResponse& from) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  to.set_header("Connection", "close");
  to.set_content(from.body, from.content_type);
}

void set_up(httplib::Server& http, PageServer& pages) {
  http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  http.set_payload_max_length(kMaxBodyBytes);
  http.set_read_timeout(kTimeout);
  http.set_write_timeout(kTimeout);
  http.set_keep_alive_max_count(1);  // a body that was refused unread would be taken for the next request
  http.set_pre_routing_handler([&pages](const httplib::Request& request, httplib::Response& response) {
    const auto refusal = pages.refusal(as_web_request(request));
    if (!refusal) return httplib::Server::HandlerResponse::Unhandled;
    send(response, *refusal);
    return httplib::Server::HandlerResponse::Handled;
  });
  const auto answer = [&pages](const httplib::Request& request, httplib::Response& response) {
    send(response, pages.respond(as_web_request(request), request.body));
  };
  http.Get("/.*", answer);
  http.Post("/.*", answer);
}

int serve(const ServeOptions& options) {
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  const std::string token = random_token();
  if (token.empty()) return refuse({"no_random", "the system gives no random numbers for the address", 0});
  httplib::Server http;
  // Nobody is to share the port: the library's own choice of options would let them.
  http.set_socket_options([](socket_t socket) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  const int port = options.port == 0                           ? http.bind_to_any_port(kAddress)
                   : http.bind_to_port(kAddress, options.port) ? options.port
                                                               : -1;
  if (port <= 0) return refuse({"port_taken", "port " + std::to_string(options.port) + " cannot be used here", 0});
  PageServer pages(*model, token, static_cast<std::uint16_t>(port), date_today());
  set_up(http, pages);

  std::atomic<bool>& stop = stop_on_signals();  // before anybody knows where it listens
  const std::string address = "http://" + std::string(kAddress) + ':' + std::to_string(port) + '/' + token + '/';
  if (print(address + "\n") != kAllDone) return kNothingDone;
  say("open that address in a browser on this machine; Ctrl-C ends it");
  std::atomic<bool> ended = false;
  std::thread watch([&http, &ended, &stop] {
    while (!ended) {
      if (stop) http.stop();  // again and again: before the server listens it does nothing
      std::this_thread::sleep_for(kStopLook);
    }
  });
  const bool ran = http.listen_after_bind();
  ended = true;
  watch.join();
  return ran ? kAllDone : refuse({"serve_failed", "the server ended by a fault", 0});
}

}  // namespace

Command add_serve(CLI::App& program) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* app =
      program.add_subcommand("serve", "a box in your browser: paste an article, get its page; this machine alone");
  app->add_option("--port", options->port, "the port on 127.0.0.1; 0: any that is free")
      ->option_text("N")
      ->check(CLI::Range(0, 65535));
  add_model_options(*app, options->model);
  return {app, [options] { return serve(*options); }};
}

}  // namespace sayso
