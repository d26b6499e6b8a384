/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The golden vectors are run from Python; here stands what can be said in C alone. */
#include "wire.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "utf8.h"
#include "wire_scan.h"

/* A literal without its end. */
#define BYTES(text) (text), sizeof(text) - 1

static const char *refusal(const char *bytes, size_t size)
{
	struct wire_message *message = malloc(sizeof(*message));
	uint8_t *copy = malloc(size > 0 ? size : 1); /* a sanitizer then sees every read beyond it */

	if (message == NULL || copy == NULL)
		abort();
	memcpy(copy, bytes, size);
	const char *code = wire_decode(copy, size, message);
	free(copy);
	free(message);
	return code == NULL ? "" : code;
}

static void test_headers(void)
{
	CHECK(strcmp(refusal(BYTES("\x82\xa4type\xa6"
				   "credit\xa6"
				   "frames\x01")),
		     "") == 0);
	CHECK(strcmp(refusal(BYTES("")), "malformed") == 0);
	CHECK(strcmp(refusal(BYTES("\xc1")), "malformed") == 0);
	CHECK(strcmp(refusal(BYTES("\x80\x00")), "malformed") == 0);
	CHECK(strcmp(refusal(BYTES("\x80")), "invalid") == 0);
	CHECK(strcmp(refusal(BYTES("\x90")), "invalid") == 0);
	CHECK(strcmp(refusal(BYTES("\x81\xa4type\xa5watch")), "unknown_type") == 0);
	CHECK(strcmp(refusal(BYTES("\x81\xa4type\xa3"
				   "bye")),
		     "") == 0);

	char *long_one = calloc(1, WIRE_MAX_HEADER + 1);
	if (long_one == NULL)
		abort();
	CHECK(strcmp(refusal(long_one, WIRE_MAX_HEADER + 1), "too_large") == 0);
	CHECK(strcmp(refusal(long_one, WIRE_MAX_HEADER), "malformed") == 0);
	free(long_one);
}

static bool scans(const char *bytes, size_t size)
{
	return wire_scan((const uint8_t *)bytes, size);
}

/* Every kind of value, whole, and one byte short. */
static void test_scan(void)
{
	static const struct {
		const char *bytes;
		size_t size;
	} whole[] = {
		{BYTES("\xc4\x01z")},
		{BYTES("\xc5\x00\x01z")},
		{BYTES("\xc6\x00\x00\x00\x01z")},
		{BYTES("\xc7\x01tz")},
		{BYTES("\xc8\x00\x01tz")},
		{BYTES("\xc9\x00\x00\x00\x01tz")},
		{BYTES("\xca\x00\x00\x00\x00")},
		{BYTES("\xcb\x00\x00\x00\x00\x00\x00\x00\x00")},
		{BYTES("\xcc\x01")},
		{BYTES("\xcf\x00\x00\x00\x00\x00\x00\x00\x01")},
		{BYTES("\xd0\x01")},
		{BYTES("\xd3\x00\x00\x00\x00\x00\x00\x00\x01")},
		{BYTES("\xd4tz")},
		{BYTES("\xd5tzz")},
		{BYTES("\xd6tzzzz")},
		{BYTES("\xd7tzzzzzzzz")},
		{BYTES("\xd8tzzzzzzzzzzzzzzzz")},
		{BYTES("\xd9\x01z")},
		{BYTES("\xda\x00\x01z")},
		{BYTES("\xdb\x00\x00\x00\x01z")},
		{BYTES("\xdc\x00\x01\xc0")},
		{BYTES("\xdd\x00\x00\x00\x01\xc2")},
		{BYTES("\xde\x00\x01\xc0\xc3")},
		{BYTES("\xdf\x00\x00\x00\x01\xa1k\x7f")},
		{BYTES("\x81\xa1k\x91\xe0")},
	};

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		CHECK(scans(whole[i].bytes, whole[i].size));
		for (size_t size = 0; size < whole[i].size; size++)
			CHECK(!scans(whole[i].bytes, size));
		CHECK(!scans(whole[i].bytes, whole[i].size + 1)); /* the literal's end is a value behind it */
	}
	char deep[WIRE_MAX_DEPTH + 2];
	memset(deep, '\x91', sizeof(deep));
	deep[WIRE_MAX_DEPTH] = '\xc0';
	CHECK(scans(deep, WIRE_MAX_DEPTH + 1));
	deep[WIRE_MAX_DEPTH] = '\x91';
	deep[WIRE_MAX_DEPTH + 1] = '\xc0';
	CHECK(!scans(deep, WIRE_MAX_DEPTH + 2));
}

static void test_pictures(void)
{
	CHECK(wire_picture_bytes(3840, 2160, WIRE_RGBA8) == WIRE_MAX_PIXELS * 4u);
	CHECK(wire_picture_bytes(3, 1, WIRE_RGB8) == 9);
	CHECK(wire_picture_bytes(3, 1, WIRE_JPEG) == 0);
	CHECK(wire_picture_bytes(UINT32_MAX, UINT32_MAX, WIRE_BGRA8) == 0);
	CHECK(wire_picture_bytes(0, 9, WIRE_BGRA8) == 0);
}

/* A buffer that has grown is used again as it is: sending allocates nothing then. */
static void test_buffer(void)
{
	struct wire_frame frame = {.seq = 1, .width = 512, .height = 288, .format = WIRE_BGRA8};
	struct wire_buffer buffer = {0};
	char *prompt = calloc(1, WIRE_PROMPT_BYTES + 1);

	if (prompt == NULL)
		abort();
	CHECK(wire_frame(&buffer, &frame));
	const uint8_t *data = buffer.data;
	size_t capacity = buffer.capacity;
	frame.seq = ((uint64_t)1 << 53) - 1;
	CHECK(wire_frame(&buffer, &frame));
	CHECK(buffer.data == data && buffer.capacity == capacity);
	frame.seq++;
	CHECK(!wire_frame(&buffer, &frame));

	memset(prompt, 'x', WIRE_MAX_PROMPT);
	CHECK(wire_prompt(&buffer, prompt, 1.0, 0.0));
	prompt[WIRE_MAX_PROMPT] = 'x';
	CHECK(!wire_prompt(&buffer, prompt, 1.0, 0.0));
	wire_free(&buffer);
	CHECK(buffer.data == NULL && buffer.capacity == 0);
	free(prompt);
}

static void test_texts(void)
{
	CHECK(utf8_count(BYTES("")) == 0);
	CHECK(utf8_count(BYTES("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x8e\x84")) == 4);
	CHECK(utf8_count(BYTES("\xed\xa0\x80")) == -1); /* half a character */
	CHECK(utf8_fit("a\xe2\x82\xac", 9) == 4);
	CHECK(utf8_fit("a\xe2\x82\xac", 4) == 4);
	CHECK(utf8_fit("a\xe2\x82\xac", 3) == 1);
	CHECK(utf8_fit("\xe2\x82\xac", 2) == 0);
	CHECK(utf8_fit("", 0) == 0);

	char cut[6];
	memset(cut, 'x', sizeof(cut));
	utf8_copy(cut, sizeof(cut), "\xe6\xb0\xb4\xe5\xa2\xa8"); /* one byte too long */
	CHECK(memcmp(cut, "\xe6\xb0\xb4\0\0", sizeof(cut)) == 0);
	utf8_copy(cut, sizeof(cut), "seven bytes");
	CHECK(strcmp(cut, "seven") == 0);
	utf8_copy(cut, 1, "\xe6\xb0\xb4");
	CHECK(cut[0] == '\0');
	CHECK(utf8_is(TEXT_FREE, BYTES("a\tb\r\nc\xe2\x80\xa8")));
	CHECK(!utf8_is(TEXT_PLAIN, BYTES("a\tb")));
	CHECK(!utf8_is(TEXT_PLAIN, BYTES("\xe2\x80\xa8")));
	CHECK(!utf8_is(TEXT_FREE, BYTES("a\0b")));
	CHECK(utf8_is(TEXT_ANY, BYTES("a\0b")));
	CHECK(!utf8_is(TEXT_FREE, BYTES("\xe2\x80\xae")));
	CHECK(!utf8_is(TEXT_FREE, BYTES("\xe2\x81\xa6")));
	CHECK(utf8_is(TEXT_PLAIN, BYTES("\xe2\x81\xa5\xe2\x81\xaa\xc2\xa0"))); /* next to those that are not */
}

void test_wire(void)
{
	test_headers();
	test_scan();
	test_pictures();
	test_buffer();
	test_texts();
}
