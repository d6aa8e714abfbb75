// find_actors(): names, their identities, their roles, then the nouns and pronouns that are sources.
#include "actor/actor.h"

#include <algorithm>
#include <unordered_set>

#include "actor/name_links.h"
#include "actor/names.h"
#include "actor/roles.h"
#include "actor/source_links.h"
#include "actor/words.h"

namespace sayso {
namespace {

/// "Milbank" of unknown type is a person where it is a source: bodies are listed or have a body's words in their names.
void sources_are_persons(const actor::Words& words, const std::vector<Attribution>& attributions,
                         std::vector<actor::Name>& names) {
  std::unordered_set<std::uint32_t> sources;  // word ids
  for (const Attribution& a : attributions) {
    if (!a.source.empty()) sources.insert(words.id(a.source.front().begin));
  }
  for (actor::Name& n : names) {
    if (n.type != EntityType::misc || n.tokens.size() != 1 || words.word(n.tokens.begin).plural) continue;
    if (words.flags(n.tokens.begin).any(actor::Lex::person_noun, actor::Lex::group_noun, actor::Lex::body_noun))
      continue;
    if (sources.contains(words.id(n.tokens.begin))) {
      n.type = EntityType::person;
    }
  }
}

/// Actors in the order of their first mention; those without one are dropped.
void order_actors(ActorLayer& layer) {
  constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::vector<std::uint32_t> place(layer.actors.size(), kNone);
  std::vector<Actor> ordered;
  ordered.reserve(layer.actors.size());
  for (Mention& m : layer.mentions) {
    if (!m.actor) continue;
    if (place[*m.actor] == kNone) {
      place[*m.actor] = static_cast<std::uint32_t>(ordered.size());
      ordered.push_back(std::move(layer.actors[*m.actor]));
    }
    m.actor = place[*m.actor];
  }
  layer.actors = std::move(ordered);
}

}  // namespace

ActorLayer find_actors(std::string_view text, const Segmentation& segmentation,
                       const std::vector<Quotation>& quotations, const std::vector<Attribution>& attributions,
                       const std::vector<NamedSpan>& named) {
  const actor::Words words(text, segmentation);
  std::vector<actor::Name> names = actor::find_names(words, named);
  sources_are_persons(words, attributions, names);
  actor::Cast cast;
  ActorLayer layer;
  layer.mentions = actor::link_names(words, names, cast);
  actor::find_roles(words, names, layer.mentions, cast);
  actor::merge_offices(words, layer.mentions, cast);
  const std::vector<Mention> sources = actor::link_sources(words, layer.mentions, quotations, attributions, cast);

  const auto middle = static_cast<std::ptrdiff_t>(layer.mentions.size());
  layer.mentions.insert(layer.mentions.end(), sources.begin(), sources.end());
  std::inplace_merge(layer.mentions.begin(), layer.mentions.begin() + middle, layer.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  layer.actors = std::move(cast.actors);
  order_actors(layer);
  return layer;
}

}  // namespace sayso
