#include "CKernels.h"
#include "exponential.h"
#include "row_maximum.h"

KERNEL void kernel_softmax(float *x, size_t rows, size_t columns, float scale, bool causal) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    float *row = x + i * columns;
    size_t seen = causal && i + 1 < columns ? i + 1 : columns;
    float greatest = row_maximum(row, seen) * scale;
    float sum = 0;
    for (size_t j = 0; j < seen; j++) {
      row[j] = exponential(row[j] * scale - greatest);
      sum += row[j];
    }
    float inverse = 1.0f / sum;
    for (size_t j = 0; j < seen; j++) row[j] *= inverse;
    for (size_t j = seen; j < columns; j++) row[j] = 0.0f;
  }
}
