/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When to capture, and when to connect again. */
#include "pace.h"

#include <string.h>

#include "check.h"

#define MS 1000000ull
#define LEAD (110 * MS)

static void nothing_is_wanted_without_a_daemon(void)
{
	struct pace pace;
	memset(&pace, 0, sizeof(pace));
	CHECK(!pace_wants(&pace, 0, LEAD, 1000 * MS));
	pace_begin(&pace);
	CHECK(pace_wants(&pace, 0, LEAD, 1000 * MS));
	pace_granted(&pace, 3, 1000 * MS);
	pace_end(&pace);
	CHECK(!pace_wants(&pace, 0, LEAD, 1000 * MS));
}

static void credit_is_the_law(void)
{
	struct pace pace;
	memset(&pace, 0, sizeof(pace));
	pace_begin(&pace);
	pace_granted(&pace, 1, 1000 * MS);
	CHECK(pace_wants(&pace, 999 * MS, LEAD, 1000 * MS));
	pace_spent(&pace, 0);
	CHECK(pace_wants(&pace, 0, LEAD, 1001 * MS)); /* nothing waits: have one ready */
}

static void a_slow_daemon_is_met_when_it_is_time(void)
{
	struct pace pace;
	memset(&pace, 0, sizeof(pace));
	pace_begin(&pace);
	uint64_t now_ns = 1000 * MS;
	for (int i = 0; i < 10; i++) {
		pace_granted(&pace, 1, now_ns);
		pace_spent(&pace, 0);
		now_ns += 200 * MS;
	}
	now_ns -= 200 * MS; /* of the last credit */
	CHECK(!pace_wants(&pace, now_ns, LEAD, now_ns + 10 * MS));
	CHECK(!pace_wants(&pace, now_ns, LEAD, now_ns + 80 * MS));
	CHECK(pace_wants(&pace, now_ns, LEAD, now_ns + 100 * MS));
	CHECK(pace_wants(&pace, now_ns + 150 * MS, LEAD, now_ns + 160 * MS)); /* the freshest that can be */
	CHECK(!pace_wants(&pace, now_ns, 50 * MS, now_ns + 140 * MS)); /* reading back is faster: later */
	CHECK(pace_wants(&pace, now_ns, 50 * MS, now_ns + 150 * MS));
	CHECK(pace_wants(&pace, now_ns, LEAD, now_ns + 5000 * MS));
	CHECK(!pace_wants(&pace, now_ns + 4900 * MS, LEAD, now_ns + 5000 * MS)); /* it stands still: fresh enough */
	CHECK(pace_wants(&pace, now_ns + 4800 * MS, LEAD, now_ns + 5000 * MS));
	CHECK(!pace_wants(&pace, now_ns, LEAD, now_ns - 500 * MS)); /* a clock that goes back does no harm */
	pace_granted(&pace, 1, now_ns - 500 * MS);
	CHECK(pace_wants(&pace, now_ns, LEAD, now_ns));
}

static void pauses_double(void)
{
	struct back_off back_off;
	back_off_reset(&back_off);
	const uint32_t pauses[] = {50, 100, 200, 400, 800, 1600, 2000, 2000};
	for (int i = 0; i < 8; i++)
		CHECK(back_off_next(&back_off, false, 0) == pauses[i]);
	const uint32_t refused[] = {5000, 10000, 20000, 30000, 30000};
	for (int i = 0; i < 5; i++)
		CHECK(back_off_next(&back_off, true, 0) == refused[i]);
	CHECK(back_off_next(&back_off, false, 1000 * MS) == 2000);
	CHECK(back_off_next(&back_off, false, 5000 * MS) == 50); /* it was steady */
	CHECK(back_off_next(&back_off, true, 0) == 5000);
	for (int i = 0; i < 1000; i++)
		CHECK(back_off_next(&back_off, i % 2, 0) <= 30000);
}

void test_pace(void)
{
	nothing_is_wanted_without_a_daemon();
	credit_is_the_law();
	a_slow_daemon_is_met_when_it_is_time();
	pauses_double();
}
