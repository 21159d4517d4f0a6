#include "CKernels.h"
#include "dispatch.h"

// In double precision, so that millions of small squares add up, and by a fixed number of partial sums, so that the
// result does not depend on the width of the processor's vectors.
KERNEL double kernel_squared_norm(const float *restrict x, size_t count) {
  enum { lanes = 16 };
  double sums[lanes] = {0};
  size_t whole = count / lanes * lanes;
  for (size_t i = 0; i < whole; i += lanes)
    for (size_t lane = 0; lane < lanes; lane++)
      sums[lane] += (double)x[i + lane] * (double)x[i + lane];
  for (size_t i = whole; i < count; i++) sums[i - whole] += (double)x[i] * (double)x[i];
  double total = 0;
  for (size_t lane = 0; lane < lanes; lane++) total += sums[lane];
  return total;
}
