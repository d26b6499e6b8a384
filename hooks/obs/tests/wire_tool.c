/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Speaks for wire.c and address.c to tests in other languages: a command a line on stdin, a line of JSON for each.
 *
 *   decode HEX                      parts HEX COUNT LAST_SIZE        prompt_is_fine HEX
 *   encode hello|attach|bye HEX     encode prompt HEX STRENGTH BLEND_MS
 *   encode frame SEQ WIDTH HEIGHT FORMAT BOTTOM_UP CAPTURE_MS AGE_MS
 *   encode reset NUMBER             encode watch
 *   address HEX HEX                 keys HEX                         fuzz SEED ROUNDS HEX
 *
 * HEX is the bytes of a text or header, `-` for none. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "json_text.h"
#include "wire.h"

enum { MOST_LINE = 1 << 20, MOST_WORDS = 10 };

static const char *const FORMATS[] = {"rgba8", "bgra8", "rgb8", "jpeg"};

/* Exactly as long as it is, so that a sanitizer sees a read beyond it. `extra` zero bytes may follow. */
static uint8_t *from_hex(const char *hex, size_t *size, size_t extra)
{
	if (strcmp(hex, "-") == 0)
		hex = "";
	*size = strlen(hex) / 2;
	uint8_t *bytes = calloc(1, *size + extra > 0 ? *size + extra : 1);
	if (bytes == NULL)
		abort();
	for (size_t i = 0; i < *size; i++) {
		char pair[3] = {hex[i * 2], hex[i * 2 + 1], '\0'};
		bytes[i] = (uint8_t)strtoul(pair, NULL, 16);
	}
	return bytes;
}

static void put_whole(const char *key, uint64_t value)
{
	printf(", \"%s\": %" PRIu64, key, value);
}

static void put_styled(const struct wire_message *message)
{
	const struct wire_stages *stages = &message->styled.stages;

	put_whole("seq", message->styled.seq);
	put_whole("width", message->styled.width);
	put_whole("height", message->styled.height);
	put_text("format", FORMATS[message->styled.format]);
	printf(", \"bottom_up\": %s", message->styled.bottom_up ? "true" : "false");
	put_whole("prompt_id", message->styled.prompt_id);
	put_whole("steps", message->styled.steps);
	printf(", \"stages\": {\"capture_ms\": %.9g, \"transport_ms\": %.9g, \"queue_ms\": %.9g, \"model_ms\": %.9g, "
	       "\"encode_ms\": %.9g}",
	       (double)stages->capture_ms, (double)stages->transport_ms, (double)stages->queue_ms,
	       (double)stages->model_ms, (double)stages->encode_ms);
}

static void put_message(const struct wire_message *message)
{
	static const char *const types[] = {"welcome", "attached", "prompted", "credit",
					    "styled",  "stats",    "error",    "bye"};

	printf("{\"type\": \"%s\"", types[message->type]);
	switch (message->type) {
	case WIRE_WELCOME:
		put_whole("session", message->welcome.session);
		put_text("token", message->welcome.token);
		put_text("backend", message->welcome.backend);
		put_text("model", message->welcome.model);
		put_text("device", message->welcome.device);
		break;
	case WIRE_ATTACHED:
		put_whole("session", message->attached.session);
		break;
	case WIRE_PROMPTED:
		put_whole("prompt_id", message->prompted.prompt_id);
		put_text("text", message->prompted.text);
		break;
	case WIRE_CREDIT:
		put_whole("frames", message->credit.frames);
		break;
	case WIRE_STYLED:
		put_styled(message);
		break;
	case WIRE_STATS:
		printf(", \"sessions\": [");
		for (size_t i = 0; i < message->stats.sessions; i++)
			printf("%s%" PRIu64, i > 0 ? ", " : "", message->stats.session[i]);
		printf("]");
		break;
	case WIRE_ERROR:
		put_text("code", message->error.code);
		put_text("message", message->error.message);
		put_text("fix", message->error.fix);
		if (message->error.has_seq)
			put_whole("seq", message->error.seq);
		else
			printf(", \"seq\": null");
		break;
	case WIRE_BYE:
		put_text("reason", message->bye.reason);
		break;
	}
	printf("}\n");
}

static void put_refusal(const char *code)
{
	if (code == NULL)
		printf("{\"refused\": null}\n");
	else
		printf("{\"refused\": \"%s\"}\n", code);
}

static void decode(char **words, struct wire_message *message)
{
	size_t size;
	uint8_t *bytes = from_hex(words[1], &size, 0);
	const char *code = wire_decode(bytes, size, message);

	free(bytes);
	if (code != NULL)
		put_refusal(code);
	else if (strcmp(words[0], "parts") == 0)
		put_refusal(wire_check_parts(message, strtoul(words[2], NULL, 10), strtoul(words[3], NULL, 10)));
	else
		put_message(message);
}

static bool encode_frame(struct wire_buffer *into, char **words)
{
	struct wire_frame frame = {
		.seq = strtoull(words[2], NULL, 10),
		.width = (uint32_t)strtoul(words[3], NULL, 10),
		.height = (uint32_t)strtoul(words[4], NULL, 10),
		.bottom_up = strcmp(words[6], "true") == 0,
		.capture_ms = strtof(words[7], NULL),
		.age_ms = strtof(words[8], NULL),
	};
	for (unsigned i = 0; i < 4; i++) {
		if (strcmp(words[5], FORMATS[i]) == 0)
			frame.format = (enum wire_format)i;
	}
	return wire_frame(into, &frame);
}

static bool encode_into(struct wire_buffer *into, char **words, const char *text)
{
	if (strcmp(words[1], "hello") == 0)
		return wire_hello(into, text);
	if (strcmp(words[1], "attach") == 0)
		return wire_attach(into, text);
	if (strcmp(words[1], "bye") == 0)
		return wire_bye(into, text);
	if (strcmp(words[1], "prompt") == 0)
		return wire_prompt(into, text, strtod(words[3], NULL), strtod(words[4], NULL));
	if (strcmp(words[1], "frame") == 0)
		return encode_frame(into, words);
	if (strcmp(words[1], "reset") == 0)
		return wire_reset(into, (enum wire_reset)strtoul(words[2], NULL, 10));
	return wire_watch(into);
}

static void encode(char **words, struct wire_buffer *into)
{
	size_t size;
	char *text = (char *)from_hex(words[2], &size, 1);

	if (encode_into(into, words, text)) {
		printf("{\"hex\": \"");
		for (size_t i = 0; i < into->size; i++)
			printf("%02x", into->data[i]);
		printf("\"}\n");
	} else {
		put_refusal("encoder");
	}
	free(text);
}

static void parse_address(char **words)
{
	size_t size;
	char *endpoint = (char *)from_hex(words[1], &size, 1);
	char *key = (char *)from_hex(words[2], &size, 1);
	struct address address;
	const char *problem = address_parse(endpoint, key, &address);

	printf("{\"local\": %s, \"encrypted\": %s", address_is_local(&address) ? "true" : "false",
	       address_is_encrypted(&address) ? "true" : "false");
	put_text("endpoint", address.endpoint);
	put_text("problem", problem == NULL ? "" : problem);
	printf("}\n");
	free(endpoint);
	free(key);
}

static void load_keys(char **words)
{
	size_t size;
	char *file = (char *)from_hex(words[1], &size, 1);
	struct address address = {0};
	const char *problem = address_load_keys(file, &address);

	printf("{\"loaded\": %s", problem == NULL ? "true" : "false");
	put_text("public", address.public_key);
	put_text("secret", address.secret_key);
	put_text("problem", problem == NULL ? "" : problem);
	printf("}\n");
	free(file);
}

static uint64_t roll(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Damages a header again and again: bytes set, bits turned, cut short, pieces copied over others. */
static void fuzz(char **words, struct wire_message *message)
{
	uint64_t state = strtoull(words[1], NULL, 10) * 2654435769u + 88172645463325252u;
	size_t rounds = strtoul(words[2], NULL, 10), size, accepted = 0;
	uint8_t *bytes = from_hex(words[3], &size, 0);

	for (size_t i = 0; i < rounds && size > 0; i++) {
		size_t kept = roll(&state) % 4 == 0 ? roll(&state) % (size + 1) : size;
		uint8_t *damaged = malloc(kept > 0 ? kept : 1);
		if (damaged == NULL)
			abort();
		memcpy(damaged, bytes, kept);
		for (uint64_t faults = roll(&state) % 6; kept > 0 && faults > 0; faults--) {
			size_t at = roll(&state) % kept;
			size_t from = roll(&state) % kept;
			size_t span = roll(&state) % 9;
			if (roll(&state) % 3 == 0 && at + span <= kept && from + span <= kept)
				memmove(damaged + at, damaged + from, span);
			else if (roll(&state) % 2 == 0)
				damaged[at] = (uint8_t)roll(&state);
			else
				damaged[at] ^= (uint8_t)(1u << (roll(&state) % 8));
		}
		accepted += wire_decode(damaged, kept, message) == NULL;
		free(damaged);
	}
	free(bytes);
	printf("{\"rounds\": %zu, \"accepted\": %zu}\n", rounds, accepted);
}

int main(void)
{
	struct wire_message *message = malloc(sizeof(*message));
	struct wire_buffer buffer = {0};
	char *line = malloc(MOST_LINE);

	while (message != NULL && line != NULL && fgets(line, MOST_LINE, stdin) != NULL) {
		char *words[MOST_WORDS];
		size_t count = 0;
		for (char *word = strtok(line, " \n"); word != NULL && count < MOST_WORDS; word = strtok(NULL, " \n"))
			words[count++] = word;
		while (count < MOST_WORDS)
			words[count++] = "-";
		if (strcmp(words[0], "encode") == 0) {
			encode(words, &buffer);
		} else if (strcmp(words[0], "address") == 0) {
			parse_address(words);
		} else if (strcmp(words[0], "keys") == 0) {
			load_keys(words);
		} else if (strcmp(words[0], "fuzz") == 0) {
			fuzz(words, message);
		} else if (strcmp(words[0], "prompt_is_fine") == 0) {
			size_t size;
			char *text = (char *)from_hex(words[1], &size, 1);
			printf("%s\n", wire_prompt_is_fine(text) ? "true" : "false");
			free(text);
		} else {
			decode(words, message);
		}
		fflush(stdout);
	}
	wire_free(&buffer);
	free(message);
	free(line);
	return 0;
}
