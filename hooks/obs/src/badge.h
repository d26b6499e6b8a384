/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A small mark in the corner while restyling is on, so that viewers know. Graphics thread. */
#pragma once

#include <stdint.h>

struct badge;

struct badge *badge_create(void); /* NULL: no memory; makes its texture when first drawn */
void badge_destroy(struct badge *badge);
void badge_draw(struct badge *badge, uint32_t width, uint32_t height, float opacity);
