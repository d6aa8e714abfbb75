#include "survey/plot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "report/html_text.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

// In the units of the drawing.
constexpr double kWidth = 760;
constexpr double kLeft = 250;   // of the axis: the labels stand before it
constexpr double kRight = 640;  // the numbers stand behind it
constexpr double kRow = 30;     // height
constexpr double kApart = 5;    // of the two marks from the row's middle
constexpr double kMark = 5;     // radius
constexpr double kTop = 22;     // of the first row: the axis' numbers stand above
constexpr std::size_t kLabelBytes = 34;
constexpr double kNamed = 34;  // width from which on a part of a bar has its name inside

std::string number(double value) {
  return fixed(value, 1);
}

std::string line(const char* style, double x1, double y1, double x2, double y2) {
  return "<line class=\"" + std::string(style) + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" +
         number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string text(double x, double y, const char* anchor, const std::string& style, const std::string& html) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\"" +
         (style.empty() ? "" : " class=\"" + style + "\"") + ">" + html + "</text>";
}

std::string label(const std::string& words, double y) {
  return text(kLeft - 12, y + 4, "end", "", escaped(one_line(shorten(words, kLabelBytes))));
}

std::string frame(const std::string& name, double height, const std::string& inside) {
  return "<div class=\"plot\" tabindex=\"0\" role=\"group\" aria-label=\"" + escaped(name) + "\"><svg viewBox=\"0 0 " +
         number(kWidth) + " " + number(height) + "\" role=\"img\" aria-label=\"" +
         escaped(name + ": the table has the numbers") + "\">" + inside + "</svg></div>";
}

/// The least of 1, 2 or 5 times a power of ten at which five steps cover the value.
double step_for(double most) {
  double step = std::pow(10, std::floor(std::log10(std::max(most, 1e-4))) - 1);
  for (const double factor : {2.0, 2.5, 2.0, 2.0, 2.5, 2.0}) {
    if (step * 5 >= most) break;
    step *= factor;
  }
  return step;
}

double most_of(const std::vector<PlotRow>& rows) {
  double most = 0;
  for (const PlotRow& row : rows) {
    const FigureRow& f = *row.figure;
    most = std::max({most, f.counted.value_or(0), f.corrected.value_or(0)});
    if (f.interval) most = std::max(most, f.interval->high);
    if (f.corrected_interval) most = std::max(most, f.corrected_interval->high);
  }
  return most;
}

class Axis {
 public:
  explicit Axis(double most) : step_(step_for(most)), end_(std::min(1.0, std::ceil(most / step_ - 1e-9) * step_)) {
    if (end_ <= 0) end_ = step_;
  }
  [[nodiscard]] double at(double share) const { return kLeft + (kRight - kLeft) * std::clamp(share / end_, 0.0, 1.0); }
  [[nodiscard]] std::string drawn(double height) const {
    std::string out;
    for (int i = 0; i * step_ <= end_ + 1e-9; ++i) {
      const double share = i * step_;
      out +=
          line("axis", at(share), kTop - 6, at(share), height) + text(at(share), 12, "middle", "low", percent(share));
    }
    return out;
  }

 private:
  double step_;
  double end_;
};

std::string marks(const FigureRow& f, const Axis& axis, double y) {
  std::string out;
  if (f.counted) {
    const double x = axis.at(*f.counted);
    if (f.interval) out += line("c", axis.at(f.interval->low), y - kApart, axis.at(f.interval->high), y - kApart);
    out += "<circle class=\"cm\" cx=\"" + number(x) + "\" cy=\"" + number(y - kApart) + "\" r=\"" + number(kMark - 1) +
           "\"/>";
  }
  if (f.corrected) {
    const double x = axis.at(*f.corrected);
    if (f.corrected_interval)
      out += line("k", axis.at(f.corrected_interval->low), y + kApart, axis.at(f.corrected_interval->high), y + kApart);
    out += "<path class=\"km\" d=\"M" + number(x) + " " + number(y + kApart - kMark - 1) + "l6 6-6 6-6-6z\"/>";
  }
  return out;
}

std::string summary(const FigureRow& f) {
  if (!f.counted) return "";
  return percent(*f.counted) + (f.corrected ? " → " + percent(*f.corrected) : "");
}

}  // namespace

std::string fixed(double value, int decimals) {
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  const std::string digits(buffer.data(), end.ptr);
  const bool nothing = digits.find_first_not_of("-0.") == std::string::npos;
  return nothing && digits.front() == '-' ? digits.substr(1) : digits;
}

std::string percent(double share) {
  return fixed(100 * share, share != 0 && share < 0.01 ? 2 : 1) + " %";
}

std::string interval_plot(const std::string& name, const std::vector<PlotRow>& rows) {
  if (rows.empty()) return "";
  const Axis axis(most_of(rows));
  const double height = kTop + kRow * static_cast<double>(rows.size());
  std::string inside = axis.drawn(height);
  double y = kTop + kRow / 2;
  for (const PlotRow& row : rows) {
    inside += label(row.label, y) + marks(*row.figure, axis, y);
    inside += text(kRight + 12, y + 4, "start", "low", summary(*row.figure));
    y += kRow;
  }
  return frame(name, height, inside);
}

std::string stacked_bars(const std::string& name, const std::vector<std::string>& parts,
                         const std::vector<StackRow>& rows) {
  if (rows.empty()) return "";
  std::string inside;
  double y = 4;
  for (const StackRow& row : rows) {
    inside += label(row.label, y + kRow / 2 - 2);
    double x = kLeft;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const double share = p < row.shares.size() && std::isfinite(row.shares[p]) ? row.shares[p] : 0;
      const double width = share * (kWidth - kLeft - 10);
      if (width <= 0) continue;
      inside += "<rect class=\"bar\" fill=\"url(#p" + std::to_string(std::min(p, kPatterns - 1)) + ")\" x=\"" +
                number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(kRow - 6) +
                "\"/>";
      if (width >= kNamed) inside += text(x + width / 2, y + kRow / 2 + 1, "middle", "over", escaped(parts[p]));
      x += width;
    }
    y += kRow;
  }
  return frame(name, y, inside);
}

std::string plot_patterns() {
  static constexpr auto kInside = std::to_array<const char*>({
      "<path class=\"ink\" d=\"M0 0h8v8H0z\"/>",
      "<path class=\"stroke\" d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\"/>",
      "<path class=\"stroke\" d=\"M0 2h8\"/>",
      "<circle class=\"ink\" cx=\"4\" cy=\"4\" r=\"1.5\"/>",
      "",
      "<path class=\"stroke\" d=\"M0 0l8 8M8 0l-8 8\"/>",
  });
  static_assert(kInside.size() == kPatterns);
  std::string out = "<svg class=\"defs\" aria-hidden=\"true\" focusable=\"false\"><defs>";
  for (std::size_t p = 0; p < kPatterns; ++p) {
    out += "<pattern id=\"p" + std::to_string(p) + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">" +
           "<path class=\"paper\" d=\"M0 0h8v8H0z\"/>" + kInside[p] + "</pattern>";
  }
  return out + "</defs></svg>";
}

}  // namespace sayso
