// The relations of a record that blame somebody, as `sayso blame` counts them: by blamed and by one word for the act.
// Entry: blamings_of(). What is done with them is left to counts.h.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/labels.h"
#include "report/record_view.h"
#include "segment/segment.h"

namespace sayso {

struct Blaming {
  std::string blamed;
  std::string act;      ///< its words, shortened
  std::string act_key;  ///< the one word that it is counted by
  Firmness firmness = Firmness::accused;
  bool person = false;  ///< a person whom the article names, but not as the holder of an office; or a bare pronoun
};

/// The one word for an act's words, kept: acts are few and come again. One thread at a time.
class ActKeys {
 public:
  const std::string& of(std::string_view act);

 private:
  Segmenter segmenter_;
  std::unordered_map<std::string, std::string> known_;
};

/// In the order of the accusations and of their relations. Empty where the record has no text.
[[nodiscard]] std::vector<Blaming> blamings_of(const RecordView& view, ActKeys& keys);

}  // namespace sayso
