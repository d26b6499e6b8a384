/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "connection.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

enum {
	BURST = 64, /* messages read before the newest frame gets its turn */
	GLANCE_MS = 2,
	GREETING_POLL_MS = 10,
	ABSENT_POLL_MS = 50,
	IDLE_POLL_MS = 10,
	QUIET_POLL_MS = 20,
};

#define MS 1000000u
#define ANSWER_NS (5000ull * MS)
#define SILENCE_NS (5000ull * MS)
/* Frames that came within this come one after the other. */
#define FLOWING_NS (250ull * MS)
/* Without a daemon for so long, say so. */
#define PATIENCE_NS (500ull * MS)
/* A daemon that complains all the time must not fill the log. */
#define LOG_PAUSE_NS (5000ull * MS)
#define MOST_MS 3600000.0f
#define NO_DAEMON "No daemon answers at %s. Start one with `mirage serve`."

static uint64_t now(const struct connection *connection)
{
	return session_now(connection->session);
}

static bool leaving(const struct connection *connection)
{
	return session_left(connection->session, connection->journey);
}

bool connection_lose(struct connection *connection, bool refused, const char *format, ...)
{
	va_list arguments;
	char words[2048]; /* what is too long is cut where a character ends */
	va_start(arguments, format);
	vsnprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	utf8_copy(connection->why, sizeof(connection->why), words);
	connection->refused = refused;
	return false;
}

/* Whether the words are new. */
static bool set_words(struct connection *connection, const char *words, bool about_prompt)
{
	struct session *session = connection->session;
	char line[sizeof(session->status.words)];
	utf8_copy(line, sizeof(line), words);
	pthread_mutex_lock(&session->lock);
	bool news = strcmp(session->status.words, line) != 0;
	if (!leaving(connection)) { /* else they are about another daemon by now */
		memcpy(session->status.words, line, sizeof(line));
		session->about_prompt = about_prompt;
	}
	pthread_mutex_unlock(&session->lock);
	return news;
}

void connection_say(struct connection *connection, const char *words, bool about_prompt)
{
	bool news = set_words(connection, words, about_prompt);
	if (!news || (connection->logged_ns && now(connection) - connection->logged_ns < LOG_PAUSE_NS))
		return;
	connection->logged_ns = now(connection);
	session_log(connection->session, 1, words);
}

static void say_absent(struct connection *connection)
{
	char words[512];
	snprintf(words, sizeof(words), NO_DAEMON, connection->address.endpoint);
	set_words(connection, words, false); /* it is logged when the wait is over */
}

/* Frames */

static bool send_frame(struct connection *connection)
{
	struct session *session = connection->session;
	struct slot *slot = mailbox_take(&session->mailbox);
	if (!slot)
		return true;
	const struct frame frame = slot->frame; /* the slot may be another's as soon as it is sent */
	uint64_t now_ns = now(connection);
	float age_ms = now_ns > frame.captured_ns ? (float)((double)(now_ns - frame.captured_ns) / MS) : 0;
	struct wire_frame header = {
		.seq = frame.seq,
		.width = frame.width,
		.height = frame.height,
		.format = frame.format,
		.capture_ms = frame.capture_ms >= 0 && frame.capture_ms <= MOST_MS ? frame.capture_ms : 0,
		.age_ms = age_ms <= MOST_MS ? age_ms : MOST_MS,
	};
	if (slot->has_reset && (!wire_reset(&connection->header, slot->reset) ||
				!link_send(&connection->link, LINK_FRAMES, &connection->header))) {
		mailbox_sent(slot);
		return connection_lose(connection, false, "The connection to %s broke.", connection->address.endpoint);
	}
	if (!wire_frame(&connection->header, &header)) {
		mailbox_sent(slot);
		return connection_lose(connection, false, "There is no memory to send a frame.");
	}
	if (!link_send_frame(&connection->link, &connection->header, slot))
		return connection_lose(connection, false, "The connection to %s broke.", connection->address.endpoint);
	in_flight_add(&connection->in_flight, &frame);
	connection->credit--;
	connection->sent_ns = now_ns;
	pace_spent(&session->pace, connection->credit);
	pthread_mutex_lock(&session->lock);
	session->status.sent++;
	pthread_mutex_unlock(&session->lock);
	return true;
}

/* What the daemon says */

static bool read_all(struct connection *connection, enum link_socket from)
{
	for (int i = 0; i < BURST && link_receive(&connection->link, from, &connection->incoming); i++) {
		connection->heard_ns = now(connection);
		bool goes_on = connection_hear(connection, from);
		incoming_free(&connection->incoming);
		if (!goes_on || leaving(connection))
			return goes_on;
	}
	return true;
}

static bool poll_once(struct connection *connection, long timeout_ms)
{
	const char *endpoint = connection->address.endpoint;
	link_poll(&connection->link, timeout_ms);
	if (!read_all(connection, LINK_CONTROL) || !read_all(connection, LINK_FRAMES))
		return false;
	if (connection->link.state == LINK_FINE)
		return true;
	bool encrypted = address_is_encrypted(&connection->address);
	if (connection->welcomed)
		return connection_lose(connection, false, "The connection to %s broke.", endpoint);
	if (encrypted)
		return connection_lose(connection, true, "%s hung up before it said a word. Check the server key; and "
				       "does the daemon know this machine? There, once: python -m "
				       "mirage_game.daemon.security --authorise 'obs=%s'", endpoint,
				       connection->address.public_key);
	return connection_lose(connection, connection->link.state == LINK_REFUSED, "%s hung up before it said a word. "
			       "Is it a daemon of Mirage, and does it want a server key?", endpoint);
}

/* What we say */

static bool send_prompt(struct connection *connection)
{
	struct session *session = connection->session;
	struct wanted_prompt *prompt = &connection->prompt;
	if (atomic_load(&session->prompt_version) == prompt->version)
		return true;
	bool first = prompt->version == 0;
	pthread_mutex_lock(&session->lock);
	*prompt = session->prompt;
	pthread_mutex_unlock(&session->lock);
	/* The first of a connection has nothing to blend from. */
	if (!wire_prompt(&connection->header, prompt->text, prompt->strength, first ? 0 : prompt->blend_ms)) {
		connection_say(connection, "The prompt is too long or holds control characters. "
			       "Use at most 2000 characters.", true);
		return true;
	}
	if (!link_send(&connection->link, LINK_CONTROL, &connection->header))
		return connection_lose(connection, false, "The connection to %s broke.", connection->address.endpoint);
	connection->prompts_asked++;
	return true;
}

/* A daemon that forgot this session, while the machine slept say, would wait for us as we wait for it: ask. */
static bool mind_silence(struct connection *connection)
{
	uint64_t now_ns = now(connection);
	if (now_ns - connection->heard_ns < SILENCE_NS || !mailbox_waits(&connection->session->mailbox))
		return true;
	if (connection->asked)
		return connection_lose(connection, false, "The daemon at %s has gone silent.",
				       connection->address.endpoint);
	if (!wire_watch(&connection->header) || !link_send(&connection->link, LINK_CONTROL, &connection->header))
		return connection_lose(connection, false, "The connection to %s broke.", connection->address.endpoint);
	connection->asked = true;
	connection->heard_ns = now_ns;
	return true;
}

/* While frames come one after the other, look for the next every other millisecond: then the graphics thread need not
 * wake this one, which would cost it a system call. */
static long patience_ms(struct connection *connection)
{
	if (connection->credit == 0)
		return QUIET_POLL_MS;
	if (mailbox_waits(&connection->session->mailbox))
		return 0;
	return now(connection) - connection->sent_ns < FLOWING_NS ? GLANCE_MS : IDLE_POLL_MS;
}

/* Sends what is in `header`, and waits for the answer; false when it is over, or the session leaves. */
static bool greet(struct connection *connection, enum link_socket on, const struct wire_buffer *header,
		  const bool *answered)
{
	uint64_t begun_ns = now(connection);
	bool sent = false;
	bool told = false;
	while (!leaving(connection)) {
		if (!sent)
			sent = link_send(&connection->link, on, header);
		if (*answered)
			return true;
		uint64_t waited_ns = now(connection) - begun_ns;
		const char *endpoint = connection->address.endpoint;
		if (waited_ns > ANSWER_NS && connection->garbled)
			return connection_lose(connection, false, "What answers at %s is no daemon of Mirage, or of "
					       "another release.", endpoint);
		if (waited_ns > ANSWER_NS && sent)
			return connection_lose(connection, false, "Something at %s takes messages but does not answer. "
					       "Is it a daemon of Mirage?", endpoint);
		if (waited_ns > ANSWER_NS)
			return connection_lose(connection, false, NO_DAEMON, endpoint);
		if (!sent && !told && waited_ns > PATIENCE_NS) {
			say_absent(connection);
			told = true;
		}
		if (!poll_once(connection, told ? ABSENT_POLL_MS : GREETING_POLL_MS))
			return false;
	}
	return false;
}

static void become_ready(struct connection *connection)
{
	struct session *session = connection->session;
	char line[1024];
	connection->ready_ns = now(connection);
	connection->sent_ns = connection->ready_ns;
	mailbox_clear(&session->mailbox);
	pace_begin(&session->pace);
	if (connection->credit)
		pace_granted(&session->pace, connection->credit, connection->ready_ns);
	pthread_mutex_lock(&session->lock);
	if (!leaving(connection))
		session->status.state = SESSION_READY;
	if (!session->about_prompt)
		session->status.words[0] = 0;
	session->status.reconnects = session->readied++;
	snprintf(line, sizeof(line), "connected to %s: %.200s on %.200s", connection->address.endpoint,
		 session->status.model, session->status.device);
	pthread_mutex_unlock(&session->lock);
	session_log(session, 2, line);
}

static void serve(struct connection *connection)
{
	if (!greet(connection, LINK_CONTROL, &connection->session->hello, &connection->welcomed))
		return;
	if (!send_prompt(connection))
		return;
	struct wire_buffer attach = {0}; /* `header` is for what is sent meanwhile */
	bool attached = wire_attach(&attach, connection->token) &&
			greet(connection, LINK_FRAMES, &attach, &connection->attached);
	wire_free(&attach);
	if (!attached) {
		if (!leaving(connection) && !connection->why[0])
			connection_lose(connection, true, "The daemon at %s gave a token that cannot be used.",
					connection->address.endpoint);
		return;
	}
	become_ready(connection);
	while (!leaving(connection)) {
		if (!send_prompt(connection))
			return;
		if (connection->credit > 0 ? !send_frame(connection) : !mind_silence(connection))
			return;
		if (!poll_once(connection, patience_ms(connection)))
			return;
	}
}

uint64_t connection_run(struct connection *connection, const struct address *address, unsigned int journey)
{
	struct session *session = connection->session;
	connection->address = *address;
	connection->journey = journey;
	connection->prompt.version = 0;
	connection->in_flight.count = 0;
	connection->credit = 0;
	connection->prompts_asked = 0;
	connection->welcomed = connection->attached = connection->garbled = connection->asked = false;
	connection->ready_ns = 0;
	connection->heard_ns = now(connection);
	connection->refused = false;
	connection->why[0] = 0;
	if (!link_open(&connection->link, address, connection->why, sizeof(connection->why)))
		return 0;
	serve(connection);
	pace_end(&session->pace);
	mailbox_clear(&session->mailbox);
	bool goodbye = connection->welcomed && connection->link.state == LINK_FINE &&
		       wire_bye(&connection->header, "") &&
		       link_send(&connection->link, LINK_CONTROL, &connection->header);
	link_close(&connection->link, goodbye);
	uint64_t end_ns = now(connection);
	return connection->ready_ns ? (end_ns > connection->ready_ns ? end_ns - connection->ready_ns : 1) : 0;
}
