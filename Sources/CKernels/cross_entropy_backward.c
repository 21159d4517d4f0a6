#include "CKernels.h"
#include "exponential.h"

// The gradient is the softmax of the logits less the smoothed target distribution.
KERNEL void kernel_cross_entropy_backward(
    float *restrict gradient, const float *restrict logits, size_t columns, size_t target,
    float smoothing, float log_normalizer, float scale, bool accumulate) {
  float floor = smoothing / (float)columns;
  if (!accumulate) {
    for (size_t j = 0; j < columns; j++) gradient[j] = 0.0f;
  }
  for (size_t j = 0; j < columns; j++) {
    gradient[j] += scale * (exponential(logits[j] - log_normalizer) - floor);
  }
  gradient[target] -= scale * (1.0f - smoothing);
}
