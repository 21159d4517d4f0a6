#include "CKernels.h"
#include "sigmoid.h"

KERNEL void kernel_halt(
    kernel_halting result, const float *state, const float *logits, kernel_halting previous,
    size_t rows, size_t columns, float threshold, bool last) {
  for (size_t i = 0; i < rows; i++) {
    float used = previous.progress ? previous.progress[2 * i] : 0.0f;
    float remainder = previous.progress ? previous.progress[2 * i + 1] : 0.0f;
    float probability = sigmoid(logits[i]);
    float weight = 0.0f, ponder = 0.0f;
    if (remainder > 0.0f) {
      // Halted before: the state no longer counts.
    } else if (used + probability > threshold || last) {
      weight = remainder = 1.0f - used;
      ponder = 1.0f + remainder;
    } else {
      weight = probability;
      used += probability;
      ponder = 1.0f;
    }
    result.progress[2 * i] = used;
    result.progress[2 * i + 1] = remainder;
    result.ponder[i] = ponder;
    const float *row = state + i * columns;
    float *output = result.output + i * columns;
    if (previous.output) {
      const float *before = previous.output + i * columns;
      for (size_t j = 0; j < columns; j++) output[j] = before[j] + weight * row[j];
    } else {
      for (size_t j = 0; j < columns; j++) output[j] = weight * row[j];
    }
  }
}
