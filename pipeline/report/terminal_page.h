// Lines on a terminal: indented, wrapped, and painted where colour is on. It knows nothing of documents.
// Entry: Page.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "report/terminal.h"

namespace sayso {

enum class Paint { plain, bold, dim, green, cyan, yellow, magenta, red };

inline constexpr int kLabelWidth = 10;  ///< columns: the longest label of a claim, "anonymity", and a space

class Page {
 public:
  Page(std::ostream& out, const TerminalStyle& style);

  /// The text in that paint, or as it is where colour is off.
  [[nodiscard]] std::string painted(std::string_view text, Paint paint) const;

  /// One line as it stands.
  void line(std::string_view text) { out_ << text << '\n'; }

  /// `text` wrapped to the width, each line behind `indent` spaces.
  void text(int indent, std::string_view text, Paint paint = Paint::plain);

  /// A label, then the value beside it, wrapped under itself; nothing where the value is empty. The label has `width`
  /// columns, or one more than it needs.
  void field(int indent, std::string_view label, std::string_view value, Paint paint = Paint::dim,
             int width = kLabelWidth);

 private:
  std::ostream& out_;
  bool colour_;
  int width_;
};

}  // namespace sayso
