// A web page -> Article: the visible text of its article element, by gumbo, and what its head says of it.
// Entry: article_from_html(). It knows no site: a dedicated extractor finds bylines, captions and boilerplate better,
// and each article says so with the warning "html_extracted".
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace sayso {

/// Whether the bytes begin like a page: a doctype or <html> among the first ones. `named`: the file's name says HTML,
/// then any first "<" will do.
[[nodiscard]] bool is_html(std::string_view head, bool named);

/// The text: paragraphs with a blank line between them, white space inside them as one blank, line breaks kept; without
/// scripts, styles, forms, navigation, asides, footers and what is hidden. It is that of the article element with most
/// text, else of main, else of body. Metadata: title, url, outlet, author, published, lang, where the page names them.
/// Offsets of spans count in the text, not in the page. A page has a cap on marks and memory, so that none can stop a
/// run. Codes: article_too_large, unsupported_encoding, invalid_utf8, text_empty, html_too_complex.
Result<Article> article_from_html(std::string id, std::string_view bytes);

}  // namespace sayso
