/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sources of the harness's own: one colour, which may call itself HDR; grey video of 10 bits, `luma` from 64 to 940; and
 * video of one colour with alpha.
 *
 *   hdr_colour  {"color": 0xAABBGGRR, "width": W, "height": H, "hdr": true}
 *   ten_bits    {"luma": Y, "width": W, "height": H}
 *   clear_video {"color": 0xAABBGGRR, "width": W, "height": H} */
#pragma once

void sources_register(void);
