#include "CKernels.h"
#include "normal_distribution.h"

KERNEL void kernel_gelu_backward(
    float *restrict dy, const float *restrict z, size_t rows, size_t columns,
    float *restrict sums) {
  for (size_t i = 0; i < rows; i++) {
    float *restrict gradient = dy + i * columns;
    const float *restrict input = z + i * columns;
    for (size_t j = 0; j < columns; j++) {
      normal at = normal_at(input[j]);
      float value = gradient[j] * (at.cumulative + input[j] * at.density);
      gradient[j] = value;
      sums[j] += value;
    }
  }
}
