// A record as it leaves (schema.md), read back for a page: spans as text, relations in reading order, labels in words.
// Entry: RecordView. A field that is missing or of another type counts as null, so pages show what a record has.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/labels.h"

namespace sayso {

using Json = nlohmann::json;

/// Half-open, in code points of the record's text.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The field of an object; a null where there is no such field, or no object.
[[nodiscard]] const Json& field_of(const Json& object, const char* key);
/// The field where it is a string; else empty.
[[nodiscard]] std::string_view string_of(const Json& object, const char* key);
/// The field where it is a number; else `otherwise`.
[[nodiscard]] double number_of(const Json& object, const char* key, double otherwise = 0);
/// The field where it is a whole number from 0 to 2^53, which every JSON reader can hold; else 0.
[[nodiscard]] std::int64_t count_of(const Json& object, const char* key);
/// The field where it is a number, cut to [0, 1]; else `otherwise`.
[[nodiscard]] double share_of(const Json& object, const char* key, double otherwise = 0);
/// The field where it is an array; else an empty one.
[[nodiscard]] const Json& list_of(const Json& object, const char* key);

/// "2024-03" of a date in ISO 8601; empty where it is none.
[[nodiscard]] std::string month_of(std::string_view date);

/// A label of the record in the words of words.h; the label itself where it is unknown.
template <class Label>
[[nodiscard]] std::string label_in_words(std::string_view label);

/// One relation in reading order.
struct ClaimView {
  const Json* relation = nullptr;
  std::string number;            ///< "3", and "3.1" for the first claim inside it
  int depth = 0;                 ///< 0 outermost
  std::string anchor;            ///< "c-1f6a90b3c2": the same in every run on the same text
  std::string_view level;        ///< "A2"; empty where it has none
  std::vector<TextSpan> source;  ///< pieces, in text order, as all spans of the record
  std::vector<TextSpan> cue;
  std::vector<TextSpan> content;
};

/// Thread rule: const after construction. `record` must outlive it. Linear in the record.
class RecordView {
 public:
  explicit RecordView(const Json& record);

  [[nodiscard]] const Json& record() const { return record_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<ClaimView>& claims() const { return claims_; }

  /// The span, cut to the text where the record has one; empty where it is no pair of numbers.
  [[nodiscard]] TextSpan span_of(const Json& pair) const;
  /// The pieces of an object's `spans`; empty ones are left out.
  [[nodiscard]] std::vector<TextSpan> spans_of(const Json& role) const;
  [[nodiscard]] std::string_view slice(TextSpan span) const;

  /// The claim of that relation id; nothing where there is none.
  [[nodiscard]] const ClaimView* claim(std::string_view relation_id) const;
  /// The actor of that id; null where there is none.
  [[nodiscard]] const Json& actor(std::string_view id) const;
  [[nodiscard]] std::string_view actor_name(std::string_view id) const { return string_of(actor(id), "name"); }

 private:
  [[nodiscard]] std::size_t byte_of(std::uint32_t point) const;
  void read_claims();

  const Json& record_;
  std::string_view text_;
  bool has_text_;
  std::uint32_t points_ = 0;         ///< code points of the text
  std::vector<std::size_t> blocks_;  ///< the byte at which each block of code points begins
  std::vector<ClaimView> claims_;    ///< in reading order
  std::unordered_map<std::string_view, std::size_t> claim_of_id_;
  std::unordered_map<std::string_view, const Json*> actor_of_id_;
};

/// Words for what a level says of a claim, for one line: "A2" is "medium".
[[nodiscard]] std::string_view level_word(std::string_view level);
/// "●●○○" for A2; "–" for no level.
[[nodiscard]] std::string_view level_dots(std::string_view level);

template <class Label>
std::string label_in_words(std::string_view label);
extern template std::string label_in_words<SourceType>(std::string_view);
extern template std::string label_in_words<Kind>(std::string_view);
extern template std::string label_in_words<Commitment>(std::string_view);
extern template std::string label_in_words<Polarity>(std::string_view);
extern template std::string label_in_words<Directness>(std::string_view);
extern template std::string label_in_words<Relay>(std::string_view);
extern template std::string label_in_words<Zone>(std::string_view);
extern template std::string label_in_words<Level>(std::string_view);

}  // namespace sayso
