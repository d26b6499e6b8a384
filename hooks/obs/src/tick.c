/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the filter does each tick, whether it is drawn or not: on the graphics thread, outside the graphics lock. */
#include "filter_impl.h"

#include <string.h>

#include "since.h"

/* A filter that nobody sees keeps no half second of pictures. */
static void give_memory_back(struct view *view)
{
	obs_enter_graphics();
	originals_clear(view->originals);
	obs_leave_graphics();
}

/* Connects and disconnects. Called each tick; does something only where something changed. */
static void link_or_rest(struct filter *filter, bool drawn_lately)
{
	unsigned version = atomic_load(&filter->version);
	bool changed = version != filter->linked_version;
	if (!changed && filter->linked == drawn_lately)
		return;
	if (pthread_mutex_trylock(&filter->mutex) != 0)
		return; /* somebody writes new settings: the next tick looks again */
	const struct settings *settings = &filter->settings;
	bool wanted = drawn_lately && settings->on && !settings->address_problem;
	struct address to = settings->address;
	bool keyed = !address_is_encrypted(&to) || filter->secret_key[0];
	memcpy(to.public_key, filter->public_key, sizeof(to.public_key));
	memcpy(to.secret_key, filter->secret_key, sizeof(to.secret_key));
	/* Within the lock: a panic that comes meanwhile has the last word. */
	session_connect(filter->session, wanted && keyed ? &to : NULL);
	pthread_mutex_unlock(&filter->mutex);
	if (filter->linked && !drawn_lately)
		give_memory_back(&filter->view);
	filter->linked = drawn_lately;
	filter->linked_version = version;
}

/* Whoever removes the filter says so under the graphics lock, and only then lets go of the parent. */
static void meet_parent(struct filter *filter)
{
	obs_enter_graphics();
	bool removed = atomic_load(&filter->removed);
	obs_source_t *parent = removed ? NULL : obs_source_get_ref(obs_filter_get_parent(filter->source));
	obs_leave_graphics();
	if (!parent)
		return;
	filter_on(filter, parent);
	if (atomic_load(&filter->removed))
		filter_off(filter); /* it was removed meanwhile */
	obs_source_release(parent);
}

/* OBS before 30 does not tell a filter when it is added. */
static void know_parent(struct filter *filter)
{
	obs_source_t *parent = obs_filter_get_parent(filter->source);
	/* It may be added again, even within a tick; while it is being removed it has a parent for a moment more. */
	bool removed = atomic_load(&filter->removed);
	filter->removed_ticks = removed && parent ? filter->removed_ticks + 1 : 0;
	if (removed && (!parent || filter->removed_ticks > REMOVED_TICKS)) {
		filter->known = false;
		atomic_store(&filter->removed, false);
		return;
	}
	if (parent && !removed && !filter->known)
		meet_parent(filter);
	filter->known = parent != NULL;
}

void filter_tick(void *data, float seconds)
{
	UNUSED_PARAMETER(seconds);
	struct filter *filter = data;
	struct meter meter;
	meter_start(&meter);
	uint64_t tick = atomic_fetch_add(&filter->tick, 1);
	uint64_t now_ns = meter.mark_ns;
	uint64_t rendered_ns = atomic_load(&filter->rendered_ns);
	uint64_t unseen_ns = since(rendered_ns, now_ns);
	filter_settle(filter, now_ns);
	link_or_rest(filter, rendered_ns && unseen_ns < QUIET_MS * NS_PER_MS);
	meter_leave(&meter, 1);
	know_parent(filter);
	meter_enter(&meter);
	bool unseen = tick > atomic_load(&filter->rendered_tick);
	if (unseen)
		session_drop(filter->session, now_ns); /* what is hidden now may have been hidden because of it */
	if (unseen && unseen_ns > HIDDEN_MS * NS_PER_MS) {
		bool enabled = obs_source_enabled(filter->source);
		atomic_store(&filter->why_not, enabled ? "Status.Hidden" : "Status.Off");
		atomic_store(&filter->styled_shown, false);
	}
	meter_stop(&meter);
	atomic_fetch_add(&filter->tick_own_ns, meter.own_ns);
}
