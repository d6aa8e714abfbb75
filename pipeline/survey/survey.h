// Many articles -> the figures of a report, overall, by outlet and by month, with and without copies.
// Entry: Survey: add() for each article, then rows(). Reading files and writing pages is left to cli/ and
// survey_page.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "survey/confusion.h"
#include "survey/counts.h"
#include "survey/figures.h"

namespace sayso {

/// Keeps counts, never texts: some 500 bytes an article, and the different names and phrases. One thread at a time.
class Survey {
 public:
  explicit Survey(const CountingOptions& options) : counter_(options) {}

  void add(const Json& record) { keep(counter_.read(record)); }

  /// `first_of`: for each article in the order of add() the index of the first of its cluster of copies (its own where
  /// it is none). Groups: all, then outlets by articles falling, then months rising; the figures of a group stand
  /// together, with copies first. The same rows for the same articles in the same order, for any number of `jobs`, the
  /// threads that do it.
  [[nodiscard]] std::vector<FigureRow> rows(const std::vector<std::uint32_t>& first_of, const ConfusionSet& confusion,
                                            unsigned jobs = 1) const;

  /// For each table that corrects nothing "table: label", by label_without_example().
  [[nodiscard]] std::vector<std::string> unusable(const ConfusionSet& confusion) const;

  [[nodiscard]] std::size_t articles() const { return articles_.size(); }
  /// Blamings of persons that were left out.
  [[nodiscard]] std::uint64_t persons_left_out() const { return persons_left_out_; }

 private:
  /// Strings that come again, each once.
  class Names {
   public:
    std::uint32_t of(const std::string& name);
    [[nodiscard]] const std::string& operator[](std::uint32_t id) const { return names_[id]; }
    [[nodiscard]] std::size_t size() const { return names_.size(); }

   private:
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::string> names_;
  };
  struct NamedGroup {
    std::string kind;
    std::string name;
    Group group;
  };
  void keep(ArticleCounts&& article);
  [[nodiscard]] std::vector<NamedGroup> groups() const;
  [[nodiscard]] std::vector<FigureRow> rows_of(const NamedGroup& group, const std::vector<std::uint32_t>& first_of,
                                               const Correctors& correctors) const;
  [[nodiscard]] std::vector<ItemLabel> labels_of(const std::vector<std::uint32_t>& items) const;
  [[nodiscard]] std::vector<std::uint32_t> top_of(const std::vector<std::uint32_t>& articles, std::size_t most) const;

  Counter counter_;
  std::vector<KeptArticle> articles_;
  Names outlets_;
  Names months_;
  Names item_keys_;
  std::vector<ItemLabel> items_;
  std::uint64_t persons_left_out_ = 0;
};

}  // namespace sayso
