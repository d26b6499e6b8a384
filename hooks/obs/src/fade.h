/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much of the styled picture shows, from whether it is wanted and how old it is. No OBS, no threads. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { FADE_MS = 150 };

struct fade {
	float value; /* 0: the original, 1: the styled picture */
	uint64_t stepped_ns;
};

/* Moves towards the styled picture, or away from it; call it once a tick. */
float fade_step(struct fade *fade, bool wanted, uint64_t now_ns);

/* The original at once. */
void fade_cut(struct fade *fade);
