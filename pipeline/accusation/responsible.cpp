#include "accusation/responsible.h"

#include "accusation/phrases.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

/// The name at the head of the span, else the first one in it.
std::optional<std::uint32_t> named_in(const Line& line, TokenSpan blamed) {
  const std::uint32_t head = head_of(line, blamed);
  if (const Mention* m = line.mention(head); m != nullptr && m->actor) return m->actor;
  const bool common = line.entry(head).agent && !line.capital(head);
  for (std::uint32_t i = blamed.begin; i < blamed.end; ++i) {
    const Mention* m = line.mention(i);
    if (m == nullptr || !m->actor) continue;
    // "the driver of the Lena": only an apposition names the head itself.
    const bool aside = i > blamed.begin && (line.word(i - 1) == "," || line.entry(i - 1).agent);
    if (!common || aside) return m->actor;
  }
  return std::nullopt;
}

}  // namespace

bool first_person(const Line& line, TokenSpan blamed) {
  return blamed.size() == 1 &&
         one_of(line.word(blamed.begin), {"i", "we", "me", "us", "my", "our", "myself", "ourselves"});
}

bool third_person(const Line& line, TokenSpan blamed) {
  return blamed.size() == 1 && one_of(line.word(blamed.begin), {"he", "she", "it", "they", "him", "them"});
}

std::optional<std::uint32_t> actor_of(const Line& line, TokenSpan blamed, std::uint32_t relation, bool own,
                                      const Layers& layers) {
  if (own || first_person(line, blamed)) return layers.holders.holders[relation].actor;
  if (const auto named = named_in(line, blamed)) return named;
  const std::uint32_t head = head_of(line, blamed);
  if (const Mention* m = line.any_mention(head); m != nullptr && m->actor) return m->actor;
  const auto source = line.source_of(head);
  if (source && line.source_of(blamed.begin) == source) return layers.holders.holders[*source].actor;
  return std::nullopt;
}

}  // namespace sayso::accusation
