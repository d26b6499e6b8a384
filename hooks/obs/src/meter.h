/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts the time of our own code on the graphics thread from the time in calls of OBS and the GPU. */
#pragma once

#include <stdint.h>
#include <util/platform.h>

struct meter {
	uint64_t mark_ns;
	uint64_t own_ns;
	uint64_t gpu_ns;
	uint32_t gpu_calls;
};

static inline void meter_start(struct meter *meter)
{
	*meter = (struct meter){.mark_ns = os_gettime_ns()};
}

/* Before calls of OBS or the GPU; one reading of the clock for all that follow each other. */
static inline void meter_leave(struct meter *meter, uint32_t calls)
{
	uint64_t now_ns = os_gettime_ns();
	meter->own_ns += now_ns - meter->mark_ns;
	meter->mark_ns = now_ns;
	meter->gpu_calls += calls;
}

/* After them. */
static inline void meter_enter(struct meter *meter)
{
	uint64_t now_ns = os_gettime_ns();
	meter->gpu_ns += now_ns - meter->mark_ns;
	meter->mark_ns = now_ns;
}

static inline void meter_stop(struct meter *meter)
{
	meter_leave(meter, 0);
}
