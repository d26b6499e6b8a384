/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fade.h"

float fade_step(struct fade *fade, bool wanted, uint64_t now_ns)
{
	bool first = fade->stepped_ns == 0;
	uint64_t passed_ns = first || now_ns < fade->stepped_ns ? 0 : now_ns - fade->stepped_ns;
	fade->stepped_ns = now_ns;
	float step = (float)passed_ns / (FADE_MS * 1e6f);
	float value = wanted ? fade->value + step : fade->value - step;
	fade->value = value < 0.0f ? 0.0f : value > 1.0f ? 1.0f : value;
	return fade->value;
}

void fade_cut(struct fade *fade)
{
	fade->value = 0.0f;
}
