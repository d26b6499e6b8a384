/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is typed by hand settles before it is used: OBS tells each keystroke, and none of "s", "st", "ste" is a picture
 * that anybody wants to see, nor is each half of an address a place to go to.
 *
 * OBS does not say who changed a setting. So a prompt counts as typed where an edit at one place added at most a few
 * characters; what a preset, a chat or a script writes is longer, and is used at once. An address always waits. What
 * stops something (no prompt, a wrong address) never does. */
#pragma once

#include "settings.h"

enum { SETTLE_MS = 700, TYPED_CHARACTERS = 3 };

struct settling {
	struct settings newest;  /* as they were read last */
	uint64_t prompt_due_ns;  /* when its prompt is used; 0: it is */
	uint64_t address_due_ns; /* the same for its address */
	bool begun;
};

/* `used` becomes `read`, but for what was typed a moment ago. `chosen`: the prompt is a preset's. */
void settle_take(struct settling *settling, const struct settings *read, bool chosen, uint64_t now_ns,
		 struct settings *used);

/* When something is due next; 0: nothing is. */
uint64_t settle_due_ns(const struct settling *settling);

/* Puts into `used` what is due. */
void settle_step(struct settling *settling, uint64_t now_ns, struct settings *used);
