/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copies what was read back on a thread of its own: memory traffic is the graphics thread's no more. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "session.h"

enum { COPIER_MOST = 8 };

struct copier;

struct copy_job {
	struct frame *frame; /* sizes are set; offered when the pixels are there */
	const uint8_t *data; /* stays readable while busy */
	uint32_t line_bytes;
	uint64_t began_ns; /* reading back; sets capture_ms */
	atomic_bool busy;
};

struct copier *copier_create(struct session *session); /* NULL: no memory or no thread */

/* Finishes what was given. */
void copier_destroy(struct copier *copier);

/* One thread at a time gives, and no more than COPIER_MOST that are busy. Never waits. */
void copier_give(struct copier *copier, struct copy_job *job);
