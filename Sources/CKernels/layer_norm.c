#include "CKernels.h"
#include "dispatch.h"

// The variance is taken around the mean in a second pass over the row, which is in the cache by then:
// the difference of moments would lose half of the digits.
KERNEL void kernel_layer_norm(
    float *restrict y, const float *restrict x, const float *restrict residual,
    float *restrict sum, float *restrict statistics, const float *restrict weight,
    const float *restrict bias, size_t rows, size_t columns, float epsilon) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    const float *restrict input = x + i * columns;
    float *restrict output = y + i * columns;
    float total = 0;
    if (residual) {
      const float *restrict added = residual + i * columns;
      float *restrict stream = sum + i * columns;
      for (size_t j = 0; j < columns; j++) {
        stream[j] = input[j] + added[j];
        total += stream[j];
      }
      input = stream;
    } else {
      for (size_t j = 0; j < columns; j++) total += input[j];
    }
    float mean = total / (float)columns;
    float squares = 0;
    for (size_t j = 0; j < columns; j++) squares += (input[j] - mean) * (input[j] - mean);
    float inverse = 1.0f / __builtin_sqrtf(squares / (float)columns + epsilon);
    for (size_t j = 0; j < columns; j++) {
      output[j] = (input[j] - mean) * inverse * weight[j] + bias[j];
    }
    statistics[2 * i] = mean;
    statistics[2 * i + 1] = inverse;
  }
}
