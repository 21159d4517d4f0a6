#pragma once
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Exchanges two names in one step; other than 0 where the file system cannot. The C library shows `renameat2` only to
/// programs that ask for GNU extensions, which Swift does not.
static inline long exchange_names(const char *first, const char *second) {
  return syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}
