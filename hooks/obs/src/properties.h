/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the filter's dialog shows. */
#pragma once

#include "filter.h"

obs_properties_t *filter_properties(void *filter);
