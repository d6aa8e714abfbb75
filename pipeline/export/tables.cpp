#include "export/tables.h"

#include <algorithm>

#include "core/labels.h"
#include "export/claims.h"
#include "report/sha256.h"

namespace sayso {
namespace {

constexpr std::size_t kIdentityDigits = 16;
constexpr std::size_t kNoLevel = 5;

/// One row as it fills up; the texts that it makes live as long as it does.
class Row {
 public:
  explicit Row(TableName table) : table_(table), width_(tables()[static_cast<std::size_t>(table)].columns.size()) {
    values_.reserve(width_);
    made_.reserve(width_);
  }
  Row& integer(std::int64_t value) {
    values_.emplace_back(value);
    return *this;
  }
  Row& real(const Json& value) {
    if (value.is_number())
      values_.emplace_back(value.get<double>());
    else
      none();
    return *this;
  }
  Row& none() {
    values_.emplace_back();
    return *this;
  }
  /// Empty text is nothing.
  Row& text(std::string_view value) {
    if (value.empty()) return none();
    values_.emplace_back(value);
    return *this;
  }
  Row& make(std::string value) { return text(made_.emplace_back(std::move(value))); }
  /// A key; 0 is nothing.
  Row& refer(std::int64_t key) { return key > 0 ? integer(key) : none(); }
  void to(RowSink& sink) const { sink.row(table_, values_); }

 private:
  TableName table_;
  std::size_t width_;
  std::vector<Value> values_;
  std::vector<std::string> made_;  // never grows past its reserve: views into it stay
};

template <class Map>
std::int64_t found_in(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? 0 : found->second;
}

/// "12-30 45-60"
std::string places_of(const std::vector<TextSpan>& spans) {
  std::string out;
  for (const TextSpan span : spans) {
    if (!out.empty()) out += ' ';
    out += std::to_string(span.begin) + '-' + std::to_string(span.end);
  }
  return out;
}

std::string codes_of(const Json& list) {
  std::string out;
  for (const Json& code : list) {
    if (!code.is_string()) continue;
    if (!out.empty()) out += ' ';
    out += code.get_ref<const std::string&>();
  }
  return out;
}

std::string names_of(const RecordView& view, const Json& actor_ids) {
  std::string out;
  for (const Json& id : actor_ids) {
    if (!id.is_string()) continue;
    if (!out.empty()) out += "; ";
    out += view.actor_name(id.get_ref<const std::string&>());
  }
  return out;
}

/// "CNN <- two U.S. officials", from the one nearest to the article on.
std::string chain_of(const RecordView& view, const Json& relation) {
  std::string out;
  for (const Json& link : list_of(relation, "chain")) {
    if (!out.empty()) out += " <- ";
    std::string words = pieces_of(view, view.spans_of(link), " […] ");
    out += words.empty() ? std::string(view.actor_name(string_of(link, "actor"))) : words;
  }
  return out;
}

std::string_view words_of(const RecordView& view, const Json& object, const char* span) {
  return view.slice(view.span_of(field_of(object, span)));
}

/// "d-0f.../m10-24"; what stands at one place twice has "-2" behind it.
std::string place_id(const std::string& document, char kind, TextSpan span,
                     std::unordered_map<std::string, int>& places) {
  std::string place = kind + std::to_string(span.begin) + '-' + std::to_string(span.end);
  const int before = places[place]++;
  std::string id = document + "/" + place;
  return before == 0 ? id : id + '-' + std::to_string(before + 1);
}

}  // namespace

void TableWriter::add(const Json& record) {
  const RecordView view(record);
  Article article{view, ids_.next(record), next_key(TableName::documents), {}, {}};
  if (view.text().empty()) ++without_text_;
  add_document(article);
  add_actors(article);
  add_accusations(article);
  add_claims(article);
  add_mentions(article);
  add_phrases(article);
}

void TableWriter::add_document(const Article& article) {
  const Json& record = article.view.record();
  const Json& metadata = field_of(record, "metadata");
  const Json& model = field_of(record, "model");
  Row row(TableName::documents);
  row.integer(article.key).text(article.id).text(string_of(record, "id"));
  row.integer(count_of(record, "sequence"));
  for (const char* field : {"title", "outlet", "published", "url"}) row.text(string_of(metadata, field));
  row.integer(static_cast<std::int64_t>(article.view.claims().size()));
  row.make(codes_of(list_of(record, "warnings"))).text(string_of(record, "text_sha256"));
  row.make(std::string(string_of(model, "name")).append(" ").append(string_of(model, "version")));
  row.make(metadata.empty() ? "" : metadata.dump(-1, ' ', false, Json::error_handler_t::replace));
  row.text(article.view.text()).to(sink_);
}

void TableWriter::add_actors(Article& article) {
  std::unordered_map<std::string_view, std::vector<std::string_view>> names;
  for (const Json& mention : list_of(article.view.record(), "mentions")) {
    const std::string_view actor = string_of(mention, "actor");
    if (!actor.empty() && string_of(mention, "kind") == "name")
      names[actor].push_back(words_of(article.view, mention, "span"));
  }
  for (const Json& actor : list_of(article.view.record(), "actors")) {
    const std::string_view local = string_of(actor, "id");
    const auto type = parse_label<EntityType>(string_of(actor, "type")).value_or(EntityType::misc);
    const std::size_t identity = identities_.add({string_of(actor, "name"), type, std::move(names[local])});
    const std::string_view role = string_of(field_of(actor, "role"), "text");
    const std::string_view affiliation = string_of(field_of(actor, "affiliation"), "text");
    const std::string id = article.id + "/" + std::string(local);
    if (identity >= counts_.size()) {
      counts_.emplace_back();
      counts_.back().first_id = id;
    }
    ActorCounts& counts = counts_[identity];
    if (counts.role.empty()) counts.role = role;
    if (counts.affiliation.empty()) counts.affiliation = affiliation;
    if (counts.last_document != article.key) ++counts.articles;
    counts.last_document = article.key;
    const auto key = static_cast<std::int64_t>(identity + 1);
    article.actors.emplace(local, key);
    Row row(TableName::article_actors);
    row.integer(next_key(TableName::article_actors)).text(id).integer(article.key).integer(key);
    row.text(string_of(actor, "name")).text(role).text(affiliation).to(sink_);
  }
}

void TableWriter::add_accusations(Article& article) {
  for (const Json& accusation : list_of(article.view.record(), "accusations")) {
    const TextSpan act = article.view.span_of(field_of(accusation, "act"));
    const std::int64_t key = next_key(TableName::accusations);
    const Json& relations = list_of(accusation, "attributions");
    for (const Json& relation : relations) {
      if (relation.is_string()) article.accusations.emplace(relation.get_ref<const std::string&>(), key);
    }
    Row row(TableName::accusations);
    row.integer(key).make(place_id(article.id, 'b', act, article.places)).integer(article.key);
    row.refer(found_in(article.actors, string_of(accusation, "blamed"))).text(string_of(accusation, "name"));
    row.text(article.view.slice(act)).integer(act.begin).integer(act.end).text(string_of(accusation, "strongest"));
    row.integer(field_of(accusation, "named_holder") == true ? 1 : 0);
    row.integer(static_cast<std::int64_t>(relations.size()));
    row.make(names_of(article.view, list_of(accusation, "denied_by")));
    row.make(names_of(article.view, list_of(accusation, "silent"))).to(sink_);
  }
}

void TableWriter::count_claim(const Article& article, const ClaimView& claim) {
  const std::int64_t actor = found_in(article.actors, string_of(field_of(*claim.relation, "source"), "actor"));
  if (actor == 0) return;
  const auto level = parse_label<Level>(claim.level);
  ++counts_[static_cast<std::size_t>(actor - 1)].levels[level ? static_cast<std::size_t>(*level) : kNoLevel];
}

void TableWriter::add_claims(const Article& article) {
  const RecordView& view = article.view;
  const std::int64_t first = keys_[static_cast<std::size_t>(TableName::claims)] + 1;
  const auto key_of = [&](std::string_view id) {
    const ClaimView* claim = view.claim(id);
    return claim == nullptr ? 0 : first + (claim - view.claims().data());
  };
  for (const ClaimView& claim : view.claims()) {
    const Json& r = *claim.relation;
    const Json& source = field_of(r, "source");
    const Json& strength = field_of(r, "strength");
    const Json& interval = list_of(strength, "interval");
    const Json& grant = field_of(r, "anonymity_grant");
    const Json& blame = field_of(r, "responsibility");
    const Json& others = field_of(r, "corroboration");
    Row row(TableName::claims);
    row.integer(next_key(TableName::claims)).make(article.id + "/" + claim.anchor).integer(article.key);
    row.text(claim.number).refer(key_of(string_of(r, "parent"))).refer(key_of(string_of(r, "continues")));
    row.text(string_of(r, "zone"));
    for (const auto* spans : {&claim.source, &claim.cue, &claim.content}) row.make(pieces_of(view, *spans, " […] "));
    row.make(holder_of(view, claim)).refer(found_in(article.actors, string_of(source, "actor")));
    row.text(string_of(source, "type")).text(string_of(source, "described"));
    for (const char* label : {"directness", "kind", "commitment", "polarity", "relay"}) row.text(string_of(r, label));
    row.make(chain_of(view, r)).text(string_of(r, "anonymity"));
    row.text(words_of(view, grant, "span")).text(words_of(view, grant, "reason"));
    row.text(claim.level).text(string_of(strength, "rule")).real(field_of(strength, "score"));
    row.real(interval.size() == 2 ? interval[0] : Json()).real(interval.size() == 2 ? interval[1] : Json());
    row.make(codes_of(list_of(strength, "missing"))).real(field_of(r, "confidence"));
    for (const char* bound : {"at_least", "at_most"}) {
      others.is_object() ? row.integer(count_of(others, bound)) : row.none();
    }
    row.refer(found_in(article.accusations, string_of(r, "id")));
    row.text(words_of(view, blame, "blamed")).text(words_of(view, blame, "act")).text(string_of(blame, "firmness"));
    row.text(string_of(field_of(blame, "probability"), "icd203"));
    for (const auto* spans : {&claim.source, &claim.cue, &claim.content}) row.make(places_of(*spans));
    row.to(sink_);
    count_claim(article, claim);
  }
}

void TableWriter::add_mentions(Article& article) {
  for (const Json& mention : list_of(article.view.record(), "mentions")) {
    const TextSpan span = article.view.span_of(field_of(mention, "span"));
    Row row(TableName::mentions);
    row.integer(next_key(TableName::mentions)).make(place_id(article.id, 'm', span, article.places));
    row.integer(article.key).refer(found_in(article.actors, string_of(mention, "actor")));
    row.text(string_of(mention, "kind")).text(string_of(mention, "type"));
    row.integer(span.begin).integer(span.end).text(article.view.slice(span)).to(sink_);
  }
}

void TableWriter::add_phrases(Article& article) {
  const std::int64_t first =
      keys_[static_cast<std::size_t>(TableName::claims)] - static_cast<std::int64_t>(article.view.claims().size()) + 1;
  for (const Json& phrase : list_of(article.view.record(), "sourcing_phrases")) {
    const TextSpan span = article.view.span_of(field_of(phrase, "span"));
    const Json& grant = field_of(phrase, "anonymity_grant");
    const ClaimView* claim = article.view.claim(string_of(phrase, "attribution"));
    Row row(TableName::phrases);
    row.integer(next_key(TableName::phrases)).make(place_id(article.id, 'p', span, article.places));
    row.integer(article.key).refer(claim == nullptr ? 0 : first + (claim - article.view.claims().data()));
    row.text(string_of(phrase, "class")).text(string_of(phrase, "normalized"));
    row.integer(span.begin).integer(span.end).text(article.view.slice(span));
    row.text(words_of(article.view, grant, "span")).text(words_of(article.view, grant, "reason")).to(sink_);
  }
}

void TableWriter::finish() {
  for (std::size_t i = 0; i < identities_.size(); ++i) {
    const Identity identity = identities_.at(i);
    const ActorCounts& counts = counts_[i];
    const std::string what =
        identity.key.empty() ? counts.first_id : std::string(name(identity.type)).append("|").append(identity.key);
    std::string aliases;
    for (const std::string& alias : identity.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
    std::int64_t claims = 0;
    for (const std::int64_t count : counts.levels) claims += count;
    Row row(TableName::actors);
    row.integer(next_key(TableName::actors)).make("i-" + sha256_hex(what).substr(0, kIdentityDigits));
    row.text(identity.name).text(name(identity.type)).text(counts.role).text(counts.affiliation);
    row.integer(counts.articles).integer(claims);
    for (std::size_t level = kNoLevel; level-- > 0;) row.integer(counts.levels[level]);
    row.integer(counts.levels[kNoLevel]).integer(static_cast<std::int64_t>(identity.merged_from));
    row.make(std::move(aliases)).to(sink_);
  }
}

}  // namespace sayso
