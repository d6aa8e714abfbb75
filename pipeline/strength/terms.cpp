#include "strength/terms.h"

#include <algorithm>
#include <string_view>

namespace sayso::strength {
namespace {

constexpr std::array<std::string_view, kSigns> kSignNames = {"name: short",
                                                             "name: full",
                                                             "role: given",
                                                             "holder: plain from context",
                                                             "unnamed: no name beside it",
                                                             "unnamed: one word",
                                                             "unnamed: some, many",
                                                             "nobody: no room for a holder",
                                                             "occasion: given",
                                                             "date: given",
                                                             "cue: written",
                                                             "zone: headline",
                                                             "zone: caption",
                                                             "content: inside another",
                                                             "holder: named"};

template <class Label>
void name_group(std::array<std::string, kTerms>& out, std::size_t first, std::string_view facet) {
  for (std::size_t i = 0; i < kValues<Label>; ++i) {
    out[first + i] = std::string(facet) + ": " + std::string(LabelNames<Label>::values[i]);
  }
}

std::array<std::string, kTerms> make_names() {
  std::array<std::string, kTerms> out;
  name_group<Level>(out, kLevelTerms, "level");
  name_group<SourceType>(out, kSourceTerms, "source");
  name_group<Described>(out, kDescribedTerms, "described");
  name_group<Relay>(out, kRelayTerms, "relay");
  name_group<Kind>(out, kKindTerms, "kind");
  name_group<Polarity>(out, kPolarityTerms, "polarity");
  name_group<Commitment>(out, kCommitmentTerms, "commitment");
  name_group<Directness>(out, kDirectnessTerms, "directness");
  name_group<Anonymity>(out, kAnonymityTerms, "anonymity");
  for (std::size_t i = 0; i < kSigns; ++i) out[kSignTerms + i] = kSignNames[i];
  return out;
}

}  // namespace

const std::array<std::string, kTerms>& term_names() {
  static const std::array<std::string, kTerms> names = make_names();
  return names;
}

void fill_row(const Features& f, double* row) {
  std::fill_n(row, kTerms, 0.0);
  const auto set = [row](std::size_t group, auto label) { row[group + static_cast<std::size_t>(label)] = 1; };
  set(kLevelTerms, f.steps.kind);
  set(kSourceTerms, f.type);
  set(kDescribedTerms, f.described);
  set(kRelayTerms, f.relay);
  set(kKindTerms, f.stance.kind);
  set(kPolarityTerms, f.stance.polarity);
  set(kCommitmentTerms, f.stance.commitment);
  set(kDirectnessTerms, f.directness);
  set(kAnonymityTerms, f.anonymity);
  for (std::size_t i = 0; i < kSigns; ++i) row[kSignTerms + i] = f.signs[i] ? 1 : 0;
}

}  // namespace sayso::strength
