/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "harness_vendor.h"

#include <obs.h>
#include <stdio.h>
#include <string.h>

typedef void (*request_call)(obs_data_t *request, obs_data_t *response, void *data);

struct request_callback { /* as obs-websocket lays it out */
	request_call call;
	void *data;
};

static proc_handler_t *vendor_handler;
static struct {
	char type[64];
	struct request_callback callback;
} requests[16];
static size_t request_count;

static void vendor_get(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(data);
	calldata_set_ptr(call, "ph", vendor_handler);
}

static void vendor_version(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(data);
	calldata_set_int(call, "version", 1);
}

static void vendor_register(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(data);
	calldata_set_ptr(call, "vendor", &vendor_handler);
	calldata_set_bool(call, "success", true);
}

static void vendor_request_register(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(data);
	struct request_callback *callback = calldata_ptr(call, "callback");
	const char *type = calldata_string(call, "type");
	bool fits = callback && type && request_count < sizeof(requests) / sizeof(requests[0]);
	if (fits) {
		snprintf(requests[request_count].type, sizeof(requests[0].type), "%s", type);
		requests[request_count++].callback = *callback;
	}
	calldata_set_bool(call, "success", fits);
}

static void vendor_request_unregister(void *data, calldata_t *call)
{
	UNUSED_PARAMETER(data);
	const char *type = calldata_string(call, "type");
	for (size_t i = 0; type && i < request_count; i++)
		if (strcmp(requests[i].type, type) == 0)
			requests[i] = requests[--request_count];
	calldata_set_bool(call, "success", true);
}

void vendor_begin(void)
{
	vendor_handler = proc_handler_create();
	proc_handler_add(vendor_handler, "bool get_api_version(out int version)", vendor_version, NULL);
	proc_handler_add(vendor_handler, "bool vendor_register(in string name, out ptr vendor)", vendor_register, NULL);
	proc_handler_add(vendor_handler, "bool vendor_request_register(in ptr vendor, in string type, in ptr callback)",
			 vendor_request_register, NULL);
	proc_handler_add(vendor_handler, "bool vendor_request_unregister(in ptr vendor, in string type)",
			 vendor_request_unregister, NULL);
	proc_handler_add(obs_get_proc_handler(), "bool obs_websocket_api_get_ph(out ptr ph)", vendor_get, NULL);
}

bool vendor_call(const char *type, const char *json)
{
	for (size_t i = 0; i < request_count; i++) {
		if (strcmp(requests[i].type, type) != 0)
			continue;
		obs_data_t *request = obs_data_create_from_json(*json ? json : "{}");
		obs_data_t *response = obs_data_create();
		requests[i].callback.call(request, response, requests[i].callback.data);
		printf("%s\n", obs_data_get_json(response));
		obs_data_release(response);
		obs_data_release(request);
		return true;
	}
	return false;
}

void vendor_end(void)
{
	proc_handler_destroy(vendor_handler);
}
