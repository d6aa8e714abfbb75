// Files, folders, gzip and lines: what comes out of which bytes on disk.
#include "ingest/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "ingest/article.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

constexpr int kGzip = 15 + 16;  // zlib: the largest window, in a gzip frame

std::string gzip(const std::string& bytes) {
  z_stream stream = {};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());  // NOLINT: zlib's own type for bytes
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string record(const std::string& id) {
  return R"({"id":")" + id + R"(","text":"Text of )" + id + R"("})";
}

/// A folder of its own, gone after the test.
class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "sayso_reader_XXXXXX").native();
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

  /// "id" of each article, "!code" of each that was set aside ("id!code" where the id is known).
  static std::vector<std::string> read(const std::vector<std::string>& paths) {
    auto inputs = list_inputs(paths);
    if (!inputs) return {"!" + inputs.error().code};
    ArticleReader reader(*inputs);
    std::vector<std::string> out;
    while (auto item = reader.next()) {
      EXPECT_EQ(item->sequence, out.size());
      if (item->article) {
        EXPECT_EQ(item->article->sequence, out.size());
        EXPECT_EQ(item->article->id, item->id);
        out.push_back(*item->id);
      } else {
        out.push_back(item->id.value_or("") + "!" + item->article.error().code);
      }
    }
    return out;
  }

  std::vector<std::string> read(const std::string& name, const std::string& bytes) { return read({put(name, bytes)}); }

  std::string message(const std::string& name, const std::string& bytes) {
    ArticleReader reader(*list_inputs({put(name, bytes)}));
    while (auto item = reader.next()) {
      if (!item->article) return item->article.error().message;
    }
    return "";
  }

  fs::path folder;
};

using Ids = std::vector<std::string>;

TEST_F(ReaderTest, TellsTheKindByContent) {
  const std::string two = record("a") + "\n" + record("b") + "\n";
  struct Row {
    std::string name;
    std::string bytes;
    Ids expected;
  };
  const std::vector<Row> table = {
      {"1.jsonl", two, {"a", "b"}},
      {"1.txt", two, {"a", "b"}},
      {"2", "\xEF\xBB\xBF \n\r\n" + two, {"a", "b"}},
      {"3.jsonl", record("a") + "\r\n\n \t\r\n" + record("b"), {"a", "b"}},
      {"4.txt", "A port was closed.\n", {"4.txt"}},
      {"5.txt", "[Editor's note: {x}]\nA port was closed.", {"5.txt"}},
      {"5.jsonl", "A port was closed.\n" + record("b"), {"!invalid_json", "b"}},
      {"6", "[" + record("a") + ",\n" + record("b") + "]", {"!json_array"}},
      {"6.jsonl", " [1, 2]\n" + record("b"), {"!json_array"}},
      {"7", "[", {"7"}},
      {"7.txt", "x", {"7.txt"}},
      {"8.txt", "", {}},
      {"8.jsonl", "", {}},
      {"9.txt", " \r\n\t\n", {}},
      {"9.jsonl", "\n\n", {}},
      {"10.txt", "\xEF\xBB\xBF", {}},
      {"10.jsonl", "\xEF\xBB\xBF\n", {}},
      {"11.jsonl", "\xFF\xFE{\0\n\0{\0"s, {"!unsupported_encoding"}},
      {"12.txt", "caf\xE9", {"12.txt!invalid_utf8"}},
      {"13.jsonl", record("a") + "\n" + record("caf\xE9") + "\n" + record("c"), {"a", "!invalid_utf8", "c"}},
      {"14.jsonl", record("a") + "\u2028\n" + record("b"), {"a!invalid_json", "b"}},
      {"15.jsonl", record("a\u2028\u0085b"), {"a\u2028\u0085b"}},
      {"16.jsonl", record("a") + "\n" + record("b").substr(0, 20), {"a", "b!invalid_json"}},
      {"17.jsonl", record("a") + "\n" + record("a") + "\n", {"a", "a"}},
      {"18.txt", std::string(100'000, ' ') + record("a"), {"18.txt"}},
      {"18.jsonl", std::string(100'000, '\n') + record("a"), {"a"}}};
  for (const Row& row : table) EXPECT_EQ(read(row.name, row.bytes), row.expected) << row.name;
}

TEST_F(ReaderTest, TellsGzipByItsMagicBytes) {
  const std::string a = record("a") + "\n";
  const std::string b = record("b") + "\n";
  const std::string corrupt = [&] {
    std::string bytes = gzip(a + b);
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);  // in the checksum
    return bytes;
  }();
  struct Row {
    std::string name;
    std::string bytes;
    Ids expected;
  };
  const std::vector<Row> table = {
      {"packed.jsonl", gzip(a + b), {"a", "b"}},
      {"plain.jsonl.gz", a + b, {"a", "b"}},
      {"members.jsonl.gz", gzip(a) + gzip("") + gzip(b), {"a", "b"}},
      {"split.jsonl.gz", gzip(a + b.substr(0, 9)) + gzip(b.substr(9)), {"a", "b"}},
      {"padded.jsonl.gz", gzip(a) + "\0\0\0"s + gzip(b) + std::string(1000, '\0'), {"a", "b"}},
      {"text.txt", gzip("A port was closed."), {"text.txt"}},
      {"empty.jsonl.gz", gzip(""), {}},
      {"trailing.jsonl.gz", gzip(a) + "x", {"a", "!gzip_trailing"}},
      {"trailing2.jsonl.gz", gzip(a) + "xyz", {"a", "!gzip_trailing"}},
      {"cut.jsonl.gz", gzip(a + b).substr(0, gzip(a + b).size() - 8), {"a", "b", "!gzip_truncated"}},
      {"cut2.jsonl.gz", gzip(a) + gzip(b).substr(0, 10), {"a", "!gzip_truncated"}},
      {"cut3.jsonl.gz", gzip(a).substr(0, 2), {"!gzip_truncated"}},
      {"cut.txt.gz", gzip("A port was closed.").substr(0, 30), {"cut.txt.gz!gzip_truncated"}},
      {"corrupt.jsonl.gz", corrupt, {"a", "b", "!gzip_corrupt"}},
      {"header.jsonl.gz", "\x1F\x8B\x07 no such method", {"!gzip_corrupt"}}};
  for (const Row& row : table) EXPECT_EQ(read(row.name, row.bytes), row.expected) << row.name;
}

TEST_F(ReaderTest, KeepsWholeLinesBeforeACut) {
  // Random ids do not pack, so the cut falls into the middle of the lines.
  std::string lines;
  std::uint32_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525U + 1013904223U;
    lines += record(std::to_string(state)) + "\n";
  }
  const std::string packed = gzip(lines);
  const Ids whole = read("whole.jsonl.gz", packed);
  const Ids cut = read("cut.jsonl.gz", packed.substr(0, packed.size() / 2));
  ASSERT_EQ(whole.size(), 20'000U);
  ASSERT_GT(cut.size(), 5'000U);
  EXPECT_EQ(cut.back(), "!gzip_truncated");
  EXPECT_TRUE(std::equal(cut.begin(), cut.end() - 1, whole.begin()));
}

TEST_F(ReaderTest, SkipsALineOverTheCapAndGoesOn) {
  const std::string bytes = std::string(kMaxLineBytes, 'x') + "yz\n" + record("b") + "\n";
  EXPECT_EQ(read("long.jsonl", record("a") + "\n" + bytes), (Ids{"a", "!line_too_long", "b"}));
  // A thousandth of its size on disk.
  EXPECT_EQ(read("bomb.jsonl", gzip("{" + bytes)), (Ids{"!line_too_long", "b"}));
  EXPECT_EQ(read("bomb.txt", gzip("A" + bytes)), (Ids{"bomb.txt!article_too_large"}));
}

TEST_F(ReaderTest, NamesThePlaceInItsMessages) {
  EXPECT_EQ(message("x.jsonl", record("a") + "\n\n{}\n"), (folder / "x.jsonl:3: the record has no `id`").native());
  EXPECT_EQ(message("x.txt", "a\xE9"), (folder / "x.txt: byte 0xE9 at offset 1 is not UTF-8").native());
  EXPECT_NE(message("u.txt", "\xFE\xFF\0H"s).find("UTF-16BE"), std::string::npos);
  EXPECT_NE(message("y.jsonl", R"({"id":"a")").find("may be cut off"), std::string::npos);
}

TEST_F(ReaderTest, ListsAFolderInTheOrderOfItsBytes) {
  put("in/b.txt", "B");
  put("in/a.txt", "A");
  put("in/a/z.txt", "Z");
  put("in/a/y.jsonl", record("y1") + "\n" + record("y2"));
  put("in/B.jsonl.gz", gzip(record("packed")));
  put("in/caf\xE9.txt", "C");
  put("in/notes.md", "no");
  put("in/.hidden.txt", "no");
  put("in/.git/x.txt", "no");
  fs::create_symlink(folder / "in", folder / "in/again");
  fs::create_symlink(folder / "nowhere", folder / "in/broken.txt");
  const Ids expected = {"packed", "a.txt", "y1", "y2", "a/z.txt", "b.txt", "caf%E9.txt"};
  EXPECT_EQ(read({(folder / "in").native()}), expected);
  EXPECT_EQ(read({(folder / "in/").native()}), expected);
  EXPECT_EQ(read({(folder / "in/b.txt").native(), (folder / "in/a").native()}), (Ids{"b.txt", "y1", "y2", "z.txt"}));
}

TEST_F(ReaderTest, RefusesAPathThatIsNotThere) {
  EXPECT_EQ(read({put("a.txt", "A"), (folder / "nope.txt").native()}), (Ids{"!path_unreadable"}));
  EXPECT_EQ(read({""}), (Ids{"!path_unreadable"}));
}

TEST_F(ReaderTest, GoesOnAfterAFileThatVanished) {
  put("in/a.txt", "A");
  put("in/b.txt", "B");
  put("in/c.jsonl", record("c"));
  auto inputs = list_inputs({(folder / "in").native()});
  ASSERT_TRUE(inputs);
  fs::remove(folder / "in/b.txt");
  ArticleReader reader(*inputs);
  EXPECT_EQ(reader.next()->id, "a.txt");
  const auto gone = reader.next();
  EXPECT_EQ(gone->id, "b.txt");
  EXPECT_EQ(gone->article.error().code, "open_failed");
  EXPECT_EQ(reader.next()->id, "c");
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.raw_count(), 1 + record("c").size());
}

TEST_F(ReaderTest, StopsAWaitForInput) {
  int ends[2] = {};
  ASSERT_EQ(pipe(ends), 0);
  const std::string text = record("a") + "\n{\"id\":";
  ASSERT_EQ(write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  const std::string path = "/dev/fd/" + std::to_string(ends[0]);
  std::atomic<bool> stop = false;
  ArticleReader reader(*list_inputs({path}), &stop);
  EXPECT_EQ(reader.next()->id, "a");
  std::thread interrupter([&stop] { stop = true; });
  EXPECT_FALSE(reader.next());  // half a line is dropped
  interrupter.join();
  close(ends[0]);
  close(ends[1]);
}

TEST(LineReaderTest, CountsIn64Bits) {
  static_assert(sizeof(Line::number) == 8 && sizeof(Error::byte_offset) == 8 && sizeof(Input::size) == 8);
  static_assert(sizeof(std::declval<ByteSource>().raw_count()) == 8);
}

}  // namespace
}  // namespace sayso
