// The pipeline: one article in, one document with all its layers out. Start reading in pipeline.cpp.
// Entry: Analyzer::analyze(). Reading articles in and writing records out is left to ingest/, report/ and batch/.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/document.h"

namespace sayso {

class Model;

/// Runs the stages. Holds a worker's own ICU iterators and scratch matrices.
/// Thread rule: one Analyzer a thread; the Model is shared and const, and must outlive it.
class Analyzer {
 public:
  explicit Analyzer(const Model& model);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// `article.text` must be valid UTF-8 (ingest sees to it). Never fails: what cannot be read stands in `warnings`.
  [[nodiscard]] Document analyze(Article article);

  /// Relations of a document that has its segmentation and quotations, in text order.
  using Relations = std::function<std::vector<Attribution>(const Document&)>;
  /// The same with `given` relations in place of those that the model finds, in any language, none added to them.
  [[nodiscard]] Document analyze(Article article, const Relations& given);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
