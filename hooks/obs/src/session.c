/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "connection.h"
#include "shared.h"
#include "utf8.h"

enum {
	NAP_MS = 20,      /* the longest wait that looks at nothing */
	PARTING_MS = 400, /* for the worker, when the session is destroyed */
};

void session_log(struct session *session, int level, const char *line)
{
	pthread_mutex_lock(&session->lock);
	bool heard = session->log && !session->abandoned;
	pthread_mutex_unlock(&session->lock);
	if (heard)
		session->log(level, line);
}

/* The worker */

/* Waits go by a clock that nobody sets, where there is one for them. */
#if defined(CLOCK_MONOTONIC) && !defined(__APPLE__) && !defined(_WIN32)
static bool init_changed(pthread_cond_t *changed)
{
	pthread_condattr_t how;
	if (pthread_condattr_init(&how) != 0)
		return false;
	bool done = pthread_condattr_setclock(&how, CLOCK_MONOTONIC) == 0 && pthread_cond_init(changed, &how) == 0;
	pthread_condattr_destroy(&how);
	return done;
}

static void read_wait_clock(struct timespec *now)
{
	clock_gettime(CLOCK_MONOTONIC, now);
}
#else
static bool init_changed(pthread_cond_t *changed)
{
	return pthread_cond_init(changed, NULL) == 0;
}

static void read_wait_clock(struct timespec *now)
{
	timespec_get(now, TIME_UTC);
}
#endif

/* With the lock held: waits for a change, or so long. */
static void wait_for_change(struct session *session, uint32_t ms)
{
	struct timespec until;
	read_wait_clock(&until);
	until.tv_sec += ms / 1000;
	until.tv_nsec += (long)(ms % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	pthread_cond_timedwait(&session->changed, &session->lock, &until);
}

/* Where to go; waits while that is nowhere. False: the session closes. */
static bool next_address(struct session *session, struct address *address, unsigned int *journey)
{
	pthread_mutex_lock(&session->lock);
	if (!session->has_address) {
		session->status.state = SESSION_OFF;
		session->status.words[0] = 0;
	}
	while (!session->has_address && !atomic_load(&session->closing))
		pthread_cond_wait(&session->changed, &session->lock);
	*address = session->address;
	*journey = atomic_load(&session->journey);
	if (session->status.state == SESSION_OFF)
		session->status.state = SESSION_CONNECTING;
	pthread_mutex_unlock(&session->lock);
	return !atomic_load(&session->closing);
}

static void rest(struct session *session, unsigned int journey, uint32_t pause_ms)
{
	uint64_t end_ns = session_now(session) + pause_ms * 1000000ull;
	pthread_mutex_lock(&session->lock);
	while (!session_left(session, journey)) {
		uint64_t now_ns = session_now(session);
		if (now_ns >= end_ns)
			break;
		uint64_t left_ms = (end_ns - now_ns) / 1000000 + 1;
		wait_for_change(session, left_ms < NAP_MS ? (uint32_t)left_ms : NAP_MS);
	}
	pthread_mutex_unlock(&session->lock);
}

/* What ended a connection, for people; an absent daemon must not fill the log. */
static void tell_why(struct session *session, const struct connection *connection, char *last_said)
{
	pthread_mutex_lock(&session->lock);
	if (!session_left(session, connection->journey)) {
		session->status.state = connection->refused ? SESSION_REFUSED : SESSION_CONNECTING;
		memcpy(session->status.words, connection->why, sizeof(session->status.words));
		session->about_prompt = false;
	}
	pthread_mutex_unlock(&session->lock);
	session_log(session, strcmp(last_said, connection->why) == 0 ? 3 : 2, connection->why);
	memcpy(last_said, connection->why, sizeof(connection->why));
}

static void free_session(struct session *session)
{
	wire_free(&session->connection->header);
	free(session->connection);
	wire_free(&session->hello);
	pictures_free(&session->pictures);
	mailbox_free(&session->mailbox);
	pthread_cond_destroy(&session->changed);
	pthread_mutex_destroy(&session->lock);
	free(session);
}

static void *work(void *data)
{
	struct session *session = data;
	struct connection *connection = session->connection;
	struct back_off back_off;
	struct address address;
	unsigned int journey;
	char last_said[sizeof(connection->why)] = "";

	back_off_reset(&back_off);
	while (next_address(session, &address, &journey)) {
		uint64_t ready_ns = connection_run(connection, &address, journey);
		if (session_left(session, journey)) {
			back_off_reset(&back_off);
			last_said[0] = 0;
			continue;
		}
		tell_why(session, connection, last_said);
		rest(session, journey, back_off_next(&back_off, connection->refused, ready_ns));
	}
	pthread_mutex_lock(&session->lock);
	session->status.state = SESSION_OFF;
	session->ended = true;
	bool alone = session->abandoned;
	pthread_cond_broadcast(&session->changed);
	pthread_mutex_unlock(&session->lock);
	if (alone)
		free_session(session);
	return NULL;
}

/* The callers */

struct session *session_create(const char *name, clock_ns clock, log_line log)
{
	struct session *session = calloc(1, sizeof(*session));
	if (!session)
		return NULL;
	session->connection = calloc(1, sizeof(*session->connection));
	session->clock = clock;
	session->log = log;
	bool locks = pthread_mutex_init(&session->lock, NULL) == 0 &&
		     init_changed(&session->changed) && mailbox_init(&session->mailbox) &&
		     pictures_init(&session->pictures);
	/* A name that the protocol forbids is no reason to stay away. */
	bool greeting = wire_hello(&session->hello, name) || wire_hello(&session->hello, "");
	if (!session->connection || !locks || !greeting) {
		free(session->connection);
		wire_free(&session->hello);
		free(session);
		return NULL;
	}
	session->connection->session = session;
	if (pthread_create(&session->worker, NULL, work, session) != 0) {
		free_session(session);
		return NULL;
	}
	return session;
}

void session_destroy(struct session *session)
{
	if (!session)
		return;
	pthread_mutex_lock(&session->lock);
	atomic_store(&session->closing, true);
	pthread_cond_broadcast(&session->changed);
	for (int waited_ms = 0; !session->ended && waited_ms < PARTING_MS; waited_ms += NAP_MS)
		wait_for_change(session, NAP_MS);
	bool ended = session->ended;
	session->abandoned = !ended;
	/* A name server that does not answer holds ZeroMQ's own thread: then the worker ends later, and frees all. */
	pthread_t worker = session->worker;
	pthread_mutex_unlock(&session->lock);
	if (!ended) {
		pthread_detach(worker);
		return;
	}
	pthread_join(worker, NULL);
	free_session(session);
}

void session_connect(struct session *session, const struct address *to)
{
	pthread_mutex_lock(&session->lock);
	bool same = to ? session->has_address && address_equal(&session->address, to) : !session->has_address;
	if (!same) {
		session->has_address = to != NULL;
		if (to)
			session->address = *to;
		session->status.state = to ? SESSION_CONNECTING : SESSION_OFF;
		session->status.words[0] = 0;
		session->status.model[0] = 0;
		session->status.device[0] = 0;
		session->status.session = 0;
		session->about_prompt = false;
		atomic_fetch_add(&session->journey, 1);
		pace_end(&session->pace);
		mailbox_clear(&session->mailbox); /* was meant for another */
		pthread_cond_broadcast(&session->changed);
	}
	pthread_mutex_unlock(&session->lock);
}

void session_prompt(struct session *session, const char *text, double strength, double blend_ms)
{
	struct wanted_prompt *prompt = &session->prompt;
	pthread_mutex_lock(&session->lock);
	bool same = prompt->version && prompt->strength == strength && strcmp(prompt->text, text) == 0;
	if (!same) {
		utf8_copy(prompt->text, sizeof(prompt->text), text);
		prompt->strength = strength;
		prompt->blend_ms = blend_ms;
		prompt->version++;
		if (prompt->version == 0)
			prompt->version = 1;
		atomic_store(&session->prompt_version, prompt->version);
	}
	pthread_mutex_unlock(&session->lock);
}

void session_reset(struct session *session, enum wire_reset reason, uint64_t now_ns)
{
	mailbox_reset(&session->mailbox, reason, now_ns);
}

void session_drop(struct session *session, uint64_t now_ns)
{
	mailbox_drop(&session->mailbox, now_ns);
}

bool session_wants_frame(struct session *session, uint64_t lead_ns)
{
	return mailbox_can_lend(&session->mailbox) &&
	       pace_wants(&session->pace, mailbox_waiting_ns(&session->mailbox), lead_ns, session_now(session));
}

struct frame *session_borrow(struct session *session)
{
	return mailbox_borrow(&session->mailbox);
}

void session_offer(struct session *session, struct frame *frame)
{
	mailbox_offer(&session->mailbox, frame);
}

void session_give_back(struct session *session, struct frame *frame)
{
	mailbox_give_back(&session->mailbox, frame);
}

const struct styled *session_take(struct session *session)
{
	return pictures_take(&session->pictures);
}

void session_release(struct session *session, const struct styled *styled)
{
	pictures_release(&session->pictures, styled);
}

void session_status(struct session *session, struct session_status *out)
{
	pthread_mutex_lock(&session->lock);
	*out = session->status;
	pthread_mutex_unlock(&session->lock);
	out->dropped = mailbox_dropped(&session->mailbox);
}
