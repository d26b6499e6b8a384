/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The filter's settings, read once when they change. */
#pragma once

#include <obs.h>
#include <stdbool.h>
#include <stdint.h>

#include "address.h"
#include "wire.h"

/* Keys of obs_data: what obs-websocket sets. Never renamed. */
#define S_ON "on"
#define S_ENDPOINT "endpoint"
#define S_SERVER_KEY "server_key"
#define S_PROMPT "prompt"
#define S_PRESETS "presets"   /* an editable list: one prompt a line */
#define S_PRESET "preset"     /* the preset that was chosen last; choosing one sets the prompt */
#define S_STRENGTH "strength" /* 0 to 1: how much of the styled picture covers the original */
#define S_BLEND_MS "blend_ms" /* over which a new prompt comes */
#define S_WORK_WIDTH "work_width"
#define S_RING "ring" /* staging surfaces, 1 to 3; each costs a frame of age and hides a wait for the GPU */
#define S_STALE_MS "stale_ms"
#define S_DELAY_MS "delay_ms" /* the original is shown so much later, to match the styled picture */
#define S_SPLIT "split"       /* left half original, right half styled */
#define S_BADGE "badge"
#define S_GUARD "guard" /* photosensitivity guard */
#define S_SMOOTH "smooth"

struct settings {
	bool on;
	struct address address;
	const char *address_problem; /* NULL, or what is wrong with endpoint or key; then nothing connects */
	char prompt[WIRE_PROMPT_BYTES];
	float strength;
	double blend_ms;
	uint32_t work_width; /* 128 to 1280; the height follows the source's shape */
	uint32_t ring;
	uint32_t stale_ms;
	uint32_t delay_ms;
	bool split;
	bool badge;
	bool guard;
	bool smooth;
};

void settings_defaults(obs_data_t *data);

/* OBS lets several threads change and read a source's settings at once. Where we do, we do it under this lock; call
 * nothing there that waits. */
void settings_lock(void);
void settings_unlock(void);

/* Whatever stands in `data`, what comes out is within bounds. A preset that was just chosen is the prompt. The address
 * has no keys of our own yet: loading them reads a file. */
void settings_read(obs_data_t *data, struct settings *out);
