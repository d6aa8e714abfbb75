// Phrases, put together.
#include "support/stories.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

using Words = std::vector<std::string>;

const Words kFirst = {"Anneke",  "Tobias", "Marisol", "Dermot", "Ilse",  "Bram",  "Odile", "Kwame", "Sunniva", "Pavel",
                      "Leticia", "Hamish", "Noor",    "Gregor", "Yusuf", "Petra", "Ronan", "Imani", "Casper",  "Delia"};
const Words kLast = {"Vantongeren", "Oyelaran", "Brackwater", "Lindqvist", "Marchetti", "Dunmore",
                     "Achterberg",  "Solberg",  "Quintero",   "Hallewell", "Okonjo",    "Fairbrass",
                     "Tenembaum",   "Rostova",  "Weatherby",  "Nakamori",  "Carrow",    "Delacroix",
                     "Pemberley",   "Ashgrove", "Stoyanov",   "Mbeki-Rand"};
const Words kPlaces = {"Harlen",    "Port Avery",  "Dunsmoor",      "Kestrel Bay",   "Lower Wick",
                       "Tarnfield", "Oxmarsh",     "Saint Brannoc", "Velden",        "Gorsedale",
                       "Mirefoot",  "Castle Rill", "Ebbing",        "Northolt Quay", "Rasmark",
                       "Pellworth", "Quillan",     "Stannard",      "Upper Toll",    "Wrenhithe"};
const Words kOffices = {"mayor",           "chief executive", "finance director",  "harbour master",
                        "union secretary", "head teacher",    "chief engineer",    "police superintendent",
                        "board chair",     "councillor",      "hospital director", "club president"};
const Words kThings = {"ferry terminal",  "sewage works", "grammar school", "railway bridge", "county hospital",
                       "football ground", "paper mill",   "wind farm",      "bus depot",      "public library",
                       "flood barrier",   "fish market",  "housing estate", "power station",  "cattle auction",
                       "shipping office", "tram line",    "swimming baths"};
const Words kNumbers = {"12", "40", "130", "250", "1,400", "3,200", "17", "86", "520", "9,000", "65", "210"};
const Words kDays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
const Words kOpenings = {"",
                         "",
                         "",
                         "",
                         "On {day} morning, ",
                         "After two weeks of talks, ",
                         "For the second time this year, ",
                         "In a letter seen by staff, ",
                         "Only hours before the deadline, ",
                         "To the surprise of many residents, ",
                         "According to figures released on {day}, ",
                         "Despite heavy rain in {place}, "};
const Words kSubjects = {"the {office} of {place}",
                         "{person}",
                         "a committee that looks after the {thing}",
                         "workers at the {thing}",
                         "residents of {place}",
                         "the company that runs the {thing}",
                         "a spokeswoman for the {thing}",
                         "{number} families in {place}",
                         "the regional court in {place}",
                         "inspectors from the safety board",
                         "a group of local traders",
                         "the opposition on the town council",
                         "an engineer who asked not to be named",
                         "the charity behind the appeal",
                         "members of the rowing club",
                         "the deputy {office}"};
const Words kPredicates = {"agreed to pay {number} thousand crowns towards",
                           "rejected a plan to close",
                           "voted narrowly in favour of",
                           "raised new doubts about",
                           "asked a judge to stop work on",
                           "promised to publish every paper on",
                           "warned that storms had weakened",
                           "were told to stay away from",
                           "signed a contract for",
                           "called for an inquiry into",
                           "blamed years of neglect for the state of",
                           "put off until spring a decision on",
                           "found {number} faults in",
                           "celebrated the reopening of",
                           "withdrew its objection to",
                           "set out how it would repair"};
const Words kObjects = {"the {thing} in {place}",         "the old {thing}",
                        "a second {thing} near {place}",  "the roof of the {thing}",
                        "the road to the {thing}",        "the sale of the {thing}",
                        "the rent that the {thing} pays", "plans for a car park beside the {thing}",
                        "the night shift at the {thing}", "the accounts of the {thing}",
                        "{number} jobs at the {thing}",   "the footpath behind the {thing}"};
const Words kTails = {"",
                      "",
                      " on {day}",
                      " after a meeting that lasted {number} minutes",
                      ", a document shows",
                      ", although no date has been set",
                      ", and said more would follow",
                      " for the first time in {number} years",
                      ", despite protests in {place}",
                      ", {person} told the council",
                      " without giving a reason",
                      " while the {office} was abroad",
                      ", people at the meeting said",
                      " as winter approaches",
                      ", which opened {number} years ago",
                      " at a cost nobody would confirm"};
const Words kSayings = {"We have waited {number} months for an answer about the {thing}",
                        "Nobody in {place} believes that any more",
                        "I would rather lose my seat than lose the {thing}",
                        "The numbers simply do not add up",
                        "If the {thing} goes, half of {place} goes with it",
                        "We will look at every bill and every invoice",
                        "My door was always open to them",
                        "It is not a question of money but of trust",
                        "The people of {place} deserve better than this",
                        "We found water where there should have been none"};
const Words kVerbs = {"said", "told reporters in {place}", "wrote in a statement", "said at the gates of the {thing}"};
const Words kAgencies = {"Tern", "NPA", "Coastwire", "Inland Press"};
const Words kSmall = {"also", "later", "again", "nearly", "reportedly", "then", "still", "now"};

}  // namespace

struct StoryMaker::Cast {
  Words people;
  Words places;
  Words things;
  Words offices;
};

std::string Story::text() const {
  std::string all = headline;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) all += "\n\n" + (i == 0 ? dateline : "") + paragraphs[i];
  return all;
}

std::size_t StoryMaker::draw(std::size_t n) {
  return ((random_() >> 32U) * n) >> 32U;
}

StoryMaker::Cast StoryMaker::cast() {
  Cast c;
  for (int i = 0; i < 4; ++i) c.people.push_back(any(kFirst) + " " + any(kLast));
  for (int i = 0; i < 2; ++i) c.places.push_back(any(kPlaces));
  for (int i = 0; i < 2; ++i) c.things.push_back(any(kThings));
  for (int i = 0; i < 2; ++i) c.offices.push_back(any(kOffices));
  return c;
}

std::string StoryMaker::filled(std::string phrase, const Cast& c) {
  for (std::size_t at = phrase.find('{'); at != std::string::npos; at = phrase.find('{', at)) {
    const std::size_t end = phrase.find('}', at);
    const std::string slot = phrase.substr(at + 1, end - at - 1);
    const std::string word = slot == "person"   ? any(c.people)
                             : slot == "place"  ? any(c.places)
                             : slot == "thing"  ? any(c.things)
                             : slot == "office" ? any(c.offices)
                             : slot == "day"    ? any(kDays)
                                                : any(kNumbers);
    phrase.replace(at, end - at + 1, word);
    at += word.size();
  }
  return phrase;
}

std::string StoryMaker::sentence(const Cast& c) {
  std::string s =
      filled(any(kOpenings) + any(kSubjects) + " " + any(kPredicates) + " " + any(kObjects) + any(kTails), c);
  if (s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s + ".";
}

std::string StoryMaker::quotation(const Cast& c) {
  return filled("\"" + any(kSayings) + ". " + any(kSayings) + ",\" {person}, the {office}, " + any(kVerbs) + ". \"" +
                    any(kSayings) + ".\"",
                c);
}

std::string StoryMaker::headline(const Cast& c) {
  std::string s = filled(any(kSubjects) + " " + any(kPredicates) + " the {thing}", c);
  s[0] = static_cast<char>(s[0] >= 'a' && s[0] <= 'z' ? s[0] - 'a' + 'A' : s[0]);
  return s;
}

std::string StoryMaker::dateline() {
  return any(kPlaces) + " (" + any(kAgencies) + ") - ";
}

std::vector<std::string> StoryMaker::told(const Cast& c, std::size_t count) {
  std::vector<std::string> paragraphs;
  while (paragraphs.size() < count) {
    std::string p = sentence(c);
    if (draw(3) > 0) p += " " + sentence(c);
    paragraphs.push_back(p);
    if (paragraphs.size() < count && draw(3) == 0) paragraphs.push_back(quotation(c));
  }
  return paragraphs;
}

Story StoryMaker::story() {
  const Cast c = cast();
  Story s{headline(c), dateline(), told(c, 7 + draw(8))};
  s.paragraphs[2] = quotation(c);
  return s;
}

Story StoryMaker::same_event(const Story& other) {
  // Its cast is drawn anew, but half of it is what the quotation and the other shared paragraph speak of.
  Story s = story();
  s.paragraphs.resize(std::max<std::size_t>(s.paragraphs.size(), 9), sentence(cast()));
  s.paragraphs[1] = other.paragraphs[0];
  s.paragraphs[4] = other.paragraphs[2];
  return s;
}

std::string StoryMaker::reworded(const std::string& paragraph) {
  std::string out;
  for (std::size_t at = 0; at <= paragraph.size();) {
    const std::size_t end = std::min(paragraph.find(' ', at), paragraph.size());
    const std::string word = paragraph.substr(at, end - at);
    const std::size_t fate = draw(100);
    if (fate != 0) out += (out.empty() ? "" : " ") + word;  // one in a hundred is dropped
    if (fate == 1) out += " " + any(kSmall);                // and one gets company
    at = end + 1;
  }
  return out;
}

Story StoryMaker::copy(const Story& original) {
  Story s = original;
  auto& ps = s.paragraphs;
  const std::size_t least = (ps.size() * 2 + 4) / 5;
  const std::size_t kept = least + draw(ps.size() - least + 1);
  if (draw(2) == 0) {
    ps.resize(kept);  // cut from the end
  } else {
    while (ps.size() > kept) ps.erase(ps.begin() + static_cast<std::ptrdiff_t>(draw(ps.size())));
  }
  if (draw(2) == 0) s.headline = headline(cast());
  if (draw(2) == 0) s.dateline = dateline();
  if (draw(3) == 0) {
    for (std::size_t i = 0; i + 1 < ps.size(); ++i) std::swap(ps[i], ps[i + draw(ps.size() - i)]);
  }
  if (draw(2) == 0) std::transform(ps.begin(), ps.end(), ps.begin(), [this](const auto& p) { return reworded(p); });
  if (draw(4) == 0) ps.push_back(sentence(cast()));
  return s;
}

std::string StoryMaker::notice(std::size_t paper) {
  static const std::array<std::string, kNotices> kTexts = {
      "The Harbour Post is owned by its readers and takes no money from parties. If you have seen a fault in this "
      "article, write to the corrections desk, which answers every letter. You can have the day's six most read "
      "articles sent to you each evening, without charge, by leaving an address on the front page.",
      "This article first appeared in the Velden Courier. Comments are open for two days and are read before they are "
      "shown. Please keep to the subject, give your name, and do not write anything that you would not say to a "
      "neighbour over the fence. Subscribers can listen to this article, and to all others, on their telephone.",
      "More on this from the Inland Gazette: what the new rules mean for tenants, ten walks for a wet weekend, and our "
      "guide to the county's bakeries. Our reporters work from nine towns. Tell them in confidence what they should "
      "look into, by post or by telephone, and they will call you back within a day.",
      "All rights are reserved. Nothing in this report may be printed, sent or read out again without leave in writing "
      "from the Coast Evening News and its owners. Prices and times were right when the paper went to press. The views "
      "of columnists are their own. The paper is printed on reused paper at its own works by the canal."};
  return kTexts[paper % kNotices];
}

}  // namespace sayso
