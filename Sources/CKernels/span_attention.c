#include "CKernels.h"
#include "exponential.h"
#include "row_maximum.h"

// A single query has too little work for a matrix product per head. Keys outside and heads inside, so that every row
// of keys and of values is read once and in order.

/// The scaled scores of a span; those of a head begin `head_stride` after those of the one before.
INLINE void score(
    float *restrict scores, size_t head_stride, const float *restrict query, kernel_span span,
    size_t heads, size_t width, float scale) {
#pragma clang fp reassociate(on)
  for (size_t j = 0; j < span.count; j++) {
    const float *key = span.keys + j * span.stride;
    for (size_t h = 0; h < heads; h++) {
      float product = 0;
      for (size_t i = h * width; i < (h + 1) * width; i++) product += query[i] * key[i];
      scores[h * head_stride + j] = product * scale;
    }
  }
}

/// Adds the values of a span times their weights.
INLINE void add_values(
    float *restrict context, const float *restrict weights, size_t head_stride, kernel_span span,
    size_t heads, size_t width) {
  for (size_t j = 0; j < span.count; j++) {
    const float *value = span.values + j * span.stride;
    for (size_t h = 0; h < heads; h++) {
      float weight = weights[h * head_stride + j];
      for (size_t i = h * width; i < (h + 1) * width; i++) context[i] += weight * value[i];
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
