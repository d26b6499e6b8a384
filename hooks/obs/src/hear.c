/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the daemon says: the part of a connection that believes nothing. */
#include <stdio.h>
#include <string.h>

#include "connection.h"
#include "utf8.h"

/* An answer that is not shown. */
static void refuse_answer(struct connection *connection)
{
	struct session *session = connection->session;
	pthread_mutex_lock(&session->lock);
	session->status.refused++;
	pthread_mutex_unlock(&session->lock);
}

static void show(struct connection *connection)
{
	struct session *session = connection->session;
	const struct wire_message *message = &connection->message;
	const struct sent *sent = in_flight_find(&connection->in_flight, message->styled.seq);
	bool fits = sent && sent->seq > connection->newest_seq && message->styled.width == sent->width &&
		    message->styled.height == sent->height && message->styled.format == sent->format &&
		    !message->styled.bottom_up &&
		    zmq_msg_size(&connection->incoming.last) ==
			    wire_picture_bytes(sent->width, sent->height, sent->format);
	if (!fits) {
		refuse_answer(connection);
		return;
	}
	struct styled styled = {
		.seq = sent->seq,
		.prompt_id = message->styled.prompt_id,
		.width = sent->width,
		.height = sent->height,
		.format = sent->format,
		.captured_ns = sent->captured_ns,
	};
	connection->newest_seq = sent->seq;
	in_flight_forget(&connection->in_flight, sent);
	pictures_publish(&session->pictures, &styled, &connection->incoming.last);
	pthread_mutex_lock(&session->lock);
	session->status.styled++;
	if (!session->about_prompt)
		session->status.words[0] = 0;
	pthread_mutex_unlock(&session->lock);
}

static void note_welcome(struct connection *connection, enum link_socket from)
{
	struct session *session = connection->session;
	const struct wire_message *message = &connection->message;
	if (connection->welcomed || from != LINK_CONTROL)
		return;
	connection->welcomed = true;
	connection->number = message->welcome.session;
	memcpy(connection->token, message->welcome.token, sizeof(connection->token));
	pthread_mutex_lock(&session->lock);
	session->status.session = message->welcome.session;
	utf8_copy(session->status.model, sizeof(session->status.model), message->welcome.model);
	utf8_copy(session->status.device, sizeof(session->status.device), message->welcome.device);
	pthread_mutex_unlock(&session->lock);
}

static void note_prompted(struct connection *connection)
{
	struct session *session = connection->session;
	if (connection->prompts_asked == 0) /* it only wants to know whether we live */
		return;
	connection->prompts_asked--;
	pthread_mutex_lock(&session->lock);
	utf8_copy(session->status.prompt, sizeof(session->status.prompt), connection->message.prompted.text);
	if (session->about_prompt) {
		session->status.words[0] = 0;
		session->about_prompt = false;
	}
	pthread_mutex_unlock(&session->lock);
}

static bool is_code(const struct connection *connection, const char *code)
{
	return strcmp(connection->message.error.code, code) == 0;
}

static bool note_error(struct connection *connection, enum link_socket from)
{
	const struct wire_message *message = &connection->message;
	const struct sent *sent = in_flight_find(&connection->in_flight, message->error.seq);
	if (message->error.has_seq && sent)
		in_flight_forget(&connection->in_flight, sent);
	char problem[256];
	char fix[256];
	char words[sizeof(problem) + sizeof(fix)];
	utf8_copy(problem, sizeof(problem), message->error.message);
	utf8_copy(fix, sizeof(fix), message->error.fix);
	snprintf(words, sizeof(words), "%s%s%s", problem, fix[0] ? " " : "", fix);
	bool gone = is_code(connection, "no_session") || is_code(connection, "token");
	bool turned_away = from == LINK_CONTROL ? !connection->welcomed : !connection->attached;
	if (gone)
		return connection_lose(connection, false, "%s", words);
	if (turned_away || is_code(connection, "version") || is_code(connection, "busy"))
		return connection_lose(connection, true, "%s", words);
	if (is_code(connection, "prompt") && connection->prompts_asked > 0)
		connection->prompts_asked--;
	connection_say(connection, words, is_code(connection, "prompt"));
	return true;
}

/* Asked whether it still knows us. */
static bool note_stats(struct connection *connection, bool asked)
{
	const struct wire_message *message = &connection->message;
	if (!asked)
		return true;
	for (size_t i = 0; i < message->stats.sessions; i++) {
		if (message->stats.session[i] == connection->number)
			return true;
	}
	return connection_lose(connection, false, "The daemon at %s has forgotten this session.",
			       connection->address.endpoint);
}

bool connection_hear(struct connection *connection, enum link_socket from)
{
	struct incoming *incoming = &connection->incoming;
	struct wire_message *message = &connection->message;
	size_t size = zmq_msg_size(&incoming->header);
	const char *wrong = wire_decode(zmq_msg_data(&incoming->header), size, message);
	if (!wrong)
		wrong = wire_check_parts(message, incoming->parts, zmq_msg_size(&incoming->last));
	if (wrong && strcmp(wrong, "version") == 0)
		return connection_lose(connection, true, "The daemon at %s speaks another version of the protocol. "
				       "Install the same release of Mirage and of this plugin.",
				       connection->address.endpoint);
	if (wrong) {
		connection->garbled = true;
		refuse_answer(connection);
		return true;
	}
	bool asked = connection->asked;
	connection->asked = false;
	switch (message->type) {
	case WIRE_WELCOME:
		note_welcome(connection, from);
		return true;
	case WIRE_ATTACHED:
		connection->attached |= connection->welcomed && from == LINK_FRAMES;
		return true;
	case WIRE_PROMPTED:
		note_prompted(connection);
		return true;
	case WIRE_CREDIT:
		if (message->credit.frames > WIRE_MAX_CREDIT - connection->credit)
			connection->credit = WIRE_MAX_CREDIT;
		else
			connection->credit += message->credit.frames;
		pace_granted(&connection->session->pace, connection->credit, connection->heard_ns);
		return true;
	case WIRE_STYLED:
		show(connection);
		return true;
	case WIRE_STATS:
		return note_stats(connection, asked);
	case WIRE_ERROR:
		return note_error(connection, from);
	case WIRE_BYE:
		return connection_lose(connection, false, "The daemon ended the session: %s.",
				       message->bye.reason[0] ? message->bye.reason : "it gave no reason");
	}
	return true;
}
