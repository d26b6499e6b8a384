/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "capture.h"

#include <graphics/vec2.h>

#include "copier.h"

/* The ring, one that is being copied, and one that is done but not unmapped yet. */
enum { SURFACES = CAPTURE_MOST_RING + 2 };

enum surface_state { SURFACE_FREE, SURFACE_STAGED, SURFACE_MAPPED };

struct surface {
	gs_stagesurf_t *surface;
	uint32_t width;
	uint32_t height;
	enum surface_state state;
	uint64_t tick;
	uint64_t staged_ns;
	struct copy_job job;
};

struct capture {
	struct session *session;
	struct copier *copier;
	gs_texrender_t *work;
	struct surface surfaces[SURFACES];
	uint32_t depth;
};

struct capture *capture_create(struct session *session)
{
	struct copier *copier = copier_create(session);
	if (!copier)
		return NULL;
	struct capture *capture = bzalloc(sizeof(*capture));
	capture->session = session;
	capture->copier = copier;
	return capture;
}

void capture_drop(struct capture *capture)
{
	for (size_t i = 0; i < SURFACES; i++)
		if (capture->surfaces[i].state == SURFACE_STAGED)
			capture->surfaces[i].state = SURFACE_FREE;
}

void capture_finish(struct capture *capture)
{
	if (!capture)
		return;
	copier_destroy(capture->copier);
	capture->copier = NULL;
}

void capture_destroy(struct capture *capture)
{
	if (!capture)
		return;
	for (size_t i = 0; i < SURFACES; i++) {
		if (capture->surfaces[i].state == SURFACE_MAPPED)
			gs_stagesurface_unmap(capture->surfaces[i].surface);
		gs_stagesurface_destroy(capture->surfaces[i].surface);
	}
	gs_texrender_destroy(capture->work);
	bfree(capture);
}

static void read_back(struct capture *capture, struct surface *surface, struct meter *meter)
{
	surface->state = SURFACE_FREE;
	struct frame *frame = session_borrow(capture->session);
	if (!frame)
		return; /* all are on their way: this one would only wait */
	uint8_t *data = NULL;
	uint32_t line_bytes = 0;
	meter_leave(meter, 1);
	uint64_t began_ns = meter->mark_ns;
	bool mapped = gs_stagesurface_map(surface->surface, &data, &line_bytes);
	meter_enter(meter);
	if (!mapped) {
		session_give_back(capture->session, frame);
		return;
	}
	frame->width = surface->width;
	frame->height = surface->height;
	frame->format = WIRE_RGBA8;
	frame->captured_ns = surface->staged_ns;
	surface->job.frame = frame;
	surface->job.data = data;
	surface->job.line_bytes = line_bytes;
	surface->job.began_ns = began_ns;
	surface->state = SURFACE_MAPPED;
	copier_give(capture->copier, &surface->job);
}

static struct surface *oldest_staged(struct capture *capture)
{
	struct surface *oldest = NULL;
	for (size_t i = 0; i < SURFACES; i++) {
		struct surface *surface = &capture->surfaces[i];
		if (surface->state == SURFACE_STAGED && (!oldest || surface->tick < oldest->tick))
			oldest = surface;
	}
	return oldest;
}

static uint32_t count_staged(const struct capture *capture)
{
	uint32_t count = 0;
	for (size_t i = 0; i < SURFACES; i++)
		count += capture->surfaces[i].state == SURFACE_STAGED;
	return count;
}

void capture_collect(struct capture *capture, uint64_t tick, struct meter *meter)
{
	for (size_t i = 0; i < SURFACES; i++) {
		struct surface *surface = &capture->surfaces[i];
		if (surface->state != SURFACE_MAPPED || atomic_load(&surface->job.busy))
			continue;
		meter_leave(meter, 1);
		gs_stagesurface_unmap(surface->surface);
		meter_enter(meter);
		surface->state = SURFACE_FREE;
	}
	struct surface *due = oldest_staged(capture);
	if (due && due->tick + capture->depth <= tick)
		read_back(capture, due, meter);
}

/* One of this size to stage into; sizes change rarely, and only then is anything made here. NULL: none. */
static struct surface *free_surface(struct capture *capture, uint32_t width, uint32_t height)
{
	struct surface *other = NULL;
	for (size_t i = 0; i < SURFACES; i++) {
		struct surface *surface = &capture->surfaces[i];
		if (surface->state != SURFACE_FREE)
			continue;
		if (surface->surface && surface->width == width && surface->height == height)
			return surface;
		other = surface;
	}
	if (!other)
		return NULL;
	gs_stagesurface_destroy(other->surface);
	other->surface = gs_stagesurface_create(width, height, GS_RGBA);
	other->width = width;
	other->height = height;
	return other->surface ? other : NULL;
}

static void draw_image(gs_effect_t *effect, gs_texture_t *image, uint32_t width, uint32_t height)
{
	struct vec2 size = {0};
	struct vec2 inverse = {0};
	vec2_set(&size, (float)gs_texture_get_width(image), (float)gs_texture_get_height(image));
	vec2_set(&inverse, 1.0f / size.x, 1.0f / size.y);
	gs_eparam_t *base = gs_effect_get_param_by_name(effect, "base_dimension");
	gs_eparam_t *base_inverse = gs_effect_get_param_by_name(effect, "base_dimension_i");
	if (base)
		gs_effect_set_vec2(base, &size);
	if (base_inverse)
		gs_effect_set_vec2(base_inverse, &inverse);
	gs_effect_set_texture(gs_effect_get_param_by_name(effect, "image"), image);
	while (gs_effect_loop(effect, "Draw"))
		gs_draw_sprite(image, 0, width, height);
}

/* The original at another size. Averages over areas: a model must not see edges crawl. NULL: the GPU has no room. */
static gs_texture_t *shrink(struct capture *capture, gs_texture_t *original, uint32_t width, uint32_t height)
{
	if (!capture->work)
		capture->work = gs_texrender_create(GS_RGBA, GS_ZS_NONE);
	gs_texrender_reset(capture->work);
	if (!gs_texrender_begin(capture->work, width, height))
		return NULL;
	gs_ortho(0.0f, (float)width, 0.0f, (float)height, -100.0f, 100.0f);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_ZERO);
	draw_image(obs_get_base_effect(OBS_EFFECT_AREA), original, width, height);
	gs_blend_state_pop();
	gs_texrender_end(capture->work);
	return gs_texrender_get_texture(capture->work);
}

void capture_stage(struct capture *capture, gs_texture_t *original, uint32_t width, uint32_t height, uint32_t ring,
		   uint64_t tick, uint64_t now_ns, struct meter *meter)
{
	capture->depth = ring < 1 ? 1 : ring > CAPTURE_MOST_RING ? CAPTURE_MOST_RING : ring;
	if (count_staged(capture) >= capture->depth)
		return;
	meter_leave(meter, 2);
	struct surface *surface = free_surface(capture, width, height);
	bool exact = gs_texture_get_width(original) == width && gs_texture_get_height(original) == height;
	meter_enter(meter);
	if (!surface)
		return;
	meter_leave(meter, exact ? 1 : 12);
	gs_texture_t *image = exact ? original : shrink(capture, original, width, height);
	if (image)
		gs_stage_texture(surface->surface, image);
	meter_enter(meter);
	if (!image)
		return;
	surface->tick = tick;
	surface->staged_ns = now_ns;
	surface->state = SURFACE_STAGED;
}
