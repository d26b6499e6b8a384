/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ages.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW_NS 2000000000u
/* Just begun: a few values close together are no rate yet. */
#define SHORTEST_NS 250000000u

void ages_add(struct ages *ages, float value, uint64_t now_ns)
{
	ages->values[ages->count % AGES_MOST] = value;
	ages->at_ns[ages->count % AGES_MOST] = now_ns;
	ages->count++;
}

static size_t kept(const struct ages *ages)
{
	return ages->count < AGES_MOST ? ages->count : AGES_MOST;
}

static int by_size(const void *a, const void *b)
{
	float x = *(const float *)a;
	float y = *(const float *)b;
	return (x > y) - (x < y);
}

float ages_percentile(const struct ages *ages, float percent)
{
	size_t count = kept(ages);
	if (count == 0)
		return 0;
	float sorted[AGES_MOST];
	memcpy(sorted, ages->values, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), by_size);
	float part = percent <= 0 ? 0 : percent >= 100 ? 1 : percent / 100;
	size_t rank = (size_t)(part * (float)count);
	return sorted[rank < count ? rank : count - 1];
}

float ages_mean(const struct ages *ages)
{
	size_t count = kept(ages);
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += ages->values[i];
	return count ? (float)(sum / (double)count) : 0;
}

float ages_per_second(const struct ages *ages, uint64_t now_ns)
{
	size_t count = kept(ages);
	size_t recent = 0;
	uint64_t span_ns = 0;
	for (; recent < count; recent++) { /* backwards from the newest */
		uint64_t at_ns = ages->at_ns[(ages->count - 1 - recent) % AGES_MOST];
		uint64_t ago_ns = now_ns > at_ns ? now_ns - at_ns : 0;
		if (ago_ns > WINDOW_NS)
			break;
		span_ns = ago_ns;
	}
	if (recent < count) /* there are older ones: the window is full */
		span_ns = WINDOW_NS;
	if (span_ns < SHORTEST_NS)
		span_ns = SHORTEST_NS;
	return (float)((double)recent * 1e9 / (double)span_ns);
}
