// What several commands do alike: open what was named.
// Entry: open_inputs(), open_model(), date_today().
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "encode/model.h"
#include "ingest/inputs.h"

namespace sayso {

/// The inputs of these paths; without a path standard input, unless it is a terminal at which nobody expects to type.
Result<std::vector<Input>> open_inputs(const std::vector<std::string>& paths);

/// The weights in that file; the built-in ones where the path is empty. The message names the file.
Result<Model> open_model(const std::string& path);

/// "2026-11-27", in UTC; that of SOURCE_DATE_EPOCH (seconds) where it is set, so that a page can be made again.
std::string date_today();

}  // namespace sayso
