/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The restyled pictures, and the newest one that was not taken yet. A picture stays in the message that ZeroMQ received
 * it in. The worker publishes, one thread at a time takes and releases. */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <zmq.h>

#include "session.h"

/* Two taken, one waiting, one for the worker. */
enum { PICTURES_MOST = 4, PICTURES_OUT = 2 };

enum picture_state { PICTURE_IDLE, PICTURE_WAITING, PICTURE_OUT };

struct picture {
	struct styled styled; /* first, so that a styled is its picture */
	enum picture_state state;
	zmq_msg_t message;
};

struct pictures {
	pthread_mutex_t lock;
	struct picture pictures[PICTURES_MOST];
	struct picture *newest;
	unsigned int out;
};

bool pictures_init(struct pictures *pictures);
void pictures_free(struct pictures *pictures);

/* Takes the pixels out of `message`, which is empty then. `styled` says all but where they are. */
void pictures_publish(struct pictures *pictures, const struct styled *styled, zmq_msg_t *message);

/* The newest that was not taken yet; NULL when there is none, or two are out. */
const struct styled *pictures_take(struct pictures *pictures);
void pictures_release(struct pictures *pictures, const struct styled *styled);
