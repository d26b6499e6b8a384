/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stands in for obs-websocket: takes vendor requests from plugins, and calls them. */
#pragma once

#include <stdbool.h>

/* Before modules are loaded. */
void vendor_begin(void);
void vendor_end(void);

/* Prints the response; false: nobody answers this type. */
bool vendor_call(const char *type, const char *json);
