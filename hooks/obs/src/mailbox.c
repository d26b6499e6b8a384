/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "mailbox.h"

#include <stdlib.h>
#include <string.h>

bool mailbox_init(struct mailbox *mailbox)
{
	memset(mailbox, 0, sizeof(*mailbox));
	for (size_t i = 0; i < MAILBOX_SLOTS; i++)
		mailbox->slots[i].mailbox = mailbox;
	return pthread_mutex_init(&mailbox->lock, NULL) == 0;
}

void mailbox_free(struct mailbox *mailbox)
{
	for (size_t i = 0; i < MAILBOX_SLOTS; i++)
		free(mailbox->slots[i].frame.pixels);
	pthread_mutex_destroy(&mailbox->lock);
}

bool frame_room(struct frame *frame, size_t bytes)
{
	if (bytes <= frame->capacity)
		return true;
	if (bytes > WIRE_MAX_PAYLOAD)
		return false;
	uint8_t *pixels = malloc(bytes);
	if (!pixels)
		return false;
	free(frame->pixels); /* what was in it is of an older picture: not worth a copy */
	frame->pixels = pixels;
	frame->capacity = bytes;
	return true;
}

static struct slot *idle_slot(struct mailbox *mailbox)
{
	for (size_t i = 0; i < MAILBOX_SLOTS; i++) {
		if (mailbox->slots[i].state == SLOT_IDLE)
			return &mailbox->slots[i];
	}
	return NULL;
}

struct frame *mailbox_borrow(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	struct slot *slot = idle_slot(mailbox);
	if (slot) {
		slot->state = SLOT_LENT;
		slot->has_reset = false;
		slot->frame.seq = ++mailbox->last_seq;
		slot->frame.width = 0;
		slot->frame.height = 0;
		slot->frame.format = WIRE_RGBA8;
		slot->frame.captured_ns = 0;
		slot->frame.capture_ms = 0;
	}
	pthread_mutex_unlock(&mailbox->lock);
	return slot ? &slot->frame : NULL;
}

bool mailbox_can_lend(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	bool can = idle_slot(mailbox) != NULL;
	pthread_mutex_unlock(&mailbox->lock);
	return can;
}

static bool is_whole(const struct frame *frame)
{
	if (frame->format != WIRE_RGBA8 && frame->format != WIRE_BGRA8)
		return false;
	if (frame->width < 1 || frame->height < 1 || frame->width > WIRE_MAX_SIDE || frame->height > WIRE_MAX_SIDE)
		return false;
	if ((uint64_t)frame->width * frame->height > WIRE_MAX_PIXELS)
		return false;
	return frame->pixels && wire_picture_bytes(frame->width, frame->height, frame->format) <= frame->capacity;
}

/* With the lock held. */
static void drop(struct mailbox *mailbox, struct slot *slot)
{
	mailbox->dropped++;
	slot->state = SLOT_IDLE;
}

/* With the lock held. */
static void drop_waiting(struct mailbox *mailbox)
{
	if (mailbox->waiting)
		drop(mailbox, mailbox->waiting);
	mailbox->waiting = NULL;
}

void mailbox_offer(struct mailbox *mailbox, struct frame *frame)
{
	struct slot *slot = (struct slot *)frame;
	pthread_mutex_lock(&mailbox->lock);
	if (slot->state != SLOT_LENT) { /* given back already */
		pthread_mutex_unlock(&mailbox->lock);
		return;
	}
	struct slot *older = mailbox->waiting;
	bool outdated = mailbox->was_reset && slot->frame.captured_ns < mailbox->reset_ns;
	if (outdated || (older && older->frame.seq > slot->frame.seq) || !is_whole(frame)) {
		drop(mailbox, slot);
		pthread_mutex_unlock(&mailbox->lock);
		return;
	}
	if (older) {
		slot->has_reset = older->has_reset;
		slot->reset = older->reset;
		drop(mailbox, older);
	}
	if (mailbox->reset_pending) {
		slot->has_reset = true;
		slot->reset = mailbox->reset;
		mailbox->reset_pending = false;
	}
	slot->state = SLOT_WAITING;
	mailbox->waiting = slot;
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_give_back(struct mailbox *mailbox, struct frame *frame)
{
	struct slot *slot = (struct slot *)frame;
	pthread_mutex_lock(&mailbox->lock);
	if (slot->state == SLOT_LENT)
		slot->state = SLOT_IDLE;
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_reset(struct mailbox *mailbox, enum wire_reset reason, uint64_t now_ns)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->reset_pending = true;
	mailbox->reset = reason;
	mailbox->was_reset = true;
	mailbox->reset_ns = now_ns;
	drop_waiting(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_drop(struct mailbox *mailbox, uint64_t now_ns)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->was_reset = true;
	mailbox->reset_ns = now_ns;
	const struct slot *slot = mailbox->waiting;
	if (slot && slot->has_reset) { /* still to be told */
		mailbox->reset_pending = true;
		mailbox->reset = slot->reset;
	}
	drop_waiting(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_clear(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->reset_pending = false;
	drop_waiting(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
}

struct slot *mailbox_take(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	struct slot *slot = mailbox->waiting;
	mailbox->waiting = NULL;
	if (slot)
		slot->state = SLOT_SENDING;
	pthread_mutex_unlock(&mailbox->lock);
	return slot;
}

void mailbox_sent(struct slot *slot)
{
	struct mailbox *mailbox = slot->mailbox;
	pthread_mutex_lock(&mailbox->lock);
	slot->state = SLOT_IDLE;
	pthread_mutex_unlock(&mailbox->lock);
}

uint64_t mailbox_waiting_ns(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	const struct slot *waiting = mailbox->waiting;
	uint64_t captured_ns = waiting ? waiting->frame.captured_ns : 0;
	if (waiting && captured_ns == 0) /* by a clock that has just begun */
		captured_ns = 1;
	pthread_mutex_unlock(&mailbox->lock);
	return captured_ns;
}

bool mailbox_waits(struct mailbox *mailbox)
{
	return mailbox_waiting_ns(mailbox) != 0;
}

uint64_t mailbox_dropped(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	uint64_t dropped = mailbox->dropped;
	pthread_mutex_unlock(&mailbox->lock);
	return dropped;
}
