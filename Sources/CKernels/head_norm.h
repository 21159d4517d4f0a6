// What the norm of heads and its gradient share.
#pragma once
#include "dispatch.h"
#include <stddef.h>

/// 1/√(Σx² + 1e-12).
INLINE float inverse_norm(const float *x, size_t count) {
#pragma clang fp reassociate(on)
  float squares = 0;
  for (size_t i = 0; i < count; i++) squares += x[i] * x[i];
  return 1.0f / __builtin_sqrtf(squares + 1e-12f);
}
