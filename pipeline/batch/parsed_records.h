// The records of a run as JSON, parsed on a second thread while the one before is used.
// Entry: for_each_record(). Where the records lie is left to run_folder.h.
#pragma once

#include <functional>
#include <optional>

#include "batch/run_folder.h"
#include "core/result.h"
#include "report/record_view.h"

namespace sayso {

/// Takes one record, error records too; false: stop. Called on the caller's thread, in input order.
using UseRecord = std::function<bool(const Json& record)>;

/// Hands over all records of the stream. At most kRecordsAhead parsed records wait. The error that ended it: those of
/// RecordStream::next(), and record_damaged where a line is no JSON object; nothing where all went well or `use` gave
/// false.
[[nodiscard]] std::optional<Error> for_each_record(RecordStream& stream, const UseRecord& use);

inline constexpr std::size_t kRecordsAhead = 16;  // of some 100 kB each in memory: enough to even out long articles

}  // namespace sayso
