#include "CKernels.h"
#include "dispatch.h"

// With d = m·p for the mask m, dp = m·dd: so p·dp = d·dd, and the mask itself is not needed.
KERNEL void kernel_dropped_softmax_backward(
    float *restrict dd, const float *restrict p, const float *restrict d, size_t rows,
    size_t columns, float scale) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    float *restrict gradient = dd + i * columns;
    const float *restrict probability = p + i * columns;
    const float *restrict dropped = d + i * columns;
    float dot = 0;
    for (size_t j = 0; j < columns; j++) dot += gradient[j] * dropped[j];
    for (size_t j = 0; j < columns; j++) {
      gradient[j] = scale * (gradient[j] * dropped[j] - probability[j] * dot);
    }
  }
}
