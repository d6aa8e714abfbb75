// Who is blamed for what over many articles: by blamed and act, with the first and the strongest in time.
// Entry: blame_line(), BlameTable. Reading the articles is left to cli/.
#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "report/terminal.h"

namespace sayso {

/// The blames of one article as one line of JSON, for BlameTable::add(): what a worker hands over.
[[nodiscard]] std::string blame_line(const Document& document);

/// One relation that blames, with the article it stands in.
struct BlameRow {
  std::string blamed, act, act_key, firmness, probability, level, commitment, holder, path, passage;
  std::string article, outlet, published;
  bool holder_named = false;
  bool denies = false;
};

/// Groups are in the order of how many articles tell them, then by name; rows in the order of the input. One thread.
class BlameTable {
 public:
  /// Without `persons` a person who is not named as the holder of an office is counted, and left out.
  explicit BlameTable(bool persons) : persons_(persons) {}

  void add(std::string_view blame_line);

  /// For a person: each blamed and act, its first and strongest accusation, who denies.
  void print(std::ostream& out, const TerminalStyle& style) const;
  /// RFC 4180, a row a relation. A cell that a spreadsheet would run (= + - @, tab, return) begins with '.
  [[nodiscard]] std::string csv() const;
  /// {"groups": [{"blamed", "act", "articles", "outlets", "accusing", "denying", "first", "strongest", "blames":
  /// [...]}], "persons_left_out"}.
  [[nodiscard]] std::string json() const;

  /// Blames of persons that were left out.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  struct Group {
    std::string blamed;
    std::string act;
    std::vector<BlameRow> rows;

    [[nodiscard]] std::size_t count(std::string BlameRow::*field) const;
    [[nodiscard]] const BlameRow* first() const;
    [[nodiscard]] const BlameRow* strongest() const;
  };
  [[nodiscard]] std::vector<const Group*> ranked() const;

  bool persons_;
  std::size_t left_out_ = 0;
  std::map<std::pair<std::string, std::string>, Group> groups_;  ///< by lower-case name and act key
};

}  // namespace sayso
