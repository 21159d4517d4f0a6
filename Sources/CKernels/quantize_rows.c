#include "CKernels.h"
#include "quantize.h"

KERNEL void kernel_quantize_rows(
    uint8_t *restrict quantized, size_t quantized_stride, float *restrict scales,
    const float *restrict x, size_t x_stride, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    const float *row = x + r * x_stride;
    uint8_t *place = quantized + r * quantized_stride;
    steps steps = steps_of(row, columns);
    scales[r] = steps.size;
    if (steps.factor == 0) {
      memset(place, 128, columns);
      continue;
    }
    size_t i = 0;
    for (; i + vector_width <= columns; i += vector_width) {
      bytes part = rounded(row + i, steps.factor);
      memcpy(place + i, &part, sizeof part);
    }
    bytes rest = rounded_part(row + i, columns - i, steps.factor);
    memcpy(place + i, &rest, columns - i);
  }
}
