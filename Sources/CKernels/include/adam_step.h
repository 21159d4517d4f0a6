// The update of parameters and what it needs.
#pragma once
#include <stddef.h>

/// The numbers of one update that are the same for all parameters of a range.
typedef struct {
  /// What the summed gradient is multiplied by: 1/tokens, and less where the norm is clipped.
  float gradient_scale;
  /// The rates at which the moments decay, β₁ and β₂.
  float beta1, beta2;
  /// The learning rate over 1 − β₁ᵗ.
  float step_size;
  /// 1/√(1 − β₂ᵗ).
  float second_moment_scale;
  /// What is added to the root of the second moment.
  float epsilon;
  /// What parameters are multiplied by first: 1 − learning rate · weight decay.
  float shrinkage;
} kernel_adam_options;

/// One step of Adam with decoupled weight decay; the gradients are zero afterwards.
void kernel_adam_step(
    float *_Nonnull parameters, float *_Nonnull gradients, float *_Nonnull first_moments,
    float *_Nonnull second_moments, size_t count, kernel_adam_options options);

/// The sum of the squares of x[i]; NaN or infinite if one of them is.
double kernel_squared_norm(const float *_Nonnull x, size_t count);
