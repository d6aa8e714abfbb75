// sayso features: what the network looks up for each token of an article, for models/training. Hidden from --help.
#include "encode/features.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "core/text.h"
#include "ingest/article.h"
#include "quotation/quotation.h"
#include "segment/segment.h"

namespace sayso {
namespace {

using nlohmann::json;

json features_of(Segmenter& segmenter, const Article& article) {
  const Segmentation s = segmenter.segment(article.text);
  const std::vector<TokenFeatures> features = find_features(article.text, s, find_quotations(article.text, s));
  const CodePoints points(article.text);
  json out = {{"id", article.id}};
  for (const char* key : {"tokens", "words", "prefix", "suffix", "shape", "context", "sentence", "paragraph"})
    out[key] = json::array();
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Token& t = s.tokens[i];
    out["tokens"].push_back({points.at(t.span.begin), points.at(t.span.end)});
    out["words"].push_back(normalize_word(slice(article.text, t.span)));
    out["prefix"].push_back(features[i].prefix);
    out["suffix"].push_back(features[i].suffix);
    out["shape"].push_back(features[i].shape);
    out["context"].push_back(features[i].context);
    out["sentence"].push_back(t.sentence);
    out["paragraph"].push_back(s.sentences[t.sentence].paragraph);
  }
  return out;
}

int print_features(const std::string& path) {
  std::ifstream file(path);
  if (!file) return refuse({"open_failed", "cannot read " + path, 0});
  Segmenter segmenter;
  for (std::string line; std::getline(file, line);) {
    const Result<Article> article = article_from_json(line);
    if (!article) return refuse(article.error());
    std::cout << features_of(segmenter, *article).dump() << '\n';
  }
  return kAllDone;
}

}  // namespace

Command add_features(CLI::App& program) {
  auto path = std::make_shared<std::string>();
  CLI::App* app = program.add_subcommand("features", "What the network reads, for models/training");
  app->group("");  // not in --help
  app->add_option("path", *path, "articles as JSON Lines")->required();
  return {app, [path] { return print_features(*path); }};
}

}  // namespace sayso
