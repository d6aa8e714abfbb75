// A tree of gumbo -> the text that a reader sees, and what the head says of the page.
// Entry: visible_text(), page_facts(). Parsing is left to html.cpp.
#pragma once

#include <gumbo.h>

#include <string>
#include <utility>
#include <vector>

namespace sayso {

/// As article_from_html() says; linear in the tree. Empty where there is none.
[[nodiscard]] std::string visible_text(const GumboNode* document);

/// Field and value, each field once.
using PageFacts = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] PageFacts page_facts(const GumboNode* document);

}  // namespace sayso
