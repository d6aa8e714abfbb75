#include "accusation/gather.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "accusation/countries.h"
#include "accusation/phrases.h"
#include "accusation/responsible.h"
#include "core/one_of.h"
#include "core/text.h"

namespace sayso::accusation {
namespace {

constexpr std::size_t kShortestWord = 4;  // letters of a word that tells acts apart where nothing better does

/// Those who act for a country: blaming them blames it (design: a country, its government, its officials).
bool acts_for_state(std::string_view head) {
  return one_of(head,
                {"government",   "regime",   "authorities", "officials", "official", "state",       "administration",
                 "leadership",   "leaders",  "military",    "army",      "navy",     "forces",      "troops",
                 "intelligence", "officers", "agents",      "ministry",  "republic", "government's"});
}

std::string lower_text(const Line& line, TokenSpan span) {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (!out.empty() && line.space_before(i)) out += ' ';
    out += line.word(i);
  }
  return out;
}

/// The country that the blamed is, or acts for; empty for anybody else.
std::string_view state_of(const Line& line, TokenSpan blamed) {
  const std::string text = lower_text(line, blamed);
  const std::string_view country = country_in(text);
  if (country.empty()) return {};
  std::string_view bare = text;
  if (bare.starts_with("the ")) bare.remove_prefix(4);
  if (country_in(bare) == country && blamed.size() <= 2 && line.capital(blamed.end - 1)) return country;
  return acts_for_state(line.word(head_of(line, blamed))) ? country : std::string_view{};
}

bool harm_word(const Line& line, std::uint32_t i) {
  return line.is(i, Tag::harm_noun) || line.is(i, Tag::harm_verb);
}

struct ActWords {
  std::set<std::string> harm;   ///< what was done
  std::set<std::string> other;  ///< to whom: names, or any longer word where the act has neither
};

ActWords words_of(const Line& line, TokenSpan act) {
  ActWords out;
  for (std::uint32_t i = act.begin; i < act.end; ++i) {
    if (line.punctuation(i)) continue;
    if (harm_word(line, i)) {
      out.harm.insert(act_stem(line.word(i)));
    } else if (line.capital(i) && line.word(i).size() >= kShortestWord) {
      out.other.insert(std::string(line.word(i)));
    }
  }
  if (!out.harm.empty() || !out.other.empty()) return out;
  for (std::uint32_t i = act.begin; i < act.end; ++i) {
    if (line.word(i).size() >= kShortestWord) out.other.insert(act_stem(line.word(i)));
  }
  return out;
}

class Gatherer {
 public:
  Gatherer(const Line& line, const std::vector<std::optional<Responsibility>>& responsibilities, const Layers& layers)
      : line_(line), all_(responsibilities), layers_(layers) {}

  std::vector<Accusation> run() {
    name_states();
    // Those that accuse first: a denial joins what it denies, also where it stands before it.
    for (const bool accusing : {true, false}) {
      for (std::uint32_t r = 0; r < all_.size(); ++r) {
        if (all_[r] && is_accusing(all_[r]->firmness) == accusing) add(r, *all_[r]);
      }
    }
    find_silent();
    for (Accusation& a : out_) std::sort(a.attributions.begin(), a.attributions.end());
    std::stable_sort(out_.begin(), out_.end(), [](const Accusation& a, const Accusation& b) {
      return a.attributions.front() < b.attributions.front();
    });
    return std::move(out_);
  }

 private:
  /// Actors that are a country: the first of each.
  void name_states() {
    for (std::uint32_t i = 0; i < line_.actors().actors.size(); ++i) {
      const Actor& actor = line_.actors().actors[i];
      std::string name = lower(actor.name);
      if (name.starts_with("the ")) name.erase(0, 4);
      const std::string_view country = country_in(name);
      if (!country.empty() && country == name) states_.try_emplace(country, i);
    }
  }

  struct Blamed {
    std::string key;
    std::optional<std::uint32_t> actor;
    std::string name;
  };

  [[nodiscard]] Blamed blamed_of(const Responsibility& r) const {
    const bool person = r.actor && line_.actors().actors[*r.actor].type == EntityType::person;
    const std::string_view state = person ? std::string_view{} : state_of(line_, r.blamed);
    if (!state.empty()) {
      const auto actor = states_.find(state);
      if (actor != states_.end())
        return {"=" + std::string(state), actor->second, line_.actors().actors[actor->second].name};
      return {"=" + std::string(state), std::nullopt, display(state)};
    }
    if (r.actor) return {"#" + std::to_string(*r.actor), r.actor, line_.actors().actors[*r.actor].name};
    std::string text = lower_text(line_, r.blamed);
    for (const std::string_view article : {"the ", "a ", "an "}) {
      if (text.starts_with(article)) text.erase(0, article.size());
    }
    return {text, std::nullopt, std::string(text_of(line_.text(), line_.segmentation(), r.blamed))};
  }

  static std::string display(std::string_view state) {
    std::string out(state);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if ((i == 0 || out[i - 1] == ' ') && out[i] >= 'a' && out[i] <= 'z')
        out[i] = static_cast<char>(out[i] - 'a' + 'A');
    }
    return out;
  }

  void add(std::uint32_t index, const Responsibility& r) {
    const Blamed blamed = blamed_of(r);
    const ActWords words = words_of(line_, r.act);
    const std::uint32_t at = place(blamed, words, r);
    Accusation& a = out_[at];
    for (const auto* set : {&words.harm, &words.other}) {
      for (const std::string& w : *set) known_.try_emplace({blamed.key, w}, at);
    }
    for (const std::string& w : words.harm) acts_[w].insert(at);
    a.attributions.push_back(index);
    const Holder& holder = layers_.holders.holders[index];
    const auto who = holder.actor;
    if (is_accusing(r.firmness)) {
      if (const auto& s = layers_.strength.strengths[index])
        a.strongest = std::max(a.strongest.value_or(Level::A0), s->level);
      if (layers_.attributions[index].zone == Zone::body && !in_body_[at]) {  // rather than a headline's few words
        a.act = r.act;
        in_body_[at] = true;
      }
      a.named_holder = a.named_holder || (is_named(holder.type) && !is_object(index, r));
      if (who) speakers_[at].insert(*who);
    } else if (const auto denier = who ? who : r.actor) {
      if (std::find(a.denied_by.begin(), a.denied_by.end(), *denier) == a.denied_by.end())
        a.denied_by.push_back(*denier);
      speakers_[at].insert(*denier);
    }
  }

  /// "[The clerk] was charged with": the relation's source is the blamed, who says nothing.
  [[nodiscard]] bool is_object(std::uint32_t index, const Responsibility& r) const {
    const Attribution& a = layers_.attributions[index];
    if (a.source.empty() || !a.source.front().overlaps(r.blamed)) return false;
    return std::any_of(a.cue.begin(), a.cue.end(), [this](TokenSpan piece) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (line_.is(i, Tag::be)) return true;
      }
      return false;
    });
  }

  /// The accusation that this responsibility belongs to; a new one where there is none.
  std::uint32_t place(const Blamed& blamed, const ActWords& words, const Responsibility& r) {
    for (const auto* set : {&words.other, &words.harm}) {
      for (const std::string& w : *set) {
        if (const auto found = known_.find({blamed.key, w}); found != known_.end()) return found->second;
      }
    }
    out_.push_back({blamed.actor, blamed.name, r.act, {}, std::nullopt, false, {}, {}});
    speakers_.emplace_back();
    in_body_.push_back(false);
    if (blamed.actor) speakers_.back().insert(*blamed.actor);
    return static_cast<std::uint32_t>(out_.size() - 1);
  }

  /// Named people and bodies that speak of the act, and neither accuse nor deny.
  void find_silent() {
    for (std::uint32_t r = 0; r < layers_.attributions.size(); ++r) {
      const Holder& holder = layers_.holders.holders[r];
      const bool named = holder.type == SourceType::person_named || holder.type == SourceType::organization_named;
      if (!named || !holder.actor || all_[r]) continue;
      for (const TokenSpan piece : layers_.attributions[r].content) {
        for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
          if (!harm_word(line_, i)) continue;
          const auto acts = acts_.find(act_stem(line_.word(i)));
          if (acts == acts_.end()) continue;
          for (const std::uint32_t at : acts->second) {
            if (speakers_[at].insert(*holder.actor).second) out_[at].silent.push_back(*holder.actor);
          }
        }
      }
    }
  }

  const Line& line_;
  const std::vector<std::optional<Responsibility>>& all_;
  const Layers& layers_;
  std::vector<Accusation> out_;
  std::vector<bool> in_body_;                      ///< one an accusation: its act stands in the body
  std::vector<std::set<std::uint32_t>> speakers_;  ///< one an accusation: who accuses, denies, is blamed or listed
  std::map<std::pair<std::string, std::string>, std::uint32_t> known_;
  std::unordered_map<std::string, std::set<std::uint32_t>> acts_;  ///< harmful word -> accusations
  std::unordered_map<std::string_view, std::uint32_t> states_;
};

}  // namespace

std::string act_stem(std::string_view w) {
  for (const std::string_view part : {"attack", "hack", "breach", "intrusion", "break-in", "cyberwarfare"}) {
    if (w.find(part) != std::string_view::npos) return "attack";
  }
  for (const std::string_view tail : {"ings", "ing", "ed", "es", "s", "e"}) {
    if (w.size() > tail.size() + 3 && w.ends_with(tail)) {
      w.remove_suffix(tail.size());
      break;
    }
  }
  return std::string(w);
}

std::vector<Accusation> gather(const Line& line, const std::vector<std::optional<Responsibility>>& responsibilities,
                               const Layers& layers) {
  return Gatherer(line, responsibilities, layers).run();
}

}  // namespace sayso::accusation
