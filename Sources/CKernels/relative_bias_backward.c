#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_relative_bias_backward(
    float *restrict values_gradient, size_t queries, size_t keys, kernel_relative_rows rows,
    const float *restrict ds, bool causal) {
  for (size_t i = 0; i < queries; i++) {
    const float *restrict row = ds + i * keys;
    float *restrict target = values_gradient + i * rows.query_stride;
    const int32_t *restrict buckets = rows.buckets - i;
    size_t seen = causal && i + 1 < keys ? i + 1 : keys;
    for (size_t j = 0; j < seen; j++) {
      target[j * rows.key_stride + (size_t)buckets[j]] += row[j];
    }
  }
}
