/* SPDX-License-Identifier: GPL-2.0-or-later */
/* OBS keeps the bindings of a source's hotkeys by their names, saves them with the source and hands them to whoever
 * registers the name again. So a name must be the same at each start, and no two filters on a source may share one. */
#include "hotkeys.h"

#include <stdio.h>
#include <string.h>
#include <util/bmem.h>
#include <util/dstr.h>

/* Which of the filters on its source this one is, so that the others may go without changing its names. */
#define S_HOTKEY_NUMBER "hotkey_number"

enum { ACTIONS = 5, NAME_BYTES = 64, MOST_FILTERS = 1000 };

struct action {
	const char *name;
	const char *text; /* locale key */
	void (*call)(struct filter *filter, bool pressed);
};

struct hotkeys {
	struct filter *filter;
	obs_hotkey_id ids[ACTIONS];
};

static void toggle(struct filter *filter, bool pressed)
{
	if (pressed)
		filter_toggle(filter);
}

static void next(struct filter *filter, bool pressed)
{
	if (pressed)
		filter_step_preset(filter, 1);
}

static void previous(struct filter *filter, bool pressed)
{
	if (pressed)
		filter_step_preset(filter, -1);
}

static void panic(struct filter *filter, bool pressed)
{
	if (pressed)
		filter_panic(filter);
}

static const struct action actions[ACTIONS] = {
	{"mirage.toggle", "Hotkey.Toggle", toggle},
	{"mirage.next", "Hotkey.Next", next},
	{"mirage.previous", "Hotkey.Previous", previous},
	{"mirage.compare", "Hotkey.Compare", filter_compare},
	{"mirage.panic", "Hotkey.Panic", panic},
};

static void pressed_or_released(void *data, obs_hotkey_id id, obs_hotkey_t *hotkey, bool pressed)
{
	const struct hotkeys *hotkeys = data;
	int which = 0;

	UNUSED_PARAMETER(hotkey);
	while (which < ACTIONS && hotkeys->ids[which] != id)
		which++;
	/* What the key does may take the filter off its source, and `hotkeys` with it. */
	struct filter *filter = hotkeys->filter;
	obs_source_t *source = which < ACTIONS ? obs_source_get_ref(filter_source(filter)) : NULL;
	if (source)
		actions[which].call(filter, pressed);
	obs_source_release(source);
}

/* The first is "mirage.toggle", the second "mirage.toggle.2". */
static void name_of(const char *action, int number, char *into, size_t room)
{
	if (number > 1)
		snprintf(into, room, "%s.%d", action, number);
	else
		snprintf(into, room, "%s", action);
}

struct search {
	obs_source_t *parent;
	const char *name;
	bool found;
};

static bool compare_name(void *data, obs_hotkey_id id, obs_hotkey_t *hotkey)
{
	struct search *search = data;

	UNUSED_PARAMETER(id);
	if (obs_hotkey_get_registerer_type(hotkey) != OBS_HOTKEY_REGISTERER_SOURCE ||
	    strcmp(obs_hotkey_get_name(hotkey), search->name) != 0)
		return true;
	search->found = obs_weak_source_references_source(obs_hotkey_get_registerer(hotkey), search->parent);
	return !search->found;
}

static bool is_taken(obs_source_t *parent, int number)
{
	char name[NAME_BYTES];
	struct search search = {.parent = parent, .name = name};

	name_of(actions[0].name, number, name, sizeof(name));
	obs_enum_hotkeys(compare_name, &search);
	return search.found;
}

/* The number of this filter, kept beside its settings, for a dialog's button clears those. A copy of a filter comes with
 * the number of the other: it gets one of its own. */
static int number_of(struct filter *filter, obs_source_t *parent)
{
	obs_data_t *data = obs_source_get_private_settings(filter_source(filter));
	long long kept = obs_data_get_int(data, S_HOTKEY_NUMBER);
	int number = kept > 1 && kept <= MOST_FILTERS ? (int)kept : 1;

	if (is_taken(parent, number)) {
		number = 1;
		while (number < MOST_FILTERS && is_taken(parent, number))
			number++;
	}
	/* Most filters are alone and need no note. */
	if (number != 1 || kept > 1)
		obs_data_set_int(data, S_HOTKEY_NUMBER, number);
	obs_data_release(data);
	return number;
}

/* OBS lists them below the source's name; the filter's own tells two filters apart. */
static obs_hotkey_id register_action(struct hotkeys *hotkeys, obs_source_t *parent, const struct action *action,
				     int number)
{
	char name[NAME_BYTES];
	struct dstr words = {0};

	const char *filter = obs_source_get_name(filter_source(hotkeys->filter));

	name_of(action->name, number, name, sizeof(name));
	dstr_printf(&words, "%s: %s", filter ? filter : "Mirage", obs_module_text(action->text));
	obs_hotkey_id id = obs_hotkey_register_source(parent, name, words.array, pressed_or_released, hotkeys);
	dstr_free(&words);
	return id;
}

struct hotkeys *hotkeys_create(struct filter *filter, obs_source_t *parent)
{
	struct hotkeys *hotkeys = bzalloc(sizeof(*hotkeys));
	int number = number_of(filter, parent);

	hotkeys->filter = filter;
	for (int i = 0; i < ACTIONS; i++)
		hotkeys->ids[i] = OBS_INVALID_HOTKEY_ID;
	for (int i = 0; i < ACTIONS; i++)
		hotkeys->ids[i] = register_action(hotkeys, parent, &actions[i], number);
	return hotkeys;
}

void hotkeys_destroy(struct hotkeys *hotkeys)
{
	if (!hotkeys)
		return;
	/* Once this returns, no key calls any more. Numbers are never used again, so it does no harm if the parent is
	 * gone and has taken its hotkeys with it; if it is about to go, they may still be there. */
	for (int i = 0; i < ACTIONS; i++)
		obs_hotkey_unregister(hotkeys->ids[i]);
	bfree(hotkeys);
}
