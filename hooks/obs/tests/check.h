/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A check that fails says where and ends the program: what follows would stand on nothing. */
#pragma once

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                 \
	do {                                                                             \
		if (!(condition)) {                                                      \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			exit(1);                                                         \
		}                                                                        \
	} while (0)
