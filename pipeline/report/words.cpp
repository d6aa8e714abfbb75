// Tables of words, in the order of the labels.
#include "report/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso {
namespace {

/// Words in the order of a label's enumerators; a label without words does not compile.
template <class Label>
using Words = std::array<std::string_view, LabelNames<Label>::values.size()>;

template <class Label>
std::string_view look_up(const Words<Label>& words, Label label) {
  return words[static_cast<std::size_t>(label)];
}

constexpr Words<SourceType> kSourceTypes = {"a named person",
                                            "a named body",
                                            "a named outlet",
                                            "an identifiable document",
                                            "a person without a name",
                                            "a group without names",
                                            "media without a name",
                                            "documents that are not identified",
                                            "the writer",
                                            "nobody"};
constexpr Words<Kind> kKinds = {"statement", "belief", "intention", "decision", "perception"};
constexpr Words<Commitment> kCommitments = {"presented as established", "plainly asserted", "told with distance",
                                            "hedged", "an attitude"};
constexpr Words<Polarity> kPolarities = {"", "denied", "declined to say", "asked"};
constexpr Words<Directness> kDirectness = {"direct quotation", "indirect", "partly quoted"};
constexpr Words<Relay> kRelays = {"first hand", "through a medium that is only the place",
                                  "relayed by a named medium or person", "relayed by an unnamed medium or person"};
constexpr Words<Zone> kZones = {"in the headline", "in the dateline", "in a caption", ""};
constexpr Words<Level> kLevels = {"nobody is said to hold it", "a holder who cannot be traced",
                                  "no name, but a holder who can be traced; or the own word of an outlet",
                                  "a body with a name, its spokesperson, a document; or a mind that is reported",
                                  "somebody with a name, or the only holder of an office"};

struct CodeWords {
  std::string_view code;
  std::string_view words;
};
constexpr auto kCodes = std::to_array<CodeWords>({
    {"html_extracted", "the text was taken out of a web page by simple rules; a dedicated extractor is better"},
    {"no_reason", "no reason for anonymity"},
    {"relayed", "relayed, not heard first hand"},
    {"unsupported_language", "the text is not English, or not enough of it: nothing was looked for"},
});

}  // namespace

std::string_view in_words(SourceType type) {
  return look_up(kSourceTypes, type);
}
std::string_view in_words(Kind kind) {
  return look_up(kKinds, kind);
}
std::string_view in_words(Commitment commitment) {
  return look_up(kCommitments, commitment);
}
std::string_view in_words(Polarity polarity) {
  return look_up(kPolarities, polarity);
}
std::string_view in_words(Directness directness) {
  return look_up(kDirectness, directness);
}
std::string_view in_words(Relay relay) {
  return look_up(kRelays, relay);
}
std::string_view in_words(Zone zone) {
  return look_up(kZones, zone);
}
std::string_view in_words(Level level) {
  return look_up(kLevels, level);
}

std::string_view in_words(std::optional<Described> described, SourceType type) {
  if (!described) return "";
  if (type == SourceType::none) return *described == Described::yes ? "the cue is an authority's act" : "";
  switch (*described) {
    case Described::voice:
      return "speaks officially for a named body";
    case Described::yes:
      return "could be found and asked";
    case Described::no:
      break;
  }
  return "vague";
}

std::string number_in_words(std::size_t number) {
  constexpr auto kNumbers = std::to_array<std::string_view>(
      {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});
  return number < kNumbers.size() ? std::string(kNumbers[number]) : std::to_string(number);
}

std::string code_in_words(std::string_view code) {
  for (const CodeWords& known : kCodes) {
    if (known.code == code) return std::string(known.words);
  }
  std::string words(code);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace sayso
