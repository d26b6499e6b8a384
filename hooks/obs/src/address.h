/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a daemon is, and whether one may go there. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { ADDRESS_ENDPOINT_BYTES = 256, ADDRESS_KEY_BYTES = 41 };

struct address {
	char endpoint[ADDRESS_ENDPOINT_BYTES]; /* tcp://HOST:PORT or ipc://PATH */
	char server_key[ADDRESS_KEY_BYTES];    /* the daemon's public key, Z85; empty: not encrypted */
	char public_key[ADDRESS_KEY_BYTES];    /* ours */
	char secret_key[ADDRESS_KEY_BYTES];
};

#define ADDRESS_DEFAULT "tcp://127.0.0.1:7420"

/* Checks and fills `out`, without keys of our own. An endpoint beyond this machine needs a server key. Returns NULL, or
 * what is wrong and what to do about it, for people. */
const char *address_parse(const char *endpoint, const char *server_key, struct address *out);

enum address_place { ADDRESS_NOWHERE, ADDRESS_HERE, ADDRESS_ELSEWHERE };

/* Where this would go, whatever the keys: to no daemon that can be, to this machine, or to another. */
enum address_place address_place(const char *endpoint);

bool address_is_local(const struct address *address);
bool address_is_encrypted(const struct address *address);
bool address_equal(const struct address *a, const struct address *b);

/* Loads our key pair from a file that `mirage play` and the daemon's tools read too, or makes it, readable by its owner
 * only. Returns NULL, or what is wrong. */
const char *address_load_keys(const char *file, struct address *into);
