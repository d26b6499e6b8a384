/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "status.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* A name in a text of the user's language, and what stands there. Not printf: a wrong translation must do no harm. */
struct value {
	const char *name; /* with its braces */
	const char *text;
};

/* Where the words go; always ends with a zero, and what does not fit is left out. */
struct words {
	char *into;
	size_t room;
	size_t used;
};

static void add(struct words *words, const char *text, size_t size)
{
	size_t left = words->room - words->used - 1;
	size_t fits = utf8_fit(text, size < left ? size : left);

	memcpy(words->into + words->used, text, fits);
	words->used += fits;
	words->into[words->used] = '\0';
}

static const struct value *find_value(const char *text, const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strncmp(text, values[i].name, strlen(values[i].name)) == 0)
			return &values[i];
	}
	return NULL;
}

static void fill(struct words *words, const char *text, const struct value *values, size_t count)
{
	while (*text) {
		const struct value *value = find_value(text, values, count);
		if (value) {
			add(words, value->text, strlen(value->text));
			text += strlen(value->name);
			continue;
		}
		size_t plain = 1 + strcspn(text + 1, "{");
		add(words, text, plain);
		text += plain;
	}
}

/* The commonest trouble is said in the user's language. */
static bool is_absent(const char *detail)
{
	return !*detail || strncmp(detail, "No daemon answers", strlen("No daemon answers")) == 0;
}

/* Why nothing is restyled, with what the session or the address has to say about it. */
static void add_reason(struct words *words, const struct filter_report *report)
{
	const char *problem = report->settings.address_problem;
	const char *detail = problem ? problem : report->session.words;
	const char *key = report->why_not;
	const struct value values[] = {
		{"{address}", report->settings.address.endpoint},
		{"{detail}", detail},
	};

	if (strcmp(key, "Status.Connecting") == 0 && !is_absent(detail))
		key = "Status.Address";
	fill(words, obs_module_text(key), values, sizeof(values) / sizeof(values[0]));
	/* Where there was no detail. */
	while (words->used && words->into[words->used - 1] == ' ')
		words->into[--words->used] = '\0';
}

static void add_guarded(struct words *words, uint64_t guarded)
{
	char count[24];
	const struct value value = {"{count}", count};

	snprintf(count, sizeof(count), "%llu", (unsigned long long)guarded);
	add(words, " ", 1);
	fill(words, obs_module_text("Status.Guarded"), &value, 1);
}

static void add_restyling(struct words *words, const struct filter_report *report)
{
	char fps[16];
	char age[16];
	char p95[16];
	const char *model = report->session.model[0] ? report->session.model : "?";
	const char *device = report->session.device[0] ? report->session.device : "?";

	snprintf(fps, sizeof(fps), "%ld", lroundf(report->fps));
	snprintf(age, sizeof(age), "%ld", lroundf(report->age_p50_ms));
	snprintf(p95, sizeof(p95), "%ld", lroundf(report->age_p95_ms));
	const struct value values[] = {
		{"{fps}", fps}, {"{age}", age}, {"{p95}", p95}, {"{model}", model}, {"{device}", device},
	};
	fill(words, obs_module_text("Status.Restyling"), values, sizeof(values) / sizeof(values[0]));
}

void status_words(const struct filter_report *report, char *into, size_t room)
{
	struct words words = {into, room, 0};

	if (!room)
		return;
	into[0] = '\0';
	if (report->why_not) {
		add_reason(&words, report);
		return;
	}
	add_restyling(&words, report);
	if (report->guarded)
		add_guarded(&words, report->guarded);
	/* Such as: the newest prompt could not be read, so the one before holds. */
	if (report->session.words[0]) {
		add(&words, " ", 1);
		add(&words, report->session.words, strlen(report->session.words));
	}
}
