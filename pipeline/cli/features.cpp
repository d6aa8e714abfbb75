// sayso features: what the network looks up for each token of an article, for models/training. Hidden from --help.
#include "encode/features.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/command.h"
#include "cli/console.h"
#include "core/text.h"
#include "encode/encoder.h"
#include "encode/word_pieces.h"
#include "ingest/article.h"
#include "quotation/quotation.h"
#include "segment/segment.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::uint32_t kWindow = 320;  // pieces that the transformer reads at once; models/training/pieces.py
constexpr std::uint32_t kMargin = 24;   // of them context on either side

/// The word pieces, where each token's begin, and [all, core) windows over the tokens.
void add_pieces(const WordPieces& pieces, const std::string& text, const Segmentation& s, json& out) {
  const PieceSequence split = split_article(pieces, text, s);
  out["pieces"] = split.ids;
  out["first_piece"] = split.first;
  out["windows"] = json::array();
  for (const TokenSpan block : blocks_of(s)) {
    for (const PieceWindow& w : plan_windows(s, split, block, kWindow, kMargin))
      out["windows"].push_back({w.all.begin, w.all.end, w.core.begin, w.core.end});
  }
}

json features_of(Segmenter& segmenter, const Article& article, const WordPieces* pieces) {
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
  if (pieces != nullptr) add_pieces(*pieces, article.text, s, out);
  return out;
}

int print_features(const std::string& path, const std::string& vocabulary) {
  std::ifstream file(path);
  if (!file) return refuse({"open_failed", "cannot read " + path, 0});
  std::optional<WordPieces> pieces;
  if (!vocabulary.empty()) {
    std::ifstream lines(vocabulary);
    if (!lines) return refuse({"open_failed", "cannot read " + vocabulary, 0});
    Result<WordPieces> read = WordPieces::parse(std::string(std::istreambuf_iterator<char>(lines), {}));
    if (!read) return refuse(read.error());
    pieces = *std::move(read);
  }
  Segmenter segmenter;
  for (std::string line; std::getline(file, line);) {
    const Result<Article> article = article_from_json(line);
    if (!article) return refuse(article.error());
    std::cout << features_of(segmenter, *article, pieces ? &*pieces : nullptr).dump() << '\n';
  }
  return kAllDone;
}

}  // namespace

Command add_features(CLI::App& program) {
  auto path = std::make_shared<std::string>();
  auto vocabulary = std::make_shared<std::string>();
  CLI::App* app = program.add_subcommand("features", "What the network reads, for models/training");
  app->group("");  // not in --help
  app->add_option("path", *path, "articles as JSON Lines")->required();
  app->add_option("--word-pieces", *vocabulary, "a file of word pieces, one a line: adds pieces and windows");
  return {app, [path, vocabulary] { return print_features(*path, *vocabulary); }};
}

}  // namespace sayso
