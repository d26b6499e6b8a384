/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loaded into a program by LD_PRELOAD: writes how many bytes of its heap are in use, over and over, into the file that
 * HEAP_METER names. Memory that the heap has freed and kept for later, which a process's size contains, is not among
 * them. */
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PERIOD_MS = 100 };

static void *measure(void *file)
{
	const int descriptor = *(int *)file;
	const struct timespec period = {.tv_nsec = PERIOD_MS * 1000000L};
	for (;;) {
		const struct mallinfo2 heap = mallinfo2(); /* of all arenas */
		char line[32];
		const int length = snprintf(line, sizeof line, "%20zu\n", heap.uordblks + heap.hblkhd);
		if (pwrite(descriptor, line, (size_t)length, 0) != length)
			return NULL;
		nanosleep(&period, NULL);
	}
}

__attribute__((constructor)) static void begin(void)
{
	static int file;
	const char *name = getenv("HEAP_METER");
	pthread_t thread;
	unsetenv("LD_PRELOAD"); /* not in the programs that this one starts */
	file = name ? open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;
	if (file < 0 || pthread_create(&thread, NULL, measure, &file))
		return;
	pthread_detach(thread);
}
