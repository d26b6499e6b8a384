/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "address.h"

#include <stdint.h>
#include <string.h>

#include "utf8.h"

static const char NO_ADDRESS[] = "This is not an address. Write one like tcp://127.0.0.1:7420.";
static const char LONG_ADDRESS[] = "This address is too long. Write one like tcp://127.0.0.1:7420.";
static const char NO_KEY[] = "The server key is not a CURVE key. `mirage serve` prints it on the daemon's machine: "
			     "40 characters, to be copied whole and without quotes.";
static const char KEY_NEEDED[] = "This daemon is on another machine, so the connection must be encrypted. "
				 "Enter its server key, which `mirage serve` prints there, or use "
				 "tcp://127.0.0.1:7420 for a daemon on this machine.";

enum { LONGEST_IPC_PATH = 103 }; /* what the shortest socket address of the systems we know holds */

/* A piece of a text. */
struct span {
	const char *at;
	size_t size;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct span trimmed(const char *text)
{
	struct span span = {text == NULL ? "" : text, 0};

	while (*span.at == ' ' || (*span.at >= '\t' && *span.at <= '\r'))
		span.at++;
	span.size = strlen(span.at);
	while (span.size > 0 && (span.at[span.size - 1] == ' ' ||
				 (span.at[span.size - 1] >= '\t' && span.at[span.size - 1] <= '\r')))
		span.size--;
	return span;
}

static bool begins(struct span text, const char *with)
{
	size_t size = strlen(with);

	return text.size >= size && memcmp(text.at, with, size) == 0;
}

static bool equals(struct span text, const char *other)
{
	return text.size == strlen(other) && memcmp(text.at, other, text.size) == 0;
}

static bool is_port(struct span text)
{
	unsigned value = 0;

	if (text.size < 1 || text.size > 5)
		return false;
	for (size_t i = 0; i < text.size; i++) {
		if (!is_digit(text.at[i]))
			return false;
		value = value * 10 + (unsigned)(text.at[i] - '0');
	}
	return value >= 1 && value <= 65535;
}

/* A name, four numbers, or an IPv6 address in brackets. No interface and no star: one cannot connect to those. */
static bool is_host(struct span host)
{
	bool bracketed = host.size > 4 && host.at[0] == '[' && host.at[host.size - 1] == ']';
	size_t first = bracketed ? 1 : 0;
	size_t last = host.size - first;

	if (host.size == 0)
		return false;
	for (size_t i = first; i < last; i++) {
		char c = host.at[i];
		bool of_v6 = is_hex(c) || c == ':' || c == '.';
		bool of_name = is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
		if (bracketed ? !of_v6 : !of_name)
			return false;
	}
	return true;
}

/* Exactly four numbers from 0 to 255, the first 127: "127.example.org" may be anywhere. */
static bool is_loopback_v4(struct span host)
{
	unsigned value = 0, digits = 0, dots = 0;

	if (!begins(host, "127."))
		return false;
	for (size_t i = 0; i < host.size; i++) {
		if (host.at[i] == '.' && digits > 0) {
			value = digits = 0;
			dots++;
		} else if (is_digit(host.at[i]) && (digits == 0 || value > 0)) { /* 010 is 8 to some */
			value = value * 10 + (unsigned)(host.at[i] - '0');
			digits++;
		} else {
			return false;
		}
		if (value > 255)
			return false;
	}
	return dots == 3 && digits > 0;
}

/* ::1, however many of its zeros are written out. */
static bool is_loopback_v6(struct span host)
{
	unsigned groups = 0, digits = 0, gaps = 0;

	if (host.size < 5 || host.at[0] != '[' || host.at[host.size - 2] != '1')
		return false;
	for (size_t i = 1; i < host.size - 1; i++) {
		char c = host.at[i];
		if (c == ':' && host.at[i + 1] == ':') {
			gaps++;
			digits = 0;
			i++;
		} else if (c == ':') {
			if (digits == 0)
				return false;
			digits = 0;
		} else if (c == '0' || i == host.size - 2) {
			groups += digits == 0;
			if (++digits > 4)
				return false;
		} else {
			return false;
		}
	}
	return gaps == 1 ? groups < 8 : gaps == 0 && groups == 8;
}

/* Splits what stands behind tcp:// at its last colon. */
static bool split(struct span rest, struct span *host, struct span *port)
{
	size_t colon = rest.size;

	while (colon > 0 && rest.at[colon - 1] != ':')
		colon--;
	if (colon == 0)
		return false;
	*host = (struct span){rest.at, colon - 1};
	*port = (struct span){rest.at + colon, rest.size - colon};
	return true;
}

/* Z85: five characters make four bytes; not all combinations fit into them. */
static bool is_key(struct span text)
{
	static const char digits[] =
		"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
	uint64_t value = 0;

	if (text.size != ADDRESS_KEY_BYTES - 1)
		return false;
	for (size_t i = 0; i < text.size; i++) {
		const char *digit = text.at[i] == '\0' ? NULL : strchr(digits, text.at[i]);
		if (digit == NULL)
			return false;
		value = (i % 5 == 0 ? 0 : value * 85) + (uint64_t)(digit - digits);
		if (value > UINT32_MAX)
			return false;
	}
	return true;
}

static const char *parse_endpoint(const char *endpoint, struct address *out)
{
	struct span text = trimmed(endpoint);
	struct span rest, host, port;
	bool bare = strstr(text.at, "://") == NULL; /* "127.0.0.1:7420" is clear enough */
	size_t offset = bare ? strlen("tcp://") : 0;

	if (text.size == 0)
		return NO_ADDRESS;
	if (offset + text.size >= sizeof(out->endpoint))
		return LONG_ADDRESS;
	if (begins(text, "ipc://")) {
		rest = (struct span){text.at + 6, text.size - 6};
		if (rest.size > LONGEST_IPC_PATH)
			return LONG_ADDRESS;
		if (rest.size == 0 || !utf8_is(TEXT_PLAIN, rest.at, rest.size))
			return NO_ADDRESS;
	} else if (bare || begins(text, "tcp://")) {
		size_t skip = bare ? 0 : 6;
		rest = (struct span){text.at + skip, text.size - skip};
		if (!split(rest, &host, &port) || !is_host(host) || !is_port(port))
			return NO_ADDRESS;
	} else {
		return NO_ADDRESS;
	}
	memcpy(out->endpoint, "tcp://", 6);
	memcpy(out->endpoint + offset, text.at, text.size);
	out->endpoint[offset + text.size] = '\0';
	return NULL;
}

const char *address_parse(const char *endpoint, const char *server_key, struct address *out)
{
	struct span key = trimmed(server_key);
	const char *problem;

	memset(out, 0, sizeof(*out));
	problem = parse_endpoint(endpoint, out);
	if (problem == NULL && key.size > 0 && !is_key(key))
		problem = NO_KEY;
	if (problem == NULL && key.size == 0 && !address_is_local(out))
		problem = KEY_NEEDED;
	if (problem != NULL) {
		memset(out, 0, sizeof(*out)); /* so that nobody goes there all the same */
		return problem;
	}
	memcpy(out->server_key, key.at, key.size);
	return NULL;
}

enum address_place address_place(const char *endpoint)
{
	struct address address = {0};

	if (parse_endpoint(endpoint, &address) != NULL)
		return ADDRESS_NOWHERE;
	return address_is_local(&address) ? ADDRESS_HERE : ADDRESS_ELSEWHERE;
}

bool address_is_local(const struct address *address)
{
	struct span text = {address->endpoint, strlen(address->endpoint)};
	struct span host, port;

	if (begins(text, "ipc://"))
		return true;
	if (!begins(text, "tcp://"))
		return false;
	struct span rest = {text.at + 6, text.size - 6};
	return split(rest, &host, &port) &&
	       (equals(host, "localhost") || is_loopback_v4(host) || is_loopback_v6(host));
}

bool address_is_encrypted(const struct address *address)
{
	return address->server_key[0] != '\0';
}

bool address_equal(const struct address *a, const struct address *b)
{
	return strcmp(a->endpoint, b->endpoint) == 0 && strcmp(a->server_key, b->server_key) == 0 &&
	       strcmp(a->public_key, b->public_key) == 0 && strcmp(a->secret_key, b->secret_key) == 0;
}
