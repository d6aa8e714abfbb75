// A Document for a person at a terminal: every claim with who holds it, how firmly it is sourced, and why.
// Entry: print_report(). The record for machines is json_record.h; whether there is a terminal is left to main.cpp.
#pragma once

#include <ostream>

#include "core/document.h"

namespace sayso {

struct TerminalStyle {
  bool colour = false;  ///< ANSI colours and weights; words and marks say the same without them
  int width = 100;      ///< columns; less than kMinWidth counts as kMinWidth
};

inline constexpr int kMinWidth = 50;  ///< columns: below it the labels leave no room for the text

/// Claims in the order of the text, those inside a claim under it. The text's own characters, white space aside;
/// controls and bidi overrides are shown escaped. All stages have run. Linear in the document.
void print_report(std::ostream& out, const Document& document, const TerminalStyle& style);

}  // namespace sayso
