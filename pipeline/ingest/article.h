// Bytes -> Article: the two forms in which an article comes, a JSON record on one line and a plain text.
// Entry: article_from_json(), article_from_text(). Files, gzip and lines are left to reader.h.
// Thread rule: no state; call from any thread. No error throws; all are linear in the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace sayso {

/// The largest text of one article, in bytes. A newspaper article has some 5,000: this is a fault, or a whole archive.
inline constexpr std::size_t kMaxArticleBytes = std::size_t{64} << 20U;
/// The deepest nesting of a record, the record itself counted. Metadata of real archives stays under ten.
inline constexpr int kMaxJsonDepth = 64;

/// The fields of a record, or the columns of a table, that sayso reads.
struct FieldNames {
  std::string id = "id";
  std::string text = "text";
};

/// One record of JSON Lines: `id` and `text` (or the fields that `names` names in their place) are non-empty strings;
/// every other field becomes Article::metadata, in its order and with its numbers and escapes as written (white space
/// between values is dropped, so it stays one line). A BOM before the record or at the start of the text is skipped.
/// Rules: an `id` that is a number is refused, not turned into a string, for 1, 1.0 and 1e0 would have to be one or
/// three ids. A field that stands twice in the record is refused, for readers differ on which one counts.
/// `id`, where it is given, receives the record's id as far as it could be read, also from a record that is refused.
/// Codes: article_too_large, unsupported_encoding, invalid_utf8, invalid_json, lone_surrogate, json_too_deep,
/// json_array, not_an_object, duplicate_field, id_missing, id_not_string, id_empty, text_missing, text_not_string,
/// text_empty. Offsets count from the first byte of `line`.
Result<Article> article_from_json(std::string_view line, std::optional<std::string>* id = nullptr,
                                  const FieldNames& names = {});

/// A plain text. A BOM at its start is skipped; NUL, CR and all else stay as they are. Offsets count from its first
/// byte. Codes: article_too_large, unsupported_encoding, invalid_utf8, text_empty.
Result<Article> article_from_text(std::string id, std::string bytes);

/// Whose article it is, as its metadata says: the first of "outlet", "publisher" and "publication" that is a string;
/// empty where none is.
std::string outlet_of(const Article& article);

}  // namespace sayso
