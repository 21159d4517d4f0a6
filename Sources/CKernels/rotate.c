#include "CKernels.h"
#include "dispatch.h"

KERNEL void kernel_rotate(
    float *x, size_t rows, size_t stride, size_t heads, size_t width, const float *cosines,
    const float *sines, const int32_t *ids, bool inverse) {
  size_t half = width / 2;
  float sign = inverse ? -1.0f : 1.0f;
  for (size_t t = 0; t < rows; t++) {
    const float *restrict cosine = cosines + (size_t)ids[t] * half;
    const float *restrict sine = sines + (size_t)ids[t] * half;
    for (size_t h = 0; h < heads; h++) {
      float *restrict first = x + t * stride + h * width;
      float *restrict second = first + half;
      for (size_t i = 0; i < half; i++) {
        float a = first[i], b = second[i], s = sign * sine[i];
        first[i] = a * cosine[i] - b * s;
        second[i] = b * cosine[i] + a * s;
      }
    }
  }
}
