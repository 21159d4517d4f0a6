#include "CKernels.h"
#include "dispatch.h"

// ds = scale·p·(dp − ⟨dp, p⟩): p already holds the exponentials, so the scores are not needed.
KERNEL void kernel_softmax_backward(
    float *restrict dp, const float *restrict p, size_t rows, size_t columns, float scale) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    float *restrict gradient = dp + i * columns;
    const float *restrict probability = p + i * columns;
    float dot = 0;
    for (size_t j = 0; j < columns; j++) dot += gradient[j] * probability[j];
    for (size_t j = 0; j < columns; j++) {
      gradient[j] = scale * probability[j] * (gradient[j] - dot);
    }
  }
}
