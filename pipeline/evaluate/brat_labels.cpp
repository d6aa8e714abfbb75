// brat's stand-off, as labellers leave it: text-bound annotations, events, attributes, notes.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "evaluate/coders.h"

namespace sayso {
namespace {

/// Takes the part up to `mark` off the text; all of it where there is none.
std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// "Content 3 9;12 20" -> the spans.
std::optional<std::vector<PointSpan>> spans_of(std::string_view text) {
  cut(text, ' ');
  std::vector<PointSpan> spans;
  while (!text.empty()) {
    std::string_view piece = cut(text, ';');
    const auto begin = number(cut(piece, ' '));
    const auto end = number(piece);
    if (!begin || !end || *begin >= *end) return std::nullopt;
    spans.emplace_back(*begin, *end);
  }
  return spans.empty() ? std::nullopt : std::optional(spans);
}

struct Event {
  std::vector<std::string_view> contents;
  std::vector<std::string_view> cues;
  std::map<std::string, std::string> labels;
  bool is_drawn = false;
};

class Reader {
 public:
  explicit Reader(const std::string& address) : address_(address) {}

  /// False where the line is broken. Relations, normalisations and equivalences are passed over.
  bool take(std::string_view line) {
    if (line.empty()) return true;
    const std::string_view id = cut(line, '\t');
    switch (id.empty() ? ' ' : id.front()) {
      case 'T':
        return take_span(id, cut(line, '\t'));
      case 'E':
        take_event(id, line);
        return true;
      case 'A':
      case 'M': {
        const std::string_view name = cut(line, ' ');
        const std::string_view target = cut(line, ' ');
        labels_[target][std::string(name)] = std::string(line);
        return true;
      }
      case '#': {
        cut(line, ' ');
        const std::string_view target = cut(line, '\t');
        if (has_word(line, address_)) drawn_[target] = true;
        return true;
      }
      default:
        return true;
    }
  }

  std::vector<LabelledClaim> claims() {
    std::vector<LabelledClaim> all;
    for (auto& [id, event] : events_) {
      LabelledClaim claim{places(event.contents), places(event.cues), labels_[id], drawn_.contains(id)};
      if (!claim.content.empty()) all.push_back(std::move(claim));
    }
    return all;
  }

 private:
  static bool has_word(std::string_view text, std::string_view word) {
    while (!text.empty()) {
      std::string_view next = cut(text, ' ');
      next = next.substr(0, next.find(';'));
      if (next == word) return true;
    }
    return false;
  }

  bool take_span(std::string_view id, std::string_view place) {
    auto spans = spans_of(place);
    if (!spans) return false;
    spans_.emplace(id, std::move(*spans));
    return true;
  }

  /// "Attribution:T4 Content:T1 Cue:T2": a second content is "Content2".
  void take_event(std::string_view id, std::string_view line) {
    Event& event = events_[id];
    while (!line.empty()) {
      std::string_view role = cut(line, ' ');
      const std::string_view name = cut(role, ':');
      if (name.starts_with("Content")) event.contents.push_back(role);
      if (name.starts_with("Cue")) event.cues.push_back(role);
    }
  }

  std::vector<PointSpan> places(const std::vector<std::string_view>& bounds) {
    std::vector<PointSpan> all;
    for (const std::string_view bound : bounds) {
      const auto found = spans_.find(bound);
      if (found != spans_.end()) all.insert(all.end(), found->second.begin(), found->second.end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  const std::string& address_;
  std::map<std::string_view, std::vector<PointSpan>> spans_;
  std::map<std::string_view, Event> events_;
  std::map<std::string_view, std::map<std::string, std::string>> labels_;  ///< by the event
  std::map<std::string_view, bool> drawn_;
};

}  // namespace

Result<std::vector<LabelledClaim>> read_brat(const std::string& annotations, const std::string& where,
                                             const std::string& address) {
  Reader reader(address);
  std::string_view rest = annotations;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    std::string_view next = cut(rest, '\n');
    if (next.ends_with('\r')) next.remove_suffix(1);
    if (!reader.take(next)) {
      return Error{"invalid_labels", where + ", line " + std::to_string(line) + ": no stand-off of brat's", 0};
    }
  }
  return reader.claims();
}

}  // namespace sayso
