#include "CKernels.h"
#include "gradient.h"
#include "sigmoid.h"

// Whether a row went on, halted in this step or had halted before is read off the remainders, which are positive once it
// has. Going on, the weight is p; halting, it is 1 − used, which the remainder and the ponder cost hold as well.
KERNEL void kernel_halt_backward(
    kernel_halting gradient, const float *restrict state, const float *restrict logits,
    const float *restrict progress, const float *restrict previous_progress,
    kernel_halt_gradients places, size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  for (size_t i = 0; i < rows; i++) {
    const float *restrict row = state + i * columns;
    float used = previous_progress ? previous_progress[2 * i] : 0.0f;
    bool had_halted = previous_progress && previous_progress[2 * i + 1] > 0.0f;
    bool has_halted = progress[2 * i + 1] > 0.0f;
    float probability = sigmoid(logits[i]);
    float weight = had_halted ? 0.0f : (has_halted ? 1.0f - used : probability);
    const float *restrict of_output = gradient.output ? gradient.output + i * columns : NULL;
    float of_weight = 0.0f;
    if (of_output) {
      for (size_t j = 0; j < columns; j++) of_weight += of_output[j] * row[j];
    }
    float of_logit = 0.0f;
    float of_progress[2] = {0.0f, 0.0f};
    if (gradient.progress) {
      of_progress[0] = gradient.progress[2 * i];
      of_progress[1] = gradient.progress[2 * i + 1];
    }
    if (!has_halted) {
      of_logit = (of_weight + of_progress[0]) * probability * (1.0f - probability);
      of_progress[1] = 0.0f;
    } else if (!had_halted) {
      float of_ponder = gradient.ponder ? gradient.ponder[i] : 0.0f;
      of_progress[0] -= of_weight + of_progress[1] + of_ponder;
      of_progress[1] = 0.0f;
    }
    // In the order in which the places were asked for, since a later one may be the same memory and be added to.
    if (of_output) store_gradient(places.state, i * columns, of_output, columns, weight);
    store_gradient(places.logits, i, &of_logit, 1, 1.0f);
    if (of_output) store_gradient(places.previous_output, i * columns, of_output, columns, 1.0f);
    store_gradient(places.previous_progress, 2 * i, of_progress, 2, 1.0f);
  }
}
