// The outlet's name as words, matched with what the record says of it.
#include "actor/own_outlet.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace sayso::actor {
namespace {

/// The words of a name without marks and a leading article.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  bool inside_word = false;
  for (const char c : lower(name)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter && !inside_word) out.emplace_back();
    if (letter) out.back() += c;
    inside_word = letter;
  }
  if (out.size() > 1 && out.front() == "the") out.erase(out.begin());
  if (out.size() > 1 && (out.back() == "com" || out.back() == "news")) out.pop_back();
  return out;
}

std::string run_together(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

/// "harb-post" and "The Harbour Post", "hnt" and "Harbour News Today", "harb-post" and "HarbPost"; the last word alone
/// of a longer one ("The Post"). One word alone is not shortened: "Time" is not "The Times".
bool same_outlet(const std::vector<std::string>& given, const std::vector<std::string>& named) {
  constexpr std::size_t kShortest = 3;  // bytes of a shortened word
  if (given.empty() || named.empty()) return false;
  const auto shortened = [](const std::string& part, const std::string& word) {
    return word == part || (part.size() >= kShortest && word.starts_with(part));
  };
  if (given.size() > 1 && named.size() == 1)
    return named.front() == given.back() || named.front() == run_together(given);
  if (given == named) return true;
  if (given.size() > 1 && given.size() == named.size() &&
      std::equal(given.begin(), given.end(), named.begin(), shortened))
    return true;
  std::string initials;
  for (const std::string& word : named) initials += word.front();
  return given.size() == 1 &&
         (given.front() == run_together(named) || (initials.size() >= kShortest && given.front() == initials));
}

/// "OSLO (AP) - ", "(Harbour News) - " at the start of a paragraph.
bool in_dateline(const Words& w, TokenSpan name) {
  constexpr std::uint32_t kLongest = 12;  // tokens before the name
  const auto& s = w.segmentation();
  const TokenSpan paragraph = s.paragraphs[s.sentences[w.sentence(name.begin)].paragraph].tokens;
  if (name.begin == paragraph.begin || name.begin - paragraph.begin > kLongest) return false;
  if (w.raw(name.begin - 1) != "(" || name.end + 1 >= paragraph.end || w.raw(name.end) != ")") return false;
  const std::string_view dash = w.raw(name.end + 1);
  return dash == "-" || dash == "--" || dash == "\xE2\x80\x94" || dash == "\xE2\x80\x93";
}

}  // namespace

std::vector<bool> own_outlet(const Words& words, const ActorLayer& actors, std::string_view outlet) {
  const std::vector<std::string> given = name_words(outlet);
  std::vector<bool> own_actor(actors.actors.size(), false);
  std::vector<bool> out(actors.mentions.size(), false);
  for (std::size_t m = 0; m < out.size(); ++m) {
    const Mention& mention = actors.mentions[m];
    if (mention.kind != MentionKind::name || mention.type != EntityType::media) continue;
    out[m] = in_dateline(words, mention.tokens) || same_outlet(given, name_words(words.raw(mention.tokens)));
    if (out[m] && mention.actor) own_actor[*mention.actor] = true;
  }
  for (std::size_t m = 0; m < out.size(); ++m) {
    const auto actor = actors.mentions[m].actor;
    out[m] = out[m] || (actor && own_actor[*actor]);
  }
  return out;
}

}  // namespace sayso::actor
