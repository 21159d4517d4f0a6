#include "CKernels.h"
#include "dispatch.h"

// Sutskever et al. 2013, in the form of PyTorch: the rate multiplies the velocity, not the gradient in it.
KERNEL void kernel_sgd_step(
    float *restrict parameters, const float *restrict gradients, float *restrict velocity,
    size_t count, kernel_sgd_options options) {
  if (!velocity) {
    for (size_t i = 0; i < count; i++) {
      float gradient = gradients[i] * options.gradient_scale;
      parameters[i] -= options.rate * (gradient + options.weight_decay * parameters[i]);
    }
    return;
  }
  // A step is gradient_part·gradient + velocity_part·velocity.
  float gradient_part = options.lookahead < 0 ? 0.0f : 1.0f;
  float velocity_part = options.lookahead < 0 ? 1.0f : options.lookahead;
  for (size_t i = 0; i < count; i++) {
    float gradient = gradients[i] * options.gradient_scale + options.weight_decay * parameters[i];
    float moved = options.momentum * velocity[i] + gradient;
    parameters[i] -= options.rate * (gradient_part * gradient + velocity_part * moved);
    velocity[i] = moved;
  }
}
