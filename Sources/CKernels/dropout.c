#include "CKernels.h"
#include "dispatch.h"

// Two multiplications and three shifts spread every bit of the counter (Wellons 2018, "lowbias32").
INLINE uint32_t spread(uint32_t bits) {
  bits = (bits ^ bits >> 16) * 0x7feb352du;
  bits = (bits ^ bits >> 15) * 0x846ca68bu;
  return bits ^ bits >> 16;
}

KERNEL void kernel_dropout(
    float *restrict y, const float *restrict x, size_t count, size_t first, uint64_t key,
    uint32_t threshold, float scale, bool accumulate) {
  uint32_t low = (uint32_t)key, high = (uint32_t)(key >> 32);
  if (!accumulate) {
    for (size_t i = 0; i < count; i++) y[i] = 0.0f;
  }
  for (size_t i = 0; i < count; i++) {
    uint32_t hash = spread(spread((uint32_t)(first + i) ^ low) ^ high);
    y[i] += hash >= threshold ? x[i] * scale : 0.0f;
  }
}
