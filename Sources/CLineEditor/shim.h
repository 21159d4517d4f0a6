#pragma once
#include <editline/readline.h>
#include <stdio.h>
#include <sys/ioctl.h>

/// Names the program, so that a user's ~/.editrc can hold settings for it alone.
static inline void line_editor_set_program(const char *name) { rl_readline_name = name; }

/// The width in characters of the terminal behind a descriptor, 0 where there is none.
static inline int line_editor_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
