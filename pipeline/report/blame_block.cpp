#include "report/blame_block.h"

#include "report/blame.h"
#include "report/terminal_text.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr int kIndent = 5;               // columns before a passage, as in the claims below
constexpr std::size_t kNameBytes = 120;  // of an actor's name
constexpr int kFirmnessColumns = 12;     // "responsible" and a space

std::string names(const Document& d, const std::vector<std::uint32_t>& actors) {
  std::string out;
  for (const std::uint32_t actor : actors) {
    if (!out.empty()) out += "; ";
    out += one_line(shorten(d.actors.actors[actor].name, kNameBytes));
  }
  return out;
}

std::string who_says(const Document& d, const Blame& b, const std::string& number) {
  std::string words = b.level ? std::string(name(*b.level)) : std::string("no level");
  words += "  " + (b.path.empty() ? b.holder : b.path);
  words += ", ";
  words += in_words(b.commitment);
  if (!b.probability.empty()) words += ", " + b.probability;
  const std::string_view where = in_words(d.attributions[b.attribution].zone);
  if (!where.empty()) words += ", " + std::string(where);
  return words + " (claim " + number + ')';
}

}  // namespace

void print_blame_block(Page& page, const Document& d, const std::vector<std::string>& numbers) {
  if (d.accusation.accusations.empty()) return;
  page.line("Who is blamed for what: what this article says, not what is true");
  const std::vector<Blame> blames = blames_of(d);
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < d.accusation.accusations.size(); ++i) {
    const Accusation& a = d.accusation.accusations[i];
    page.text(2, accusation_sentence(d, a), Paint::bold);
    for (; next < blames.size() && blames[next].accusation == i; ++next) {
      const Blame& b = blames[next];
      page.field(kIndent, name(b.firmness), who_says(d, b, numbers[b.attribution]), Paint::plain, kFirmnessColumns);
      page.text(kIndent + kFirmnessColumns, b.passage, Paint::dim);
    }
    page.field(kIndent, "denied by", names(d, a.denied_by), Paint::plain, kFirmnessColumns);
    page.field(kIndent, "silent", a.silent.empty() ? "" : names(d, a.silent) + ": of the act, accusing nobody",
               Paint::plain, kFirmnessColumns);
  }
  page.line("");
}

}  // namespace sayso
