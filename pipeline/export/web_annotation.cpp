#include "export/web_annotation.h"

#include <algorithm>

#include "export/claims.h"
#include "report/json_writer.h"

namespace sayso {
namespace {

constexpr std::uint32_t kContext = 30;  // code points on either side of a quotation: as on the page

void write_target(JsonWriter& json, const RecordView& record, TextSpan span, std::string_view source) {
  json.begin_object();
  json.field("source", source);
  json.key("selector");
  json.begin_array();
  json.begin_object();
  json.field("type", "TextPositionSelector");
  json.key("start");
  json.integer(span.begin);
  json.key("end");
  json.integer(span.end);
  json.end_object();
  json.begin_object();
  json.field("type", "TextQuoteSelector");
  json.field("exact", record.slice(span));
  json.field("prefix", record.slice({span.begin - std::min(span.begin, kContext), span.begin}));
  json.field("suffix", record.slice({span.end, span.end + kContext}));
  json.end_object();
  json.end_array();
  json.end_object();
}

void write_annotation(JsonWriter& json, const RecordView& record, const ClaimView& claim, const std::string& text_urn,
                      std::string_view source) {
  json.begin_object();
  json.field("id", text_urn + "#" + claim.anchor);
  json.field("type", "Annotation");
  json.field("motivation", "describing");
  json.key("body");
  json.begin_array();
  json.begin_object();
  json.field("type", "TextualBody");
  json.field("purpose", "describing");
  json.field("format", "text/plain");
  json.field("value", "held by " + holder_of(record, claim));
  json.end_object();
  json.begin_object();
  json.field("type", "TextualBody");
  json.field("purpose", "classifying");
  json.field("value", claim.level.empty() ? "no level" : claim.level);
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
  json.field("@context", "http://www.w3.org/ns/anno.jsonld");
  json.field("id", urn + "#annotations");
  json.field("type", "AnnotationCollection");
  json.field("label", "Claims of " + std::string(string_of(record.record(), "id")));
  json.key("total");
  json.integer(record.claims().size());
  json.key("first");
  json.begin_object();
  json.field("id", urn + "#page");
  json.field("type", "AnnotationPage");
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
