// Vectorised loops behind the Swift targets. One function per file; each file says what it computes.
//
// A matrix is a pointer to its first element, its rows and columns, and its stride: the distance from a row to the
// next, in elements. Where no stride is passed, rows lie without gaps.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "adam_step.h"
#include "optimizers.h"

/// `count` zeroed floats at a page boundary, in huge pages where the system grants them; NULL when there is no memory.
float *_Nullable kernel_allocate(size_t count);

/// Returns memory that `kernel_allocate` gave, with the same count.
void kernel_deallocate(float *_Nonnull memory, size_t count);

/// sum[i] += term[i].
void kernel_add(float *_Nonnull sum, const float *_Nonnull term, size_t count);

/// Sets every row to the same vector.
void kernel_broadcast_row(
    float *_Nonnull matrix, size_t rows, size_t columns, size_t stride,
    const float *_Nonnull row);

/// sums[j] += the sum of column j.
void kernel_column_sums(
    const float *_Nonnull matrix, size_t rows, size_t columns, size_t stride,
    float *_Nonnull sums);

/// x[i] = max(x[i], 0).
void kernel_relu(float *_Nonnull x, size_t count);

/// Turns dy into dz where y = max(z, 0), and adds its column sums to `sums`.
void kernel_relu_backward(
    float *_Nonnull dy, const float *_Nonnull y, size_t rows, size_t columns,
    float *_Nonnull sums);

/// y[i] = z[i]·Φ(z[i]) with the normal distribution function Φ.
void kernel_gelu(float *_Nonnull y, const float *_Nonnull z, size_t count);

/// Turns dy into dz where y = z·Φ(z), and adds its column sums to `sums`.
void kernel_gelu_backward(
    float *_Nonnull dy, const float *_Nonnull z, size_t rows, size_t columns,
    float *_Nonnull sums);

/// Makes each row the softmax of `scale` times it; if causal, row i sees only the columns 0...i and the rest is 0.
void kernel_softmax(
    float *_Nonnull x, size_t rows, size_t columns, float scale, bool causal);

/// Turns dp into the gradient of the unscaled scores, where p is the softmax of `scale` times them.
void kernel_softmax_backward(
    float *_Nonnull dp, const float *_Nonnull p, size_t rows, size_t columns, float scale);

/// y = (x − mean)/√(variance + epsilon)·weight + bias by rows; if `residual` is not NULL, x + residual takes the place of
/// x and goes to `sum`. Each row's mean and 1/√(variance + epsilon) go to `statistics`.
void kernel_layer_norm(
    float *_Nonnull y, const float *_Nonnull x, const float *_Nullable residual,
    float *_Nullable sum, float *_Nonnull statistics, const float *_Nonnull weight,
    const float *_Nonnull bias, size_t rows, size_t columns, float epsilon);

/// Where one gradient goes: added to what is there, or in its place.
typedef struct {
  float *_Nullable values;
  bool accumulate;
} kernel_gradient;

/// The gradient of `kernel_layer_norm` at the normalised matrix x, plus `extra` if not NULL, to both places; those of
/// weight and bias are added to theirs.
void kernel_layer_norm_backward(
    const float *_Nonnull dy, const float *_Nonnull x, const float *_Nonnull statistics,
    const float *_Nonnull weight, const float *_Nullable extra, kernel_gradient first,
    kernel_gradient second, float *_Nonnull weight_gradient, float *_Nonnull bias_gradient,
    size_t rows, size_t columns);

/// One query's context: for each head the softmax of q·k/√width over `count` keys, times the values; keys and values
/// have `heads`·`width` columns and a common stride. `scores` is working memory of `heads`·`count` elements.
void kernel_span_attention(
    float *_Nonnull context, const float *_Nonnull query, const float *_Nonnull keys,
    const float *_Nonnull values, size_t count, size_t stride, size_t heads, size_t width,
    float *_Nonnull scores);

/// Row t of the output is scale·table[ids[t]], plus row t of `base` if that is not NULL.
void kernel_gather_rows(
    float *_Nonnull output, const float *_Nonnull table, const int32_t *_Nonnull ids,
    const float *_Nullable base, size_t rows, size_t columns, float scale);

/// table_gradient[ids[t]] += scale·(row t of dy).
void kernel_scatter_rows(
    float *_Nonnull table_gradient, const float *_Nonnull dy, const int32_t *_Nonnull ids,
    size_t rows, size_t columns, float scale);

/// The cross entropy of one row of logits with a smoothed target; the logarithm of its normaliser goes to
/// `log_normalizer`, and whether the target is the first of the greatest to `correct`.
float kernel_cross_entropy(
    const float *_Nonnull logits, size_t columns, size_t target, float smoothing,
    float *_Nonnull log_normalizer, bool *_Nonnull correct);

/// The gradient of `kernel_cross_entropy` in the logits of one row, times `scale`.
void kernel_cross_entropy_backward(
    float *_Nonnull gradient, const float *_Nonnull logits, size_t columns, size_t target,
    float smoothing, float log_normalizer, float scale, bool accumulate);

/// y[i] = x[i]·scale where the mask of (key, i) keeps element i, else 0; added to y if so asked.
///
/// The mask keeps an element when its hash, a 32-bit number, is at least `threshold`.
void kernel_dropout(
    float *_Nonnull y, const float *_Nonnull x, size_t count, uint64_t key,
    uint32_t threshold, float scale, bool accumulate);
