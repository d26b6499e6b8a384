/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "settle.h"

#include <string.h>

#define SETTLE_NS (SETTLE_MS * 1000000ull)

/* Whether one edit at one place, adding little, makes `after` of `before`. Both are UTF-8. */
static bool looks_typed(const char *before, const char *after)
{
	size_t old_size = strlen(before);
	size_t size = strlen(after);
	size_t head = 0;
	size_t tail = 0;

	while (head < old_size && head < size && before[head] == after[head])
		head++;
	while (tail < old_size - head && tail < size - head &&
	       before[old_size - 1 - tail] == after[size - 1 - tail])
		tail++;
	size_t added = size - head - tail;
	long characters = 0;
	for (size_t i = 0; i < added; i++)
		characters += ((unsigned char)after[head + i] & 0xc0) != 0x80;
	return characters <= TYPED_CHARACTERS;
}

void settle_take(struct settling *settling, const struct settings *read, bool chosen, uint64_t now_ns,
		 struct settings *used)
{
	const struct settings *last = &settling->newest;

	if (strcmp(last->prompt, read->prompt) != 0) {
		bool typed = settling->begun && !chosen && read->prompt[0] && looks_typed(last->prompt, read->prompt);
		settling->prompt_due_ns = typed ? now_ns + SETTLE_NS : 0;
	}
	if (read->address_problem)
		settling->address_due_ns = 0;
	else if (settling->begun && (last->address_problem || !address_equal(&last->address, &read->address)))
		settling->address_due_ns = now_ns + SETTLE_NS;
	settling->newest = *read;
	settling->begun = true;

	struct settings next = *read;
	if (settling->prompt_due_ns)
		memcpy(next.prompt, used->prompt, sizeof(next.prompt));
	if (settling->address_due_ns) {
		next.address = used->address;
		next.address_problem = used->address_problem;
	}
	*used = next;
}

uint64_t settle_due_ns(const struct settling *settling)
{
	uint64_t prompt_ns = settling->prompt_due_ns;
	uint64_t address_ns = settling->address_due_ns;

	return !prompt_ns || (address_ns && address_ns < prompt_ns) ? address_ns : prompt_ns;
}

/* Nothing but what is due, for the rest of `used` may have been changed since. */
void settle_step(struct settling *settling, uint64_t now_ns, struct settings *used)
{
	const struct settings *newest = &settling->newest;

	if (settling->prompt_due_ns && now_ns >= settling->prompt_due_ns) {
		memcpy(used->prompt, newest->prompt, sizeof(used->prompt));
		settling->prompt_due_ns = 0;
	}
	if (settling->address_due_ns && now_ns >= settling->address_due_ns) {
		used->address = newest->address;
		used->address_problem = newest->address_problem;
		settling->address_due_ns = 0;
	}
}
