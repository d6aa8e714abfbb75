#include "export/ids.h"

#include <charconv>

#include "report/sha256.h"

namespace sayso {
namespace {

constexpr std::size_t kDigits = 16;  // of the hash: two of a million articles meet once in 37 million archives

}  // namespace

std::string document_id(const Json& record) {
  std::string key(string_of(record, "id"));
  key += '\n';
  key += string_of(record, "text_sha256");
  return "d-" + sha256_hex(key).substr(0, kDigits);
}

std::string DocumentIds::next(const Json& record) {
  std::string id = document_id(record);
  std::uint64_t number = 0;
  std::from_chars(id.data() + 2, id.data() + id.size(), number, 16);
  if (const std::uint32_t before = seen_[number]++; before > 0) id += '-' + std::to_string(before + 1);
  return id;
}

}  // namespace sayso
