/* SPDX-License-Identifier: GPL-2.0-or-later */
/* obs-websocket offers its interface through procedures that it adds to those of OBS, so there is nothing to link, and
 * nothing happens where it is not installed. */
#include "control.h"

#include <callback/calldata.h>
#include <callback/proc.h>
#include <obs-module.h>
#include <stdatomic.h>
#include <string.h>

#include "filter.h"
#include "status.h"

#define VENDOR "mirage"

/* What the plugin takes as a request's handler; it copies the struct. */
struct handler {
	void (*call)(obs_data_t *request, obs_data_t *response, void *data);
	void *data;
};

/* Requests may still come while OBS closes; then there is nothing to tell any more. */
static atomic_bool open_for_requests;

static const char *state_name(enum session_state state)
{
	switch (state) {
	case SESSION_OFF:
		return "off";
	case SESSION_CONNECTING:
		return "connecting";
	case SESSION_READY:
		return "ready";
	case SESSION_REFUSED:
		return "refused";
	}
	return "off";
}

static void put_count(obs_data_t *into, const char *key, uint64_t value)
{
	obs_data_set_int(into, key, (long long)value);
}

static void put_number(obs_data_t *into, const char *key, float value)
{
	obs_data_set_double(into, key, (double)value);
}

static obs_data_t *describe(const struct filter_report *report)
{
	char words[1024];
	obs_data_t *into = obs_data_create();

	status_words(report, words, sizeof(words));
	obs_data_set_string(into, "source", report->names.source);
	obs_data_set_string(into, "filter", report->names.filter);
	obs_data_set_bool(into, "on", report->settings.on);
	obs_data_set_string(into, "state", state_name(report->session.state));
	obs_data_set_string(into, "words", words);
	obs_data_set_string(into, "shown", report->styled_shown ? "styled" : "original");
	obs_data_set_string(into, "prompt", report->session.prompt);
	obs_data_set_string(into, "model", report->session.model);
	obs_data_set_string(into, "device", report->session.device);
	put_number(into, "fps", report->fps);
	put_number(into, "age_p50_ms", report->age_p50_ms);
	put_number(into, "age_p95_ms", report->age_p95_ms);
	put_count(into, "sent", report->session.sent);
	put_count(into, "styled", report->session.styled);
	put_count(into, "dropped", report->session.dropped);
	put_count(into, "refused", report->session.refused);
	put_count(into, "reconnects", report->session.reconnects);
	put_count(into, "guarded", report->guarded);
	put_number(into, "own_p50_us", report->own_p50_us);
	put_number(into, "own_p99_us", report->own_p99_us);
	put_number(into, "own_mean_us", report->own_mean_us);
	put_number(into, "gpu_calls", report->gpu_calls);
	put_number(into, "gpu_mean_us", report->gpu_mean_us);
	put_count(into, "renders", report->renders);
	return into;
}

/* The filters that a request means: all, or those on one source. */
struct choice {
	const char *source;        /* empty: all */
	obs_data_array_t *reports; /* NULL: their figures begin anew */
};

static void visit(struct filter *filter, void *data)
{
	const struct choice *choice = data;
	struct filter_report *report = bzalloc(sizeof(*report));

	filter_report(filter, report);
	if (*choice->source && strcmp(choice->source, report->names.source) != 0) {
		bfree(report);
		return;
	}
	if (choice->reports) {
		obs_data_t *described = describe(report);
		obs_data_array_push_back(choice->reports, described);
		obs_data_release(described);
	} else {
		filter_reset_figures(filter);
	}
	bfree(report);
}

static void each(obs_data_t *request, obs_data_array_t *reports)
{
	struct choice choice = {.source = request ? obs_data_get_string(request, "source") : "", .reports = reports};

	if (atomic_load(&open_for_requests))
		filter_each(visit, &choice);
}

static void answer_stats(obs_data_t *request, obs_data_t *response, void *data)
{
	obs_data_array_t *reports = obs_data_array_create();

	UNUSED_PARAMETER(data);
	each(request, reports);
	obs_data_set_array(response, "filters", reports);
	obs_data_array_release(reports);
}

static void answer_reset(obs_data_t *request, obs_data_t *response, void *data)
{
	UNUSED_PARAMETER(response);
	UNUSED_PARAMETER(data);
	each(request, NULL);
}

static proc_handler_t *find_websocket(void)
{
	calldata_t call = {0};
	proc_handler_t *found = NULL;

	if (proc_handler_call(obs_get_proc_handler(), "obs_websocket_api_get_ph", &call))
		found = calldata_ptr(&call, "ph");
	calldata_free(&call);
	return found;
}

static void *register_vendor(proc_handler_t *websocket)
{
	calldata_t call = {0};
	void *vendor = NULL;

	calldata_set_string(&call, "name", VENDOR);
	if (proc_handler_call(websocket, "vendor_register", &call))
		vendor = calldata_ptr(&call, "vendor");
	calldata_free(&call);
	return vendor;
}

static bool register_request(proc_handler_t *websocket, void *vendor, const char *type,
			     void (*answer)(obs_data_t *, obs_data_t *, void *))
{
	calldata_t call = {0};
	struct handler handler = {answer, NULL};

	calldata_set_ptr(&call, "vendor", vendor);
	calldata_set_string(&call, "type", type);
	calldata_set_ptr(&call, "callback", &handler);
	bool done = proc_handler_call(websocket, "vendor_request_register", &call) && calldata_bool(&call, "success");
	calldata_free(&call);
	return done;
}

void control_register(void)
{
	proc_handler_t *websocket = find_websocket();
	void *vendor = websocket ? register_vendor(websocket) : NULL;

	if (!vendor) {
		blog(LOG_INFO, "[mirage] obs-websocket is not there: no vendor requests");
		return;
	}
	atomic_store(&open_for_requests, true);
	bool stats = register_request(websocket, vendor, "stats", answer_stats);
	bool reset = register_request(websocket, vendor, "reset_stats", answer_reset);
	if (!stats || !reset)
		blog(LOG_WARNING, "[mirage] obs-websocket did not take the vendor requests; use a newer OBS");
}

/* Asks nothing of obs-websocket, which OBS may have closed before us. */
void control_unregister(void)
{
	atomic_store(&open_for_requests, false);
}
