/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text in JSON, on standard output. */
#pragma once

#include <stdio.h>

static inline void put_text(const char *name, const char *text)
{
	printf(", \"%s\": \"", name);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c < 0x20 || c == '"' || c == '\\')
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}
