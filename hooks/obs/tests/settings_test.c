/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What people and obs-websocket may write into the settings, and what the filter makes of it. Needs libobs for its
 * data, but no OBS that runs. */
#include <math.h>
#include <obs-module.h>
#include <string.h>

#include "check.h"
#include "presets.h"
#include "settings.h"
#include "settle.h"
#include "status.h"

#define MS 1000000ull

/* The texts of the module: here the keys themselves, with what is filled in. */
const char *obs_module_text(const char *key)
{
	if (strcmp(key, "Status.Restyling") == 0)
		return "restyling {fps} {age} {p95} {model} {device} {unknown} {";
	if (strcmp(key, "Status.Address") == 0)
		return "not connected: {detail}";
	if (strcmp(key, "Status.Connecting") == 0)
		return "nobody at {address}";
	if (strcmp(key, "Status.Guarded") == 0)
		return "held {count}";
	return key;
}

static obs_data_t *fresh(void)
{
	obs_data_t *data = obs_data_create();
	settings_defaults(data);
	return data;
}

/* Reads as the filter does, and follows the preset afterwards: that changes nothing of what was read. */
static void take(obs_data_t *data, struct settings *out)
{
	struct settings after;

	settings_read(data, out);
	presets_follow(data);
	settings_read(data, &after);
	CHECK(strcmp(out->prompt, after.prompt) == 0);
}

static void defaults_are_fine(void)
{
	static struct settings settings;
	obs_data_t *data = fresh();

	take(data, &settings);
	CHECK(settings.on && settings.guard && settings.smooth && !settings.split && !settings.badge);
	CHECK(!settings.address_problem);
	CHECK(strcmp(settings.address.endpoint, ADDRESS_DEFAULT) == 0);
	CHECK(settings.prompt[0] == '\0');
	CHECK(settings.strength >= 1.0f && settings.work_width == 640 && settings.ring == 1);
	CHECK(settings.stale_ms == 1000 && settings.delay_ms == 0);
	obs_data_release(data);
}

static void numbers_are_kept_in_their_bounds(void)
{
	static const double odd[] = {-1e300, -1, 0, 0.5, 1e9, 1e300, NAN, INFINITY, -INFINITY};
	static struct settings settings;

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		static const char *const keys[] = {
			S_STRENGTH, S_BLEND_MS, S_WORK_WIDTH, S_RING, S_STALE_MS, S_DELAY_MS,
		};
		obs_data_t *data = fresh();
		for (size_t key = 0; key < sizeof(keys) / sizeof(keys[0]); key++) {
			obs_data_set_double(data, keys[key], odd[i]);
			if (i % 2)
				obs_data_set_int(data, keys[key], i == 1 ? -5 : 1ll << 40);
		}
		take(data, &settings);
		CHECK(settings.strength >= 0 && settings.strength <= 1);
		CHECK(settings.blend_ms >= 0 && settings.blend_ms <= 10000);
		CHECK(settings.work_width >= 128 && settings.work_width <= 1280);
		CHECK(settings.ring >= 1 && settings.ring <= 3);
		CHECK(settings.stale_ms >= 100 && settings.stale_ms <= 10000);
		CHECK(settings.delay_ms <= 500);
		obs_data_release(data);
	}
}

static const char *prompt_of(const char *text)
{
	static struct settings settings;
	obs_data_t *data = fresh();

	obs_data_set_string(data, S_PROMPT, text);
	take(data, &settings);
	obs_data_release(data);
	CHECK(wire_prompt_is_fine(settings.prompt));
	return settings.prompt;
}

static void prompts_are_made_what_may_be_sent(void)
{
	CHECK(strcmp(prompt_of("  viking\r\n\t village \n"), "viking village") == 0);
	CHECK(strcmp(prompt_of(" \n\t "), "") == 0);
	CHECK(strcmp(prompt_of("\xe6\xb0\xb4\xe5\xa2\xa8 \xc3\xa9"), "\xe6\xb0\xb4\xe5\xa2\xa8 \xc3\xa9") == 0);
	/* Broken UTF-8, a control character, and a mark that turns the direction of writing. */
	CHECK(strcmp(prompt_of("snow\xff\xc3 fall\x01now"), "snow fall now") == 0);
	CHECK(strcmp(prompt_of("ice \xe2\x80\xae" "cream"), "ice cream") == 0);
	CHECK(strcmp(prompt_of("end\xe6\xb0"), "end") == 0);

	static char longest[4 * 3000 + 1];
	for (size_t i = 0; i < sizeof(longest) - 4; i += 4)
		memcpy(longest + i, "\xf0\x9f\x8f\xb0", 4);
	CHECK(strlen(prompt_of(longest)) == 4 * WIRE_MAX_PROMPT);
	memset(longest, 'a', sizeof(longest) - 1);
	CHECK(strlen(prompt_of(longest)) == WIRE_MAX_PROMPT);
}

static void wrong_addresses_are_told(void)
{
	static struct settings settings;
	static const char *const wrong[] = {"", "localhost", "tcp://192.0.2.7:7420", "http://127.0.0.1:7420"};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		obs_data_t *data = fresh();
		obs_data_set_string(data, S_ENDPOINT, wrong[i]);
		take(data, &settings);
		CHECK(settings.address_problem && settings.address_problem[0]);
		obs_data_release(data);
	}
	obs_data_t *data = fresh();
	obs_data_set_string(data, S_ENDPOINT, "  tcp://localhost:7421 ");
	take(data, &settings);
	CHECK(!settings.address_problem && strcmp(settings.address.endpoint, "tcp://localhost:7421") == 0);
	obs_data_release(data);
}

static void choosing_a_preset_writes_the_prompt_once(void)
{
	static struct settings settings;
	obs_data_t *data = fresh();

	take(data, &settings);
	obs_data_set_string(data, S_PRESET, "candy");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "candy") == 0);
	CHECK(strcmp(obs_data_get_string(data, S_PROMPT), "candy") == 0);
	obs_data_set_string(data, S_PROMPT, "candy, but dark");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "candy, but dark") == 0);

	/* As OBS saves and loads it. */
	obs_data_t *loaded = obs_data_create_from_json(obs_data_get_json(data));
	settings_defaults(loaded);
	take(loaded, &settings);
	CHECK(strcmp(settings.prompt, "candy, but dark") == 0);
	obs_data_release(loaded);
	obs_data_release(data);

	/* A filter made with both keeps its prompt, and follows later. */
	data = fresh();
	obs_data_set_string(data, S_PRESET, "candy");
	obs_data_set_string(data, S_PROMPT, "steampunk");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "steampunk") == 0);
	obs_data_set_string(data, S_PRESET, "sakura");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "sakura") == 0);
	obs_data_release(data);
}

static void set_presets(obs_data_t *data, const char *const *texts, size_t count)
{
	obs_data_array_t *lines = obs_data_array_create();

	for (size_t i = 0; i < count; i++) {
		obs_data_t *line = obs_data_create();
		obs_data_set_string(line, "value", texts[i]);
		obs_data_array_push_back(lines, line);
		obs_data_release(line);
	}
	obs_data_set_array(data, S_PRESETS, lines);
	obs_data_array_release(lines);
}

static void presets_go_round_and_round(void)
{
	static const char *const three[] = {"one", "two", "three"};
	static const struct {
		int step;
		const char *prompt;
	} walk[] = {{1, "one"}, {1, "two"}, {1, "three"}, {1, "one"}, {-1, "three"}, {-1, "two"}, {-4, "one"}};
	obs_data_t *data = fresh();

	set_presets(data, three, 3);
	for (size_t i = 0; i < sizeof(walk) / sizeof(walk[0]); i++) {
		CHECK(presets_step(data, walk[i].step));
		CHECK(strcmp(obs_data_get_string(data, S_PROMPT), walk[i].prompt) == 0);
	}
	set_presets(data, three, 1); /* the chosen one stays, alone: it is written anew */
	obs_data_set_string(data, S_PROMPT, "by hand");
	CHECK(presets_step(data, -1));
	CHECK(strcmp(obs_data_get_string(data, S_PROMPT), "one") == 0);
	set_presets(data, three + 1, 2); /* the chosen one is gone */
	CHECK(presets_step(data, -1));
	CHECK(strcmp(obs_data_get_string(data, S_PROMPT), "three") == 0);
	set_presets(data, three, 0);
	CHECK(!presets_step(data, 1));
	CHECK(strcmp(obs_data_get_string(data, S_PROMPT), "three") == 0);
	obs_data_release(data);

	data = fresh();
	CHECK(presets_step(data, 1));
	CHECK(*obs_data_get_string(data, S_PROMPT));
	obs_data_release(data);
}

static void a_preset_can_be_chosen_again(void)
{
	static const char *const three[] = {"one", "two", "three"};
	static struct settings settings;
	obs_data_t *data = fresh();

	set_presets(data, three, 3);
	obs_data_set_string(data, S_PRESET, "two");
	take(data, &settings);
	obs_data_set_string(data, S_PROMPT, "by hand");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "by hand") == 0);
	CHECK(*obs_data_get_string(data, S_PRESET) == '\0'); /* the menu says so too */
	obs_data_set_string(data, S_PRESET, "two");
	take(data, &settings);
	CHECK(strcmp(settings.prompt, "two") == 0);

	/* The hotkeys go on from where they were. */
	obs_data_set_string(data, S_PROMPT, "by hand");
	take(data, &settings);
	CHECK(presets_step(data, 1));
	CHECK(strcmp(obs_data_get_string(data, S_PROMPT), "three") == 0);
	obs_data_release(data);
}

/* Reads the settings as the filter does, at a moment. */
static const char *settled(struct settling *settling, obs_data_t *data, unsigned ms, struct settings *used)
{
	static struct settings read;

	take(data, &read);
	bool chosen = strcmp(obs_data_get_string(data, S_PRESET), obs_data_get_string(data, S_PROMPT)) == 0;
	settle_take(settling, &read, chosen, ms * MS, used);
	return used->prompt;
}

static void typing_settles_and_the_rest_is_used_at_once(void)
{
	static const char *const keys[] = {"s", "st", "ste", "stea", "steam", "steamp", "steampu"};
	static struct settling settling;
	static struct settings used;
	obs_data_t *data = fresh();
	unsigned ms = 1000;

	CHECK(strcmp(settled(&settling, data, ms, &used), "") == 0);
	CHECK(settle_due_ns(&settling) == 0);
	obs_data_set_string(data, S_PROMPT, "oil painting");
	CHECK(strcmp(settled(&settling, data, ms, &used), "oil painting") == 0);
	/* All is marked, and another word typed over it. */
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		ms += 300;
		obs_data_set_string(data, S_PROMPT, keys[i]);
		CHECK(strcmp(settled(&settling, data, ms, &used), "oil painting") == 0);
		settle_step(&settling, (ms + 299) * MS, &used);
		CHECK(strcmp(used.prompt, "oil painting") == 0);
	}
	/* Other settings change meanwhile: at once, and without a longer wait. */
	obs_data_set_double(data, S_STRENGTH, 0.5);
	CHECK(strcmp(settled(&settling, data, ms + 600, &used), "oil painting") == 0);
	CHECK(used.strength < 0.6f && settle_due_ns(&settling) == (ms + SETTLE_MS) * MS);
	settle_step(&settling, (ms + SETTLE_MS) * MS, &used);
	CHECK(strcmp(used.prompt, "steampu") == 0 && settle_due_ns(&settling) == 0);

	/* What a chat writes comes at once, also where something typed still waits; so does a preset, and nothing. */
	obs_data_set_string(data, S_PROMPT, "steampun");
	CHECK(strcmp(settled(&settling, data, ms, &used), "steampu") == 0);
	obs_data_set_string(data, S_PROMPT, "frozen winter");
	CHECK(strcmp(settled(&settling, data, ms, &used), "frozen winter") == 0);
	CHECK(settle_due_ns(&settling) == 0);
	obs_data_set_string(data, S_PRESET, "ice");
	CHECK(strcmp(settled(&settling, data, ms, &used), "ice") == 0);
	obs_data_set_string(data, S_PROMPT, "\xe6\xb0\xb4\xe5\xa2\xa8\xe7\x94\xbb"); /* three characters */
	CHECK(strcmp(settled(&settling, data, ms, &used), "ice") == 0);
	obs_data_set_string(data, S_PROMPT, "");
	CHECK(strcmp(settled(&settling, data, ms, &used), "") == 0);
	CHECK(settle_due_ns(&settling) == 0);
	obs_data_release(data);
}

static void addresses_settle(void)
{
	static struct settling settling;
	static struct settings used;
	obs_data_t *data = fresh();

	settled(&settling, data, 1, &used);
	CHECK(strcmp(used.address.endpoint, ADDRESS_DEFAULT) == 0); /* the first is used at once */
	obs_data_set_string(data, S_ENDPOINT, "tcp://127.0.0.1:742");
	settled(&settling, data, 1, &used);
	CHECK(strcmp(used.address.endpoint, ADDRESS_DEFAULT) == 0);
	obs_data_set_string(data, S_ENDPOINT, "tcp://127.0.0.1:"); /* leaves at once */
	settled(&settling, data, 2, &used);
	CHECK(used.address_problem && settle_due_ns(&settling) == 0);
	obs_data_set_string(data, S_ENDPOINT, "tcp://127.0.0.1:7");
	settled(&settling, data, 300, &used);
	obs_data_set_string(data, S_ENDPOINT, "tcp://127.0.0.1:75");
	settled(&settling, data, 600, &used);
	settle_step(&settling, (599 + SETTLE_MS) * MS, &used);
	CHECK(used.address_problem);
	settle_step(&settling, (600 + SETTLE_MS) * MS, &used);
	CHECK(!used.address_problem && strcmp(used.address.endpoint, "tcp://127.0.0.1:75") == 0);
	CHECK(settle_due_ns(&settling) == 0);
	obs_data_release(data);
}

static bool says(const struct filter_report *report, const char *expected)
{
	char words[256];
	status_words(report, words, sizeof(words));
	return strcmp(words, expected) == 0;
}

static void the_status_is_told_in_words(void)
{
	static struct filter_report report = {.fps = 24.4f, .age_p50_ms = 160, .age_p95_ms = 209.7f};
	strcpy(report.session.model, "base");
	strcpy(report.session.device, "a {fps} card");
	CHECK(says(&report, "restyling 24 160 210 base a {fps} card {unknown} {"));
	report.guarded = 3;
	strcpy(report.session.words, "The prompt is too long.");
	CHECK(says(&report, "restyling 24 160 210 base a {fps} card {unknown} { held 3 The prompt is too long."));

	report.why_not = "Status.Off";
	CHECK(says(&report, "Status.Off"));
	report.why_not = "Status.Connecting";
	strcpy(report.settings.address.endpoint, "tcp://h:1");
	CHECK(says(&report, "not connected: The prompt is too long."));
	strcpy(report.session.words, "No daemon answers at tcp://h:1.");
	CHECK(says(&report, "nobody at tcp://h:1"));
	report.why_not = "Status.Address";
	report.settings.address_problem = "This is not an address.";
	CHECK(says(&report, "not connected: This is not an address."));

	/* However little room there is, whole characters that end. */
	report.settings.address_problem = "\xe6\xb0\xb4\xe5\xa2\xa8";
	for (size_t room = 1; room < 40; room++) {
		char words[40];
		memset(words, 'x', sizeof(words));
		status_words(&report, words, room);
		CHECK(strlen(words) < room && wire_prompt_is_fine(words));
	}
}

int main(void)
{
	defaults_are_fine();
	numbers_are_kept_in_their_bounds();
	prompts_are_made_what_may_be_sent();
	wrong_addresses_are_told();
	choosing_a_preset_writes_the_prompt_once();
	presets_go_round_and_round();
	a_preset_can_be_chosen_again();
	typing_settles_and_the_rest_is_used_at_once();
	addresses_settle();
	the_status_is_told_in_words();
	CHECK(bnum_allocs() == 0);
	puts("settings: fine");
	return 0;
}
