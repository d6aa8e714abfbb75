// The level's rule on every combination of labels, and what must hold of the score whatever the weights are.
#include "strength/score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "strength/strength.h"
#include "strength/terms.h"
#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using strength::Features;
using strength::Sign;

struct Labels {
  SourceType type;
  Described described;
  Relay relay;
  Kind kind;
};

std::vector<Labels> all_labels() {
  std::vector<Labels> out;
  for (int t = 0; t <= static_cast<int>(SourceType::none); ++t) {
    const auto type = static_cast<SourceType>(t);
    for (int d = 0; d < 3; ++d) {
      const bool plain = is_named(type) || type == SourceType::author;
      if (plain && static_cast<Described>(d) != Described::no) continue;
      for (int r = 0; r < 4; ++r) {
        for (int k = 0; k < 5; ++k) {
          out.push_back({type, static_cast<Described>(d), static_cast<Relay>(r), static_cast<Kind>(k)});
        }
      }
    }
  }
  return out;
}

Holder holder_of(const Labels& l) {
  Holder h;
  h.type = l.type;
  if (!is_named(l.type) && l.type != SourceType::author) h.described = l.described;
  h.relay = l.relay;
  return h;
}

Features features_for(const Labels& l) {
  const Stance stance{l.kind, Commitment::assert, Polarity::affirm};
  const auto steps = strength::level_steps(holder_of(l), stance);
  EXPECT_TRUE(steps);
  Features f;
  f.steps = *steps;
  f.type = l.type;
  f.described = l.described;
  f.relay = l.relay;
  f.stance = stance;
  return f;
}

TEST(Level, table) {
  struct Row {
    SourceType type;
    Described described;
    Relay relay;
    Kind kind;
    Level level;
  };
  using S = SourceType;
  using D = Described;
  using R = Relay;
  const Row table[] = {
      {S::person_named, D::no, R::firsthand, Kind::statement, Level::A4},
      {S::person_named, D::no, R::venue, Kind::decision, Level::A4},
      {S::person_named, D::no, R::firsthand, Kind::intention, Level::A3},
      {S::person_named, D::no, R::via_named, Kind::statement, Level::A3},
      {S::person_named, D::no, R::via_unnamed, Kind::belief, Level::A1},
      {S::organization_named, D::no, R::firsthand, Kind::statement, Level::A3},
      {S::document_named, D::no, R::via_unnamed, Kind::statement, Level::A1},
      {S::media_named, D::no, R::via_named, Kind::statement, Level::A2},
      {S::person_unnamed, D::voice, R::firsthand, Kind::statement, Level::A3},
      {S::person_unnamed, D::yes, R::firsthand, Kind::statement, Level::A2},
      {S::group_unnamed, D::no, R::firsthand, Kind::perception, Level::A1},
      {S::group_unnamed, D::no, R::via_named, Kind::statement, Level::A2},  // never below the relay's own bare word
      {S::none, D::yes, R::firsthand, Kind::decision, Level::A2},
      {S::none, D::voice, R::firsthand, Kind::decision, Level::A2},
      {S::none, D::no, R::via_unnamed, Kind::statement, Level::A0},
      {S::none, D::no, R::firsthand, Kind::belief, Level::A0},
  };
  for (const Row& row : table) {
    const Labels l{row.type, row.described, row.relay, row.kind};
    EXPECT_EQ(level_of(holder_of(l), {row.kind, Commitment::assert, Polarity::affirm}), row.level) << name(row.type);
  }
}

TEST(Level, nothing_where_nothing_is_asserted_or_the_writer_speaks) {
  Holder h;
  h.type = SourceType::person_named;
  EXPECT_FALSE(level_of(h, {Kind::statement, Commitment::attitude, Polarity::decline}));
  EXPECT_FALSE(level_of(h, {Kind::statement, Commitment::attitude, Polarity::question}));
  EXPECT_TRUE(level_of(h, {Kind::statement, Commitment::assert, Polarity::deny}));
  h.type = SourceType::author;
  EXPECT_FALSE(level_of(h, {}));
}

TEST(Score, terms_sum_to_the_logit_and_the_score_is_its_logistic) {
  for (const Labels& l : all_labels()) {
    if (l.type == SourceType::author) continue;
    const Strength s = strength::score(features_for(l));
    double sum = 0;
    for (const Contribution& c : s.because) sum += c.value;
    EXPECT_NEAR(sum, s.logit, 1e-6);
    EXPECT_NEAR(s.score, 1 / (1 + std::exp(-s.logit)), 1e-12);
    ASSERT_FALSE(s.because.empty());
    EXPECT_EQ(s.because.front().feature, "intercept");
    EXPECT_EQ(static_cast<int>(s.rule), features_for(l).steps.kind);
  }
}

TEST(Score, a_higher_level_is_never_lower_all_else_equal) {
  std::vector<Strength> all;
  for (const Labels& l : all_labels()) {
    if (l.type != SourceType::author) all.push_back(strength::score(features_for(l)));
  }
  for (const Strength& a : all) {
    for (const Strength& b : all) {
      if (a.rule <= b.rule) continue;
      EXPECT_GE(a.score, b.score);
    }
  }
}

double score_of(Features f) {
  return strength::score(f).score;
}

TEST(Score, naming_the_source_never_lowers_it) {
  const std::pair<SourceType, SourceType> pairs[] = {{SourceType::person_unnamed, SourceType::person_named},
                                                     {SourceType::group_unnamed, SourceType::organization_named},
                                                     {SourceType::group_unnamed, SourceType::person_named},
                                                     {SourceType::media_unnamed, SourceType::media_named},
                                                     {SourceType::document_unnamed, SourceType::document_named},
                                                     {SourceType::none, SourceType::person_named}};
  for (const Labels& l : all_labels()) {
    for (const auto& [unnamed, named] : pairs) {
      // A reported voice is A3, a named outlet's own word A2: naming an outlet's spokesman makes a person of him.
      if (l.type != unnamed || (named == SourceType::media_named && l.described == Described::voice)) continue;
      const Features before = features_for(l);
      Features after = features_for({named, Described::no, l.relay, l.kind});
      after.set(Sign::named);
      EXPECT_GE(score_of(after), score_of(before)) << name(unnamed) << " " << name(l.relay) << " " << name(l.kind);
    }
  }
}

TEST(Score, quoting_and_removing_a_vague_relay_never_lower_it) {
  for (const Labels& l : all_labels()) {
    if (l.type == SourceType::author) continue;
    Features f = features_for(l);
    const double indirect = score_of(f);
    f.directness = Directness::mixed;
    const double mixed = score_of(f);
    f.directness = Directness::direct;
    EXPECT_GE(mixed, indirect);
    EXPECT_GE(score_of(f), mixed);
    if (l.relay != Relay::via_unnamed) continue;
    EXPECT_GE(score_of(features_for({l.type, l.described, Relay::firsthand, l.kind})), indirect);
  }
}

TEST(Score, fuller_names_roles_and_open_sources_never_lower_it) {
  Features f = features_for({SourceType::person_named, Described::no, Relay::firsthand, Kind::statement});
  const double unsaid = score_of(f);
  f.set(Sign::named);
  const double back = score_of(f);
  EXPECT_GE(back, unsaid);
  f.set(Sign::name_short);
  const double short_name = score_of(f);
  f.set(Sign::name_short, false);
  f.set(Sign::name_full);
  const double full_name = score_of(f);
  EXPECT_GE(short_name, back);
  EXPECT_GE(full_name, short_name);
  f.set(Sign::role_given);
  EXPECT_GE(score_of(f), full_name);
  Features g = features_for({SourceType::person_unnamed, Described::yes, Relay::firsthand, Kind::statement});
  const double open = score_of(g);
  g.anonymity = Anonymity::is_explicit;
  EXPECT_LE(score_of(g), open);
}

/// Every label and sign by chance.
Features any_features(std::mt19937& random) {
  const auto pick = [&random](std::size_t n) { return static_cast<int>(random() % n); };
  std::vector<Labels> all = all_labels();
  std::erase_if(all, [](const Labels& l) { return l.type == SourceType::author; });
  Features f = features_for(all[random() % all.size()]);
  f.stance.commitment = static_cast<Commitment>(pick(5));
  f.stance.polarity = static_cast<Polarity>(pick(2));
  f.directness = static_cast<Directness>(pick(3));
  f.anonymity = static_cast<Anonymity>(pick(2));
  for (std::size_t i = 0; i < strength::kSigns; ++i) f.signs[i] = pick(2) == 1;
  return f;
}

TEST(Score, the_product_equals_a_plain_loop) {
  std::mt19937 random(7);
  const std::size_t n = 257;
  std::vector<double> rows(n * strength::kTerms);
  for (std::size_t i = 0; i < n; ++i) strength::fill_row(any_features(random), rows.data() + i * strength::kTerms);
  const std::vector<strength::Scored> scored = strength::score_rows(rows);
  ASSERT_EQ(scored.size(), n);
  for (std::size_t i = 0; i < n; ++i) {
    std::array<double, strength::kColumns> sums{};
    for (std::size_t t = 0; t < strength::kTerms; ++t) {
      for (std::size_t c = 0; c < strength::kColumns; ++c) {
        sums[c] += rows[i * strength::kTerms + t] * strength::score_weights().columns[t * strength::kColumns + c];
      }
    }
    const strength::Scored plain = strength::score_sums(sums.data());
    EXPECT_NEAR(scored[i].logit, plain.logit, 1e-9);
    EXPECT_NEAR(scored[i].interval.low, plain.interval.low, 1e-9);
    for (std::size_t k = 0; k < strength::kLevelCount; ++k) EXPECT_NEAR(scored[i].levels[k], plain.levels[k], 1e-9);
  }
}

TEST(Score, terms_sum_to_the_logit_whatever_the_signs) {
  std::mt19937 random(8);
  for (int i = 0; i < 500; ++i) {
    const Strength s = strength::score(any_features(random));
    double sum = 0;
    for (const Contribution& c : s.because) sum += c.value;
    EXPECT_NEAR(sum, s.logit, 1e-6);
    EXPECT_LE(s.interval.low, s.score);
    EXPECT_GE(s.interval.high, s.score);
  }
}

TEST(Score, the_levels_see_source_relay_kind_and_polarity_only) {
  std::mt19937 random(9);
  for (int i = 0; i < 500; ++i) {
    const Features f = any_features(random);
    Features plain;
    plain.steps = f.steps;
    plain.type = f.type;
    plain.described = f.described;
    plain.relay = f.relay;
    plain.stance.kind = f.stance.kind;
    plain.stance.polarity = f.stance.polarity;
    const Strength a = strength::score(f);
    const Strength b = strength::score(plain);
    for (std::size_t k = 0; k < a.levels.size(); ++k) EXPECT_NEAR(a.levels[k], b.levels[k], 1e-9);
    EXPECT_EQ(a.level, b.level);
  }
}

TEST(Score, signs_that_say_more_never_lower_it_and_those_of_vagueness_never_raise_it) {
  std::mt19937 random(10);
  for (int i = 0; i < 300; ++i) {
    Features f = any_features(random);
    for (const Sign sign : {Sign::name_full, Sign::role_given, Sign::unnamed_alone, Sign::unnamed_bare,
                            Sign::unnamed_some, Sign::nobody_passive}) {
      f.set(sign, false);
      const double without = score_of(f);
      f.set(sign);
      const bool more = sign == Sign::name_full || sign == Sign::role_given;
      EXPECT_GE(more ? score_of(f) : without, more ? without : score_of(f));
    }
  }
}

TEST(Score, of_an_article) {
  const Document d = test::read_text({"[\"It rained,\"] <said> {Ines Ferro, a harbour pilot}.",
                                      "{Ferro} <declined to comment> on [rain].", "{A port clerk} <said> [it rained].",
                                      "[The rain] <was expected> [to stop]."});
  ASSERT_EQ(d.strength.strengths.size(), 4U);
  ASSERT_TRUE(d.strength.strengths[0]);
  EXPECT_EQ(d.strength.strengths[0]->level, Level::A4);
  EXPECT_TRUE(d.strength.strengths[0]->missing.empty());
  EXPECT_FALSE(d.strength.strengths[1]);
  ASSERT_TRUE(d.strength.strengths[2]);
  EXPECT_EQ(d.strength.strengths[2]->missing, (std::vector<std::string>{"no_name", "no_reason"}));
  ASSERT_TRUE(d.strength.strengths[3]);
  EXPECT_EQ(d.strength.strengths[3]->missing, (std::vector<std::string>{"no_holder", "hedged"}));
  EXPECT_GT(d.strength.strengths[0]->score, d.strength.strengths[2]->score);
  EXPECT_GT(d.strength.strengths[2]->score, d.strength.strengths[3]->score);
}

}  // namespace
}  // namespace sayso
