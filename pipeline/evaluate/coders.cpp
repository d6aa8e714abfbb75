// Folders of brat, exports of Label Studio, lists of marks.
#include "evaluate/coders.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "evaluate/json_file.h"
#include "evaluate/marks.h"
#include "evaluate/studio.h"

namespace sayso {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::uint32_t length(const std::vector<PointSpan>& spans) {
  return std::accumulate(spans.begin(), spans.end(), 0U,
                         [](std::uint32_t n, const PointSpan& s) { return n + s.second - s.first; });
}

std::uint32_t shared(const std::vector<PointSpan>& a, const std::vector<PointSpan>& b) {
  std::uint32_t n = 0;
  for (const PointSpan& x : a) {
    for (const PointSpan& y : b) {
      const std::uint32_t low = std::max(x.first, y.first);
      const std::uint32_t high = std::min(x.second, y.second);
      n += high > low ? high - low : 0;
    }
  }
  return n;
}

/// Two claims are one where their cues share a character and their contents too, or their contents overlap by half of
/// their union.
bool is_same(const std::vector<PointSpan>& content, const std::vector<PointSpan>& cue, const LabelledClaim& claim) {
  const std::uint32_t both = shared(content, claim.content);
  if (both > 0 && shared(cue, claim.cue) > 0) return true;
  return 2 * both >= length(content) + length(claim.content) - both;
}

const LabelledClaim* drawn_among(const DrawnClaim& drawn, const std::vector<LabelledClaim>& claims) {
  const auto said = std::find_if(claims.begin(), claims.end(), [](const auto& c) { return c.is_drawn; });
  if (said != claims.end()) return &*said;
  const auto same =
      std::find_if(claims.begin(), claims.end(), [&](const auto& c) { return is_same(drawn.content, drawn.cue, c); });
  return same == claims.end() ? nullptr : &*same;
}

bool is_missed(const DrawnClaim& drawn, const LabelledClaim& claim) {
  if (claim.content.empty()) return false;
  const std::uint32_t begin = std::min_element(claim.content.begin(), claim.content.end())->first;
  if (begin < drawn.window.first || begin >= drawn.window.second) return false;
  if (is_same(drawn.content, drawn.cue, claim)) return false;
  return std::none_of(drawn.others.begin(), drawn.others.end(),
                      [&](const OtherClaim& o) { return is_same(o.content, o.cue, claim); });
}

Error nothing_of(const std::string& path, const char* what) {
  return {"invalid_labels", path + ": " + what, 0};
}

Result<std::vector<Coder>> brat_coder(const std::string& path, const Sample& sample) {
  Coder coder;
  coder.name = fs::path(path).lexically_normal().filename().string();
  if (coder.name.empty()) coder.name = fs::path(path).lexically_normal().parent_path().filename().string();
  for (std::size_t i = 0; i < sample.claims.size(); ++i) {
    const std::string name = path + "/" + sample.claims[i].task + ".ann";
    std::ifstream in(name, std::ios::binary);
    if (!in || fs::is_directory(name)) continue;  // reading a folder throws
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto claims = read_brat(bytes, name, sample.claims[i].claim);
    if (!claims) return claims.error();
    Judgement said = judge(sample.claims[i], *claims, !sample.show_predictions);
    if (said.right) coder.judgements.emplace(i, std::move(said));
  }
  if (coder.judgements.empty()) return nothing_of(path, "no .ann file in it judges a claim of the sample");
  return std::vector{std::move(coder)};
}

std::string name_of_coder(const json& annotation, const std::string& otherwise) {
  const auto by = annotation.find("completed_by");
  if (by == annotation.end() || by->is_null()) return otherwise;
  if (by->is_string()) return by->get<std::string>();
  if (by->is_object()) {
    for (const char* key : {"email", "id"}) {
      if (by->contains(key)) return (*by)[key].is_string() ? (*by)[key].get<std::string>() : (*by)[key].dump();
    }
  }
  return by->dump();
}

Result<std::vector<Coder>> studio_coders(const std::string& path, const Sample& sample) {
  const auto file = read_json_file(path);
  if (!file) return file.error();
  if (!file->is_array()) return nothing_of(path, "no JSON export of Label Studio: it is an array of tasks");
  std::map<std::string, Coder> coders;
  const std::string stem = fs::path(path).stem().string();
  for (const json& task : *file) {
    const auto known = sample.of_task.find(studio_task_name(task));
    if (known == sample.of_task.end() || !task.contains("annotations") || !task["annotations"].is_array()) continue;
    const DrawnClaim& drawn = sample.claims[known->second];
    for (const json& annotation : task["annotations"]) {
      if (!annotation.is_object() || annotation.value("was_cancelled", json(false)) == json(true)) continue;
      const auto claims = read_studio(annotation, path, drawn.claim);
      if (!claims) return claims.error();
      Judgement said = judge(drawn, *claims, !sample.show_predictions);
      if (!said.right) continue;
      Coder& coder = coders[name_of_coder(annotation, stem)];
      coder.judgements[known->second] = std::move(said);
    }
  }
  std::vector<Coder> all;
  for (auto& [name, coder] : coders) {
    coder.name = name;
    all.push_back(std::move(coder));
  }
  if (all.empty()) return nothing_of(path, "no annotation in it judges a claim of the sample");
  return all;
}

}  // namespace

Judgement judge(const DrawnClaim& drawn, const std::vector<LabelledClaim>& claims, bool blind) {
  Judgement said;
  const LabelledClaim* own = drawn_among(drawn, claims);
  if (own == nullptr) {
    said.right = false;
  } else {
    said.labels = own->labels;
    const auto verdict = said.labels.find("verdict");
    if (verdict != said.labels.end()) {
      if (verdict->second == "right" || verdict->second == "wrong") said.right = verdict->second == "right";
      said.labels.erase(verdict);
    } else if (blind && !said.labels.empty()) {
      said.right = true;
    }
  }
  if (said.right != std::optional(true)) said.labels.clear();  // of what is no claim there is nothing to label
  for (const LabelledClaim& claim : claims) {
    if (&claim != own && is_missed(drawn, claim)) ++said.added;
  }
  return said;
}

Result<std::vector<Coder>> read_labels(const std::string& path, const Sample& sample) {
  std::error_code code;
  if (fs::is_directory(path, code)) return brat_coder(path, sample);
  return studio_coders(path, sample);
}

Result<Coder> read_marked(const std::vector<std::string>& paths, const Sample& sample) {
  if (const auto checked = evaluate_marks(paths, true); !checked) return checked.error();
  std::map<std::pair<std::string, std::string>, bool> verdicts;
  for (const std::string& path : paths) {
    const auto file = read_json_file(path);
    if (!file) return file.error();
    for (const json& mark : (*file)["marks"]) {
      verdicts[{(*file)["text_sha256"].get<std::string>(), mark["claim"].get<std::string>()}] =
          mark["verdict"] == "right";
    }
  }
  Coder coder;
  coder.name = "marks";
  for (std::size_t i = 0; i < sample.claims.size(); ++i) {
    const auto found = verdicts.find({sample.claims[i].text_sha256, sample.claims[i].claim});
    if (found != verdicts.end()) coder.judgements[i].right = found->second;
  }
  return coder;
}

}  // namespace sayso
