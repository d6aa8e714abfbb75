// The accusations of an article, before its claims: who is accused of what, and by whom.
#include "core/text.h"
#include "report/html_claim.h"
#include "report/html_text.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr std::string_view kAgainst = "<p class=\"by\">Denied by:</p>";

/// Who holds it: the innermost of a chain, else the source; as written, and by name where that says more ("it").
std::string holder_html(const RecordView& view, const ClaimView& claim) {
  const Json& chain = list_of(*claim.relation, "chain");
  const Json& source = field_of(*claim.relation, "source");
  std::string words;
  for (const TextSpan span : chain.empty() ? claim.source : view.spans_of(chain.back())) {
    words += (words.empty() ? "" : " ") + std::string(view.slice(span));
  }
  const std::string name(view.actor_name(string_of(source, "actor")));
  if (words.empty()) words = name;
  if (words.empty()) words = string_of(source, "type") == "none" ? "nobody in particular" : "a holder not named here";
  const bool more = !name.empty() && lower(words).find(lower(name)) == std::string::npos;
  return "<b>" + shown(words) + "</b>" + (more ? " (" + shown(name) + ")" : "");
}

/// Denials stand in the list of an accusation too, and are told apart.
bool accuses(const ClaimView& claim) {
  const std::string_view firmness = string_of(field_of(*claim.relation, "responsibility"), "firmness");
  return firmness != "denied" && firmness != "exonerated";
}

/// "through CNN": the holders that stand between the article and the innermost one.
std::string through_html(const RecordView& view, const ClaimView& claim) {
  const Json& chain = list_of(*claim.relation, "chain");
  std::string html;
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
    const auto spans = view.spans_of(chain[i]);
    if (spans.empty()) continue;
    html += (html.empty() ? " through " : ", ") + shown(view.slice(spans.front()));
  }
  return html;
}

std::string accuser_html(const RecordView& view, const ClaimView& claim) {
  const std::string firmness(string_of(field_of(*claim.relation, "responsibility"), "firmness"));
  std::string html = "<li>" + holder_html(view, claim) + through_html(view, claim);
  if (!firmness.empty()) html += ": <span class=\"firm\">" + escaped(code_in_words(firmness)) + "</span>";
  html += " · " + level_html(claim.level) + " · <a href=\"#" + claim.anchor + "\">claim " + claim.number + "</a>";
  const std::string missing = missing_html(*claim.relation);
  return html + (missing.empty() ? "" : " · <span class=\"lab\">missing: " + missing + "</span>") + "</li>";
}

std::string names_html(const RecordView& view, const Json& ids) {
  std::string html;
  for (const Json& id : ids) {
    const std::string name = shown(id.is_string() ? view.actor_name(id.get_ref<const std::string&>()) : "");
    if (!name.empty()) html += (html.empty() ? "" : ", ") + name;
  }
  return html;
}

/// The claims of an accusation: who accuses, then who denies.
std::string accusers_html(const RecordView& view, const Json& ids) {
  std::string accusing;
  std::string denying;
  for (const Json& id : ids) {
    const ClaimView* claim = id.is_string() ? view.claim(id.get_ref<const std::string&>()) : nullptr;
    if (claim != nullptr) (accuses(*claim) ? accusing : denying) += accuser_html(view, *claim);
  }
  std::string html;
  if (!accusing.empty())
    html += "<p class=\"by\">By whom, in which words, how firmly sourced:</p><ul>" + accusing + "</ul>";
  if (!denying.empty()) html += std::string(kAgainst) + "<ul>" + denying + "</ul>";
  return html;
}

std::string accusation_html(const RecordView& view, const Json& accusation) {
  std::string blamed = shown(string_of(accusation, "name"));
  if (blamed.empty()) blamed = shown(view.actor_name(string_of(accusation, "blamed")));
  const std::string_view strongest = string_of(accusation, "strongest");
  const Json& named = field_of(accusation, "named_holder");
  std::string html = "<li class=\"accusation\"><h3>" + (blamed.empty() ? "Somebody" : blamed) + "</h3>";
  html += "<p>accused over <q>" + exact(view.slice(view.span_of(field_of(accusation, "act")))) + "</q></p><p>";
  if (strongest.empty()) {
    html += "In this article it is only denied.";
  } else {
    html += "Most firmly sourced: " + level_html(strongest);
    html += named == true ? " · at least one accuser has a name" : " · <b class=\"lab\">no accuser has a name</b>";
  }
  html += "</p>" + accusers_html(view, list_of(accusation, "attributions"));
  const std::string denied = names_html(view, list_of(accusation, "denied_by"));
  const std::string silent = names_html(view, list_of(accusation, "silent"));
  const bool told = html.find(kAgainst) != std::string::npos;
  if (!denied.empty() && !told) html += "<p><b>Denied by</b> " + denied + "</p>";
  if (!silent.empty()) html += "<p><b>Speak of it without accusing</b> " + silent + "</p>";
  return html + "</li>";
}

}  // namespace

std::string accusations_html(const RecordView& view) {
  const Json& accusations = field_of(view.record(), "accusations");
  if (!accusations.is_array()) return "";
  std::string html = "<section aria-labelledby=\"accusations\"><h2 id=\"accusations\">Accusations</h2>";
  if (accusations.empty())
    return html + "<p>Nobody is blamed for anything in this article, as far as sayso can tell.</p></section>";
  html += "<ul class=\"accusations\">";
  for (const Json& accusation : accusations) html += accusation_html(view, accusation);
  return html + "</ul></section>";
}

}  // namespace sayso
