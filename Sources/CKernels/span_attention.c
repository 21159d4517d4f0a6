#include "CKernels.h"
#include "exponential.h"
#include "row_maximum.h"
#include "vector.h"

// A single query has too little work for a matrix product per head. Scores are made for sixteen keys at once, so that their
// sums are one tree of shuffles; contexts stay in registers while all values pass.

/// The product of a query and a key of one head.
INLINE float product(const float *restrict query, const float *restrict key, size_t width) {
#pragma clang fp reassociate(on)
  float sum = 0;
  for (size_t i = 0; i < width; i++) sum += query[i] * key[i];
  return sum;
}

/// The products of a query and sixteen keys of one head, whose width is a multiple of sixteen.
INLINE vector products(
    const float *restrict query, const float *restrict keys, size_t stride, size_t width) {
  vector sums[vector_width];
  vector first = load(query);
#pragma clang loop unroll(full)
  for (size_t k = 0; k < vector_width; k++) sums[k] = first * load(keys + k * stride);
  for (size_t i = vector_width; i < width; i += vector_width) {
    vector part = load(query + i);
#pragma clang loop unroll(full)
    for (size_t k = 0; k < vector_width; k++) sums[k] += part * load(keys + k * stride + i);
  }
  return sums_of(sums);
}

/// The scaled scores of a span; those of a head begin `head_stride` after those of the one before.
INLINE void score(
    float *restrict scores, size_t head_stride, const float *restrict query, kernel_span span,
    size_t heads, size_t width, float scale) {
  for (size_t h = 0; h < heads; h++) {
    const float *part = query + h * width;
    const float *keys = span.keys + h * width;
    float *row = scores + h * head_stride;
    size_t j = 0;
    if (width % vector_width == 0) {
      for (; j + vector_width <= span.count; j += vector_width) {
        store(row + j, scale * products(part, keys + j * span.stride, span.stride, width));
      }
    }
    for (; j < span.count; j++) row[j] = scale * product(part, keys + j * span.stride, width);
  }
}

/// Adds a span's values times their weights, for so many vectors of columns from `column` on.
INLINE void add_columns(
    float *restrict context, const float *restrict weights, size_t head_stride, kernel_span span,
    size_t width, size_t column, size_t count) {
  vector sums[4];
  const float *rows[4];
  for (size_t b = 0; b < count; b++) {
    sums[b] = load(context + column + b * vector_width);
    rows[b] = weights + (column + b * vector_width) / width * head_stride;
  }
  for (size_t j = 0; j < span.count; j++) {
    const float *value = span.values + j * span.stride + column;
#pragma clang loop unroll(full)
    for (size_t b = 0; b < count; b++) sums[b] += rows[b][j] * load(value + b * vector_width);
  }
  for (size_t b = 0; b < count; b++) store(context + column + b * vector_width, sums[b]);
}

/// Adds the values of a span times their weights.
INLINE void add_values(
    float *restrict context, const float *restrict weights, size_t head_stride, kernel_span span,
    size_t heads, size_t width) {
  size_t columns = heads * width;
  if (width % vector_width == 0) {
    size_t i = 0;
    for (; i + 4 * vector_width <= columns; i += 4 * vector_width) {
      add_columns(context, weights, head_stride, span, width, i, 4);
    }
    for (; i < columns; i += vector_width) {
      add_columns(context, weights, head_stride, span, width, i, 1);
    }
    return;
  }
  for (size_t j = 0; j < span.count; j++) {
    const float *value = span.values + j * span.stride;
    for (size_t i = 0; i < columns; i++) {
      context[i] += weights[i / width * head_stride + j] * value[i];
    }
  }
}

KERNEL void kernel_span_attention(
    float *restrict context, const float *restrict query, kernel_span prefix, kernel_span own,
    size_t heads, size_t width, float scale, const float *restrict biases, size_t bias_stride,
    float *restrict scores) {
#pragma clang fp reassociate(on)
  size_t count = prefix.count + own.count;
  score(scores, count, query, prefix, heads, width, scale);
  score(scores + prefix.count, count, query, own, heads, width, scale);
  for (size_t h = 0; h < heads; h++) {
    float *row = scores + h * count;
    if (biases) {
      const float *bias = biases + h * bias_stride;
      for (size_t j = 0; j < count; j++) row[j] += bias[j];
    }
    float greatest = row_maximum(row, count);
    float sum = 0;
    for (size_t j = 0; j < count; j++) {
      row[j] = exponential(row[j] - greatest);
      sum += row[j];
    }
    float inverse = 1.0f / sum;
    for (size_t j = 0; j < count; j++) row[j] *= inverse;
  }
  for (size_t i = 0; i < heads * width; i++) context[i] = 0;
  add_values(context, scores, count, prefix, heads, width);
  add_values(context, scores + prefix.count, count, own, heads, width);
}
