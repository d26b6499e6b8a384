/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One life of a session, from `hello` to whatever ends it. The worker's alone. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "in_flight.h"
#include "link.h"
#include "shared.h"

struct connection {
	struct session *session;
	struct address address;
	unsigned int journey;
	struct link link;
	struct incoming incoming;
	struct wire_buffer header;
	struct wire_message message;
	struct wanted_prompt prompt; /* the one sent last */
	struct in_flight in_flight;
	uint64_t newest_seq; /* of the pictures, over all connections */
	unsigned int credit;
	unsigned int prompts_asked;
	uint64_t number; /* the session's, at the daemon */
	char token[WIRE_TOKEN_BYTES];
	bool welcomed;
	bool attached;
	bool garbled; /* something came that was no message */
	bool asked;   /* whether the daemon still knows us */
	uint64_t ready_ns;
	uint64_t sent_ns;
	uint64_t heard_ns;
	uint64_t logged_ns;
	bool refused;
	char why[512]; /* it is over; empty: it was left */
};

/* Goes to `address` and stays until that ends. How it ended is in `why` and `refused`, and how long frames could go is
 * the result, 0 when they never could. */
uint64_t connection_run(struct connection *connection, const struct address *address, unsigned int journey);

/* For the parts of a connection. */

/* Takes in the message in `incoming`; false: the connection is over. */
bool connection_hear(struct connection *connection, enum link_socket from);

/* Ends the connection; false, so that the caller can return it. */
bool connection_lose(struct connection *connection, bool refused, const char *format, ...);

/* What went wrong, where the connection goes on. */
void connection_say(struct connection *connection, const char *words, bool about_prompt);
