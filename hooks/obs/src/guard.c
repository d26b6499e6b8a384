/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The guard looks at the mean relative luminance and the saturated red of 8 x 6 cells of every styled picture, and of
 * the whole. A picture that would make a quarter of the screen, or the whole on average, flash too often is not let
 * through: the picture before it stays. Since only the pictures that oppose are held back, a flicker between two states
 * settles on one of them at the full frame rate. A steady picture, a slow change and a single cut pass untouched.
 *
 * Of the three flashes, two are for pictures and one for fading to the original and back. After it had to hold a
 * picture back the guard allows one flash a second until CALM_NS have passed without.
 *
 * Whether red or blue comes first in a pixel is not known here, so both orders are watched. */
#include "guard.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "since.h"

enum {
	COLUMNS = 8,
	ROWS = 6,
	CELLS = COLUMNS * ROWS,
	VALUES = CELLS + 1, /* the last is the whole picture's mean */
	POINTS = 5,         /* to the side of a cell: means, so that moving detail is not taken for flashing */
	ORDERS = 2,         /* red first, blue first */

	PICTURE_SWINGS = 4, /* of pictures within a second; two make a flash */
	CALM_SWINGS = 2,    /* the same while the guard is calming */
	FADE_SWINGS = 2,    /* of the fade within a second */
	REMEMBERED = 6,     /* swings of each value; no budget may be larger than this less one */
};

/* A little more than a second, for a picture is shown up to a screen refresh after it was let through. */
#define WINDOW_NS 1050000000u
#define CALM_NS 3000000000u

#define LUMINANCE_SWING 0.1f
#define DARK 0.8f
#define RED_SWING 0.0625f /* WCAG's 20 of 320 */
#define SATURATED 0.8f
#define FADE_SWING 0.1f
#define FADE_MS 150.0f

/* Opposing changes of one value over the last second. A swing is a rise or a fall by at least a threshold after a
 * change the other way. A value comes with a mark, and a swing counts only if one of its two ends is marked: a general
 * flash needs its darker end below 0.8, a red flash needs a saturated red at one end. */
struct swings {
	float extreme;
	bool marked;
	bool started;
	int direction;
	unsigned count;
	uint64_t at_ns[REMEMBERED];
};

/* What a cell shows. */
struct measure {
	float luminance;
	float redness;
	bool saturated;
};

struct guard {
	float linear[256];
	struct measure now[ORDERS][VALUES];
	struct swings bright[ORDERS][VALUES];
	struct swings red[ORDERS][VALUES];
	struct swings fades;
	float shown_fade;
	uint64_t faded_ns;
	bool calmed;
	uint64_t calmed_ns;
};

static bool would_swing(const struct swings *swings, float value, bool mark, float threshold)
{
	if (!swings->started || !(swings->marked || mark))
		return false;
	float change = value - swings->extreme;
	bool opposes = swings->direction == 0 || (change > 0) != (swings->direction > 0);
	return opposes && fabsf(change) >= threshold;
}

static int recent(const struct swings *swings, uint64_t now_ns)
{
	unsigned held = swings->count < REMEMBERED ? swings->count : REMEMBERED;
	int found = 0;
	for (unsigned i = 0; i < held; i++)
		found += since(swings->at_ns[i], now_ns) < WINDOW_NS;
	return found;
}

/* This value is shown from now on. */
static void show(struct swings *swings, float value, bool mark, float threshold, uint64_t now_ns)
{
	bool swing = would_swing(swings, value, mark, threshold);
	bool up = swings->direction > 0;
	bool further = up ? value > swings->extreme : swings->direction < 0 && value < swings->extreme;

	if (!swing && swings->started && !further) {
		swings->marked |= mark;
		return;
	}
	if (swing) {
		swings->direction = value > swings->extreme ? 1 : -1;
		swings->at_ns[swings->count % REMEMBERED] = now_ns;
		swings->count++;
	}
	swings->extreme = value;
	swings->marked = mark;
	swings->started = true;
}

static void keep(struct measure *into, float r, float g, float b)
{
	float sum = r + g + b;
	into->luminance = 0.2126f * r + 0.7152f * g + 0.0722f * b;
	into->redness = fmaxf(0.0f, r - g - b);
	into->saturated = sum > 0.0f && r >= SATURATED * sum;
}

static void keep_both(struct guard *guard, int cell, const float sum[3], float points)
{
	keep(&guard->now[0][cell], sum[0] / points, sum[1] / points, sum[2] / points);
	keep(&guard->now[1][cell], sum[2] / points, sum[1] / points, sum[0] / points);
}

/* Where the middle of a part lies, of `parts` along a side. */
static size_t middle(int part, int parts, uint32_t side)
{
	return (2 * (uint64_t)part + 1) * side / (2 * (uint64_t)parts);
}

static void measure_cell(const struct guard *guard, const uint8_t *pixels, uint32_t width, uint32_t height, int cell,
			 float sum[3])
{
	int row = cell / COLUMNS;
	int column = cell % COLUMNS;

	for (int j = 0; j < POINTS; j++) {
		size_t y = middle(row * POINTS + j, ROWS * POINTS, height);
		for (int i = 0; i < POINTS; i++) {
			size_t x = middle(column * POINTS + i, COLUMNS * POINTS, width);
			const uint8_t *pixel = pixels + (y * width + x) * 4;
			for (int channel = 0; channel < 3; channel++)
				sum[channel] += guard->linear[pixel[channel]];
		}
	}
}

static void measure(struct guard *guard, const uint8_t *pixels, uint32_t width, uint32_t height)
{
	float all[3] = {0};

	for (int cell = 0; cell < CELLS; cell++) {
		float sum[3] = {0};
		measure_cell(guard, pixels, width, height, cell, sum);
		keep_both(guard, cell, sum, POINTS * POINTS);
		for (int channel = 0; channel < 3; channel++)
			all[channel] += sum[channel];
	}
	keep_both(guard, CELLS, all, CELLS * POINTS * POINTS);
}

/* Whether showing what was measured would flash more than the budget allows. */
static bool flashes(const struct swings *swings, const struct measure *now, bool by_red, int budget, uint64_t now_ns)
{
	int over = 0;
	bool swinging = false;

	for (int cell = 0; cell < VALUES; cell++) {
		float value = by_red ? now[cell].redness : now[cell].luminance;
		bool mark = by_red ? now[cell].saturated : value < DARK;
		bool swing = would_swing(&swings[cell], value, mark, by_red ? RED_SWING : LUMINANCE_SWING);
		if (recent(&swings[cell], now_ns) + swing <= budget)
			continue;
		if (swing && cell == CELLS)
			return true;
		over += cell < CELLS;
		swinging |= swing;
	}
	/* A picture in which none of those cells changes makes nothing worse. */
	return swinging && over * 4 >= CELLS;
}

struct guard *guard_create(void)
{
	struct guard *guard = calloc(1, sizeof(*guard));
	if (!guard)
		return NULL;
	for (int i = 0; i < 256; i++) {
		double value = i / 255.0;
		guard->linear[i] = (float)(value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
	}
	return guard;
}

void guard_destroy(struct guard *guard)
{
	free(guard);
}

void guard_reset(struct guard *guard)
{
	memset(guard->bright, 0, sizeof(guard->bright));
	memset(guard->red, 0, sizeof(guard->red));
	guard->calmed = false;
}

bool guard_admit(struct guard *guard, const uint8_t *rgba, uint32_t width, uint32_t height, uint64_t now_ns)
{
	if (!rgba || width < 1 || height < 1)
		return false;
	measure(guard, rgba, width, height);

	int budget = guard_is_calming(guard, now_ns) ? CALM_SWINGS : PICTURE_SWINGS;
	for (int order = 0; order < ORDERS; order++) {
		if (flashes(guard->bright[order], guard->now[order], false, budget, now_ns) ||
		    flashes(guard->red[order], guard->now[order], true, budget, now_ns)) {
			guard->calmed = true;
			guard->calmed_ns = now_ns;
			return false;
		}
	}
	for (int order = 0; order < ORDERS; order++) {
		for (int cell = 0; cell < VALUES; cell++) {
			const struct measure *now = &guard->now[order][cell];
			bool dark = now->luminance < DARK;
			show(&guard->bright[order][cell], now->luminance, dark, LUMINANCE_SWING, now_ns);
			show(&guard->red[order][cell], now->redness, now->saturated, RED_SWING, now_ns);
		}
	}
	return true;
}

void guard_faded(struct guard *guard, float shown, uint64_t now_ns)
{
	guard->shown_fade = shown;
	guard->faded_ns = now_ns;
	show(&guard->fades, shown, true, FADE_SWING, now_ns);
}

float guard_fade(struct guard *guard, float wanted, uint64_t now_ns)
{
	float shown = wanted;
	if (guard->fades.started) {
		float most = (float)since(guard->faded_ns, now_ns) / 1e6f / FADE_MS;
		float next = guard->shown_fade + fmaxf(-most, fminf(most, wanted - guard->shown_fade));
		bool held = would_swing(&guard->fades, next, true, FADE_SWING) &&
			    recent(&guard->fades, now_ns) >= FADE_SWINGS;
		shown = held ? guard->shown_fade : next;
	}
	guard_faded(guard, shown, now_ns);
	return shown;
}

bool guard_is_calming(const struct guard *guard, uint64_t now_ns)
{
	return guard->calmed && since(guard->calmed_ns, now_ns) < CALM_NS;
}
