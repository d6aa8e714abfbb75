#include "export/brat.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/label_sets.h"
#include "core/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kDocumentPrefix = "d-";
constexpr std::size_t kNameBytes = 80;  // of an article's id in a file's name: most systems allow 255

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

/// A piece cut at line ends, each line without the white space around it.
void append_lines(const RecordView& record, TextSpan piece, std::vector<TextSpan>& lines) {
  TextSpan line;  // from the first character that is no space to the last
  std::uint32_t point = piece.begin;
  for (const char c : record.slice(piece)) {
    if (!begins_code_point(c)) continue;
    if (c == '\n' && line.begin < line.end) {
      lines.push_back(line);
      line = {};
    } else if (!is_space(c)) {
      line = {line.begin < line.end ? line.begin : point, point + 1};
    }
    ++point;
  }
  if (line.begin < line.end) lines.push_back(line);
}

class Writer {
 public:
  Writer(const RecordView& record, BratLabels labels) : record_(record), labels_(labels) {}

  void add(const ClaimView& claim) {
    const std::string content = bound("Content", claim.content);
    const std::string cue = bound("Cue", claim.cue);
    const std::string source = bound("Source", claim.source);
    const auto& trigger = !claim.cue.empty() ? claim.cue : !claim.source.empty() ? claim.source : claim.content;
    const std::string type = source.empty() ? "Attribution-no-source" : "Attribution";
    const std::string event = "E" + std::to_string(++events_);
    out_ += event + "\t" + type + ":" + bound(type, trigger);
    if (!content.empty()) out_ += " Content:" + content;
    if (!cue.empty()) out_ += " Cue:" + cue;
    if (!source.empty()) out_ += " Source:" + source;
    out_ += "\n";
    note(claim, event);
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  /// The id of the text-bound annotation, which is written where it is new; empty for no span. Triggers are never
  /// shared.
  std::string bound(const std::string& type, const std::vector<TextSpan>& spans) {
    std::vector<TextSpan> lines;
    for (const TextSpan span : spans) append_lines(record_, span, lines);
    if (lines.empty()) return "";
    std::string place = type;
    for (const TextSpan line : lines) {
      place += (place.size() == type.size() ? ' ' : ';') + std::to_string(line.begin) + ' ' + std::to_string(line.end);
    }
    const bool shared = !type.starts_with("Attribution");
    if (const auto known = ids_.find(place); shared && known != ids_.end()) return known->second;
    std::string id = "T" + std::to_string(++bounds_);
    std::string words = pieces_of(record_, lines, " ");
    std::replace_if(words.begin(), words.end(), is_space, ' ');
    out_ += id + "\t" + place + "\t" + words + "\n";
    if (shared) ids_.emplace(std::move(place), id);
    return id;
  }

  void note(const ClaimView& claim, const std::string& event) {
    const std::vector<std::string_view> values = claim_labels(claim);
    std::string text = claim.number + ' ' + claim.anchor;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].empty()) continue;
      const std::string_view name = label_sets()[i].name;
      if (labels_ == BratLabels::attributes) {
        out_ += "A" + std::to_string(++attributes_) + "\t";
        out_.append(name).append(" " + event + " ").append(values[i]).append("\n");
      } else {
        text.append("; ").append(name).append(" ").append(values[i]);
      }
    }
    std::string holder = holder_of(record_, claim);
    std::replace_if(holder.begin(), holder.end(), is_space, ' ');
    text += "; held by " + holder;
    out_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes " + event + "\t" + text + "\n";
  }

  const RecordView& record_;
  BratLabels labels_;
  std::string out_;
  std::map<std::string, std::string> ids_;  ///< type and place -> id
  std::size_t bounds_ = 0;
  std::size_t events_ = 0;
  std::size_t attributes_ = 0;
  std::size_t notes_ = 0;
};

}  // namespace

std::string brat_annotations(const RecordView& record, BratLabels labels, const ClaimFilter& wanted) {
  Writer writer(record, labels);
  for (const ClaimView& claim : record.claims()) {
    if (takes(wanted, claim)) writer.add(claim);
  }
  return std::move(writer).take();
}

std::string brat_config() {
  std::string out =
      "[entities]\nSource\nCue\nContent\n\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
      "[events]\nAttribution\tContent:Content, Cue?:Cue, Source:Source\n"
      "Attribution-no-source\tContent:Content, Cue?:Cue\n\n[attributes]\n";
  for (const LabelSet& set : label_sets()) {
    out.append(set.name).append("\tArg:<EVENT>, Value:");
    for (std::size_t i = 0; i < set.values.size(); ++i) out.append(i == 0 ? "" : "|").append(set.values[i]);
    out += "\n";
  }
  return out;
}

std::string brat_name(std::string_view article_id, std::string_view document_id) {
  if (article_id.ends_with(".txt")) article_id.remove_suffix(4);
  std::string name;
  for (const char c : prefix_of(article_id, kNameBytes)) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    name += plain || (c == '.' && !name.empty()) ? c : '_';
  }
  return name + "_" + std::string(document_id.substr(std::min(document_id.size(), kDocumentPrefix.size())));
}

}  // namespace sayso
