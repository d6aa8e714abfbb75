// The label sets of the record, in the field's words. Enumerators equal their JSON strings.
// Entry: name(label), and parse_label<Label>(text). Definitions: pipeline/report/schema.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class Zone : std::uint8_t { headline, dateline, caption, body };
enum class SourceType : std::uint8_t {
  person_named,
  organization_named,
  media_named,
  document_named,
  person_unnamed,
  group_unnamed,
  media_unnamed,
  document_unnamed,
  author,
  none
};
enum class Described : std::uint8_t { voice, yes, no };
enum class Anonymity : std::uint8_t { is_explicit, no };  // "explicit" is a C++ keyword
enum class Directness : std::uint8_t { direct, indirect, mixed };
enum class Kind : std::uint8_t { statement, belief, intention, decision, perception };
enum class Commitment : std::uint8_t { certain, assert, distanced, hedged, attitude };
enum class Polarity : std::uint8_t { affirm, deny, decline, question };
enum class Relay : std::uint8_t { firsthand, venue, via_named, via_unnamed };
enum class Level : std::uint8_t { A0, A1, A2, A3, A4 };
enum class Firmness : std::uint8_t {
  suspected,
  linked,
  accused,
  involved,
  directed,
  responsible,
  confirmed,
  denied,
  exonerated
};
/// How likely something is said to be: the seven bands of ICD 203, then its other scale, confidence.
enum class Icd203 : std::uint8_t {
  almost_no_chance,
  very_unlikely,
  unlikely,
  roughly_even_chance,
  likely,
  very_likely,
  almost_certain,
  low_confidence,
  moderate_confidence,
  high_confidence
};
enum class MentionKind : std::uint8_t { name, nominal, pronoun };
enum class EntityType : std::uint8_t {
  person,
  organization,
  media,
  place,
  group,
  facility,
  product,
  event,
  document,
  date,
  money,
  misc
};

/// The JSON strings of a label set, in the order of its enumerators.
template <class Label>
struct LabelNames;

#define SAYSO_LABELS(Label, ...)                                                   \
  template <>                                                                      \
  struct LabelNames<Label> {                                                       \
    static constexpr auto values = std::to_array<std::string_view>({__VA_ARGS__}); \
  }
SAYSO_LABELS(Zone, "headline", "dateline", "caption", "body");
SAYSO_LABELS(SourceType, "person_named", "organization_named", "media_named", "document_named", "person_unnamed",
             "group_unnamed", "media_unnamed", "document_unnamed", "author", "none");
SAYSO_LABELS(Described, "voice", "yes", "no");
SAYSO_LABELS(Anonymity, "explicit", "no");
SAYSO_LABELS(Directness, "direct", "indirect", "mixed");
SAYSO_LABELS(Kind, "statement", "belief", "intention", "decision", "perception");
SAYSO_LABELS(Commitment, "certain", "assert", "distanced", "hedged", "attitude");
SAYSO_LABELS(Polarity, "affirm", "deny", "decline", "question");
SAYSO_LABELS(Relay, "firsthand", "venue", "via_named", "via_unnamed");
SAYSO_LABELS(Level, "A0", "A1", "A2", "A3", "A4");
SAYSO_LABELS(Firmness, "suspected", "linked", "accused", "involved", "directed", "responsible", "confirmed", "denied",
             "exonerated");
SAYSO_LABELS(Icd203, "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
             "almost certain", "low confidence", "moderate confidence", "high confidence");
SAYSO_LABELS(MentionKind, "name", "nominal", "pronoun");
SAYSO_LABELS(EntityType, "person", "organization", "media", "place", "group", "facility", "product", "event",
             "document", "date", "money", "misc");
#undef SAYSO_LABELS

/// The JSON string of a label.
template <class Label>
[[nodiscard]] constexpr std::string_view name(Label label) {
  return LabelNames<Label>::values[static_cast<std::size_t>(label)];
}

/// The label with that JSON string; nothing where there is none.
template <class Label>
[[nodiscard]] constexpr std::optional<Label> parse_label(std::string_view text) {
  const auto& values = LabelNames<Label>::values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == text) return static_cast<Label>(i);
  }
  return std::nullopt;
}

/// Named things, by the source types of the guideline: these carry no `described`.
[[nodiscard]] constexpr bool is_named(SourceType type) {
  return type <= SourceType::document_named;
}

/// A holder that has no name and speaks for nobody that has one, by type and `described`.
[[nodiscard]] constexpr bool is_anonymous(SourceType type, std::optional<Described> described) {
  const bool unnamed =
      type == SourceType::person_unnamed || type == SourceType::group_unnamed || type == SourceType::media_unnamed;
  return unnamed && described != Described::voice;
}

/// Says that the blamed did it, or may have; the others say that they did not.
[[nodiscard]] constexpr bool is_accusing(Firmness firmness) {
  return firmness < Firmness::denied;
}

}  // namespace sayso
