#include "export/claims.h"

namespace sayso {

std::vector<std::string_view> claim_labels(const ClaimView& claim) {
  const Json& r = *claim.relation;
  const Json& source = field_of(r, "source");
  return {claim.level,
          string_of(source, "type"),
          string_of(source, "described"),
          string_of(r, "anonymity"),
          string_of(r, "kind"),
          string_of(r, "commitment"),
          string_of(r, "polarity"),
          string_of(r, "relay"),
          string_of(r, "directness")};
}

std::string holder_of(const RecordView& record, const ClaimView& claim) {
  const Json& source = field_of(*claim.relation, "source");
  std::string written = pieces_of(record, claim.source, " […] ");
  const std::string_view name = record.actor_name(string_of(source, "actor"));
  if (!written.empty() && !name.empty() && written.find(name) == std::string::npos)
    return written.append(" (").append(name).append(")");
  if (!written.empty()) return written;
  if (!name.empty()) return std::string(name);
  return string_of(source, "type") == "none" ? "nobody" : "not named";
}

std::string pieces_of(const RecordView& record, const std::vector<TextSpan>& spans, std::string_view between) {
  std::string out;
  for (const TextSpan span : spans) {
    if (!out.empty()) out += between;
    out += record.slice(span);
  }
  return out;
}

}  // namespace sayso
