#include "CKernels.h"
#include "quantize.h"

// Products of bytes, summed exactly in 32 bits: whatever the order and the processor, the sums are the same. Where the
// processor has an instruction for it (VNNI), four products a lane cost as much as one of floats.

enum { tile_rows = 8, group = kernel_quantized_group, group_bytes = kernel_panel_width * group };

/// Some rows of the product's columns in one panel: `bytes` and `scales` are those of the first row.
typedef struct {
  float *y;
  size_t y_stride;
  const uint8_t *bytes;
  const float *scales;
  size_t depth;
} rows_of;

/// What belongs to the 32 columns of a panel.
typedef struct {
  const int8_t *weights;
  const float *scales, *bias;
  const int32_t *offsets;
} panel;

/// Turns the sums of a row into floats.
INLINE void finish(rows_of rows, panel panel, size_t r, const int32_t sums[kernel_panel_width]) {
  float *y = rows.y + r * rows.y_stride;
#pragma clang loop unroll(full)
  for (size_t j = 0; j < kernel_panel_width; j += vector_width) {
    integers sum;
    memcpy(&sum, sums + j, sizeof sum);
    vector step = rows.scales[r] * load(panel.scales + j);
    store(y + j, __builtin_convertvector(sum, vector) * step + load(panel.bias + j));
  }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// `row_count` is known where this dissolves.
VNNI INLINE void tile(rows_of rows, panel panel, size_t row_count) {
  __m512i sums[tile_rows][2];
#pragma clang loop unroll(full)
  for (size_t r = 0; r < row_count; r++) {
    sums[r][0] = _mm512_loadu_si512(panel.offsets);
    sums[r][1] = _mm512_loadu_si512(panel.offsets + vector_width);
  }
  for (size_t i = 0; i < rows.depth; i += group) {
    const int8_t *weights = panel.weights + i * kernel_panel_width;
    __m512i left = _mm512_loadu_si512(weights);
    __m512i right = _mm512_loadu_si512(weights + group_bytes / 2);
#pragma clang loop unroll(full)
    for (size_t r = 0; r < row_count; r++) {
      int32_t four;
      memcpy(&four, rows.bytes + r * rows.depth + i, sizeof four);
      sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], _mm512_set1_epi32(four), left);
      sums[r][1] = _mm512_dpbusd_epi32(sums[r][1], _mm512_set1_epi32(four), right);
    }
  }
#pragma clang loop unroll(full)
  for (size_t r = 0; r < row_count; r++) {
    int32_t row[kernel_panel_width];
    memcpy(row, sums[r], sizeof row);
    finish(rows, panel, r, row);
  }
}

INLINE rows_of after(rows_of rows, size_t count) {
  rows.y += count * rows.y_stride;
  rows.bytes += count * rows.depth;
  rows.scales += count;
  return rows;
}

VNNI static void multiply_vnni(rows_of rows, size_t count, panel panel) {
  for (; count >= tile_rows; count -= tile_rows, rows = after(rows, tile_rows)) {
    tile(rows, panel, tile_rows);
  }
  for (; count >= 4; count -= 4, rows = after(rows, 4)) tile(rows, panel, 4);
  for (; count >= 2; count -= 2, rows = after(rows, 2)) tile(rows, panel, 2);
  if (count) tile(rows, panel, 1);
}
#endif

KERNEL static void multiply_anywhere(rows_of rows, size_t count, panel panel) {
  for (size_t r = 0; r < count; r++) {
    int32_t sums[kernel_panel_width];
    memcpy(sums, panel.offsets, sizeof sums);
    for (size_t i = 0; i < rows.depth; i += group) {
      const uint8_t *bytes = rows.bytes + r * rows.depth + i;
      const int8_t *weights = panel.weights + i * kernel_panel_width;
      for (size_t j = 0; j < kernel_panel_width; j++) {
        int32_t sum = 0;
        for (size_t k = 0; k < group; k++) sum += bytes[k] * weights[j * group + k];
        // Sums with offsets may leave 32 bits on the way and come back.
        sums[j] = (int32_t)((uint32_t)sums[j] + (uint32_t)sum);
      }
    }
    finish(rows, panel, r, sums);
  }
}

static void product(
    float *restrict y, size_t y_stride, const uint8_t *restrict x, const float *restrict x_scales,
    size_t rows, kernel_quantized_panels panels, const float *restrict bias,
    void (*multiply)(rows_of, size_t, panel)) {
  rows_of left = {y, y_stride, x, x_scales, kernel_quantized_depth(panels.inner)};
  for (size_t j = 0; j < panels.columns; j += kernel_panel_width, left.y += kernel_panel_width) {
    size_t width = panels.columns - j;
    if (width > kernel_panel_width) width = kernel_panel_width;
    float part[kernel_panel_width] = {0};
    if (bias) memcpy(part, bias + j, width * sizeof(float));
    panel panel = {panels.weights + j * left.depth, panels.scales + j, part, panels.offsets + j};
    if (width == kernel_panel_width) {
      multiply(left, rows, panel);
      continue;
    }
    for (size_t r = 0; r < rows; r++) {
      float row[kernel_panel_width];
      rows_of one = {row, 0, x + r * left.depth, x_scales + r, left.depth};
      multiply(one, 1, panel);
      memcpy(left.y + r * y_stride, row, width * sizeof(float));
    }
  }
}

void kernel_quantized_product(
    float *restrict y, size_t y_stride, const uint8_t *restrict x, const float *restrict x_scales,
    size_t rows, kernel_quantized_panels panels, const float *restrict bias) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni")) {
    return product(y, y_stride, x, x_scales, rows, panels, bias, multiply_vnni);
  }
#endif
  product(y, y_stride, x, x_scales, rows, panels, bias, multiply_anywhere);
}

void kernel_quantized_product_anywhere(
    float *restrict y, size_t y_stride, const uint8_t *restrict x, const float *restrict x_scales,
    size_t rows, kernel_quantized_panels panels, const float *restrict bias) {
  product(y, y_stride, x, x_scales, rows, panels, bias, multiply_anywhere);
}
