// The text, and relation by relation what stands in it.
#include "support/sample_document.h"

#include <algorithm>

#include "support/build_document.h"

namespace sayso::test {
namespace {

constexpr const char* kText =
    "Pilot boats reportedly held back in Lisse storm\n\n"
    "“The boats were ready,” said Ada Moreau, harbour master of the Port of Lisse. “Nobody called us.”\n\n"
    "“We waited all night.”\n\n"
    "The coast guard knew by nine, a senior ministry official was quoted by Radio Delta as saying.\n\n"
    "A union member who asked not to be named because he feared for his job said the crews believe the order came "
    "late.\n\n"
    "The ministry declined to discuss the order.";

Strength strength(Level level, double score, std::vector<Contribution> because, std::vector<std::string> missing) {
  Strength s;
  s.level = s.rule = level;
  s.levels.fill(0.05);
  s.levels[static_cast<std::size_t>(level)] = 0.8;
  s.score = score;
  s.interval = {std::max(0.0, score - 0.1), std::min(1.0, score + 0.1)};
  for (const Contribution& c : because) s.logit += c.value;
  s.because = std::move(because);
  s.missing = std::move(missing);
  return s;
}

void add_actors(DocumentBuilder& b) {
  Actor moreau{"Ada Moreau", EntityType::person, Evidence{b.at("harbour master")}, Evidence{b.at("Port of Lisse")}};
  Actor radio{"Radio Delta", EntityType::media, std::nullopt, std::nullopt};
  b.document.actors.actors = {moreau, radio};
  b.document.actors.mentions = {{b.at("Ada Moreau"), MentionKind::name, EntityType::person, 0U},
                                {b.at("Port of Lisse"), MentionKind::name, EntityType::organization, std::nullopt},
                                {b.at("Radio Delta"), MentionKind::name, EntityType::media, 1U},
                                {b.at("he"), MentionKind::pronoun, EntityType::person, std::nullopt}};
}

void add_named(DocumentBuilder& b) {
  b.relation("Ada Moreau, harbour master of the Port of Lisse", "said",
             {"“The boats were ready,”", "“Nobody called us.”"}, SourceType::person_named);
  b.document.attributions[0].directness = Directness::direct;
  b.document.attributions[0].confidence = 0.98765F;
  b.document.holders.holders[0].actor = 0U;
  b.document.strength.strengths[0] =
      strength(Level::A4, 0.91234, {{"source: person_named", 2.1}, {"quotation", 0.25}}, {});
}

void add_chain(DocumentBuilder& b) {
  b.relation("a senior ministry official", "was quoted by Radio Delta as saying", {"The coast guard knew by nine"},
             SourceType::person_unnamed);
  Holder& h = b.document.holders.holders[1];
  h.described = Described::yes;
  h.relay = Relay::via_named;
  h.chain = {{b.at("Radio Delta"), std::nullopt, 1U, SourceType::media_named},
             {b.at("a senior ministry official"), std::nullopt, std::nullopt, SourceType::person_unnamed}};
  b.document.strength.strengths[1] = strength(
      Level::A2, 0.5, {{"source: person_unnamed", -0.4}, {"relay: via_named", -0.00004}}, {"no_name", "no_reason"});
  b.document.strength.strengths[1]->rule = Level::A1;
}

void add_anonymous(DocumentBuilder& b) {
  b.relation("A union member who asked not to be named because he feared for his job", "said",
             {"the crews believe the order came late"}, SourceType::person_unnamed);
  b.document.attributions[2].cue = {b.at("said", 2)};
  Holder& h = b.document.holders.holders[2];
  h.anonymity = Anonymity::is_explicit;
  h.grant = AnonymityGrant{b.at("asked not to be named"), b.at("he feared for his job")};
  b.document.strength.strengths[2] = strength(Level::A1, 0.3, {{"source: person_unnamed", -0.85}}, {"no_name"});
  b.relation("the crews", "believe", {"the order came late"}, SourceType::group_unnamed);
  b.document.attributions[3].parent = 2U;
  b.document.holders.holders[3].relay = Relay::via_unnamed;
  b.document.strength.stances[3] = {Kind::belief, Commitment::hedged, Polarity::affirm};
  b.document.strength.strengths[3] = strength(Level::A1, 0.2, {{"kind: belief", -1.4}}, {"no_name"});
}

void add_rest(DocumentBuilder& b) {
  b.relation("", "reportedly", {"Pilot boats", "held back in Lisse storm"}, SourceType::none);
  b.document.attributions[4].zone = Zone::headline;
  b.document.strength.strengths[4] = strength(Level::A0, 0, {}, {"no_holder"});
  b.relation("", "", {"“We waited all night.”"}, SourceType::person_named);
  b.document.attributions[5].continues = 0U;
  b.document.attributions[5].directness = Directness::direct;
  b.document.holders.holders[5].actor = 0U;
  b.document.strength.strengths[5] = strength(Level::A4, 1, {{"source: person_named", 2.1}}, {});
  b.relation("The ministry", "declined to discuss", {"the order"}, SourceType::organization_named);
  b.document.attributions[6].content = {b.at("the order", 2)};
  b.document.strength.stances[6] = {Kind::statement, Commitment::attitude, Polarity::decline};
}

/// The crews and the union member may be one; nobody may be anybody.
void add_corroborations(DocumentBuilder& b) {
  for (const std::size_t r : {0U, 1U, 2U, 3U, 5U}) b.document.strength.corroborations[r] = Corroboration{1, 1, {}};
  b.document.strength.corroborations[4] = Corroboration{0, 1, {}};
  b.document.strength.corroborations[2]->relations = {3U};
  b.document.strength.corroborations[2]->at_most = 2;
  b.document.strength.corroborations[3] = Corroboration{1, 2, {2U}};
}

void add_accusation(DocumentBuilder& b) {
  b.document.accusation.responsibilities[1] = Responsibility{
      b.at("The coast guard"), std::nullopt, b.at("knew by nine"), b.at("knew"), Firmness::responsible, std::nullopt};
  b.document.accusation.responsibilities[2] =
      Responsibility{b.at("the crews"), std::nullopt,
                     b.at("held back"), b.at("believe the order came late"),
                     Firmness::denied,  Probability{b.at("believe"), Icd203::likely}};
  b.document.accusation.accusations = {
      {std::nullopt, "The coast guard", b.at("knew by nine"), {1U}, Level::A2, false, {}, {0U}},
      {std::nullopt, "the crews", b.at("held back"), {2U}, std::nullopt, false, {0U}, {}}};
}

void add_phrases(DocumentBuilder& b) {
  b.document.holders.phrases = {
      {b.at("reportedly"), SourceType::none, "reportedly", 4U, std::nullopt},
      {b.at("a senior ministry official"), SourceType::person_unnamed, "senior ministry official", 1U, std::nullopt},
      {b.at("A union member"), SourceType::person_unnamed, "union member", 2U, b.document.holders.holders[2].grant}};
}

}  // namespace

Document sample_document() {
  DocumentBuilder b(kText, "lisse-storm");
  b.document.article.sequence = 7;
  b.document.article.metadata = R"({"outlet":"The Lisse Courier","published":"2021-03-04","desk":{"n":1.50}})";
  b.document.segmentation.paragraphs[0].zone = Zone::headline;
  add_actors(b);
  add_named(b);
  add_chain(b);
  add_anonymous(b);
  add_rest(b);
  add_corroborations(b);
  add_accusation(b);
  add_phrases(b);
  return b.document;
}

}  // namespace sayso::test
