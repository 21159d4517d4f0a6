#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_scatter_rows(
    float *restrict table_gradient, const float *restrict dy, const int32_t *restrict ids,
    size_t rows, size_t columns, float scale) {
  for (size_t i = 0; i < rows; i++) {
    float *restrict target = table_gradient + (size_t)ids[i] * columns;
    const float *restrict source = dy + i * columns;
    for (size_t j = 0; j < columns; j++) target[j] += scale * source[j];
  }
}
