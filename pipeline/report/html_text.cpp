// Code point by code point; what is hostile is decided in terminal_text.
#include "report/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/utf8.h"
#include "report/sha256.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

constexpr std::size_t kShownBytes = 300;   // of a title or a name
constexpr std::size_t kFragmentWords = 5;  // at each end of a quotation: enough to be found once in an article
constexpr std::size_t kLongestUrl = 2000;  // bytes: longer ones are refused by some browsers
constexpr std::string_view kHex = "0123456789ABCDEF";

void append_escaped(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\r':
        out += "&#13;";  // a parser turns a bare one into a line feed
        break;
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      default:
        out += c;
    }
  }
}

/// Stands in a text without harm: a line end or a tab.
bool is_layout(std::string_view utf8, std::size_t at) {
  const char c = utf8[at];
  return c == '\n' || c == '\t' || (c == '\r' && at + 1 < utf8.size() && utf8[at + 1] == '\n');
}

std::string base64(const std::string& hex) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [&hex](std::size_t i) -> std::uint32_t {
    if (i >= hex.size()) return 0;
    return static_cast<std::uint32_t>(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
  };
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 3) {  // three hexadecimal digits are two of base 64
    const std::uint32_t bits = nibble(i) << 8U | nibble(i + 1) << 4U | nibble(i + 2);
    out += kDigits[bits >> 6U];
    if (i + 1 < hex.size()) out += kDigits[bits & 63U];
  }
  while (out.size() % 4 != 0) out += '=';
  return out;
}

bool is_web_address(std::string_view url) {
  if (url.size() > kLongestUrl) return false;
  std::string start(url.substr(0, 8));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  if (!start.starts_with("http://") && start != "https://") return false;
  return std::none_of(url.begin(), url.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

std::size_t after_words(std::string_view line, std::size_t words) {
  std::size_t at = 0;
  for (; words > 0 && at != std::string_view::npos; --words) at = line.find(' ', at + 1);
  return at;
}

}  // namespace

std::string escaped(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  append_escaped(out, utf8);
  return out;
}

std::string shown(std::string_view utf8) {
  return escaped(one_line(shorten(utf8, kShownBytes)));
}

std::string exact(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const auto c = static_cast<char32_t>(next_code_point(utf8, at));
    const bool boxed = is_hostile(c) && !is_layout(utf8, begin);
    if (boxed) out += "<span class=\"ctl\" data-u=\"" + code_point_name(c) + "\">";
    append_escaped(out, utf8.substr(begin, at - begin));
    if (boxed) out += "</span>";
  }
  return out;
}

std::string script_json(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (const char c : json) {  // outside of strings JSON has none of these
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

std::string percent_encoded(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
}

std::string policy_hash(std::string_view content) {
  return "sha256-" + base64(sha256_hex(content));
}

std::string text_fragment_link(std::string_view url, std::string_view quotation) {
  if (!is_web_address(url)) return "";
  const std::string line = one_line(quotation);
  if (line.empty()) return std::string(url);
  std::string words = percent_encoded(line);
  const std::size_t head = after_words(line, kFragmentWords);
  if (head != std::string::npos &&
      after_words(std::string_view(line).substr(head), kFragmentWords) != std::string::npos) {
    std::size_t tail = line.size();
    for (std::size_t n = 0; n < kFragmentWords; ++n) tail = line.rfind(' ', tail - 1);
    words = percent_encoded(std::string_view(line).substr(0, head)) + ',' +
            percent_encoded(std::string_view(line).substr(tail + 1));
  }
  const bool has_fragment = url.find('#') != std::string_view::npos;
  return std::string(url) + (has_fragment ? ":~:text=" : "#:~:text=") + words;
}

}  // namespace sayso
