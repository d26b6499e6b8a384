/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The original picture as a texture: drawn once a tick, and kept where it is shown later. Graphics thread. */
#pragma once

#include <obs-module.h>

#include "meter.h"

struct originals;

struct originals *originals_create(void); /* NULL: no memory */
void originals_destroy(struct originals *originals);

/* What to draw: the picture of this size that `filter` covers. */
struct covered {
	obs_source_t *filter;
	uint32_t width;
	uint32_t height;
	bool linear; /* it gives linear light whatever it is asked for, as video of 10 bits does */
};

/* Draws it, into sRGB. NULL: the GPU has no room; then draw the source itself. */
gs_texture_t *originals_draw(struct originals *originals, const struct covered *covered, uint64_t delay_ns,
			     uint64_t now_ns, struct meter *meter);

/* The one to show now: the newest that is at least the delay old, or the oldest that there is. NULL: none. */
gs_texture_t *originals_shown(const struct originals *originals);

/* Forgets them, and keeps the memory for those that come. */
void originals_restart(struct originals *originals);

/* Forgets them and gives their memory back. */
void originals_clear(struct originals *originals);
