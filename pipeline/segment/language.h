// Whether a text is one that the models were made for. Entry: is_english(). CLD2 does the telling.
#pragma once

#include <string_view>

namespace sayso {

/// False where CLD2 reliably takes the text for another language, or for a mixture that is mostly not English. Texts
/// too short to tell count as English. `text` is valid UTF-8.
[[nodiscard]] bool is_english(std::string_view text);

}  // namespace sayso
