// Every distinct word is looked up once.
#include "accusation/line.h"

#include <algorithm>
#include <unordered_map>

#include "core/text.h"

namespace sayso::accusation {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

}  // namespace

Line::Line(std::string_view text, const Segmentation& segmentation, const std::vector<Attribution>& attributions,
           const ActorLayer& actors)
    : text_(text), s_(segmentation), actors_(actors) {
  const std::size_t count = s_.tokens.size();
  std::unordered_map<std::string, std::uint32_t> known;
  known.reserve(count / 3 + 16);
  ids_.reserve(count);
  for (const Token& t : s_.tokens) {
    const auto [place, fresh] =
        known.try_emplace(sayso::lower(slice(text_, t.span)), static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.push_back({place->first, entry_of(place->first)});
    ids_.push_back(place->second);
  }
  read_compounds();
  begins_.assign(count + 1, false);
  cue_.assign(count, false);
  for (const Attribution& a : attributions) {
    for (const TokenSpan piece : a.content) begins_[piece.begin] = true;
    for (const TokenSpan piece : a.cue) {
      begins_[piece.end] = true;
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) cue_[i] = true;
    }
  }
  source_.assign(count, kNone);
  for (std::uint32_t r = 0; r < attributions.size(); ++r) {
    for (const TokenSpan piece : attributions[r].source) {
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) source_[i] = std::min(source_[i], r);
    }
  }
  mention_.assign(count, kNone);
  any_mention_.assign(count, kNone);
  for (std::uint32_t m = 0; m < actors_.mentions.size(); ++m) {
    const Mention& mention = actors_.mentions[m];
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      if (any_mention_[i] == kNone) any_mention_[i] = m;
      if (mention.kind == MentionKind::name) mention_[i] = m;
    }
  }
}

/// "break-in" is three tokens: the first and the last take what is known of the whole.
void Line::read_compounds() {
  for (std::uint32_t i = 1; i + 1 < size(); ++i) {
    if (raw(i) != "-" || space_before(i) || space_before(i + 1)) continue;
    const Entry whole = entry_of(std::string(word(i - 1)) + '-' + std::string(word(i + 1)));
    const Entry& last = entry(i + 1);
    const bool preposition = last.is(Tag::preposition) || last.is(Tag::adverb) || last.is(Tag::clause);
    if (whole.tags == 0 && !preposition) continue;
    const auto id = static_cast<std::uint32_t>(words_.size());
    words_.push_back({std::string(word(i + 1)), whole});
    ids_[i + 1] = id;
  }
}

std::string_view Line::raw(std::uint32_t i) const {
  return slice(text_, s_.tokens[i].span);
}

bool Line::quote(std::uint32_t i) const {
  return punctuation(i) && one_of(raw(i), {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "'",
                                           "''", "``", "\xC2\xAB", "\xC2\xBB", "\xE2\x80\x9E"});
}

bool Line::joins(std::uint32_t i) const {
  return punctuation(i) && one_of(raw(i), {"-", "\xE2\x80\x91", "&", "/", "$", "%", "\xE2\x82\xAC", "\xC2\xA3"}) &&
         (!space_before(i) || (i + 1 < size() && !space_before(i + 1)));
}

bool Line::dash(std::uint32_t i) const {
  return punctuation(i) && one_of(raw(i), {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"}) && !joins(i);
}

const Mention* Line::mention(std::uint32_t i) const {
  return mention_[i] == kNone ? nullptr : &actors_.mentions[mention_[i]];
}

const Mention* Line::any_mention(std::uint32_t i) const {
  return any_mention_[i] == kNone ? nullptr : &actors_.mentions[any_mention_[i]];
}

std::optional<std::uint32_t> Line::source_of(std::uint32_t i) const {
  return source_[i] == kNone ? std::nullopt : std::optional(source_[i]);
}

}  // namespace sayso::accusation
