/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "settings.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "presets.h"
#include "utf8.h"

void settings_defaults(obs_data_t *data)
{
	obs_data_set_default_bool(data, S_ON, true);
	obs_data_set_default_string(data, S_ENDPOINT, ADDRESS_DEFAULT);
	obs_data_set_default_string(data, S_SERVER_KEY, "");
	obs_data_set_default_string(data, S_PROMPT, "");
	obs_data_set_default_string(data, S_PRESET, "");
	obs_data_set_default_double(data, S_STRENGTH, 1.0);
	obs_data_set_default_int(data, S_BLEND_MS, 500);
	obs_data_set_default_int(data, S_WORK_WIDTH, 640);
	obs_data_set_default_int(data, S_RING, 1); /* as OBS reads back its own output */
	obs_data_set_default_int(data, S_STALE_MS, 1000);
	obs_data_set_default_int(data, S_DELAY_MS, 0);
	obs_data_set_default_bool(data, S_SPLIT, false);
	obs_data_set_default_bool(data, S_BADGE, false);
	obs_data_set_default_bool(data, S_GUARD, true);
	obs_data_set_default_bool(data, S_SMOOTH, true);
	presets_defaults(data);
}

static uint32_t whole(obs_data_t *data, const char *key, uint32_t least, uint32_t most)
{
	long long value = obs_data_get_int(data, key);
	return value < least ? least : value > most ? most : (uint32_t)value;
}

static double number(obs_data_t *data, const char *key, double least, double most)
{
	double value = obs_data_get_double(data, key);
	return isnan(value) ? least : fmin(fmax(value, least), most);
}

/* Makes white space and control characters single spaces, and drops what the protocol forbids besides (broken UTF-8,
 * marks that turn the direction of writing), so that one bad character, pasted by accident, costs no more than itself. */
static void read_prompt(const char *text, char *into, size_t room)
{
	size_t used = 0;
	size_t characters = 0;
	bool gap = false;

	for (size_t left = strlen(text); left;) {
		unsigned char first = (unsigned char)*text;
		bool blank = first <= ' ' || first == 0x7f;
		size_t bytes = utf8_first(text, left);
		bool fine = !blank && bytes && utf8_is(TEXT_FREE, text, bytes);
		if (fine && (used + gap + bytes >= room || characters + gap >= WIRE_MAX_PROMPT))
			break;
		if (fine && gap) {
			into[used++] = ' ';
			characters++;
		}
		if (fine) {
			memcpy(into + used, text, bytes);
			used += bytes;
			characters++;
		}
		gap = blank ? used > 0 : gap && !fine;
		bytes = bytes ? bytes : 1;
		text += bytes;
		left -= bytes;
	}
	into[used] = '\0';
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void settings_lock(void)
{
	pthread_mutex_lock(&lock);
}

void settings_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

void settings_read(obs_data_t *data, struct settings *out)
{
	memset(out, 0, sizeof(*out));
	out->on = obs_data_get_bool(data, S_ON);
	out->address_problem = address_parse(obs_data_get_string(data, S_ENDPOINT),
					     obs_data_get_string(data, S_SERVER_KEY), &out->address);
	read_prompt(presets_prompt(data), out->prompt, sizeof(out->prompt));
	out->strength = (float)number(data, S_STRENGTH, 0.0, 1.0);
	out->blend_ms = whole(data, S_BLEND_MS, 0, 10000);
	out->work_width = whole(data, S_WORK_WIDTH, 128, 1280);
	out->ring = whole(data, S_RING, 1, 3);
	out->stale_ms = whole(data, S_STALE_MS, 100, 10000);
	out->delay_ms = whole(data, S_DELAY_MS, 0, 500);
	out->split = obs_data_get_bool(data, S_SPLIT);
	out->badge = obs_data_get_bool(data, S_BADGE);
	out->guard = obs_data_get_bool(data, S_GUARD);
	out->smooth = obs_data_get_bool(data, S_SMOOTH);
}
