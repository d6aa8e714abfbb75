// Short articles with their relations marked in the text, run through actor and strength.
// Entry: read_text(). The marks: {source} <cue> [content]; each string is one paragraph, with one relation at most;
// one that begins with + goes on in the paragraph before.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "core/invariants.h"
#include "core/labels.h"
#include "core/text.h"
#include "segment/segment.h"
#include "strength/strength.h"

namespace sayso::test {

/// The tokens that touch the bytes.
inline TokenSpan tokens_in(const Segmentation& s, ByteSpan bytes) {
  TokenSpan out;
  for (std::uint32_t i = 0; i < s.tokens.size(); ++i) {
    if (!s.tokens[i].span.overlaps(bytes)) continue;
    if (out.empty()) out.begin = i;
    out.end = i + 1;
  }
  return out;
}

struct Marked {
  std::vector<ByteSpan> source, cue, content;
};

/// Takes the marks out of one paragraph and appends it; where they stood becomes spans of the whole text.
inline Marked append_marked(std::string& text, std::string_view marked) {
  Marked out;
  ByteSpan open;
  for (const char c : marked) {
    const auto here = static_cast<std::uint32_t>(text.size());
    if (c == '{' || c == '<' || c == '[')
      open = {here, here};
    else if (c == '}')
      out.source.push_back({open.begin, here});
    else if (c == '>')
      out.cue.push_back({open.begin, here});
    else if (c == ']')
      out.content.push_back({open.begin, here});
    else
      text += c;
  }
  return out;
}

/// All layers but quotations. A relation whose index stands in `parents` lies in another one (child, parent).
inline Document read_text(const std::vector<std::string>& paragraphs,
                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& parents = {}) {
  Document d;
  std::vector<Marked> marked;
  for (const std::string& paragraph : paragraphs) {
    const bool goes_on = paragraph.starts_with('+');
    if (!d.article.text.empty()) d.article.text += goes_on ? " " : "\n\n";
    Marked m = append_marked(d.article.text, std::string_view(paragraph).substr(goes_on ? 1 : 0));
    if (!m.content.empty()) marked.push_back(std::move(m));
  }
  const std::string& text = d.article.text;
  d.segmentation = Segmenter().segment(text);
  for (const Marked& m : marked) {
    Attribution a;
    for (const ByteSpan span : m.source) a.source.push_back(tokens_in(d.segmentation, span));
    for (const ByteSpan span : m.cue) a.cue.push_back(tokens_in(d.segmentation, span));
    for (const ByteSpan span : m.content) a.content.push_back(tokens_in(d.segmentation, span));
    if (text[m.content.front().begin] == '"') a.directness = Directness::direct;
    d.attributions.push_back(a);
  }
  for (const auto& [child, parent] : parents) {
    d.attributions[child].parent = parent;
    d.attributions[child].content = d.attributions[parent].content;
  }
  d.actors = find_actors(text, d.segmentation, d.quotations, d.attributions);
  d.holders = label_holders(text, d.segmentation, d.attributions, d.actors);
  d.strength = score_strength(text, d.segmentation, d.attributions, d.actors, d.holders);
  EXPECT_EQ(check_invariants(d), "") << text;
  return d;
}

inline std::string words(const Document& d, TokenSpan span) {
  return std::string(text_of(d.article.text, d.segmentation, span));
}

/// The name of the actor who holds the last relation; empty where nobody was found.
inline std::string holder_name(const Document& d) {
  const auto& actor = d.holders.holders.back().actor;
  return actor ? d.actors.actors[*actor].name : "";
}

}  // namespace sayso::test
