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

/// Lets the Tab key complete words, which end at the breaks, to what a function returns for the indices 0, 1, …
/// until it returns NULL; libedit frees what it returns. Nothing is appended to a completed word.
static inline void line_editor_set_completion(
    char *breaks, char *(*candidate)(const char *text, int index)) {
  rl_completion_entry_function = candidate;
  rl_basic_word_break_characters = breaks;
  rl_completer_word_break_characters = breaks;
  rl_completion_append_character = 0;
}
