/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "harness_source.h"

#include <obs-module.h>
#include <stdatomic.h>

struct hdr_colour {
	atomic_uint color;
	atomic_uint width;
	atomic_uint height;
	atomic_bool hdr;
};

static const char *hdr_name(void *type_data)
{
	UNUSED_PARAMETER(type_data);
	return "HDR colour";
}

static void hdr_update(void *data, obs_data_t *settings)
{
	struct hdr_colour *source = data;
	atomic_store(&source->color, (unsigned)obs_data_get_int(settings, "color"));
	atomic_store(&source->width, (unsigned)obs_data_get_int(settings, "width"));
	atomic_store(&source->height, (unsigned)obs_data_get_int(settings, "height"));
	atomic_store(&source->hdr, obs_data_get_bool(settings, "hdr"));
}

static void *hdr_create(obs_data_t *settings, obs_source_t *source)
{
	struct hdr_colour *made = bzalloc(sizeof(*made));
	UNUSED_PARAMETER(source);
	hdr_update(made, settings);
	return made;
}

static uint32_t hdr_width(void *data)
{
	return atomic_load(&((struct hdr_colour *)data)->width);
}

static uint32_t hdr_height(void *data)
{
	return atomic_load(&((struct hdr_colour *)data)->height);
}

static void hdr_render(void *data, gs_effect_t *effect)
{
	gs_effect_t *solid = obs_get_base_effect(OBS_EFFECT_SOLID);
	UNUSED_PARAMETER(effect);
	gs_effect_set_color(gs_effect_get_param_by_name(solid, "color"), atomic_load(&((struct hdr_colour *)data)->color));
	while (gs_effect_loop(solid, "Solid"))
		gs_draw_sprite(NULL, 0, hdr_width(data), hdr_height(data));
}

static enum gs_color_space hdr_space(void *data, size_t count, const enum gs_color_space *preferred)
{
	UNUSED_PARAMETER(count);
	UNUSED_PARAMETER(preferred);
	return atomic_load(&((struct hdr_colour *)data)->hdr) ? GS_CS_709_EXTENDED : GS_CS_SRGB;
}

static struct obs_source_info hdr_info = {
	.id = "hdr_colour",
	.type = OBS_SOURCE_TYPE_INPUT,
	.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW,
	.get_name = hdr_name,
	.create = hdr_create,
	.destroy = bfree,
	.update = hdr_update,
	.get_width = hdr_width,
	.get_height = hdr_height,
	.video_render = hdr_render,
	.video_get_color_space = hdr_space,
};

void sources_register(void)
{
	obs_register_source(&hdr_info);
}
