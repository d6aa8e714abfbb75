// Words by ICU (UAX 29), then: clitics are cut off ("did|n't", "Ruiz|'s"), initialisms keep their last full stop
// ("U.S."), runs of one dash or full stop are one token ("--", "..."), and so are two apostrophes or two grave accents,
// which old newswire writes for a quotation mark ("''", "``").
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>
#include <cassert>

#include "core/text.h"
#include "core/utf8.h"
#include "segment/parts.h"

namespace sayso {
namespace {

bool ascii_alnum(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The segment without the white space that it begins with: ICU keeps a mark with the space before it.
ByteSpan without_space(std::string_view text, ByteSpan span) {
  while (!span.empty()) {
    const auto c = static_cast<unsigned char>(text[span.begin]);
    std::size_t next = span.begin;
    const bool space = c < 0x80U ? c == ' ' || (c >= 0x09U && c <= 0x0DU) || (c >= 0x1CU && c <= 0x1FU)
                                 : u_isUWhiteSpace(next_code_point(text, next)) != 0;
    if (!space) break;
    span.begin = c < 0x80U ? span.begin + 1 : static_cast<std::uint32_t>(next);
  }
  return span;
}

/// One pass over the token: enough to answer every flag. Only the first kLookAt bytes count: a token of 100 MB is one
/// look.
std::uint16_t flags_of(std::string_view word) {
  constexpr std::size_t kLookAt = 256;
  std::uint16_t flags = 0;
  bool letter_seen = false;
  for (std::size_t i = 0; i < std::min(word.size(), kLookAt);) {
    const UChar32 c = next_code_point(word, i);
    if (u_isalpha(c) != 0) {
      flags |= kAlphabetic;
      if (!letter_seen && (u_isupper(c) != 0 || u_istitle(c) != 0)) flags |= kUpperFirst;
      letter_seen = true;
    } else if (u_isdigit(c) != 0) {
      flags |= kDigit;
    }
  }
  if ((flags & (kAlphabetic | kDigit)) == 0) flags |= kPunctuation;
  return flags;
}

/// Length of an apostrophe at `at`: 1 for ', 3 for U+2019; 0 for anything else.
std::uint32_t apostrophe(std::string_view word, std::size_t at) {
  if (at < word.size() && word[at] == '\'') return 1;
  return word.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

/// Bytes of the clitic that ends the word, as the Penn Treebank cuts it; 0 where there is none.
std::uint32_t clitic_length(std::string_view word) {
  if (word.size() < 3 || word.size() > 40) return 0;  // no clitic stands on a longer word
  static constexpr std::array<std::string_view, 6> kTails = {"s", "re", "ve", "ll", "d", "m"};
  for (std::size_t mark_length : {std::size_t{1}, std::size_t{3}}) {
    for (const std::string_view tail : kTails) {
      const std::size_t length = mark_length + tail.size();
      if (word.size() <= length) continue;
      const std::size_t at = word.size() - length;
      if (apostrophe(word, at) == mark_length && lower(word.substr(at + mark_length)) == tail) {
        return static_cast<std::uint32_t>(length);
      }
    }
    const std::size_t length = mark_length + 2;  // n't
    if (word.size() <= length) continue;
    const std::size_t at = word.size() - length;
    const char n = word[at];
    const char t = word[word.size() - 1];
    if ((n == 'n' || n == 'N') && (t == 't' || t == 'T') && apostrophe(word, at + 1) == mark_length) {
      return static_cast<std::uint32_t>(length);
    }
  }
  return 0;
}

/// "U.S", "a.m": single letters with full stops between; ICU leaves the last stop out.
bool is_initialism(std::string_view word) {
  if (word.size() < 3 || word.size() > 11 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (i % 2 == 0 ? !letter : c != '.') return false;
  }
  return true;
}

/// Appends segments that are no white space, cut and joined as the file's head says.
class TokenWriter {
 public:
  explicit TokenWriter(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5); }

  void add(ByteSpan span) {
    span = without_space(text_, span);
    if (span.empty()) return;
    if (joins(span)) {
      tokens_.back().span.end = span.end;
      return;
    }
    run_ = span.size() == 1 ? text_[span.begin] : '\0';
    const std::string_view word = slice(text_, span);
    const std::uint32_t clitic = ascii_alnum(static_cast<unsigned char>(word.back())) ? clitic_length(word) : 0;
    push({span.begin, span.end - clitic});
    if (clitic != 0) push({span.end - clitic, span.end});
  }

  std::vector<Token> take() { return std::move(tokens_); }

 private:
  void push(ByteSpan span) {
    Token token;
    token.span = span;
    const bool space = tokens_.empty() || tokens_.back().span.end != span.begin;
    token.flags = static_cast<std::uint16_t>(flags_of(slice(text_, span)) | (space ? kSpaceBefore : 0));
    tokens_.push_back(token);
  }

  bool joins(ByteSpan span) const {
    if (tokens_.empty() || span.size() != 1 || tokens_.back().span.end != span.begin) return false;
    const char c = text_[span.begin];
    if (c == '\'' || c == '`') return c == run_ && tokens_.back().span.size() == 1;
    if (c != '.' && c != '-') return false;
    return c == run_ || (c == '.' && is_initialism(slice(text_, tokens_.back().span)));
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  char run_ = '\0';  ///< the mark that the last token is made of, if it is made of one
};

}  // namespace

std::vector<Token> find_tokens(std::string_view text, icu::BreakIterator& words) {
  if (text.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words.setText(utext, status);
  assert(U_SUCCESS(status));
  TokenWriter writer(text);
  std::int32_t begin = words.first();
  for (std::int32_t end = words.next(); end != icu::BreakIterator::DONE; begin = end, end = words.next()) {
    writer.add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  utext_close(utext);
  return writer.take();
}

}  // namespace sayso
