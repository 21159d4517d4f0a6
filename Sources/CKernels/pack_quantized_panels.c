#include "CKernels.h"
#include "quantize.h"

enum { group = kernel_quantized_group, group_bytes = kernel_panel_width * group };

KERNEL void kernel_pack_quantized_panels(
    int8_t *restrict panels, float *restrict scales, int32_t *restrict offsets,
    const float *restrict matrix, size_t rows, size_t columns, size_t stride) {
  size_t depth = kernel_quantized_depth(columns);
  for (size_t j = 0; j < rows; j++) {
    const float *row = matrix + j * stride;
    steps steps = steps_of(row, columns);
    scales[j] = steps.size;
    offsets[j] = 0;
    if (steps.factor == 0) continue;
    int8_t *column = panels + j / kernel_panel_width * kernel_panel_width * depth
        + j % kernel_panel_width * group;
    int32_t sum = 0;
    for (size_t i = 0; i < columns; i += vector_width) {
      size_t left = columns - i;
      bytes part = left < vector_width ? rounded_part(row + i, left, steps.factor)
                                       : rounded(row + i, steps.factor);
      int8_t signed_part[vector_width];
      for (size_t k = 0; k < vector_width; k++) {
        signed_part[k] = (int8_t)(part[k] - 128);
        sum += signed_part[k];
      }
      for (size_t k = 0; k < vector_width && i + k < columns; k += group) {
        memcpy(column + (i + k) / group * group_bytes, signed_part + k, group);
      }
    }
    offsets[j] = -128 * sum;
  }
}
