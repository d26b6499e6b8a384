/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The size that a picture is sent in. No OBS, no threads. */
#pragma once

#include <stdint.h>

/* As wide as asked for but no wider than the source, in the source's shape; both even, at least 2, within what the
 * protocol takes. The source has at least one pixel. */
void work_size(uint32_t source_width, uint32_t source_height, uint32_t work_width, uint32_t *width, uint32_t *height);
