#include "CKernels.h"
#include "sigmoid.h"

KERNEL void kernel_gate(
    float *y, const float *before, const float *after, const float *logits, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float share = sigmoid(logits[i]);
    y[i] = share * after[i] + (1.0f - share) * before[i];
  }
}
