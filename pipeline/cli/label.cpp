// sayso label: gold relations through the stages behind the extraction, for models/training and for measuring these
// stages apart. Hidden from --help.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "attribution/refine.h"
#include "cli/command.h"
#include "cli/common.h"
#include "core/text.h"
#include "core/utf8.h"
#include "ingest/article.h"
#include "pipeline.h"
#include "report/json_record.h"
#include "strength/explain.h"

namespace sayso {
namespace {

using nlohmann::json;

struct LabelOptions {
  std::string path;
  ModelChoice model;
  bool features = false;
  bool predicted = false;
};

/// Where each code point begins, and the end.
std::vector<std::uint32_t> code_point_starts(const std::string& text) {
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (begins_code_point(text[i])) starts.push_back(i);
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

/// The tokens that touch the bytes; empty where none does.
TokenSpan tokens_in(const Segmentation& s, ByteSpan bytes) {
  const auto behind = [](const Token& t, std::uint32_t byte) { return t.span.end <= byte; };
  const auto first = std::lower_bound(s.tokens.begin(), s.tokens.end(), bytes.begin, behind);
  auto last = first;
  while (last != s.tokens.end() && last->span.begin < bytes.end) ++last;
  return {static_cast<std::uint32_t>(first - s.tokens.begin()), static_cast<std::uint32_t>(last - s.tokens.begin())};
}

std::vector<TokenSpan> pieces_of(const json& spans, const std::vector<std::uint32_t>& starts, const Segmentation& s) {
  std::vector<TokenSpan> out;
  for (const json& span : spans) {
    const TokenSpan t = tokens_in(s, {starts.at(span.at(0)), starts.at(span.at(1))});
    if (!t.empty()) out.push_back(t);
  }
  std::sort(out.begin(), out.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < out.size(); ++i) out[i].begin = std::max(out[i].begin, out[i - 1].end);
  std::erase_if(out, [](TokenSpan t) { return t.begin >= t.end; });
  return out;
}

/// The first annotation's relations in the order of the text, and their ids.
std::vector<Attribution> read_gold(const json& line, const Document& d, std::vector<std::string>& ids) {
  const std::vector<std::uint32_t> starts = code_point_starts(d.article.text);
  std::vector<std::pair<std::string, Attribution>> read;
  for (const json& gold : line.at("annotations").at(0).at("attributions")) {
    Attribution a;
    a.source = pieces_of(gold.value("source", json::array()), starts, d.segmentation);
    a.cue = pieces_of(gold.value("cue", json::array()), starts, d.segmentation);
    a.content = pieces_of(gold.at("content"), starts, d.segmentation);
    a.confidence = 1;
    if (a.content.empty()) continue;
    a.directness = directness_of(a.content, d.article.text, d.segmentation, d.quotations);
    const std::uint32_t at = a.cue.empty() ? a.content.front().begin : a.cue.front().begin;
    a.zone = d.segmentation.paragraphs[d.segmentation.sentences[d.segmentation.tokens[at].sentence].paragraph].zone;
    read.emplace_back(gold.at("id").get<std::string>(), std::move(a));
  }
  const auto start = [](const Attribution& a) {
    return std::min(a.content.front().begin, a.cue.empty() ? a.content.front().begin : a.cue.front().begin);
  };
  std::stable_sort(read.begin(), read.end(),
                   [&](const auto& a, const auto& b) { return start(a.second) < start(b.second); });
  std::vector<Attribution> out;
  for (auto& [id, a] : read) {
    ids.push_back(id);
    out.push_back(std::move(a));
  }
  return out;
}

/// A gold `parent` whose content holds the relation's.
void add_parents(const json& line, const std::vector<std::string>& ids, std::vector<Attribution>& attributions) {
  for (const json& gold : line.at("annotations").at(0).at("attributions")) {
    const json parent = gold.value("parent", json());
    if (!parent.is_string()) continue;
    const auto child = std::find(ids.begin(), ids.end(), gold.at("id").get<std::string>());
    const auto above = std::find(ids.begin(), ids.end(), parent.get<std::string>());
    if (child == ids.end() || above == ids.end() || child == above) continue;
    const auto& outer = attributions[static_cast<std::size_t>(above - ids.begin())].content;
    Attribution& inner = attributions[static_cast<std::size_t>(child - ids.begin())];
    const bool inside = std::all_of(inner.content.begin(), inner.content.end(), [&](TokenSpan piece) {
      return std::any_of(outer.begin(), outer.end(), [&](TokenSpan o) { return o.contains(piece); });
    });
    if (inside) inner.parent = static_cast<std::uint32_t>(above - ids.begin());
  }
}

json spans_of(const Document& d, const CodePoints& points, const std::vector<TokenSpan>& pieces) {
  json out = json::array();
  for (const TokenSpan piece : pieces) {
    const ByteSpan bytes = bytes_of(d.segmentation, piece);
    out.push_back({points.at(bytes.begin), points.at(bytes.end)});
  }
  return out;
}

/// One line a relation: what its labels and its score are made from.
void print_features(const Document& d, const std::vector<std::string>& ids) {
  const std::vector<std::string> words = lower_words(d.article.text, d.segmentation);
  const CodePoints points(d.article.text);
  for (std::uint32_t r = 0; r < d.attributions.size(); ++r) {
    const strength::Explanation e = strength::explain(d, words, r);
    json out = {{"doc", d.article.id}, {"relation", ids.empty() ? "r" + std::to_string(r) : ids[r]}};
    for (const strength::CueFeature& feature : e.cue_features) out["cue_features"].push_back(feature.name);
    out["terms"] = e.terms;
    out["source"] = spans_of(d, points, d.attributions[r].source);
    out["cue"] = spans_of(d, points, d.attributions[r].cue);
    out["content"] = spans_of(d, points, d.attributions[r].content);
    std::cout << out.dump() << '\n';
  }
}

int label(const LabelOptions& options) {
  std::ifstream file(options.path);
  if (!file) return refuse({"open_failed", "cannot read " + options.path, 0});
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  const ModelLabel name{"gold relations", "0", "fast"};
  Analyzer analyzer(*model);
  for (std::string line; std::getline(file, line);) {
    Result<Article> article = article_from_json(line);
    if (!article) return refuse(article.error());
    std::vector<std::string> ids;
    const auto gold = [&](const Document& d) {
      const json annotated = json::parse(line);
      std::vector<Attribution> out = read_gold(annotated, d, ids);
      add_parents(annotated, ids, out);
      return out;
    };
    const Document d =
        options.predicted ? analyzer.analyze(*std::move(article)) : analyzer.analyze(*std::move(article), gold);
    options.features ? print_features(d, ids) : void(std::cout << to_json(d, name, {}) << '\n');
  }
  return kAllDone;
}

}  // namespace

Command add_label(CLI::App& program) {
  auto options = std::make_shared<LabelOptions>();
  CLI::App* app = program.add_subcommand("label", "Gold relations through the stages behind the extraction");
  app->group("");  // not in --help
  app->add_option("path", options->path, "articles with annotations, as JSON Lines")->required();
  add_model_options(*app, options->model);
  app->add_flag("--features", options->features, "a line a relation: what labels and score are made from");
  app->add_flag("--predicted", options->predicted, "the relations that the program finds, in place of the gold ones");
  return {app, [options] { return label(*options); }};
}

}  // namespace sayso
