#include "report/blame_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.h"
#include "report/blame.h"
#include "report/terminal_page.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFieldBytes = 120;  // of an outlet or a date: metadata can hold anything
constexpr int kIndent = 4;
constexpr int kLabelColumns = 11;  // "strongest" and two spaces

std::string known(const nlohmann::json& metadata, const char* key) {
  if (!metadata.is_object() || !metadata.contains(key) || !metadata[key].is_string()) return "";
  return one_line(shorten(metadata[key].get_ref<const std::string&>(), kFieldBytes));
}

BlameRow row_of(const nlohmann::json& j, const nlohmann::json& article) {
  BlameRow r;
  const auto text = [&j](const char* key) { return j.at(key).get<std::string>(); };
  r.blamed = text("blamed");
  r.act = text("act");
  r.act_key = text("act_key");
  r.firmness = text("firmness");
  r.probability = text("probability");
  r.level = text("level");
  r.commitment = text("commitment");
  r.holder = text("holder");
  r.path = text("path");
  r.passage = text("passage");
  r.holder_named = j.at("holder_named").get<bool>();
  const auto firmness = parse_label<Firmness>(r.firmness);
  r.denies = firmness && !is_accusing(*firmness);
  r.article = article.at("article").get<std::string>();
  r.outlet = article.at("outlet").get<std::string>();
  r.published = article.at("published").get<std::string>();
  return r;
}

Json to_json(const BlameRow& r) {
  return {{"firmness", r.firmness},
          {"probability", r.probability.empty() ? Json(nullptr) : Json(r.probability)},
          {"level", r.level.empty() ? Json(nullptr) : Json(r.level)},
          {"commitment", r.commitment},
          {"holder", r.holder},
          {"holder_named", r.holder_named},
          {"path", r.path},
          {"act", r.act},
          {"passage", r.passage},
          {"article", r.article},
          {"outlet", r.outlet},
          {"published", r.published}};
}

/// Dates compare as text (ISO 8601); none is later than any.
bool earlier(const BlameRow& a, const BlameRow& b) {
  if (a.published.empty() || b.published.empty()) return !a.published.empty() && b.published.empty();
  return a.published < b.published;
}

std::string cell(std::string_view value) {
  std::string out = "\"";
  if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos) out += '\'';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string where(const BlameRow& r) {
  std::string out = r.outlet.empty() ? r.article : r.outlet;
  if (!r.published.empty()) out += ", " + r.published;
  return out;
}

}  // namespace

std::string blame_line(const Document& d) {
  const auto metadata = nlohmann::json::parse(d.article.metadata, nullptr, false);
  nlohmann::json out = {{"article", one_line(shorten(d.article.id, kFieldBytes))},
                        {"outlet", known(metadata, "outlet")},
                        {"published", known(metadata, "published")},
                        {"blames", nlohmann::json::array()}};
  for (const Blame& b : blames_of(d)) {
    out["blames"].push_back({{"blamed", b.blamed},
                             {"act", b.act},
                             {"act_key", b.act_key},
                             {"firmness", name(b.firmness)},
                             {"probability", b.probability},
                             {"level", b.level ? name(*b.level) : std::string_view{}},
                             {"commitment", name(b.commitment)},
                             {"holder", b.holder},
                             {"holder_named", b.holder_named},
                             {"path", b.path},
                             {"passage", b.passage},
                             {"person", b.person}});
  }
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void BlameTable::add(std::string_view line) {
  const auto article = nlohmann::json::parse(line, nullptr, false);
  if (!article.is_object() || !article.contains("blames")) return;
  for (const auto& j : article["blames"]) {
    if (j.at("person").get<bool>() && !persons_) {
      ++left_out_;
      continue;
    }
    BlameRow row = row_of(j, article);
    Group& group = groups_[{lower(row.blamed), row.act_key}];
    if (group.rows.empty()) {
      group.blamed = row.blamed;
      group.act = row.act;
    }
    group.rows.push_back(std::move(row));
  }
}

std::size_t BlameTable::Group::count(std::string BlameRow::*field) const {
  std::set<std::string> values;
  for (const BlameRow& r : rows) {
    if (!(r.*field).empty()) values.insert(r.*field);
  }
  return values.size();
}

const BlameRow* BlameTable::Group::first() const {
  const BlameRow* best = nullptr;
  for (const BlameRow& r : rows) {
    if (!r.denies && (best == nullptr || earlier(r, *best))) best = &r;
  }
  return best;
}

const BlameRow* BlameTable::Group::strongest() const {
  const BlameRow* best = nullptr;
  for (const BlameRow& r : rows) {
    if (r.denies) continue;
    if (best == nullptr || r.level > best->level || (r.level == best->level && earlier(r, *best))) best = &r;
  }
  return best;
}

std::vector<const BlameTable::Group*> BlameTable::ranked() const {
  std::vector<const Group*> out;
  for (const auto& [key, group] : groups_) out.push_back(&group);
  std::stable_sort(out.begin(), out.end(), [](const Group* a, const Group* b) {
    return a->count(&BlameRow::article) > b->count(&BlameRow::article);
  });
  return out;
}

void BlameTable::print(std::ostream& out, const TerminalStyle& style) const {
  Page page(out, style);
  page.text(0, "Who is blamed for what: what these articles say, not what is true.", Paint::dim);
  for (const Group* g : ranked()) {
    const auto denying = std::count_if(g->rows.begin(), g->rows.end(), [](const BlameRow& r) { return r.denies; });
    page.line("");
    page.text(0, g->blamed + ": " + g->act, Paint::bold);
    page.text(kIndent, std::to_string(g->count(&BlameRow::article)) + " articles, " +
                           std::to_string(g->count(&BlameRow::outlet)) + " outlets, " +
                           std::to_string(g->rows.size() - static_cast<std::size_t>(denying)) + " accusing, " +
                           std::to_string(denying) + " denying");
    const auto row = [&](std::string_view label, const BlameRow* r) {
      if (r == nullptr) return;
      page.field(kIndent, label,
                 where(*r) + ": " + r->firmness + ", " + (r->level.empty() ? "no level" : r->level) + ", " +
                     r->commitment + ", " + (r->path.empty() ? r->holder : r->path),
                 Paint::plain, kLabelColumns);
      page.text(kIndent + kLabelColumns, r->passage, Paint::dim);
    };
    row("first", g->first());
    row("strongest", g->strongest());
    for (const BlameRow& r : g->rows) {
      if (r.denies) row(r.firmness, &r);
    }
  }
}

std::string BlameTable::csv() const {
  std::string out =
      "blamed,counted_as,act,firmness,probability,level,commitment,holder,holder_named,path,passage,article,outlet,"
      "published,first,strongest\r\n";
  for (const Group* g : ranked()) {
    for (const BlameRow& r : g->rows) {
      for (const std::string* value :
           {&r.blamed, &r.act_key, &r.act, &r.firmness, &r.probability, &r.level, &r.commitment, &r.holder})
        out += cell(*value) + ',';
      out += r.holder_named ? "true," : "false,";
      for (const std::string* value : {&r.path, &r.passage, &r.article, &r.outlet, &r.published})
        out += cell(*value) + ',';
      out += &r == g->first() ? "true," : "false,";
      out += &r == g->strongest() ? "true\r\n" : "false\r\n";
    }
  }
  return out;
}

std::string BlameTable::json() const {
  Json groups = Json::array();
  for (const Group* g : ranked()) {
    Json blames = Json::array();
    for (const BlameRow& r : g->rows) blames.push_back(to_json(r));
    const auto denying = std::count_if(g->rows.begin(), g->rows.end(), [](const BlameRow& r) { return r.denies; });
    const auto row = [](const BlameRow* r) { return r == nullptr ? Json(nullptr) : to_json(*r); };
    groups.push_back({{"blamed", g->blamed},
                      {"act", g->act},
                      {"articles", g->count(&BlameRow::article)},
                      {"outlets", g->count(&BlameRow::outlet)},
                      {"accusing", g->rows.size() - static_cast<std::size_t>(denying)},
                      {"denying", denying},
                      {"first", row(g->first())},
                      {"strongest", row(g->strongest())},
                      {"blames", std::move(blames)}});
  }
  const Json out = {{"groups", std::move(groups)}, {"persons_left_out", left_out_}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace sayso
