/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The canvas of the harness, and what comes out of it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Also gives the canvas another size, or 10 bits. */
bool frames_begin(uint32_t width, uint32_t height, uint32_t fps, bool ten_bits);
void frames_end(void);

/* Until so many more frames came; false: they do not. */
bool frames_wait(uint64_t count);

/* Prints the pixels of the newest frame at "X Y X Y ...". */
void frames_print(char *where);
