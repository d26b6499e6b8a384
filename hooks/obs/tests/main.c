/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All unit tests of the core, or those that are named. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void test_address(void);
void test_ages(void);
void test_guard(void);
void test_in_flight(void);
void test_mailbox(void);
void test_pace(void);
void test_pictures(void);
void test_view(void);
void test_wire(void);

static const struct {
	const char *name;
	void (*run)(void);
} tests[] = {
	{"address", test_address},
	{"ages", test_ages},
	{"guard", test_guard},
	{"in_flight", test_in_flight},
	{"mailbox", test_mailbox},
	{"pace", test_pace},
	{"pictures", test_pictures},
	{"view", test_view},
	{"wire", test_wire},
};

static bool is_named(const char *name, int count, char **names)
{
	for (int i = 1; i < count; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return count < 2;
}

int main(int count, char **names)
{
	int ran = 0;
	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		if (!is_named(tests[i].name, count, names))
			continue;
		tests[i].run();
		printf("%s: fine\n", tests[i].name);
		ran++;
	}
	return ran ? 0 : 2;
}
