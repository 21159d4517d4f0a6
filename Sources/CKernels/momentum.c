#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_momentum(
    float *restrict direction, float *restrict mean, const float *restrict gradients,
    size_t count, float gradient_scale, float share, bool looks_ahead) {
  float ahead = looks_ahead ? share : 0.0f;
  for (size_t i = 0; i < count; i++) {
    float gradient = gradients[i] * gradient_scale;
    float moved = mean[i] + (gradient - mean[i]) * share;
    mean[i] = moved;
    direction[i] = moved + (gradient - moved) * ahead;
  }
}
