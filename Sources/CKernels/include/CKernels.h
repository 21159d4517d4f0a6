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

/// `count` zeroed floats, large blocks in huge pages where the system grants them; NULL when there is no memory.
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

/// As `kernel_layer_norm` and its gradient without means and bias: y = x/√(mean of x² + epsilon)·weight.
void kernel_rms_norm(
    float *_Nonnull y, const float *_Nonnull x, const float *_Nullable residual,
    float *_Nullable sum, float *_Nonnull statistics, const float *_Nonnull weight, size_t rows,
    size_t columns, float epsilon);

/// The gradient of `kernel_rms_norm`, as that of `kernel_layer_norm`.
void kernel_rms_norm_backward(
    const float *_Nonnull dy, const float *_Nonnull x, const float *_Nonnull statistics,
    const float *_Nonnull weight, const float *_Nullable extra, kernel_gradient first,
    kernel_gradient second, float *_Nonnull weight_gradient, size_t rows, size_t columns);

/// y = g·σ(g)·u by rows, where a row of x is g and then u, of `columns` elements each.
void kernel_gated_linear_unit(
    float *_Nonnull y, const float *_Nonnull x, size_t rows, size_t columns);

/// The gradient of `kernel_gated_linear_unit` in x.
void kernel_gated_linear_unit_backward(
    kernel_gradient place, const float *_Nonnull dy, const float *_Nonnull x, size_t rows,
    size_t columns);

/// y[i] = σ(logits[i])·after[i] + (1 − σ(logits[i]))·before[i]; y may be one of the three.
void kernel_gate(
    float *_Nonnull y, const float *_Nonnull before, const float *_Nonnull after,
    const float *_Nonnull logits, size_t count);

/// The gradients of `kernel_gate`.
void kernel_gate_backward(
    const float *_Nonnull dy, const float *_Nonnull before, const float *_Nonnull after,
    const float *_Nonnull logits, kernel_gradient before_gradient, kernel_gradient after_gradient,
    kernel_gradient logits_gradient, size_t count);

/// In each row t, rotates the pairs (i, i + width/2) of each of `heads` groups of `width` columns by the angles whose
/// cosines and sines are row ids[t] of tables of width/2 columns, or by their opposites.
void kernel_rotate(
    float *_Nonnull x, size_t rows, size_t stride, size_t heads, size_t width,
    const float *_Nonnull cosines, const float *_Nonnull sines, const int32_t *_Nonnull ids,
    bool inverse);

/// In each row, divides each of `heads` groups of `width` columns by its √(Σx² + 1e-12) and multiplies it by `scale`.
void kernel_head_norm(
    float *_Nonnull x, size_t rows, size_t stride, size_t heads, size_t width, float scale);

/// Turns dy into the gradient of `kernel_head_norm` in x, and returns the gradient of the scale.
float kernel_head_norm_backward(
    float *_Nonnull dy, const float *_Nonnull x, size_t rows, size_t stride, size_t heads,
    size_t width, float scale);

/// Where the bias of query i and key j is: at i·query_stride + j·key_stride + buckets[j − i].
typedef struct {
  size_t query_stride, key_stride;
  /// The bucket of distance 0; those of others lie around it.
  const int32_t *_Nonnull buckets;
} kernel_relative_rows;

/// Adds its bias to the score of each query and key; if causal, only where j ≤ i.
void kernel_relative_bias(
    float *_Nonnull scores, size_t queries, size_t keys, kernel_relative_rows rows,
    const float *_Nonnull values, bool causal);

/// Adds the gradient of `kernel_relative_bias` in the values.
void kernel_relative_bias_backward(
    float *_Nonnull values_gradient, size_t queries, size_t keys, kernel_relative_rows rows,
    const float *_Nonnull ds, bool causal);

/// As `kernel_softmax_backward` where the gradient dd is that at d, the probabilities p times a mask.
void kernel_dropped_softmax_backward(
    float *_Nonnull dd, const float *_Nonnull p, const float *_Nonnull d, size_t rows,
    size_t columns, float scale);

/// What adaptive halting makes of each row, or the gradients there; NULL where there is none.
typedef struct {
  /// The weighted sum of states so far.
  float *_Nullable output;
  /// Two numbers a row: the probability used so far, and the remainder once halted, else 0.
  float *_Nullable progress;
  /// One number a row.
  float *_Nullable ponder;
} kernel_halting;

/// Where the gradients of `kernel_halt` go.
typedef struct {
  kernel_gradient state, logits, previous_output, previous_progress;
} kernel_halt_gradients;

/// One step of adaptive halting; the output and progress before may be those of the result.
void kernel_halt(
    kernel_halting result, const float *_Nonnull state, const float *_Nonnull logits,
    kernel_halting previous, size_t rows, size_t columns, float threshold, bool last);

/// The gradients of `kernel_halt` from those at its result, with the progress after and before the step.
void kernel_halt_backward(
    kernel_halting gradient, const float *_Nonnull state, const float *_Nonnull logits,
    const float *_Nonnull progress, const float *_Nullable previous_progress,
    kernel_halt_gradients places, size_t rows, size_t columns);

/// The columns of a panel.
enum { kernel_panel_width = 32 };

/// Writes the transpose of a matrix as panels: 32 of its rows as columns, one panel after the other. `panels` has room for
/// whole ones; what is beyond the last row is left as it is.
void kernel_pack_panels(
    float *_Nonnull panels, const float *_Nonnull matrix, size_t rows, size_t columns,
    size_t stride);

/// y = x·P + bias by rows for a matrix `inner` × `columns` in panels; without a bias it is 0.
void kernel_panel_product(
    float *_Nonnull y, size_t y_stride, const float *_Nonnull x, size_t x_stride, size_t rows,
    const float *_Nonnull panels, size_t inner, size_t columns, const float *_Nullable bias);

/// Elements of a column that lie side by side in quantised panels.
enum { kernel_quantized_group = 4 };

/// The rows of a quantised panel: `inner`, with zeros up to whole groups.
static inline size_t kernel_quantized_depth(size_t inner) {
  return (inner + kernel_quantized_group - 1) / kernel_quantized_group * kernel_quantized_group;
}

/// A matrix `inner` × `columns` of eight bits: panels of 32 columns, four rows of each column side by side; for each
/// column, up to whole panels, the size of one step and −128 times its sum.
typedef struct {
  const int8_t *_Nonnull weights;
  const float *_Nonnull scales;
  const int32_t *_Nonnull offsets;
  size_t inner, columns;
} kernel_quantized_panels;

/// Rounds the transpose of a matrix to quantised panels, which are zeros before: whole steps of 1/127 of a column's greatest
/// magnitude.
void kernel_pack_quantized_panels(
    int8_t *_Nonnull panels, float *_Nonnull scales, int32_t *_Nonnull offsets,
    const float *_Nonnull matrix, size_t rows, size_t columns, size_t stride);

/// Rounds each row of x to whole steps of 1/127 of its greatest magnitude, plus 128. Where a row is not finite, neither is
/// its step.
void kernel_quantize_rows(
    uint8_t *_Nonnull quantized, size_t quantized_stride, float *_Nonnull scales,
    const float *_Nonnull x, size_t x_stride, size_t rows, size_t columns);

/// y = x·P + bias by rows for quantised rows, `kernel_quantized_depth` bytes each, and panels; without a bias it is 0.
void kernel_quantized_product(
    float *_Nonnull y, size_t y_stride, const uint8_t *_Nonnull x, const float *_Nonnull x_scales,
    size_t rows, kernel_quantized_panels panels, const float *_Nullable bias);

/// The same without instructions that only some processors have; for tests of what the others do.
void kernel_quantized_product_anywhere(
    float *_Nonnull y, size_t y_stride, const uint8_t *_Nonnull x, const float *_Nonnull x_scales,
    size_t rows, kernel_quantized_panels panels, const float *_Nullable bias);

/// Rows of keys and of values with a common stride.
typedef struct {
  const float *_Nullable keys;
  const float *_Nullable values;
  size_t count, stride;
} kernel_span;

/// One query's context: for each head the softmax of scale·q·k, plus the biases if not NULL, over the keys of both
/// spans, times their values; keys and values have `heads`·`width` columns. The biases of a head begin `bias_stride`
/// after those of the one before. `scores` is working memory of `heads` elements for each key.
void kernel_span_attention(
    float *_Nonnull context, const float *_Nonnull query, kernel_span prefix, kernel_span own,
    size_t heads, size_t width, float scale, const float *_Nullable biases, size_t bias_stride,
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

/// y[i] = x[i]·scale where the mask of (key, first + i) keeps element i, else 0; added to y if so asked.
///
/// The mask keeps an element when its hash, a 32-bit number, is at least `threshold`.
void kernel_dropout(
    float *_Nonnull y, const float *_Nonnull x, size_t count, size_t first, uint64_t key,
    uint32_t threshold, float scale, bool accumulate);
