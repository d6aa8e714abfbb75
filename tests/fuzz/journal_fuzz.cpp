// Any bytes as a run's journal: refused, or parts whose lines can be read again; and what is written is read.
#include "batch/journal.h"
#include "fuzz/memory_input.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  using test::require;
  const test::MemoryFile file(test::as_text(data, size));
  const auto journal = read_journal(file.path());
  if (!journal) {
    require(!journal.error().code.empty() && !journal.error().message.empty(), "an error says nothing");
    return 0;
  }
  require(journal->whole_bytes <= size && journal->part_size() > 0, "more lines than bytes");
  static_cast<void>(journal->is_complete());
  std::string again = header_line(journal->identity, journal->inputs);
  for (const auto& [index, entry] : journal->parts) {
    require(index == entry.part, "a part stands in another's place");
    require(failure_lines(file.path(), entry).has_value(), "an entry's line cannot be read again");
    const auto set_aside = set_aside_in(file.path(), entry);
    require(set_aside && set_aside->size() == entry.set_aside, "what was set aside cannot be read again");
    again += part_line(entry, {});
  }
  if (journal->articles) again += end_line(*journal->articles);
  const test::MemoryFile rewritten(again);
  const auto second = read_journal(rewritten.path());
  require(second && second->parts.size() == journal->parts.size() && second->articles == journal->articles,
          "what was written is not what is read");
  return 0;
}
