// The cards of a page: what one relation of the record says, for a person, and the accusations of the article.
// Entry: claim_html(), accusations_html(). The article beside them is html_article.h, filters and tools html.h.
#pragma once

#include <string>

#include "report/record_view.h"

namespace sayso {

/// One card, a list item. Shown without opening it: level, holder as written and as resolved, cue, content, path, whom
/// it blames, what is missing; opened: labels, reasons, probabilities, corroboration, links. Fields that the record
/// does not have are left out. `unsure` marks a card that the switch hides.
[[nodiscard]] std::string claim_html(const RecordView& view, const ClaimView& claim, bool unsure);

/// Who is accused of what, by whom, how firmly, and whether any accuser has a name; empty where the record has no
/// such field.
[[nodiscard]] std::string accusations_html(const RecordView& view);

/// What is missing of a relation's strength, in words: "no name, no reason for anonymity"; empty where nothing is.
[[nodiscard]] std::string missing_html(const Json& relation);

/// "●●○○ medium", with the level for eyes that know it.
[[nodiscard]] std::string level_html(std::string_view level);

}  // namespace sayso
