// The kernels for base; CMakeLists.txt gives this file its instruction set and renames Eigen.
#define SAYSO_KERNEL_SET base
#include "encode/kernels_impl.h"
