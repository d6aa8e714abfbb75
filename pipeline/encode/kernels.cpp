#include "encode/kernels.h"

#include <cstdlib>
#include <string_view>

namespace sayso {

namespace base {
extern const Kernels kKernels;
}
#ifdef SAYSO_X86_KERNELS
namespace avx2 {
extern const Kernels kKernels;
}
namespace avx512 {
extern const Kernels kKernels;
}
#endif

const Kernels* kernels_named(const char* name) {
  const std::string_view wanted = name;
  if (wanted == "base") return &base::kKernels;
#ifdef SAYSO_X86_KERNELS
  const bool has_avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  if (wanted == "avx2" && has_avx2) return &avx2::kKernels;
  const bool has_avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                          __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0;
  if (wanted == "avx512" && has_avx2 && has_avx512) return &avx512::kKernels;
#endif
  return nullptr;
}

const Kernels& kernels() {
  static const Kernels& chosen = []() -> const Kernels& {
    const char* asked = std::getenv("SAYSO_KERNELS");
    if (asked != nullptr) {
      if (const Kernels* found = kernels_named(asked)) return *found;
    }
    for (const char* name : {"avx512", "avx2"}) {
      if (const Kernels* found = kernels_named(name)) return *found;
    }
    return *kernels_named("base");
  }();
  return chosen;
}

}  // namespace sayso
