/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs a session against a daemon, as the filter would: captures at a rate, shows what comes back.
 *
 *   session_tool ENDPOINT [--server-key KEY --keys FILE] [--size 64x48] [--rate 60] [--seconds 30] [--pictures N]
 *                [--stay 0] [--quiet]
 *
 * A line on standard input tells it what to do: prompt TEXT, reset, off, connect [ENDPOINT], send on|off, quit. One
 * JSON object a line on standard output: every change of the status, every picture unless quiet, and at the end what
 * it counted and how long session_destroy took. It ends by itself after so many seconds, so many pictures, or when
 * standard input closes, and stays so many seconds then, for threads that end later. */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ages.h"
#include "json_text.h"
#include "session.h"

struct tool {
	struct session *session;
	struct address address;
	uint32_t width;
	uint32_t height;
	double rate; /* captures a second; 0: as many as are wanted */
	double seconds;
	double stay;
	uint64_t pictures; /* to see before it ends; 0: any number */
	bool quiet;
	bool sends;
	bool quits;
	uint64_t captured;
	uint64_t seen;
	uint64_t wrong;     /* pictures that are not what was sent */
	uint64_t disordered;
	uint64_t last_seq;
	uint64_t slowest_ns; /* call of the session, copies excluded */
	struct session_status status;
	struct ages ages;
	const struct styled *shown;
};

static uint64_t now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void nap(uint64_t ns)
{
	struct timespec pause = {.tv_nsec = (long)ns};
	nanosleep(&pause, NULL);
}

static void put_counts(const struct session_status *status)
{
	printf(",\"sent\":%" PRIu64 ",\"styled\":%" PRIu64 ",\"dropped\":%" PRIu64, status->sent, status->styled,
	       status->dropped);
	printf(",\"refused\":%" PRIu64 ",\"reconnects\":%" PRIu64, status->refused, status->reconnects);
}

static void put_status(const char *event, const struct session_status *status)
{
	static const char *const states[] = {"off", "connecting", "ready", "refused"};
	printf("{\"event\":\"%s\",\"ms\":%.1f", event, (double)now_ns() / 1e6);
	put_text("state", states[status->state]);
	put_text("words", status->words);
	put_text("model", status->model);
	put_text("prompt", status->prompt);
	put_counts(status);
}

static void log_line_to_stderr(int level, const char *line)
{
	fprintf(stderr, "log %d: %s\n", level, line);
}

static void watch_status(struct tool *tool)
{
	struct session_status status;
	session_status(tool->session, &status);
	bool same = status.state == tool->status.state && strcmp(status.words, tool->status.words) == 0 &&
		    strcmp(status.prompt, tool->status.prompt) == 0 && status.session == tool->status.session;
	tool->status = status;
	if (same)
		return;
	put_status("status", &status);
	puts("}");
}

static uint64_t timed(struct tool *tool, uint64_t begun_ns)
{
	uint64_t end_ns = now_ns();
	if (end_ns - begun_ns > tool->slowest_ns)
		tool->slowest_ns = end_ns - begun_ns;
	return end_ns;
}

static void capture(struct tool *tool)
{
	uint64_t begun_ns = now_ns();
	struct frame *frame = session_wants_frame(tool->session, 0) ? session_borrow(tool->session) : NULL;
	uint64_t captured_ns = timed(tool, begun_ns);
	if (!frame)
		return;
	size_t size = wire_picture_bytes(tool->width, tool->height, WIRE_BGRA8);
	if (!frame_room(frame, size)) {
		session_give_back(tool->session, frame);
		return;
	}
	frame->width = tool->width;
	frame->height = tool->height;
	frame->format = WIRE_BGRA8;
	frame->captured_ns = captured_ns;
	memset(frame->pixels, (int)(frame->seq * 37 & 0xff), size);
	memcpy(frame->pixels, &frame->seq, sizeof(frame->seq));
	frame->capture_ms = (float)((double)(now_ns() - captured_ns) / 1e6);
	begun_ns = now_ns();
	session_offer(tool->session, frame);
	timed(tool, begun_ns);
	tool->captured++;
}

static bool is_as_sent(const struct tool *tool, const struct styled *styled)
{
	if (styled->size != wire_picture_bytes(tool->width, tool->height, WIRE_BGRA8))
		return false;
	if (memcmp(styled->pixels, &styled->seq, sizeof(styled->seq)) != 0)
		return false;
	uint8_t value = (uint8_t)(styled->seq * 37);
	const uint8_t *rest = styled->pixels + sizeof(styled->seq);
	size_t size = styled->size - sizeof(styled->seq);
	return rest[0] == value && memcmp(rest, rest + 1, size - 1) == 0; /* each byte is as the one before */
}

static void put_picture(const struct styled *styled, uint64_t taken_ns, bool as_sent, float age_ms)
{
	printf("{\"event\":\"picture\",\"ms\":%.1f", (double)taken_ns / 1e6);
	printf(",\"seq\":%" PRIu64 ",\"prompt_id\":%" PRIu64, styled->seq, styled->prompt_id);
	printf(",\"as_sent\":%s,\"age_ms\":%.2f}\n", as_sent ? "true" : "false", (double)age_ms);
}

static void show(struct tool *tool)
{
	uint64_t begun_ns = now_ns();
	const struct styled *styled = session_take(tool->session);
	uint64_t taken_ns = timed(tool, begun_ns);
	if (!styled)
		return;
	bool as_sent = is_as_sent(tool, styled);
	float age_ms = (float)((double)(taken_ns - styled->captured_ns) / 1e6);
	tool->seen++;
	tool->wrong += !as_sent;
	tool->disordered += styled->seq <= tool->last_seq;
	tool->last_seq = styled->seq;
	ages_add(&tool->ages, age_ms, taken_ns);
	if (!tool->quiet)
		put_picture(styled, taken_ns, as_sent, age_ms);
	if (tool->shown) {
		begun_ns = now_ns();
		session_release(tool->session, tool->shown);
		timed(tool, begun_ns);
	}
	tool->shown = styled;
}

static void obey(struct tool *tool, char *line)
{
	line[strcspn(line, "\n")] = 0;
	if (strncmp(line, "prompt ", 7) == 0)
		session_prompt(tool->session, line + 7, 1, 100);
	else if (strcmp(line, "reset") == 0)
		session_reset(tool->session, WIRE_RESET_CUT, now_ns());
	else if (strcmp(line, "off") == 0)
		session_connect(tool->session, NULL);
	else if (strcmp(line, "connect") == 0)
		session_connect(tool->session, &tool->address);
	else if (strncmp(line, "connect ", 8) == 0 && !address_parse(line + 8, "", &tool->address))
		session_connect(tool->session, &tool->address);
	else if (strcmp(line, "send on") == 0 || strcmp(line, "send off") == 0)
		tool->sends = line[6] == 'n';
	else if (strcmp(line, "quit") == 0)
		tool->quits = true;
	else
		fprintf(stderr, "session_tool: what is %s?\n", line);
}

static void listen(struct tool *tool)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	static char line[20000];
	static size_t filled;
	while (poll(&input, 1, 0) > 0) {
		char c;
		if (read(STDIN_FILENO, &c, 1) <= 0) {
			tool->quits = true;
			return;
		}
		if (filled + 1 < sizeof(line))
			line[filled++] = c;
		if (c != '\n')
			continue;
		line[filled] = 0;
		filled = 0;
		obey(tool, line);
	}
}

static void run(struct tool *tool)
{
	uint64_t begun_ns = now_ns();
	uint64_t next_ns = begun_ns;
	while (!tool->quits && (double)(now_ns() - begun_ns) < tool->seconds * 1e9) {
		listen(tool);
		watch_status(tool);
		if (tool->sends && now_ns() >= next_ns) {
			capture(tool);
			next_ns += tool->rate > 0 ? (uint64_t)(1e9 / tool->rate) : 0;
			if (next_ns < now_ns())
				next_ns = now_ns();
		}
		show(tool);
		if (tool->pictures && tool->seen >= tool->pictures)
			break;
		nap(200000);
	}
}

static const char *read_options(struct tool *tool, int count, char **words)
{
	const char *server_key = "";
	const char *keys = NULL;
	if (count < 2)
		return "tell it where the daemon is";
	for (int i = 2; i < count; i++) {
		if (strcmp(words[i], "--quiet") == 0) {
			tool->quiet = true;
			continue;
		}
		if (i + 1 == count)
			return "an option lacks its value";
		const char *name = words[i++];
		if (strcmp(name, "--server-key") == 0)
			server_key = words[i];
		else if (strcmp(name, "--keys") == 0)
			keys = words[i];
		else if (strcmp(name, "--rate") == 0)
			tool->rate = atof(words[i]);
		else if (strcmp(name, "--seconds") == 0)
			tool->seconds = atof(words[i]);
		else if (strcmp(name, "--stay") == 0)
			tool->stay = atof(words[i]);
		else if (strcmp(name, "--pictures") == 0)
			tool->pictures = strtoull(words[i], NULL, 10);
		else if (strcmp(name, "--size") != 0 || sscanf(words[i], "%ux%u", &tool->width, &tool->height) != 2)
			return "there is no such option";
	}
	const char *wrong = address_parse(words[1], server_key, &tool->address);
	return wrong || !keys ? wrong : address_load_keys(keys, &tool->address);
}

static void put_end(const struct tool *tool, double destroy_ms)
{
	put_status("end", &tool->status);
	printf(",\"captured\":%" PRIu64 ",\"seen\":%" PRIu64, tool->captured, tool->seen);
	printf(",\"wrong\":%" PRIu64 ",\"disordered\":%" PRIu64, tool->wrong, tool->disordered);
	printf(",\"age_p50_ms\":%.2f,\"age_p95_ms\":%.2f", (double)ages_percentile(&tool->ages, 50),
	       (double)ages_percentile(&tool->ages, 95));
	printf(",\"per_second\":%.1f", (double)ages_per_second(&tool->ages, now_ns()));
	printf(",\"slowest_call_ms\":%.3f,\"destroy_ms\":%.1f}\n", (double)tool->slowest_ns / 1e6, destroy_ms);
}

int main(int count, char **words)
{
	static struct tool tool = {.width = 64, .height = 48, .rate = 60, .seconds = 30, .sends = true};
	const char *wrong = read_options(&tool, count, words);
	if (wrong) {
		fprintf(stderr, "session_tool: %s\n", wrong);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	tool.session = session_create("session_tool", now_ns, log_line_to_stderr);
	if (!tool.session)
		return 1;
	session_connect(tool.session, &tool.address);
	run(&tool);
	session_status(tool.session, &tool.status);
	uint64_t begun_ns = now_ns();
	session_destroy(tool.session);
	double destroy_ms = (double)(now_ns() - begun_ns) / 1e6;
	put_end(&tool, destroy_ms);
	for (uint64_t end_ns = now_ns() + (uint64_t)(tool.stay * 1e9); now_ns() < end_ns;)
		nap(10000000);
	return 0;
}
