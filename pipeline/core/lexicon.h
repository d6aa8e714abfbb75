// Word lists in plain text -> one hash table from a word or phrase to the sections that list it.
// Entry: Lexicon::find(). What the sections mean is left to the stage that owns the lists (models/lexicons).
#pragma once

#include <bitset>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <unordered_map>

namespace sayso {

/// Const after construction, so one static instance serves all threads.
/// Grammar of a list: "# ..." is a comment line, "[name]" opens a section, every other line holds entries parted by
/// commas.
class Lexicon {
 public:
  /// `sections[i]` names the section of bit i, 64 at most. The texts must outlive the lexicon; an unknown section
  /// asserts.
  Lexicon(std::initializer_list<std::string_view> texts, std::span<const std::string_view> sections) {
    assert(sections.size() <= 64);
    for (const std::string_view text : texts) add(text, sections);
  }

  /// One bit for each section that lists the entry (lower case, single spaces); 0 where none does.
  [[nodiscard]] std::uint64_t find(std::string_view entry) const {
    if (!maybe_[place(entry)]) return 0;
    const auto found = table_.find(entry);
    return found == table_.end() ? 0 : found->second;
  }

 private:
  void add(std::string_view text, std::span<const std::string_view> sections) {
    std::uint64_t bit = 0;
    while (!text.empty()) {
      const std::string_view line = cut(text, '\n');
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '[') {
        bit = bit_of(line.substr(1, line.find(']') - 1), sections);
        continue;
      }
      for (std::string_view rest = line; !rest.empty();) {
        const std::string_view entry = cut(rest, ',');
        if (entry.empty()) continue;
        table_[entry] |= bit;
        maybe_.set(place(entry));
      }
    }
  }

  static std::uint64_t bit_of(std::string_view name, std::span<const std::string_view> sections) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i] == name) return std::uint64_t{1} << i;
    }
    assert(false && "a word list has a section that no stage knows");
    return 0;
  }

  /// Takes what stands before the first `mark` off the text, and gives it back without the spaces around it.
  static std::string_view cut(std::string_view& text, char mark) {
    const std::size_t at = text.find(mark);
    std::string_view part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && (part.back() == ' ' || part.back() == '\r')) part.remove_suffix(1);
    return part;
  }

  // Most words that are asked for are not listed, and the table is larger than the nearest cache: 8 KiB of bits know
  // nearly all of them.
  static constexpr std::size_t kPlaces = std::size_t{1} << 16;
  static std::size_t place(std::string_view entry) { return std::hash<std::string_view>()(entry) % kPlaces; }

  std::bitset<kPlaces> maybe_;  ///< whether an entry has this place
  std::unordered_map<std::string_view, std::uint64_t> table_;
};

}  // namespace sayso
