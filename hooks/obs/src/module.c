/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The plugin as OBS sees it. */
#include <obs-module.h>

#include "control.h"
#include "filter.h"

OBS_DECLARE_MODULE()
OBS_MODULE_USE_DEFAULT_LOCALE("mirage-obs", "en-US")
OBS_MODULE_AUTHOR("The Mirage authors")

MODULE_EXPORT const char *obs_module_name(void)
{
	return "Mirage";
}

MODULE_EXPORT const char *obs_module_description(void)
{
	return obs_module_text("Description");
}

bool obs_module_load(void)
{
	obs_register_source(&filter_info);
	blog(LOG_INFO, "[mirage] loaded, version %s", MIRAGE_VERSION);
	return true;
}

/* obs-websocket answers only once all modules are loaded. */
void obs_module_post_load(void)
{
	control_register();
}

void obs_module_unload(void)
{
	control_unregister();
}
