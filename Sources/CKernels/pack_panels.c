#include "CKernels.h"

void kernel_pack_panels(
    float *restrict panels, const float *restrict matrix, size_t rows, size_t columns,
    size_t stride) {
  for (size_t j = 0; j < rows; j++) {
    float *panel = panels + j / kernel_panel_width * kernel_panel_width * columns;
    size_t place = j % kernel_panel_width;
    for (size_t i = 0; i < columns; i++) {
      panel[i * kernel_panel_width + place] = matrix[j * stride + i];
    }
  }
}
