// Copies of one story over many articles: cut, under another headline, with paragraphs moved or words changed.
// Entry: CopyFinder: add() for each article, then find(). How two texts compare is left to sketch.h, what joins them to
// clusters.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copies/sketch.h"

namespace sayso {

/// Holds a sketch of each different text (about 1 KB), its id and date; never the text. One thread at a time.
class CopyFinder {
 public:
  /// `published`: a date that sorts as it reads ("2026-11-27T08:00"); empty where it is not known. `text` is valid
  /// UTF-8; one without a word is nobody's copy. Fewer than 2^32 articles. Linear in the text.
  void add(std::string_view id, std::string_view published, std::string_view text);

  /// For each article, in the order of add(), the index of the first of its cluster: the earliest by date (those
  /// without one come last), then by id. The clusters do not depend on the order of add(). Time: n log n in the
  /// number of articles, for all that is done for one article has a cap.
  [[nodiscard]] std::vector<std::uint32_t> find() const;

 private:
  struct Added {
    std::string id;
    std::string published;
    std::uint32_t text = 0;  ///< index into sketches_
  };
  [[nodiscard]] bool earlier(std::uint32_t a, std::uint32_t b) const;

  std::vector<Added> articles_;
  std::vector<Sketch> sketches_;                              ///< of the different texts
  std::unordered_map<std::uint64_t, std::uint32_t> text_of_;  ///< by the sketch's key
};

}  // namespace sayso
