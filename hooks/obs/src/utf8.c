/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "utf8.h"

#include <stdint.h>
#include <string.h>

/* The bytes of the first code point, or 0: cut short, too long a form, a surrogate, or beyond Unicode. */
static size_t next(const uint8_t *at, size_t left, uint32_t *point)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint8_t first = at[0];

	if (first < 0x80) {
		*point = first;
		return 1;
	}
	size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || length > left)
		return 0;
	uint32_t value = first & (0xffu >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (at[i] & 0x3fu);
	}
	if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*point = value;
	return length;
}

static bool allowed(enum text_kind kind, uint32_t point)
{
	if (kind == TEXT_ANY)
		return true;
	bool space = point == '\t' || point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
	if (space)
		return kind == TEXT_FREE;
	bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
	bool turns = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
	return !control && !turns;
}

size_t utf8_first(const char *text, size_t size)
{
	uint32_t point;

	return next((const uint8_t *)text, size, &point);
}

long utf8_count(const char *text, size_t size)
{
	long count = 0;
	uint32_t point;

	for (size_t at = 0; at < size; count++) {
		size_t length = next((const uint8_t *)text + at, size - at, &point);
		if (length == 0)
			return -1;
		at += length;
	}
	return count;
}

bool utf8_is(enum text_kind kind, const char *text, size_t size)
{
	uint32_t point;

	for (size_t at = 0; at < size;) {
		size_t length = next((const uint8_t *)text + at, size - at, &point);
		if (length == 0 || !allowed(kind, point))
			return false;
		at += length;
	}
	return true;
}

size_t utf8_fit(const char *text, size_t most)
{
	size_t size = 0;

	while (size < most && text[size] != '\0')
		size++;
	if (text[size] == '\0')
		return size;
	while (size > 0 && ((uint8_t)text[size] & 0xc0) == 0x80)
		size--;
	return size;
}

void utf8_copy(char *into, size_t room, const char *text)
{
	size_t size = utf8_fit(text, room - 1);

	memcpy(into, text, size);
	memset(into + size, 0, room - size);
}
