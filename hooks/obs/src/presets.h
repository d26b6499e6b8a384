/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of prompts that hotkeys and the menu step through. */
#pragma once

#include <obs.h>

void presets_defaults(obs_data_t *data);

/* Sets prompt and preset to the one `step` further than the chosen one, round and round. False: there are none. */
bool presets_step(obs_data_t *data, int step);

/* Sets the prompt if another preset was chosen since the last call. True: it did. */
bool presets_follow(obs_data_t *data);
