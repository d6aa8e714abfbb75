// Reading through ingest, counting by ICU's classes. See texts.h.
#include "bench/texts.h"

#include <unicode/uchar.h>

#include <fstream>
#include <utility>

#include "core/utf8.h"
#include "ingest/inputs.h"
#include "ingest/reader.h"

namespace sayso::bench {

void for_each_text(const std::string& path, const std::function<void(Article)>& see) {
  auto inputs = list_inputs({path});
  if (!inputs) return;
  ArticleReader reader(*std::move(inputs));
  while (auto item = reader.next()) {
    if (item->article) see(*std::move(item->article));
  }
}

std::size_t count_tokens(std::string_view utf8) {
  std::size_t count = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_code_point(utf8, i);
    const bool word = c == '_' || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    if (word ? !in_word : u_isUWhiteSpace(c) == 0) ++count;
    in_word = word;
  }
  return count;
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

}  // namespace sayso::bench
