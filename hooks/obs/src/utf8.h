/* SPDX-License-Identifier: GPL-2.0-or-later */
/* UTF-8 and the two kinds of text of the protocol. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum text_kind {
	TEXT_ANY,   /* valid UTF-8 */
	TEXT_PLAIN, /* nothing that could disturb a terminal: control characters, line ends, marks that turn the writing */
	TEXT_FREE,  /* plain, with tabs and line ends */
};

/* The code points of valid UTF-8; -1 for what is none. */
long utf8_count(const char *text, size_t size);

/* Whether it is UTF-8 that holds only what its kind allows. */
bool utf8_is(enum text_kind kind, const char *text, size_t size);

/* The bytes of the first code point of a text that is not empty; 0: it begins with what is no UTF-8. */
size_t utf8_first(const char *text, size_t size);

/* How many bytes of valid UTF-8 may be copied where there is room for `most`, so that no code point is cut. */
size_t utf8_fit(const char *text, size_t most);

/* Copies what fits, whole code points only, and fills the rest with zeros; there is room for one at least. */
void utf8_copy(char *into, size_t room, const char *text);
