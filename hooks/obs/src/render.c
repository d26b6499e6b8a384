/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the filter does when it is drawn, on any thread that holds the graphics lock. */
#include "filter_impl.h"

#include <stdlib.h>

#include "since.h"
#include "work_size.h"

enum { COPY_MS = 10 };

bool view_create(struct view *view, struct session *session)
{
	view->guard = guard_create();
	view->badge = badge_create();
	view->originals = originals_create();
	view->capture = capture_create(session);
	view->present = present_create();
	return view->guard && view->badge && view->originals && view->capture && view->present;
}

void view_destroy(struct view *view)
{
	obs_enter_graphics();
	present_destroy(view->present);
	capture_destroy(view->capture);
	originals_destroy(view->originals);
	badge_destroy(view->badge);
	obs_leave_graphics();
	guard_destroy(view->guard);
}

static void take_settings(struct filter *filter)
{
	struct view *view = &filter->view;
	unsigned version = atomic_load(&filter->version);
	if (version == view->version || pthread_mutex_trylock(&filter->mutex) != 0)
		return;
	view->settings = filter->settings;
	view->version = atomic_load(&filter->version);
	pthread_mutex_unlock(&filter->mutex);
}

static bool is_hdr(enum gs_color_space space)
{
	return space != GS_CS_SRGB && space != GS_CS_SRGB_16F;
}

static enum gs_color_space space_of(obs_source_t *target)
{
	static const enum gs_color_space known[] = {GS_CS_SRGB, GS_CS_SRGB_16F, GS_CS_709_EXTENDED};
	return obs_source_get_color_space(target, sizeof(known) / sizeof(known[0]), known);
}

enum gs_color_space filter_color_space(void *data, size_t count, const enum gs_color_space *preferred)
{
	struct filter *filter = data;
	obs_source_t *target = obs_filter_get_target(filter->source);
	if (target && is_hdr(space_of(target)))
		return obs_source_get_color_space(target, count, preferred); /* it is drawn as it is */
	return GS_CS_SRGB;
}

/* The original at once; the pictures on their way are not wanted any more. */
static void cut(struct view *view, uint64_t now_ns)
{
	view->cut_ns = now_ns;
	present_forget(view->present);
	fade_cut(&view->fade);
	guard_faded(view->guard, 0.0f, now_ns);
}

/* Nothing continues: what was kept, staged, shown and judged belongs to another picture. */
static void start_anew(struct filter *filter, uint64_t now_ns)
{
	struct view *view = &filter->view;
	cut(view, now_ns);
	capture_drop(view->capture);
	originals_restart(view->originals);
	guard_reset(view->guard);
	session_reset(filter->session, WIRE_RESET_CUT, now_ns);
}

/* But for a hundredth, as a window or a group that is scaled may waver. */
static bool same_shape(const struct view *view, uint32_t width, uint32_t height)
{
	int64_t wider = (int64_t)width * view->shape_height;
	int64_t higher = (int64_t)height * view->shape_width;
	return wider && llabs(wider - higher) * 100 <= wider;
}

static void know_size(struct filter *filter, uint32_t width, uint32_t height, uint64_t now_ns)
{
	struct view *view = &filter->view;
	if (view->width == width && view->height == height)
		return;
	if (!same_shape(view, width, height)) {
		if (view->width)
			start_anew(filter, now_ns);
		view->shape_width = width;
		view->shape_height = height;
	}
	view->width = width;
	view->height = height;
}

static void note_age(struct filter *filter, uint64_t captured_ns, uint64_t now_ns)
{
	if (pthread_mutex_trylock(&filter->figures_mutex) != 0)
		return;
	ages_add(&filter->figures.age_ms, (float)since(captured_ns, now_ns) / 1e6f, now_ns);
	pthread_mutex_unlock(&filter->figures_mutex);
}

/* The newest picture of the daemon, onto the GPU; too old or flashing ones are passed over. */
static void take_picture(struct filter *filter, uint64_t now_ns, struct meter *meter)
{
	struct view *view = &filter->view;
	const struct styled *styled = session_take(filter->session);
	if (!styled)
		return;
	if (styled->captured_ns < view->cut_ns) {
		session_release(filter->session, styled);
		return;
	}
	bool fresh = since(styled->captured_ns, now_ns) <= view->settings.stale_ms * NS_PER_MS;
	bool calm = fresh && (!view->settings.guard ||
			      guard_admit(view->guard, styled->pixels, styled->width, styled->height, now_ns));
	if (calm && present_upload(view->present, styled, meter)) {
		view->captured_ns = styled->captured_ns;
		note_age(filter, styled->captured_ns, now_ns);
	}
	session_release(filter->session, styled);
	if (fresh && !calm && pthread_mutex_trylock(&filter->figures_mutex) == 0) {
		filter->figures.guarded++;
		pthread_mutex_unlock(&filter->figures_mutex);
	}
}

static bool is_restyling(const struct settings *settings)
{
	return settings->on && settings->prompt[0];
}

static bool is_sending(const struct settings *settings)
{
	return is_restyling(settings) && settings->strength > 0.0f;
}

/* Why the styled picture is not shown; NULL: it is. */
static const char *why_not(const struct filter *filter, uint64_t now_ns)
{
	const struct view *view = &filter->view;
	const struct settings *settings = &view->settings;
	if (!settings->on)
		return "Status.Off";
	if (settings->address_problem)
		return "Status.Address";
	if (!settings->prompt[0])
		return "Status.NoPrompt";
	if (!present_has_picture(view->present))
		return "Status.Waiting";
	if (since(view->captured_ns, now_ns) > settings->stale_ms * NS_PER_MS)
		return "Status.Stale";
	return NULL;
}

/* Once a tick: what came, and how much of it shows. */
static void advance(struct filter *filter, uint64_t tick, uint64_t now_ns, struct meter *meter)
{
	struct view *view = &filter->view;
	const struct settings *settings = &view->settings;
	if (is_sending(settings)) {
		capture_collect(view->capture, tick, meter);
	} else {
		capture_drop(view->capture);
		session_drop(filter->session, now_ns);
	}
	if (is_restyling(settings))
		take_picture(filter, now_ns, meter);
	else
		cut(view, now_ns); /* somebody may be in a hurry: no fade, and no guard in the way */
	const char *reason = why_not(filter, now_ns);
	float fade = fade_step(&view->fade, reason == NULL, now_ns);
	if (settings->guard)
		fade = guard_fade(view->guard, fade, now_ns);
	if (reason && fade <= 0.0f)
		present_forget(view->present); /* it never comes back by itself */
	bool comparing = atomic_load(&filter->comparing);
	view->amount = comparing ? 0.0f : fade * settings->strength;
	if (!reason && comparing)
		reason = "Status.Comparing";
	atomic_store(&filter->why_not, reason);
	atomic_store(&filter->styled_shown, view->amount > 0.0f && present_has_picture(view->present));
}

static void draw_as_it_is(struct filter *filter, const char *reason, struct meter *meter)
{
	if (reason) {
		atomic_store(&filter->why_not, reason);
		atomic_store(&filter->styled_shown, false);
	}
	meter_leave(meter, 1);
	obs_source_skip_video_filter(filter->source);
	meter_enter(meter);
}

static void draw_covered(struct filter *filter, gs_texture_t *original, struct meter *meter)
{
	struct view *view = &filter->view;
	struct look look = {
		.amount = view->amount,
		.split = view->settings.split,
		.smooth = view->settings.smooth,
	};
	present_draw(view->present, original, view->width, view->height, &look, meter);
	if (view->settings.badge && view->amount > 0.0f) {
		meter_leave(meter, 8);
		badge_draw(view->badge, view->width, view->height, view->amount);
		meter_enter(meter);
	}
}

/* From capturing a frame until it is offered: the ring, a frame until it is mapped, another while it is copied. */
static uint64_t lead_ns(const struct settings *settings)
{
	return (settings->ring + 2) * obs_get_frame_interval_ns() + COPY_MS * NS_PER_MS;
}

/* False: nothing covers the source now, and nothing has to be read: drawing it as it is costs least. */
static bool draw_restyled(struct filter *filter, uint32_t width, uint32_t height, uint64_t now_ns, struct meter *meter)
{
	struct view *view = &filter->view;
	const struct settings *settings = &view->settings;
	uint64_t tick = atomic_load(&filter->tick);
	bool first = tick != view->drawn_tick;
	bool paused = tick > view->drawn_tick + 1 && since(view->drawn_ns, now_ns) > RESUMED_MS * NS_PER_MS;
	if (view->drawn_ns && paused)
		start_anew(filter, now_ns);
	view->drawn_ns = now_ns;
	know_size(filter, width, height, now_ns);
	if (first) {
		view->drawn_tick = tick;
		advance(filter, tick, now_ns, meter);
	}
	bool wanted = first && is_sending(settings) && session_wants_frame(filter->session, lead_ns(settings));
	uint64_t delay_ns = settings->on ? settings->delay_ms * NS_PER_MS : 0;
	bool covers = delay_ns || view->amount > 0.0f;
	if (!covers)
		originals_restart(view->originals); /* they would be old when a delay begins */
	if (!wanted && !covers)
		return false;
	/* Other views of the same tick show the same picture. */
	gs_texture_t *original = NULL;
	if (first || view->original_tick != tick || !originals_shown(view->originals)) {
		struct covered covered = {filter->source, width, height, view->linear};
		original = originals_draw(view->originals, &covered, delay_ns, now_ns, meter);
		if (!original)
			return false;
		view->original_tick = tick;
	}
	if (wanted) {
		uint32_t work_width;
		uint32_t work_height;
		work_size(width, height, settings->work_width, &work_width, &work_height);
		capture_stage(view->capture, original, work_width, work_height, settings->ring, tick, now_ns, meter);
	}
	if (!covers)
		return false;
	draw_covered(filter, originals_shown(view->originals), meter);
	return true;
}

static void draw(struct filter *filter, struct meter *meter)
{
	uint64_t now_ns = meter->mark_ns;
	take_settings(filter);
	meter_leave(meter, 5);
	obs_source_t *target = obs_filter_get_parent(filter->source) ? obs_filter_get_target(filter->source) : NULL;
	if (atomic_load(&filter->removed) || !target) {
		meter_enter(meter);
		return; /* on its way out: OBS has nothing left to draw */
	}
	atomic_store(&filter->rendered_ns, now_ns);
	atomic_store(&filter->rendered_tick, atomic_load(&filter->tick));
	uint32_t width = obs_source_get_base_width(target);
	uint32_t height = obs_source_get_base_height(target);
	enum gs_color_space space = space_of(target);
	meter_enter(meter);
	filter->view.linear = space == GS_CS_SRGB_16F;
	const char *bypass = NULL;
	if (!present_is_able(filter->view.present))
		bypass = "Status.NoEffect";
	else if (is_hdr(space))
		bypass = "Status.Hdr";
	else if (!width || !height)
		bypass = "Status.Hidden";
	if (bypass)
		session_drop(filter->session, now_ns);
	if (bypass || !draw_restyled(filter, width, height, now_ns, meter))
		draw_as_it_is(filter, bypass, meter);
}

static void note_render(struct filter *filter, const struct meter *meter)
{
	uint64_t own_ns = meter->own_ns + atomic_exchange(&filter->tick_own_ns, 0);
	if (pthread_mutex_trylock(&filter->figures_mutex) != 0)
		return; /* somebody reads them: one render less in the figures */
	struct figures *figures = &filter->figures;
	ages_add(&figures->own_us, (float)own_ns / 1e3f, meter->mark_ns);
	ages_add(&figures->gpu_us, (float)meter->gpu_ns / 1e3f, meter->mark_ns);
	ages_add(&figures->gpu_calls, (float)meter->gpu_calls, meter->mark_ns);
	figures->renders++;
	pthread_mutex_unlock(&filter->figures_mutex);
}

void filter_render(void *data, gs_effect_t *effect)
{
	UNUSED_PARAMETER(effect);
	struct filter *filter = data;
	struct meter meter;
	meter_start(&meter);
	draw(filter, &meter);
	meter_stop(&meter);
	note_render(filter, &meter);
}
