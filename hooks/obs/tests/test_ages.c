/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Percentiles and rates. */
#include "ages.h"

#include <math.h>

#include <string.h>

#include "check.h"

#define SECOND_NS 1000000000ull

static int is_near(float value, float wanted)
{
	return fabsf(value - wanted) <= 0.02f * wanted;
}

static void nothing_is_zero(void)
{
	struct ages ages;
	memset(&ages, 0, sizeof(ages));
	CHECK(ages_percentile(&ages, 50) == 0);
	CHECK(ages_mean(&ages) == 0);
	CHECK(ages_per_second(&ages, 5 * SECOND_NS) == 0);
}

static void percentiles_of_the_newest(void)
{
	struct ages ages;
	memset(&ages, 0, sizeof(ages));
	for (int i = 0; i < 3 * AGES_MOST; i++) /* long ago */
		ages_add(&ages, 1e6f, SECOND_NS);
	for (int i = AGES_MOST; i > 0; i--)
		ages_add(&ages, (float)i, SECOND_NS);
	CHECK(ages_percentile(&ages, 0) == 1);
	CHECK(ages_percentile(&ages, 100) == AGES_MOST);
	CHECK(is_near(ages_percentile(&ages, 50), AGES_MOST / 2));
	CHECK(is_near(ages_percentile(&ages, 95), AGES_MOST * 0.95f));
	CHECK(is_near(ages_mean(&ages), (AGES_MOST + 1) / 2.0f));
	CHECK(ages_percentile(&ages, -1) == 1);
	CHECK(ages_percentile(&ages, 101) == AGES_MOST);
}

static void rates(void)
{
	struct ages ages;
	uint64_t now_ns = 100 * SECOND_NS;
	memset(&ages, 0, sizeof(ages));
	ages_add(&ages, 1, now_ns);
	CHECK(ages_per_second(&ages, now_ns) <= 4); /* one is no thousand a second */
	for (int i = 0; i < 30; i++) /* one second of them: not half the rate */
		ages_add(&ages, 1, now_ns += SECOND_NS / 30);
	CHECK(ages_per_second(&ages, now_ns) > 28 && ages_per_second(&ages, now_ns) < 33);
	for (int i = 0; i < 300; i++)
		ages_add(&ages, 1, now_ns += SECOND_NS / 30);
	CHECK(ages_per_second(&ages, now_ns) > 29 && ages_per_second(&ages, now_ns) < 31);
	CHECK(ages_per_second(&ages, now_ns - SECOND_NS) > 29); /* a clock read before the last was added */
	CHECK(ages_per_second(&ages, now_ns + 3 * SECOND_NS) == 0);
	for (int i = 0; i < 4000; i++) /* more in the window than are kept */
		ages_add(&ages, 1, now_ns += SECOND_NS / 2000);
	CHECK(ages_per_second(&ages, now_ns) > 1900 && ages_per_second(&ages, now_ns) < 2100);
}

void test_ages(void)
{
	nothing_is_zero();
	percentiles_of_the_newest();
	rates();
}
