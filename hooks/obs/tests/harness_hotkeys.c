/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "harness_hotkeys.h"

#include <obs.h>
#include <stdio.h>
#include <string.h>

struct hotkey_search {
	const char *name; /* NULL: print all */
	obs_hotkey_id id;
	bool found;
	bool some;
};

static bool look_at_hotkey(void *data, obs_hotkey_id id, obs_hotkey_t *hotkey)
{
	struct hotkey_search *search = data;
	const char *name = obs_hotkey_get_name(hotkey);
	if (!search->name) {
		printf("%s\"%s\"", search->some ? "," : "", name);
		search->some = true;
		return true;
	}
	if (strcmp(name, search->name) != 0)
		return true;
	search->id = id;
	search->found = true;
	return false;
}

bool hotkeys_press(const char *name, bool down, bool up)
{
	struct hotkey_search search = {.name = name};
	obs_enum_hotkeys(look_at_hotkey, &search);
	if (!search.found)
		return false;
	if (down)
		obs_hotkey_trigger_routed_callback(search.id, true);
	if (up)
		obs_hotkey_trigger_routed_callback(search.id, false);
	return true;
}

void hotkeys_print(void)
{
	struct hotkey_search search = {0};
	printf("{\"hotkeys\":[");
	obs_enum_hotkeys(look_at_hotkey, &search);
	printf("]}\n");
}
