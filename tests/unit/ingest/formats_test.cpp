// Tables, pages and archives: which articles come out of which bytes.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/invariants.h"
#include "core/text.h"
#include "ingest/csv_reader.h"
#include "ingest/html.h"
#include "ingest/reader.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using Ids = std::vector<std::string>;

struct Entry {
  std::string name;
  std::string bytes;
};

/// An archive of these members, in libarchive's `format`.
std::string packed(const std::vector<Entry>& members, int format) {
  std::string out(std::size_t{4} << 20U, '\0');
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_set_format(writer, format);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const Entry& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string tar(const std::vector<Entry>& members) {
  return packed(members, ARCHIVE_FORMAT_TAR_USTAR);
}
std::string zip(const std::vector<Entry>& members) {
  return packed(members, ARCHIVE_FORMAT_ZIP);
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

class FormatsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "sayso_formats_XXXXXX").native();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { fs::remove_all(folder); }

  std::string put(const std::string& name, const std::string& bytes) {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.native();
  }

  std::vector<Item> items(const std::string& path, ReaderOptions options = {}) {
    ArticleReader reader(*list_inputs({path}), nullptr, std::move(options));
    std::vector<Item> out;
    while (auto item = reader.next()) {
      EXPECT_EQ(item->sequence, out.size());
      if (item->article) {
        Document document;
        document.article = *item->article;
        EXPECT_EQ(check_invariants(document), "");
        EXPECT_TRUE(nlohmann::json::parse(item->article->metadata, nullptr, false).is_object());
      }
      out.push_back(std::move(*item));
    }
    return out;
  }

  /// "id" of each article, "id!code" of each that was set aside.
  Ids read(const std::string& path, ReaderOptions options = {}) {
    Ids out;
    for (const Item& item : items(path, std::move(options))) {
      out.push_back(item.id.value_or("") + (item.article ? "" : "!" + item.article.error().code));
    }
    return out;
  }
  Ids read(const std::string& name, const std::string& bytes, ReaderOptions options = {}) {
    return read(put(name, bytes), std::move(options));
  }

  fs::path folder;
};

TEST_F(FormatsTest, TablesWithAHeader) {
  struct Case {
    std::string name;
    std::string bytes;
    Ids expected;
  };
  const std::vector<Case> table = {
      {"plain.csv", "id,text\n1,One.\n2,Two.\n", {"1", "2"}},
      {"no_end.csv", "id,text\n1,One.\n2,Two.", {"1", "2"}},
      {"crlf.csv", "id,text\r\n1,One.\r\n\r\n2,Two.\r\n", {"1", "2"}},
      {"cr.csv", "id,text\r1,One.\r2,Two.\r", {"1", "2"}},
      {"told_by_its_header.txt", "text,id\nOne.,1\n", {"1"}},
      {"tabs", "id\tdate\ttext\n1\t2026\tOne.\n", {"1"}},
      {"semicolons.csv", "id;text\n1;One, two.\n", {"1"}},
      {"bom.csv", "\xEF\xBB\xBF\"id\",\"text\"\n1,One.\n", {"1"}},
      {"quoted.csv", "\"id\",\"text\"\n\"1\",\"One,\ntwo \"\"three\"\".\"\n2,Two.\n", {"1", "2"}},
      {"marks_inside.csv", "id,text\n1,He said \"no\".\n", {"1"}},
      {"columns.csv", "id,text\n1,One.\n2\n3,a,b\n4,Four.\n", {"1", "!csv_columns", "!csv_columns", "4"}},
      {"empty.csv", "id,text\n,One.\n2,\n", {"!id_empty", "2!text_empty"}},
      {"no_text.csv", "id,body\n1,One.\n", {"!text_missing"}},
      {"no_id.csv", "name,text\n1,One.\n", {"!id_missing"}},
      {"twice.csv", "id,text,x,x\n1,One.,a,b\n", {"!duplicate_field"}},
      {"bytes.csv", "id,text\n1,caf\xE9\n2,Two.\n", {"!invalid_utf8", "2"}},
      {"only_header.csv", "id,text\n", {}},
      {"nothing.csv", "", {}},
      {"unclosed.csv", "id,text\n1,One.\n2,\"Two.\n3,Three.\n", {"1", "!csv_unclosed"}},
      {"closed_late.csv", "id,text\n1,\"One.\n2,\"Two.\"\n3,Three.\n", {"!csv_malformed", "3"}},
      {"undoubled.csv", "id,text\n1,\"She said \"no\" twice.\"\n2,Two.\n", {"!csv_malformed", "2"}},
      {"mark_at_its_end.csv", "id,text\n1,\"One.\" \r\n2,Two.\r\n", {"!csv_malformed", "2"}},
      {"not_a_table.txt", "Officials, who had no id, spoke.\nMore text.\n", {"not_a_table.txt"}}};
  for (const Case& c : table) EXPECT_EQ(read(c.name, c.bytes), c.expected) << c.name;
}

TEST_F(FormatsTest, ColumnsBecomeMetadataAndRowsHaveAPlace) {
  const auto found =
      items(put("a.csv", "id,outlet,text,n\n1,\"The \"\"Post\"\"\",\" One, said \"\"A\"\".\n\nTwo.\",007\n2,x,,\n"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].article->metadata, R"({"outlet":"The \"Post\"","n":"007"})");
  EXPECT_EQ(found[0].article->text, " One, said \"A\".\n\nTwo.");
  EXPECT_EQ(found[0].byte_offset, 17U);
  EXPECT_EQ(found[1].byte_offset, 64U);
  EXPECT_NE(found[1].article.error().message.find("a.csv:5: `text` is empty"), std::string::npos);
}

TEST_F(FormatsTest, FieldsAreNamedByOption) {
  const ReaderOptions options = {{"key", "body"}};
  EXPECT_EQ(read("a.csv", "key,body\n1,One.\n", options), (Ids{"1"}));
  EXPECT_EQ(read("a.jsonl", R"({"key":"1","body":"One.","id":9,"text":[]})", options), (Ids{"1"}));
  EXPECT_EQ(read("b.jsonl", R"({"id":"1","text":"One."})", options), (Ids{"!id_missing"}));
  EXPECT_EQ(items(folder / "a.jsonl", options)[0].article->metadata, R"({"id":9,"text":[]})");
}

TEST_F(FormatsTest, AMessageIsOneLineWhateverTheColumnsAreCalled) {
  const auto found = items(put("a.csv", "\"i\nd\",\"" + std::string(80, 'x') + "\"\n1,2\n"));
  const std::string& message = found.at(0).article.error().message;
  EXPECT_NE(message.find("it has `i%0Ad`, `" + std::string(60, 'x') + "...`;"), std::string::npos) << message;
}

TEST_F(FormatsTest, ARowOverTheCapIsSkippedAndNotKept) {
  constexpr std::size_t kCap = 100;  // bytes
  const std::string long_field(kCap, 'x');
  for (const std::string& row :
       {"2," + long_field + "\n", "2,\"" + long_field + "\n", "2,\"" + long_field + "\nmore\r\n"}) {
    const auto source = ByteSource::open(put("a.csv", "1,One.\n" + row + "3,Three.\n4,Four."));
    CsvReader rows(**source, ',', kCap);
    EXPECT_EQ((*rows.next())->fields, (Ids{"1", "One."}));
    const auto too_long = rows.next();
    EXPECT_TRUE((*too_long)->too_long && (*too_long)->fields.empty() && (*too_long)->offset == 7);
    auto next = rows.next();
    if ((*next)->fields == Ids{"more"}) next = rows.next();
    EXPECT_EQ((*next)->fields, (Ids{"3", "Three."}));
    EXPECT_EQ((*rows.next())->fields, (Ids{"4", "Four."}));
    EXPECT_FALSE(rows.next());
  }
}

TEST_F(FormatsTest, Zstd) {
  const std::string a = R"({"id":"a","text":"A."})"
                        "\n";
  const std::string b = R"({"id":"b","text":"B."})"
                        "\n";
  const std::string long_line = R"({"id":"long","text":")" + std::string(300'000, 'x') + "\"}\n";
  const std::string skippable = "\x50\x2A\x4D\x18\x03\0\0\0abc"s;
  EXPECT_EQ(read("1.jsonl.zst", zstd(a + b)), (Ids{"a", "b"}));
  EXPECT_EQ(read("2.jsonl", skippable + zstd(a) + zstd(b) + skippable + std::string(100, '\0')), (Ids{"a", "b"}));
  EXPECT_EQ(read("3.jsonl.zst", zstd(a + long_line)), (Ids{"a", "long"}));
  EXPECT_EQ(read("4.jsonl.zst", zstd(a) + zstd(b).substr(0, 12)), (Ids{"a", "!zstd_truncated"}));
  EXPECT_EQ(read("5.jsonl.zst", zstd(a) + "tail"), (Ids{"a", "!zstd_trailing"}));
  EXPECT_EQ(read("6.jsonl.zst", zstd(a) + "\x28\xB5\x2F\xFD" + std::string(40, '\xFF')), (Ids{"a", "!zstd_corrupt"}));
  EXPECT_EQ(read("7.txt", zstd("A port was closed.")), (Ids{"7.txt"}));
}

TEST_F(FormatsTest, Archives) {
  const std::vector<Entry> members = {{"in/", ""},
                                      {"in/b.txt", "B was closed."},
                                      {"in/\xC3\xA9t\xC3\xA9.txt", "A was closed."},
                                      {"in/c.jsonl", R"({"id":"c1","text":"C."})"
                                                     "\n"
                                                     R"({"id":"c2","text":"C."})"},
                                      {"in/d.csv", "id,text\nd1,One.\n"},
                                      {"in/e.html", "<html><body><p>E.</p></body></html>"},
                                      {"in/photo.jpg", "\xFF\xD8\xFF"},
                                      {".hidden/x.txt", "X"},
                                      {"__MACOSX/in/b.txt", "X"},
                                      {"in/empty.txt", ""},
                                      {"../../etc/passwd.txt", "root said so."},
                                      {"in/bad.txt", "caf\xE9"},
                                      {"in/more.zip", "PK\x03\x04"}};
  const Ids expected = {"in/b.txt",
                        "in/\xC3\xA9t\xC3\xA9.txt",
                        "c1",
                        "c2",
                        "d1",
                        "in/e.html",
                        "../../etc/passwd.txt",
                        "in/bad.txt!invalid_utf8",
                        "in/more.zip!archive_nested"};
  EXPECT_EQ(read("1.zip", zip(members)), expected);
  EXPECT_EQ(read("2", tar(members)), expected);
  EXPECT_EQ(read("3.tar.zst", zstd(tar(members))), expected);
  const auto found = items(folder / "1.zip");
  EXPECT_EQ(found[1].file, (folder / "1.zip").native() + "!in/\xC3\xA9t\xC3\xA9.txt");
  EXPECT_EQ(found[3].byte_offset, 24U);
  EXPECT_NE(found[7].article.error().message.find("1.zip!in/bad.txt: "), std::string::npos);
}

TEST_F(FormatsTest, ArchivesOfAFolderHaveTheirNameBeforeTheMember) {
  put("in/1998.zip", zip({{"port.txt", "A port was closed."}}));
  put("in/1999.tar", tar({{"port.txt", "A port was opened."}}));
  put("in/page.htm", "<p>No page, but a name of one.</p>");
  put("in/rows.csv", "id,text\nr,One.\n");
  EXPECT_EQ(read(folder / "in"), (Ids{"1998.zip!port.txt", "1999.tar!port.txt", "page.htm", "r"}));
}

TEST_F(FormatsTest, DamagedArchives) {
  std::string noise;
  std::uint32_t state = 1;
  while (noise.size() < 500'000) {
    state = state * 1664525U + 1013904223U;
    noise += std::to_string(state) + " ";
  }
  const std::vector<Entry> members = {{"a.txt", "A was closed."}, {"b.txt", noise}, {"c.txt", "C was closed."}};
  const std::string whole_zip = zip(members);
  const std::string whole_tar = tar(members);
  EXPECT_EQ(read("1.zip", whole_zip.substr(0, whole_zip.size() / 2)), (Ids{"a.txt", "b.txt!archive_damaged"}));
  EXPECT_EQ(read("2.tar", whole_tar.substr(0, whole_tar.size() / 2)), (Ids{"a.txt", "b.txt!archive_damaged"}));
  EXPECT_EQ(read("3.tar.zst", zstd(whole_tar).substr(0, 150'000)), (Ids{"a.txt", "b.txt!zstd_truncated"}));
  const std::string no_archive = "PK\x03\x04" + std::string(300, '\xFF');
  EXPECT_EQ(read("4.zip", no_archive).size(), 1U);
}

TEST_F(FormatsTest, ABombInAnArchiveIsStreamed) {
  const std::string bomb =
      zstd(tar({{"bomb.txt", std::string(std::size_t{3} << 20U, 'x')}, {"b.txt", "B was closed."}}));
  EXPECT_LT(bomb.size(), 10'000U);
  EXPECT_EQ(read("bomb.tar.zst", bomb), (Ids{"bomb.txt", "b.txt"}));
}

TEST_F(FormatsTest, MetadataTableForTexts) {
  put("in/may/a.txt", "A was closed.");
  put("in/b.txt", "B was closed.");
  put("in/c.html", "<html><head><title>C closed</title></head><body><p>C was closed.</p></body></html>");
  const std::string table = put("m.csv", "id,outlet,title\nmay/a.txt,Post,\"A, closed\"\nc.html,Post,\nz.txt,x,y\n");
  auto loaded = MetadataTable::load(table, "id");
  ASSERT_TRUE(loaded);
  const auto found = items(folder / "in", {{}, std::make_shared<const MetadataTable>(std::move(*loaded))});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].article->metadata, "{}");
  EXPECT_EQ(found[1].article->metadata, R"({"outlet":"Post","title":""})");  // the table goes before the page
  EXPECT_EQ(found[2].article->metadata, R"({"outlet":"Post","title":"A, closed"})");
  for (const std::string bad : {"outlet\nx\n", "id,x\n1\n", "id,x\n1,a\n1,b\n", "id,x\n1,\"a\n"}) {
    EXPECT_EQ(MetadataTable::load(put("bad.csv", bad), "id").error().code, "metadata_unreadable") << bad;
  }
  const auto twice = MetadataTable::load(put("bad.csv", "id,x\n\"a\nb\",1\n\"a\nb\",2\n"), "id");
  EXPECT_TRUE(twice.error().message.ends_with("the id `a%0Ab` stands twice")) << twice.error().message;
  EXPECT_EQ(MetadataTable::load(folder / "none.csv", "id").error().code, "metadata_unreadable");
}

TEST(Html, GivesTheVisibleTextOfTheArticle) {
  struct Case {
    std::string page;
    std::string text;
  };
  const std::vector<Case> table = {
      {"<html><body><p>One.<p>Two&nbsp;&amp; three.</body></html>", "One.\n\nTwo\u00A0& three."},
      {"<!DOCTYPE html><body><nav>Home</nav><article><h1>Port shut</h1><p>It  is\n shut, <b>she</b> said.<br>Now.</p>"
       "<aside>More</aside><script>var x = '<p>no';</script></article><footer>Imprint</footer>",
       "Port shut\n\nIt is shut, she said.\nNow."},
      {"<html><article>Short.</article><article><p>A longer one, he said.</p></article></html>",
       "A longer one, he said."},
      {"<html><body><div hidden>no</div><p style='display: none'>no</p><p aria-hidden='true'>no</p><main>Yes.</main>",
       "Yes."},
      {"<html><ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>", "One\n\nTwo\n\na b"},
      {"<html><p>\u201CYes,\u201D she said.&#x1F3E0;</p>", "\u201CYes,\u201D she said.\U0001F3E0"}};
  for (const Case& c : table) {
    const auto article = article_from_html("a", c.page);
    ASSERT_TRUE(article) << c.page;
    EXPECT_EQ(article->text, c.text);
    EXPECT_EQ(article->warnings, std::vector<std::string>{"html_extracted"});
  }
  EXPECT_EQ(article_from_html("a", "<html><script>x</script></html>").error().code, "text_empty");
  EXPECT_EQ(article_from_html("a", "<html>caf\xE9").error().byte_offset, 9U);
}

TEST(Html, ReadsWhatThePageSaysOfItself) {
  const auto article = article_from_html(
      "a",
      "<html lang=en><head><title>Port shut | The Post</title><meta property='og:title' content='Port shut'>"
      "<meta property=og:site_name content='The Post'><meta name=author content='Ann  Lee'>"
      "<meta property='article:published_time' content='2026-05-01'><link rel=canonical href='https://example.org/p'>"
      "</head><body><svg><title>no</title></svg><p>Shut.");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->metadata,
            R"({"title":"Port shut","outlet":"The Post","author":"Ann Lee","published":"2026-05-01",)"
            R"("url":"https://example.org/p","lang":"en"})");
}

TEST(Html, AReferenceBeyondAllNumbersIsAReplacementCharacter) {
  for (const char* reference : {"&#2222222222;", "&#x110000;", "&#xD800;", "&#99999999999999999999;"}) {
    const auto article = article_from_html("a", std::string("<html><p>Shut") + reference + "now.");
    ASSERT_TRUE(article) << reference;
    EXPECT_EQ(article->text, "Shut\uFFFDnow.") << reference;
  }
  EXPECT_EQ(article_from_html("a", "<html><p>a&#2222222222;&#2222222222;b")->text, "a\uFFFD\uFFFDb");
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Html, HostilePagesEnd) {
  std::string formats = "<html><p>";  // each <p> closes and opens all of them again
  for (int i = 0; i < 3000; ++i) formats += "<b id=" + std::to_string(i) + ">";
  EXPECT_EQ(article_from_html("a", formats + repeated("<p>x", 40'000)).error().code, "html_too_complex");
  EXPECT_TRUE(article_from_html("a", "<html>" + repeated("<div>", 30'000) + "Deep."));
  EXPECT_EQ(article_from_html("a", "<html>" + repeated("<div>", 300'000)).error().code, "html_too_complex");
  std::string attributes = "<html><p";
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i);
  EXPECT_EQ(article_from_html("a", attributes + ">x").error().code, "html_too_complex");
  EXPECT_EQ(article_from_html("a", "<html>" + std::string(std::size_t{17} << 20U, 'x')).error().code,
            "article_too_large");
  EXPECT_TRUE(article_from_html("a", "<html>" + repeated("&amp;", 500'000)));
}

TEST(Html, IsToldByItsStart) {
  for (const char* page : {"<!doctype html><p>x", "  \n<HTML lang=en>", "\xEF\xBB\xBF<html>",
                           "<?xml version='1.0'?><html>", "<!-- saved --><!DOCTYPE html>"}) {
    EXPECT_TRUE(is_html(page, false)) << page;
  }
  EXPECT_FALSE(is_html("<p>x</p>", false));
  EXPECT_TRUE(is_html("<p>x</p>", true));
  EXPECT_FALSE(is_html("The tag <html> is old.", true));
}

}  // namespace
}  // namespace sayso
