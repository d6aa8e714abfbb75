// Text of an article in HTML: escaped, and exact: what a reader copies is the article's own characters.
// Entry: escaped(), exact(), script_json(). What is shown, and where, is left to the other html files.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// For text and for attribute values in double quotes. Line ends and NUL come through an HTML parser unchanged, but
/// for NUL, which no HTML can hold: U+FFFD stands there.
[[nodiscard]] std::string escaped(std::string_view utf8);

/// The same on one line, cut in the middle where it is long, controls and bidi overrides written out: for titles,
/// names and whatever else is no exact quotation.
[[nodiscard]] std::string shown(std::string_view utf8);

/// Text that is copied as it stands. A control or an invisible format character stands in a box of its own, which
/// shows its code and keeps it from turning the text around it; the character itself is still there.
[[nodiscard]] std::string exact(std::string_view utf8);

/// JSON as it stands inside <script type="application/json">: no "<", so that nothing in it can end the script.
[[nodiscard]] std::string script_json(std::string_view json);

/// Percent-encoded, all but letters, digits, "." and "_": for one part of a text fragment, where "-" and "," mean
/// something.
[[nodiscard]] std::string percent_encoded(std::string_view bytes);

/// "sha256-...": the source by which a content security policy allows one inline script or style.
[[nodiscard]] std::string policy_hash(std::string_view content);

/// The address with a fragment that makes a browser look for the words, at the quotation's start and end; empty where
/// `url` is not http or https.
[[nodiscard]] std::string text_fragment_link(std::string_view url, std::string_view quotation);

}  // namespace sayso
