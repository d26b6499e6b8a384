/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Percentiles of the newest values, and how many come in a second. No OBS; not thread safe. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { AGES_MOST = 1024 };

struct ages {
	float values[AGES_MOST];
	uint64_t at_ns[AGES_MOST];
	size_t count; /* ever added */
};

void ages_add(struct ages *ages, float value, uint64_t now_ns);
float ages_percentile(const struct ages *ages, float percent); /* 0 when there is none */
float ages_mean(const struct ages *ages);
float ages_per_second(const struct ages *ages, uint64_t now_ns); /* over the last two seconds */
