// How the backward kernels hand a gradient over.
#pragma once
#include "CKernels.h"
#include "dispatch.h"

/// Puts or adds `scale` times `count` elements at an offset of a place; a place without memory wants nothing.
///
/// One call for each place, after all has been read: two places may be the same memory.
INLINE void store_gradient(
    kernel_gradient place, size_t offset, const float *values, size_t count, float scale) {
  if (!place.values) return;
  float *restrict target = place.values + offset;
  if (place.accumulate) {
    for (size_t i = 0; i < count; i++) target[i] += scale * values[i];
  } else {
    for (size_t i = 0; i < count; i++) target[i] = scale * values[i];
  }
}
