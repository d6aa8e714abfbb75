// One mutex, three conditions: room for another item, an item to do, the next outcome to write.
#include "batch/ordered.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kInFlight = 4;  // items a worker: hides the reader's and the writer's pauses
constexpr std::size_t kInFlightBytes = std::size_t{32}
                                       << 20U;  // of text over all workers: large articles run almost alone

std::size_t weight(const Item& item) {
  return item.article ? item.article->text.size() : 0;
}

class Ordered {
 public:
  Ordered(unsigned jobs, const MakeWork& make_work, const Write& write, std::atomic<bool>& stop)
      : jobs_(jobs), make_work_(make_work), write_(write), stop_(stop) {}

  void run(const NextItem& next) {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    threads.emplace_back([this] { write(); });
    read(next);
    for (std::thread& thread : threads) thread.join();
  }

 private:
  struct Ticket {
    std::uint64_t number;
    Item item;
  };
  struct Done {
    Outcome outcome;
    std::size_t bytes;
  };

  void read(const NextItem& next) {
    while (has_room()) {
      std::optional<Item> item = next();
      if (!item) break;
      const std::lock_guard lock(mutex_);
      in_flight_bytes_ += weight(*item);
      todo_.push_back({read_++, std::move(*item)});
      to_do_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    closed_ = true;
    to_do_.notify_all();
    to_write_.notify_all();
  }

  bool has_room() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] {
      return failed_ || (read_ - written_ < kInFlight * jobs_ && in_flight_bytes_ < kInFlightBytes);
    });
    return !failed_;
  }

  void work() {
    Work work_on;
    std::unique_lock lock(mutex_);
    while (true) {
      to_do_.wait(lock, [this] { return closed_ || failed_ || !todo_.empty(); });
      if (failed_ || todo_.empty()) return;
      Ticket ticket = std::move(todo_.front());
      todo_.pop_front();
      lock.unlock();
      const std::size_t bytes = weight(ticket.item);
      if (!work_on) work_on = make_work_();  // late: a run of one article needs one
      Outcome outcome = work_on(std::move(ticket.item));
      lock.lock();
      done_.emplace(ticket.number, Done{std::move(outcome), bytes});
      if (ticket.number == written_) to_write_.notify_one();
    }
  }

  void write() {
    std::unique_lock lock(mutex_);
    while (true) {
      to_write_.wait(lock, [this] { return done_.contains(written_) || (closed_ && written_ == read_); });
      if (!done_.contains(written_)) return;
      const Done done = std::move(done_.extract(written_).mapped());
      const bool idle = !done_.contains(written_ + 1);
      lock.unlock();
      const bool written = write_(done.outcome, idle);
      lock.lock();
      ++written_;
      in_flight_bytes_ -= done.bytes;
      room_.notify_one();
      if (!written) return fail();
    }
  }

  void fail() {
    failed_ = true;
    stop_ = true;
    room_.notify_all();
    to_do_.notify_all();
  }

  const unsigned jobs_;
  const MakeWork& make_work_;
  const Write& write_;
  std::atomic<bool>& stop_;

  std::mutex mutex_;  ///< guards all below
  std::condition_variable room_;
  std::condition_variable to_do_;
  std::condition_variable to_write_;
  std::deque<Ticket> todo_;
  std::map<std::uint64_t, Done> done_;
  std::uint64_t read_ = 0;
  std::uint64_t written_ = 0;
  std::size_t in_flight_bytes_ = 0;
  bool closed_ = false;
  bool failed_ = false;
};

}  // namespace

void run_ordered(unsigned jobs, const NextItem& next, const MakeWork& make_work, const Write& write,
                 std::atomic<bool>& stop) {
  Ordered(jobs, make_work, write, stop).run(next);
}

}  // namespace sayso
