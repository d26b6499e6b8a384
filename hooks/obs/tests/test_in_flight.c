/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was sent, until it is answered. */
#include "in_flight.h"

#include <string.h>

#include "check.h"

static void add(struct in_flight *in_flight, uint64_t seq)
{
	struct frame frame = {.seq = seq, .width = (uint32_t)seq, .height = 2, .format = WIRE_BGRA8};
	frame.captured_ns = 7 * seq;
	in_flight_add(in_flight, &frame);
}

void test_in_flight(void)
{
	struct in_flight in_flight;
	memset(&in_flight, 0, sizeof(in_flight));
	CHECK(!in_flight_find(&in_flight, 0));
	for (uint64_t seq = 10; seq < 20; seq++)
		add(&in_flight, seq);
	const struct sent *sent = in_flight_find(&in_flight, 13);
	CHECK(sent && sent->width == 13 && sent->format == WIRE_BGRA8 && sent->captured_ns == 91);
	in_flight_forget(&in_flight, sent);
	CHECK(in_flight.count == 6);
	CHECK(!in_flight_find(&in_flight, 12) && !in_flight_find(&in_flight, 13) && in_flight_find(&in_flight, 14));
	in_flight_forget(&in_flight, in_flight_find(&in_flight, 19));
	CHECK(in_flight.count == 0);
	for (uint64_t seq = 100; seq < 300; seq++) /* nobody answers */
		add(&in_flight, seq);
	CHECK(in_flight.count == IN_FLIGHT_MOST);
	CHECK(!in_flight_find(&in_flight, 299 - IN_FLIGHT_MOST));
	CHECK(in_flight_find(&in_flight, 300 - IN_FLIGHT_MOST) == in_flight.frames && in_flight_find(&in_flight, 299));
}
