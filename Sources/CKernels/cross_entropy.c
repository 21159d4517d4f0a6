#include "CKernels.h"
#include "exponential.h"
#include "row_maximum.h"
#include <math.h>

KERNEL float kernel_cross_entropy(
    const float *logits, size_t columns, size_t target, float smoothing,
    float *log_normalizer, bool *correct) {
#pragma clang fp reassociate(on)
  float greatest = row_maximum(logits, columns);
  float sum = 0, total = 0;
  for (size_t j = 0; j < columns; j++) {
    sum += exponential(logits[j] - greatest);
    total += logits[j];
  }
  bool first = logits[target] == greatest;
  for (size_t j = 0; first && j < target; j++) first = logits[j] < greatest;
  *correct = first;
  *log_normalizer = greatest + logf(sum);
  float expected = (1.0f - smoothing) * logits[target];
  if (smoothing != 0) expected += smoothing * total / (float)columns;
  return *log_normalizer - expected;
}
