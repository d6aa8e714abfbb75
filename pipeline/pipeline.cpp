// The order of the stages, in one function.
#include "pipeline.h"

#include <cassert>
#include <utility>

#include "actor/actor.h"
#include "attribution/attribution.h"
#include "core/invariants.h"
#include "core/text.h"
#include "encode/encoder.h"
#include "quotation/quotation.h"
#include "segment/language.h"
#include "segment/segment.h"
#include "strength/strength.h"

namespace sayso {

struct Analyzer::State {
  explicit State(const Model& weights) : model(weights) {}
  const Model& model;
  Segmenter segmenter;
  Scratch scratch;
};

Analyzer::Analyzer(const Model& model) : state_(std::make_unique<State>(model)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Document Analyzer::analyze(Article article) {
  Document d;
  d.article = std::move(article);
  d.warnings = d.article.warnings;
  const std::string& text = d.article.text;

  d.segmentation = state_->segmenter.segment(text);
  if (!is_english(text)) {  // no relations rather than silent nonsense
    d.warnings.emplace_back("unsupported_language");
    return d;
  }
  d.quotations = find_quotations(text, d.segmentation);
  d.attributions = find_attributions(state_->model, text, d.segmentation, d.quotations, state_->scratch);
  d.actors = find_actors(text, d.segmentation, d.quotations, d.attributions);
  d.holders = label_holders(text, d.segmentation, d.attributions, d.actors);
  d.strength = score_strength(text, d.segmentation, d.attributions, d.actors, d.holders);

  assert(check_invariants(d).empty());
  return d;
}

}  // namespace sayso
