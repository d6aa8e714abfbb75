// Whether a sanitizer watches this build: it looks at every byte, so tests that are large take the same shapes smaller.
// Entry: kSanitized.
#pragma once

namespace sayso::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace sayso::test
