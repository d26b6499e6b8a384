/* SPDX-License-Identifier: GPL-2.0-or-later */
/* libobs without OBS: a source, filters on it, and what comes out, driven by lines on stdin. Answers are lines of JSON.
 *
 *   harness MODULE.so DATA_FOLDER PLUGIN_FOLDER [WIDTH HEIGHT FPS]
 *
 * PLUGIN_FOLDER is where OBS's own plugins lie; sources and filters come from there, `hdr_colour` from the harness.
 *
 *   source NAME ID {settings}          a source; the first one is shown
 *   source NAME scene NAME [NAME ...]  a scene with these in it, the first lowest
 *   filter SOURCE NAME ID {settings}   a filter on it
 *   settings NAME {settings}           of a source or a filter
 *   enable NAME 0|1                    a filter
 *   show NAME | show                   another source, or nothing
 *   air SCENE COPY                     a private copy of a scene is shown, as Studio Mode does
 *   remove SOURCE FILTER [back]        takes a filter off; and puts it back at once
 *   canvas WIDTH HEIGHT [10]           another size of the canvas, or 10 bits
 *   wait FRAMES                        so many frames, from now on
 *   pixels X Y [X Y ...]               of the newest frame: {"frame":N,"pixels":[[r,g,b],...]}
 *   hotkeys                            names of those that are registered
 *   press NAME                         a hotkey, down and up; `hold NAME 0|1` one of the two
 *   dialog NAME MS                     its properties are open, and take so long to be built anew
 *   vendor TYPE {request}              a vendor request, as obs-websocket would bring it
 *   shot NAME                          draws a source from another thread, as a screenshot does
 *   lagged                             {"total":N,"lagged":N}
 *   quit                               frees everything: {"leaks":N}; the exit status is 0 for none */
#include <X11/Xlib.h>
#include <obs-module.h>
#include <obs-nix-platform.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <util/platform.h>

#include "harness_frames.h"
#include "harness_hotkeys.h"
#include "harness_source.h"
#include "harness_vendor.h"

enum { MOST_THINGS = 64, LINE_BYTES = 65536 };

struct thing {
	char name[1024];
	obs_source_t *source;
	obs_scene_t *scene;
};

static struct thing things[MOST_THINGS];
static size_t thing_count;

/* The next word; what follows it stays in `rest`. */
static char *word(char **rest)
{
	while (**rest == ' ')
		(*rest)++;
	char *begin = *rest;
	while (**rest && **rest != ' ')
		(*rest)++;
	if (**rest)
		*(*rest)++ = '\0';
	return begin;
}

/* --- things --- */

static struct thing *find(const char *name)
{
	for (size_t i = 0; i < thing_count; i++)
		if (strcmp(things[i].name, name) == 0)
			return &things[i];
	return NULL;
}

static struct thing *add(const char *name, obs_source_t *source, obs_scene_t *scene)
{
	if (!source || thing_count == MOST_THINGS)
		return NULL;
	struct thing *thing = &things[thing_count++];
	snprintf(thing->name, sizeof(thing->name), "%s", name);
	thing->source = source;
	thing->scene = scene;
	return thing;
}

static bool make_source(const char *name, const char *id, char *rest)
{
	if (strcmp(id, "scene") == 0) {
		obs_scene_t *scene = obs_scene_create(name);
		for (const char *item = word(&rest); *item; item = word(&rest)) {
			struct thing *thing = find(item);
			obs_scene_add(scene, thing ? thing->source : NULL);
		}
		return add(name, obs_scene_get_source(scene), scene) != NULL;
	}
	obs_data_t *settings = obs_data_create_from_json(rest);
	obs_source_t *source = settings ? obs_source_create(id, name, settings, NULL) : NULL;
	obs_data_release(settings);
	if (!add(name, source, NULL))
		return false;
	if (thing_count == 1)
		obs_set_output_source(0, source);
	return true;
}

static bool make_filter(struct thing *on, const char *name, const char *id, const char *json)
{
	obs_data_t *settings = obs_data_create_from_json(json);
	obs_source_t *filter = settings ? obs_source_create(id, name, settings, NULL) : NULL;
	obs_data_release(settings);
	if (!add(name, filter, NULL))
		return false;
	obs_source_filter_add(on->source, filter);
	return true;
}

static void forget(struct thing *thing)
{
	if (thing->scene)
		obs_scene_release(thing->scene);
	else
		obs_source_release(thing->source);
	*thing = things[--thing_count];
}

static bool change_settings(struct thing *thing, const char *json)
{
	obs_data_t *settings = obs_data_create_from_json(json);
	if (!settings)
		return false;
	obs_source_update(thing->source, settings);
	obs_data_release(settings);
	return true;
}

/* --- commands --- */

static void rebuild_slowly(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(call);
	os_sleep_ms((uint32_t)(uintptr_t)data);
}

static void open_dialog(struct thing *of, uint32_t ms)
{
	signal_handler_t *signals = obs_source_get_signal_handler(of->source);
	signal_handler_connect(signals, "update_properties", rebuild_slowly, (void *)(uintptr_t)ms);
}

static bool draw_once(struct thing *thing)
{
	uint32_t width = obs_source_get_width(thing->source);
	uint32_t height = obs_source_get_height(thing->source);
	obs_enter_graphics();
	gs_texrender_t *target = gs_texrender_create(GS_RGBA, GS_ZS_NONE);
	bool begun = gs_texrender_begin(target, width, height);
	if (begun) {
		gs_ortho(0.0f, (float)width, 0.0f, (float)height, -100.0f, 100.0f);
		obs_source_video_render(thing->source);
		gs_texrender_end(target);
	}
	gs_texrender_destroy(target);
	obs_leave_graphics();
	return begun;
}

static bool show(const char *name)
{
	struct thing *thing = find(name);
	obs_set_output_source(0, thing ? thing->source : NULL);
	return thing || !*name;
}

static bool put_on_air(struct thing *thing, const char *copy)
{
	obs_scene_t *scene = thing->scene ? obs_scene_duplicate(thing->scene, thing->name, OBS_SCENE_DUP_PRIVATE_REFS)
					  : NULL;
	return add(copy, obs_scene_get_source(scene), scene) && show(copy);
}

static bool take_off(const char *from, char *rest)
{
	struct thing *parent = find(from);
	struct thing *filter = find(word(&rest));
	if (!parent || !filter)
		return false;
	obs_source_filter_remove(parent->source, filter->source);
	if (*rest)
		return obs_source_filter_add(parent->source, filter->source), true;
	forget(filter);
	return true;
}

static bool resize(char *rest)
{
	struct obs_video_info video;
	if (!obs_get_video_info(&video))
		return false;
	uint32_t width = (uint32_t)strtoul(rest, &rest, 10);
	uint32_t height = (uint32_t)strtoul(rest, &rest, 10);
	return frames_begin(width, height, video.fps_num, strcmp(word(&rest), "10") == 0);
}

/* Commands that only say whether they worked. */
static bool act(const char *command, char *rest)
{
	const char *name = word(&rest);
	struct thing *thing = find(name);
	if (strcmp(command, "source") == 0) {
		const char *id = word(&rest);
		return make_source(name, id, rest);
	}
	if (strcmp(command, "filter") == 0 && thing) {
		const char *filter_name = word(&rest);
		const char *id = word(&rest);
		return make_filter(thing, filter_name, id, rest);
	}
	if (strcmp(command, "settings") == 0 && thing)
		return change_settings(thing, rest);
	if (strcmp(command, "enable") == 0 && thing)
		return obs_source_set_enabled(thing->source, *word(&rest) == '1'), true;
	if (strcmp(command, "show") == 0)
		return show(name);
	if (strcmp(command, "air") == 0 && thing)
		return put_on_air(thing, word(&rest));
	if (strcmp(command, "remove") == 0)
		return take_off(name, rest);
	if (strcmp(command, "shot") == 0 && thing)
		return draw_once(thing);
	if (strcmp(command, "wait") == 0)
		return frames_wait(strtoul(name, NULL, 10));
	if (strcmp(command, "dialog") == 0 && thing)
		return open_dialog(thing, (uint32_t)strtoul(rest, NULL, 10)), true;
	if (strcmp(command, "press") == 0)
		return hotkeys_press(name, true, true);
	if (strcmp(command, "hold") == 0) {
		bool down = *word(&rest) == '1';
		return hotkeys_press(name, down, !down);
	}
	return false;
}

static void print_ok(bool ok)
{
	printf("{\"ok\":%s}\n", ok ? "true" : "false");
}

static void answer(char *line)
{
	char *rest = line;
	const char *command = word(&rest);
	if (strcmp(command, "pixels") == 0) {
		frames_print(rest);
	} else if (strcmp(command, "hotkeys") == 0) {
		hotkeys_print();
	} else if (strcmp(command, "lagged") == 0) {
		printf("{\"total\":%u,\"lagged\":%u}\n", obs_get_total_frames(), obs_get_lagged_frames());
	} else if (strcmp(command, "canvas") == 0) {
		print_ok(resize(rest));
	} else if (strcmp(command, "vendor") == 0) {
		const char *type = word(&rest);
		if (!vendor_call(type, rest))
			print_ok(false);
	} else {
		print_ok(act(command, rest));
	}
}

/* --- life --- */

#ifdef MIRAGE_KEEP_MODULES
/* Modules stay where they are, so that a sanitizer can name at the end what it has found in them. */
__attribute__((visibility("default"))) int dlclose(void *handle)
{
	UNUSED_PARAMETER(handle);
	return 0;
}
#endif

static bool load(const char *file, const char *data)
{
	obs_module_t *module = NULL;
	int result = obs_open_module(&module, file, data);
	if (result != MODULE_SUCCESS || !obs_init_module(module)) {
		fprintf(stderr, "harness: cannot load %s (%d)\n", file, result);
		return false;
	}
	return true;
}

static bool load_own(const char *folder, const char *name)
{
	char file[1024], data[1024];
	snprintf(file, sizeof(file), "%s/%s.so", folder, name);
	snprintf(data, sizeof(data), "/usr/share/obs/obs-plugins/%s", name);
	return load(file, data);
}

static void log_to_stderr(int level, const char *format, va_list arguments, void *data)
{
	UNUSED_PARAMETER(data);
	if (level > LOG_INFO)
		return;
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
}

static void run_here(obs_task_t task, void *data, bool wait)
{
	UNUSED_PARAMETER(wait);
	task(data);
}

static bool begin(int count, char **arguments)
{
	bool sized = count > 6;
	uint32_t width = sized ? (uint32_t)strtoul(arguments[4], NULL, 10) : 640;
	uint32_t height = sized ? (uint32_t)strtoul(arguments[5], NULL, 10) : 360;
	uint32_t fps = sized ? (uint32_t)strtoul(arguments[6], NULL, 10) : 30;
	struct obs_audio_info audio = {.samples_per_sec = 48000, .speakers = SPEAKERS_STEREO};
	Display *display = XOpenDisplay(NULL);
	if (!display) {
		fprintf(stderr, "harness: no X display; run it under Xvfb and set DISPLAY\n");
		return false;
	}
	obs_set_nix_platform(OBS_NIX_PLATFORM_X11_EGL);
	obs_set_nix_platform_display(display);
	if (!obs_startup("en-US", NULL, NULL) || !frames_begin(width, height, fps, false) ||
	    !obs_reset_audio(&audio)) {
		fprintf(stderr, "harness: libobs does not start\n");
		return false;
	}
	vendor_begin();
	obs_set_ui_task_handler(run_here);
	obs_hotkey_enable_callback_rerouting(true); /* else OBS drops what `press` triggers */
	if (!load_own(arguments[3], "image-source") || !load_own(arguments[3], "obs-filters") ||
	    !load(arguments[1], arguments[2]))
		return false;
	sources_register();
	obs_post_load_modules();
	return true;
}

static void end(void)
{
	obs_set_output_source(0, NULL);
	frames_end();
	while (thing_count)
		forget(&things[thing_count - 1]);
	obs_wait_for_destroy_queue();
	obs_shutdown();
	vendor_end();
}

int main(int count, char **arguments)
{
	static char line[LINE_BYTES];
	if (count < 4) {
		fprintf(stderr, "usage: harness MODULE.so DATA_FOLDER PLUGIN_FOLDER [WIDTH HEIGHT FPS]\n");
		return 2;
	}
	base_set_log_handler(log_to_stderr, NULL);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!begin(count, arguments))
		return 2;
	printf("{\"ok\":true}\n");
	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		if (strcmp(line, "quit") == 0)
			break;
		answer(line);
	}
	end();
	printf("{\"leaks\":%ld}\n", bnum_allocs());
	return bnum_allocs() == 0 ? 0 : 1;
}
