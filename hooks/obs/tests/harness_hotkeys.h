/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hotkeys that are registered with libobs. */
#pragma once

#include <stdbool.h>

/* A key goes down, up, or both. False: nobody has registered this name. */
bool hotkeys_press(const char *name, bool down, bool up);

/* Prints the names of all. */
void hotkeys_print(void);
