// The groups in which figures are shown: of articles, by a field of theirs, or of relations, by how they are made.
// Entry: grouping_named(), groups_of(), add_article() for relations; ArticleGroups for articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "evaluate/tally.h"

namespace sayso {

/// One line of the table.
struct Group {
  std::string name;
  std::size_t documents = 0;    ///< that belong to it; of a group of relations, those with such a relation on a side
  std::vector<Tally> articles;  ///< what is drawn from for the interval: of a group of relations one for each article
};

/// directness: direct, mixed, indirect. source: whether there is one. cue: its words, marks counted as such.
enum class Grouping : std::uint8_t { directness, source, cue };

/// Nothing where the name is that of no grouping of relations.
[[nodiscard]] std::optional<Grouping> grouping_named(std::string_view name);

/// The groups, still empty, in the order in which they are shown.
[[nodiscard]] std::vector<Group> groups_of(Grouping grouping);

/// Adds one article to each of the groups of groups_of(). A relation whose record does not tell its directness (most
/// gold) has it from the marks around its content: quoted.h.
void add_article(std::vector<Group>& groups, Grouping grouping, const EvaluatedText& text,
                 const std::vector<EvaluatedRelation>& gold, const std::vector<EvaluatedRelation>& predicted);

/// Articles by the value of one field of their gold record: a string, a number, true or false. Articles without such a
/// value are the group "(none)".
class ArticleGroups {
 public:
  explicit ArticleGroups(std::string field) : field_(std::move(field)) {}
  void add(const nlohmann::json& record, const Tally& article);
  /// In the order of their names. Error code unknown_field, where no article has the field: names those that there are.
  [[nodiscard]] Result<std::vector<Group>> finish();

 private:
  std::string field_;
  std::map<std::string, Group> groups_;
  std::set<std::string> fields_;  ///< with a value to group by, in any article
};

}  // namespace sayso
