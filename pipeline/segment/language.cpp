#include "segment/language.h"

#include <cld2/public/compact_lang_det.h>

#include "core/utf8.h"

namespace sayso {

bool is_english(std::string_view text) {
  constexpr std::size_t kEnough = 16384;  // bytes; CLD2 needs a few hundred, and a huge text must not pay for all of it
  constexpr std::size_t kTooShort = 200;  // bytes; names alone mislead it below that
  constexpr int kLeastShare = 50;         // per cent of the text that must be English
  if (text.size() < kTooShort) return true;
  text = prefix_of(text, kEnough);
  CLD2::Language languages[3];
  int shares[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages, shares, &bytes, &reliable);
  if (languages[0] == CLD2::ENGLISH && shares[0] >= kLeastShare) return true;
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return true;
  return !reliable;
}

}  // namespace sayso
