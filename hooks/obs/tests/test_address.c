/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading of addresses; more of them, and the key files, are tried from Python. */
#include "address.h"

#include <string.h>

#include "check.h"

static const char KEY[] = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";

static void test_ours(void)
{
	static const char *const local[] = {"127.0.0.1",       "127.1.2.3", "localhost", "[::1]",
					    "[0:0:0:0:0:0:0:1]", "[0::0001]", "[0:0::1]"};
	static const char *const away[] = {"127.0.0.256", "127.0.0",      "127.0.0.1.1",  "127.0.0.1a", "1.0.0.127",
					   "[::2]",       "[1::1]",       "[::ffff:1.2.3.4]", "[::10]", "localhost.example.org",
					   "127..0.1",    "127.0.0.1.", "mirage", "[0:1]", "[0::0:0::1]", "[::00001]", "127.0.0.01", "[0:::1]"};
	struct address address;
	char endpoint[128];

	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
		(void)snprintf(endpoint, sizeof(endpoint), "tcp://%s:7420", local[i]);
		CHECK(address_parse(endpoint, NULL, &address) == NULL);
		CHECK(address_is_local(&address) && !address_is_encrypted(&address));
	}
	for (size_t i = 0; i < sizeof(away) / sizeof(away[0]); i++) {
		(void)snprintf(endpoint, sizeof(endpoint), "tcp://%s:7420", away[i]);
		CHECK(address_parse(endpoint, NULL, &address) != NULL);
		CHECK(address.endpoint[0] == '\0');
		CHECK(address_parse(endpoint, KEY, &address) == NULL);
		CHECK(!address_is_local(&address) && address_is_encrypted(&address));
	}
}

static void test_equality(void)
{
	struct address a, b;

	CHECK(address_parse(ADDRESS_DEFAULT, "", &a) == NULL);
	CHECK(address_parse(" 127.0.0.1:7420 ", NULL, &b) == NULL);
	CHECK(address_equal(&a, &b));
	CHECK(address_parse(ADDRESS_DEFAULT, KEY, &b) == NULL);
	CHECK(strcmp(b.server_key, KEY) == 0);
	CHECK(!address_equal(&a, &b));
	a = b;
	CHECK(address_equal(&a, &b));
	a.public_key[0] = 'x';
	CHECK(!address_equal(&a, &b));
}

static void test_nonsense(void)
{
	struct address address = {0};

	CHECK(address_parse(NULL, NULL, &address) != NULL);
	CHECK(!address_is_local(&address) && !address_is_encrypted(&address));
	CHECK(address_load_keys(NULL, &address) != NULL);
	CHECK(address_load_keys("", &address) != NULL);
}

void test_address(void)
{
	test_ours();
	test_equality();
	test_nonsense();
}
