#include "CKernels.h"
#include <string.h>

void kernel_broadcast_row(
    float *matrix, size_t rows, size_t columns, size_t stride, const float *row) {
  for (size_t i = 0; i < rows; i++) memcpy(matrix + i * stride, row, columns * sizeof(float));
}
