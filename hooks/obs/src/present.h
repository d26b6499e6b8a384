/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shows the newest restyled picture over the original. Graphics thread, within the graphics context. */
#pragma once

#include <obs-module.h>

#include "meter.h"
#include "session.h"

struct present;

/* Reads the effect; enters the graphics context itself. NULL: no memory. */
struct present *present_create(void);
void present_destroy(struct present *present);

/* False: the effect file is missing or does not compile. */
bool present_is_able(const struct present *present);

/* Puts the picture on the GPU; its pixels are not needed afterwards. False: the GPU has no room. */
bool present_upload(struct present *present, const struct styled *styled, struct meter *meter);

bool present_has_picture(const struct present *present);
void present_forget(struct present *present);

struct look {
	float amount; /* 0: the original, 1: the styled picture */
	bool split;   /* the left half stays as it was */
	bool smooth;
};

void present_draw(struct present *present, gs_texture_t *original, uint32_t width, uint32_t height,
		  const struct look *look, struct meter *meter);
