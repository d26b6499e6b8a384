/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "link.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define REFUSED_EVENTS (ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH)
#define BROKEN_EVENTS (ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL)

/* Credit keeps the queue short; this is for a daemon that ignores credit: what it sends more stays with it. */
enum { RECEIVE_QUEUE = 8 };

static bool set(void *socket, int option, int value)
{
	return zmq_setsockopt(socket, option, &value, sizeof(value)) == 0;
}

static bool set_key(void *socket, int option, const char *key)
{
	return zmq_setsockopt(socket, option, key, strlen(key)) == 0;
}

static bool set_keys(void *socket, const struct address *address)
{
	if (!address_is_encrypted(address))
		return true;
	return set_key(socket, ZMQ_CURVE_SERVERKEY, address->server_key) &&
	       set_key(socket, ZMQ_CURVE_PUBLICKEY, address->public_key) &&
	       set_key(socket, ZMQ_CURVE_SECRETKEY, address->secret_key);
}

static bool set_options(void *socket, const struct address *address, int64_t largest)
{
	bool ipv6 = strchr(address->endpoint, '[') != NULL;
	return set(socket, ZMQ_LINGER, 0) && set(socket, ZMQ_IMMEDIATE, 1) && set(socket, ZMQ_HEARTBEAT_IVL, 1000) &&
	       set(socket, ZMQ_HEARTBEAT_TIMEOUT, 4000) && set(socket, ZMQ_HANDSHAKE_IVL, 3000) &&
	       set(socket, ZMQ_RECONNECT_IVL, 100) && set(socket, ZMQ_RECONNECT_IVL_MAX, 1000) &&
	       set(socket, ZMQ_RCVHWM, RECEIVE_QUEUE) && set(socket, ZMQ_IPV6, ipv6) &&
	       zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &largest, sizeof(largest)) == 0 && set_keys(socket, address);
}

static bool open_one(struct link *link, enum link_socket which, const struct address *address, int64_t largest)
{
	void *socket = link->sockets[which] = zmq_socket(link->context, ZMQ_DEALER);
	void *monitor = link->monitors[which] = zmq_socket(link->context, ZMQ_PAIR);
	const char *name = which == LINK_CONTROL ? "inproc://control" : "inproc://frames";
	return socket && monitor && set_options(socket, address, largest) &&
	       zmq_socket_monitor(socket, name, BROKEN_EVENTS | REFUSED_EVENTS) == 0 && set(monitor, ZMQ_LINGER, 0) &&
	       zmq_connect(monitor, name) == 0 && zmq_connect(socket, address->endpoint) == 0;
}

bool link_open(struct link *link, const struct address *address, char *why, size_t room)
{
	memset(link, 0, sizeof(*link));
	if (address_is_encrypted(address) && (!address->public_key[0] || !address->secret_key[0])) {
		snprintf(why, room, "%s wants keys, and we have none of our own yet. Set the server key again.",
			 address->endpoint);
		return false;
	}
	link->context = zmq_ctx_new();
	if (link->context && open_one(link, LINK_CONTROL, address, WIRE_MAX_HEADER) &&
	    open_one(link, LINK_FRAMES, address, WIRE_MAX_PAYLOAD))
		return true;
	snprintf(why, room, "ZeroMQ cannot use %s: %s.", address->endpoint, zmq_strerror(zmq_errno()));
	link_close(link, false);
	return false;
}

void link_close(struct link *link, bool goodbye)
{
	for (int i = 0; i < LINK_SOCKETS; i++) {
		if (link->sockets[i]) {
			set(link->sockets[i], ZMQ_LINGER, goodbye && i == LINK_CONTROL ? LINK_GOODBYE_MS : 0);
			zmq_socket_monitor(link->sockets[i], NULL, 0);
			zmq_close(link->sockets[i]);
		}
		if (link->monitors[i])
			zmq_close(link->monitors[i]);
	}
	if (link->context) {
		while (zmq_ctx_term(link->context) != 0 && zmq_errno() == EINTR) {
		}
	}
	memset(link, 0, sizeof(*link));
}

static void read_monitor(struct link *link, void *monitor)
{
	zmq_msg_t part;
	zmq_msg_init(&part);
	while (zmq_msg_recv(&part, monitor, ZMQ_DONTWAIT) >= 0) {
		uint16_t event = 0;
		if (zmq_msg_more(&part) && zmq_msg_size(&part) >= sizeof(event)) /* the second part is the address */
			memcpy(&event, zmq_msg_data(&part), sizeof(event));
		if (event & REFUSED_EVENTS)
			link->state = LINK_REFUSED;
		else if ((event & BROKEN_EVENTS) && link->state == LINK_FINE)
			link->state = LINK_BROKEN;
	}
	zmq_msg_close(&part);
}

void link_poll(struct link *link, long timeout_ms)
{
	zmq_pollitem_t items[2 * LINK_SOCKETS];
	memset(items, 0, sizeof(items));
	for (int i = 0; i < LINK_SOCKETS; i++) {
		items[i].socket = link->sockets[i];
		items[i].events = ZMQ_POLLIN;
		items[LINK_SOCKETS + i].socket = link->monitors[i];
		items[LINK_SOCKETS + i].events = ZMQ_POLLIN;
	}
	if (zmq_poll(items, 2 * LINK_SOCKETS, timeout_ms) <= 0)
		return;
	for (int i = 0; i < LINK_SOCKETS; i++) {
		if (items[LINK_SOCKETS + i].revents)
			read_monitor(link, link->monitors[i]);
	}
}

bool link_send(struct link *link, enum link_socket to, const struct wire_buffer *header)
{
	return zmq_send(link->sockets[to], header->data, header->size, ZMQ_DONTWAIT) >= 0;
}

/* On ZeroMQ's thread, or where a message is closed. */
static void pixels_sent(void *pixels, void *slot)
{
	(void)pixels;
	mailbox_sent(slot);
}

bool link_send_frame(struct link *link, const struct wire_buffer *header, struct slot *slot)
{
	const struct frame *frame = &slot->frame;
	size_t size = wire_picture_bytes(frame->width, frame->height, frame->format);
	void *socket = link->sockets[LINK_FRAMES];
	zmq_msg_t pixels;
	if (zmq_msg_init_data(&pixels, frame->pixels, size, pixels_sent, slot) != 0) {
		mailbox_sent(slot);
		return false;
	}
	if (zmq_send(socket, header->data, header->size, ZMQ_DONTWAIT | ZMQ_SNDMORE) < 0 ||
	    zmq_msg_send(&pixels, socket, ZMQ_DONTWAIT) < 0) {
		zmq_msg_close(&pixels); /* gives the slot back */
		return false;
	}
	return true;
}

bool link_receive(struct link *link, enum link_socket from, struct incoming *into)
{
	void *socket = link->sockets[from];
	zmq_msg_init(&into->header);
	zmq_msg_init(&into->last);
	into->parts = 0;
	if (zmq_msg_recv(&into->header, socket, ZMQ_DONTWAIT) < 0) {
		incoming_free(into);
		return false;
	}
	bool more = zmq_msg_more(&into->header);
	while (more && zmq_msg_recv(&into->last, socket, ZMQ_DONTWAIT) >= 0) { /* the parts come together */
		into->parts++;
		more = zmq_msg_more(&into->last);
	}
	return true;
}

void incoming_free(struct incoming *incoming)
{
	zmq_msg_close(&incoming->header);
	zmq_msg_close(&incoming->last);
}
