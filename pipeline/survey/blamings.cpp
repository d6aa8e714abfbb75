// The rule of persons is that of report/blame.cpp, read from the record in place of the Document.
#include "survey/blamings.h"

#include <algorithm>
#include <string_view>

#include "accusation/accusation.h"
#include "report/blame.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

constexpr std::size_t kBlamedBytes = 120;  // as report/blame.cpp
constexpr std::size_t kActBytes = 60;
constexpr std::size_t kMostActs = 1U << 16;  // kept: memory stays flat over any archive

bool overlap(TextSpan a, TextSpan b) {
  return std::max(a.begin, b.begin) < std::min(a.end, b.end);
}

bool is_private(const RecordView& view, std::string_view blamed_actor, const Json& responsibility) {
  const auto person = [&](std::string_view id) {
    const Json& actor = view.actor(id);
    return string_of(actor, "type") == name(EntityType::person) && !field_of(actor, "role").is_object();
  };
  if (!blamed_actor.empty()) return person(blamed_actor);
  if (const auto actor = string_of(responsibility, "actor"); !actor.empty()) return person(actor);
  const TextSpan blamed = view.span_of(field_of(responsibility, "blamed"));
  if (is_bare_pronoun(view.slice(blamed))) return true;
  const Json& mentions = list_of(view.record(), "mentions");
  return std::any_of(mentions.begin(), mentions.end(), [&](const Json& m) {
    return string_of(m, "kind") == name(MentionKind::name) && string_of(m, "type") == name(EntityType::person) &&
           overlap(blamed, view.span_of(field_of(m, "span")));
  });
}

}  // namespace

const std::string& ActKeys::of(std::string_view act) {
  if (known_.size() >= kMostActs) known_.clear();
  const auto [place, is_new] = known_.try_emplace(std::string(act));
  if (is_new) {
    const Segmentation s = segmenter_.segment(act);
    place->second = act_key(act, s, {0, static_cast<std::uint32_t>(s.tokens.size())});
  }
  return place->second;
}

std::vector<Blaming> blamings_of(const RecordView& view, ActKeys& keys) {
  std::vector<Blaming> out;
  if (view.text().empty()) return out;
  for (const Json& accusation : list_of(view.record(), "accusations")) {
    const std::string blamed = one_line(shorten(string_of(accusation, "name"), kBlamedBytes));
    const std::string words(view.slice(view.span_of(field_of(accusation, "act"))));
    const std::string act = one_line(shorten(words, kActBytes));
    const std::string& key = keys.of(words);
    for (const Json& id : list_of(accusation, "attributions")) {
      const ClaimView* claim = id.is_string() ? view.claim(id.get_ref<const std::string&>()) : nullptr;
      if (claim == nullptr) continue;
      const Json& responsibility = field_of(*claim->relation, "responsibility");
      const auto firmness = parse_label<Firmness>(string_of(responsibility, "firmness"));
      if (!firmness) continue;
      out.push_back({blamed, act, key, *firmness, is_private(view, string_of(accusation, "blamed"), responsibility)});
    }
  }
  return out;
}

}  // namespace sayso
