#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_relative_bias(
    float *restrict scores, size_t queries, size_t keys, kernel_relative_rows rows,
    const float *restrict values, bool causal) {
  for (size_t i = 0; i < queries; i++) {
    float *restrict row = scores + i * keys;
    const float *restrict source = values + i * rows.query_stride;
    const int32_t *restrict buckets = rows.buckets - i;
    size_t seen = causal && i + 1 < keys ? i + 1 : keys;
    for (size_t j = 0; j < seen; j++) {
      row[j] += source[j * rows.key_stride + (size_t)buckets[j]];
    }
  }
}
