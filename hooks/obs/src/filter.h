/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The filter: what the life cycle, the hotkeys, the properties and the websocket share. */
#pragma once

#include <obs-module.h>

#include "session.h"
#include "settings.h"

struct filter;

/* Cut where a character ends. */
struct filter_names {
	char source[1024]; /* the parent's; empty before it is known */
	char filter[1024];
};

/* What people and `mirage.stats` are told; any thread. */
struct filter_report {
	struct filter_names names;
	bool styled_shown;   /* a styled picture covers the original now */
	const char *why_not; /* locale key of why it does not, or NULL; see status.c */
	struct session_status session;
	float fps; /* styled pictures shown a second */
	float age_p50_ms;
	float age_p95_ms;
	float own_mean_us; /* our code on the graphics thread a render, calls of OBS and the GPU excluded */
	float own_p50_us;
	float own_p99_us;
	float gpu_mean_us; /* in those calls */
	float gpu_calls;   /* a render, mean */
	uint64_t renders;
	uint64_t guarded; /* pictures held back by the guard */
	struct settings settings;
};

extern struct obs_source_info filter_info;

void filter_names(struct filter *filter, struct filter_names *out);
void filter_report(struct filter *filter, struct filter_report *out);
void filter_reset_figures(struct filter *filter);
obs_source_t *filter_source(struct filter *filter);

/* What the hotkeys do, to the copies of the filter in Studio Mode too; any thread but the graphics thread. Each changes
 * the source's settings where there is one, so that the properties and the websocket show it. */
void filter_toggle(struct filter *filter);
void filter_step_preset(struct filter *filter, int step);
void filter_compare(struct filter *filter, bool held);
void filter_panic(struct filter *filter);

/* Calls back for every living filter, and keeps it alive meanwhile. */
void filter_each(void (*call)(struct filter *filter, void *data), void *data);
