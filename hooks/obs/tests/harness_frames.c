/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "harness_frames.h"

#include <obs.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <util/platform.h>

enum { WAIT_MS = 20000 };

static pthread_mutex_t frame_mutex = PTHREAD_MUTEX_INITIALIZER;
static uint8_t *frame_pixels; /* B, G, R, A */
static uint32_t frame_width;
static uint32_t frame_height;
static uint64_t frame_number;

static void on_frame(void *data, struct video_data *video)
{
	UNUSED_PARAMETER(data);
	pthread_mutex_lock(&frame_mutex);
	for (uint32_t y = 0; frame_pixels && y < frame_height; y++)
		memcpy(frame_pixels + (size_t)y * frame_width * 4, video->data[0] + (size_t)y * video->linesize[0],
		       (size_t)frame_width * 4);
	frame_number++;
	pthread_mutex_unlock(&frame_mutex);
}

static uint64_t frames_so_far(void)
{
	pthread_mutex_lock(&frame_mutex);
	uint64_t number = frame_number;
	pthread_mutex_unlock(&frame_mutex);
	return number;
}

bool frames_wait(uint64_t count)
{
	uint64_t until = frames_so_far() + count;
	uint64_t deadline_ns = os_gettime_ns() + WAIT_MS * 1000000ull;
	while (frames_so_far() < until) {
		if (os_gettime_ns() > deadline_ns)
			return false;
		os_sleep_ms(2);
	}
	return true;
}

bool frames_begin(uint32_t width, uint32_t height, uint32_t fps, bool ten_bits)
{
	struct obs_video_info video = {
		.graphics_module = "libobs-opengl",
		.fps_num = fps,
		.fps_den = 1,
		.base_width = width,
		.base_height = height,
		.output_width = width,
		.output_height = height,
		.output_format = ten_bits ? VIDEO_FORMAT_P010 : VIDEO_FORMAT_BGRA,
		.colorspace = ten_bits ? VIDEO_CS_709 : VIDEO_CS_SRGB,
		.range = VIDEO_RANGE_FULL,
		.gpu_conversion = true,
		.scale_type = OBS_SCALE_BILINEAR,
	};
	const struct video_scale_info readable = {
		.format = VIDEO_FORMAT_BGRA,
		.width = width,
		.height = height,
		.range = VIDEO_RANGE_FULL,
		.colorspace = VIDEO_CS_SRGB,
	};
	if (frame_pixels)
		obs_remove_raw_video_callback(on_frame, NULL);
	int result = obs_reset_video(&video);
	pthread_mutex_lock(&frame_mutex);
	free(frame_pixels);
	frame_pixels = calloc((size_t)width * height, 4);
	frame_width = width;
	frame_height = height;
	pthread_mutex_unlock(&frame_mutex);
	obs_add_raw_video_callback(ten_bits ? &readable : NULL, on_frame, NULL);
	return result == OBS_VIDEO_SUCCESS;
}

void frames_print(char *where)
{
	pthread_mutex_lock(&frame_mutex);
	printf("{\"frame\":%llu,\"pixels\":[", (unsigned long long)frame_number);
	char *end = where;
	for (bool some = false;; some = true) {
		unsigned long x = strtoul(where, &end, 10);
		if (end == where)
			break;
		unsigned long y = strtoul(end, &where, 10);
		if (x >= frame_width || y >= frame_height)
			break;
		const uint8_t *pixel = frame_pixels + (y * frame_width + x) * 4;
		printf("%s[%d,%d,%d]", some ? "," : "", pixel[2], pixel[1], pixel[0]);
	}
	printf("]}\n");
	pthread_mutex_unlock(&frame_mutex);
}

void frames_end(void)
{
	obs_remove_raw_video_callback(on_frame, NULL);
	free(frame_pixels);
	frame_pixels = NULL;
}
