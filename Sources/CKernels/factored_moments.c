#include "CKernels.h"
#include "dispatch.h"

// Shazeer and Stern 2018, algorithm 4, with means in place of sums. The regulariser ε₁ of 10⁻³⁰ keeps means from being
// zero. A row is summed in a fixed number of parts, so that the width of the processor's vectors makes no difference.
KERNEL void kernel_factored_moments(
    float *restrict row_means, float *restrict column_means, const float *restrict gradients,
    size_t rows, size_t columns, float gradient_scale, float share, float *restrict sums) {
  enum { lanes = 16 };
  const float regularizer = 1e-30f;
  size_t whole = columns / lanes * lanes;
  for (size_t j = 0; j < columns; j++) sums[j] = 0.0f;
  for (size_t i = 0; i < rows; i++) {
    const float *row = gradients + i * columns;
    float parts[lanes] = {0};
    for (size_t j = 0; j < whole; j += lanes)
      for (size_t lane = 0; lane < lanes; lane++) {
        float gradient = row[j + lane] * gradient_scale;
        parts[lane] += gradient * gradient;
        sums[j + lane] += gradient * gradient;
      }
    for (size_t j = whole; j < columns; j++) {
      float gradient = row[j] * gradient_scale;
      parts[j - whole] += gradient * gradient;
      sums[j] += gradient * gradient;
    }
    float total = 0.0f;
    for (size_t lane = 0; lane < lanes; lane++) total += parts[lane];
    float mean = total / (float)columns + regularizer;
    row_means[i] += (mean - row_means[i]) * share;
  }
  for (size_t j = 0; j < columns; j++) {
    float mean = sums[j] / (float)rows + regularizer;
    column_means[j] += (mean - column_means[j]) * share;
  }
}
