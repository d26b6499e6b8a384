/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "presets.h"

#include <string.h>

#include "settings.h"

/* The preset that the prompt followed last: how choosing one differs from having chosen one. Choosing works alike from
 * the dialog, a hotkey and the websocket, and does not undo what is written into the prompt by hand later. */
#define S_PRESET_FOLLOWED "preset_followed"
/* Where hotkeys go on from, once the prompt is another and no preset is chosen. */
#define S_PRESET_LAST "preset_last"

static const char *const beginnings[] = {
	"steampunk",
	"frozen winter",
	"cyberpunk city at night",
	"oil painting",
	"viking village under a green aurora",
	"watercolour",
	"elven forest",
	"mars colony",
	"candy",
	"haunted mansion",
	"pirate cove",
	"sakura",
	"solarpunk",
};

void presets_defaults(obs_data_t *data)
{
	obs_data_array_t *lines = obs_data_array_create();

	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		obs_data_t *line = obs_data_create();
		obs_data_set_string(line, PRESET_TEXT, beginnings[i]);
		obs_data_array_push_back(lines, line);
		obs_data_release(line);
	}
	obs_data_set_default_array(data, S_PRESETS, lines);
	obs_data_array_release(lines);
}

bool presets_is(obs_data_array_t *lines, size_t at, const char *text)
{
	obs_data_t *line = obs_data_array_item(lines, at);
	bool same = strcmp(obs_data_get_string(line, PRESET_TEXT), text) == 0;
	obs_data_release(line);
	return same;
}

/* Where the chosen preset is in the list; `count` if it is not there any more. */
static size_t chosen(obs_data_t *data, obs_data_array_t *lines, size_t count)
{
	size_t at = 0;
	const char *preset = obs_data_get_string(data, S_PRESET);
	if (!*preset)
		preset = obs_data_get_string(data, S_PRESET_LAST);
	while (at < count && !presets_is(lines, at, preset))
		at++;
	return at;
}

static void choose(obs_data_t *data, obs_data_array_t *lines, size_t at)
{
	obs_data_t *line = obs_data_array_item(lines, at);
	obs_data_set_string(data, S_PRESET, obs_data_get_string(line, PRESET_TEXT));
	obs_data_release(line);
	presets_follow(data);
}

bool presets_step(obs_data_t *data, int step)
{
	obs_data_array_t *lines = obs_data_get_array(data, S_PRESETS);
	size_t count = lines ? obs_data_array_count(lines) : 0;

	if (count) {
		size_t now = chosen(data, lines, count);
		long long from = now < count ? (long long)now : step > 0 ? -1 : 0;
		long long length = (long long)count;
		/* If there is but one, it is chosen anew, over what was written by hand. */
		obs_data_set_string(data, S_PRESET_FOLLOWED, "");
		choose(data, lines, (size_t)(((from + step) % length + length) % length));
	}
	obs_data_array_release(lines);
	return count > 0;
}

/* What the settings ask for. */
enum step {
	NOTHING,
	UNCHOOSE, /* the prompt is another by now: no preset is chosen, so that the same one can be chosen again */
	NOTE,     /* another is chosen, or none, and the prompt stays */
	FOLLOW,   /* another is chosen, and becomes the prompt */
};

static enum step next_step(obs_data_t *data)
{
	const char *preset = obs_data_get_string(data, S_PRESET);
	const char *prompt = obs_data_get_string(data, S_PROMPT);
	bool is_new = !obs_data_has_user_value(data, S_PRESET_FOLLOWED);

	if (!is_new && strcmp(preset, obs_data_get_string(data, S_PRESET_FOLLOWED)) == 0)
		return *preset && strcmp(preset, prompt) != 0 ? UNCHOOSE : NOTHING;
	/* A filter made with both keeps the prompt that it was made with. */
	return !*preset || (is_new && *prompt) ? NOTE : FOLLOW;
}

const char *presets_prompt(obs_data_t *data)
{
	return obs_data_get_string(data, next_step(data) == FOLLOW ? S_PRESET : S_PROMPT);
}

bool presets_due(obs_data_t *data)
{
	return next_step(data) != NOTHING;
}

bool presets_follow(obs_data_t *data)
{
	enum step step = next_step(data);
	const char *preset = obs_data_get_string(data, S_PRESET);

	if (step == NOTHING)
		return false;
	if (step == UNCHOOSE) {
		obs_data_set_string(data, S_PRESET_FOLLOWED, "");
		obs_data_set_string(data, S_PRESET, "");
		return false;
	}
	obs_data_set_string(data, S_PRESET_FOLLOWED, preset);
	if (*preset)
		obs_data_set_string(data, S_PRESET_LAST, preset);
	if (step == FOLLOW)
		obs_data_set_string(data, S_PROMPT, preset);
	return step == FOLLOW;
}
