/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "present.h"

#include "light.h"

struct present {
	gs_effect_t *effect;
	gs_eparam_t *image;
	gs_eparam_t *styled;
	gs_eparam_t *amount;
	gs_eparam_t *split;
	gs_eparam_t *line;
	gs_texture_t *picture;
	uint32_t width;
	uint32_t height;
	enum gs_color_format format;
	bool shown;
};

static void find_params(struct present *present)
{
	present->image = gs_effect_get_param_by_name(present->effect, "image");
	present->styled = gs_effect_get_param_by_name(present->effect, "styled");
	present->amount = gs_effect_get_param_by_name(present->effect, "amount");
	present->split = gs_effect_get_param_by_name(present->effect, "split");
	present->line = gs_effect_get_param_by_name(present->effect, "line_width");
}

static bool complete(const struct present *present)
{
	return present->image && present->styled && present->amount && present->split && present->line;
}

struct present *present_create(void)
{
	struct present *present = bzalloc(sizeof(*present));
	char *file = obs_module_file("mirage.effect");
	char *errors = NULL;
	obs_enter_graphics();
	if (file)
		present->effect = gs_effect_create_from_file(file, &errors);
	if (present->effect)
		find_params(present);
	if (!complete(present)) {
		gs_effect_destroy(present->effect);
		present->effect = NULL;
	}
	obs_leave_graphics();
	if (!present->effect)
		blog(LOG_ERROR,
		     "[mirage] cannot use the file mirage.effect (%s); install the plugin with its data folder: %s",
		     file ? file : "not found", errors ? errors : "no more is known");
	bfree(errors);
	bfree(file);
	return present;
}

void present_destroy(struct present *present)
{
	if (!present)
		return;
	gs_effect_destroy(present->effect);
	gs_texture_destroy(present->picture);
	bfree(present);
}

bool present_is_able(const struct present *present)
{
	return present->effect != NULL;
}

bool present_upload(struct present *present, const struct styled *styled, struct meter *meter)
{
	enum gs_color_format format = styled->format == WIRE_BGRA8 ? GS_BGRX : GS_RGBA;
	bool fits = present->picture && present->width == styled->width && present->height == styled->height &&
		    present->format == format;
	meter_leave(meter, fits ? 1 : 3);
	if (!fits) {
		gs_texture_destroy(present->picture);
		present->picture = gs_texture_create(styled->width, styled->height, format, 1, NULL, GS_DYNAMIC);
	}
	if (present->picture)
		gs_texture_set_image(present->picture, styled->pixels, styled->width * 4, false);
	meter_enter(meter);
	present->width = styled->width;
	present->height = styled->height;
	present->format = format;
	present->shown = present->picture != NULL;
	return present->shown;
}

bool present_has_picture(const struct present *present)
{
	return present->shown;
}

void present_forget(struct present *present)
{
	present->shown = false;
}

void present_draw(struct present *present, gs_texture_t *original, uint32_t width, uint32_t height,
		  const struct look *look, struct meter *meter)
{
	float amount = present->shown ? look->amount : 0.0f;
	bool split = look->split && amount > 0.0f;
	meter_leave(meter, 16);
	struct light light = light_begin();
	light_set_texture(light, present->image, original);
	/* A texture must be bound, also where nothing of it shows. */
	light_set_texture(light, present->styled, present->shown ? present->picture : original);
	gs_effect_set_float(present->amount, amount);
	gs_effect_set_float(present->split, split ? 0.5f : -1.0f);
	gs_effect_set_float(present->line, split ? 1.0f / (float)width : 0.0f);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_INVSRCALPHA); /* colours are multiplied by alpha already */
	while (gs_effect_loop(present->effect, look->smooth ? "Draw" : "DrawPoint"))
		gs_draw_sprite(original, 0, width, height);
	gs_blend_state_pop();
	light_end(light);
	meter_enter(meter);
}
