// The labels of the record in words for a person. The same meanings, at length, stand in schema.md.
// Entry: in_words(label), code_in_words(code).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/labels.h"

namespace sayso {

/// "a person without a name"
[[nodiscard]] std::string_view in_words(SourceType type);
/// What `described` says of a holder of that type; empty for nothing, "an authority's act" for a cue that is one.
[[nodiscard]] std::string_view in_words(std::optional<Described> described, SourceType type);
[[nodiscard]] std::string_view in_words(Kind kind);
[[nodiscard]] std::string_view in_words(Commitment commitment);
[[nodiscard]] std::string_view in_words(Polarity polarity);
[[nodiscard]] std::string_view in_words(Directness directness);
[[nodiscard]] std::string_view in_words(Relay relay);
/// "in the headline"; empty for the body.
[[nodiscard]] std::string_view in_words(Zone zone);
/// What a claim of that level hangs on.
[[nodiscard]] std::string_view in_words(Level level);

/// "one" to "ten", then digits.
[[nodiscard]] std::string number_in_words(std::size_t number);

/// A stable code as words: "no_name" is "no name". Codes that are worth more words than their own have them.
[[nodiscard]] std::string code_in_words(std::string_view code);

}  // namespace sayso
