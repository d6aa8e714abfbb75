// Whole lines out of pieces; what is longer than the cap is read past, not kept.
#include "ingest/line_reader.h"

namespace sayso {

/// Moves bytes from the source to the line, and drops them once the line is over the cap.
void LineReader::take(Line& line, std::size_t count) {
  if (!line.too_long && count > cap_ - line.bytes.size()) {
    line.too_long = true;
    line.bytes = std::string();
  }
  if (!line.too_long) line.bytes += source_.bytes().substr(0, count);
  consume(count);
}

void LineReader::consume(std::size_t count) {
  source_.consume(count);
  offset_ += count;
}

std::optional<Result<Line>> LineReader::next() {
  Line line;
  line.offset = offset_;
  bool any = false;
  while (!ended_) {
    const std::string_view bytes = source_.bytes();
    any = any || !bytes.empty();
    const std::size_t at = bytes.find('\n');
    take(line, at == std::string_view::npos ? bytes.size() : at);
    if (at != std::string_view::npos) {
      consume(1);
      line.number = ++number_;
      return line;
    }
    auto more = source_.more();
    if (!more) {
      ended_ = true;
      return more.error();
    }
    ended_ = !*more;
  }
  if (!any) return std::nullopt;
  line.terminated = false;
  line.number = ++number_;
  return line;
}

}  // namespace sayso
