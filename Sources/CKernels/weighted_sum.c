#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_weighted_sum(
    float *restrict y, float keep, const float *restrict x, float share, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = keep * y[i] + share * x[i];
}
