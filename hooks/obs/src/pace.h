/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When to capture, and when to connect again. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* Guesses whether the daemon will soon want a frame, so that nothing is read back that nobody will see. The worker
 * writes, any thread asks. */
struct pace {
	atomic_bool ready;
	atomic_uint credit;
	_Atomic uint64_t due_ns; /* the next credit; 0: not known yet */
	uint64_t last_credit_ns; /* the worker's */
	uint64_t interval_ns;
};

void pace_begin(struct pace *pace);
void pace_end(struct pace *pace);
void pace_granted(struct pace *pace, unsigned int credit, uint64_t now_ns);
void pace_spent(struct pace *pace, unsigned int credit);
/* `waiting_ns`: when the frame that waits was captured; 0 when none waits. `lead_ns`: how long it takes to read one
 * back. */
bool pace_wants(const struct pace *pace, uint64_t waiting_ns, uint64_t lead_ns, uint64_t now_ns);

/* How long to wait before connecting again: twice as long each time, and short again after a steady connection. Where a
 * daemon does not want us, it is asked less often. */
struct back_off {
	uint32_t pause_ms;
	uint32_t refused_ms;
};

void back_off_reset(struct back_off *back_off);
uint32_t back_off_next(struct back_off *back_off, bool refused, uint64_t ready_ns);
