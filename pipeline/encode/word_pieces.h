// Tokens -> word pieces of a BERT-like vocabulary, and the windows in which a transformer reads them.
// Entry: WordPieces, split_article(), plan_windows().
// Source of the method: BERT's uncased tokeniser (Devlin et al. 2019): lower case, accents stripped, every punctuation
// mark by itself, then the longest piece first. Here each token of segment/ is split by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace sayso {

/// The word pieces of an article. Those of token i are ids[first[i]] .. ids[first[i + 1] - 1]; every token has one.
struct PieceSequence {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint32_t> first;  ///< tokens + 1 entries
};

/// One pass over the tokens of `all`, of which those of `core` are kept; the others are context.
struct PieceWindow {
  TokenSpan all;
  TokenSpan core;
};

/// A vocabulary of word pieces. Const after creation; may be shared by threads.
class WordPieces {
 public:
  /// `lines`: the pieces in order of their numbers, each followed by a line feed. Error code: model_values, where a
  /// piece is empty or stands twice, or where [UNK], [CLS] or [SEP] is missing.
  static Result<WordPieces> parse(std::string_view lines);

  [[nodiscard]] std::uint32_t opening() const { return opening_; }  ///< [CLS]
  [[nodiscard]] std::uint32_t closing() const { return closing_; }  ///< [SEP]
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

  /// Appends the pieces of one token: at least one, [UNK] where the vocabulary fails, kMostPieces at most.
  void split(std::string_view token, std::vector<std::uint32_t>& ids) const;

  static constexpr std::size_t kMostPieces = 48;  ///< of one token; what lies behind them is not read

 private:
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard asks for this name
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  void split_word(std::string_view word, std::vector<std::uint32_t>& ids) const;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::uint32_t unknown_ = 0, opening_ = 0, closing_ = 0;
};

/// The pieces of all tokens of an article.
[[nodiscard]] PieceSequence split_article(const WordPieces& pieces, std::string_view text,
                                          const Segmentation& segmentation);

/// Windows whose cores tile the block in order. A window holds `most` pieces at most, two of them for its edges, and up
/// to `margin` pieces of context on either side. Cut at paragraphs, else at sentences, else anywhere. Needs
/// most >= 2 + 2 * margin + WordPieces::kMostPieces. Linear in the tokens.
[[nodiscard]] std::vector<PieceWindow> plan_windows(const Segmentation& segmentation, const PieceSequence& pieces,
                                                    TokenSpan block, std::uint32_t most, std::uint32_t margin);

}  // namespace sayso
