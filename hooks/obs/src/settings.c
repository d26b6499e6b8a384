/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "settings.h"

#include <math.h>
#include <string.h>

#include "presets.h"

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

/* Length of the character that begins here, by its first byte, and no further than the end of the text. */
static size_t character_bytes(const char *text)
{
	unsigned char first = (unsigned char)*text;
	size_t bytes = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	size_t held = 1;

	while (held < bytes && text[held])
		held++;
	return held;
}

/* Copies with all white space and control characters made single spaces, and at most WIRE_MAX_PROMPT characters. */
static void clean(const char *text, char *into, size_t room)
{
	size_t used = 0;
	bool gap = false;

	for (size_t characters = 0; *text && characters < WIRE_MAX_PROMPT;) {
		unsigned char first = (unsigned char)*text;
		if (first <= ' ' || first == 0x7f) {
			gap = used > 0;
			text++;
			continue;
		}
		size_t bytes = character_bytes(text);
		if (used + gap + bytes >= room || characters + gap >= WIRE_MAX_PROMPT)
			break;
		if (gap) {
			into[used++] = ' ';
			characters++;
		}
		memcpy(into + used, text, bytes);
		used += bytes;
		text += bytes;
		characters++;
		gap = false;
	}
	into[used] = '\0';
}

/* Drops what the protocol forbids (broken UTF-8, marks that turn the direction of writing), so that one bad character,
 * pasted by accident, costs no more than itself. */
static void read_prompt(const char *text, char *into, size_t room)
{
	clean(text, into, room);
	if (wire_prompt_is_fine(into))
		return;

	size_t kept = 0;
	for (size_t at = 0; into[at];) {
		char character[5] = {0};
		size_t bytes = character_bytes(into + at);
		memcpy(character, into + at, bytes);
		bool fine = wire_prompt_is_fine(character);
		if (fine) {
			memmove(into + kept, character, bytes);
			kept += bytes;
		}
		at += fine ? bytes : 1;
	}
	into[kept] = '\0';
	if (!wire_prompt_is_fine(into))
		into[0] = '\0';
}

void settings_read(obs_data_t *data, struct settings *out)
{
	memset(out, 0, sizeof(*out));
	presets_follow(data);
	out->on = obs_data_get_bool(data, S_ON);
	out->address_problem = address_parse(obs_data_get_string(data, S_ENDPOINT),
					     obs_data_get_string(data, S_SERVER_KEY), &out->address);
	read_prompt(obs_data_get_string(data, S_PROMPT), out->prompt, sizeof(out->prompt));
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
