#include "CKernels.h"
#include "dispatch.h"
#include <math.h>

// The second moment of element (i, j) is row_means[i]·column_means[j] over the mean of the row means.
KERNEL double kernel_factored_update(
    float *restrict gradients, const float *restrict row_means,
    const float *restrict column_means, size_t rows, size_t columns, float gradient_scale) {
  enum { lanes = 16 };
  size_t whole = columns / lanes * lanes;
  double mean = 0.0;
  for (size_t i = 0; i < rows; i++) mean += row_means[i];
  mean /= (double)rows;
  double total = 0.0;
  for (size_t i = 0; i < rows; i++) {
    float *row = gradients + i * columns;
    // Divided first: the product of two small moments may be too small for a number.
    float share = (float)((double)row_means[i] / mean);
    float parts[lanes] = {0};
    for (size_t j = 0; j < whole; j += lanes)
      for (size_t lane = 0; lane < lanes; lane++) {
        float update = row[j + lane] * gradient_scale / sqrtf(share * column_means[j + lane]);
        row[j + lane] = update;
        parts[lane] += update * update;
      }
    for (size_t j = whole; j < columns; j++) {
      float update = row[j] * gradient_scale / sqrtf(share * column_means[j]);
      row[j] = update;
      parts[j - whole] += update * update;
    }
    for (size_t lane = 0; lane < lanes; lane++) total += (double)parts[lane];
  }
  return total;
}
