#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_gather_rows(
    float *restrict output, const float *restrict table, const int32_t *restrict ids,
    const float *restrict base, size_t rows, size_t columns, float scale) {
  for (size_t i = 0; i < rows; i++) {
    const float *restrict source = table + (size_t)ids[i] * columns;
    float *restrict target = output + i * columns;
    if (base) {
      const float *restrict below = base + i * columns;
      for (size_t j = 0; j < columns; j++) target[j] = scale * source[j] + below[j];
    } else {
      for (size_t j = 0; j < columns; j++) target[j] = scale * source[j];
    }
  }
}
