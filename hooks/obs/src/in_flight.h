/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The frames that were sent on a connection and have no answer yet. The worker's alone. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "session.h"

enum { IN_FLIGHT_MOST = 64 };

/* What is remembered of a frame. */
struct sent {
	uint64_t seq;
	uint32_t width;
	uint32_t height;
	enum wire_format format;
	uint64_t captured_ns;
};

struct in_flight {
	struct sent frames[IN_FLIGHT_MOST]; /* oldest first */
	size_t count;
};

/* When there are too many, the oldest is forgotten. */
void in_flight_add(struct in_flight *in_flight, const struct frame *frame);

/* NULL: it was not sent, or is answered. Valid until the next call of another. */
const struct sent *in_flight_find(const struct in_flight *in_flight, uint64_t seq);

/* Answers keep the order of the frames: forgets this one, which was found, and all before it. */
void in_flight_forget(struct in_flight *in_flight, const struct sent *last);
