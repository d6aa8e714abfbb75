// Regions, choices on them, relations between them.
#include "evaluate/studio.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

std::string string_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// The first label of a list in `object`.
std::string first_in(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array() || found->empty() || !found->front().is_string()) return "";
  return found->front().get<std::string>();
}

struct Region {
  std::string role;
  PointSpan span;
  std::map<std::string, std::string> labels;
  std::string next;  ///< the region that it goes on in
};

struct Relation {
  std::string from;
  std::string to;
  std::string label;
};

class Reader {
 public:
  /// False where an item is no result of Label Studio's.
  bool take(const json& item) {
    if (!item.is_object()) return false;
    const std::string type = string_in(item, "type");
    if (type == "relation") {
      const std::string label = first_in(item, "labels");
      relations_.push_back({string_in(item, "from_id"), string_in(item, "to_id"), label});
      return true;
    }
    const auto value = item.find("value");
    if (value == item.end() || !value->is_object()) return false;
    const std::string id = string_in(item, "id");
    if (type == "choices") {
      regions_[id].labels[string_in(item, "from_name")] = first_in(*value, "choices");
      return true;
    }
    if (type != "labels") return true;  // a text area, a rating: nothing that is asked for here
    const auto begin = value->find("start");
    const auto end = value->find("end");
    if (begin == value->end() || end == value->end() || !begin->is_number_unsigned() || !end->is_number_unsigned() ||
        end->get<std::uint64_t>() > UINT32_MAX || begin->get<std::uint64_t>() >= end->get<std::uint64_t>()) {
      return false;
    }
    Region& region = regions_[id];
    region.role = first_in(*value, "labels");
    region.span = {begin->get<std::uint32_t>(), end->get<std::uint32_t>()};
    return true;
  }

  std::vector<LabelledClaim> claims(const std::string& address) {
    std::map<std::string, std::string> head_of;  // a content region -> the first piece of its content
    for (const auto& [id, region] : regions_) {
      if (region.role == "Content") head_of[id] = id;
    }
    for (bool changed = true; changed;) {
      changed = false;
      for (const Relation& r : relations_) {
        if (r.label != "goes on" || !head_of.contains(r.from) || !head_of.contains(r.to)) continue;
        const std::string head = std::min(head_of[r.from], head_of[r.to]);  // rings have a head, too
        changed = changed || head_of[r.from] != head || head_of[r.to] != head;
        head_of[r.from] = head_of[r.to] = head;
      }
    }
    std::map<std::string, LabelledClaim> by_head;
    for (const auto& [id, head] : head_of) {
      LabelledClaim& claim = by_head[head];
      claim.content.push_back(regions_[id].span);
      claim.labels.insert(regions_[id].labels.begin(), regions_[id].labels.end());
      claim.is_drawn = claim.is_drawn || id.starts_with(address + "/");
    }
    add_cues(head_of, by_head);
    std::vector<LabelledClaim> all;
    for (auto& [head, claim] : by_head) all.push_back(std::move(claim));
    return all;
  }

 private:
  void add_cues(const std::map<std::string, std::string>& head_of, std::map<std::string, LabelledClaim>& by_head) {
    for (const Relation& r : relations_) {
      if (r.label != "signals") continue;
      const bool forward = head_of.contains(r.to);
      const std::string& content = forward ? r.to : r.from;
      const auto cue = regions_.find(forward ? r.from : r.to);
      if (!head_of.contains(content) || cue == regions_.end() || cue->second.role != "Cue") continue;
      by_head[head_of.at(content)].cue.push_back(cue->second.span);
    }
  }

  std::map<std::string, Region> regions_;
  std::vector<Relation> relations_;
};

}  // namespace

std::string studio_task_name(const json& task) {
  const auto data = task.is_object() ? task.find("data") : task.end();
  if (!task.is_object() || data == task.end() || !data->is_object()) return "";
  return string_in(*data, "task");
}

Result<std::vector<LabelledClaim>> read_studio(const json& annotation, const std::string& where,
                                               const std::string& address) {
  const Error fault{"invalid_labels",
                    where + ": an annotation of " + address + " is none of Label Studio's JSON export", 0};
  const auto results = annotation.find("result");
  if (results == annotation.end() || !results->is_array()) return fault;
  Reader reader;
  for (const json& item : *results) {
    if (!reader.take(item)) return fault;
  }
  return reader.claims(address);
}

}  // namespace sayso
