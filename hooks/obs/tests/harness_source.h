/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A source of the harness's own: one colour, which may call itself HDR.
 *
 *   hdr_colour {"color": 0xAABBGGRR, "width": W, "height": H, "hdr": true} */
#pragma once

void sources_register(void);
