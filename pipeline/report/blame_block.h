// The block with which the page of an article opens: who is blamed for what, one sentence first, then each passage.
// Entry: print_blame_block().
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "report/terminal_page.h"

namespace sayso {

/// Nothing where nobody is blamed. `numbers` has the claim's number of each relation.
void print_blame_block(Page& page, const Document& document, const std::vector<std::string>& numbers);

}  // namespace sayso
