// The greatest element of a row, in a form that compilers vectorise without assuming away not-a-numbers.
#pragma once
#include "dispatch.h"
#include <stddef.h>

enum { lanes = 16 };

/// The greatest of `count` elements, at least one; not-a-numbers are passed over.
INLINE float row_maximum(const float *row, size_t count) {
  float best[lanes];
  for (size_t lane = 0; lane < lanes; lane++) best[lane] = -__builtin_inff();
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (size_t lane = 0; lane < lanes; lane++) {
      best[lane] = row[i + lane] > best[lane] ? row[i + lane] : best[lane];
    }
  }
  for (size_t lane = 0; i + lane < count; lane++) {
    best[lane] = row[i + lane] > best[lane] ? row[i + lane] : best[lane];
  }
  for (size_t half = lanes / 2; half > 0; half /= 2) {
    for (size_t lane = 0; lane < half; lane++) {
      best[lane] = best[lane + half] > best[lane] ? best[lane + half] : best[lane];
    }
  }
  return best[0];
}
