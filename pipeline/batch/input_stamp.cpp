// stat(2) of every file, and its bytes where the stats are new.
#include "batch/input_stamp.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "batch/durable.h"
#include "ingest/encoding.h"
#include "report/sha256.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxListed = 1000;                 // files that the journal and the manifest name one by one
constexpr std::size_t kPiece = std::size_t{256} << 10U;  // bytes a read(2)

/// A part of a hash that cannot run into the next one.
void add_field(Sha256& hash, const std::string& value) {
  hash.add(std::to_string(value.size()) + ":" + value);
}

struct Stat {
  bool is_file = false;
  std::uint64_t bytes = 0;
  std::string changed;  ///< time of the last change, seconds and nanoseconds
};

Stat stat_of(const Input& input) {
  struct stat status = {};
  if (input.path == "-" || stat(input.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {true, static_cast<std::uint64_t>(status.st_size),
          std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec)};
}

OrderedJson stats_of(const InputList& inputs) {
  Sha256 hash;
  std::uint64_t bytes = 0;
  for (const Input& input : inputs) {
    const Stat stat = stat_of(input);
    add_field(hash, input.name);
    add_field(hash, stat.is_file ? std::to_string(stat.bytes) + " " + stat.changed : "");
    bytes += stat.bytes;
  }
  OrderedJson json;
  json["files"] = inputs.size();
  json["bytes"] = bytes;
  json["stat_sha256"] = hash.hex();
  return json;
}

}  // namespace

Result<std::string> file_sha256(const std::string& path, const std::atomic<bool>* stop) {
  const Descriptor descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  Sha256 hash;
  std::string piece(kPiece, '\0');
  while (descriptor.number() >= 0) {
    if (stop != nullptr && *stop) return Error{"interrupted", "interrupted", 0};
    const ssize_t count = read(descriptor.number(), piece.data(), piece.size());
    if (count == 0) return hash.hex();
    if (count > 0) hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
    if (count < 0 && errno != EINTR) break;
  }
  return Error{"path_unreadable", "cannot read " + utf8_name(path) + ": " + std::strerror(errno), 0};
}

Result<OrderedJson> stamp_inputs(const InputList& inputs, const OrderedJson& before, const std::atomic<bool>& stop) {
  OrderedJson json = stats_of(inputs);
  if (before.is_object() && before.value("stat_sha256", "") == json["stat_sha256"]) return before;
  Sha256 all;
  json["sha256"] = nullptr;
  json["list"] = inputs.size() <= kMaxListed ? OrderedJson::array() : OrderedJson(nullptr);
  for (const Input& input : inputs) {
    OrderedJson one;
    one["name"] = input.name;
    one["bytes"] = nullptr;
    one["sha256"] = nullptr;
    add_field(all, input.name);
    if (const Stat stat = stat_of(input); stat.is_file) {
      const auto hash = file_sha256(input.path, &stop);
      // One that cannot be read is an error record of the run; it is the same input as long as it stays so.
      if (!hash && hash.error().code == "interrupted") return hash.error();
      one["bytes"] = stat.bytes;
      if (hash) one["sha256"] = *hash;
      add_field(all, std::to_string(stat.bytes) + " " + (hash ? *hash : "unreadable"));
    }
    if (json["list"].is_array()) json["list"].push_back(one);
  }
  json["sha256"] = all.hex();
  return json;
}

bool same_inputs(const OrderedJson& a, const OrderedJson& b) {
  return a.value("sha256", "a") == b.value("sha256", "b");
}

}  // namespace sayso
