// News stories made of phrases, and what papers do to a story that they copy. All words are written for this project.
// Entry: StoryMaker. Stories share phrases, as real ones do; which are copies is known.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sayso {

struct Story {
  std::string headline;
  std::string dateline;                 ///< "HARLEN (Tern) - "
  std::vector<std::string> paragraphs;  ///< one or two sentences each
  [[nodiscard]] std::string text() const;
};

/// Everything follows from the seed, on every machine.
class StoryMaker {
 public:
  explicit StoryMaker(std::uint64_t seed) : random_(seed) {}

  /// 7 to 14 paragraphs.
  Story story();
  /// Another reporter's story on the same event: the same people and place, two paragraphs the same (a quotation is
  /// among them), the rest told anew.
  Story same_event(const Story& other);
  /// A paper's version: cut from the end or in the middle, to two fifths at the least; now and then another headline
  /// and dateline, moved paragraphs, some words changed in a hundred, a paragraph of its own.
  Story copy(const Story& original);
  /// A paper's notice, the same under many of its articles: 40 to 70 words.
  static std::string notice(std::size_t paper);
  static constexpr std::size_t kNotices = 4;

  /// [0, n).
  std::size_t draw(std::size_t n);

 private:
  struct Cast;
  std::string any(const std::vector<std::string>& list) { return list[draw(list.size())]; }
  Cast cast();
  std::string filled(std::string phrase, const Cast& cast);
  std::string sentence(const Cast& cast);
  std::string quotation(const Cast& cast);
  std::string headline(const Cast& cast);
  std::string dateline();
  std::vector<std::string> told(const Cast& cast, std::size_t count);
  std::string reworded(const std::string& paragraph);

  std::mt19937_64 random_;
};

}  // namespace sayso
