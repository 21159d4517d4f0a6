#include "CKernels.h"
#include "gradient.h"

enum { block = 2048 };

// With x̂ = x/root and g = dy·weight: dx = (g − x̂·mean(g·x̂))/root.
// A row's dx is made in blocks on the stack, which then go to one or two places.
KERNEL void kernel_rms_norm_backward(
    const float *restrict dy, const float *restrict x, const float *restrict statistics,
    const float *restrict weight, const float *restrict extra, kernel_gradient first,
    kernel_gradient second, float *restrict weight_gradient, size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  float buffer[block];
  for (size_t i = 0; i < rows; i++) {
    const float *restrict gradient = dy + i * columns;
    const float *restrict input = x + i * columns;
    float inverse = statistics[2 * i + 1];
    float product = 0;
    for (size_t j = 0; j < columns; j++) {
      float normalized = input[j] * inverse;
      product += gradient[j] * weight[j] * normalized;
      weight_gradient[j] += gradient[j] * normalized;
    }
    float slope = product / (float)columns * inverse;
    for (size_t start = 0; start < columns; start += block) {
      size_t width = columns - start < block ? columns - start : block;
      for (size_t j = 0; j < width; j++) {
        size_t k = start + j;
        buffer[j] = gradient[k] * weight[k] * inverse - input[k] * inverse * slope;
      }
      if (extra) {
        const float *restrict added = extra + i * columns + start;
        for (size_t j = 0; j < width; j++) buffer[j] += added[j];
      }
      store_gradient(first, i * columns + start, buffer, width, 1.0f);
      store_gradient(second, i * columns + start, buffer, width, 1.0f);
    }
  }
}
