// Checking and cleaning spans, and finding out which relations are nested.
#include "evaluate/relation.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::array<const char*, kRoles> kRoleNames = {"source", "cue", "content"};

const json& null() {
  static const json value;
  return value;
}

/// null for a missing field, so that a missing and a null one read the same.
const json& field(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? null() : *found;
}

/// The id that a field holds; null where it holds none.
const json& id_in(const json& relation, const char* name) {
  const json& id = field(relation, name);
  return id.is_structured() ? null() : id;
}

Error bad_relation(const std::string& where, const std::string& what) {
  return {"invalid_relation", where + what, 0};
}

Result<CharSpan> read_span(const EvaluatedText& text, const json& span, const std::string& where) {
  const auto size = static_cast<std::uint64_t>(text.points.size());
  const bool two = span.is_array() && span.size() == 2 && span[0].is_number_unsigned() && span[1].is_number_unsigned();
  if (two) {
    const auto begin = span[0].get<std::uint64_t>();
    const auto end = span[1].get<std::uint64_t>();
    if (begin < end && end <= size) return CharSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return Error{
      "span_out_of_text",
      where + ": a span is not two offsets in the text, the second the larger (0 to " + std::to_string(size) + ")", 0};
}

/// Without the white space at its ends; nothing where no more is left.
std::optional<CharSpan> trimmed(const EvaluatedText& text, CharSpan span) {
  auto [begin, end] = span;
  while (begin < end && is_evaluated_space(text.points[begin])) ++begin;
  while (end > begin && is_evaluated_space(text.points[end - 1])) --end;
  if (begin == end) return std::nullopt;
  return CharSpan{begin, end};
}

Result<std::vector<CharSpan>> read_spans(const EvaluatedText& text, const json& role, const std::string& where) {
  const json& list = role.is_object() ? field(role, "spans") : role;
  std::vector<CharSpan> spans;
  if (list.is_null()) return spans;
  if (!list.is_array()) return bad_relation(where, ": a role is neither null, a list of spans, nor {\"spans\": [...]}");
  for (const json& item : list) {
    const auto span = read_span(text, item, where);
    if (!span) return span.error();
    if (const auto kept = trimmed(text, *span)) spans.push_back(*kept);
  }
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

Result<EvaluatedRelation> read_relation(const EvaluatedText& text, const json& item, const std::string& where) {
  if (!item.is_object()) return bad_relation(where, ": a relation is no object");
  const json& id = field(item, "id");
  const std::string name = where + ", relation " + (id.is_string() ? id.get<std::string>() : "without a name");
  EvaluatedRelation relation;
  for (std::size_t role = 0; role < kRoles; ++role) {
    auto spans = read_spans(text, field(item, kRoleNames[role]), name);
    if (!spans) return spans.error();
    relation.spans[role] = *spans;
    relation.chars[role] = CharSet(std::move(*spans));
  }
  const json& directness = field(item, "directness");
  if (directness.is_string()) {
    relation.directness = parse_label<Directness>(directness.get_ref<const std::string&>());
  }
  return relation;
}

/// Follows parents upwards; each relation's answer is found once, so a long chain costs no more than its length.
class Nesting {
 public:
  Nesting(const json& items, const std::vector<EvaluatedRelation>& relations) : relations_(relations) {
    std::map<json, std::size_t> by_id;
    for (std::size_t i = 0; i < items.size(); ++i) by_id[id_in(items[i], "id")] = i;
    for (const json& item : items) {
      const json& parent = id_in(item, "parent");
      const auto found = parent.is_null() ? by_id.end() : by_id.find(parent);
      outermost_.push_back(parent.is_null());
      parents_.push_back(found == by_id.end() ? std::nullopt : std::optional(found->second));
    }
    answers_.resize(items.size(), Answer::unknown);
  }

  bool nested(std::size_t relation) {
    std::vector<std::size_t> path;
    bool answer = false;
    for (std::size_t at = relation;; at = *parents_[at]) {
      if (answers_[at] != Answer::unknown) {
        answer = answers_[at] == Answer::yes;  // a ring of parents comes upon its own `pending`: not nested
        break;
      }
      answers_[at] = Answer::pending;
      path.push_back(at);
      if (!inside_parent(at)) break;
      answer = outermost_[*parents_[at]];
      if (answer) break;
    }
    for (const std::size_t at : path) answers_[at] = answer ? Answer::yes : Answer::no;
    return answer;
  }

 private:
  enum class Answer : std::uint8_t { unknown, pending, no, yes };

  [[nodiscard]] bool inside_parent(std::size_t at) const {
    const auto parent = parents_[at];
    return parent && *parent != at && relations_[at].of(Role::content).inside(relations_[*parent].of(Role::content));
  }

  const std::vector<EvaluatedRelation>& relations_;
  std::vector<std::optional<std::size_t>> parents_;
  std::vector<bool> outermost_;
  std::vector<Answer> answers_;
};

}  // namespace

Result<std::vector<EvaluatedRelation>> read_relations(const EvaluatedText& text, const json& items,
                                                      const std::string& where) {
  std::vector<EvaluatedRelation> all;
  if (items.is_null()) return all;
  if (!items.is_array()) return bad_relation(where, ": \"attributions\" is no list");
  for (const json& item : items) {
    auto relation = read_relation(text, item, where);
    if (!relation) return relation.error();
    all.push_back(std::move(*relation));
  }
  Nesting nesting(items, all);
  std::vector<EvaluatedRelation> outer;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!nesting.nested(i)) outer.push_back(all[i]);
  }
  return outer;
}

}  // namespace sayso
