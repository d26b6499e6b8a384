/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a daemon sends. Its bytes may be anything: they are scanned whole before they are parsed, so that no size in
 * them is ever believed, and every field is checked before it is copied. */
#include <float.h>
#include <msgpack.h>
#include <string.h>

#include "utf8.h"
#include "wire.h"
#include "wire_scan.h"

enum { MOST_NAME = 200, MOST_ENTRIES = 64, MOST_SESSIONS = 1024, MOST_STEPS = 16 };

static const uint64_t MOST_COUNT = ((uint64_t)1 << 53) - 1;
static const double LONGEST_MS = 3600000.0;
static const double FARTHEST = 1e9;

/* A map being read. The first fault is kept in *code, and what is read after it means nothing. */
struct fields {
	const msgpack_object_map *map;
	const char **code;
};

static void refuse(struct fields from, const char *code)
{
	if (*from.code == NULL)
		*from.code = code;
}

static bool is_text(const msgpack_object *value, const char *text)
{
	size_t size = strlen(text);

	return value->type == MSGPACK_OBJECT_STR && value->via.str.size == size &&
	       memcmp(value->via.str.ptr, text, size) == 0;
}

/* Its via.i64 then tells small numbers apart; those from 2^63 up look negative there. */
static bool is_integer(const msgpack_object *value)
{
	return value->type == MSGPACK_OBJECT_POSITIVE_INTEGER || value->type == MSGPACK_OBJECT_NEGATIVE_INTEGER;
}

/* NULL when there is none; of two, the last. */
static const msgpack_object *find(struct fields from, const char *key)
{
	for (uint32_t i = from.map->size; i > 0; i--) {
		if (is_text(&from.map->ptr[i - 1].key, key))
			return &from.map->ptr[i - 1].val;
	}
	return NULL;
}

/* A field that must be there. */
static const msgpack_object *need(struct fields from, const char *key)
{
	const msgpack_object *value = find(from, key);

	if (value == NULL)
		refuse(from, "invalid");
	return value;
}

static uint64_t whole_of(struct fields from, const msgpack_object *value, uint64_t least, uint64_t most)
{
	if (value == NULL)
		return 0;
	if (value->type != MSGPACK_OBJECT_POSITIVE_INTEGER || value->via.u64 < least || value->via.u64 > most) {
		refuse(from, "invalid");
		return 0;
	}
	return value->via.u64;
}

static uint64_t whole(struct fields from, const char *key, uint64_t least, uint64_t most)
{
	return whole_of(from, need(from, key), least, most);
}

static uint64_t count(struct fields from, const char *key)
{
	return whole(from, key, 0, MOST_COUNT);
}

static double number_of(struct fields from, const msgpack_object *value, double least, double most)
{
	double number = 0.0;

	if (value == NULL)
		return 0.0;
	if (value->type == MSGPACK_OBJECT_FLOAT32 || value->type == MSGPACK_OBJECT_FLOAT64)
		number = value->via.f64;
	else if (value->type == MSGPACK_OBJECT_POSITIVE_INTEGER)
		number = (double)value->via.u64;
	else if (value->type == MSGPACK_OBJECT_NEGATIVE_INTEGER)
		number = (double)value->via.i64;
	else
		refuse(from, "invalid");
	if (!(number >= least && number <= most)) /* so that NaN fails too */
		refuse(from, "invalid");
	return number;
}

static double number(struct fields from, const char *key, double least, double most)
{
	return number_of(from, need(from, key), least, most);
}

static float ms_or_none(struct fields from, const char *key)
{
	return (float)number_of(from, find(from, key), 0.0, LONGEST_MS);
}

static bool flag_or_false(struct fields from, const char *key)
{
	const msgpack_object *value = find(from, key);

	if (value == NULL)
		return false;
	if (value->type != MSGPACK_OBJECT_BOOLEAN)
		refuse(from, "invalid");
	return value->type == MSGPACK_OBJECT_BOOLEAN && value->via.boolean;
}

/* Copies a text of at most `most` code points into most * 4 + 1 bytes; `into` may be NULL. No kind of text that is read
 * holds a zero, so what was copied is whole. */
static void text_of(struct fields from, const msgpack_object *value, enum text_kind kind, size_t most, char *into,
		    const char *code)
{
	if (value == NULL)
		return;
	if (value->type != MSGPACK_OBJECT_STR) {
		refuse(from, "invalid");
		return;
	}
	const char *text = value->via.str.ptr;
	size_t size = value->via.str.size;
	if (size > most * 4 || !utf8_is(kind, text, size) || utf8_count(text, size) > (long)most) {
		refuse(from, code);
		return;
	}
	if (into == NULL)
		return;
	if (size > 0)
		memcpy(into, text, size);
	into[size] = '\0';
}

static void plain(struct fields from, const char *key, char into[WIRE_TEXT_BYTES])
{
	text_of(from, need(from, key), TEXT_PLAIN, MOST_NAME, into, "invalid");
}

static void free_text(struct fields from, const char *key, char into[WIRE_PROMPT_BYTES], const char *code)
{
	text_of(from, need(from, key), TEXT_FREE, WIRE_MAX_PROMPT, into, code);
}

/* False when there is none, or another type: then it is refused. */
static bool map_of(struct fields from, const msgpack_object *value, struct fields *out)
{
	if (value == NULL || value->type != MSGPACK_OBJECT_MAP) {
		refuse(from, "invalid");
		return false;
	}
	*out = (struct fields){&value->via.map, from.code};
	return true;
}

static const msgpack_object_array *array(struct fields from, const char *key, uint32_t most)
{
	const msgpack_object *value = need(from, key);

	if (value != NULL && value->type == MSGPACK_OBJECT_ARRAY && value->via.array.size <= most)
		return &value->via.array;
	refuse(from, "invalid");
	return NULL;
}

static enum wire_format format_of(struct fields from, const msgpack_object *value)
{
	if (value == NULL || is_text(value, "rgba8"))
		return WIRE_RGBA8;
	if (is_text(value, "bgra8"))
		return WIRE_BGRA8;
	if (is_text(value, "rgb8"))
		return WIRE_RGB8;
	if (is_text(value, "jpeg"))
		return WIRE_JPEG;
	refuse(from, value->type == MSGPACK_OBJECT_STR ? "format" : "invalid");
	return WIRE_RGBA8;
}

static uint32_t side(struct fields from, const char *key)
{
	const msgpack_object *value = need(from, key);

	if (value == NULL)
		return 0;
	if (is_integer(value) && (value->via.i64 < 1 || value->via.i64 > WIRE_MAX_SIDE))
		refuse(from, "size");
	return (uint32_t)whole_of(from, value, 1, WIRE_MAX_SIDE);
}

static void read_welcome(struct fields from, struct wire_message *out)
{
	const msgpack_object *version = need(from, "version");
	struct fields limits;

	/* First: another version may have other fields. */
	if (version != NULL && is_integer(version) && version->via.i64 != WIRE_VERSION)
		refuse(from, "version");
	(void)whole_of(from, version, WIRE_VERSION, WIRE_VERSION);
	out->welcome.session = count(from, "session");
	plain(from, "token", out->welcome.token);
	plain(from, "backend", out->welcome.backend);
	plain(from, "model", out->welcome.model);
	plain(from, "device", out->welcome.device);
	free_text(from, "prompt", NULL, "invalid");
	(void)count(from, "prompt_id");
	(void)number(from, "strength", 0.0, 1.0);
	const msgpack_object_array *list = array(from, "features", MOST_ENTRIES);
	for (uint32_t i = 0; list != NULL && i < list->size; i++)
		text_of(from, &list->ptr[i], TEXT_PLAIN, MOST_NAME, NULL, "invalid");
	list = array(from, "formats", MOST_ENTRIES);
	for (uint32_t i = 0; list != NULL && i < list->size; i++)
		text_of(from, &list->ptr[i], TEXT_PLAIN, MOST_NAME, NULL, "invalid"); /* there may be new ones */
	if (!map_of(from, find(from, "limits"), &limits))
		return;
	(void)count(limits, "max_side");
	(void)count(limits, "max_pixels");
	(void)count(limits, "max_payload_bytes");
	(void)count(limits, "max_prompt");
}

static void check_pose(struct fields from, const msgpack_object *value)
{
	static const char *const needed[] = {"x", "y", "z", "yaw_deg", "pitch_deg"};
	struct fields pose;

	if (value == NULL || value->type == MSGPACK_OBJECT_NIL || !map_of(from, value, &pose))
		return;
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		(void)number(pose, needed[i], -FARTHEST, FARTHEST);
	(void)number_of(pose, find(pose, "roll_deg"), -FARTHEST, FARTHEST);
	const msgpack_object *view = find(pose, "fov_y_deg");
	double degrees = view == NULL ? 70.0 : number_of(pose, view, 0.0, 180.0);
	if (!(degrees > 0.0 && degrees < 180.0))
		refuse(from, "invalid");
}

static void read_styled(struct fields from, struct wire_message *out)
{
	const msgpack_object *stages = find(from, "stages");
	struct fields inner;

	out->styled.seq = count(from, "seq");
	out->styled.width = side(from, "width");
	out->styled.height = side(from, "height");
	out->styled.format = format_of(from, need(from, "format"));
	out->styled.bottom_up = flag_or_false(from, "bottom_up");
	out->styled.prompt_id = whole_of(from, find(from, "prompt_id"), 0, MOST_COUNT);
	out->styled.steps = (uint32_t)whole_of(from, find(from, "steps"), 0, MOST_STEPS);
	if (out->styled.width * out->styled.height > WIRE_MAX_PIXELS)
		refuse(from, "size");
	check_pose(from, find(from, "pose"));
	if (stages == NULL || !map_of(from, stages, &inner))
		return;
	out->styled.stages.capture_ms = ms_or_none(inner, "capture_ms");
	out->styled.stages.transport_ms = ms_or_none(inner, "transport_ms");
	out->styled.stages.queue_ms = ms_or_none(inner, "queue_ms");
	out->styled.stages.model_ms = ms_or_none(inner, "model_ms");
	out->styled.stages.encode_ms = ms_or_none(inner, "encode_ms");
}

static void check_figures(struct fields from)
{
	struct fields stages, one;

	if (!map_of(from, find(from, "stages"), &stages))
		return;
	if (stages.map->size > MOST_ENTRIES)
		refuse(from, "invalid");
	for (uint32_t i = 0; i < stages.map->size && *from.code == NULL; i++) {
		text_of(from, &stages.map->ptr[i].key, TEXT_PLAIN, MOST_NAME, NULL, "invalid");
		if (!map_of(from, &stages.map->ptr[i].val, &one))
			return;
		(void)number(one, "p50_ms", 0.0, LONGEST_MS);
		(void)number(one, "p95_ms", 0.0, LONGEST_MS);
		(void)number(one, "p99_ms", 0.0, LONGEST_MS);
	}
}

static void read_stats(struct fields from, struct wire_message *out)
{
	static const char *const counts[] = {"width", "height", "frames", "dropped"};
	const msgpack_object_array *list = array(from, "sessions", MOST_SESSIONS);
	struct fields one;

	plain(from, "backend", NULL);
	plain(from, "model", NULL);
	plain(from, "device", NULL);
	(void)number(from, "uptime_s", 0.0, DBL_MAX);
	for (uint32_t i = 0; list != NULL && i < list->size && *from.code == NULL; i++) {
		if (!map_of(from, &list->ptr[i], &one))
			return;
		out->stats.session[i] = count(one, "session");
		out->stats.sessions = i + 1;
		plain(one, "name", NULL);
		free_text(one, "prompt", NULL, "invalid");
		for (size_t j = 0; j < sizeof(counts) / sizeof(counts[0]); j++)
			(void)count(one, counts[j]);
		(void)number(one, "fps", 0.0, DBL_MAX);
		(void)number(one, "steps", 0.0, DBL_MAX);
		check_figures(one);
	}
}

static void read_error(struct fields from, struct wire_message *out)
{
	const msgpack_object *seq = find(from, "seq");

	plain(from, "code", out->error.code);
	free_text(from, "message", out->error.message, "invalid");
	text_of(from, find(from, "fix"), TEXT_FREE, WIRE_MAX_PROMPT, out->error.fix, "invalid");
	out->error.has_seq = seq != NULL && seq->type != MSGPACK_OBJECT_NIL;
	if (out->error.has_seq)
		out->error.seq = whole_of(from, seq, 0, MOST_COUNT);
}

static void read_attached(struct fields from, struct wire_message *out)
{
	out->attached.session = count(from, "session");
}

static void read_prompted(struct fields from, struct wire_message *out)
{
	out->prompted.prompt_id = count(from, "prompt_id");
	free_text(from, "text", out->prompted.text, "prompt");
}

static void read_credit(struct fields from, struct wire_message *out)
{
	out->credit.frames = (uint32_t)whole(from, "frames", 1, WIRE_MAX_CREDIT);
}

static void read_bye(struct fields from, struct wire_message *out)
{
	text_of(from, find(from, "reason"), TEXT_PLAIN, MOST_NAME, out->bye.reason, "invalid");
}

static const struct {
	const char *name;
	enum wire_type type;
	void (*read)(struct fields from, struct wire_message *out);
} TYPES[] = {
	{"styled", WIRE_STYLED, read_styled},       {"credit", WIRE_CREDIT, read_credit},
	{"welcome", WIRE_WELCOME, read_welcome},    {"attached", WIRE_ATTACHED, read_attached},
	{"prompted", WIRE_PROMPTED, read_prompted}, {"stats", WIRE_STATS, read_stats},
	{"error", WIRE_ERROR, read_error},          {"bye", WIRE_BYE, read_bye},
};

static const char *read_message(const msgpack_object *header, struct wire_message *out)
{
	const char *code = NULL;
	struct fields from;

	if (!map_of((struct fields){NULL, &code}, header, &from))
		return code;
	const msgpack_object *type = need(from, "type");
	if (type == NULL || type->type != MSGPACK_OBJECT_STR)
		return "invalid";
	for (size_t i = 0; i < sizeof(TYPES) / sizeof(TYPES[0]); i++) {
		if (!is_text(type, TYPES[i].name))
			continue;
		out->type = TYPES[i].type;
		TYPES[i].read(from, out);
		return code;
	}
	return "unknown_type";
}

const char *wire_decode(const void *data, size_t size, struct wire_message *out)
{
	msgpack_unpacked parsed;
	const char *code;

	memset(out, 0, sizeof(*out));
	if (size > WIRE_MAX_HEADER)
		return "too_large";
	if (!wire_scan(data, size))
		return "malformed";
	msgpack_unpacked_init(&parsed);
	if (msgpack_unpack_next(&parsed, data, size, NULL) == MSGPACK_UNPACK_SUCCESS)
		code = read_message(&parsed.data, out);
	else
		code = "internal"; /* no memory: the bytes were whole */
	msgpack_unpacked_destroy(&parsed);
	return code;
}
