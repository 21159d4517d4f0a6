// How a kernel is compiled for several processors: the loader picks the best variant at start-up.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define KERNEL __attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#else
#define KERNEL
#endif

// Helpers must dissolve into the variant that calls them.
#define INLINE static inline __attribute__((always_inline))
