// The order of the stages, in one function.
#include "pipeline.h"

#include <cassert>
#include <utility>

#include "accusation/accusation.h"
#include "actor/actor.h"
#include "actor/named_spans.h"
#include "attribution/attribution.h"
#include "core/invariants.h"
#include "core/text.h"
#include "encode/encoder.h"
#include "ingest/article.h"
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
  return analyze(std::move(article), nullptr);
}

Document Analyzer::analyze(Article article, const Relations& given) {
  Document d;
  d.article = std::move(article);
  d.warnings = d.article.warnings;
  const std::string& text = d.article.text;
  const std::string outlet = outlet_of(d.article);

  d.segmentation = state_->segmenter.segment(text);
  if (!given && !is_english(text)) {  // no relations rather than silent nonsense
    d.warnings.emplace_back("unsupported_language");
    return d;
  }
  d.quotations = find_quotations(text, d.segmentation);
  const EncoderInput input = encoder_input(state_->model, text, d.segmentation, d.quotations);
  std::vector<Attribution> read;
  std::vector<NamedSpan> names;
  for (const TokenSpan block : blocks_of(d.segmentation)) {  // the rows of one block at a time: memory stays flat
    encode(state_->model, input, d.segmentation, block, state_->scratch);
    read_block(state_->model, d.segmentation, d.quotations, block, state_->scratch, read);
    read_names(state_->model, d.segmentation, block, state_->scratch, names);
  }
  d.attributions = given ? given(d) : finish_attributions(std::move(read), text, d.segmentation, d.quotations);
  if (!given) d.attributions = without_grants(text, d.segmentation, std::move(d.attributions));
  d.actors = find_actors(text, d.segmentation, d.quotations, d.attributions, names);
  if (!given) d.attributions = with_accusing_clauses(text, d.segmentation, std::move(d.attributions), d.actors);
  d.holders = label_holders(text, d.segmentation, d.attributions, d.actors, outlet);
  d.strength = score_strength(text, d.segmentation, d.attributions, d.actors, d.holders);
  d.accusation = find_accusations(text, d.segmentation, d.attributions, d.actors, d.holders, d.strength);

  assert(check_invariants(d).empty());
  return d;
}

}  // namespace sayso
