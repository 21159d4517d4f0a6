#include "CKernels.h"
#include "sigmoid.h"

KERNEL void kernel_gated_linear_unit(
    float *restrict y, const float *restrict x, size_t rows, size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    const float *restrict gate = x + 2 * i * columns;
    const float *restrict up = gate + columns;
    float *restrict output = y + i * columns;
    for (size_t j = 0; j < columns; j++) output[j] = gate[j] * sigmoid(gate[j]) * up[j];
  }
}
