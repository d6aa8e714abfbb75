#include "survey/counts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "report/identities.h"
#include "report/terminal_text.h"
#include "survey/blamings.h"

namespace sayso {
namespace {

constexpr std::size_t kNameBytes = 120;  // of a name, an outlet, a phrase: metadata and texts can hold anything
constexpr std::size_t kCueBytes = 60;    // of a cue: a verb with its particles

std::string tidy(std::string_view text, std::size_t limit = kNameBytes) {
  return one_line(shorten(text, limit));
}

std::string key_of(const std::string& first, const std::string& second) {
  return first + '\t' + second;
}

std::string cited(const std::string& citing, const std::string& medium) {
  return citing + " -> " + medium;
}

std::string of_class(const std::string& words, const std::string& type) {
  return words + " (" + type + ")";
}

template <class Label>
std::optional<std::size_t> index_of(std::string_view label) {
  const auto known = parse_label<Label>(label);
  return known ? std::optional(static_cast<std::size_t>(*known)) : std::nullopt;
}

bool is_media(std::string_view type) {
  return type == name(SourceType::media_named);
}

/// The article in hand.
class Reading {
 public:
  Reading(const Json& record, bool persons, ActKeys& keys, Identities& identities)
      : view_(record), persons_(persons), keys_(keys), identities_(identities) {}

  ArticleCounts run() && {
    const Json& metadata = field_of(view_.record(), "metadata");
    out_.outlet = tidy(string_of(metadata, "outlet"));
    out_.month = month_of(string_of(metadata, "published"));
    out_.columns[kArticles] = 1;
    for (const ClaimView& claim : view_.claims()) add_claim(claim);
    add_phrases();
    add_accusations();
    out_.columns[kPluralOnce] = static_cast<std::uint32_t>(plural_.size());
    out_.columns[kWithAnonymous] = out_.columns[kAnonymous] > 0 ? 1 : 0;
    out_.columns[kWithExplicit] = out_.columns[kExplicit] > 0 ? 1 : 0;
    for (auto& [key, item] : items_) out_.items.push_back(std::move(item));
    return std::move(out_);
  }

 private:
  void count(std::size_t first, std::optional<std::size_t> label) {
    if (label) ++out_.columns[first + *label];
  }

  void add_item(ItemKind kind, std::string key, std::string label, std::size_t of = 0) {
    CountedItem& item = items_[{kind, of, key}];
    if (item.count++ > 0) return;
    item.kind = kind;
    item.of = static_cast<std::uint8_t>(of);
    item.key = std::move(key);
    item.label = std::move(label);
  }

  void add_claim(const ClaimView& claim) {
    const Json& relation = *claim.relation;
    const Json& source = field_of(relation, "source");
    ++out_.columns[kClaims];
    const auto type = index_of<SourceType>(string_of(source, "type"));
    count(kSourceType, type);
    count(kDescribed, index_of<Described>(string_of(source, "described")));
    const auto commitment = index_of<Commitment>(string_of(relation, "commitment"));
    count(kCommitment, commitment);
    const auto level = index_of<Level>(claim.level);
    ++out_.columns[kLevel + level.value_or(LabelNames<Level>::values.size())];
    if (string_of(relation, "anonymity") == name(Anonymity::is_explicit)) ++out_.columns[kExplicit];
    if (is_anonymous(relation)) add_anonymous(claim);
    add_actor(source);
    add_media(relation);
    if (commitment && !claim.cue.empty()) add_cue(claim, *commitment);
  }

  void add_anonymous(const ClaimView& claim) {
    ++out_.columns[kAnonymous];
    const Json& source = field_of(*claim.relation, "source");
    if (string_of(source, "type") == name(SourceType::person_unnamed)) return;
    ++out_.columns[kAnonymousPlural];
    std::string holder(string_of(source, "actor"));
    if (holder.empty()) holder = phrase_of(string_of(*claim.relation, "id"));
    for (const TextSpan piece : claim.source) holder += holder.empty() ? lower(view_.slice(piece)) : "";
    plural_.insert(std::move(holder));
  }

  /// The normalised phrase that is this relation's source; empty where it has none.
  std::string phrase_of(std::string_view relation_id) {
    if (phrases_.empty()) {
      for (const Json& p : list_of(view_.record(), "sourcing_phrases"))
        phrases_.emplace(string_of(p, "attribution"), string_of(p, "normalized"));
    }
    const auto found = phrases_.find(relation_id);
    return found == phrases_.end() ? "" : std::string(found->second);
  }

  void add_actor(const Json& source) {
    const auto type = parse_label<SourceType>(string_of(source, "type"));
    const std::string_view id = string_of(source, "actor");
    if (!type || !is_named(*type) || view_.actor_name(id).empty()) return;
    const auto [known, is_new] = identity_of_.try_emplace(id, 0);
    if (is_new) known->second = identities_.add(names_of(id));
    add_item(ItemKind::actor, std::to_string(known->second), "");
  }

  [[nodiscard]] ActorNames names_of(std::string_view id) const {
    ActorNames names;
    names.name = view_.actor_name(id);
    names.type = parse_label<EntityType>(string_of(view_.actor(id), "type")).value_or(EntityType::misc);
    for (const Json& mention : list_of(view_.record(), "mentions")) {
      if (string_of(mention, "actor") == id && string_of(mention, "kind") == name(MentionKind::name))
        names.mentions.push_back(view_.slice(view_.span_of(field_of(mention, "span"))));
    }
    return names;
  }

  /// The media that hold the claim or hand it on, each once, but for the article's own outlet.
  void add_media(const Json& relation) {
    std::set<std::string> media;
    const auto add = [&](const Json& holder) {
      if (is_media(string_of(holder, "type"))) media.insert(tidy(view_.actor_name(string_of(holder, "actor"))));
    };
    add(field_of(relation, "source"));
    for (const Json& link : list_of(relation, "chain")) add(link);
    for (const std::string& medium : media) {
      const std::string key = name_key(medium, EntityType::media);
      const std::string own = name_key(out_.outlet, EntityType::media);
      if (key.empty() || key == own) continue;
      const std::string citing = out_.outlet.empty() ? "(no outlet)" : out_.outlet;
      add_item(ItemKind::cites, key_of(own, key), cited(citing, medium));
    }
  }

  void add_cue(const ClaimView& claim, std::size_t commitment) {
    std::string words;
    for (const TextSpan piece : claim.cue) words += (words.empty() ? "" : " ... ") + lower(view_.slice(piece));
    words = tidy(words, kCueBytes);
    while (!words.empty() && std::string_view(" :,;").find(words.back()) != std::string_view::npos) words.pop_back();
    if (words.empty()) words = "(a mark)";
    add_item(ItemKind::cue, words, words, commitment);
  }

  void add_phrases() {
    for (const Json& p : list_of(view_.record(), "sourcing_phrases")) {
      const std::string phrase = tidy(string_of(p, "normalized"));
      if (phrase.empty()) continue;
      ++out_.columns[kPhraseTimes];
      const std::string type(string_of(p, "class"));
      add_item(ItemKind::phrase, key_of(phrase, type), of_class(phrase, type));
    }
  }

  /// One item for each blamed and act of the article; its relations are counted by firmness.
  void add_accusations() {
    std::set<std::string> accused;
    for (const Blaming& b : blamings_of(view_, keys_)) {
      if (b.person && !persons_) {
        ++out_.persons_left_out;
        continue;
      }
      ++out_.columns[kFirmness + static_cast<std::size_t>(b.firmness)];
      if (!is_accusing(b.firmness)) continue;
      std::string key = key_of(lower(b.blamed), b.act_key);
      if (accused.insert(key).second)
        add_item(ItemKind::accusation, std::move(key), tidy(b.blamed) + ": " + tidy(b.act));
    }
    out_.columns[kWithAccusation] = accused.empty() ? 0 : 1;
  }

  using ItemKey = std::tuple<ItemKind, std::size_t, std::string>;

  RecordView view_;
  bool persons_;
  ActKeys& keys_;
  Identities& identities_;
  ArticleCounts out_;
  std::map<std::string_view, std::size_t> identity_of_;  ///< actor of this article -> identity
  std::map<ItemKey, CountedItem> items_;
  std::set<std::string> plural_;
  std::map<std::string_view, std::string_view> phrases_;
};

}  // namespace

struct Counter::State {
  explicit State(const CountingOptions& options) : persons(options.persons), identities(options.merge) {}
  bool persons;
  ActKeys keys;
  Identities identities;
};

Counter::Counter(const CountingOptions& options) : state_(std::make_unique<State>(options)) {}
Counter::~Counter() = default;

ArticleCounts Counter::read(const Json& record) {
  return Reading(record, state_->persons, state_->keys, state_->identities).run();
}

std::string Counter::actor_label(const std::string& key) const {
  std::size_t index = 0;
  std::from_chars(key.data(), key.data() + key.size(), index);
  const Identity identity = state_->identities.at(index);
  return tidy(identity.name) + " (" + std::string(name(identity.type)) + ")";
}

bool is_anonymous(const Json& relation) {
  const Json& source = field_of(relation, "source");
  const auto type = parse_label<SourceType>(string_of(source, "type"));
  return type && is_anonymous(*type, parse_label<Described>(string_of(source, "described")));
}

}  // namespace sayso
