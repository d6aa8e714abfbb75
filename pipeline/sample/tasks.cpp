// The writers of export/ for one claim; what would tell a labeller sayso's own answer is taken out.
#include "sample/tasks.h"

#include <cstdio>

#include "core/label_sets.h"
#include "export/brat.h"
#include "export/claims.h"
#include "export/label_studio.h"

namespace sayso {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson pairs(const std::vector<TextSpan>& spans) {
  OrderedJson out = OrderedJson::array();
  for (const TextSpan s : spans) out.push_back({s.begin, s.end});
  return out;
}

std::string decimal(double value) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.6g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

/// The paragraph of that code point; the whole text where the record has none there.
TextSpan paragraph_at(const RecordView& record, std::uint32_t point) {
  for (const Json& paragraph : list_of(record.record(), "paragraphs")) {
    const TextSpan span = record.span_of(field_of(paragraph, "span"));
    if (span.begin <= point && point < span.end) return span;
  }
  return record.span_of(Json::array({0U, 0xFFFFFFFFU}));
}

/// A note holds number and address, then, behind a semicolon, labels and holder.
std::string without_notes(const std::string& annotations) {
  std::string out;
  for (std::size_t at = 0; at < annotations.size();) {
    const std::size_t end = std::min(annotations.find('\n', at), annotations.size());
    std::string_view line = std::string_view(annotations).substr(at, end - at);
    if (line.starts_with('#')) line = line.substr(0, line.find(';'));
    out.append(line).append("\n");
    at = end + 1;
  }
  return out;
}

void hide_labels(Json& task) {
  for (Json& prediction : task["predictions"]) {
    Json kept = Json::array();
    for (Json& result : prediction["result"]) {
      result.erase("score");
      if (string_of(result, "type") != "choices") kept.push_back(std::move(result));
    }
    prediction["result"] = std::move(kept);
  }
}

/// The other claims of the window: a labeller who adds one of them has not found what sayso missed.
OrderedJson others_in(const RecordView& record, const ClaimView& claim, TextSpan window) {
  OrderedJson others = OrderedJson::array();
  for (const ClaimView& other : record.claims()) {
    if (&other == &claim || other.content.empty()) continue;
    const std::uint32_t begin = other.content.front().begin;
    if (window.begin <= begin && begin < window.end) {
      others.push_back({{"content", pairs(other.content)}, {"cue", pairs(other.cue)}});
    }
  }
  return others;
}

OrderedJson claim_json(const RecordView& record, const ClaimView& claim, TextSpan window) {
  OrderedJson labels = OrderedJson::object();
  const auto values = claim_labels(claim);
  for (std::size_t i = 0; i < values.size(); ++i) labels[std::string(label_sets()[i].name)] = values[i];
  OrderedJson others = others_in(record, claim, window);
  const Json& strength = field_of(*claim.relation, "strength");
  return {{"confidence", share_of(*claim.relation, "confidence")},
          {"score", field_of(strength, "score").is_number() ? OrderedJson(share_of(strength, "score")) : OrderedJson()},
          {"labels", std::move(labels)},
          {"source", pairs(claim.source)},
          {"cue", pairs(claim.cue)},
          {"content", pairs(claim.content)},
          {"window", {window.begin, window.end}},
          {"claims_in_window", others.size() + 1},
          {"others", std::move(others)}};
}

}  // namespace

Task make_task(const RecordView& record, const PickedClaim& picked, const TaskContext& context) {
  const ClaimView& claim = record.claims()[picked.claim];
  const Stratum& stratum = context.drawing.strata[picked.stratum];
  const TextSpan window = paragraph_at(record, claim.content.front().begin);
  const ClaimFilter only = [&](const ClaimView& c) { return &c == &claim; };

  Task task;
  task.name = context.name;
  task.text = record.text();
  task.brat = context.show_predictions ? brat_annotations(record, BratLabels::attributes, only)
                                       : without_notes(brat_annotations(record, BratLabels::notes, only));
  Json studio = Json::parse(label_studio_task(record, context.document_id, only));
  if (!context.show_predictions) hide_labels(studio);
  studio["data"]["task"] = context.name;
  studio["data"]["claim"] = claim.anchor;
  studio["data"]["paragraph"] = record.slice(window);
  task.label_studio = studio.dump();

  const double inclusion = stratum.inclusion();
  const std::string article(string_of(record.record(), "id"));
  task.claim = {{"task", context.name},
                {"claim", claim.anchor},
                {"document", context.document_id},
                {"article", article},
                {"text_sha256", string_of(record.record(), "text_sha256")},
                {"stratum", picked.stratum},
                {"inclusion", inclusion},
                {"weight", 1 / inclusion}};
  task.claim.update(claim_json(record, claim, window));
  task.row = {context.name,
              claim.anchor,
              std::string(context.document_id),
              article,
              std::to_string(picked.stratum),
              decimal(inclusion),
              decimal(1 / inclusion),
              decimal(share_of(*claim.relation, "confidence"))};
  task.row.insert(task.row.end(), stratum.values.begin(), stratum.values.end());
  return task;
}

std::string label_config_brat() {
  return brat_config() + "verdict\tArg:<EVENT>, Value:right|wrong\n";  // its last section is that of the attributes
}

std::string label_config_studio() {
  std::string config = label_studio_config();
  const std::string verdict =
      "  <Header value=\"verdict: does the article attribute this content to this source?\"/>\n"
      "  <Choices name=\"verdict\" toName=\"text\" perRegion=\"true\" whenTagName=\"role\" whenLabelValue=\"Content\" "
      "choice=\"single\" showInline=\"true\">\n    <Choice value=\"right\"/>\n    <Choice value=\"wrong\"/>\n"
      "  </Choices>\n"
      "  <Header value=\"Add what is missing in this paragraph:\"/>\n  <Header value=\"$paragraph\"/>\n";
  return config.insert(config.rfind("</View>"), verdict);
}

}  // namespace sayso
