/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Vendor requests of obs-websocket: `mirage` / `stats` and `reset_stats`. Call from obs_module_post_load / unload. */
#pragma once

void control_register(void);
void control_unregister(void);
