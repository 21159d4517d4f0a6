// Vectorised loops behind the Swift targets. One function per file; each file says what it computes.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// `count` zeroed floats at a page boundary, in huge pages where the system grants them; NULL when there is no memory.
float *_Nullable kernel_allocate(size_t count);

/// Returns memory that `kernel_allocate` gave, with the same count.
void kernel_deallocate(float *_Nonnull memory, size_t count);

/// sum[i] += term[i].
void kernel_add(float *_Nonnull sum, const float *_Nonnull term, size_t count);
