/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the callers of a session and its worker share. Only session.c and connection.c look in here. */
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "mailbox.h"
#include "pace.h"
#include "pictures.h"
#include "session.h"

struct wanted_prompt {
	unsigned int version; /* 0: none was asked for */
	double strength;
	double blend_ms;
	char text[WIRE_PROMPT_BYTES];
};

struct connection;

struct session {
	clock_ns clock;
	log_line log;
	struct wire_buffer hello;
	struct mailbox mailbox;
	struct pictures pictures;
	struct pace pace;
	atomic_bool closing;
	atomic_uint journey;        /* grows when the session is sent elsewhere */
	atomic_uint prompt_version; /* of `prompt`, so that the worker need not lock to see that nothing is new */

	struct connection *connection; /* the worker's */
	pthread_t worker;

	pthread_mutex_t lock; /* for all below */
	pthread_cond_t changed;
	bool has_address;
	struct address address;
	struct wanted_prompt prompt;
	struct session_status status;
	bool about_prompt; /* the words are about the prompt: a picture does not put them right */
	uint64_t readied;  /* how often a connection was ready */
	bool ended;
	bool abandoned; /* whoever destroyed the session did not wait for the worker */
};

static inline uint64_t session_now(const struct session *session)
{
	return session->clock();
}

/* Whether the session closes, or was sent elsewhere since this journey began. */
static inline bool session_left(const struct session *session, unsigned int journey)
{
	return atomic_load(&session->closing) || atomic_load(&session->journey) != journey;
}

void session_log(struct session *session, int level, const char *line);
