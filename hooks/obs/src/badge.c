/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mark is painted here, pixel by pixel, into a small texture: no font and no file to go missing. */
#include "badge.h"

#include <math.h>
#include <obs-module.h>

#include "light.h"

enum {
	LETTERS = 6,
	LETTER_COLUMNS = 5,
	LETTER_ROWS = 7,
	DETAIL = 4, /* texels to a unit, so that it can grow and its corners be round */
	MARGIN = 4, /* units around the word */
	UNITS_WIDE = LETTERS * (LETTER_COLUMNS + 1) - 1 + 2 * MARGIN,
	UNITS_HIGH = LETTER_ROWS + 2 * MARGIN,
	WIDTH = UNITS_WIDE * DETAIL,
	HEIGHT = UNITS_HIGH * DETAIL,
	PICTURE_UNITS = 360, /* the height of a picture in which a unit is a pixel */
	STEPS = 32,          /* of opacity */
};

#define RADIUS (4.0f * DETAIL)
#define BACK_ALPHA 0.62f

/* M, I, R, A, G, E: a row of five bits each, the left one highest. */
static const uint8_t letters[LETTERS][LETTER_ROWS] = {
	{0x11, 0x1b, 0x15, 0x15, 0x11, 0x11, 0x11}, {0x0e, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0e},
	{0x1e, 0x11, 0x11, 0x1e, 0x14, 0x12, 0x11}, {0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11},
	{0x0e, 0x11, 0x10, 0x17, 0x11, 0x11, 0x0f}, {0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f},
};

struct badge {
	gs_texture_t *texture;
	int painted; /* the opacity that the texture has, in steps; -1: none */
	bool linear; /* painted to be blended in linear light */
	uint8_t pixels[WIDTH * HEIGHT * 4];
};

struct badge *badge_create(void)
{
	struct badge *badge = bzalloc(sizeof(*badge));
	badge->painted = -1;
	return badge;
}

void badge_destroy(struct badge *badge)
{
	if (!badge)
		return;
	obs_enter_graphics();
	gs_texture_destroy(badge->texture);
	obs_leave_graphics();
	bfree(badge);
}

static bool is_ink(int x, int y)
{
	int column = x / DETAIL - MARGIN;
	int row = y / DETAIL - MARGIN;

	if (x < MARGIN * DETAIL || y < MARGIN * DETAIL)
		return false;
	if (row >= LETTER_ROWS || column >= LETTERS * (LETTER_COLUMNS + 1))
		return false;
	int letter = column / (LETTER_COLUMNS + 1);
	int bit = LETTER_COLUMNS - 1 - column % (LETTER_COLUMNS + 1);
	return bit >= 0 && (letters[letter][row] >> bit & 1);
}

/* How much of this texel lies within the rounded rectangle. */
static float inside(int x, int y)
{
	float dx = fmaxf(fabsf((float)x + 0.5f - WIDTH / 2.0f) - (WIDTH / 2.0f - RADIUS), 0.0f);
	float dy = fmaxf(fabsf((float)y + 0.5f - HEIGHT / 2.0f) - (HEIGHT / 2.0f - RADIUS), 0.0f);
	return fminf(fmaxf(RADIUS + 0.5f - sqrtf(dx * dx + dy * dy), 0.0f), 1.0f);
}

/* Colours are multiplied by alpha already, as everywhere in a filter: by that of the light that they stand for. */
static void paint(struct badge *badge, float opacity, bool linear)
{
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			uint8_t *pixel = badge->pixels + (y * WIDTH + x) * 4;
			bool ink = is_ink(x, y);
			float alpha = opacity * inside(x, y) * (ink ? 1.0f : BACK_ALPHA);
			float light = ink ? 245.0f : 18.0f;
			float dimmed = linear ? powf(alpha, 1.0f / 2.2f) : alpha;
			pixel[0] = pixel[1] = (uint8_t)(light * dimmed);
			pixel[2] = (uint8_t)((light + 8.0f) * dimmed);
			pixel[3] = (uint8_t)(255.0f * alpha);
		}
	}
}

static bool prepare(struct badge *badge, int step, bool linear)
{
	if (badge->painted == step && badge->linear == linear)
		return badge->texture != NULL;
	badge->painted = step;
	badge->linear = linear;
	paint(badge, (float)step / STEPS, linear);
	if (!badge->texture)
		badge->texture = gs_texture_create(WIDTH, HEIGHT, GS_RGBA, 1, NULL, GS_DYNAMIC);
	if (badge->texture)
		gs_texture_set_image(badge->texture, badge->pixels, WIDTH * 4, false);
	return badge->texture != NULL;
}

void badge_draw(struct badge *badge, uint32_t width, uint32_t height, float opacity)
{
	int step = (int)lroundf(fminf(fmaxf(opacity, 0.0f), 1.0f) * STEPS);
	float unit = fmaxf(1.0f, roundf((float)height / PICTURE_UNITS));
	float wide = unit * UNITS_WIDE;
	float high = unit * UNITS_HIGH;
	float gap = unit * 6.0f;

	if (step == 0 || (float)width < wide + 2.0f * gap || (float)height < high + 2.0f * gap)
		return;
	if (!prepare(badge, step, gs_get_linear_srgb()))
		return;

	gs_effect_t *effect = obs_get_base_effect(OBS_EFFECT_DEFAULT);
	gs_eparam_t *image = gs_effect_get_param_by_name(effect, "image");
	struct light light = light_begin();
	gs_blend_state_push();
	gs_enable_blending(true); /* OBS draws for an HDR canvas without */
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_INVSRCALPHA);
	gs_matrix_push();
	gs_matrix_translate3f((float)width - wide - gap, (float)height - high - gap, 0.0f);
	light_set_texture(light, image, badge->texture);
	while (gs_effect_loop(effect, "Draw"))
		gs_draw_sprite(badge->texture, 0, (uint32_t)wide, (uint32_t)high);
	gs_matrix_pop();
	gs_blend_state_pop();
	light_end(light);
}
