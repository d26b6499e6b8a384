/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Chance that is the same in every run. */
#pragma once

#include <stdint.h>

struct random {
	uint64_t state; /* not 0 */
};

static uint32_t random_below(struct random *random, uint32_t bound)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (uint32_t)(random->state >> 33) % bound;
}

static double random_part(struct random *random)
{
	return random_below(random, 1 << 24) / (double)(1 << 24);
}
