// Each relation's or article's group, and the sums of each group.
#include "evaluate/groups.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "evaluate/quoted.h"

namespace sayso {
namespace {

using nlohmann::json;
using Relations = std::vector<EvaluatedRelation>;

constexpr std::string_view kNoValue = "(none)";
constexpr std::size_t kListedFields = 20;  // names in a message: more do not help to find the right one

constexpr auto kGroupingNames = std::to_array<std::string_view>({"directness", "source", "cue"});
constexpr auto kDirectness = std::to_array({Directness::direct, Directness::mixed, Directness::indirect});
constexpr auto kSourceNames = std::to_array<std::string_view>({"with a source", "without a source"});
constexpr auto kCueNames = std::to_array<std::string_view>({"none", "one", "two", "three and more"});

std::size_t directness_group(Directness directness) {
  return static_cast<std::size_t>(std::find(kDirectness.begin(), kDirectness.end(), directness) - kDirectness.begin());
}

/// Words and marks that begin in the cue; at least one where there is a cue.
std::size_t cue_group(const EvaluatedText& text, const CharSet& cue) {
  if (cue.empty()) return 0;
  std::size_t words = 0;
  for (const auto& [begin, end] : cue.ranges()) {
    const auto first = std::lower_bound(text.tokens.begin(), text.tokens.end(), begin);
    words += static_cast<std::size_t>(std::lower_bound(first, text.tokens.end(), end) - first);
  }
  return std::clamp<std::size_t>(words, 1, kCueNames.size() - 1);
}

GroupNumbers numbers(const EvaluatedText& text, const std::vector<bool>& quoted, const Relations& relations,
                     Grouping grouping) {
  GroupNumbers out;
  for (const EvaluatedRelation& r : relations) {
    switch (grouping) {
      case Grouping::directness:
        out.push_back(
            directness_group(r.directness ? *r.directness : directness_in(text, quoted, r.of(Role::content))));
        break;
      case Grouping::source:
        out.push_back(r.of(Role::source).empty() ? 1 : 0);
        break;
      case Grouping::cue:
        out.push_back(cue_group(text, r.of(Role::cue)));
        break;
    }
  }
  return out;
}

std::vector<std::string> group_names(Grouping grouping) {
  std::vector<std::string> names;
  if (grouping == Grouping::source) return {kSourceNames.begin(), kSourceNames.end()};
  if (grouping == Grouping::cue) return {kCueNames.begin(), kCueNames.end()};
  for (const Directness d : kDirectness) names.emplace_back(name(d));
  return names;
}

/// What an article is grouped by; nothing where the value is null, empty, a list or an object.
std::optional<std::string> group_value(const json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return text.empty() ? std::nullopt : std::optional(text);
  }
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

}  // namespace

std::optional<Grouping> grouping_named(std::string_view name) {
  const auto found = std::find(kGroupingNames.begin(), kGroupingNames.end(), name);
  if (found == kGroupingNames.end()) return std::nullopt;
  return static_cast<Grouping>(found - kGroupingNames.begin());
}

std::vector<Group> groups_of(Grouping grouping) {
  std::vector<Group> groups;
  for (std::string& name : group_names(grouping)) groups.push_back({std::move(name), 0, {}});
  return groups;
}

void add_article(std::vector<Group>& groups, Grouping grouping, const EvaluatedText& text, const Relations& gold,
                 const Relations& predicted) {
  const std::vector<bool> quoted = quoted_points(text);
  const GroupNumbers of_gold = numbers(text, quoted, gold, grouping);
  const GroupNumbers of_predicted = numbers(text, quoted, predicted, grouping);
  const auto tallies = tally_groups(text, gold, predicted, of_gold, of_predicted, groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool held =
        std::count(of_gold.begin(), of_gold.end(), i) + std::count(of_predicted.begin(), of_predicted.end(), i) > 0;
    groups[i].documents += held ? 1 : 0;
    groups[i].articles.push_back(tallies[i]);
  }
}

void ArticleGroups::add(const json& record, const Tally& article) {
  std::string name(kNoValue);
  for (const auto& [field, value] : record.items()) {
    if (field == "id" || field == "text") continue;
    auto text = group_value(value);
    if (!text) continue;
    fields_.insert(field);
    if (field == field_) name = std::move(*text);
  }
  Group& group = groups_[name];
  group.name = std::move(name);
  ++group.documents;
  group.articles.push_back(article);
}

Result<std::vector<Group>> ArticleGroups::finish() {
  if (!fields_.contains(field_)) {
    std::string what = "no article has a field \"" + field_ + "\" to group by; there are";
    std::size_t listed = 0;
    for (const std::string& field : fields_) {
      if (listed++ == kListedFields) break;
      what += " " + field + ",";
    }
    if (fields_.size() > kListedFields) what += " " + std::to_string(fields_.size() - kListedFields) + " more,";
    for (const std::string_view grouping : kGroupingNames) what += " " + std::string(grouping) + ",";
    what.pop_back();
    return Error{"unknown_field", what, 0};
  }
  std::vector<Group> groups;
  for (auto& [name, group] : groups_) groups.push_back(std::move(group));
  return groups;
}

}  // namespace sayso
