/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The guard's promise, checked by counting flashes anew in every window of what it let through. */
#include "guard.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "flashes.h"
#include "random.h"

enum { WIDTH = 16, HEIGHT = 12, KINDS = 6 };

static const double PI = 3.14159265358979323846;

typedef void (*film_cells)(void *data, int at, uint32_t *cells);

static void all(uint32_t *cells, uint32_t colour)
{
	for (int i = 0; i < CELLS; i++)
		cells[i] = colour;
}

static uint32_t grey(int value)
{
	uint32_t v = (uint32_t)value;
	return v << 16 | v << 8 | v;
}

static uint32_t swapped(uint32_t colour)
{
	return (colour & 255) << 16 | (colour & 0xff00) | colour >> 16;
}

static bool admit(struct guard *guard, const uint32_t *cells, uint64_t now_ns)
{
	uint8_t pixels[WIDTH * HEIGHT * 4];
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			uint32_t colour = cells[y / 2 * 8 + x / 2];
			uint8_t *pixel = pixels + (y * WIDTH + x) * 4;
			pixel[0] = (uint8_t)(colour >> 16);
			pixel[1] = (uint8_t)(colour >> 8);
			pixel[2] = (uint8_t)colour;
			pixel[3] = 255;
		}
	}
	return guard_admit(guard, pixels, WIDTH, HEIGHT, now_ns);
}

/* Plays a film through the guard at the given rate; what is shown is what was let through. */
static void play(struct guard *guard, film_cells film, void *data, int frames, double fps, struct shots *shots)
{
	shots->count = 0;
	for (int i = 0; i < frames; i++) {
		struct shown *next = &shots->shown[shots->count];
		next->from_ns = (uint64_t)(i * 1e9 / fps);
		film(data, i, next->cells);
		if (admit(guard, next->cells, next->from_ns))
			shots->count++;
	}
}

struct noisy {
	struct random random;
	uint32_t base[CELLS];
};

/* The noise of a model: a few steps up or down in every channel. */
static void noisy_film(void *data, int at, uint32_t *cells)
{
	struct noisy *noisy = data;
	(void)at;
	for (int i = 0; i < CELLS; i++) {
		cells[i] = 0;
		for (int shift = 0; shift < 24; shift += 8) {
			int value = (int)(noisy->base[i] >> shift & 255) + (int)random_below(&noisy->random, 9) - 4;
			cells[i] |= (uint32_t)(value < 0 ? 0 : value > 255 ? 255 : value) << shift;
		}
	}
}

static void dawn_film(void *data, int at, uint32_t *cells)
{
	(void)data;
	all(cells, grey(at * 255 / 180));
}

static void breathing_film(void *data, int at, uint32_t *cells)
{
	(void)data;
	all(cells, grey(128 + (int)(120 * sin(at * 2 * PI / 60))));
}

/* Two colours by turns. */
struct pair {
	uint32_t colours[2];
	int period;
};

static void pair_film(void *data, int at, uint32_t *cells)
{
	const struct pair *pair = data;
	all(cells, pair->colours[at / pair->period % 2]);
}

static void lamp_film(void *data, int at, uint32_t *cells)
{
	(void)data;
	all(cells, grey(60));
	for (int i = 0; i < 4; i++)
		cells[i] = at / 3 % 2 == 0 ? 0xffffff : 0;
}

/* Strobes, scattered strobes, red alarms, noise, walking bands, and mixtures of these with calm. */
struct wild {
	struct random random;
	uint32_t kind;
	uint32_t one[CELLS];
	uint32_t two[CELLS];
	int period;
	double share;
	int calm_every;
	bool blue_first;
};

static void wild_setup(struct wild *wild, struct random *random)
{
	wild->random.state = random->state;
	wild->kind = random_below(random, KINDS);
	for (int i = 0; i < CELLS; i++) {
		wild->one[i] = random_below(random, 0x1000000);
		wild->two[i] = random_below(random, 0x1000000);
	}
	wild->period = 1 + (int)random_below(random, 20);
	wild->share = random_part(random);
	wild->calm_every = 20 + (int)random_below(random, 100);
}

static bool wild_is_on(struct wild *wild, int at, int cell)
{
	switch (wild->kind) {
	case 0:
		return at / wild->period % 2 == 0;
	case 1:
		return (at + cell) / wild->period % 2 == 0;
	case 2:
		return random_part(&wild->random) < wild->share;
	case 3:
		return (at / wild->period + cell % 8) % 8 < 3;
	case 4:
		return cell % 4 == at % 4 && random_below(&wild->random, 2);
	default:
		return cell < CELLS * wild->share && at % (wild->period + 1) == 0;
	}
}

static void wild_film(void *data, int at, uint32_t *cells)
{
	struct wild *wild = data;
	bool calm = at / wild->calm_every % 3 == 2;
	for (int i = 0; i < CELLS; i++) {
		bool on = wild_is_on(wild, at, i);
		if (calm)
			cells[i] = wild->one[i];
		else if (wild->kind == 0)
			cells[i] = on ? 0xff0000 : 0x404040;
		else if (wild->kind == 2 && wild->share < 0.3)
			cells[i] = random_below(&wild->random, 0x1000000);
		else
			cells[i] = on ? wild->one[i] : wild->two[i];
		if (wild->blue_first)
			cells[i] = swapped(cells[i]);
	}
}

static void steady_and_slow_pictures_are_untouched(struct guard *guard, struct shots *shots)
{
	struct noisy noisy = {.random = {1}};
	for (int i = 0; i < CELLS; i++)
		noisy.base[i] = random_below(&noisy.random, 0x1000000);
	play(guard, noisy_film, &noisy, 600, 60, shots);
	CHECK(shots->count == 600);
	CHECK(!guard_is_calming(guard, 10ull * SECOND_NS));

	/* From night to day in three seconds, and a breathing light of one flash a second. */
	guard_reset(guard);
	play(guard, dawn_film, NULL, 180, 60, shots);
	CHECK(shots->count == 180);
	guard_reset(guard);
	play(guard, breathing_film, NULL, 600, 60, shots);
	CHECK(shots->count == 600);
}

static void a_cut_and_three_cuts_in_a_second_pass(struct guard *guard, struct shots *shots)
{
	struct pair cut = {{0, 0xffffff}, 30};
	guard_reset(guard);
	play(guard, pair_film, &cut, 60, 60, shots);
	CHECK(shots->count == 60);

	struct pair cuts = {{0, 0xffffff}, 15};
	guard_reset(guard);
	play(guard, pair_film, &cuts, 60, 60, shots);
	CHECK(shots->count == 60);
}

static void after_a_held_back_picture_the_new_one_comes(struct guard *guard, struct shots *shots)
{
	struct pair strobe = {{0, 0xffffff}, 1};
	guard_reset(guard);
	play(guard, pair_film, &strobe, 61, 60, shots);

	uint64_t start_ns = SECOND_NS + 20000000u;
	for (int end = 0; end < 2; end++) {
		uint32_t cells[CELLS];
		uint64_t now_ns = start_ns;
		all(cells, end ? 0xffffff : 0);
		while (!admit(guard, cells, now_ns) && now_ns - start_ns < 2ull * SECOND_NS)
			now_ns += 16000000u;
		CHECK(now_ns - start_ns < 1100000000u);
		start_ns = now_ns + 2ull * SECOND_NS;
	}
}

static void a_strobe_settles_on_one_of_its_pictures(struct guard *guard, struct shots *shots)
{
	struct pair strobe = {{0, 0xffffff}, 1};
	guard_reset(guard);
	play(guard, pair_film, &strobe, 600, 60, shots);
	CHECK(!is_harmful(shots));
	CHECK(shots->count > 250);
	CHECK(guard_is_calming(guard, 599ull * SECOND_NS / 60));
}

static void no_film_flashes_more_than_three_times_in_any_second(struct guard *guard, struct shots *shots)
{
	struct random random = {7};
	int held = 0;
	for (int i = 0; i < 80; i++) {
		struct wild wild = {.blue_first = i % 4 == 3};
		wild_setup(&wild, &random);
		guard_reset(guard);
		play(guard, wild_film, &wild, 300, 10 + random_below(&random, 111), shots);
		held += 300 - shots->count;
		for (int at = 0; wild.blue_first && at < shots->count; at++) {
			for (int cell = 0; cell < CELLS; cell++)
				shots->shown[at].cells[cell] = swapped(shots->shown[at].cells[cell]);
		}
		CHECK(!is_harmful(shots));
	}
	CHECK(held > 3200); /* the films must provoke the guard */
}

static void the_count_itself_finds_flashes(struct shots *shots)
{
	struct pair pairs[] = {{{0, 0xffffff}, 7}, {{0xff0000, grey(127)}, 7}, {{grey(60), grey(140)}, 7}};
	for (int i = 0; i < 3; i++) {
		shots->count = 60;
		for (int at = 0; at < 60; at++) {
			shots->shown[at].from_ns = (uint64_t)at * 16666667u;
			pair_film(&pairs[i], at, shots->shown[at].cells);
		}
		CHECK(is_harmful(shots));
	}
}

static void pictures_and_fades_together_flash_no_more_than_three_times(struct guard *guard)
{
	static struct track tracks[CELLS];
	struct random random = {8};
	int worst = 0;

	for (int run = 0; run < 40; run++) {
		struct wild wild = {0};
		uint32_t shown[CELLS];
		uint32_t next[CELLS];
		float wanted = 1;
		wild_setup(&wild, &random);
		double original = random_part(&random);
		guard_reset(guard);
		wild_film(&wild, 0, shown);
		for (int i = 0; i < 300; i++) {
			uint64_t now_ns = (uint64_t)i * 16666667u;
			wild_film(&wild, i, next);
			if (admit(guard, next, now_ns))
				memcpy(shown, next, sizeof(shown));
			if (random_below(&random, 10) == 0)
				wanted = (float)random_below(&random, 2);
			float fade = guard_fade(guard, wanted, now_ns);
			for (int cell = 0; cell < CELLS; cell++) {
				tracks[cell].values[i] = original + (double)fade * (luminance(shown[cell]) - original);
				tracks[cell].marks[i] = true;
			}
		}
		for (int from = 0; from + 60 <= 300; from++) {
			int over = 0;
			for (int cell = 0; cell < CELLS; cell++)
				over += count_flashes(&tracks[cell], from, from + 60, 0.1) > 3;
			worst = over > worst ? over : worst;
		}
	}
	CHECK(worst * 4 < CELLS);
}

static void a_red_alarm_of_equal_brightness_is_caught(struct guard *guard, struct shots *shots)
{
	/* The same luminance, now saturated red, now grey: only the red swings. */
	struct pair alarm = {{0xff0000, grey(127)}, 3};
	CHECK(fabs(luminance(0xff0000) - luminance(grey(127))) < 0.1);
	guard_reset(guard);
	play(guard, pair_film, &alarm, 300, 60, shots);
	CHECK(shots->count < 300);
	CHECK(!is_harmful(shots));

	/* The same with blue first: what looks blue here is red there. */
	struct pair other = {{0x0000ff, grey(127)}, 3};
	guard_reset(guard);
	play(guard, pair_film, &other, 300, 60, shots);
	CHECK(shots->count < 300);
}

static void small_lamps_and_bright_changes_may_blink(struct guard *guard, struct shots *shots)
{
	/* A twelfth of the screen, ten times a second. */
	guard_reset(guard);
	play(guard, lamp_film, NULL, 300, 60, shots);
	CHECK(shots->count == 300);

	/* 0.82 to 1.0 relative luminance: the darker is not below 0.8. */
	struct pair bright = {{0xffffff, grey(234)}, 1};
	guard_reset(guard);
	play(guard, pair_film, &bright, 300, 60, shots);
	CHECK(shots->count == 300);
}

static void a_gentle_fade_passes_and_a_wild_one_is_held(void)
{
	static struct track track;
	struct guard *guard = guard_create();
	CHECK(guard);
	float last = guard_fade(guard, 0, 0);
	for (int i = 1; i <= 60; i++) {
		float wanted = fminf(1, (float)i / 15);
		last = guard_fade(guard, wanted, (uint64_t)i * 16666667u);
		CHECK(fabsf(wanted - last) < 1e-6f);
	}
	for (int i = 0; i < 600; i++) {
		float wanted = (float)(i / 6 % 2);
		if (i % 12 == 0)
			guard_reset(guard); /* a source that changes its shape all the time flashes no less */
		track.values[i] = (double)guard_fade(guard, wanted, SECOND_NS + (uint64_t)i * 16666667u);
		track.marks[i] = true;
	}
	for (int from = 0; from + 60 <= 600; from++)
		CHECK(count_flashes(&track, from, from + 60, 0.1) <= 1);
	for (int i = 0; i < 120; i++)
		last = guard_fade(guard, 1, 11ull * SECOND_NS + (uint64_t)i * 16666667u);
	CHECK(last >= 1); /* the hold ends */
	guard_destroy(guard);
}

static void real_sizes_are_read_inside_their_bounds(void)
{
	static const uint32_t sizes[][2] = {{1, 1}, {3, 2}, {640, 360}, {1921, 1081}};
	for (int i = 0; i < 4; i++) {
		struct guard *guard = guard_create();
		uint8_t *exact = calloc((size_t)sizes[i][0] * sizes[i][1], 4);
		CHECK(guard && exact && guard_admit(guard, exact, sizes[i][0], sizes[i][1], 0));
		CHECK(guard && !guard_admit(guard, exact, 0, 2, 0));
		CHECK(guard && !guard_admit(guard, NULL, 2, 2, 0));
		free(exact);
		guard_destroy(guard);
	}
}

void test_guard(void)
{
	static struct shots shots;
	struct guard *guard = guard_create();
	CHECK(guard);
	prepare();
	the_count_itself_finds_flashes(&shots);
	steady_and_slow_pictures_are_untouched(guard, &shots);
	a_cut_and_three_cuts_in_a_second_pass(guard, &shots);
	after_a_held_back_picture_the_new_one_comes(guard, &shots);
	a_strobe_settles_on_one_of_its_pictures(guard, &shots);
	no_film_flashes_more_than_three_times_in_any_second(guard, &shots);
	pictures_and_fades_together_flash_no_more_than_three_times(guard);
	a_red_alarm_of_equal_brightness_is_caught(guard, &shots);
	small_lamps_and_bright_changes_may_blink(guard, &shots);
	a_gentle_fade_passes_and_a_wild_one_is_held();
	real_sizes_are_read_inside_their_bounds();
	guard_destroy(guard);
}
