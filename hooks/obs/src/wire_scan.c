/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wire_scan.h"

#include "utf8.h"

struct cursor {
	const uint8_t *at;
	size_t left;
};

enum shape { BAD, SCALAR, TEXT, BYTES, ARRAY, MAP };

/* What a value is and the size in or behind its first byte. */
struct head {
	enum shape shape;
	uint64_t count; /* further bytes of a scalar, text or bytes; entries of an array or map */
};

static bool take(struct cursor *cursor, uint64_t bytes)
{
	if (bytes > cursor->left)
		return false;
	cursor->at += bytes;
	cursor->left -= (size_t)bytes;
	return true;
}

/* A big-endian size of 1, 2 or 4 bytes, with `extra` more bytes behind it that count too. */
static struct head sized(struct cursor *cursor, enum shape shape, unsigned bytes, unsigned extra)
{
	const uint8_t *at = cursor->at;
	uint64_t count = 0;

	if (!take(cursor, bytes))
		return (struct head){BAD, 0};
	for (unsigned i = 0; i < bytes; i++)
		count = count << 8 | at[i];
	return (struct head){shape, count + extra};
}

static struct head read_head(struct cursor *cursor)
{
	if (cursor->left == 0)
		return (struct head){BAD, 0};
	uint8_t first = *cursor->at;
	(void)take(cursor, 1);

	if (first <= 0x7f || first >= 0xe0)
		return (struct head){SCALAR, 0};
	if (first <= 0x8f)
		return (struct head){MAP, first & 0x0fu};
	if (first <= 0x9f)
		return (struct head){ARRAY, first & 0x0fu};
	if (first <= 0xbf)
		return (struct head){TEXT, first & 0x1fu};

	switch (first) {
	case 0xc0: /* nil, false, true */
	case 0xc2:
	case 0xc3:
		return (struct head){SCALAR, 0};
	case 0xc4: /* bin */
	case 0xc5:
	case 0xc6:
		return sized(cursor, BYTES, 1u << (first - 0xc4), 0);
	case 0xc7: /* ext: a byte says which */
	case 0xc8:
	case 0xc9:
		return sized(cursor, BYTES, 1u << (first - 0xc7), 1);
	case 0xca: /* float32, float64 */
	case 0xcb:
		return (struct head){SCALAR, 4u << (first - 0xca)};
	case 0xcc: /* uint8 to uint64 */
	case 0xcd:
	case 0xce:
	case 0xcf:
		return (struct head){SCALAR, 1u << (first - 0xcc)};
	case 0xd0: /* int8 to int64 */
	case 0xd1:
	case 0xd2:
	case 0xd3:
		return (struct head){SCALAR, 1u << (first - 0xd0)};
	case 0xd4: /* fixext 1 to 16 */
	case 0xd5:
	case 0xd6:
	case 0xd7:
	case 0xd8:
		return (struct head){BYTES, 1u + (1u << (first - 0xd4))};
	case 0xd9: /* str */
	case 0xda:
	case 0xdb:
		return sized(cursor, TEXT, 1u << (first - 0xd9), 0);
	case 0xdc: /* array */
	case 0xdd:
		return sized(cursor, ARRAY, 2u << (first - 0xdc), 0);
	case 0xde: /* map */
	case 0xdf:
		return sized(cursor, MAP, 2u << (first - 0xde), 0);
	default: /* 0xc1 is never used */
		return (struct head){BAD, 0};
	}
}

/* Recursion is bounded by WIRE_MAX_DEPTH. */
static bool skip(struct cursor *cursor, unsigned depth)
{
	struct head head = read_head(cursor);
	const char *text = (const char *)cursor->at;

	switch (head.shape) {
	case SCALAR:
	case BYTES:
		return take(cursor, head.count);
	case TEXT:
		return take(cursor, head.count) && utf8_is(TEXT_ANY, text, (size_t)head.count);
	case ARRAY:
	case MAP:
		break;
	default:
		return false;
	}
	uint64_t values = head.shape == MAP ? head.count * 2 : head.count;
	if (depth >= WIRE_MAX_DEPTH || values > cursor->left) /* every value takes a byte at least */
		return false;
	for (uint64_t i = 0; i < values; i++) {
		if (!skip(cursor, depth + 1))
			return false;
	}
	return true;
}

bool wire_scan(const uint8_t *data, size_t size)
{
	struct cursor cursor = {data, size};

	return skip(&cursor, 0) && cursor.left == 0;
}
