// The kernels for avx512; CMakeLists.txt gives this file its instruction set and renames Eigen.
#define SAYSO_KERNEL_SET avx512
#include "encode/kernels_impl.h"
