/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pace.h"

enum {
	FIRST_PAUSE_MS = 50,
	LONGEST_PAUSE_MS = 2000,
	FIRST_REFUSED_MS = 5000,
	LONGEST_REFUSED_MS = 30000,
};

/* A daemon that is so late stands still, to load a model say: keep the waiting frame fresh at less cost. */
#define OVERDUE_NS 1000000000u
#define REFRESH_NS 200000000u
/* A connection that lasted so long was no accident. */
#define STEADY_NS 5000000000u

void pace_begin(struct pace *pace)
{
	pace->last_credit_ns = 0;
	pace->interval_ns = 0;
	atomic_store(&pace->credit, 0);
	atomic_store(&pace->due_ns, 0);
	atomic_store(&pace->ready, true);
}

void pace_end(struct pace *pace)
{
	atomic_store(&pace->ready, false);
	atomic_store(&pace->credit, 0);
}

void pace_granted(struct pace *pace, unsigned int credit, uint64_t now_ns)
{
	if (pace->last_credit_ns && now_ns > pace->last_credit_ns) {
		uint64_t gap_ns = now_ns - pace->last_credit_ns;
		pace->interval_ns = pace->interval_ns ? (3 * pace->interval_ns + gap_ns) / 4 : gap_ns;
	}
	pace->last_credit_ns = now_ns;
	atomic_store(&pace->due_ns, now_ns + pace->interval_ns);
	atomic_store(&pace->credit, credit);
}

void pace_spent(struct pace *pace, unsigned int credit)
{
	atomic_store(&pace->credit, credit);
}

bool pace_wants(const struct pace *pace, uint64_t waiting_ns, uint64_t lead_ns, uint64_t now_ns)
{
	if (!atomic_load(&pace->ready))
		return false;
	if (atomic_load(&pace->credit) > 0 || waiting_ns == 0)
		return true;
	uint64_t due_ns = atomic_load(&pace->due_ns);
	/* Begin so much before the credit comes, or what waits for it then is as old as the credit before. */
	if (now_ns + lead_ns < due_ns + OVERDUE_NS)
		return now_ns + lead_ns >= due_ns;
	return now_ns >= waiting_ns + REFRESH_NS;
}

void back_off_reset(struct back_off *back_off)
{
	back_off->pause_ms = FIRST_PAUSE_MS;
	back_off->refused_ms = FIRST_REFUSED_MS;
}

static uint32_t twice(uint32_t *pause_ms, uint32_t longest_ms)
{
	uint32_t now_ms = *pause_ms;
	*pause_ms = now_ms > longest_ms / 2 ? longest_ms : now_ms * 2;
	return now_ms;
}

uint32_t back_off_next(struct back_off *back_off, bool refused, uint64_t ready_ns)
{
	if (ready_ns >= STEADY_NS)
		back_off_reset(back_off);
	if (refused)
		return twice(&back_off->refused_ms, LONGEST_REFUSED_MS);
	return twice(&back_off->pause_ms, LONGEST_PAUSE_MS);
}
