#include "CKernels.h"
#include "gradient.h"

enum { block = 2048 };

// With x̂ = (x − mean)/deviation and g = dy·weight: dx = (g − mean(g) − x̂·mean(g·x̂))/deviation.
// A row's dx is made in blocks on the stack, which then go to one or two places.
KERNEL void kernel_layer_norm_backward(
    const float *restrict dy, const float *restrict x, const float *restrict statistics,
    const float *restrict weight, const float *restrict extra, kernel_gradient first,
    kernel_gradient second, float *restrict weight_gradient, float *restrict bias_gradient,
    size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  float buffer[block];
  for (size_t i = 0; i < rows; i++) {
    const float *restrict gradient = dy + i * columns;
    const float *restrict input = x + i * columns;
    float mean = statistics[2 * i], inverse = statistics[2 * i + 1];
    float sum = 0, product = 0;
    for (size_t j = 0; j < columns; j++) {
      float normalized = (input[j] - mean) * inverse;
      float weighted = gradient[j] * weight[j];
      sum += weighted;
      product += weighted * normalized;
      weight_gradient[j] += gradient[j] * normalized;
      bias_gradient[j] += gradient[j];
    }
    float offset = sum / (float)columns * inverse;
    float slope = product / (float)columns * inverse;
    for (size_t start = 0; start < columns; start += block) {
      size_t width = columns - start < block ? columns - start : block;
      for (size_t j = 0; j < width; j++) {
        size_t k = start + j;
        float normalized = (input[k] - mean) * inverse;
        buffer[j] = gradient[k] * weight[k] * inverse - offset - normalized * slope;
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
