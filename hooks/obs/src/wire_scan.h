/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether bytes are whole MessagePack, before any parser that believes the sizes in them sees them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WIRE_MAX_DEPTH = 16 };

/* True for exactly one value: nothing cut short, nothing behind it, every promised entry there, maps and arrays nested
 * at most WIRE_MAX_DEPTH deep, and every text UTF-8. Allocates nothing. */
bool wire_scan(const uint8_t *data, size_t size);
