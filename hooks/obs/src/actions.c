/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What keys do, to a filter and to its copies. In Studio Mode OBS puts a private copy of the scene on air, with copies
 * of its filters, to which no key belongs: what a key does to the filter that people see must reach the air too. */
#include "filter_impl.h"

#include <string.h>

#include "presets.h"

struct action {
	const struct filter_names *of; /* whose copies; NULL: everybody's */
	void (*call)(struct filter *filter, const void *data);
	const void *data;
};

static void call_if_copy(struct filter *filter, void *data)
{
	const struct action *action = data;
	struct filter_names names;
	if (!obs_obj_is_private(filter->source))
		return;
	filter_names(filter, &names);
	bool copy = !action->of || (strcmp(names.filter, action->of->filter) == 0 &&
				    strcmp(names.source, action->of->source) == 0);
	if (copy)
		action->call(filter, action->data);
}

/* For the filter first, so that a copy that is made meanwhile has it already. */
static void for_it_and_its_copies(struct filter *filter, void (*call)(struct filter *filter, const void *data),
				  const void *data)
{
	struct filter_names names;
	filter_names(filter, &names);
	struct action action = {.of = &names, .call = call, .data = data};
	call(filter, data);
	filter_each(call_if_copy, &action);
}

static void update(struct filter *filter, obs_data_t *change)
{
	settings_lock();
	obs_source_update(filter->source, change);
	settings_unlock();
	obs_data_release(change);
}

static void set_on(struct filter *filter, const void *on)
{
	obs_data_t *change = obs_data_create();
	obs_data_set_bool(change, S_ON, *(const bool *)on);
	update(filter, change);
}

void filter_toggle(struct filter *filter)
{
	obs_data_t *settings = obs_source_get_settings(filter->source);
	bool on = !obs_data_get_bool(settings, S_ON);
	obs_data_release(settings);
	for_it_and_its_copies(filter, set_on, &on);
	obs_source_update_properties(filter->source);
}

static void set_preset(struct filter *filter, const void *preset)
{
	obs_data_t *change = obs_data_create();
	obs_data_set_string(change, S_PRESET, preset);
	obs_data_set_string(change, S_PROMPT, preset);
	update(filter, change);
}

void filter_step_preset(struct filter *filter, int step)
{
	obs_data_t *settings = obs_source_get_settings(filter->source);
	settings_lock();
	char *preset = presets_step(settings, step) ? bstrdup(obs_data_get_string(settings, S_PRESET)) : NULL;
	settings_unlock();
	obs_data_release(settings);
	if (!preset)
		return;
	for_it_and_its_copies(filter, set_preset, preset);
	bfree(preset);
	obs_source_update_properties(filter->source);
}

static void compare(struct filter *filter, const void *held)
{
	atomic_store(&filter->comparing, *(const bool *)held);
}

void filter_compare(struct filter *filter, bool held)
{
	for_it_and_its_copies(filter, compare, &held);
}

static void leave(struct filter *filter, const void *data)
{
	static const bool off = false;
	UNUSED_PARAMETER(data);
	/* The source's settings first: whoever reads them from now on reads `off`. */
	set_on(filter, &off);
	pthread_mutex_lock(&filter->mutex);
	filter->settings.on = false;
	atomic_fetch_add(&filter->version, 1);
	pthread_mutex_unlock(&filter->mutex);
	session_connect(filter->session, NULL);
}

/* A copy keeps its name when the scene gets another, and must stop all the same. */
void filter_panic(struct filter *filter)
{
	struct action everywhere = {.call = leave};
	leave(filter, NULL);
	filter_each(call_if_copy, &everywhere);
	obs_source_update_properties(filter->source); /* an open dialog is built anew here: last */
}
