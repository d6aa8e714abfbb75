// Who is the same in several articles: actors with one name and one type become one identity, carefully.
// Entry: Identities, name_key(). Which names belong to one actor of an article is left to the article's record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/labels.h"

namespace sayso {

/// The form by which a name is compared over articles: without case, accents, full stops, apostrophes and a leading
/// "the"; hyphens and other marks are spaces, "&" is "and"; a person's title falls away where two words are left ("Sen.
/// José Ruiz-Vega" and "Jose Ruiz Vega" have one key; "Mrs Vega" keeps hers). Empty where no letter or digit is left.
[[nodiscard]] std::string name_key(std::string_view name, EntityType type);

/// One actor of one article.
struct ActorNames {
  std::string_view name;  ///< the fullest, as the article writes it
  EntityType type = EntityType::misc;
  /// The article's mentions of it by a name, in any order, repeated or not. None: it has no name ("officials", "the
  /// report"), and what has no name is the same as nothing in another article.
  std::vector<std::string_view> mentions;
};

/// Who several actors of articles are taken to be.
struct Identity {
  std::string name;  ///< the full form that most articles use; of equals the first
  EntityType type = EntityType::misc;
  std::string key;                   ///< name_key(); empty where it stands for one actor alone
  std::uint64_t merged_from = 0;     ///< actors of articles
  std::vector<std::string> aliases;  ///< the other forms in order of appearance, kMostForms at most; "SEC", "Vega"
};

inline constexpr std::size_t kMostForms = 24;  // of one identity: what a reader looks through

/// Two actors are one where type and key of the full name are equal, and both are called by a name. A surname or an
/// acronym alone is tied to a full name by nothing but an article that uses both: it is equal to itself only. Memory
/// grows with the different names. One thread at a time.
class Identities {
 public:
  /// Without `merge` each actor is an identity of its own.
  explicit Identities(bool merge = true) : merge_(merge) {}

  /// The index of the actor's identity; indices count up from 0 in order of first sight.
  std::size_t add(const ActorNames& actor);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Identity at(std::size_t index) const;

 private:
  struct Form {
    std::string text;
    std::uint32_t full = 0;  ///< actors whose fullest name it is
  };
  struct Entry {
    EntityType type;
    std::string key;
    std::uint64_t merged_from = 0;
    std::vector<Form> forms;
  };
  std::size_t entry_of(const ActorNames& actor);

  bool merge_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_key_;      ///< type and key
  std::unordered_map<std::string, std::size_t> as_written_;  ///< type and name, so that most keys are made once
};

}  // namespace sayso
