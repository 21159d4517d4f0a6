#include "CKernels.h"
#include "gradient.h"
#include "sigmoid.h"

enum { block = 512 };

// The three gradients are made in blocks on the stack, since two of the places may be the same.
KERNEL void kernel_gate_backward(
    const float *restrict dy, const float *restrict before, const float *restrict after,
    const float *restrict logits, kernel_gradient before_gradient, kernel_gradient after_gradient,
    kernel_gradient logits_gradient, size_t count) {
  float of_before[block], of_after[block], of_logits[block];
  for (size_t start = 0; start < count; start += block) {
    size_t width = count - start < block ? count - start : block;
    for (size_t j = 0; j < width; j++) {
      size_t i = start + j;
      float share = sigmoid(logits[i]);
      of_before[j] = dy[i] * (1.0f - share);
      of_after[j] = dy[i] * share;
      of_logits[j] = dy[i] * (after[i] - before[i]) * share * (1.0f - share);
    }
    store_gradient(before_gradient, start, of_before, width, 1.0f);
    store_gradient(after_gradient, start, of_after, width, 1.0f);
    store_gradient(logits_gradient, start, of_logits, width, 1.0f);
  }
}
