/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A session with the daemon. One worker thread owns the sockets; nothing here waits for the network.
 *
 * Frames: borrow, fill, offer. The newest offered frame is sent as soon as the daemon grants credit; older ones are
 * dropped. Pictures: take the newest, show it, release it when a newer one is there. Any thread may call any function,
 * but one thread at a time takes and releases. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "address.h"
#include "wire.h"

struct session;

enum session_state {
	SESSION_OFF,        /* told to be, or closed */
	SESSION_CONNECTING, /* no daemon answers yet; tries for ever */
	SESSION_READY,
	SESSION_REFUSED, /* the daemon does not want us (version, key, busy); tries again, slowly */
};

struct session_status {
	enum session_state state;
	char words[512];  /* why not, for people; empty when all is well */
	char model[256];  /* of the daemon, once ready */
	char device[256]; /* of the daemon, once ready */
	char prompt[WIRE_PROMPT_BYTES]; /* as the daemon understood it */
	uint64_t session; /* its number at the daemon */
	uint64_t sent;
	uint64_t styled;
	uint64_t dropped; /* frames that a newer one replaced */
	uint64_t refused; /* answers that were not shown: wrong size, garbage, too old */
	uint64_t reconnects;
};

/* A frame on its way to the daemon: rgba8 or bgra8, rows top first and without gaps. */
struct frame {
	uint64_t seq; /* set by session_borrow */
	uint32_t width;
	uint32_t height;
	enum wire_format format;
	uint64_t captured_ns; /* by the clock given to session_create */
	float capture_ms;     /* how long reading it back took */
	uint8_t *pixels;      /* room for width x height x 4 after frame_room */
	size_t capacity;
};

/* A restyled frame, in the format of the frame that it was made from. */
struct styled {
	uint64_t seq;
	uint64_t prompt_id;
	uint32_t width;
	uint32_t height;
	enum wire_format format;
	uint64_t captured_ns; /* of the frame that it was made from */
	const uint8_t *pixels;
	size_t size;
};

typedef uint64_t (*clock_ns)(void);
typedef void (*log_line)(int level, const char *line); /* level: 0 error, 1 warning, 2 info, 3 debug */

/* Starts the worker, which rests until session_connect. NULL: no memory or no thread. */
struct session *session_create(const char *name, clock_ns clock, log_line log);

/* Ends the worker and frees everything, within half a second, whatever the daemon does. */
void session_destroy(struct session *session);

/* Goes to this daemon; NULL: rests. Going where it is already does nothing. */
void session_connect(struct session *session, const struct address *to);

/* The newest counts; kept for daemons that come later. */
void session_prompt(struct session *session, const char *text, double strength, double blend_ms);

/* What is captured from now on does not continue what was; frames captured before are dropped. */
void session_reset(struct session *session, enum wire_reset reason, uint64_t now_ns);

/* Frames captured before now are dropped, also those that are offered later. */
void session_drop(struct session *session, uint64_t now_ns);

/* Whether a frame would soon be used that is captured now and offered `lead_ns` from now. */
bool session_wants_frame(struct session *session, uint64_t lead_ns);

/* An empty frame with a new number, or NULL when all are in use. Give it back, or offer it. */
struct frame *session_borrow(struct session *session);
bool frame_room(struct frame *frame, size_t bytes); /* false: no memory */
void session_offer(struct session *session, struct frame *frame);
void session_give_back(struct session *session, struct frame *frame);

/* The newest picture that was not taken yet, or NULL. Valid until session_release. At most two are out at a time. */
const struct styled *session_take(struct session *session);
void session_release(struct session *session, const struct styled *styled);

void session_status(struct session *session, struct session_status *out);
