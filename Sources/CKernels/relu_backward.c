#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_relu_backward(
    float *restrict dy, const float *restrict y, size_t rows, size_t columns,
    float *restrict sums) {
  for (size_t i = 0; i < rows; i++) {
    float *restrict gradient = dy + i * columns;
    const float *restrict output = y + i * columns;
    for (size_t j = 0; j < columns; j++) {
      float value = output[j] > 0.0f ? gradient[j] : 0.0f;
      gradient[j] = value;
      sums[j] += value;
    }
  }
}
