/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keeps the styled picture from flashing: at most three flashes within a second (WCAG 2.3.1). No OBS, no threads. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct guard;

struct guard *guard_create(void); /* NULL: no memory */
void guard_destroy(struct guard *guard);

/* Forgets what pictures showed: another scene, another source. Fades count on. */
void guard_reset(struct guard *guard);

/* Whether this picture may be shown; else keep the one before. Red and blue may change places. */
bool guard_admit(struct guard *guard, const uint8_t *rgba, uint32_t width, uint32_t height, uint64_t now_ns);

/* Lets a fade between original and styled through, or holds it where it would flash. 0 to 1. */
float guard_fade(struct guard *guard, float wanted, uint64_t now_ns);

/* So much of the styled picture shows now, whatever the guard thinks of it: it holds back what follows instead. */
void guard_faded(struct guard *guard, float shown, uint64_t now_ns);

bool guard_is_calming(const struct guard *guard, uint64_t now_ns);
