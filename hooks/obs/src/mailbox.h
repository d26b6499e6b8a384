/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The frame slots, and the newest frame that waits to be sent. Any thread; the lock is held for a few assignments only.
 *
 * A reset travels with the frame that comes after it, so that the two cannot change places. */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "session.h"

enum { MAILBOX_SLOTS = 4 };

struct mailbox;

enum slot_state {
	SLOT_IDLE,
	SLOT_LENT, /* somebody fills it */
	SLOT_WAITING,
	SLOT_SENDING, /* the worker has it, or ZeroMQ reads its pixels */
};

struct slot {
	struct frame frame; /* first, so that a frame is its slot */
	struct mailbox *mailbox;
	enum slot_state state;
	bool has_reset; /* told to the daemon before this frame */
	enum wire_reset reset;
};

struct mailbox {
	pthread_mutex_t lock;
	struct slot slots[MAILBOX_SLOTS];
	struct slot *waiting;
	uint64_t last_seq;
	uint64_t dropped;
	bool reset_pending;
	enum wire_reset reset;
	bool was_reset;
	uint64_t reset_ns;
};

bool mailbox_init(struct mailbox *mailbox);
void mailbox_free(struct mailbox *mailbox); /* frees the pixels too, whoever holds them */

/* An empty slot with a new number, or NULL when all are in use. */
struct frame *mailbox_borrow(struct mailbox *mailbox);
bool mailbox_can_lend(struct mailbox *mailbox);

/* Makes this the frame that waits, unless it is older than the one there is, than the last reset, or impossible. */
void mailbox_offer(struct mailbox *mailbox, struct frame *frame);
void mailbox_give_back(struct mailbox *mailbox, struct frame *frame);

/* What was captured before now is history: the waiting frame goes, and the next one tells of the reset. */
void mailbox_reset(struct mailbox *mailbox, enum wire_reset reason, uint64_t now_ns);

/* Nothing that was captured before now may be sent; what comes later continues it all the same. */
void mailbox_drop(struct mailbox *mailbox, uint64_t now_ns);

/* A new connection has no past: forgets the frame that waits, and resets that nobody was told of. */
void mailbox_clear(struct mailbox *mailbox);

/* The frame that waits, which is then the caller's until mailbox_sent, or NULL. */
struct slot *mailbox_take(struct mailbox *mailbox);
void mailbox_sent(struct slot *slot); /* any thread, ZeroMQ's too */

/* When the waiting frame was captured; 0 when none waits. */
uint64_t mailbox_waiting_ns(struct mailbox *mailbox);
bool mailbox_waits(struct mailbox *mailbox);
uint64_t mailbox_dropped(struct mailbox *mailbox);
