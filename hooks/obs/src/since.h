/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times, all in nanoseconds of a clock that nobody sets. */
#pragma once

#include <stdint.h>

#define NS_PER_MS 1000000ull

/* How long ago it was; 0 for what is yet to come. */
static inline uint64_t since(uint64_t then_ns, uint64_t now_ns)
{
	return now_ns > then_ns ? now_ns - then_ns : 0;
}
