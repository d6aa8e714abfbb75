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

constexpr std::size_t kInFlight = 4;  // batches a worker: hides the reader's and the writer's pauses
constexpr std::size_t kInFlightBytes = std::size_t{32}
                                       << 20U;  // of text over all workers: large articles run almost alone

constexpr std::size_t kBatchBytes = std::size_t{1} << 20U;  // of text: a batch that has so many is not filled further

std::size_t weight(const Item& item) {
  return item.article ? item.article->text.size() : 0;
}

class Ordered {
 public:
  Ordered(const OrderedOptions& options, const MakeWork& make_work, const Write& write, std::atomic<bool>& stop)
      : jobs_(options.jobs), batch_(options.batch), make_work_(make_work), write_(write), stop_(stop) {}

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
    std::vector<Item> items;
    std::size_t bytes;
  };
  struct Done {
    std::vector<Outcome> outcomes;
    std::size_t bytes;
  };

  void read(const NextItem& next) {
    bool going = true;
    while (going && has_room()) {
      Ticket ticket = {0, {}, 0};
      while (going && ticket.items.size() < batch_ && ticket.bytes < kBatchBytes) {
        std::optional<Item> item = next();
        going = item.has_value();
        if (!item) break;
        ticket.bytes += weight(*item);
        ticket.items.push_back(std::move(*item));
      }
      if (ticket.items.empty()) break;
      const std::lock_guard lock(mutex_);
      in_flight_bytes_ += ticket.bytes;
      ticket.number = read_++;
      todo_.push_back(std::move(ticket));
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
      if (!work_on) work_on = make_work_();  // late: a run of one article needs one
      Done done = {{}, ticket.bytes};
      for (Item& item : ticket.items) done.outcomes.push_back(work_on(std::move(item)));
      lock.lock();
      done_.emplace(ticket.number, std::move(done));
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
      bool written = true;
      for (std::size_t i = 0; i < done.outcomes.size() && written; ++i) {
        written = write_(done.outcomes[i], idle && i + 1 == done.outcomes.size());
      }
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
  const unsigned batch_;
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

void run_ordered(const OrderedOptions& options, const NextItem& next, const MakeWork& make_work, const Write& write,
                 std::atomic<bool>& stop) {
  Ordered(options, make_work, write, stop).run(next);
}

}  // namespace sayso
