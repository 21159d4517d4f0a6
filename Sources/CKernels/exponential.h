// The exponential function in a form that compilers turn into vector code.
#pragma once
#include "dispatch.h"
#include <stdint.h>
#include <string.h>

/// e to the power of x within 2 units in the last place; 0 below about -87.3, and finite everywhere.
///
/// Cody and Waite's reduction x = n·ln 2 + r with |r| <= ln 2 / 2, then the polynomial of Cephes' expf
/// (Moshier 1989) and n put into the exponent.
INLINE float exponential(float x) {
  float clamped = x < -88.0f ? -88.0f : (x > 88.0f ? 88.0f : x);
  // Adding 1.5·2^23 leaves the nearest integer in the low bits.
  float shifted = clamped * 1.44269504088896341f + 12582912.0f;
  float n = shifted - 12582912.0f;
  float r = clamped - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  int32_t exponent = ((int32_t)n + 127) << 23;
  float power;
  memcpy(&power, &exponent, sizeof power);
  float result = p * power;
  // A not-a-number passes through, so that it is seen; what underflows is zero.
  return x < -87.3f ? 0.0f : (x != x ? x : result);
}
