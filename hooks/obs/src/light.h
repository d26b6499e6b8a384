/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Drawing in the light that OBS blends in: linear in a scene, else sRGB as it is stored. Graphics context. */
#pragma once

#include <obs-module.h>

struct light {
	bool linear;
	bool encoded; /* as it was before */
};

static inline struct light light_begin(void)
{
	struct light light = {gs_get_linear_srgb(), gs_framebuffer_srgb_enabled()};
	gs_enable_framebuffer_srgb(light.linear);
	return light;
}

static inline void light_set_texture(struct light light, gs_eparam_t *param, gs_texture_t *texture)
{
	if (light.linear)
		gs_effect_set_texture_srgb(param, texture);
	else
		gs_effect_set_texture(param, texture);
}

static inline void light_end(struct light light)
{
	gs_enable_framebuffer_srgb(light.encoded);
}
