#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_relu(float *x, size_t count) {
  // Written so that a not-a-number stays one.
  for (size_t i = 0; i < count; i++) x[i] = x[i] < 0.0f ? 0.0f : x[i];
}
