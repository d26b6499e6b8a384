/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our own CURVE keys, in the files of Mirage's commands: one pair serves both. */
#if !defined(_WIN32) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zmq.h>

#include "address.h"

#ifdef _WIN32
#include <direct.h>
#include <io.h>
#include <windows.h> /* behind zmq.h, which may bring the newer sockets */
#else
#include <unistd.h>
#endif

enum { MOST_PATH = 1024, MOST_FILE = 65536, KEY = ADDRESS_KEY_BYTES - 1 };

static const char NO_CURVE[] = "ZeroMQ was built without CURVE here, so nothing can be encrypted. "
			       "Use a daemon on this machine.";
static const char NO_NAME[] = "There is no place for your key file. Choose another.";
static const char NOT_MADE[] = "Your key file cannot be made. Choose one in a folder of yours.";
static const char NOT_READ[] = "Your key file cannot be read. Choose another, or delete it: a new one is made then.";
static const char OPEN_TO_ALL[] = "Other users can read your key file. Close it with `chmod 600`.";
static const char DAMAGED[] = "Your key file is damaged. Delete it: a new one is made then.";
static const char NO_PAIR[] = "The two keys in your key file do not belong together. "
			      "Delete it: a new one is made then.";

/* The system's calls, as few as will do. Paths are UTF-8 everywhere. */
#ifdef _WIN32
static bool widen(const char *path, wchar_t wide[MOST_PATH])
{
	if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, MOST_PATH) > 0)
		return true;
	errno = EINVAL;
	return false;
}

static int make_folder(const char *path)
{
	wchar_t wide[MOST_PATH];

	return widen(path, wide) ? _wmkdir(wide) : -1;
}

static int open_new(const char *path)
{
	wchar_t wide[MOST_PATH];
	int flags = _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY | _O_NOINHERIT;

	/* The folder of a user's settings lets only this user in, and files take after it. */
	return widen(path, wide) ? _wopen(wide, flags, _S_IREAD | _S_IWRITE) : -1;
}

static int open_old(const char *path)
{
	wchar_t wide[MOST_PATH];

	return widen(path, wide) ? _wopen(wide, _O_RDONLY | _O_BINARY | _O_NOINHERIT) : -1;
}

static void delete_file(const char *path)
{
	wchar_t wide[MOST_PATH];

	if (widen(path, wide))
		(void)_wunlink(wide);
}

static bool is_mine_only(int file)
{
	(void)file;
	return true;
}

static bool is_plain_file(int file)
{
	struct _stat64 info;

	return _fstat64(file, &info) == 0 && (info.st_mode & _S_IFREG) != 0 && info.st_size <= MOST_FILE;
}

static long read_some(int file, char *into, size_t room)
{
	return _read(file, into, (unsigned)room);
}

static long write_some(int file, const char *from, size_t size)
{
	return _write(file, from, (unsigned)size);
}

static int close_file(int file)
{
	return _close(file);
}

static bool is_separator(char c)
{
	return c == '/' || c == '\\';
}
#else
static int make_folder(const char *path)
{
	return mkdir(path, 0700);
}

static int open_new(const char *path)
{
	return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

static int open_old(const char *path)
{
	return open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* never waits, not even for a pipe */
}

static void delete_file(const char *path)
{
	(void)unlink(path);
}

static bool is_mine_only(int file)
{
	struct stat info;

	return fstat(file, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

static bool is_plain_file(int file)
{
	struct stat info;

	return fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= MOST_FILE;
}

static long read_some(int file, char *into, size_t room)
{
	return (long)read(file, into, room);
}

static long write_some(int file, const char *from, size_t size)
{
	return (long)write(file, from, size);
}

static int close_file(int file)
{
	return close(file);
}

static bool is_separator(char c)
{
	return c == '/';
}
#endif

/* A volatile pointer, so that the compiler keeps it. */
static void wipe(void *data, size_t size)
{
	volatile unsigned char *at = data;

	while (size-- > 0)
		*at++ = 0;
}

/* Makes the folders above a file; whether it worked shows when the file is made. */
static void make_folders(const char *file)
{
	char path[MOST_PATH];

	for (size_t i = 1; file[i] != '\0'; i++) {
		if (!is_separator(file[i]))
			continue;
		memcpy(path, file, i);
		path[i] = '\0';
		(void)make_folder(path);
	}
}

static const char *make_pair(const char *file)
{
	char public_key[ADDRESS_KEY_BYTES], secret_key[ADDRESS_KEY_BYTES];
	char text[256];

	make_folders(file);
	if (zmq_curve_keypair(public_key, secret_key) != 0)
		return NO_CURVE;
	int out = open_new(file);
	if (out < 0) {
		wipe(secret_key, sizeof(secret_key));
		return errno == EEXIST ? NULL : NOT_MADE; /* another was quicker: theirs is as good */
	}
	int size = snprintf(text, sizeof(text),
			    "# A Mirage CURVE key. Keep it secret.\ncurve\n    public-key = \"%s\"\n    secret-key = \"%s\"\n",
			    public_key, secret_key);
	bool whole = size > 0 && (size_t)size < sizeof(text) && write_some(out, text, (size_t)size) == size;
	whole = close_file(out) == 0 && whole;
	wipe(secret_key, sizeof(secret_key));
	wipe(text, sizeof(text));
	if (whole)
		return NULL;
	delete_file(file); /* a full disk: half a pair would be in the way for ever */
	return NOT_MADE;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static const char *after_blanks(const char *at)
{
	while (is_blank(*at))
		at++;
	return at;
}

/* Takes a line like `public-key = "KEY"`; other lines are left alone. */
static void read_line(const char *line, const char *name, char into[ADDRESS_KEY_BYTES])
{
	size_t size = strlen(name);

	line = after_blanks(line);
	if (strncmp(line, name, size) != 0)
		return;
	line = after_blanks(line + size);
	if (*line != '=')
		return;
	line = after_blanks(line + 1);
	if (*line != '"')
		return;
	const char *key = line + 1;
	size_t length = strcspn(key, "\"\n");
	if (length != KEY || key[length] != '"')
		return;
	line = after_blanks(key + length + 1);
	if (*line != '\n' && *line != '\0')
		return;
	memcpy(into, key, length);
	into[length] = '\0';
}

static const char *read_pair(const char *text, struct address *into)
{
	char public_key[ADDRESS_KEY_BYTES] = "", secret_key[ADDRESS_KEY_BYTES] = "", fits[ADDRESS_KEY_BYTES];
	const char *problem = NULL;

	for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
		if (*line == '\n')
			line++;
		read_line(line, "public-key", public_key);
		read_line(line, "secret-key", secret_key);
	}
	if (public_key[0] == '\0' || secret_key[0] == '\0') {
		problem = DAMAGED;
	} else if (!zmq_has("curve")) {
		problem = NO_CURVE;
	} else if (zmq_curve_public(fits, secret_key) != 0 || strcmp(fits, public_key) != 0) {
		problem = NO_PAIR;
	} else {
		memcpy(into->public_key, public_key, sizeof(public_key));
		memcpy(into->secret_key, secret_key, sizeof(secret_key));
	}
	wipe(secret_key, sizeof(secret_key));
	return problem;
}

static const char *load_pair(int file, struct address *into)
{
	if (!is_plain_file(file))
		return NOT_READ;
	if (!is_mine_only(file))
		return OPEN_TO_ALL;
	char *text = calloc(1, MOST_FILE + 1);
	if (text == NULL)
		return NOT_READ;
	size_t size = 0;
	for (long got = 1; got > 0 && size < MOST_FILE; size += got > 0 ? (size_t)got : 0)
		got = read_some(file, text + size, MOST_FILE - size);
	const char *problem = read_pair(text, into);
	wipe(text, size);
	free(text);
	return problem;
}

const char *address_load_keys(const char *file, struct address *into)
{
	const char *problem;

	memset(into->public_key, 0, sizeof(into->public_key));
	memset(into->secret_key, 0, sizeof(into->secret_key));
	if (file == NULL || file[0] == '\0' || strlen(file) >= MOST_PATH)
		return NO_NAME;
	if (!zmq_has("curve"))
		return NO_CURVE;
	int in = open_old(file);
	if (in < 0 && errno == ENOENT) {
		problem = make_pair(file);
		if (problem != NULL)
			return problem;
		in = open_old(file);
	}
	if (in < 0)
		return NOT_READ;
	problem = load_pair(in, into);
	(void)close_file(in);
	return problem;
}
