#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_add(float *restrict sum, const float *restrict term, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += term[i];
}
