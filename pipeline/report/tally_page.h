// Counted phrases and actors as a table for a person, as CSV and as JSON.
// Entry: phrases_page(), actors_page(). The counts come from tally.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/tally.h"

namespace sayso {

enum class PageForm : std::uint8_t { table, csv, json };

/// Table and CSV have a head line; JSON is one array of objects, a line each. Empty rows give the head, or "[]".
[[nodiscard]] std::string phrases_page(const std::vector<PhraseRow>& rows, PageForm form);
[[nodiscard]] std::string actors_page(const std::vector<ActorRow>& rows, PageForm form);

}  // namespace sayso
