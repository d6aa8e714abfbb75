#include "export/web_annotation.h"

#include <algorithm>

#include "export/claims.h"
#include "report/json_writer.h"

namespace sayso {
namespace {

constexpr std::uint32_t kContext = 30;  // code points on either side of a quotation: as on the page

void text_field(JsonWriter& json, std::string_view key, std::string_view value) {
  json.key(key);
  json.string(value);
}

void write_target(JsonWriter& json, const RecordView& record, TextSpan span, std::string_view source) {
  json.begin_object();
  text_field(json, "source", source);
  json.key("selector");
  json.begin_array();
  json.begin_object();
  text_field(json, "type", "TextPositionSelector");
  json.key("start");
  json.integer(span.begin);
  json.key("end");
  json.integer(span.end);
  json.end_object();
  json.begin_object();
  text_field(json, "type", "TextQuoteSelector");
  text_field(json, "exact", record.slice(span));
  text_field(json, "prefix", record.slice({span.begin - std::min(span.begin, kContext), span.begin}));
  text_field(json, "suffix", record.slice({span.end, span.end + kContext}));
  json.end_object();
  json.end_array();
  json.end_object();
}

void write_annotation(JsonWriter& json, const RecordView& record, const ClaimView& claim, const std::string& text_urn,
                      std::string_view source) {
  json.begin_object();
  text_field(json, "id", text_urn + "#" + claim.anchor);
  text_field(json, "type", "Annotation");
  text_field(json, "motivation", "describing");
  json.key("body");
  json.begin_array();
  json.begin_object();
  text_field(json, "type", "TextualBody");
  text_field(json, "purpose", "describing");
  text_field(json, "format", "text/plain");
  text_field(json, "value", "held by " + holder_of(record, claim));
  json.end_object();
  json.begin_object();
  text_field(json, "type", "TextualBody");
  text_field(json, "purpose", "classifying");
  text_field(json, "value", claim.level.empty() ? "no level" : claim.level);
  json.end_object();
  json.end_array();
  json.key("target");
  json.begin_array();
  for (const TextSpan span : claim.content) write_target(json, record, span, source);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string web_annotations(const RecordView& record) {
  const std::string urn = "urn:sha256:" + std::string(string_of(record.record(), "text_sha256"));
  const std::string_view url = string_of(field_of(record.record(), "metadata"), "url");
  JsonWriter json(record.text().size() + 4096);
  json.begin_object();
  text_field(json, "@context", "http://www.w3.org/ns/anno.jsonld");
  text_field(json, "id", urn + "#annotations");
  text_field(json, "type", "AnnotationCollection");
  text_field(json, "label", "Claims of " + std::string(string_of(record.record(), "id")));
  json.key("total");
  json.integer(record.claims().size());
  json.key("first");
  json.begin_object();
  text_field(json, "id", urn + "#page");
  text_field(json, "type", "AnnotationPage");
  json.key("startIndex");
  json.integer(0);
  json.key("items");
  json.begin_array();
  for (const ClaimView& claim : record.claims())
    write_annotation(json, record, claim, urn, url.empty() ? std::string_view(urn) : url);
  json.end_array();
  json.end_object();
  json.end_object();
  return std::move(json).take();
}

}  // namespace sayso
