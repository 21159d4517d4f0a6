#include "CKernels.h"
#include "dispatch.h"

// Four rows at a time, so that the sums are loaded and stored a quarter as often.
KERNEL void kernel_column_sums(
    const float *restrict matrix, size_t rows, size_t columns, size_t stride,
    float *restrict sums) {
  size_t i = 0;
  for (; i + 4 <= rows; i += 4) {
    const float *a = matrix + i * stride, *b = a + stride, *c = b + stride, *d = c + stride;
    for (size_t j = 0; j < columns; j++) sums[j] += (a[j] + b[j]) + (c[j] + d[j]);
  }
  for (; i < rows; i++) {
    const float *row = matrix + i * stride;
    for (size_t j = 0; j < columns; j++) sums[j] += row[j];
  }
}
