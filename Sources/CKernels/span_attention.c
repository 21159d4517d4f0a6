#include "CKernels.h"
#include "exponential.h"
#include "row_maximum.h"

// A single query has too little work for a matrix product per head. Keys outside and heads inside, so that every row
// of keys and of values is read once and in order.
KERNEL void kernel_span_attention(
    float *restrict context, const float *restrict query, const float *restrict keys,
    const float *restrict values, size_t count, size_t stride, size_t heads, size_t width,
    float *restrict scores) {
#pragma clang fp reassociate(on)
  float scale = 1.0f / __builtin_sqrtf((float)width);
  for (size_t j = 0; j < count; j++) {
    const float *key = keys + j * stride;
    for (size_t h = 0; h < heads; h++) {
      float product = 0;
      for (size_t i = h * width; i < (h + 1) * width; i++) product += query[i] * key[i];
      scores[h * count + j] = product * scale;
    }
  }
  for (size_t h = 0; h < heads; h++) {
    float *row = scores + h * count;
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
  for (size_t j = 0; j < count; j++) {
    const float *value = values + j * stride;
    for (size_t h = 0; h < heads; h++) {
      float weight = scores[h * count + j];
      for (size_t i = h * width; i < (h + 1) * width; i++) context[i] += weight * value[i];
    }
  }
}
