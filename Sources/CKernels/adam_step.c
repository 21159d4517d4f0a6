#include "CKernels.h"
#include "dispatch.h"
#include <math.h>

// One pass over the four arrays, since memory is what a step waits for. Kingma and Ba 2015, algorithm 1, with ε added
// to the corrected root as there and in PyTorch; the decay is that of Loshchilov and Hutter 2019, algorithm 2.
KERNEL void kernel_adam_step(
    float *restrict parameters, float *restrict gradients, float *restrict first_moments,
    float *restrict second_moments, size_t count, kernel_adam_options options) {
  for (size_t i = 0; i < count; i++) {
    float gradient = gradients[i] * options.gradient_scale;
    float first = first_moments[i] + (gradient - first_moments[i]) * (1.0f - options.beta1);
    float second =
        options.beta2 * second_moments[i] + (1.0f - options.beta2) * gradient * gradient;
    float root = sqrtf(second) * options.second_moment_scale + options.epsilon;
    parameters[i] = parameters[i] * options.shrinkage - options.step_size * first / root;
    first_moments[i] = first;
    second_moments[i] = second;
    gradients[i] = 0.0f;
  }
}
