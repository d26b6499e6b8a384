/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of prompts that hotkeys and the menu step through. */
#pragma once

#include <obs.h>

/* What an editable list of OBS keeps for each of its lines. */
#define PRESET_TEXT "value"

void presets_defaults(obs_data_t *data);

/* Sets prompt and preset to the one `step` further than the chosen one, round and round. False: there are none. */
bool presets_step(obs_data_t *data, int step);

/* Whether a line of the list is this text. */
bool presets_is(obs_data_array_t *lines, size_t at, const char *text);

/* The prompt, or the preset that was chosen since `presets_follow`. Valid until the settings change. */
const char *presets_prompt(obs_data_t *data);

/* Makes that preset the prompt in the settings too. True: it did. */
bool presets_follow(obs_data_t *data);

/* Whether that would change the settings. */
bool presets_due(obs_data_t *data);
