#include "report/identities.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <span>

#include "core/lexicon.h"
#include "core/utf8.h"
#include "report/terminal_text.h"
#include "report_honorifics.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestTitle = 3;  // words: "deputy prime minister"

/// Letters that no decomposition takes apart, as English papers write them.
std::string_view plain_letter(UChar32 c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

/// Lower case, without accents; marks are spaces, apostrophes and full stops are gone.
void append_folded(std::string& out, UChar32 c) {
  const std::int8_t type = u_charType(c);
  if (type == U_NON_SPACING_MARK || c == '.' || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC) return;
  if (c == '&') {
    out += " and ";
  } else if (const auto plain = plain_letter(u_foldCase(c, U_FOLD_CASE_DEFAULT)); !plain.empty()) {
    out += plain;
  } else if (u_isalnum(c) || type == U_COMBINING_SPACING_MARK) {
    append_utf8(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  } else {
    out += ' ';
  }
}

std::string folded(std::string_view name) {
  std::string out;
  if (is_ascii(name)) {
    for (const char c : name) append_folded(out, static_cast<unsigned char>(c));
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(std::min<std::size_t>(name.size(), 10000))));
  if (U_SUCCESS(status)) text = nfkd->normalize(text, status);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) append_folded(out, text.char32At(i));
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// "j k rowling" is "jk rowling": initials with and without full stops and spaces.
std::string joined(std::span<const std::string_view> words) {
  std::string out;
  bool initial = false;
  for (const std::string_view word : words) {
    const bool one = word.size() == 1;
    if (!out.empty() && !(initial && one)) out += ' ';
    out += word;
    initial = one;
  }
  return out;
}

/// Words that a title takes at the start; 0 where none stands there, or fewer than two would be left.
std::size_t title_words(std::span<const std::string_view> words) {
  static constexpr std::array<std::string_view, 1> kSections = {"honorific"};
  static const Lexicon titles({kReportHonorifics}, kSections);
  for (std::size_t count = kLongestTitle; count > 0; --count) {
    if (words.size() < count + 2) continue;
    std::string title(words[0]);
    for (std::size_t i = 1; i < count; ++i) title.append(" ").append(words[i]);
    if (titles.find(title) != 0) return count;
  }
  return 0;
}

std::string typed(EntityType type, std::string_view text) {
  std::string out(1, static_cast<char>('a' + static_cast<int>(type)));
  return out.append(text);
}

}  // namespace

std::string name_key(std::string_view name, EntityType type) {
  const std::string text = folded(name);
  const std::vector<std::string_view> words = words_of(text);
  std::span<const std::string_view> rest(words);
  if (rest.size() > 1 && rest.front() == "the") rest = rest.subspan(1);
  if (type == EntityType::person) {
    while (const std::size_t count = title_words(rest)) rest = rest.subspan(count);
  }
  return joined(rest);
}

std::size_t Identities::entry_of(const ActorNames& actor) {
  const auto fresh = [&](std::string key) {
    entries_.push_back({actor.type, std::move(key), 0, {}});
    return entries_.size() - 1;
  };
  if (!merge_ || actor.mentions.empty()) return fresh("");
  const auto [known, is_new] = as_written_.try_emplace(typed(actor.type, actor.name), 0);
  if (!is_new) return known->second;
  std::string key = name_key(actor.name, actor.type);
  if (key.empty()) {
    as_written_.erase(known);
    return fresh("");
  }
  const auto [entry, first] = by_key_.try_emplace(typed(actor.type, key), entries_.size());
  if (first) fresh(std::move(key));
  return known->second = entry->second;
}

std::size_t Identities::add(const ActorNames& actor) {
  const std::size_t index = entry_of(actor);
  Entry& entry = entries_[index];
  ++entry.merged_from;
  const auto form_of = [&entry](std::string_view text) -> Form* {
    const auto find = [&entry](std::string_view wanted) {
      const auto found = std::find_if(entry.forms.begin(), entry.forms.end(),
                                      [wanted](const Form& form) { return form.text == wanted; });
      return found == entry.forms.end() ? nullptr : &*found;
    };
    if (Form* known = find(text)) return known;
    std::string shown = one_line(text);
    if (Form* known = find(shown)) return known;
    if (entry.forms.size() > kMostForms) return nullptr;
    return &entry.forms.emplace_back(Form{std::move(shown), 0});
  };
  if (Form* full = form_of(actor.name)) ++full->full;
  for (const std::string_view mention : actor.mentions) form_of(mention);
  return index;
}

Identity Identities::at(std::size_t index) const {
  const Entry& entry = entries_[index];
  const auto best = std::max_element(entry.forms.begin(), entry.forms.end(),
                                     [](const Form& a, const Form& b) { return a.full < b.full; });
  Identity out{best->text, entry.type, entry.key, entry.merged_from, {}};
  for (const Form& form : entry.forms) {
    if (&form != &*best) out.aliases.push_back(form.text);
  }
  return out;
}

}  // namespace sayso
