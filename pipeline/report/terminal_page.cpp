// Indenting, wrapping and painting.
#include "report/terminal_page.h"

#include <algorithm>

#include "report/terminal_text.h"

namespace sayso {
namespace {

constexpr int kTextWidth = 20;  // columns that text gets at the least, however deep it stands

std::string_view code_of(Paint paint) {
  switch (paint) {
    case Paint::bold:
      return "\x1b[1m";
    case Paint::dim:
      return "\x1b[2m";
    case Paint::green:
      return "\x1b[1;32m";
    case Paint::cyan:
      return "\x1b[1;36m";
    case Paint::yellow:
      return "\x1b[1;33m";
    case Paint::magenta:
      return "\x1b[1;35m";
    case Paint::red:
      return "\x1b[1;31m";
    case Paint::plain:
      break;
  }
  return "";
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

}  // namespace

Page::Page(std::ostream& out, const TerminalStyle& style)
    : out_(out), colour_(style.colour), width_(std::max(style.width, kMinWidth)) {}

std::string Page::painted(std::string_view text, Paint paint) const {
  if (!colour_ || paint == Paint::plain) return std::string(text);
  return std::string(code_of(paint)) + std::string(text) + "\x1b[0m";
}

void Page::text(int indent, std::string_view text, Paint paint) {
  for (const std::string& part : wrap(text, std::max(width_ - indent, kTextWidth))) {
    out_ << spaces(indent) << painted(part, paint) << '\n';
  }
}

void Page::field(int indent, std::string_view label, std::string_view value, Paint paint, int width) {
  if (value.empty()) return;
  width = std::max(width, columns_of(label) + 1);
  std::string front = spaces(indent) + painted(label, paint) + spaces(width - columns_of(label));
  for (const std::string& part : wrap(value, std::max(width_ - indent - width, kTextWidth))) {
    out_ << front << part << '\n';
    front = spaces(indent + width);
  }
}

}  // namespace sayso
