// One relation as the measures see it: the spans of each role, cleaned, the characters that they cover, directness.
// Entry: read_relations(). Which relations belong together is left to pairing.h.
#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/labels.h"
#include "core/result.h"
#include "evaluate/char_set.h"
#include "evaluate/text.h"

namespace sayso {

enum class Role : std::uint8_t { source, cue, content };
inline constexpr std::size_t kRoles = 3;

struct EvaluatedRelation {
  std::array<std::vector<CharSpan>, kRoles> spans;  ///< trimmed of white space, in order, none twice; may overlap
  std::array<CharSet, kRoles> chars;
  std::optional<Directness> directness;  ///< as the file has it; nothing where it says none

  [[nodiscard]] const CharSet& of(Role role) const { return chars[static_cast<std::size_t>(role)]; }
};

/// The relations of one annotation that are not nested, in their order. `items`: an array of objects whose "source",
/// "cue" and "content" are null, a list of [begin, end), or an object with such a list as "spans". A relation is
/// nested, and left out, where its "parent" is the "id" of another relation, whose content covers this content, and
/// which itself is outermost or so nested. Error codes: invalid_relation, span_out_of_text; `where` opens their
/// messages.
[[nodiscard]] Result<std::vector<EvaluatedRelation>> read_relations(const EvaluatedText& text,
                                                                    const nlohmann::json& items,
                                                                    const std::string& where);

}  // namespace sayso
