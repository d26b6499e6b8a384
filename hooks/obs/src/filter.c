/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter_impl.h"

#include <stdlib.h>
#include <string.h>
#include <util/darray.h>
#include <util/dstr.h>
#include <util/platform.h>

#include "presets.h"
#include "properties.h"
#include "utf8.h"

/* Living filters, for those who ask after all of them. */
static struct filter *living;
static pthread_mutex_t living_mutex = PTHREAD_MUTEX_INITIALIZER;

static const char *filter_name(void *type_data)
{
	UNUSED_PARAMETER(type_data);
	return obs_module_text("Mirage");
}

static void write_log(int level, const char *line)
{
	static const int levels[] = {LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG};
	blog(levels[level < 0 ? 0 : level > 3 ? 3 : level], "[mirage] %s", line);
}

/* Where the command line keeps our keys too. NULL: nowhere. Free with bfree. */
static char *keys_file(void)
{
#ifdef _WIN32
	/* OBS's folder roams, the command line's does not. Read as wide text: getenv's is not UTF-8 here. */
	const wchar_t *local = _wgetenv(L"LOCALAPPDATA");
	char *folder = NULL;
	struct dstr path = {0};
	if (!local || !*local)
		return NULL;
	os_wcs_to_utf8_ptr(local, 0, &folder);
	dstr_printf(&path, "%s\\mirage\\curve\\player.key_secret", folder);
	bfree(folder);
	return path.array;
#else
	return os_get_config_path_ptr("mirage/curve/player.key_secret");
#endif
}

/* Reads a file, so never on the graphics thread. */
static void load_keys(struct filter *filter)
{
	struct address address = {0};
	char *file = keys_file();
	const char *problem = "There is no folder for keys: HOME (on Windows LOCALAPPDATA) is not set.";
	if (file)
		problem = address_load_keys(file, &address);
	bfree(file);
	pthread_mutex_lock(&filter->mutex);
	struct settings *settings = &filter->settings;
	bool news = problem && problem != filter->keys_problem;
	if (settings->address_problem == filter->keys_problem)
		settings->address_problem = NULL;
	filter->keys_problem = problem;
	filter->keys_asked = !problem; /* once it is repaired: the next change reads it again */
	if (!problem) {
		memcpy(filter->public_key, address.public_key, sizeof(filter->public_key));
		memcpy(filter->secret_key, address.secret_key, sizeof(filter->secret_key));
	} else if (!settings->address_problem && address_is_encrypted(&settings->address)) {
		settings->address_problem = problem;
	}
	atomic_fetch_add(&filter->version, 1);
	pthread_mutex_unlock(&filter->mutex);
	if (news)
		write_log(1, problem);
}

static void load_keys_task(void *source)
{
	struct filter *filter = obs_obj_get_data(source);
	if (filter)
		load_keys(filter);
	obs_source_release(source);
}

/* With the mutex held, after `settings` changed. True: our keys are needed, and nobody asked for them yet. */
static bool settings_changed(struct filter *filter)
{
	struct settings *settings = &filter->settings;
	bool encrypted = !settings->address_problem && address_is_encrypted(&settings->address);
	bool ask = encrypted && !filter->keys_asked;
	filter->keys_asked = filter->keys_asked || encrypted;
	if (encrypted && filter->keys_problem)
		settings->address_problem = filter->keys_problem;
	session_prompt(filter->session, settings->prompt, 1.0, settings->blend_ms);
	atomic_store(&filter->settle_ns, settle_due_ns(&filter->settling));
	atomic_fetch_add(&filter->version, 1);
	return ask;
}

/* A chosen preset becomes the prompt of the settings, which OBS's own thread reads, shows and saves. */
static void follow_preset_task(void *weak)
{
	obs_source_t *source = obs_weak_source_get_source(weak);
	obs_data_t *data = source ? obs_source_get_settings(source) : NULL;
	settings_lock();
	if (data)
		presets_follow(data);
	settings_unlock();
	obs_data_release(data);
	obs_source_release(source);
	obs_weak_source_release(weak);
}

static void follow_preset_later(struct filter *filter)
{
	obs_queue_task(OBS_TASK_UI, follow_preset_task, obs_source_get_weak_source(filter->source), false);
}

static bool take_settings(struct filter *filter, obs_data_t *data)
{
	struct settings read;
	settings_lock();
	settings_read(data, &read);
	bool chosen = strcmp(obs_data_get_string(data, S_PRESET), presets_prompt(data)) == 0;
	bool due = presets_due(data);
	settings_unlock();
	if (due)
		follow_preset_later(filter);
	pthread_mutex_lock(&filter->mutex);
	settle_take(&filter->settling, &read, chosen, os_gettime_ns(), &filter->settings);
	bool ask = settings_changed(filter);
	pthread_mutex_unlock(&filter->mutex);
	return ask;
}

static void load_keys_later(struct filter *filter)
{
	obs_source_t *source = obs_source_get_ref(filter->source);
	if (source)
		obs_queue_task(OBS_TASK_DESTROY, load_keys_task, source, false);
}

static void filter_update(void *data, obs_data_t *settings)
{
	struct filter *filter = data;
	if (take_settings(filter, settings))
		load_keys_later(filter);
}

void filter_settle(struct filter *filter, uint64_t now_ns)
{
	uint64_t due_ns = atomic_load(&filter->settle_ns);
	if (!due_ns || now_ns < due_ns || pthread_mutex_trylock(&filter->mutex) != 0)
		return;
	settle_step(&filter->settling, now_ns, &filter->settings);
	bool ask = settings_changed(filter);
	pthread_mutex_unlock(&filter->mutex);
	if (ask)
		load_keys_later(filter);
}

void filter_on(struct filter *filter, obs_source_t *parent)
{
	pthread_mutex_lock(&filter->hotkeys_mutex);
	if (!filter->hotkeys)
		filter->hotkeys = hotkeys_create(filter, parent);
	pthread_mutex_lock(&filter->mutex);
	if (!filter->parent)
		filter->parent = obs_source_get_weak_source(parent);
	pthread_mutex_unlock(&filter->mutex);
	pthread_mutex_unlock(&filter->hotkeys_mutex);
}

void filter_off(struct filter *filter)
{
	if (atomic_load(&filter->comparing))
		filter_compare(filter, false); /* nobody tells any more that the key was let go */
	pthread_mutex_lock(&filter->hotkeys_mutex);
	hotkeys_destroy(filter->hotkeys);
	filter->hotkeys = NULL;
	pthread_mutex_lock(&filter->mutex);
	obs_weak_source_release(filter->parent);
	filter->parent = NULL;
	pthread_mutex_unlock(&filter->mutex);
	pthread_mutex_unlock(&filter->hotkeys_mutex);
}

static void leave_list(struct filter *filter)
{
	pthread_mutex_lock(&living_mutex);
	struct filter **link = &living;
	while (*link && *link != filter)
		link = &(*link)->next;
	if (*link)
		*link = filter->next;
	pthread_mutex_unlock(&living_mutex);
}

static void filter_destroy(void *data)
{
	struct filter *filter = data;
	leave_list(filter);
	filter_off(filter);
	capture_finish(filter->view.capture);
	if (filter->session)
		session_destroy(filter->session);
	view_destroy(&filter->view);
	pthread_mutex_destroy(&filter->figures_mutex);
	pthread_mutex_destroy(&filter->hotkeys_mutex);
	pthread_mutex_destroy(&filter->mutex);
	bfree(filter);
}

static void *filter_create(obs_data_t *settings, obs_source_t *source)
{
	struct filter *filter = bzalloc(sizeof(*filter));
	filter->source = source;
	pthread_mutex_init(&filter->mutex, NULL);
	pthread_mutex_init(&filter->hotkeys_mutex, NULL);
	pthread_mutex_init(&filter->figures_mutex, NULL);
	atomic_store(&filter->why_not, "Status.Hidden");
	filter->session = session_create("obs", os_gettime_ns, write_log);
	if (!filter->session || !view_create(&filter->view, filter->session)) {
		write_log(0, "not enough memory for the filter; close something and add it again");
		filter_destroy(filter);
		return NULL;
	}
	presets_follow(settings); /* nobody else has them yet */
	if (take_settings(filter, settings))
		load_keys(filter);
	pthread_mutex_lock(&living_mutex);
	filter->next = living;
	living = filter;
	pthread_mutex_unlock(&living_mutex);
	return filter;
}

static void filter_removed(void *data, obs_source_t *parent)
{
	UNUSED_PARAMETER(parent);
	struct filter *filter = data;
	if (!filter)
		return; /* it could not be made */
	/* OBS takes the parent away while the graphics thread may still draw: let it finish, and start nothing more. */
	obs_enter_graphics();
	atomic_store(&filter->removed, true);
	atomic_store(&filter->rendered_ns, 0);
	obs_leave_graphics();
	filter_off(filter);
	session_connect(filter->session, NULL); /* nobody draws it: at once, not after a while */
}

#if LIBOBS_API_MAJOR_VER >= 30
static void filter_added(void *data, obs_source_t *parent)
{
	struct filter *filter = data;
	if (!filter)
		return; /* it could not be made */
	atomic_store(&filter->removed, false);
	filter_on(filter, parent);
}
#endif

obs_source_t *filter_source(struct filter *filter)
{
	return filter->source;
}

void filter_each(void (*call)(struct filter *filter, void *data), void *data)
{
	/* Nothing is called under the lock: to release a source may destroy it, which takes other locks. */
	DARRAY(obs_source_t *) sources;
	da_init(sources);
	pthread_mutex_lock(&living_mutex);
	for (struct filter *filter = living; filter; filter = filter->next) {
		obs_source_t *source = obs_source_get_ref(filter->source);
		if (source)
			da_push_back(sources, &source);
	}
	pthread_mutex_unlock(&living_mutex);
	for (size_t i = 0; i < sources.num; i++) {
		struct filter *filter = obs_obj_get_data(sources.array[i]); /* NULL: it is being made */
		if (filter)
			call(filter, data);
		obs_source_release(sources.array[i]);
	}
	da_free(sources);
}

/* What the graphics thread knows, made more exact by what the session knows. */
static const char *exact_reason(const char *reason, const struct filter_report *report)
{
	if (!reason || (strcmp(reason, "Status.Waiting") != 0 && strcmp(reason, "Status.Stale") != 0))
		return reason;
	if (report->session.state == SESSION_REFUSED)
		return "Status.Refused";
	if (report->session.state != SESSION_READY)
		return "Status.Connecting";
	return reason;
}

static void report_figures(struct filter *filter, struct filter_report *out)
{
	struct figures *figures = bmalloc(sizeof(*figures)); /* a copy: the graphics thread must not wait for sorting */
	pthread_mutex_lock(&filter->figures_mutex);
	*figures = filter->figures;
	pthread_mutex_unlock(&filter->figures_mutex);
	out->fps = ages_per_second(&figures->age_ms, os_gettime_ns());
	out->age_p50_ms = ages_percentile(&figures->age_ms, 50.0f);
	out->age_p95_ms = ages_percentile(&figures->age_ms, 95.0f);
	out->own_mean_us = ages_mean(&figures->own_us);
	out->own_p50_us = ages_percentile(&figures->own_us, 50.0f);
	out->own_p99_us = ages_percentile(&figures->own_us, 99.0f);
	out->gpu_mean_us = ages_mean(&figures->gpu_us);
	out->gpu_calls = ages_mean(&figures->gpu_calls);
	out->renders = figures->renders;
	out->guarded = figures->guarded;
	bfree(figures);
}

void filter_names(struct filter *filter, struct filter_names *out)
{
	const char *name = obs_source_get_name(filter->source);
	utf8_copy(out->filter, sizeof(out->filter), name ? name : "");
	pthread_mutex_lock(&filter->mutex);
	obs_source_t *parent = filter->parent ? obs_weak_source_get_source(filter->parent) : NULL;
	pthread_mutex_unlock(&filter->mutex);
	const char *parent_name = parent ? obs_source_get_name(parent) : NULL;
	utf8_copy(out->source, sizeof(out->source), parent_name ? parent_name : "");
	obs_source_release(parent);
}

void filter_report(struct filter *filter, struct filter_report *out)
{
	memset(out, 0, sizeof(*out));
	filter_names(filter, &out->names);
	pthread_mutex_lock(&filter->mutex);
	out->settings = filter->settings;
	pthread_mutex_unlock(&filter->mutex);
	session_status(filter->session, &out->session);
	out->styled_shown = atomic_load(&filter->styled_shown);
	out->why_not = exact_reason(atomic_load(&filter->why_not), out);
	report_figures(filter, out);
}

void filter_reset_figures(struct filter *filter)
{
	pthread_mutex_lock(&filter->figures_mutex);
	memset(&filter->figures, 0, sizeof(filter->figures));
	pthread_mutex_unlock(&filter->figures_mutex);
}

struct obs_source_info filter_info = {
	.id = "mirage_filter",
	.type = OBS_SOURCE_TYPE_FILTER,
	.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_SRGB, /* so that OBS changes nothing in what is drawn as it is */
	.get_name = filter_name,
	.create = filter_create,
	.destroy = filter_destroy,
	.get_defaults = settings_defaults,
	.get_properties = filter_properties,
	.update = filter_update,
	.video_tick = filter_tick,
	.video_render = filter_render,
	.video_get_color_space = filter_color_space,
	.filter_remove = filter_removed,
#if LIBOBS_API_MAJOR_VER >= 30
	.filter_add = filter_added,
#endif
};
