/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "properties.h"

#include <stdio.h>
#include <string.h>
#include <util/dstr.h>

#include "presets.h"
#include "status.h"

/* Lines of text; they are no settings. */
#define P_STATUS "status_line"
#define P_PRIVACY "privacy_line"

enum { STATUS_BYTES = 1024 };

static obs_property_t *with_help(obs_property_t *property, const char *help)
{
	obs_property_set_long_description(property, obs_module_text(help));
	return property;
}

static obs_property_t *add_bool(obs_properties_t *props, const char *name, const char *text, const char *help)
{
	return with_help(obs_properties_add_bool(props, name, obs_module_text(text)), help);
}

static void add_milliseconds(obs_properties_t *props, const char *name, const char *text, const char *help, int least,
			     int most, int step)
{
	obs_property_t *slider = obs_properties_add_int_slider(props, name, obs_module_text(text), least, most, step);

	obs_property_int_set_suffix(slider, " ms");
	with_help(slider, help);
}

/* OBS's label takes what looks like HTML for HTML. What a daemon says is shown to the letter. */
static void escape(const char *words, struct dstr *into)
{
	dstr_copy(into, words);
	if (!strchr(words, '<'))
		return;
	dstr_replace(into, "&", "&amp;");
	dstr_replace(into, ">", "&gt;");
	dstr_replace(into, "<", "&lt;");
}

static void show_status(obs_properties_t *props, struct filter *filter)
{
	char words[STATUS_BYTES];
	struct dstr shown = {0};
	struct filter_report *report = bzalloc(sizeof(*report));

	filter_report(filter, report);
	status_words(report, words, sizeof(words));
	bool fine = !report->why_not || strcmp(report->why_not, "Status.Off") == 0;
	bfree(report);

	obs_property_t *line = obs_properties_get(props, P_STATUS);
	escape(words, &shown);
	obs_property_set_description(line, shown.array);
	dstr_free(&shown);
	obs_property_text_set_info_type(line, fine ? OBS_TEXT_INFO_NORMAL : OBS_TEXT_INFO_WARNING);
}

static bool refresh_clicked(obs_properties_t *props, obs_property_t *button, void *filter)
{
	UNUSED_PARAMETER(button);
	obs_source_update(filter_source(filter), NULL); /* a key file may have been repaired */
	show_status(props, filter);
	return true;
}

static bool next_clicked(obs_properties_t *props, obs_property_t *button, void *filter)
{
	obs_data_t *data = obs_source_get_settings(filter_source(filter));

	settings_lock();
	bool stepped = presets_step(data, 1);
	settings_unlock();
	UNUSED_PARAMETER(props);
	UNUSED_PARAMETER(button);
	obs_data_release(data);
	/* Not as a hotkey does it: that would make OBS build the dialog anew while its button is still in use. */
	if (stepped)
		obs_source_update(filter_source(filter), NULL);
	return stepped;
}

/* Choosing a preset writes the prompt, so the dialog is drawn anew. */
static bool preset_changed(obs_properties_t *props, obs_property_t *list, obs_data_t *data)
{
	UNUSED_PARAMETER(props);
	UNUSED_PARAMETER(list);
	settings_lock();
	presets_follow(data);
	settings_unlock();
	const char *preset = obs_data_get_string(data, S_PRESET);
	return *preset && strcmp(preset, obs_data_get_string(data, S_PROMPT)) == 0;
}

/* Whether the menu holds just these lines, after its first entry. */
static bool menu_holds(obs_property_t *menu, obs_data_array_t *lines, size_t count)
{
	if (obs_property_list_item_count(menu) != count + 1)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!presets_is(lines, i, obs_property_list_item_string(menu, i + 1)))
			return false;
	}
	return true;
}

/* The menu offers what the editable list holds. */
static bool presets_changed(obs_properties_t *props, obs_property_t *editable, obs_data_t *data)
{
	obs_property_t *menu = obs_properties_get(props, S_PRESET);
	obs_data_array_t *lines = obs_data_get_array(data, S_PRESETS);
	size_t count = lines ? obs_data_array_count(lines) : 0;
	bool changed = !menu_holds(menu, lines, count);

	UNUSED_PARAMETER(editable);
	if (changed) {
		obs_property_list_clear(menu);
		obs_property_list_add_string(menu, obs_module_text("Preset.None"), "");
		for (size_t i = 0; i < count; i++) {
			obs_data_t *line = obs_data_array_item(lines, i);
			const char *text = obs_data_get_string(line, PRESET_TEXT);
			obs_property_list_add_string(menu, text, text);
			obs_data_release(line);
		}
	}
	obs_data_array_release(lines);
	return changed;
}

/* Says where the picture goes. */
static bool endpoint_changed(obs_properties_t *props, obs_property_t *text, obs_data_t *data)
{
	static const char *const words[] = {
		[ADDRESS_NOWHERE] = "Privacy.Nowhere",
		[ADDRESS_HERE] = "Privacy.Local",
		[ADDRESS_ELSEWHERE] = "Privacy.Remote",
	};
	enum address_place place = address_place(obs_data_get_string(data, S_ENDPOINT));
	obs_property_t *line = obs_properties_get(props, P_PRIVACY);
	const char *said = obs_module_text(words[place]);
	bool changed = strcmp(obs_property_description(line), said) != 0;

	UNUSED_PARAMETER(text);
	obs_property_text_set_info_type(line, place == ADDRESS_HERE ? OBS_TEXT_INFO_NORMAL : OBS_TEXT_INFO_WARNING);
	obs_property_set_description(line, said);
	return changed;
}

static void add_prompt(obs_properties_t *props, struct filter *filter)
{
	with_help(obs_properties_add_text(props, S_PROMPT, obs_module_text("Prompt"), OBS_TEXT_MULTILINE),
		  "Prompt.Help");

	obs_property_t *menu = obs_properties_add_list(props, S_PRESET, obs_module_text("Preset"), OBS_COMBO_TYPE_LIST,
						       OBS_COMBO_FORMAT_STRING);
	with_help(menu, "Preset.Help");
	obs_property_set_modified_callback(menu, preset_changed);
	if (filter)
		obs_properties_add_button2(props, "next_preset", obs_module_text("Preset.Next"), next_clicked, filter);
}

static void add_look(obs_properties_t *props)
{
	with_help(obs_properties_add_float_slider(props, S_STRENGTH, obs_module_text("Strength"), 0.0, 1.0, 0.01),
		  "Strength.Help");
	add_milliseconds(props, S_BLEND_MS, "Blend", "Blend.Help", 0, 5000, 50);
	add_bool(props, S_SPLIT, "Split", "Split.Help");
	add_bool(props, S_BADGE, "Badge", "Badge.Help");
	add_bool(props, S_GUARD, "Guard", "Guard.Help");
}

static void add_presets(obs_properties_t *props)
{
	obs_property_t *editable = obs_properties_add_editable_list(props, S_PRESETS, obs_module_text("Presets"),
								    OBS_EDITABLE_LIST_TYPE_STRINGS, NULL, NULL);

	with_help(editable, "Presets.Help");
	obs_property_set_modified_callback(editable, presets_changed);
}

static void add_connection(obs_properties_t *props)
{
	obs_properties_t *group = obs_properties_create();
	obs_property_t *endpoint =
		obs_properties_add_text(group, S_ENDPOINT, obs_module_text("Endpoint"), OBS_TEXT_DEFAULT);

	with_help(endpoint, "Endpoint.Help");
	with_help(obs_properties_add_text(group, S_SERVER_KEY, obs_module_text("ServerKey"), OBS_TEXT_DEFAULT),
		  "ServerKey.Help");
	obs_property_t *line =
		obs_properties_add_text(group, P_PRIVACY, obs_module_text("Privacy.Local"), OBS_TEXT_INFO);
	obs_property_text_set_info_word_wrap(line, true);
	obs_properties_add_group(props, "connection", obs_module_text("Connection"), OBS_GROUP_NORMAL, group);
	obs_property_set_modified_callback(endpoint, endpoint_changed);
}

static void add_advanced(obs_properties_t *props)
{
	static const int widths[] = {256, 384, 512, 640, 768, 960, 1280};
	obs_properties_t *group = obs_properties_create();
	obs_property_t *width = obs_properties_add_list(group, S_WORK_WIDTH, obs_module_text("WorkWidth"),
							OBS_COMBO_TYPE_LIST, OBS_COMBO_FORMAT_INT);

	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		char name[16];
		snprintf(name, sizeof(name), "%d", widths[i]);
		obs_property_list_add_int(width, name, widths[i]);
	}
	with_help(width, "WorkWidth.Help");
	with_help(obs_properties_add_int_slider(group, S_RING, obs_module_text("Ring"), 1, 3, 1), "Ring.Help");
	add_milliseconds(group, S_STALE_MS, "Stale", "Stale.Help", 100, 10000, 100);
	add_milliseconds(group, S_DELAY_MS, "Delay", "Delay.Help", 0, 500, 10);
	add_bool(group, S_SMOOTH, "Smooth", "Smooth.Help");
	obs_properties_add_group(props, "advanced", obs_module_text("Advanced"), OBS_GROUP_NORMAL, group);
}

static void add_status(obs_properties_t *props, struct filter *filter)
{
	obs_property_t *line = obs_properties_add_text(props, P_STATUS, "", OBS_TEXT_INFO);

	obs_property_text_set_info_word_wrap(line, true);
	show_status(props, filter);
	obs_properties_add_button2(props, "refresh_status", obs_module_text("Status.Refresh"), refresh_clicked, filter);
}

/* OBS calls the callbacks of what was modified when the dialog opens, which fills the menu and the privacy line. */
obs_properties_t *filter_properties(void *filter)
{
	obs_properties_t *props = obs_properties_create();

	/* Without a filter OBS only asks what there is. */
	if (filter)
		add_status(props, filter);
	add_bool(props, S_ON, "On", "On.Help");
	add_prompt(props, filter);
	add_look(props);
	add_presets(props);
	add_connection(props);
	add_advanced(props);
	return props;
}
