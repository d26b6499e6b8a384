/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pictures.h"

#include <string.h>

bool pictures_init(struct pictures *pictures)
{
	memset(pictures, 0, sizeof(*pictures));
	for (size_t i = 0; i < PICTURES_MOST; i++)
		zmq_msg_init(&pictures->pictures[i].message);
	return pthread_mutex_init(&pictures->lock, NULL) == 0;
}

void pictures_free(struct pictures *pictures)
{
	for (size_t i = 0; i < PICTURES_MOST; i++)
		zmq_msg_close(&pictures->pictures[i].message);
	pthread_mutex_destroy(&pictures->lock);
}

/* Moves what nobody needs any more to `gone`; gives how many. With the lock held. */
static size_t clear_idle(struct pictures *pictures, zmq_msg_t gone[PICTURES_MOST])
{
	size_t count = 0;
	for (size_t i = 0; i < PICTURES_MOST; i++) {
		struct picture *picture = &pictures->pictures[i];
		if (picture->state != PICTURE_IDLE || zmq_msg_size(&picture->message) == 0)
			continue;
		zmq_msg_init(&gone[count]);
		zmq_msg_move(&gone[count++], &picture->message);
	}
	return count;
}

/* Freeing megabytes takes long: it is left to this, the worker's call, and done without the lock. */
void pictures_publish(struct pictures *pictures, const struct styled *styled, zmq_msg_t *message)
{
	zmq_msg_t gone[PICTURES_MOST];
	pthread_mutex_lock(&pictures->lock);
	if (pictures->newest) {
		pictures->newest->state = PICTURE_IDLE;
		pictures->newest = NULL;
	}
	size_t count = clear_idle(pictures, gone);
	for (size_t i = 0; i < PICTURES_MOST; i++) {
		struct picture *picture = &pictures->pictures[i];
		if (picture->state != PICTURE_IDLE)
			continue;
		zmq_msg_move(&picture->message, message);
		picture->styled = *styled;
		picture->styled.pixels = zmq_msg_data(&picture->message);
		picture->styled.size = zmq_msg_size(&picture->message);
		picture->state = PICTURE_WAITING;
		pictures->newest = picture;
		break;
	}
	pthread_mutex_unlock(&pictures->lock);
	for (size_t i = 0; i < count; i++)
		zmq_msg_close(&gone[i]);
}

const struct styled *pictures_take(struct pictures *pictures)
{
	pthread_mutex_lock(&pictures->lock);
	struct picture *picture = pictures->out < PICTURES_OUT ? pictures->newest : NULL;
	if (picture) {
		picture->state = PICTURE_OUT;
		pictures->newest = NULL;
		pictures->out++;
	}
	pthread_mutex_unlock(&pictures->lock);
	return picture ? &picture->styled : NULL;
}

void pictures_release(struct pictures *pictures, const struct styled *styled)
{
	pthread_mutex_lock(&pictures->lock);
	for (size_t i = 0; i < PICTURES_MOST; i++) {
		struct picture *picture = &pictures->pictures[i];
		if (&picture->styled != styled || picture->state != PICTURE_OUT)
			continue;
		picture->state = PICTURE_IDLE;
		pictures->out--;
	}
	pthread_mutex_unlock(&pictures->lock);
}
