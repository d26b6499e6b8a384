/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sizes, texts and formats of the protocol, and what this side sends. What it receives is in wire_decode.c. */
#include "wire.h"

#include <msgpack.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

static const double LONGEST_MS = 3600000.0;
static const uint64_t MOST_COUNT = ((uint64_t)1 << 53) - 1;
static const char *const FORMATS[] = {"rgba8", "bgra8", "rgb8", "jpeg"};
static const char *const RESETS[] = {"teleport", "respawn", "dimension", "cut", "other"};

size_t wire_picture_bytes(uint32_t width, uint32_t height, enum wire_format format)
{
	if (width > WIRE_MAX_SIDE || height > WIRE_MAX_SIDE || format == WIRE_JPEG)
		return 0;
	return (size_t)width * height * (format == WIRE_RGB8 ? 3 : 4);
}

const char *wire_check_parts(const struct wire_message *message, size_t parts, size_t last_size)
{
	if (message->type != WIRE_STYLED)
		return parts == 0 ? NULL : "payload";
	if (parts != 1)
		return "payload";
	uint32_t width = message->styled.width;
	uint32_t height = message->styled.height;
	if (message->styled.format != WIRE_JPEG)
		return last_size == wire_picture_bytes(width, height, message->styled.format) ? NULL : "payload";
	size_t most = (size_t)width * height * 4 + 65536;
	return last_size >= 1 && last_size <= most ? NULL : "payload";
}

static bool text_fits(enum text_kind kind, const char *text, long most)
{
	size_t size = strlen(text);

	return size <= (size_t)most * 4 && utf8_is(kind, text, size) && utf8_count(text, size) <= most;
}

bool wire_prompt_is_fine(const char *text)
{
	return text_fits(TEXT_FREE, text, WIRE_MAX_PROMPT);
}

/* Called by the packer for every piece. */
static int append(void *data, const char *bytes, size_t size)
{
	struct wire_buffer *into = data;

	if (size > WIRE_MAX_HEADER - into->size)
		return -1;
	if (into->size + size > into->capacity) {
		size_t capacity = into->capacity == 0 ? 256 : into->capacity;
		while (capacity < into->size + size)
			capacity *= 2;
		uint8_t *grown = realloc(into->data, capacity);
		if (grown == NULL)
			return -1;
		into->data = grown;
		into->capacity = capacity;
	}
	memcpy(into->data + into->size, bytes, size);
	into->size += size;
	return 0;
}

void wire_free(struct wire_buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct wire_buffer){0};
}

/* Writes fields and remembers whether all went in. */
struct writer {
	msgpack_packer packer;
	bool failed;
};

static void put_text(struct writer *to, const char *text)
{
	size_t size = strlen(text);

	to->failed |= msgpack_pack_str(&to->packer, size) != 0 || msgpack_pack_str_body(&to->packer, text, size) != 0;
}

static struct writer begin(struct wire_buffer *into, const char *type, size_t fields)
{
	struct writer to = {.failed = false};

	into->size = 0;
	msgpack_packer_init(&to.packer, into, append);
	to.failed = msgpack_pack_map(&to.packer, fields + 1) != 0;
	put_text(&to, "type");
	put_text(&to, type);
	return to;
}

static void put_string(struct writer *to, const char *key, const char *text)
{
	put_text(to, key);
	put_text(to, text);
}

static void put_whole(struct writer *to, const char *key, uint64_t value)
{
	put_text(to, key);
	to->failed |= msgpack_pack_uint64(&to->packer, value) != 0;
}

/* Out of range becomes the nearest value, no number the least: a slow machine must not end a session. */
static void put_number(struct writer *to, const char *key, double value, double most)
{
	double kept = value > most ? most : value > 0.0 ? value : 0.0;

	put_text(to, key);
	to->failed |= msgpack_pack_double(&to->packer, kept) != 0;
}

static void put_flag(struct writer *to, const char *key, bool value)
{
	put_text(to, key);
	to->failed |= (value ? msgpack_pack_true(&to->packer) : msgpack_pack_false(&to->packer)) != 0;
}

bool wire_hello(struct wire_buffer *into, const char *name)
{
	if (!text_fits(TEXT_PLAIN, name, 200))
		return false;
	struct writer to = begin(into, "hello", 2);
	put_whole(&to, "version", WIRE_VERSION);
	put_string(&to, "name", name);
	return !to.failed;
}

bool wire_attach(struct wire_buffer *into, const char *token)
{
	if (!text_fits(TEXT_PLAIN, token, 200))
		return false;
	struct writer to = begin(into, "attach", 1);
	put_string(&to, "token", token);
	return !to.failed;
}

bool wire_prompt(struct wire_buffer *into, const char *text, double strength, double blend_ms)
{
	if (!wire_prompt_is_fine(text))
		return false;
	struct writer to = begin(into, "prompt", 3);
	put_string(&to, "text", text);
	put_number(&to, "strength", strength, 1.0);
	put_number(&to, "blend_ms", blend_ms, LONGEST_MS);
	return !to.failed;
}

static bool size_fits(uint32_t width, uint32_t height)
{
	return width >= 1 && height >= 1 && width <= WIRE_MAX_SIDE && height <= WIRE_MAX_SIDE &&
	       width * height <= WIRE_MAX_PIXELS;
}

bool wire_frame(struct wire_buffer *into, const struct wire_frame *frame)
{
	if (frame->seq > MOST_COUNT || !size_fits(frame->width, frame->height) || (unsigned)frame->format > WIRE_JPEG)
		return false;
	struct writer to = begin(into, "frame", 7);
	put_whole(&to, "seq", frame->seq);
	put_whole(&to, "width", frame->width);
	put_whole(&to, "height", frame->height);
	put_string(&to, "format", FORMATS[frame->format]);
	put_flag(&to, "bottom_up", frame->bottom_up);
	put_number(&to, "capture_ms", (double)frame->capture_ms, LONGEST_MS);
	put_number(&to, "age_ms", (double)frame->age_ms, LONGEST_MS);
	return !to.failed;
}

bool wire_reset(struct wire_buffer *into, enum wire_reset reason)
{
	if ((unsigned)reason > WIRE_RESET_OTHER)
		return false;
	struct writer to = begin(into, "reset", 1);
	put_string(&to, "reason", RESETS[reason]);
	return !to.failed;
}

bool wire_watch(struct wire_buffer *into)
{
	struct writer to = begin(into, "watch", 0);

	return !to.failed;
}

bool wire_bye(struct wire_buffer *into, const char *reason)
{
	if (!text_fits(TEXT_PLAIN, reason, 200))
		return false;
	struct writer to = begin(into, "bye", 1);
	put_string(&to, "reason", reason);
	return !to.failed;
}
