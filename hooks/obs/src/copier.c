/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* SCHED_BATCH */
#include "copier.h"

#include <pthread.h>
#include <string.h>
#include <util/bmem.h>
#include <util/platform.h>
#include <util/threading.h>

struct copier {
	struct session *session;
	pthread_t thread;
	os_sem_t *given_some;
	struct copy_job *jobs[COPIER_MOST]; /* NULL: the end */
	unsigned given;
};

/* Rows top first and without gaps; false: no memory. */
static bool copy_rows(struct frame *frame, const uint8_t *data, uint32_t line_bytes)
{
	size_t row_bytes = (size_t)frame->width * 4;
	if (!frame_room(frame, row_bytes * frame->height))
		return false;
	if (line_bytes == row_bytes) {
		memcpy(frame->pixels, data, row_bytes * frame->height);
		return true;
	}
	for (uint32_t y = 0; y < frame->height; y++)
		memcpy(frame->pixels + y * row_bytes, data + (size_t)y * line_bytes, row_bytes);
	return true;
}

/* Where cores are few, what is woken must not take the one that the graphics thread runs on. */
static void be_modest(void)
{
#ifdef SCHED_BATCH
	struct sched_param none = {0};
	pthread_setschedparam(pthread_self(), SCHED_BATCH, &none);
#endif
}

static void *work(void *data)
{
	struct copier *copier = data;
	os_set_thread_name("mirage copy");
	be_modest();
	for (unsigned taken = 0;; taken++) {
		if (os_sem_wait(copier->given_some) != 0)
			return NULL;
		struct copy_job *job = copier->jobs[taken % COPIER_MOST];
		if (!job)
			return NULL;
		bool copied = copy_rows(job->frame, job->data, job->line_bytes);
		job->frame->capture_ms = (float)(os_gettime_ns() - job->began_ns) / 1e6f;
		if (copied)
			session_offer(copier->session, job->frame);
		else
			session_give_back(copier->session, job->frame);
		atomic_store(&job->busy, false);
	}
}

struct copier *copier_create(struct session *session)
{
	struct copier *copier = bzalloc(sizeof(*copier));
	copier->session = session;
	if (os_sem_init(&copier->given_some, 0) == 0) {
		if (pthread_create(&copier->thread, NULL, work, copier) == 0)
			return copier;
		os_sem_destroy(copier->given_some);
	}
	bfree(copier);
	return NULL;
}

void copier_destroy(struct copier *copier)
{
	if (!copier)
		return;
	copier->jobs[copier->given % COPIER_MOST] = NULL;
	os_sem_post(copier->given_some);
	pthread_join(copier->thread, NULL);
	os_sem_destroy(copier->given_some);
	bfree(copier);
}

void copier_give(struct copier *copier, struct copy_job *job)
{
	atomic_store(&job->busy, true);
	copier->jobs[copier->given++ % COPIER_MOST] = job;
	os_sem_post(copier->given_some);
}
