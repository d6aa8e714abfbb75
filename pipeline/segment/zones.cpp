// Zones by look and place. Only the head of an article has headline, dateline and caption; a live blog's time stamps
// are datelines wherever they stand.
#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "segment/parts.h"

namespace sayso {
namespace {

constexpr std::uint32_t kHeadParagraphs = 8;   // headline, byline, stamp, caption and a standfirst or two
constexpr std::uint32_t kHeadlineTokens = 30;  // a headline with a deck; leads are longer or end in a full stop
constexpr std::uint32_t kStampTokens = 40;     // "Published 3 May 2026 4:10 pm GMT | Updated ..."
constexpr std::uint32_t kCaptionTokens = 160;

// Words of bylines and time stamps. Sorted.
constexpr auto kStampWords = std::to_array<std::string_view>(
    {"a.m.",     "am",    "april",         "apr",    "ast",      "at",       "aug",      "august",  "bst",
     "by",       "cet",   "correspondent", "cst",    "dec",      "december", "edt",      "est",     "feb",
     "february", "fri",   "friday",        "gmt",    "hrs",      "ist",      "jan",      "january", "jul",
     "july",     "jun",   "june",          "last",   "mar",      "march",    "may",      "min",     "mon",
     "monday",   "nov",   "november",      "oct",    "october",  "on",       "p.m.",     "pdt",     "pm",
     "posted",   "pst",   "published",     "read",   "reporter", "sat",      "saturday", "sept",    "september",
     "sep",      "staff", "sun",           "sunday", "thu",      "thursday", "tue",      "tuesday", "update",
     "updated",  "utc",   "wat",           "wed",    "wednesday"});

bool stamp_word(std::string_view word) {
  return std::find(kStampWords.begin(), kStampWords.end(), word) != kStampWords.end();
}

class ZoneFinder {
 public:
  ZoneFinder(std::string_view text, const Segmentation& s) : text_(text), s_(s) {}

  [[nodiscard]] bool is_stamp(const Paragraph& p) const {
    if (p.tokens.size() > kStampTokens) return false;
    std::uint32_t words = 0;
    std::uint32_t stamps = 0;
    std::uint32_t numbers = 0;
    for (std::uint32_t i = p.tokens.begin; i < p.tokens.end; ++i) {
      const Token& t = s_.tokens[i];
      if (t.is(kPunctuation)) continue;
      ++words;
      numbers += t.is(kDigit) ? 1U : 0U;
      stamps += !t.is(kDigit) && stamp_word(lower(word(i))) ? 1U : 0U;
    }
    if (words == 0) return false;
    const bool byline = is_byline(p);
    return byline || (numbers > 0 && 2 * (numbers + stamps) >= words && !ends_sentence(p));
  }

  /// "By Ada Oyelaran", "By ADA OYELARAN, Staff Reporter": only capitalised words after "By".
  [[nodiscard]] bool is_byline(const Paragraph& p) const {
    if (p.tokens.size() < 2 || p.tokens.size() > 14 || lower(word(p.tokens.begin)) != "by") return false;
    for (std::uint32_t i = p.tokens.begin + 1; i < p.tokens.end; ++i) {
      const Token& t = s_.tokens[i];
      if (t.is(kAlphabetic) && !t.is(kUpperFirst) && !stamp_word(lower(word(i))) && lower(word(i)) != "and" &&
          lower(word(i)) != "in") {
        return false;
      }
    }
    return !ends_sentence(p);
  }

  [[nodiscard]] bool is_headline(const Paragraph& p) const {
    return p.tokens.size() <= kHeadlineTokens && !ends_sentence(p);
  }

  /// "FILE - The depot at Tema ...", "The mayor is seen at ...", "... in Pune, Monday, March 2, 2026.", "(Photo: ...)".
  [[nodiscard]] bool is_caption(const Paragraph& p) const {
    if (p.tokens.size() > kCaptionTokens) return false;
    const std::string low = lower(slice(text_, p.span));
    for (const std::string_view start : {"file -", "file photo", "file picture", "photo:", "image:", "picture:",
                                         "caption:", "pictured", "photograph:", "above:", "left:"}) {
      if (low.starts_with(start)) return true;
    }
    for (const std::string_view mark :
         {"(photo", "photo by", "photograph by", "/reuters", "/afp", "/getty", "getty images", "(file", "file photo",
          "photo/", "ap photo", "[file", "picture:", "photo:", "image:", "photograph:"}) {
      if (low.find(mark) != std::string::npos) return true;
    }
    return shows_a_scene(low);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return slice(text_, s_.tokens[i].span); }

  [[nodiscard]] bool ends_sentence(const Paragraph& p) const {
    std::uint32_t last = p.tokens.end;
    while (last > p.tokens.begin + 1 && closes(word(last - 1))) --last;
    const std::string_view end = word(last - 1);
    return end == "." || end == "!" || end == "?" || end == "," || end == ":" || end == "...";
  }

  static bool closes(std::string_view mark) {
    return mark == "\"" || mark == "'" || mark == ")" || mark == "\xE2\x80\x9D" || mark == "\xE2\x80\x99" ||
           mark == "\xC2\xBB";
  }

  /// A present-tense scene with a full date ("stands outside ..., Monday, March 2, 2026").
  [[nodiscard]] static bool shows_a_scene(const std::string& low) {
    bool day = false;
    for (const std::string_view weekday :
         {"monday,", "tuesday,", "wednesday,", "thursday,", "friday,", "saturday,", "sunday,"}) {
      day = day || low.find(weekday) != std::string::npos;
    }
    const bool year = low.find(", 20") != std::string::npos || low.find(", 19") != std::string::npos;
    bool scene = false;
    for (const std::string_view verb :
         {" is displayed", " is seen",  " are seen", " is pictured", " are pictured", " stands ",
          " stand ",       " sits ",    " walks ",   " walk ",       " speaks ",      " waves ",
          " arrives ",     " attends ", " looks ",   " hold ",       " holds ",       " seen in ",
          " seen at ",     " is shown", " wait ",    " waits ",      " queue ",       " work "}) {
      scene = scene || low.find(verb) != std::string::npos;
    }
    return scene &&
           ((day && year) || low.find(" is seen") != std::string::npos || low.find(" pictured") != std::string::npos ||
            low.find(" are seen") != std::string::npos || low.find(" is displayed") != std::string::npos);
  }

  std::string_view text_;
  const Segmentation& s_;
};

}  // namespace

void find_zones(std::string_view text, Segmentation& segmentation) {
  const ZoneFinder finder(text, segmentation);
  auto& paragraphs = segmentation.paragraphs;
  bool body_seen = false;
  bool headline_seen = false;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    Paragraph& p = paragraphs[i];
    const bool head = i < kHeadParagraphs && !body_seen;
    if (finder.is_stamp(p)) {
      p.zone = Zone::dateline;
    } else if (head && finder.is_caption(p)) {
      p.zone = Zone::caption;
    } else if (head && !headline_seen && paragraphs.size() > 1 && finder.is_headline(p)) {
      p.zone = Zone::headline;
      headline_seen = true;
    } else {
      body_seen = true;
    }
  }
}

}  // namespace sayso
