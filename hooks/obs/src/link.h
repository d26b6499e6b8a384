/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The two sockets of one connection, in a context of their own, so that whatever happens to them ends with it. The
 * worker's alone; nothing here waits, but for link_poll and, at most LINK_GOODBYE_MS, link_close. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <zmq.h>

#include "address.h"
#include "mailbox.h"
#include "wire.h"

enum { LINK_GOODBYE_MS = 100 };

enum link_socket { LINK_CONTROL, LINK_FRAMES, LINK_SOCKETS };

enum link_state {
	LINK_FINE,
	LINK_BROKEN,  /* there was a connection, and it is gone */
	LINK_REFUSED, /* the other side wants other keys, or does not speak ZeroMQ */
};

struct link {
	void *context;
	void *sockets[LINK_SOCKETS];
	void *monitors[LINK_SOCKETS];
	enum link_state state;
};

/* A message of any number of parts, of which the first and the last are kept. */
struct incoming {
	zmq_msg_t header;
	zmq_msg_t last; /* empty when nothing follows the header */
	size_t parts;   /* behind the header */
};

/* False: why not is in `why`, and there is nothing to close. */
bool link_open(struct link *link, const struct address *address, char *why, size_t room);

/* With a goodbye, lets what was sent on control leave first. */
void link_close(struct link *link, bool goodbye);

/* Waits for a message, or for the end of the time; then `state` is up to date. */
void link_poll(struct link *link, long timeout_ms);

bool link_send(struct link *link, enum link_socket to, const struct wire_buffer *header);

/* Sends a frame without copying it; its slot goes back to the mailbox when ZeroMQ is done with the pixels, or at once
 * when this is false. */
bool link_send_frame(struct link *link, const struct wire_buffer *header, struct slot *slot);

/* The next message, or false when there is none. What it holds is the caller's: incoming_free. */
bool link_receive(struct link *link, enum link_socket from, struct incoming *into);
void incoming_free(struct incoming *incoming);
