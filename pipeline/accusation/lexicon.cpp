// Base forms are found by cutting regular endings; irregular forms stand in the list.
#include "accusation/lexicon.h"

#include <string>

#include "accusation_lexicon_blame.h"
#include "accusation_lexicon_nouns.h"
#include "core/lexicon.h"

namespace sayso::accusation {
namespace {

constexpr auto kSections = std::to_array<std::string_view>(
    {"accuse_of",    "suspect_of", "convict_of",   "clear_of",     "charge_with", "blame_for",  "arrest_for",
     "punish_for",   "link_to",    "implicate_in", "attribute_to", "direct",      "help",       "allege",
     "believe",      "settle",     "admit",        "deny",         "good_cue",    "allegation", "part",
     "charge_sheet", "inquiry",    "baseless",     "confidant",    "harm_verb",   "past_form",  "harm_pair",
     "light_verb",   "harm_noun",  "good_noun",    "agent_noun",   "nobody",      "nature",     "fiction",
     "sport",        "borrowed",   "be",           "have",         "modal",       "do",         "not",
     "adverb",       "clause",     "preposition",  "speech",       "good_verb"});

// nouns.txt of the actor stage; the first kPeople sections are nouns for somebody.
constexpr auto kNounSections = std::to_array<std::string_view>(
    {"person_noun",    "person_plural",    "group_noun",    "body_noun",     "media_noun",
     "voice",          "open_set",         "closed_set",    "document_noun", "tie",
     "vague_modifier", "media_word",       "media_opening", "media_program", "org_word",
     "facility_word",  "place_word",       "event_word",    "document_word", "titled",
     "honorific_male", "honorific_female", "month",         "weekday",       "currency",
     "magnitude",      "number_word",      "determiner",    "pronoun",       "function",
     "common"});
constexpr unsigned kPeople = 8;
constexpr unsigned kDeterminer = 27;
constexpr unsigned kPronoun = 28;

constexpr std::size_t kLongestWord = 32;  // bytes; no listed word is longer

const Lexicon& blame() {
  static const Lexicon words({kBlameWords}, kSections);
  return words;
}

const Lexicon& nouns() {
  static const Lexicon words({kBlameNouns}, kNounSections);
  return words;
}

constexpr std::uint64_t bit(Tag tag) {
  return std::uint64_t{1} << static_cast<unsigned>(tag);
}

// What a form in -ed or -ing keeps of its base: "fired" is no fire.
constexpr std::uint64_t kVerbTags =
    bit(Tag::accuse_of) | bit(Tag::suspect_of) | bit(Tag::convict_of) | bit(Tag::clear_of) | bit(Tag::charge_with) |
    bit(Tag::blame_for) | bit(Tag::arrest_for) | bit(Tag::punish_for) | bit(Tag::link_to) | bit(Tag::implicate_in) |
    bit(Tag::attribute_to) | bit(Tag::direct) | bit(Tag::help) | bit(Tag::allege) | bit(Tag::believe) |
    bit(Tag::settle) | bit(Tag::admit) | bit(Tag::deny) | bit(Tag::good_cue) | bit(Tag::harm_verb) |
    bit(Tag::light_verb) | bit(Tag::borrowed) | bit(Tag::good_verb);

/// Base forms that a regular ending can hide, likeliest first: "blamed" -> "blam", "blame"; "rigged" -> "rigg", "rig".
std::array<std::string, 3> bases(std::string_view w, Form& form) {
  std::array<std::string, 3> out;
  const auto cut = [&](std::size_t tail) { return std::string(w.substr(0, w.size() - tail)); };
  const auto fill = [&](std::size_t tail) {
    out[0] = cut(tail);
    out[1] = out[0] + "e";
    if (out[0].size() > 2 && out[0].back() == out[0][out[0].size() - 2]) out[2] = out[0].substr(0, out[0].size() - 1);
  };
  if (w.size() > 4 && (w.ends_with("ies") || w.ends_with("ied"))) {
    form = w.back() == 's' ? Form::third : Form::past;
    out[0] = cut(3) + "y";
  } else if (w.size() >= 5 && w.ends_with("ing")) {
    form = Form::gerund;
    fill(3);
  } else if (w.size() > 4 && w.ends_with("ed")) {
    form = Form::past;
    fill(2);
  } else if (w.size() > 4 && w.ends_with("es")) {
    form = Form::third;
    out = {cut(2), cut(1), {}};
  } else if (w.size() > 3 && w.ends_with("s") && !w.ends_with("ss")) {
    form = Form::third;
    out[0] = cut(1);
  }
  return out;
}

void add_nouns(std::string_view word, Entry& entry) {
  const std::uint64_t sections = nouns().find(word);
  if ((sections & ((std::uint64_t{1} << kPeople) - 1)) != 0) entry.agent = true;
  if ((sections >> kDeterminer & 1U) != 0) entry.tags |= bit(Tag::determiner);
  if ((sections >> kPronoun & 1U) != 0) entry.tags |= bit(Tag::pronoun);
}

}  // namespace

Entry entry_of(std::string_view lower) {
  Entry entry;
  if (lower.empty() || lower.size() > kLongestWord) return entry;
  entry.tags = blame().find(lower);
  add_nouns(lower, entry);
  for (const std::string& base : bases(lower, entry.form)) {
    if (base.empty()) continue;
    const std::uint64_t tags = blame().find(base);
    const bool plural = entry.form == Form::third;
    entry.tags |= plural ? tags : tags & kVerbTags;
    if (plural) {
      Entry one;
      add_nouns(base, one);
      entry.agent = entry.agent || one.agent;
    }
    if (tags != 0) break;
  }
  if (entry.is(Tag::past_form)) entry.form = Form::past;
  if (entry.is(Tag::agent_noun)) entry.agent = true;
  return entry;
}

bool is_harmful_pair(std::string_view two_words) {
  return (blame().find(two_words) & bit(Tag::harm_pair)) != 0;
}

}  // namespace sayso::accusation
