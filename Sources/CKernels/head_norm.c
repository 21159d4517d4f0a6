#include "head_norm.h"
#include "CKernels.h"

KERNEL void kernel_head_norm(
    float *x, size_t rows, size_t stride, size_t heads, size_t width, float scale) {
  for (size_t t = 0; t < rows; t++) {
    for (size_t h = 0; h < heads; h++) {
      float *slice = x + t * stride + h * width;
      float factor = scale * inverse_norm(slice, width);
      for (size_t i = 0; i < width; i++) slice[i] *= factor;
    }
  }
}
