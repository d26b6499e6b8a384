/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "work_size.h"

#include "wire.h"

static uint32_t even(uint64_t size)
{
	return size < 2 ? 2 : (uint32_t)(size & ~1ull);
}

void work_size(uint32_t source_width, uint32_t source_height, uint32_t work_width, uint32_t *width, uint32_t *height)
{
	*width = even(work_width < source_width ? work_width : source_width);
	uint64_t exact = ((uint64_t)source_height * *width + source_width / 2) / source_width;
	uint64_t most = WIRE_MAX_PIXELS / *width; /* a tower of a picture */
	if (most > WIRE_MAX_SIDE)
		most = WIRE_MAX_SIDE;
	*height = even(exact < most ? exact : most);
}
