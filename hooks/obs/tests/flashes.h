/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What counts as flashing, told independently of the guard: for test_guard.c. */
#pragma once

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum { CELLS = 48, MOST = 600 };

#define SECOND_NS 1000000000u

/* What was on the screen from a moment on: sRGB colours 0xRRGGBB, one for each of 8 x 6 cells. */
struct shown {
	uint64_t from_ns;
	uint32_t cells[CELLS];
};

/* A run of values and whether each may be an end of a swing. */
struct track {
	double values[MOST];
	bool marks[MOST];
};

struct shots {
	int count;
	struct shown shown[MOST];
};

static double linear[256];

static void prepare(void)
{
	for (int i = 0; i < 256; i++) {
		double part = i / 255.0;
		linear[i] = part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
	}
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear[colour >> 16 & 255] + 0.7152 * linear[colour >> 8 & 255] + 0.0722 * linear[colour & 255];
}

static double redness(uint32_t colour)
{
	return fmax(0, linear[colour >> 16 & 255] - linear[colour >> 8 & 255] - linear[colour & 255]);
}

static bool is_saturated(uint32_t colour)
{
	double r = linear[colour >> 16 & 255];
	double sum = r + linear[colour >> 8 & 255] + linear[colour & 255];
	return sum > 0 && r / sum >= 0.8;
}

/* Flashes in a run of values: pairs of opposing changes of at least `least` with a marked end. */
static int count_flashes(const struct track *track, int from, int until, double least)
{
	int swings = 0;
	int direction = 0;
	int extreme = from;
	for (int i = from + 1; i < until; i++) {
		double change = track->values[i] - track->values[extreme];
		int sign = (change > 0) - (change < 0);
		bool opposes = direction == 0 || sign == -direction;
		if (opposes && fabs(change) >= least + 1e-5 && (track->marks[i] || track->marks[extreme])) {
			swings++;
			direction = sign;
			extreme = i;
		} else if (direction != 0 && sign == direction) {
			extreme = i;
		}
	}
	return swings / 2;
}

/* Whether any window of a second flashes more than three times: the whole, a quarter, or a quarter in red. */
static bool is_harmful(const struct shots *shots)
{
	static struct track bright[CELLS + 1];
	static struct track reds[CELLS];

	for (int i = 0; i < shots->count; i++) {
		double sum = 0;
		for (int cell = 0; cell < CELLS; cell++) {
			uint32_t colour = shots->shown[i].cells[cell];
			bright[cell].values[i] = luminance(colour);
			bright[cell].marks[i] = bright[cell].values[i] < 0.8;
			reds[cell].values[i] = redness(colour);
			reds[cell].marks[i] = is_saturated(colour);
			sum += bright[cell].values[i];
		}
		bright[CELLS].values[i] = sum / CELLS;
		bright[CELLS].marks[i] = sum / CELLS < 0.8;
	}
	int until = 0;
	for (int from = 0; from < shots->count; from++) {
		while (until < shots->count && shots->shown[until].from_ns - shots->shown[from].from_ns <= SECOND_NS)
			until++;
		int general = 0;
		int redder = 0;
		for (int cell = 0; cell < CELLS; cell++) {
			general += count_flashes(&bright[cell], from, until, 0.1) > 3;
			redder += count_flashes(&reds[cell], from, until, 0.0625) > 3;
		}
		if (general * 4 >= CELLS || redder * 4 >= CELLS || count_flashes(&bright[CELLS], from, until, 0.1) > 3)
			return true;
	}
	return false;
}
