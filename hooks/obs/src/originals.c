/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "originals.h"

#include <graphics/vec4.h>
#include <string.h>

/* Half a second at 60 frames a second, and some; faster canvases keep every second or third frame. */
enum { MOST_KEPT = 40 };

struct original {
	gs_texrender_t *target;
	uint64_t drawn_ns;
};

/* kept[0] is the oldest; those from `count` on wait to be used again. */
struct originals {
	struct original kept[MOST_KEPT];
	size_t count;
	bool delayed;
};

struct originals *originals_create(void)
{
	return bzalloc(sizeof(struct originals));
}

void originals_restart(struct originals *originals)
{
	originals->count = 0;
}

void originals_clear(struct originals *originals)
{
	for (size_t i = 0; i < MOST_KEPT; i++)
		gs_texrender_destroy(originals->kept[i].target);
	memset(originals, 0, sizeof(*originals));
}

void originals_destroy(struct originals *originals)
{
	if (!originals)
		return;
	originals_clear(originals);
	bfree(originals);
}

/* The oldest goes to the end, to be drawn into again. */
static void retire_oldest(struct originals *originals)
{
	struct original oldest = originals->kept[0];
	memmove(originals->kept, originals->kept + 1, (MOST_KEPT - 1) * sizeof(oldest));
	originals->kept[MOST_KEPT - 1] = oldest;
	originals->count--;
}

/* Where there is a target already, it is used before a new one is made. */
static struct original *spare(struct originals *originals)
{
	struct original *next = &originals->kept[originals->count];
	for (size_t i = originals->count; !next->target && i < MOST_KEPT; i++) {
		if (originals->kept[i].target) {
			*next = originals->kept[i];
			originals->kept[i] = (struct original){0};
		}
	}
	return next;
}

static struct original *make_room(struct originals *originals, uint64_t delay_ns, uint64_t now_ns)
{
	if (delay_ns == 0) {
		if (originals->delayed)
			originals_clear(originals); /* back to one picture; the others would only hold memory */
		originals->count = 1;
		return &originals->kept[0];
	}
	originals->delayed = true;
	while (originals->count >= 2 && originals->kept[1].drawn_ns + delay_ns <= now_ns)
		retire_oldest(originals);
	struct original *newest = originals->count ? &originals->kept[originals->count - 1] : NULL;
	if (newest && originals->count > 1 && now_ns - newest->drawn_ns < delay_ns / (MOST_KEPT - 2))
		return newest; /* a fast canvas: drawn over */
	if (originals->count == MOST_KEPT)
		retire_oldest(originals);
	struct original *added = spare(originals);
	added->drawn_ns = now_ns;
	originals->count++;
	return added;
}

static bool draw(gs_texrender_t *target, const struct covered *covered)
{
	gs_texrender_reset(target);
	bool begun = gs_texrender_begin(target, covered->width, covered->height);
	if (begun) {
		struct vec4 nothing;
		bool linear = gs_set_linear_srgb(covered->linear || gs_get_linear_srgb());
		vec4_zero(&nothing);
		gs_clear(GS_CLEAR_COLOR, &nothing, 0.0f, 0);
		gs_ortho(0.0f, (float)covered->width, 0.0f, (float)covered->height, -100.0f, 100.0f);
		gs_blend_state_push();
		gs_enable_blending(true); /* OBS draws for an HDR canvas without */
		/* Colours come out multiplied by alpha, from a source as well as from a scene. */
		gs_blend_function_separate(GS_BLEND_SRCALPHA, GS_BLEND_INVSRCALPHA, GS_BLEND_ONE, GS_BLEND_INVSRCALPHA);
		obs_source_skip_video_filter(covered->filter);
		gs_blend_state_pop();
		gs_set_linear_srgb(linear);
		gs_texrender_end(target);
	}
	return begun;
}

gs_texture_t *originals_draw(struct originals *originals, const struct covered *covered, uint64_t delay_ns,
			     uint64_t now_ns, struct meter *meter)
{
	struct original *original = make_room(originals, delay_ns, now_ns);
	meter_leave(meter, 11);
	if (!original->target)
		original->target = gs_texrender_create(GS_RGBA, GS_ZS_NONE);
	bool begun = draw(original->target, covered);
	gs_texture_t *texture = begun ? gs_texrender_get_texture(original->target) : NULL;
	meter_enter(meter);
	if (!texture)
		originals->count = 0;
	return texture;
}

gs_texture_t *originals_shown(const struct originals *originals)
{
	return originals->count ? gs_texrender_get_texture(originals->kept[0].target) : NULL;
}
