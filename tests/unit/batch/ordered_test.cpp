// Order, bounds and endings of a run with several workers; the work itself is a stand-in.
#include "batch/ordered.h"

#include <gtest/gtest.h>

#include <thread>

namespace sayso {
namespace {

NextItem items(std::uint64_t count, std::atomic<std::uint64_t>& read, std::size_t bytes = 1) {
  return [count, &read, bytes]() -> std::optional<Item> {
    if (read == count) return std::nullopt;
    Article article;
    article.sequence = read++;
    article.text = std::string(bytes, 'x');
    return Item{article.sequence, std::nullopt, std::move(article)};
  };
}

/// Every seventh item takes its worker longer, so that later ones overtake it.
Outcome slow_on_some(const Item& item) {
  if (item.sequence % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return {std::to_string(item.sequence), "", {}};
}

TEST(RunOrdered, WritesInInputOrder) {
  for (const auto& [jobs, batch] :
       std::vector<std::pair<unsigned, unsigned>>{{1, 1}, {2, 1}, {7, 1}, {2, 7}, {3, 64}}) {
    std::atomic<std::uint64_t> read = 0;
    std::atomic<bool> stop = false;
    std::uint64_t written = 0;
    bool flushed = false;
    const Write write = [&](const Outcome& outcome, bool idle) {
      EXPECT_EQ(outcome.line, std::to_string(written++));
      flushed = idle;
      return true;
    };
    run_ordered(
        {jobs, batch}, items(300, read), [] { return slow_on_some; }, write, stop);
    EXPECT_EQ(written, 300U);
    EXPECT_TRUE(flushed);
    EXPECT_FALSE(stop);
  }
}

TEST(RunOrdered, EndsWithoutItems) {
  std::atomic<std::uint64_t> read = 0;
  std::atomic<bool> stop = false;
  bool made = false;
  const MakeWork make = [&made] {
    made = true;
    return slow_on_some;
  };
  run_ordered(
      {3}, items(0, read), make, [](const Outcome&, bool) { return true; }, stop);
  EXPECT_FALSE(made);
}

TEST(RunOrdered, StopsReadingWhenItCannotWrite) {
  std::atomic<std::uint64_t> read = 0;
  std::atomic<bool> stop = false;
  std::uint64_t written = 0;
  const Write write = [&written](const Outcome&, bool) { return ++written < 5; };
  run_ordered(
      {2}, items(1'000'000, read), [] { return slow_on_some; }, write, stop);
  EXPECT_EQ(written, 5U);
  EXPECT_TRUE(stop);
  EXPECT_LT(read, 100U);
}

TEST(RunOrdered, BoundsWhatIsInFlight) {
  struct Row {
    std::size_t bytes;
    std::uint64_t most;
  };
  // Four a worker; of articles of 20 MiB the second one is over 32 MiB.
  for (const Row& row : {Row{1, 8}, Row{std::size_t{20} << 20U, 2}}) {
    std::atomic<std::uint64_t> read = 0;
    std::atomic<bool> stop = false;
    std::uint64_t written = 0;
    const Write write = [&](const Outcome&, bool) {
      EXPECT_LE(read - written, row.most);
      ++written;
      return true;
    };
    run_ordered(
        {2}, items(30, read, row.bytes), [] { return slow_on_some; }, write, stop);
    EXPECT_EQ(written, 30U);
  }
}

}  // namespace
}  // namespace sayso
