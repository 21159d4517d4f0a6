// The normal distribution function, for GELU and its gradient.
#pragma once
#include "exponential.h"

/// Φ(x) and the density φ(x) of the standard normal distribution.
typedef struct {
  float cumulative;
  float density;
} normal;

/// Φ within 1e-7: erf by formula 7.1.26 of Abramowitz and Stegun 1964, whose exponential is that of φ as well.
INLINE normal normal_at(float x) {
  float magnitude = x < 0 ? -x : x;
  float gauss = exponential(-0.5f * x * x);
  float t = 1.0f / (1.0f + 0.3275911f * 0.70710678118654752f * magnitude);
  float p = 1.061405429f;
  p = p * t - 1.453152027f;
  p = p * t + 1.421413741f;
  p = p * t - 0.284496736f;
  p = p * t + 0.254829592f;
  float tail = 0.5f * p * t * gauss;  // 1 - Φ(|x|)
  normal result;
  result.cumulative = x < 0 ? tail : 1.0f - tail;
  result.density = 0.39894228040143268f * gauss;
  return result;
}
