/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The filter's state in words, in the user's language. */
#pragma once

#include <stddef.h>

#include "filter.h"

void status_words(const struct filter_report *report, char *into, size_t room);
