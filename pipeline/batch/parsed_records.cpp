// One thread parses into a short queue, the caller's thread empties it.
#include "batch/parsed_records.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#include "core/json_depth.h"

namespace sayso {
namespace {

Result<Json> parsed(Result<std::string> line, std::uint64_t number) {
  if (!line) return line.error();
  try {
    Json record = nests_deeper(*line) ? Json() : Json::parse(*line, nullptr, false);
    if (record.is_object()) return record;
  } catch (const std::bad_alloc&) {
    return Error{"out_of_memory", "record " + std::to_string(number) + " does not fit into memory", 0};
  }
  return Error{"record_damaged",
               "record " + std::to_string(number) +
                   " is no JSON object as sayso writes it; the same sayso run (or sayso analyze) writes it anew",
               0};
}

/// What waits between the two threads. A fault is the last entry.
class Queue {
 public:
  /// False once nobody takes any more. What was given back is taken apart here, on the thread that made it: its pieces
  /// go back to that thread's own heap, and the other thread has less to do.
  bool put(Result<Json> record) {
    std::vector<Result<Json>> used;
    std::unique_lock lock(mutex_);
    used.swap(used_);
    room_.wait(lock, [this] { return records_.size() < kRecordsAhead || closed_; });
    if (closed_) return false;
    records_.push_back(std::move(record));
    filled_.notify_one();
    lock.unlock();
    return true;
  }
  /// Nothing once the queue is closed and empty.
  std::optional<Result<Json>> take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !records_.empty() || closed_; });
    if (records_.empty()) return std::nullopt;
    std::optional<Result<Json>> record = std::move(records_.front());
    records_.pop_front();
    room_.notify_one();
    return record;
  }
  void give_back(Result<Json> record) {
    const std::scoped_lock lock(mutex_);
    used_.push_back(std::move(record));
  }
  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    room_.notify_all();
    filled_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable filled_;
  std::deque<Result<Json>> records_;
  std::vector<Result<Json>> used_;
  bool closed_ = false;
};

}  // namespace

std::optional<Error> for_each_record(RecordStream& stream, const UseRecord& use) {
  Queue queue;
  std::jthread reader([&] {
    std::uint64_t number = 0;
    while (auto line = stream.next()) {
      Result<Json> record = parsed(*std::move(line), ++number);
      const bool whole = record.has_value();
      if (!queue.put(std::move(record)) || !whole) break;
    }
    queue.close();
  });
  struct Closer {
    ~Closer() { queue.close(); }
    Queue& queue;
  } const closer{queue};  // before the thread is joined, however this ends
  std::optional<Error> error;
  while (auto record = queue.take()) {
    if (!*record) error = record->error();
    if (error || !use(**record)) break;
    queue.give_back(*std::move(record));
  }
  return error;
}

}  // namespace sayso
