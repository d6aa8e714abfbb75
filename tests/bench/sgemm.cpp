// Chooses the product for this processor. See sgemm.h.
#include "bench/sgemm.h"

namespace sayso::bench {

void product_base(const float* a, const float* b, float* c);
void product_avx2(const float* a, const float* b, float* c);
void product_avx512(const float* a, const float* b, float* c);

Product sgemm(const char** name) {
#ifdef SAYSO_X86_PRODUCTS
  if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
      __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0) {
    *name = "avx512";
    return product_avx512;
  }
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
    *name = "avx2";
    return product_avx2;
  }
#endif
  *name = "base";
  return product_base;
}

}  // namespace sayso::bench
