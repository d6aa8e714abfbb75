// Whatever the text and wherever the relations lie in it: actor and strength end, keep the invariants, and say the same
// twice.
#include <gtest/gtest.h>

#include "actor/actor.h"
#include "core/invariants.h"
#include "quotation/quotation.h"
#include "segment/segment.h"
#include "strength/strength.h"
#include "support/random_text.h"

namespace sayso {
namespace {

using test::Random;

/// Up to three pieces in text order, disjoint, from a window of the article.
std::vector<TokenSpan> random_pieces(Random& random, std::uint32_t tokens, std::size_t most) {
  std::vector<TokenSpan> out;
  auto at = static_cast<std::uint32_t>(random.below(tokens));
  for (std::size_t n = random.below(most + 1); n > 0; --n) {
    const auto begin = at + static_cast<std::uint32_t>(random.below(6));
    const auto end = begin + 1 + static_cast<std::uint32_t>(random.below(12));
    if (end > tokens) break;
    out.push_back({begin, end});
    at = end;
  }
  return out;
}

std::vector<Attribution> random_relations(std::uint64_t seed, std::uint32_t tokens) {
  Random random(seed);
  std::vector<Attribution> out;
  for (std::size_t n = tokens > 0 ? tokens / 8 : 0; n > 0; --n) {
    Attribution a;
    a.content = random_pieces(random, tokens, 2);
    if (a.content.empty()) continue;
    a.source = random_pieces(random, tokens, 2);
    a.cue = random_pieces(random, tokens, 3);
    a.directness = static_cast<Directness>(random.below(3));
    const auto before = static_cast<std::uint32_t>(out.size());
    if (before > 0 && random.below(8) == 0) {
      a.parent = static_cast<std::uint32_t>(random.below(before));
      a.content = out[*a.parent].content;
    }
    if (before > 0 && random.below(8) == 0) a.continues = static_cast<std::uint32_t>(random.below(before));
    out.push_back(std::move(a));
  }
  return out;
}

/// Names of a tagger anywhere: in text order, without overlap, in one sentence.
std::vector<NamedSpan> random_names(std::uint64_t seed, const Segmentation& s) {
  Random random(seed + 1);
  std::vector<NamedSpan> out;
  if (seed % 2 == 0) return out;  // the rules alone
  const auto tokens = static_cast<std::uint32_t>(s.tokens.size());
  for (std::uint32_t at = 0; at < tokens;) {
    const std::uint32_t begin = at + static_cast<std::uint32_t>(random.below(8));
    if (begin >= tokens) break;
    const std::uint32_t limit = s.sentences[s.tokens[begin].sentence].tokens.end;
    const std::uint32_t end = std::min(limit, begin + 1 + static_cast<std::uint32_t>(random.below(4)));
    out.push_back({{begin, end}, static_cast<EntityType>(random.below(12))});
    at = end;
  }
  return out;
}

void label(Document& d, const std::vector<NamedSpan>& names) {
  const std::string& text = d.article.text;
  d.quotations = find_quotations(text, d.segmentation);
  d.actors = find_actors(text, d.segmentation, d.quotations, d.attributions, names);
  d.holders = label_holders(text, d.segmentation, d.attributions, d.actors);
  d.strength = score_strength(text, d.segmentation, d.attributions, d.actors, d.holders);
}

TEST(ActorProperty, invariants_hold_for_relations_anywhere) {
  Segmenter segmenter;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Document d;
    d.article.text = test::random_text(seed, 20 + seed, seed % 3 == 0 ? 60 : 5);
    d.segmentation = segmenter.segment(d.article.text);
    d.attributions = random_relations(seed, static_cast<std::uint32_t>(d.segmentation.tokens.size()));
    const std::vector<NamedSpan> names = random_names(seed, d.segmentation);
    label(d, names);
    ASSERT_EQ(check_invariants(d), "") << "seed " << seed << ": " << test::shown(d.article.text);
    const ActorLayer first = d.actors;
    label(d, names);
    ASSERT_EQ(first.actors.size(), d.actors.actors.size()) << "seed " << seed;
    ASSERT_EQ(first.mentions.size(), d.actors.mentions.size()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace sayso
