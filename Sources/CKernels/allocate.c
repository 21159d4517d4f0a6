// Anonymous mappings rather than malloc for all but small blocks: zeroed lazily, given back to the system at once, and
// aligned to the size of a huge page so that the activations of a step cost few entries of the TLB. Small blocks come and
// go with every step of decoding, where calls into the system would take longer than the arithmetic.
#define _GNU_SOURCE
#include "CKernels.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { huge_page = 2 << 20, page = 4096, small = 16 * page, cache_line = 64 };

static size_t small_bytes(size_t count) {
  return (count * sizeof(float) + cache_line - 1) / cache_line * cache_line;
}

static size_t mapped_bytes(size_t count) {
  size_t bytes = count * sizeof(float);
  size_t unit = bytes >= huge_page ? huge_page : page;
  return (bytes + unit - 1) / unit * unit;
}

float *kernel_allocate(size_t count) {
  if (count == 0 || count > SIZE_MAX / 8) return NULL;
  if (small_bytes(count) <= small) {
    void *memory = aligned_alloc(cache_line, small_bytes(count));
    return memory ? memset(memory, 0, small_bytes(count)) : NULL;
  }
  size_t bytes = mapped_bytes(count);
  size_t slack = bytes >= huge_page ? huge_page : 0;
  char *start =
      mmap(NULL, bytes + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return NULL;
  if (slack == 0) return (float *)start;
  // Cut the ends off so that what remains begins at a huge page.
  size_t lead = (huge_page - (uintptr_t)start % huge_page) % huge_page;
  if (lead) munmap(start, lead);
  if (slack > lead) munmap(start + lead + bytes, slack - lead);
  start += lead;
#ifdef MADV_HUGEPAGE
  madvise(start, bytes, MADV_HUGEPAGE);
#endif
  return (float *)start;
}

void kernel_deallocate(float *memory, size_t count) {
  if (small_bytes(count) <= small) {
    free(memory);
  } else {
    munmap(memory, mapped_bytes(count));
  }
}
