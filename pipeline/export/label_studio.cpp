#include "export/label_studio.h"

#include <string_view>

#include "core/label_sets.h"
#include "report/json_writer.h"

namespace sayso {
namespace {

class TaskWriter {
 public:
  TaskWriter(const RecordView& record, JsonWriter& json) : record_(record), json_(json) {}

  void add(const ClaimView& claim) {
    const std::string content = role(claim, claim.content, "content", "Content");
    const std::string source = role(claim, claim.source, "source", "Source");
    const std::string cue = role(claim, claim.cue, "cue", "Cue");
    if (content.empty()) return;
    choices(claim, content);
    if (!source.empty()) relation(source, content, "holds");
    if (!cue.empty()) relation(cue, content, "signals");
  }

 private:
  /// The regions of one role; the id of the first.
  std::string role(const ClaimView& claim, const std::vector<TextSpan>& spans, std::string_view name,
                   std::string_view label) {
    std::string first;
    std::string before;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      std::string id = claim.anchor + "/" + std::string(name) + "/" + std::to_string(i);
      begin_result(id, "role", "labels", spans[i]);
      json_.field("text", record_.slice(spans[i]));
      labels_field("labels", label);
      json_.end_object();
      json_.key("score");
      json_.decimal(share_of(*claim.relation, "confidence"));
      json_.end_object();
      if (!before.empty()) relation(before, id, "goes on");
      if (first.empty()) first = id;
      before = std::move(id);
    }
    return first;
  }

  void choices(const ClaimView& claim, std::string_view region) {
    const std::vector<std::string_view> values = claim_labels(claim);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].empty()) continue;
      begin_result(region, label_sets()[i].name, "choices", claim.content.front());
      labels_field("choices", values[i]);
      json_.end_object();
      json_.end_object();
    }
  }

  /// Up to the place in `value` where its labels stand.
  void begin_result(std::string_view id, std::string_view from, std::string_view type, TextSpan span) {
    json_.begin_object();
    json_.field("id", id);
    json_.field("from_name", from);
    json_.field("to_name", "text");
    json_.field("type", type);
    json_.key("value");
    json_.begin_object();
    json_.key("start");
    json_.integer(span.begin);
    json_.key("end");
    json_.integer(span.end);
  }

  void labels_field(std::string_view key, std::string_view label) {
    json_.key(key);
    json_.begin_array();
    json_.string(label);
    json_.end_array();
  }

  void relation(std::string_view from, std::string_view to, std::string_view label) {
    json_.begin_object();
    json_.field("type", "relation");
    json_.field("from_id", from);
    json_.field("to_id", to);
    json_.field("direction", "right");
    labels_field("labels", label);
    json_.end_object();
  }

  const RecordView& record_;
  JsonWriter& json_;
};

}  // namespace

std::string label_studio_task(const RecordView& record, std::string_view document_id, const ClaimFilter& wanted) {
  JsonWriter json(2 * record.text().size() + 4096);
  json.begin_object();
  json.key("data");
  json.begin_object();
  json.field("text", record.text());
  json.field("id", string_of(record.record(), "id"));
  json.field("document", document_id);
  for (const char* key : {"title", "outlet", "published"}) {
    const std::string_view value = string_of(field_of(record.record(), "metadata"), key);
    if (!value.empty()) json.field(key, value);
  }
  json.end_object();
  json.key("predictions");
  json.begin_array();
  json.begin_object();
  const Json& model = field_of(record.record(), "model");
  json.field("model_version",
             "sayso " + std::string(string_of(model, "name")) + " " + std::string(string_of(model, "version")));
  json.key("result");
  json.begin_array();
  TaskWriter writer(record, json);
  for (const ClaimView& claim : record.claims()) {
    if (takes(wanted, claim)) writer.add(claim);
  }
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

std::string label_studio_config() {
  std::string out =
      "<View>\n"
      "  <Relations>\n    <Relation value=\"holds\"/>\n    <Relation value=\"signals\"/>\n"
      "    <Relation value=\"goes on\"/>\n  </Relations>\n"
      "  <Labels name=\"role\" toName=\"text\">\n    <Label value=\"Source\" background=\"#0072B2\"/>\n"
      "    <Label value=\"Cue\" background=\"#D55E00\"/>\n    <Label value=\"Content\" background=\"#009E73\"/>\n"
      "  </Labels>\n"
      "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
      "  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n";
  for (const LabelSet& set : label_sets()) {
    out.append("  <Header value=\"").append(set.name).append("\"/>\n  <Choices name=\"").append(set.name);
    out +=
        "\" toName=\"text\" perRegion=\"true\" whenTagName=\"role\" whenLabelValue=\"Content\" choice=\"single\" "
        "showInline=\"true\">\n";
    for (const std::string_view value : set.values) out.append("    <Choice value=\"").append(value).append("\"/>\n");
    out += "  </Choices>\n";
  }
  return out + "</View>\n";
}

}  // namespace sayso
