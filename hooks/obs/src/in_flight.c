/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "in_flight.h"

#include <string.h>

void in_flight_add(struct in_flight *in_flight, const struct frame *frame)
{
	if (in_flight->count == IN_FLIGHT_MOST)
		in_flight_forget(in_flight, &in_flight->frames[0]);
	in_flight->frames[in_flight->count++] = (struct sent){
		.seq = frame->seq,
		.width = frame->width,
		.height = frame->height,
		.format = frame->format,
		.captured_ns = frame->captured_ns,
	};
}

const struct sent *in_flight_find(const struct in_flight *in_flight, uint64_t seq)
{
	for (size_t i = 0; i < in_flight->count; i++) {
		if (in_flight->frames[i].seq == seq)
			return &in_flight->frames[i];
	}
	return NULL;
}

void in_flight_forget(struct in_flight *in_flight, const struct sent *last)
{
	size_t gone = (size_t)(last - in_flight->frames) + 1;
	in_flight->count -= gone;
	memmove(in_flight->frames, in_flight->frames + gone, in_flight->count * sizeof(*last));
}
