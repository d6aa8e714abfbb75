// The record, part by part, in the order in which schema.md describes it.
#include "report/json_record.h"

#include <cassert>
#include <vector>

#include "core/text.h"
#include "report/json_writer.h"
#include "report/sha256.h"
#include "report/version.h"

namespace sayso {
namespace {

constexpr char kAttributionPrefix = 'r';
constexpr char kActorPrefix = 'a';

// Bytes to reserve, from the sample corpus, so that most records are built without growing: a little more than is used.
constexpr std::size_t kFrameBytes = 1024;
constexpr std::size_t kAttributionBytes = 900;
constexpr std::size_t kSmallBytes = 120;  // a mention, an actor, a phrase

/// JSON has line ends only as white space between its tokens, where a space does as well.
std::string on_one_line(std::string json) {
  for (char& c : json) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return json;
}

std::string to_id(char prefix, std::uint32_t index) {
  return prefix + std::to_string(index);
}

/// Writes one document. A method a part of the record, in the record's order.
class RecordWriter {
 public:
  RecordWriter(const Document& document, const RecordOptions& options)
      : d_(document), points_(document.article.text), w_(size_hint(document, options)) {}

  std::string run(const ModelLabel& model, const RecordOptions& options) && {
    w_.begin_object();
    frame(model, options);
    list("paragraphs", d_.segmentation.paragraphs, [this](const Paragraph& p) { paragraph(p); });
    w_.key("attributions");
    w_.begin_array();
    for (std::uint32_t i = 0; i < d_.attributions.size(); ++i) attribution(i);
    w_.end_array();
    list("sourcing_phrases", d_.holders.phrases, [this](const SourcingPhrase& p) { phrase(p); });
    list("accusations", d_.accusation.accusations, [this](const Accusation& a) { accusation(a); });
    actors();
    list("mentions", d_.actors.mentions, [this](const Mention& m) { mention(m); });
    w_.end_object();
    return std::move(w_).take();
  }

 private:
  static std::size_t size_hint(const Document& d, const RecordOptions& options) {
    const std::size_t text = options.text ? d.article.text.size() + d.article.text.size() / 16 : 0;
    const std::size_t small = d.actors.mentions.size() + d.actors.actors.size() + d.holders.phrases.size();
    return kFrameBytes + text + d.article.metadata.size() + d.attributions.size() * kAttributionBytes +
           (small + d.segmentation.paragraphs.size()) * kSmallBytes;
  }

  // -------------------------------------------------------------- values
  template <class Items, class Write>
  void list(std::string_view name, const Items& items, const Write& write) {
    w_.key(name);
    w_.begin_array();
    for (const auto& item : items) write(item);
    w_.end_array();
  }

  void field(std::string_view name, std::string_view value) {
    w_.key(name);
    w_.string(value);
  }

  void number(std::string_view name, double value) {
    w_.key(name);
    w_.decimal(value);
  }

  void reference(std::string_view name, char prefix, const std::optional<std::uint32_t>& index) {
    w_.key(name);
    index ? w_.string(to_id(prefix, *index)) : w_.null();
  }

  void bytes(ByteSpan span) {
    w_.begin_array();
    w_.integer(points_.at(span.begin));
    w_.integer(points_.at(span.end));
    w_.end_array();
  }

  void span(std::string_view name, TokenSpan tokens) {
    w_.key(name);
    bytes(bytes_of(d_.segmentation, tokens));
  }

  void spans(const std::vector<TokenSpan>& pieces) {
    list("spans", pieces, [this](TokenSpan piece) { bytes(bytes_of(d_.segmentation, piece)); });
  }

  // -------------------------------------------------------------- the frame
  void frame(const ModelLabel& model, const RecordOptions& options) {
    const Article& article = d_.article;
    field("id", article.id);
    w_.key("sequence");
    w_.integer(article.sequence);
    if (options.text) field("text", article.text);
    field("text_sha256", sha256_hex(article.text));
    list("warnings", d_.warnings, [this](const std::string& code) { w_.string(code); });
    field("schema_version", kSchemaVersion);
    field("offset_unit", "code_point");
    w_.key("model");
    w_.begin_object();
    field("name", model.name);
    field("version", model.version);
    field("profile", model.profile);
    w_.end_object();
    w_.key("program");
    w_.begin_object();
    field("name", "sayso");
    field("version", program_version());
    w_.end_object();
    w_.key("metadata");
    w_.raw(on_one_line(article.metadata));
  }

  void paragraph(const Paragraph& p) {
    w_.begin_object();
    w_.key("span");
    bytes(p.span);
    field("zone", name(p.zone));
    w_.end_object();
  }

  // -------------------------------------------------------------- relations
  void attribution(std::uint32_t index) {
    const Attribution& a = d_.attributions[index];
    const Holder& holder = d_.holders.holders[index];
    const Stance& stance = d_.strength.stances[index];
    w_.begin_object();
    field("id", to_id(kAttributionPrefix, index));
    number("confidence", static_cast<double>(a.confidence));
    reference("parent", kAttributionPrefix, a.parent);
    reference("continues", kAttributionPrefix, a.continues);
    field("zone", name(a.zone));
    roles(a, holder);
    field("directness", name(a.directness));
    field("kind", name(stance.kind));
    field("commitment", name(stance.commitment));
    field("polarity", name(stance.polarity));
    field("relay", name(holder.relay));
    list("chain", holder.chain, [this](const ChainLink& link) { chain_link(link); });
    field("anonymity", name(holder.anonymity));
    grant(holder.grant);
    w_.key("strength");
    d_.strength.strengths[index] ? strength(*d_.strength.strengths[index]) : w_.null();
    w_.key("corroboration");
    d_.strength.corroborations[index] ? corroboration(*d_.strength.corroborations[index]) : w_.null();
    w_.key("responsibility");
    d_.accusation.responsibilities[index] ? responsibility(*d_.accusation.responsibilities[index]) : w_.null();
    w_.end_object();
  }

  void responsibility(const Responsibility& r) {
    w_.begin_object();
    span("blamed", r.blamed);
    reference("actor", kActorPrefix, r.actor);
    span("act", r.act);
    span("tie", r.tie);
    field("firmness", name(r.firmness));
    w_.key("probability");
    if (r.probability) {
      w_.begin_object();
      span("span", r.probability->tokens);
      field("icd203", name(r.probability->band));
      w_.end_object();
    } else {
      w_.null();
    }
    w_.end_object();
  }

  // -------------------------------------------------------------- accusations
  void ids(std::string_view key, char prefix, const std::vector<std::uint32_t>& indices) {
    list(key, indices, [this, prefix](std::uint32_t index) { w_.string(to_id(prefix, index)); });
  }

  void accusation(const Accusation& a) {
    w_.begin_object();
    reference("blamed", kActorPrefix, a.blamed);
    field("name", a.name);
    span("act", a.act);
    ids("attributions", kAttributionPrefix, a.attributions);
    w_.key("strongest");
    a.strongest ? w_.string(name(*a.strongest)) : w_.null();
    w_.key("named_holder");
    w_.raw(a.named_holder ? "true" : "false");
    ids("denied_by", kActorPrefix, a.denied_by);
    ids("silent", kActorPrefix, a.silent);
    w_.end_object();
  }

  void roles(const Attribution& a, const Holder& holder) {
    w_.key("source");
    w_.begin_object();
    spans(a.source);
    field("type", name(holder.type));
    w_.key("described");
    holder.described ? w_.string(name(*holder.described)) : w_.null();
    reference("actor", kActorPrefix, holder.actor);
    w_.end_object();
    w_.key("cue");
    w_.begin_object();
    spans(a.cue);
    w_.end_object();
    w_.key("content");
    w_.begin_object();
    spans(a.content);
    w_.end_object();
  }

  void chain_link(const ChainLink& link) {
    w_.begin_object();
    std::vector<TokenSpan> pieces = {link.tokens};
    if (link.named) pieces.insert(link.named->begin < link.tokens.begin ? pieces.begin() : pieces.end(), *link.named);
    spans(pieces);
    reference("actor", kActorPrefix, link.actor);
    field("type", name(link.type));
    w_.end_object();
  }

  void grant(const std::optional<AnonymityGrant>& g) {
    w_.key("anonymity_grant");
    if (!g) return w_.null();
    w_.begin_object();
    span("span", g->span);
    if (g->reason) {
      span("reason", *g->reason);
    } else {
      w_.key("reason");
      w_.null();
    }
    w_.end_object();
  }

  /// The logit is the sum of the contributions as they are printed, so that a reader who adds them up finds it.
  void strength(const Strength& s) {
    std::int64_t sum = 0;
    w_.begin_object();
    number("score", s.score);
    w_.key("interval");
    w_.begin_array();
    w_.decimal(s.interval.low);
    w_.decimal(s.interval.high);
    w_.end_array();
    field("level", name(s.level));
    field("rule", name(s.rule));
    levels(s);
    list("because", s.because, [this, &sum](const Contribution& c) {
      sum += in_printed_units(c.value);
      w_.begin_object();
      field("feature", c.feature);
      number("contribution", c.value);
      w_.end_object();
    });
    number("logit", from_printed_units(sum));
    list("missing", s.missing, [this](const std::string& code) { w_.string(code); });
    w_.end_object();
  }

  /// The likeliest takes what rounding leaves, so that the printed probabilities sum to 1.
  void levels(const Strength& s) {
    const auto likeliest = static_cast<std::size_t>(s.level);
    std::int64_t rest = in_printed_units(1.0);
    for (std::size_t i = 0; i < s.levels.size(); ++i) rest -= i == likeliest ? 0 : in_printed_units(s.levels[i]);
    w_.key("levels");
    w_.begin_object();
    for (std::size_t i = 0; i < s.levels.size(); ++i) {
      number(name(static_cast<Level>(i)), i == likeliest ? from_printed_units(rest) : s.levels[i]);
    }
    w_.end_object();
  }

  void corroboration(const Corroboration& c) {
    w_.begin_object();
    w_.key("at_least");
    w_.integer(c.at_least);
    w_.key("at_most");
    w_.integer(c.at_most);
    list("relations", c.relations, [this](std::uint32_t r) { w_.string(to_id(kAttributionPrefix, r)); });
    w_.end_object();
  }

  // -------------------------------------------------------------- phrases, actors, mentions
  void phrase(const SourcingPhrase& p) {
    w_.begin_object();
    span("span", p.tokens);
    field("class", name(p.type));
    field("normalized", p.normalized);
    reference("attribution", kAttributionPrefix, p.attribution);
    grant(p.grant);
    w_.end_object();
  }

  void evidence(std::string_view key, const std::optional<Evidence>& e) {
    w_.key(key);
    if (!e) return w_.null();
    w_.begin_object();
    field("text", text_of(d_.article.text, d_.segmentation, e->tokens));
    span("span", e->tokens);
    w_.end_object();
  }

  void actors() {
    w_.key("actors");
    w_.begin_array();
    for (std::uint32_t i = 0; i < d_.actors.actors.size(); ++i) {
      const Actor& actor = d_.actors.actors[i];
      w_.begin_object();
      field("id", to_id(kActorPrefix, i));
      field("name", actor.name);
      field("type", name(actor.type));
      evidence("role", actor.role);
      evidence("affiliation", actor.affiliation);
      w_.end_object();
    }
    w_.end_array();
  }

  void mention(const Mention& m) {
    w_.begin_object();
    span("span", m.tokens);
    field("kind", name(m.kind));
    field("type", name(m.type));
    reference("actor", kActorPrefix, m.actor);
    w_.end_object();
  }

  const Document& d_;
  CodePoints points_;
  JsonWriter w_;
};

}  // namespace

std::string to_json(const Document& document, const ModelLabel& model, const RecordOptions& options) {
  assert(document.holders.holders.size() == document.attributions.size());
  assert(document.strength.stances.size() == document.attributions.size());
  assert(document.accusation.responsibilities.size() == document.attributions.size());
  assert(document.strength.strengths.size() == document.attributions.size());
  assert(document.strength.corroborations.size() == document.attributions.size());
  return RecordWriter(document, options).run(model, options);
}

std::string error_record(const std::optional<std::string>& id, std::uint64_t sequence, const Error& error) {
  JsonWriter w(kFrameBytes);
  w.begin_object();
  w.key("id");
  // An id can be a file's name, and a message can quote the input: neither is sure to be text.
  id ? w.string(without_invalid_utf8(*id)) : w.null();
  w.key("sequence");
  w.integer(sequence);
  w.key("error");
  w.begin_object();
  w.key("code");
  w.string(error.code);
  w.key("byte_offset");
  w.integer(error.byte_offset);
  w.key("message");
  w.string(without_invalid_utf8(error.message));
  w.end_object();
  w.end_object();
  return std::move(w).take();
}

}  // namespace sayso
