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
	struct hdr_colour *source = data;
	gs_effect_set_color(gs_effect_get_param_by_name(solid, "color"), atomic_load(&source->color));
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

/* A frame that is shown over and over. */
struct video {
	obs_source_t *source;
	struct obs_source_frame frame;
};

static const char *video_name(void *type_data)
{
	UNUSED_PARAMETER(type_data);
	return "Video";
}

static struct video *video_create(obs_data_t *settings, obs_source_t *source, enum video_format format)
{
	struct video *video = bzalloc(sizeof(*video));
	video->source = source;
	obs_source_frame_init(&video->frame, format, (uint32_t)obs_data_get_int(settings, "width"),
			      (uint32_t)obs_data_get_int(settings, "height"));
	obs_source_set_async_unbuffered(source, true);
	return video;
}

static void *ten_bits_create(obs_data_t *settings, obs_source_t *source)
{
	struct video *video = video_create(settings, source, VIDEO_FORMAT_I010);
	struct obs_source_frame *frame = &video->frame;
	for (int plane = 0; plane < 3; plane++) {
		uint32_t lines = plane ? frame->height / 2 : frame->height;
		uint16_t *values = (uint16_t *)frame->data[plane];
		for (size_t i = 0; i < lines * frame->linesize[plane] / sizeof(*values); i++)
			values[i] = plane ? 512 : (uint16_t)obs_data_get_int(settings, "luma");
	}
	video_format_get_parameters_for_format(VIDEO_CS_709, VIDEO_RANGE_PARTIAL, VIDEO_FORMAT_I010,
					       frame->color_matrix, frame->color_range_min, frame->color_range_max);
	return video;
}

static void *clear_video_create(obs_data_t *settings, obs_source_t *source)
{
	struct video *video = video_create(settings, source, VIDEO_FORMAT_RGBA);
	uint32_t *pixels = (uint32_t *)video->frame.data[0];
	for (size_t i = 0; i < video->frame.height * video->frame.linesize[0] / sizeof(*pixels); i++)
		pixels[i] = (uint32_t)obs_data_get_int(settings, "color");
	return video;
}

static void video_destroy(void *data)
{
	struct video *video = data;
	obs_source_frame_free(&video->frame);
	bfree(video);
}

static void video_tick(void *data, float seconds)
{
	struct video *video = data;
	UNUSED_PARAMETER(seconds);
	video->frame.timestamp = obs_get_video_frame_time();
	obs_source_output_video(video->source, &video->frame);
}

static void register_video(const char *id, void *(*create)(obs_data_t *settings, obs_source_t *source))
{
	const struct obs_source_info info = { /* OBS copies it */
		.id = id,
		.type = OBS_SOURCE_TYPE_INPUT,
		.output_flags = OBS_SOURCE_ASYNC_VIDEO,
		.get_name = video_name,
		.create = create,
		.destroy = video_destroy,
		.video_tick = video_tick,
	};
	obs_register_source(&info);
}

void sources_register(void)
{
	obs_register_source(&hdr_info);
	register_video("ten_bits", ten_bits_create);
	register_video("clear_video", clear_video_create);
}
