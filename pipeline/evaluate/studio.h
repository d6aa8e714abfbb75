// One annotation of Label Studio's JSON export -> the claims in it.
// Entry: read_studio(), studio_task_name(). What they say of the sample is left to coders.h.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "evaluate/coders.h"

namespace sayso {

/// `data.task`; empty where there is none.
[[nodiscard]] std::string studio_task_name(const nlohmann::json& task);

/// A claim is a region "Content" with those that a relation "goes on" ties to it; its cue, what a relation "signals"
/// ties; its labels, the choices on the regions of its content. `address`: of the drawn claim, with which its regions'
/// ids begin. Code: invalid_labels.
[[nodiscard]] Result<std::vector<LabelledClaim>> read_studio(const nlohmann::json& annotation, const std::string& where,
                                                             const std::string& address);

}  // namespace sayso
