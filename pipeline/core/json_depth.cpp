// Strings are stepped over at once: most of a record is its text.
#include "core/json_depth.h"

namespace sayso {
namespace {

/// The place behind the string whose first byte lies at `at`.
std::size_t behind_string(std::string_view json, std::size_t at) {
  while (true) {
    at = json.find_first_of("\"\\", at);
    if (at == std::string_view::npos) return json.size();
    if (json[at] == '"') return at + 1;
    at += 2;  // what is escaped ends nothing
  }
}

}  // namespace

bool nests_deeper(std::string_view json, std::size_t most) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at++];
    if (c == '"') {
      at = behind_string(json, at);
    } else if (c == '[' || c == '{') {
      if (++depth > most) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace sayso
