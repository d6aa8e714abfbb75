// The kernels for avx2; CMakeLists.txt gives this file its instruction set and renames Eigen.
#define SAYSO_KERNEL_SET avx2
#include "encode/kernels_impl.h"
