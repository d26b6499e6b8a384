/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The Mirage protocol, version 1: headers to bytes and back. No sockets, no threads, no OBS.
 * See docs/protocol.md; tests/vectors holds the same messages for every language. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	WIRE_VERSION = 1,
	WIRE_MAX_HEADER = 65536,
	WIRE_MAX_SIDE = 8192,
	WIRE_MAX_PIXELS = 3840 * 2160,
	WIRE_MAX_PAYLOAD = WIRE_MAX_PIXELS * 4 + 65536,
	WIRE_MAX_PROMPT = 2000, /* code points */
	WIRE_MAX_CREDIT = 8,
	WIRE_PROMPT_BYTES = WIRE_MAX_PROMPT * 4 + 1,
	WIRE_TEXT_BYTES = 200 * 4 + 1,
	WIRE_TOKEN_BYTES = WIRE_TEXT_BYTES,
};

enum wire_format { WIRE_RGBA8, WIRE_BGRA8, WIRE_RGB8, WIRE_JPEG };

enum wire_reset { WIRE_RESET_TELEPORT, WIRE_RESET_RESPAWN, WIRE_RESET_DIMENSION, WIRE_RESET_CUT, WIRE_RESET_OTHER };

/* A growing buffer that an encoder writes a header into; zero it before the first use. */
struct wire_buffer {
	uint8_t *data;
	size_t size;
	size_t capacity;
};

struct wire_frame {
	uint64_t seq;
	uint32_t width;
	uint32_t height;
	enum wire_format format;
	bool bottom_up;
	float capture_ms;
	float age_ms;
};

/* Encoders replace what the buffer holds; false: out of memory, or a text that the protocol forbids. */
bool wire_hello(struct wire_buffer *into, const char *name);
bool wire_attach(struct wire_buffer *into, const char *token);
bool wire_prompt(struct wire_buffer *into, const char *text, double strength, double blend_ms);
bool wire_frame(struct wire_buffer *into, const struct wire_frame *frame);
bool wire_reset(struct wire_buffer *into, enum wire_reset reason);
bool wire_watch(struct wire_buffer *into);
bool wire_bye(struct wire_buffer *into, const char *reason);
void wire_free(struct wire_buffer *buffer);

enum wire_type {
	WIRE_WELCOME,
	WIRE_ATTACHED,
	WIRE_PROMPTED,
	WIRE_CREDIT,
	WIRE_STYLED,
	WIRE_STATS, /* only `listed` is read */
	WIRE_ERROR,
	WIRE_BYE,
};

struct wire_stages {
	float capture_ms;
	float transport_ms;
	float queue_ms;
	float model_ms;
	float encode_ms;
};

/* A message from the daemon. Texts are valid UTF-8 and end with a zero. */
struct wire_message {
	enum wire_type type;
	union {
		struct {
			uint64_t session;
			char token[WIRE_TOKEN_BYTES];
			char backend[WIRE_TEXT_BYTES];
			char model[WIRE_TEXT_BYTES];
			char device[WIRE_TEXT_BYTES];
		} welcome;
		struct {
			uint64_t session;
		} attached;
		struct {
			uint64_t prompt_id;
			char text[WIRE_PROMPT_BYTES];
		} prompted;
		struct {
			uint32_t frames;
		} credit;
		struct {
			uint64_t seq;
			uint32_t width;
			uint32_t height;
			enum wire_format format;
			bool bottom_up;
			uint64_t prompt_id;
			uint32_t steps;
			struct wire_stages stages;
		} styled;
		struct {
			size_t sessions;        /* how many it lists */
			uint64_t session[1024]; /* their numbers */
		} stats;
		struct {
			char code[WIRE_TEXT_BYTES];
			char message[WIRE_PROMPT_BYTES];
			char fix[WIRE_PROMPT_BYTES];
			bool has_seq;
			uint64_t seq;
		} error;
		struct {
			char reason[WIRE_TEXT_BYTES];
		} bye;
	};
};

/* NULL, or the error code of docs/protocol.md that fits ("malformed", "invalid", ...); then `out` means nothing. */
const char *wire_decode(const void *data, size_t size, struct wire_message *out);

/* Whether the parts behind the header are what it implies: NULL or "payload". `last_size` is the last part's. */
const char *wire_check_parts(const struct wire_message *message, size_t parts, size_t last_size);

/* Bytes of a raw picture; 0 for jpeg. */
size_t wire_picture_bytes(uint32_t width, uint32_t height, enum wire_format format);

/* Whether a prompt may be sent: valid UTF-8, at most WIRE_MAX_PROMPT code points, free text. */
bool wire_prompt_is_fine(const char *text);
