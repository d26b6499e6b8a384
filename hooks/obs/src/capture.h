/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the original picture back from the GPU, at the size that the model works at, and hands it to the session.
 * Graphics thread, within the graphics context. What is read was staged ticks ago, so that the GPU has mostly
 * done it and nobody waits; another thread copies it. */
#pragma once

#include <obs-module.h>

#include "meter.h"
#include "session.h"

enum { CAPTURE_MOST_RING = 3 };

struct capture;

struct capture *capture_create(struct session *session); /* NULL: no memory or no thread */

/* Before the session's end, and outside the graphics context: ends the copying. */
void capture_finish(struct capture *capture);
void capture_destroy(struct capture *capture);

/* Offers what was staged `ring` ticks ago or earlier. */
void capture_collect(struct capture *capture, uint64_t tick, struct meter *meter);

/* Stages the original of this tick, where the ring has room. */
void capture_stage(struct capture *capture, gs_texture_t *original, uint32_t width, uint32_t height, uint32_t ring,
		   uint64_t tick, uint64_t now_ns, struct meter *meter);

/* Forgets what was staged. */
void capture_drop(struct capture *capture);
