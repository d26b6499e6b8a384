/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What decides how a picture is sent and shown: its size, and the fade between the original and the styled. */
#include <math.h>

#include "check.h"
#include "fade.h"
#include "guard.h"
#include "wire.h"
#include "work_size.h"

#define MS 1000000ull

static void size_is(uint32_t source_width, uint32_t source_height, uint32_t work_width, uint32_t width, uint32_t height)
{
	uint32_t got_width;
	uint32_t got_height;
	work_size(source_width, source_height, work_width, &got_width, &got_height);
	CHECK(got_width == width);
	CHECK(got_height == height);
}

static void sizes_follow_the_shape(void)
{
	size_is(1920, 1080, 512, 512, 288);
	size_is(1080, 1920, 512, 512, 910);
	size_is(640, 360, 1280, 640, 360);
	size_is(641, 361, 1280, 640, 360);
	size_is(300, 301, 128, 128, 128);
}

static void strange_sizes_are_survived(void)
{
	size_is(1, 1, 512, 2, 2);
	size_is(16384, 1, 512, 512, 2);
	size_is(2, 16384, 512, 2, WIRE_MAX_SIDE);
	for (uint32_t width = 1; width <= 16384; width = width * 3 + 1) {
		for (uint32_t height = 1; height <= 16384; height = height * 3 + 1) {
			uint32_t w;
			uint32_t h;
			work_size(width, height, 1280, &w, &h);
			CHECK(w >= 2 && h >= 2 && w % 2 == 0 && h % 2 == 0);
			CHECK(w <= WIRE_MAX_SIDE && h <= WIRE_MAX_SIDE && (uint64_t)w * h <= WIRE_MAX_PIXELS);
		}
	}
}

static void fades_within_its_time(void)
{
	struct fade fade = {0};
	CHECK(fade_step(&fade, true, 1000 * MS) == 0.0f); /* nothing has passed yet */
	CHECK(fabsf(fade_step(&fade, true, 1075 * MS) - 0.5f) < 0.01f);
	CHECK(fade_step(&fade, true, (1000 + FADE_MS) * MS) > 0.999f);
	CHECK(fade_step(&fade, true, 9000 * MS) == 1.0f);
	CHECK(fabsf(fade_step(&fade, false, 9030 * MS) - 0.8f) < 0.01f);
	CHECK(fade_step(&fade, false, (9030 + FADE_MS) * MS) == 0.0f);
	CHECK(fade_step(&fade, false, 9040 * MS) == 0.0f); /* a clock that went back */
	fade_step(&fade, true, 20000 * MS);
	fade_cut(&fade);
	CHECK(fade.value == 0.0f);
}

/* A person's hand goes before the guard; the way back has to wait. */
static void a_cut_is_not_held_but_counts(void)
{
	struct guard *guard = guard_create();
	CHECK(guard);
	guard_fade(guard, 0.0f, 1000 * MS);
	CHECK(guard_fade(guard, 1.0f, 1200 * MS) == 1.0f);
	guard_faded(guard, 0.0f, 1300 * MS);
	CHECK(guard_fade(guard, 1.0f, 1500 * MS) == 0.0f);
	guard_faded(guard, 0.0f, 1600 * MS);
	CHECK(guard_fade(guard, 0.0f, 1700 * MS) == 0.0f);
	CHECK(guard_fade(guard, 1.0f, 3000 * MS) == 1.0f);
	guard_destroy(guard);
}

void test_view(void);

void test_view(void)
{
	sizes_follow_the_shape();
	strange_sizes_are_survived();
	fades_within_its_time();
	a_cut_is_not_held_but_counts();
}
