// Numbers as whole steps of 1/127 of the greatest magnitude of their row, plus 128.
#pragma once
#include "vector.h"
#include <float.h>

typedef int32_t integers __attribute__((vector_size(64)));
typedef uint8_t bytes __attribute__((vector_size(16)));

/// The size of a step, and what numbers are multiplied by: 0 where all are 0, too small to be inverted, or one is not
/// finite, as the step then says.
typedef struct {
  float size, factor;
} steps;

/// Magnitudes are compared as integers, so that an element that is not a number wins.
INLINE steps steps_of(const float *restrict row, size_t count) {
  int32_t greatest = 0;
  for (size_t i = 0; i < count; i++) {
    int32_t bits;
    memcpy(&bits, row + i, sizeof bits);
    bits &= INT32_MAX;
    greatest = bits > greatest ? bits : greatest;
  }
  float magnitude;
  memcpy(&magnitude, &greatest, sizeof magnitude);
  float factor = 127 / magnitude;
  return (steps){magnitude / 127, factor <= FLT_MAX ? factor : 0};
}

/// The bytes of sixteen numbers.
INLINE bytes rounded(const float *row, float factor) {
  integers whole = __builtin_convertvector(load(row) * factor + 128.5f, integers);
  return __builtin_convertvector(whole, bytes);
}

/// The bytes of up to sixteen numbers; 128 behind them.
INLINE bytes rounded_part(const float *row, size_t count, float factor) {
  float part[vector_width] = {0};
  memcpy(part, row, count * sizeof(float));
  return rounded(part, factor);
}
