// Sixteen floats at a time, in the compiler's own vector type: it becomes one register or several, as the processor has.
#pragma once
#include "dispatch.h"
#include <stddef.h>
#include <string.h>

// Nothing here is ever called, only dissolved into its caller, so how vectors would be passed does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float vector __attribute__((vector_size(64)));

enum { vector_width = 16 };

INLINE vector load(const float *from) {
  vector result;
  memcpy(&result, from, sizeof result);
  return result;
}

INLINE void store(float *to, vector value) { memcpy(to, &value, sizeof value); }

/// The sums of neighbours: eight of `a`, then eight of `b`.
INLINE vector pair_sums(vector a, vector b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
      + __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

/// The sum of each of sixteen vectors, in order; overwrites them.
INLINE vector sums_of(vector rows[vector_width]) {
#pragma clang loop unroll(full)
  for (size_t count = vector_width; count > 1; count /= 2) {
#pragma clang loop unroll(full)
    for (size_t i = 0; i < count / 2; i++) rows[i] = pair_sums(rows[2 * i], rows[2 * i + 1]);
  }
  return rows[0];
}
