#include "CKernels.h"
#include "vector.h"

// Few rows times a matrix that stays the same from call to call: a product for which a library would spend as long on
// rearranging the matrix as on multiplying. Here it was rearranged once: panels of 32 columns, each row by row.

enum { tile_rows = 8 };

/// Some rows of one panel of the product; `row_count` is known where this dissolves.
INLINE void tile(
    float *restrict y, size_t y_stride, const float *restrict x, size_t x_stride,
    const float *restrict panel, size_t inner, const float *restrict bias, size_t row_count) {
  vector sums[tile_rows][2];
#pragma clang loop unroll(full)
  for (size_t r = 0; r < row_count; r++) {
    sums[r][0] = load(bias);
    sums[r][1] = load(bias + vector_width);
  }
  for (size_t i = 0; i < inner; i++) {
    vector left = load(panel + i * kernel_panel_width);
    vector right = load(panel + i * kernel_panel_width + vector_width);
#pragma clang loop unroll(full)
    for (size_t r = 0; r < row_count; r++) {
      sums[r][0] += x[r * x_stride + i] * left;
      sums[r][1] += x[r * x_stride + i] * right;
    }
  }
#pragma clang loop unroll(full)
  for (size_t r = 0; r < row_count; r++) {
    store(y + r * y_stride, sums[r][0]);
    store(y + r * y_stride + vector_width, sums[r][1]);
  }
}

/// All rows of one panel of the product.
INLINE void panel_rows(
    float *restrict y, size_t y_stride, const float *restrict x, size_t x_stride, size_t rows,
    const float *restrict panel, size_t inner, const float *restrict bias) {
  size_t r = 0;
  for (; r + tile_rows <= rows; r += tile_rows) {
    tile(y + r * y_stride, y_stride, x + r * x_stride, x_stride, panel, inner, bias, tile_rows);
  }
  for (; r + 4 <= rows; r += 4) {
    tile(y + r * y_stride, y_stride, x + r * x_stride, x_stride, panel, inner, bias, 4);
  }
  for (; r + 2 <= rows; r += 2) {
    tile(y + r * y_stride, y_stride, x + r * x_stride, x_stride, panel, inner, bias, 2);
  }
  if (r < rows) {
    tile(y + r * y_stride, y_stride, x + r * x_stride, x_stride, panel, inner, bias, 1);
  }
}

KERNEL void kernel_panel_product(
    float *restrict y, size_t y_stride, const float *restrict x, size_t x_stride, size_t rows,
    const float *restrict panels, size_t inner, size_t columns, const float *restrict bias) {
  for (size_t j = 0; j < columns; j += kernel_panel_width) {
    size_t count = columns - j < kernel_panel_width ? columns - j : kernel_panel_width;
    float part[kernel_panel_width] = {0};
    if (bias) memcpy(part, bias + j, count * sizeof(float));
    const float *panel = panels + j * inner;
    if (count == kernel_panel_width) {
      panel_rows(y + j, y_stride, x, x_stride, rows, panel, inner, part);
      continue;
    }
    for (size_t r = 0; r < rows; r++) {
      float row[kernel_panel_width];
      tile(row, kernel_panel_width, x + r * x_stride, x_stride, panel, inner, part, 1);
      memcpy(y + r * y_stride + j, row, count * sizeof(float));
    }
  }
}
