/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hotkeys, on the parent source: OBS does not list a filter's own. */
#pragma once

#include "filter.h"

struct hotkeys;

/* Registers them on the parent; saved bindings are kept in the filter's settings by OBS's own way. NULL: no memory. */
struct hotkeys *hotkeys_create(struct filter *filter, obs_source_t *parent);
void hotkeys_destroy(struct hotkeys *hotkeys);
