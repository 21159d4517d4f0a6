#include "CKernels.h"
#include "sigmoid.h"

// With σ = σ(g) and y = g·σ·u: dg = dy·u·σ·(1 + g·(1 − σ)) and du = dy·g·σ.
KERNEL void kernel_gated_linear_unit_backward(
    kernel_gradient place, const float *restrict dy, const float *restrict x, size_t rows,
    size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    const float *restrict gate = x + 2 * i * columns;
    const float *restrict up = gate + columns;
    const float *restrict gradient = dy + i * columns;
    float *restrict gate_gradient = place.values + 2 * i * columns;
    float *restrict up_gradient = gate_gradient + columns;
    if (!place.accumulate) {
      for (size_t j = 0; j < columns; j++) gate_gradient[j] = up_gradient[j] = 0.0f;
    }
    for (size_t j = 0; j < columns; j++) {
      float share = sigmoid(gate[j]);
      gate_gradient[j] += gradient[j] * up[j] * share * (1.0f + gate[j] * (1.0f - share));
      up_gradient[j] += gradient[j] * gate[j] * share;
    }
  }
}
