// The columns of all tables, in one place: README.md of this folder says what they mean.
#include "export/tables.h"

namespace sayso {
namespace {

constexpr Column key(std::string_view name) {
  return {name, ColumnType::key};
}
constexpr Column text(std::string_view name, bool indexed = false) {
  return {name, ColumnType::text, {}, indexed};
}
constexpr Column integer(std::string_view name) {
  return {name, ColumnType::integer};
}
constexpr Column real(std::string_view name) {
  return {name, ColumnType::real};
}
constexpr Column refers(std::string_view name, std::string_view table) {
  return {name, ColumnType::integer, table, true};
}

const std::array<Table, kTables> kEvery = {{
    {"documents",
     {key("document"), text("id", true), text("article_id", true), integer("sequence"), text("title"),
      text("outlet", true), text("published", true), text("url"), integer("claims"), text("warnings"),
      text("text_sha256"), text("model"), text("metadata"), Column{"text", ColumnType::text, {}, false, true}}},
    {"actors",
     {key("actor"), text("id", true), text("name", true), text("type"), text("role"), text("affiliation"),
      integer("articles"), integer("claims"), integer("A4"), integer("A3"), integer("A2"), integer("A1"), integer("A0"),
      integer("no_level"), integer("merged_from"), text("aliases")}},
    {"article_actors",
     {key("article_actor"), text("id"), refers("document", "documents"), refers("actor", "actors"), text("name"),
      text("role"), text("affiliation")}},
    {"accusations",
     {key("accusation"), text("id"), refers("document", "documents"), refers("actor", "actors"), text("blamed"),
      text("act"), integer("act_begin"), integer("act_end"), text("strongest"), integer("named_holder"),
      integer("claims"), text("denied_by"), text("silent")}},
    {"claims",
     {key("claim"),
      text("id", true),
      refers("document", "documents"),
      text("number"),
      refers("parent", "claims"),
      refers("continues", "claims"),
      text("zone"),
      text("source"),
      text("cue"),
      text("content"),
      text("holder"),
      refers("actor", "actors"),
      text("source_type", true),
      text("described"),
      text("directness"),
      text("kind"),
      text("commitment"),
      text("polarity"),
      text("relay"),
      text("chain"),
      text("anonymity"),
      text("anonymity_words"),
      text("anonymity_reason"),
      text("level", true),
      text("level_by_rule"),
      real("score"),
      real("score_low"),
      real("score_high"),
      text("missing"),
      real("confidence"),
      integer("holders_at_least"),
      integer("holders_at_most"),
      refers("accusation", "accusations"),
      text("blamed"),
      text("act"),
      text("firmness"),
      text("probability"),
      text("source_spans"),
      text("cue_spans"),
      text("content_spans")}},
    {"mentions",
     {key("mention"), text("id"), refers("document", "documents"), refers("actor", "actors"), text("kind"),
      text("type"), integer("begin"), integer("end"), text("text")}},
    {"phrases",
     {key("phrase"), text("id"), refers("document", "documents"), refers("claim", "claims"), text("class"),
      text("normalized", true), integer("begin"), integer("end"), text("text"), text("anonymity_words"),
      text("anonymity_reason")}},
}};

}  // namespace

const std::array<Table, kTables>& tables() {
  return kEvery;
}

}  // namespace sayso
