// The steps of segmentation, each a plain function over the text and what the steps before it found.
// Entry: none of its own; segment.cpp calls them in order, unit tests one by one.
#pragma once

#include <unicode/brkiter.h>

#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// Tokens in text order; sentence numbers are still 0. `words` is set to the text by the function.
[[nodiscard]] std::vector<Token> find_tokens(std::string_view text, icu::BreakIterator& words);

/// Paragraphs with spans and token ranges, zones still body. Paragraphs that hold no token do not count.
[[nodiscard]] std::vector<Paragraph> find_paragraphs(std::string_view text, const std::vector<Token>& tokens);

/// Sentences, none across a paragraph; sets Token::sentence.
[[nodiscard]] std::vector<Sentence> find_sentences(std::string_view text, icu::BreakIterator& breaks,
                                                   const std::vector<Paragraph>& paragraphs,
                                                   std::vector<Token>& tokens);

/// Sets the zone of each paragraph from its look and place: headline, dateline, caption, body.
void find_zones(std::string_view text, Segmentation& segmentation);

}  // namespace sayso
