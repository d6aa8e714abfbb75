// Two passes over the names: the first learns the full forms, so that a short form may come before its long one.
#include "actor/name_links.h"

#include <array>

namespace sayso::actor {
namespace {

/// The latest actor for a word, and the latest of each gender, so that "Mrs. Clinton" is not Bill.
struct Latest {
  std::optional<std::uint32_t> any, male, female;

  void set(std::uint32_t actor, Gender gender) {
    any = actor;
    if (gender != Gender::female) male = actor;
    if (gender != Gender::male) female = actor;
  }
  [[nodiscard]] std::optional<std::uint32_t> get(Gender gender) const {
    return gender == Gender::male ? male : gender == Gender::female ? female : any;
  }
};

using LatestOf = std::unordered_map<std::uint32_t, Latest>;  // by word id

constexpr auto kAliases =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"us", "united states"},
                                                                  {"u.s.", "united states"},
                                                                  {"u.s", "united states"},
                                                                  {"usa", "united states"},
                                                                  {"u.s.a.", "united states"},
                                                                  {"america", "united states"},
                                                                  {"united states of america", "united states"},
                                                                  {"uk", "united kingdom"},
                                                                  {"u.k.", "united kingdom"},
                                                                  {"britain", "united kingdom"},
                                                                  {"great britain", "united kingdom"},
                                                                  {"un", "united nations"},
                                                                  {"u.n.", "united nations"},
                                                                  {"eu", "european union"},
                                                                  {"e.u.", "european union"},
                                                                  {"uae", "united arab emirates"}});

bool suffix_word(std::string_view lower) {
  return lower == "jr" || lower == "sr" || lower == "ii" || lower == "iii" || lower == "iv" || lower == ".";
}

/// The surname: the last word that is no "Jr.".
std::uint32_t surname(const Words& w, TokenSpan span) {
  std::uint32_t last = span.end - 1;
  while (last > span.begin && suffix_word(w.lower(last))) --last;
  return last;
}

/// "Ferro-Lund": a name without a space is a surname, or a given name, alone.
bool one_word(const Words& w, TokenSpan span) {
  for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
    if (!w.glued(i)) return false;
  }
  return true;
}

/// "Donald J. Trump" and "Donald Trump" have one key; a "Jr." keeps its own.
std::string person_key(const Words& w, TokenSpan span) {
  std::string key(w.lower(span.begin));
  key += ' ';
  key += w.lower(surname(w, span));
  if (surname(w, span) + 1 < span.end) key += " jr";
  return key;
}

std::string body_key(const Words& w, TokenSpan span) {
  while (span.size() > 1 && (w.lower(span.begin) == "the" || w.punctuation(span.begin))) ++span.begin;
  std::string key = w.joined(span);
  for (const auto& [alias, full] : kAliases) {
    if (key == alias) return std::string(full);
  }
  return key;
}

/// "National Security Council" -> "nsc"; empty for fewer than two capitals.
std::string initials(const Words& w, TokenSpan span) {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (w.capital(i)) out += w.lower(i).front();
  }
  return out.size() > 1 ? out : std::string{};
}

std::string without_stops(std::string_view lower) {
  std::string out;
  for (const char c : lower) {
    if (c != '.') out += c;
  }
  return out;
}

class Linker {
 public:
  Linker(const Words& words, const std::vector<Name>& names, Cast& cast) : w_(words), names_(names), cast_(cast) {}

  std::vector<Mention> run() {
    gather();
    std::vector<Mention> mentions;
    mentions.reserve(names_.size());
    for (const Name& n : names_) {
      Mention m{.tokens = n.tokens, .kind = MentionKind::name, .type = n.type, .actor = {}};
      if (n.type == EntityType::person)
        m.actor = person(n);
      else if (n.type != EntityType::date && n.type != EntityType::money)
        m.actor = body(n);
      if (m.actor) keep_fullest(*m.actor, n);
      mentions.push_back(m);
    }
    return mentions;
  }

 private:
  [[nodiscard]] TokenSpan whole(const Name& n) const { return without_tail(w_, whole_of(n)); }

  /// First pass: full names and long forms may come later than their short ones.
  void gather() {
    for (const Name& n : names_) {
      if (n.type == EntityType::person && !one_word(w_, n.tokens)) {
        ahead_.try_emplace(w_.id(surname(w_, n.tokens)), person_key(w_, n.tokens));
        ahead_given_.try_emplace(w_.id(n.tokens.begin), person_key(w_, n.tokens));
        for (std::uint32_t i = n.tokens.begin + 1; i + 1 < n.tokens.end; ++i) {
          if (w_.capital(i) && w_.lower(i).size() > 1) inner_.try_emplace(w_.id(i), person_key(w_, n.tokens));
        }
      } else if (n.type != EntityType::date && n.type != EntityType::money && whole(n).size() > 1) {
        if (const std::string short_form = initials(w_, whole(n)); !short_form.empty()) {
          acronyms_.try_emplace(short_form, body_key(w_, whole(n)));
        }
        if (n.type == EntityType::organization || n.type == EntityType::media) remember_prefixes(n);
      }
    }
  }

  /// "Sony" and "Sony Pictures" may be short for "Sony Pictures Entertainment": the longest form wins.
  void remember_prefixes(const Name& n) {
    const TokenSpan all = whole(n);
    const std::string full = body_key(w_, all);
    for (std::uint32_t end = all.begin + 1; end < std::min(all.end, all.begin + kLongestName); ++end) {
      std::string& longest = prefixes_[body_key(w_, {all.begin, end})];
      if (full.size() > longest.size()) longest = full;
    }
  }

  std::optional<std::uint32_t> by_key(const std::string& key, const Name& n) {
    const auto [place, fresh] = keys_.try_emplace(key, std::nullopt);
    if (!place->second) place->second = cast_.add(std::string(w_.raw(whole(n))), n.type, n.gender, true);
    return place->second;
  }

  std::optional<std::uint32_t> person(const Name& n) {
    const std::uint32_t last = w_.id(surname(w_, n.tokens));
    std::optional<std::uint32_t> actor;
    const bool full = !one_word(w_, n.tokens);
    if (full)
      actor = by_key(person_key(w_, n.tokens), n);
    else
      actor = short_person(n, last);
    if (!actor) return actor;
    Gender& gender = cast_.genders[*actor];
    if (gender == Gender::unknown) gender = n.gender;
    surnames_[last].set(*actor, gender);
    if (full) given_[w_.id(n.tokens.begin)].set(*actor, gender);
    return actor;
  }

  /// "Meehan", "Mr. Trump", "Hillary": the latest who bears it, else who will.
  std::optional<std::uint32_t> short_person(const Name& n, std::uint32_t word) {
    if (const auto found = latest(surnames_, word, n.gender)) return found;
    if (const auto found = latest(given_, word, n.title.empty() ? Gender::unknown : n.gender)) return found;
    if (const auto next = ahead_.find(word); next != ahead_.end() && fits(next->second, n))
      return by_key(next->second, n);
    if (const auto next = ahead_given_.find(word); next != ahead_given_.end() && n.title.empty())
      return by_key(next->second, n);
    // "Manuel Torres Velez" is Torres later on, "Kevin So Kam-wai" So.
    if (const auto next = inner_.find(word); next != inner_.end()) return by_key(next->second, n);
    return by_key(w_.joined(n.tokens), n);
  }

  /// A title's gender against the given name of the one to come.
  [[nodiscard]] static bool fits(const std::string& key, const Name& n) {
    if (n.title.empty()) return true;
    return agree(n.gender, gender_of(flags_of(key.substr(0, key.find(' ')))));
  }

  static std::optional<std::uint32_t> latest(const LatestOf& map, std::uint32_t word, Gender gender) {
    const auto found = map.find(word);
    return found == map.end() ? std::nullopt : found->second.get(gender);
  }

  std::optional<std::uint32_t> body(const Name& n) {
    const std::string bare = body_key(w_, without_tail(w_, n.tokens));
    std::string key = body_key(w_, whole(n));
    if (!n.whole.empty())
      shorts_[bare] = key;
    else if (const auto longer = shorts_.find(bare); longer != shorts_.end())
      key = longer->second;
    else if (const auto ending = ending_of(n); !ending.empty())
      key = ending;
    remember_ending(n, key);
    if (whole(n).size() == 1 && w_.acronym(n.tokens.begin)) {
      if (const auto full = acronyms_.find(without_stops(key)); full != acronyms_.end()) return by_key(full->second, n);
    }
    // Countries, peoples and words like "National" open too many names to be short for one.
    const Flags f = flags_of(key);
    const bool opens_many = f.any(Lex::place, Lex::demonym, Lex::party, Lex::common, Lex::org_word);
    const bool unlisted =
        n.type == EntityType::organization || n.type == EntityType::facility || n.type == EntityType::place;
    if (unlisted && !opens_many) {
      if (const auto full = prefixes_.find(key); full != prefixes_.end()) return by_key(full->second, n);
    }
    return by_key(key, n);
  }

  /// "the Front" behind "the Highland Front": the key of the latest body whose name ends so; empty where none does.
  [[nodiscard]] std::string ending_of(const Name& n) const {
    const std::uint32_t at = n.tokens.begin;
    const bool one = whole(n).size() == 1 && at > 0 && w_.lower(at - 1) == "the" && !w_.acronym(at);
    if (!one || n.type == EntityType::place || n.type == EntityType::group) return {};
    const auto found = endings_.find(w_.id(at));
    return found == endings_.end() ? std::string{} : found->second;
  }

  void remember_ending(const Name& n, const std::string& key) {
    const TokenSpan all = whole(n);
    const bool body = n.type == EntityType::organization || n.type == EntityType::facility;
    if (body && all.size() > 1 && w_.capital(all.end - 1)) endings_[w_.id(all.end - 1)] = key;
  }

  void keep_fullest(std::uint32_t actor, const Name& n) {
    Actor& a = cast_.actors[actor];
    const std::string_view text = w_.raw(whole(n));
    if (text.size() > a.name.size()) a.name = text;
    if (whole(n).size() > 1) a.type = n.type;
  }

  const Words& w_;
  const std::vector<Name>& names_;
  Cast& cast_;
  std::unordered_map<std::string, std::optional<std::uint32_t>> keys_;
  LatestOf surnames_, given_;
  std::unordered_map<std::uint32_t, std::string> ahead_, ahead_given_;  ///< by word id: the key of the first full name
  std::unordered_map<std::uint32_t, std::string> inner_;    ///< by a word inside: the key of the first full name
  std::unordered_map<std::string, std::string> acronyms_;   ///< "nsc" -> key
  std::unordered_map<std::string, std::string> shorts_;     ///< "high court" -> key of the latest "Veld High Court"
  std::unordered_map<std::uint32_t, std::string> endings_;  ///< last word of a body's name -> key of the latest
  std::unordered_map<std::string, std::string> prefixes_;   ///< "sony" -> key of the longest form
};

}  // namespace

std::optional<std::uint32_t> Cast::add(std::string name, EntityType type, Gender gender, bool is_named) {
  if (actors.size() >= kMostActors || name.empty()) return std::nullopt;
  actors.push_back({.name = std::move(name), .type = type, .role = {}, .affiliation = {}});
  genders.push_back(gender);
  named.push_back(is_named);
  nouns.emplace_back();
  return static_cast<std::uint32_t>(actors.size() - 1);
}

std::vector<Mention> link_names(const Words& words, const std::vector<Name>& names, Cast& cast) {
  return Linker(words, names, cast).run();
}

}  // namespace sayso::actor
