/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Newest wins, nothing is lost, resets keep their place; and threads. */
#include "mailbox.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "check.h"

enum { ROUNDS = 20000 };

static struct frame *filled(struct mailbox *mailbox, uint64_t captured_ns)
{
	struct frame *frame = mailbox_borrow(mailbox);
	CHECK(frame && frame_room(frame, 2 * 2 * 4));
	frame->width = 2;
	frame->height = 2;
	frame->format = WIRE_BGRA8;
	frame->captured_ns = captured_ns;
	return frame;
}

static void newest_wins(struct mailbox *mailbox)
{
	struct frame *first = filled(mailbox, 1);
	struct frame *second = filled(mailbox, 2);
	struct frame *third = filled(mailbox, 3);
	CHECK(first->seq + 1 == second->seq && second->seq + 1 == third->seq);
	CHECK(!mailbox_take(mailbox) && !mailbox_waits(mailbox));
	mailbox_offer(mailbox, second);
	mailbox_offer(mailbox, first); /* too late */
	CHECK(mailbox_dropped(mailbox) == 1);
	mailbox_offer(mailbox, third);
	CHECK(mailbox_dropped(mailbox) == 2);
	CHECK(mailbox_waits(mailbox));
	struct slot *slot = mailbox_take(mailbox);
	CHECK(slot && &slot->frame == third && !slot->has_reset);
	mailbox_sent(slot);
}

static void four_are_all(struct mailbox *mailbox)
{
	struct frame *frames[MAILBOX_SLOTS];
	for (int i = 0; i < MAILBOX_SLOTS; i++) {
		CHECK(mailbox_can_lend(mailbox));
		frames[i] = filled(mailbox, 9);
	}
	CHECK(!mailbox_can_lend(mailbox) && !mailbox_borrow(mailbox));
	uint64_t dropped = mailbox_dropped(mailbox);
	for (int i = 0; i < MAILBOX_SLOTS; i++) {
		mailbox_give_back(mailbox, frames[i]);
		mailbox_give_back(mailbox, frames[i]); /* twice does no harm */
		mailbox_offer(mailbox, frames[i]);
	}
	CHECK(mailbox_dropped(mailbox) == dropped && !mailbox_waits(mailbox));
	CHECK(mailbox_can_lend(mailbox));
}

static void a_reset_stands_before_its_frame(struct mailbox *mailbox)
{
	mailbox_offer(mailbox, filled(mailbox, 100));
	mailbox_reset(mailbox, WIRE_RESET_CUT, 200);
	CHECK(!mailbox_waits(mailbox));
	mailbox_offer(mailbox, filled(mailbox, 199)); /* of before */
	CHECK(!mailbox_waits(mailbox));
	mailbox_offer(mailbox, filled(mailbox, 200));
	mailbox_offer(mailbox, filled(mailbox, 201)); /* takes the reset over */
	struct slot *slot = mailbox_take(mailbox);
	CHECK(slot && slot->frame.captured_ns == 201 && slot->has_reset && slot->reset == WIRE_RESET_CUT);
	mailbox_sent(slot);
	mailbox_offer(mailbox, filled(mailbox, 202));
	slot = mailbox_take(mailbox);
	CHECK(slot && !slot->has_reset);
	mailbox_sent(slot);
	mailbox_reset(mailbox, WIRE_RESET_OTHER, 300);
	mailbox_clear(mailbox); /* a new session has no past */
	mailbox_offer(mailbox, filled(mailbox, 301));
	slot = mailbox_take(mailbox);
	CHECK(slot && !slot->has_reset);
	mailbox_sent(slot);
	mailbox_offer(mailbox, filled(mailbox, 302));
	mailbox_clear(mailbox);
	CHECK(!mailbox_waits(mailbox));
}

static void what_was_dropped_is_not_sent(struct mailbox *mailbox)
{
	mailbox_reset(mailbox, WIRE_RESET_CUT, 400);
	mailbox_offer(mailbox, filled(mailbox, 400)); /* of that very moment */
	CHECK(mailbox_waits(mailbox));
	mailbox_drop(mailbox, 500);
	CHECK(!mailbox_waits(mailbox));
	mailbox_offer(mailbox, filled(mailbox, 499)); /* was being copied */
	CHECK(!mailbox_waits(mailbox));
	mailbox_offer(mailbox, filled(mailbox, 500));
	struct slot *slot = mailbox_take(mailbox);
	CHECK(slot && slot->has_reset); /* nobody was told yet */
	mailbox_sent(slot);
	mailbox_drop(mailbox, 600);
	mailbox_offer(mailbox, filled(mailbox, 600));
	slot = mailbox_take(mailbox);
	CHECK(slot && !slot->has_reset);
	mailbox_sent(slot);
}

static void what_cannot_be_sent_is_dropped(struct mailbox *mailbox)
{
	for (int i = 0; i < 6; i++) {
		struct frame *frame = filled(mailbox, 1000);
		if (i == 0)
			frame->width = 0;
		if (i == 1)
			frame->height = 3000000000u;
		if (i == 2)
			frame->width = frame->height = WIRE_MAX_SIDE;
		if (i == 3)
			frame->width = frame->height = 1000; /* more than there is room for */
		if (i == 4)
			frame->format = WIRE_JPEG;
		if (i == 5)
			frame->width = WIRE_MAX_SIDE + 1;
		mailbox_offer(mailbox, frame);
		CHECK(!mailbox_waits(mailbox));
	}
	struct frame *frame = filled(mailbox, 1000);
	CHECK(!frame_room(frame, (size_t)WIRE_MAX_PAYLOAD + 1));
	CHECK(!frame_room(frame, SIZE_MAX));
	CHECK(frame->capacity >= 16 && frame->pixels);
	uint8_t *pixels = frame->pixels;
	CHECK(frame_room(frame, 8) && frame->pixels == pixels); /* nothing is allocated anew */
	mailbox_give_back(mailbox, frame);
}

/* Threads: one captures, one sends, one resets. Each frame's bytes say its number. */

static atomic_bool over;

static void *sends(void *data)
{
	struct mailbox *mailbox = data;
	uint64_t last = 0;
	while (!atomic_load(&over)) {
		struct slot *slot = mailbox_take(mailbox);
		if (!slot)
			continue;
		CHECK(slot->frame.seq > last);
		last = slot->frame.seq;
		for (int i = 0; i < 16; i++)
			CHECK(slot->frame.pixels[i] == (uint8_t)last);
		mailbox_sent(slot);
	}
	return NULL;
}

static void *resets(void *data)
{
	while (!atomic_load(&over)) {
		mailbox_reset(data, WIRE_RESET_CUT, 0);
		mailbox_waits(data);
		mailbox_dropped(data);
	}
	return NULL;
}

static void threads_do_not_meet(void)
{
	struct mailbox mailbox;
	pthread_t sender;
	pthread_t resetter;
	CHECK(mailbox_init(&mailbox));
	atomic_store(&over, false);
	CHECK(pthread_create(&sender, NULL, sends, &mailbox) == 0);
	CHECK(pthread_create(&resetter, NULL, resets, &mailbox) == 0);
	for (int i = 0; i < ROUNDS; i++) {
		/* Of four slots one waits and one is sent, so one is there. */
		struct frame *frame = filled(&mailbox, 5);
		memset(frame->pixels, (uint8_t)frame->seq, 16);
		mailbox_offer(&mailbox, frame);
	}
	atomic_store(&over, true);
	pthread_join(sender, NULL);
	pthread_join(resetter, NULL);
	mailbox_free(&mailbox);
}

void test_mailbox(void)
{
	struct mailbox mailbox;
	CHECK(mailbox_init(&mailbox));
	newest_wins(&mailbox);
	four_are_all(&mailbox);
	a_reset_stands_before_its_frame(&mailbox);
	what_was_dropped_is_not_sent(&mailbox);
	what_cannot_be_sent_is_dropped(&mailbox);
	four_are_all(&mailbox);
	mailbox_free(&mailbox);
	threads_do_not_meet();
}
