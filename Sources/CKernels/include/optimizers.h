// Updates of parameters besides Adam's; each leaves the gradients for the caller to clear.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// y[i] = keep·y[i] + share·x[i].
void kernel_weighted_sum(
    float *_Nonnull y, float keep, const float *_Nonnull x, float share, size_t count);

/// The numbers of one step of gradient descent with momentum.
typedef struct {
  /// What the summed gradient is multiplied by.
  float gradient_scale;
  /// What is added of the parameter to its gradient (L₂ regularisation).
  float weight_decay;
  /// The part of the velocity that is kept.
  float momentum;
  /// The part of the velocity that the step looks ahead by (Nesterov), or a negative number to step by the velocity.
  float lookahead;
  /// The learning rate.
  float rate;
} kernel_sgd_options;

/// velocity = momentum·velocity + gradient, and a step against it; `velocity` may be NULL, for none.
void kernel_sgd_step(
    float *_Nonnull parameters, const float *_Nonnull gradients, float *_Nullable velocity,
    size_t count, kernel_sgd_options options);

/// Moves `mean` by `share` of the way to the scaled gradient; `direction` becomes the new mean, or, to look ahead, the
/// gradient moved by 1 − `share` of the way to it.
void kernel_momentum(
    float *_Nonnull direction, float *_Nonnull mean, const float *_Nonnull gradients,
    size_t count, float gradient_scale, float share, bool looks_ahead);

/// Moves the means of the squared scaled gradient, over each row and over each column, by `share` of the way to those of
/// this gradient. `sums` is working memory of `columns` elements.
void kernel_factored_moments(
    float *_Nonnull row_means, float *_Nonnull column_means, const float *_Nonnull gradients,
    size_t rows, size_t columns, float gradient_scale, float share, float *_Nonnull sums);

/// Divides the scaled gradient in place by the root of the second moment that the means stand for; returns the sum of
/// the squares of the result.
double kernel_factored_update(
    float *_Nonnull gradients, const float *_Nonnull row_means,
    const float *_Nonnull column_means, size_t rows, size_t columns, float gradient_scale);
