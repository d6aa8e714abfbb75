// What the server refuses before it reads, and what it answers.
#include "serve/serve.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "encode/model.h"

namespace sayso {
namespace {

constexpr const char* kText = "Port shut\n\n\"It stays shut,\" said Ada Moreau, the minister.\n";

class Serve : public testing::Test {
 protected:
  static WebRequest get(const std::string& path) {
    return {.method = "GET",
            .path = path,
            .host = "127.0.0.1:8080",
            .origin = "",
            .content_type = "",
            .content_length = std::nullopt};
  }
  static WebRequest post(const std::string& type = "text/plain", std::optional<std::uint64_t> length = 10) {
    return {.method = "POST",
            .path = "/secret/",
            .host = "127.0.0.1:8080",
            .origin = "http://127.0.0.1:8080",
            .content_type = type,
            .content_length = length};
  }
  int refused(const WebRequest& request) const {
    const auto refusal = server.refusal(request);
    return refusal ? refusal->status : 0;
  }
  static std::string header(const WebResponse& response, const std::string& name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&name](const auto& header) { return header.first == name; });
    return found == response.headers.end() ? "" : found->second;
  }
  PageServer server{Model::built_in(), "secret", 8080, "2026-01-02"};
};

TEST_F(Serve, AnswersItsOwnAddressAlone) {
  EXPECT_EQ(refused(get("/secret/")), 0);
  WebRequest request = get("/secret/");
  request.host = "localhost:8080";
  EXPECT_EQ(refused(request), 0);
  for (const char* host :
       {"", "evil.example", "127.0.0.1", "127.0.0.1:80", "evil.example:8080", "127.0.0.1:8080.evil.example"}) {
    request.host = host;
    EXPECT_EQ(refused(request), 421) << host;
  }
}

TEST_F(Serve, TakesNothingFromAnotherPage) {
  WebRequest request = post();
  EXPECT_EQ(refused(request), 0);
  for (const char* origin :
       {"null", "https://127.0.0.1:8080", "http://evil.example", "http://127.0.0.1:8081", "http://", "x"}) {
    request.origin = origin;
    EXPECT_EQ(refused(request), 403) << origin;
  }
}

TEST_F(Serve, WantsTheToken) {
  for (const char* path : {"", "/", "/secre/", "/secret", "/Secret/", "/secretx/", "//secret/", "/etc/passwd"}) {
    EXPECT_EQ(refused(get(path)), 404) << path;
  }
  EXPECT_EQ(refused(get("/secret/page/0")), 0);
  EXPECT_EQ(refused(get("/secret/" + std::string(5000, 'x'))), 404);
}

TEST_F(Serve, RefusesABodyBeforeItIsRead) {
  EXPECT_EQ(refused(post("application/octet-stream", kMaxBodyBytes)), 0);
  EXPECT_EQ(refused(post("Text/Plain ; charset=utf-8")), 0);
  EXPECT_EQ(refused(post("text/plain", kMaxBodyBytes + 1)), 413);
  EXPECT_EQ(refused(post("text/plain", std::nullopt)), 411);
  for (const char* type : {"", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/html"}) {
    EXPECT_EQ(refused(post(type)), 415) << type;
  }
  WebRequest request = post();
  request.encoded = true;
  EXPECT_EQ(refused(request), 415);
  for (const char* method : {"PUT", "DELETE", "HEAD", "OPTIONS", "PRI"}) {
    request = post();
    request.method = method;
    EXPECT_EQ(refused(request), 405) << method;
  }
  request = post();
  request.path = "/secret/page/0";
  EXPECT_EQ(refused(request), 405);
}

TEST_F(Serve, APostLeadsToAPage) {
  const WebResponse answer =
      server.respond(post(), std::string("text=") + "Port shut\r\n\r\nIt stays shut, said Ada Moreau.\r\n\r\n");
  ASSERT_EQ(answer.status, 303);
  const std::string place = header(answer, "Location");
  ASSERT_TRUE(place.starts_with("/secret/page/")) << place;
  ASSERT_EQ(refused(get(place)), 0);
  const WebResponse page = server.respond(get(place), "");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("\\n\\nIt stays shut, said Ada Moreau.\\n\""), std::string::npos);  // as typed: LF alone
  EXPECT_NE(page.body.find("2026-01-02"), std::string::npos);
}

TEST_F(Serve, AFileComesAsItIs) {
  const WebResponse answer = server.respond(post("application/octet-stream"), "text=Bo said\r\nthat it rained.");
  ASSERT_EQ(answer.status, 303);
  const WebResponse page = server.respond(get(header(answer, "Location")), "");
  EXPECT_NE(page.body.find("\"text=Bo said\\r\\nthat it rained.\""), std::string::npos);
}

TEST_F(Serve, EveryAnswerHasTheSecurityHeaders) {
  const WebResponse posted = server.respond(post(), std::string("text=") + kText);
  std::vector<WebResponse> answers = {posted,
                                      server.respond(get("/secret/"), ""),
                                      server.respond(get(header(posted, "Location")), ""),
                                      server.respond(get("/secret/page/none"), ""),
                                      server.respond(post(), "text=\r\n"),
                                      *server.refusal(get("/"))};
  for (const WebResponse& answer : answers) {
    const std::string policy = header(answer, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'")) << policy;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
    EXPECT_EQ(header(answer, "X-Frame-Options"), "DENY");
  }
  EXPECT_EQ(answers[3].status, 404);
  EXPECT_EQ(answers[4].status, 400);
  EXPECT_NE(answers[4].body.find("there is no text"), std::string::npos);
}

TEST_F(Serve, WhatIsNoArticleLeadsBackWithTheReason) {
  const WebResponse broken = server.respond(post("application/octet-stream"), "Bo said \xFF it");
  EXPECT_EQ(broken.status, 400);
  EXPECT_EQ(broken.content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(server.respond(post(), std::string(kMaxBodyBytes + 1, 'x')).status, 413);
}

TEST_F(Serve, OldPagesAreLetGo) {
  const auto place = [this](std::size_t i) {
    return header(server.respond(post(), "text=Bo said it rained " + std::to_string(i) + " times.\r\n"), "Location");
  };
  const std::string first = place(0);
  EXPECT_EQ(place(0), first);  // the same article has the same page
  EXPECT_EQ(server.respond(get(first), "").status, 200);
  for (std::size_t i = 1; i <= kMaxPages; ++i) EXPECT_NE(place(i), first);
  EXPECT_EQ(server.respond(get(first), "").status, 404);
}

}  // namespace
}  // namespace sayso
