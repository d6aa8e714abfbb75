// The page as bytes: its text is the article's, nothing in a record becomes markup, what the record has is shown.
// What a browser makes of it is tests/browser.
#include "report/html.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/invariants.h"
#include "encode/model.h"
#include "pipeline.h"
#include "report/html_text.h"
#include "report/json_record.h"
#include "report/record_view.h"
#include "support/random_text.h"
#include "support/sample_document.h"

namespace sayso {
namespace {

const PageOptions kAll = {.date = "2026-01-02", .confidence = 0};

std::string record_of(const Document& document) {
  EXPECT_EQ(check_invariants(document), "");
  return to_json(document, ModelLabel{"fast", "0"}, {});
}

std::size_t count_of(std::string_view page, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = page.find(words); at != std::string_view::npos; at = page.find(words, at + 1)) ++count;
  return count;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// What a browser gives as the text of the article's element.
std::string text_in(std::string_view page) {
  const std::size_t begin = page.find("<div class=\"text\"");
  const std::size_t end = page.find("</div>", begin);
  std::string text;
  bool in_tag = false;
  for (const char c : page.substr(begin, end - begin)) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  for (const auto& [entity, bytes] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&#13;", "\r"}, {"&amp;", "&"}}) {
    text = replace_all(std::move(text), entity, bytes);
  }
  return text;
}

nlohmann::json small_record() {
  return nlohmann::json::parse(R"({"id": "a", "text": "The army hid it, aides told Der Tag. No, it did not.",
    "text_sha256": "00", "paragraphs": [], "actors": [{"id": "a0", "name": "Army of Lisse"}, {"id": "a1", "name": "Bo"}],
    "attributions": [
      {"id": "r0", "confidence": 0.9, "parent": null, "source": {"spans": [[17, 22]], "type": "group_unnamed",
       "described": "no", "actor": null}, "cue": {"spans": [[23, 27]]}, "content": {"spans": [[0, 15]]},
       "chain": [{"spans": [[28, 35]]}, {"spans": [[17, 22]]}],
       "corroboration": {"at_least": 1, "at_most": 3, "relations": ["r1"]},
       "responsibility": {"blamed": [0, 8], "actor": "a0", "act": [9, 15], "tie": [9, 12], "firmness": "directed",
                          "probability": null},
       "strength": {"score": 0.4, "interval": [0.31, 0.52], "level": "A1", "rule": "A1",
                    "levels": {"A0": 0.02, "A1": 0.9, "A2": 0.08}, "because": [], "missing": ["no_name"]}},
      {"id": "r1", "confidence": 0.2, "parent": "r0", "source": {"spans": [], "type": "none"}, "cue": {"spans": []},
       "content": {"spans": [[37, 52]]}, "strength": null}],
    "accusations": [{"blamed": "a0", "name": "Army of Lisse", "act": [9, 15], "attributions": ["r0"], "strongest": "A1",
                     "named_holder": false, "denied_by": ["a1"], "silent": []}]})");
}

TEST(Html, TheTextIsTheArticlesOwn) {
  const Document document = test::sample_document();
  EXPECT_EQ(text_in(html_page(record_of(document), kAll)), document.article.text);
}

TEST(Html, AnyTextStaysItself) {
  Analyzer analyzer(Model::built_in());
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Article article;
    article.id = "random";
    article.text = test::random_text(seed, 200, seed % 2 == 0 ? 5 : 60);
    const std::string text = replace_all(article.text, std::string_view("\0", 1), "\xEF\xBF\xBD");
    const std::string page = html_page(record_of(analyzer.analyze(std::move(article))), kAll);
    ASSERT_EQ(text_in(page), text);
  }
}

TEST(Html, NothingInARecordBecomesMarkup) {
  const std::string evil = "\"'><script>x()</script><img src=x onerror=x()>{{7*7}}";
  auto record = small_record();
  const auto poison = [&evil](const auto& self, nlohmann::json& value) -> void {
    if (value.is_string()) value = evil;
    if (value.is_structured()) {
      for (auto& inner : value) self(self, inner);
    }
  };
  record["metadata"] = {{"title", "t"}, {"outlet", "o"}, {"published", "p"}, {"author", "a"}, {"url", "u"}};
  for (const char* kept : {"attributions", "actors", "accusations"}) {
    auto poisoned = record;
    for (auto& [key, value] : poisoned.items()) {
      if (key != kept) poison(poison, value);
    }
    const std::string page = html_page(poisoned.dump(), kAll);
    EXPECT_EQ(count_of(page, "<script"), 2U) << kept;  // the record, and the page's own
    EXPECT_EQ(count_of(page, "</script"), 2U) << kept;
    EXPECT_EQ(count_of(page, "<img"), 0U) << kept;
  }
  poison(poison, record);
  EXPECT_EQ(count_of(html_page(record.dump(), kAll), "<script"), 2U);
}

TEST(Html, NoAddressButAWebAddressBecomesALink) {
  auto record = small_record();
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "//evil.example/", "http://a b", "JAVASCRIPT:x",
                          "https://a.example/\nx", "file:///etc/passwd"}) {
    record["metadata"] = {{"url", url}};
    EXPECT_EQ(count_of(html_page(record.dump(), kAll), "open in the original"), 0U) << url;
  }
  record["metadata"] = {{"url", "HTTPS://a.example/x?a=\"b\"&c"}};
  const std::string page = html_page(record.dump(), kAll);
  EXPECT_EQ(count_of(page, "href=\"HTTPS://a.example/x?a=&quot;b&quot;&amp;c#:~:text=The%20army%20hid%20it\""), 1U)
      << page;
}

TEST(Html, ShowsWhatTheRecordHas) {
  const std::string page = html_page(small_record().dump(), kAll);
  for (const char* words :
       {"2026-01-02", "<h3>Army of Lisse</h3>", "no accuser has a name", "missing: no name", "Denied by</b> Bo",
        "Blames</b> <b>The army</b>", "through Der Tag", "directed", "(0.31 to 0.52)", "A0 2 %, A1 90 %, A2 8 %",
        "at least 1 and at most 3", "<li>this article</li>", "Missing</b> no name", "a group without names, vague"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
}

TEST(Html, OldRecordsHaveNoAccusations) {
  auto record = small_record();
  record.erase("accusations");
  EXPECT_EQ(html_page(record.dump(), kAll).find("Accusations"), std::string::npos);
  record["accusations"] = nlohmann::json::array();
  EXPECT_NE(html_page(record.dump(), kAll).find("Nobody is blamed"), std::string::npos);
}

TEST(Html, UncertainClaimsStandBehindTheSwitch) {
  const std::string page = html_page(small_record().dump(), {.date = "", .confidence = 0.5});
  EXPECT_EQ(count_of(page, "<li class=\"card A1 d0\""), 1U);
  EXPECT_EQ(count_of(page, "<li class=\"card AX unsure d1\""), 1U);
  EXPECT_EQ(count_of(page, "id=\"unsure\""), 1U);
  EXPECT_EQ(count_of(html_page(small_record().dump(), kAll), "id=\"unsure\""), 0U);
}

TEST(Html, AnythingElseIsAPageToo) {
  for (const char* record :
       {"", "[]", "{", "null", R"({"id": 7, "text": [], "attributions": {}, "actors": 3})",
        R"({"attributions": [1, {"id": 2, "content": {"spans": [[5, 2], [0, 9], "x", [-1, 3]]}}]})"}) {
    EXPECT_TRUE(html_page(record, kAll).ends_with("</html>\n")) << record;
  }
}

TEST(Html, ThePolicyAllowsItsOwnScriptAndStyleAlone) {
  const std::string page = html_page(small_record().dump(), kAll);
  const auto between = [&page](std::string_view open, std::string_view close) {
    const std::size_t begin = page.find(open) + open.size();
    return page.substr(begin, page.find(close, begin) - begin);
  };
  const std::string policy = page_policy();
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_NE(policy.find(policy_hash(between("<style>", "</style>"))), std::string::npos);
  EXPECT_NE(policy.find(policy_hash(between("<script type=\"module\">", "</script>"))), std::string::npos);
  EXPECT_EQ(between("Content-Security-Policy\" content=\"", "\">"), escaped(policy));
}

TEST(Html, ScriptAndStyleStayUnder60KiB) {
  const std::string page = html_page(R"({"text": ""})", kAll);
  EXPECT_LT(page.size(), std::size_t{60} << 10U);
}

TEST(RecordView, AnchorsSurviveAnotherRunAndOtherClaims) {
  auto record = small_record();
  const RecordView before(record);
  auto changed = record;
  changed["attributions"].erase(0);
  changed["attributions"][0]["id"] = "r0";
  changed["attributions"][0]["confidence"] = 0.7;
  const RecordView after(changed);
  EXPECT_EQ(after.claims()[0].anchor, before.claim("r1")->anchor);
  changed["text_sha256"] = "01";
  EXPECT_NE(RecordView(changed).claims()[0].anchor, before.claim("r1")->anchor);
}

TEST(RecordView, AnchorsAreUnique) {
  auto record = small_record();
  record["attributions"].push_back(record["attributions"][0]);
  record["attributions"][2]["id"] = "r2";
  const RecordView view(record);
  EXPECT_EQ(view.claim("r2")->anchor, view.claim("r0")->anchor + "-2");
}

TEST(RecordView, SpansCountCodePoints) {
  nlohmann::json record = {{"text", "é\U0001F6A2" + std::string(200, 'x') + "\U0001F6A2end"}};
  const RecordView view(record);
  EXPECT_EQ(view.slice({0, 2}), "é\U0001F6A2");
  EXPECT_EQ(view.slice({202, 203}), "\U0001F6A2");
  EXPECT_EQ(view.slice({203, 206}), "end");
  EXPECT_EQ(view.span_of(nlohmann::json::array({203U, 4000U})).end, 206U);
}

TEST(RecordView, NumbersOutOfTheirRangeAreNone) {
  const nlohmann::json r = {{"n", 3U},     {"minus", -1},        {"huge", -1e308},
                            {"half", 0.5}, {"many", UINT64_MAX}, {"s", "3"}};
  EXPECT_EQ(sayso::count_of(r, "n"), 3);
  for (const char* key : {"minus", "huge", "half", "many", "s", "absent"}) EXPECT_EQ(sayso::count_of(r, key), 0) << key;
  EXPECT_EQ(share_of(r, "half"), 0.5);
  EXPECT_EQ(share_of(r, "huge"), 0);
  EXPECT_EQ(share_of(r, "n"), 1);
  EXPECT_EQ(share_of(r, "absent", 0.25), 0.25);
}

TEST(HtmlText, HostileCharactersStandInABoxAndAreStillThere) {
  EXPECT_EQ(exact("a\xE2\x80\xAE<b"), "a<span class=\"ctl\" data-u=\"U+202E\">\xE2\x80\xAE</span>&lt;b");
  EXPECT_EQ(exact("a\r\n\tb\xE2\x80\xA8"), "a&#13;\n\tb<span class=\"ctl\" data-u=\"U+2028\">\xE2\x80\xA8</span>");
  EXPECT_EQ(shown("a\xE2\x80\xAE\nb"), "a&lt;U+202E&gt; b");
}

TEST(HtmlText, PolicyHashIsThatOfTheStandard) {
  EXPECT_EQ(policy_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(policy_hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
}

TEST(HtmlText, TextFragmentsNameBothEndsOfALongQuotation) {
  const std::string url = "https://a.example/";
  EXPECT_EQ(text_fragment_link(url, "short - one, two"), url + "#:~:text=short%20%2D%20one%2C%20two");
  EXPECT_EQ(text_fragment_link(url, "a b c d e f g h i j k l"), url + "#:~:text=a%20b%20c%20d%20e,h%20i%20j%20k%20l");
  EXPECT_EQ(text_fragment_link(url + "#part", "word"), url + "#part:~:text=word");
}

}  // namespace
}  // namespace sayso
