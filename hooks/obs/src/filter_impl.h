/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a filter is made of; only filter.c, actions.c, render.c and tick.c look inside.
 *
 * Threads: update comes from any, mostly the graphics thread (OBS defers it to the next tick); tick on the graphics
 * thread outside the graphics lock; render on any thread that holds it (screenshots). So tick and render share atomics
 * only. */
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "ages.h"
#include "badge.h"
#include "capture.h"
#include "fade.h"
#include "filter.h"
#include "guard.h"
#include "hotkeys.h"
#include "originals.h"
#include "present.h"
#include "settle.h"

enum {
	QUIET_MS = 5000,  /* not drawn for so long: the daemon is left */
	HIDDEN_MS = 500,  /* not drawn for so long: told as hidden */
	REMOVED_TICKS = 30,
	RESUMED_MS = 300, /* drawn again after so long: another scene, nothing continues */
};

struct figures {
	struct ages own_us;
	struct ages gpu_us;
	struct ages gpu_calls;
	struct ages age_ms;
	uint64_t renders;
	uint64_t guarded;
};

/* The graphics lock guards it. */
struct view {
	struct settings settings;
	unsigned version;       /* of these settings */
	uint64_t drawn_tick;    /* the tick that was captured already */
	uint64_t original_tick; /* the tick that the newest original is of */
	uint64_t drawn_ns;
	uint64_t captured_ns; /* of the picture that is shown */
	uint64_t cut_ns;      /* pictures of what was captured before are not shown */
	uint32_t width;
	uint32_t height;
	uint32_t shape_width; /* when pictures last began anew */
	uint32_t shape_height;
	bool linear; /* what the source gives */
	struct fade fade;
	float amount;
	struct guard *guard;
	struct badge *badge;
	struct originals *originals;
	struct capture *capture;
	struct present *present;
};

struct filter {
	obs_source_t *source;
	struct session *session;
	struct filter *next; /* in the list of living filters */

	pthread_mutex_t mutex; /* guards what follows, up to the blank line */
	struct settings settings; /* as they hold now */
	struct settling settling;
	char public_key[ADDRESS_KEY_BYTES]; /* ours, once it was needed */
	char secret_key[ADDRESS_KEY_BYTES];
	bool keys_asked;
	const char *keys_problem;
	obs_weak_source_t *parent;

	pthread_mutex_t hotkeys_mutex; /* never taken within a hotkey, unlike `mutex`; taken before it */
	struct hotkeys *hotkeys;

	pthread_mutex_t figures_mutex;
	struct figures figures;

	atomic_uint version; /* of `settings` */
	atomic_ullong settle_ns; /* when `settling` has something due; 0: never */
	atomic_ullong tick;
	atomic_ullong rendered_ns; /* when it was last drawn; 0: not since it was added */
	atomic_ullong rendered_tick;
	atomic_ullong tick_own_ns; /* not counted in a render yet */
	_Atomic(const char *) why_not;
	atomic_bool comparing;
	atomic_bool styled_shown;
	atomic_bool removed; /* from the source; set under the graphics lock, so that nothing is drawn any more */

	unsigned linked_version; /* these: tick only */
	bool linked;
	bool known; /* the parent */
	unsigned removed_ticks;

	struct view view;
};

/* obs_source_info's */
void filter_tick(void *data, float seconds);
void filter_render(void *data, gs_effect_t *effect);
enum gs_color_space filter_color_space(void *data, size_t count, const enum gs_color_space *preferred);

/* Each tick: what was typed is used once it has settled. */
void filter_settle(struct filter *filter, uint64_t now_ns);

/* The source that the filter is on now. */
void filter_on(struct filter *filter, obs_source_t *parent);
void filter_off(struct filter *filter);

/* False: no memory. Enters the graphics context itself. */
bool view_create(struct view *view, struct session *session);
void view_destroy(struct view *view);
