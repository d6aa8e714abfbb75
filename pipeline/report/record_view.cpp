// Fields without exceptions, code points without a table as long as the text.
#include "report/record_view.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "core/utf8.h"
#include "report/claim_order.h"
#include "report/sha256.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr std::uint32_t kBlock = 64;         // code points between two known bytes: a slice walks half of them
constexpr std::size_t kAnchorDigits = 10;    // of the hash: two of 500 claims meet once in nine million articles
constexpr std::size_t kMostClaims = 100000;  // of a page: no browser shows more; the record has them all

std::vector<TokenSpan> as_places(const std::vector<TextSpan>& spans) {
  std::vector<TokenSpan> places;
  places.reserve(spans.size());
  for (const TextSpan s : spans) places.push_back(TokenSpan{s.begin, s.end});
  return places;
}

/// The text, the content and the cue: enough to tell claims apart, and free of what a new model may say of them.
std::string anchor_of(std::string_view text_hash, const ClaimView& claim) {
  std::string key(text_hash);
  for (const auto* role : {&claim.content, &claim.cue}) {
    key += '|';
    for (const TextSpan s : *role) key += std::to_string(s.begin) + '-' + std::to_string(s.end) + ',';
  }
  return "c-" + sha256_hex(key).substr(0, kAnchorDigits);
}

}  // namespace

const Json& field_of(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::string_view string_of(const Json& object, const char* key) {
  const Json& value = field_of(object, key);
  return value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view{};
}

double number_of(const Json& object, const char* key, double otherwise) {
  const Json& value = field_of(object, key);
  return value.is_number() ? value.get<double>() : otherwise;
}

std::int64_t count_of(const Json& object, const char* key) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 53U;
  const Json& value = field_of(object, key);
  const bool whole = value.is_number_unsigned() && value.get<std::uint64_t>() <= kMost;
  return whole ? value.get<std::int64_t>() : 0;
}

double share_of(const Json& object, const char* key, double otherwise) {
  return std::clamp(number_of(object, key, otherwise), 0.0, 1.0);
}

const Json& list_of(const Json& object, const char* key) {
  static const Json none = Json::array();
  const Json& value = field_of(object, key);
  return value.is_array() ? value : none;
}

std::string month_of(std::string_view date) {
  constexpr std::string_view kForm = "dddd-dd";
  if (date.size() < kForm.size()) return "";
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (kForm[i] == 'd' ? !digit : date[i] != kForm[i]) return "";
  }
  return std::string(date.substr(0, kForm.size()));
}

template <class Label>
std::string label_in_words(std::string_view label) {
  const auto known = parse_label<Label>(label);
  return known ? std::string(in_words(*known)) : code_in_words(label);
}
template std::string label_in_words<SourceType>(std::string_view);
template std::string label_in_words<Kind>(std::string_view);
template std::string label_in_words<Commitment>(std::string_view);
template std::string label_in_words<Polarity>(std::string_view);
template std::string label_in_words<Directness>(std::string_view);
template std::string label_in_words<Relay>(std::string_view);
template std::string label_in_words<Zone>(std::string_view);
template std::string label_in_words<Level>(std::string_view);

std::string_view level_word(std::string_view level) {
  static constexpr std::array<std::string_view, LabelNames<Level>::values.size()> kWords = {"nobody", "weak", "medium",
                                                                                            "strong", "strongest"};
  const auto known = parse_label<Level>(level);
  return known ? kWords[static_cast<std::size_t>(*known)] : "no level";
}

std::string_view level_dots(std::string_view level) {
  static constexpr std::array<std::string_view, LabelNames<Level>::values.size()> kDots = {"○○○○", "●○○○", "●●○○",
                                                                                           "●●●○", "●●●●"};
  const auto known = parse_label<Level>(level);
  return known ? kDots[static_cast<std::size_t>(*known)] : "–";
}

RecordView::RecordView(const Json& record)
    : record_(record), text_(string_of(record, "text")), has_text_(field_of(record, "text").is_string()) {
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (!begins_code_point(text_[at])) continue;
    if (points_ % kBlock == 0) blocks_.push_back(at);
    ++points_;
  }
  for (const Json& actor : list_of(record_, "actors")) actor_of_id_.emplace(string_of(actor, "id"), &actor);
  read_claims();
}

std::size_t RecordView::byte_of(std::uint32_t point) const {
  if (point >= points_) return text_.size();
  std::size_t at = blocks_[point / kBlock];
  for (std::uint32_t left = point % kBlock; left > 0; --left) {
    do ++at;
    while (!begins_code_point(text_[at]));
  }
  return at;
}

TextSpan RecordView::span_of(const Json& pair) const {
  if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_unsigned() || !pair[1].is_number_unsigned()) return {};
  const std::uint64_t limit = has_text_ ? points_ : std::numeric_limits<std::uint32_t>::max();
  const auto cut = [limit](const Json& n) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(n.get<std::uint64_t>(), limit));
  };
  const TextSpan span{cut(pair[0]), cut(pair[1])};
  return span.begin < span.end ? span : TextSpan{};
}

std::vector<TextSpan> RecordView::spans_of(const Json& role) const {
  std::vector<TextSpan> spans;
  for (const Json& pair : list_of(role, "spans")) {
    const TextSpan span = span_of(pair);
    if (span.begin < span.end) spans.push_back(span);
  }
  return spans;
}

std::string_view RecordView::slice(TextSpan span) const {
  const std::size_t begin = byte_of(span.begin);
  return text_.substr(begin, byte_of(span.end) - begin);
}

const ClaimView* RecordView::claim(std::string_view relation_id) const {
  const auto found = claim_of_id_.find(relation_id);
  return found == claim_of_id_.end() ? nullptr : &claims_[found->second];
}

const Json& RecordView::actor(std::string_view id) const {
  static const Json none;
  const auto found = actor_of_id_.find(id);
  return found == actor_of_id_.end() ? none : *found->second;
}

void RecordView::read_claims() {
  const Json& relations = list_of(record_, "attributions");
  const std::size_t count = std::min(relations.size(), kMostClaims);
  std::unordered_map<std::string_view, std::uint32_t> index_of_id;
  std::vector<Attribution> places(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    index_of_id.emplace(string_of(relations[i], "id"), i);
    places[i].source = as_places(spans_of(field_of(relations[i], "source")));
    places[i].cue = as_places(spans_of(field_of(relations[i], "cue")));
    places[i].content = as_places(spans_of(field_of(relations[i], "content")));
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto parent = index_of_id.find(string_of(relations[i], "parent"));
    if (parent != index_of_id.end()) places[i].parent = parent->second;
  }
  const std::string_view hash = string_of(record_, "text_sha256");
  std::unordered_map<std::string, int> seen;
  for (const PlacedClaim& placed : claims_in_order(places)) {
    const Json& relation = relations[placed.attribution];
    ClaimView claim;
    claim.relation = &relation;
    claim.number = placed.number;
    claim.depth = placed.depth;
    claim.level = string_of(field_of(relation, "strength"), "level");
    claim.source = spans_of(field_of(relation, "source"));
    claim.cue = spans_of(field_of(relation, "cue"));
    claim.content = spans_of(field_of(relation, "content"));
    claim.anchor = anchor_of(hash, claim);
    if (const int before = seen[claim.anchor]++; before > 0) claim.anchor += '-' + std::to_string(before + 1);
    claim_of_id_.emplace(string_of(relation, "id"), claims_.size());
    claims_.push_back(std::move(claim));
  }
}

}  // namespace sayso
