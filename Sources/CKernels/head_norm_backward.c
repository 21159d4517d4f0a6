#include "head_norm.h"
#include "CKernels.h"

// With n = x/|x|: dx = scale/|x|·(dy − n·⟨dy, n⟩), and the gradient of the scale is Σ⟨dy, n⟩.
KERNEL float kernel_head_norm_backward(
    float *restrict dy, const float *restrict x, size_t rows, size_t stride, size_t heads,
    size_t width, float scale) {
#pragma clang fp reassociate(on)
  double total = 0;
  for (size_t t = 0; t < rows; t++) {
    for (size_t h = 0; h < heads; h++) {
      float *restrict gradient = dy + t * stride + h * width;
      const float *restrict slice = x + t * stride + h * width;
      float inverse = inverse_norm(slice, width);
      float dot = 0;
      for (size_t i = 0; i < width; i++) dot += gradient[i] * slice[i];
      dot *= inverse;
      total += (double)dot;
      for (size_t i = 0; i < width; i++) {
        gradient[i] = scale * inverse * (gradient[i] - slice[i] * inverse * dot);
      }
    }
  }
  return (float)total;
}
