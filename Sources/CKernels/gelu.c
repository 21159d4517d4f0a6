#include "CKernels.h"
#include "normal_distribution.h"

KERNEL void kernel_gelu(float *restrict y, const float *restrict z, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = z[i] * normal_at(z[i]).cumulative;
}
