#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_rms_norm(
    float *restrict y, const float *restrict x, const float *restrict residual,
    float *restrict sum, float *restrict statistics, const float *restrict weight, size_t rows,
    size_t columns, float epsilon) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    const float *restrict input = x + i * columns;
    float *restrict output = y + i * columns;
    float squares = 0;
    if (residual) {
      const float *restrict added = residual + i * columns;
      float *restrict stream = sum + i * columns;
      for (size_t j = 0; j < columns; j++) {
        stream[j] = input[j] + added[j];
        squares += stream[j] * stream[j];
      }
      input = stream;
    } else {
      for (size_t j = 0; j < columns; j++) squares += input[j] * input[j];
    }
    float inverse = 1.0f / __builtin_sqrtf(squares / (float)columns + epsilon);
    for (size_t j = 0; j < columns; j++) output[j] = input[j] * inverse * weight[j];
    statistics[2 * i] = 0.0f;
    statistics[2 * i + 1] = inverse;
  }
}
