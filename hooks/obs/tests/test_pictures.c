/* SPDX-License-Identifier: GPL-2.0-or-later */
/* At most two out, the newest wins, and no message stays behind. */
#include "pictures.h"

#include <stdatomic.h>
#include <string.h>

#include "check.h"

static atomic_int alive;

static void gone(void *data, void *hint)
{
	(void)hint;
	free(data);
	atomic_fetch_sub(&alive, 1);
}

static void publish(struct pictures *pictures, uint64_t seq)
{
	struct styled styled = {.seq = seq, .width = 1, .height = 1};
	zmq_msg_t message;
	uint8_t *pixel = malloc(4);
	CHECK(pixel);
	memset(pixel, (int)seq, 4);
	CHECK(zmq_msg_init_data(&message, pixel, 4, gone, NULL) == 0);
	atomic_fetch_add(&alive, 1);
	pictures_publish(pictures, &styled, &message);
	zmq_msg_close(&message);
}

void test_pictures(void)
{
	struct pictures pictures;
	CHECK(pictures_init(&pictures));
	CHECK(!pictures_take(&pictures));
	for (uint64_t seq = 1; seq <= 10; seq++)
		publish(&pictures, seq);
	CHECK(atomic_load(&alive) == 1);
	const struct styled *first = pictures_take(&pictures);
	CHECK(first && first->seq == 10 && first->pixels[0] == 10 && first->size == 4);
	CHECK(!pictures_take(&pictures)); /* it was taken */
	publish(&pictures, 11);
	const struct styled *second = pictures_take(&pictures);
	CHECK(second && second->seq == 11);
	publish(&pictures, 12);
	publish(&pictures, 13);
	CHECK(!pictures_take(&pictures)); /* two are out */
	CHECK(atomic_load(&alive) == 3);
	CHECK(first->pixels[3] == 10 && second->pixels[3] == 11); /* still what they were */
	pictures_release(&pictures, first);
	pictures_release(&pictures, first); /* twice does no harm */
	const struct styled *third = pictures_take(&pictures);
	CHECK(third && third->seq == 13 && !pictures_take(&pictures));
	pictures_release(&pictures, second);
	pictures_release(&pictures, NULL);
	for (uint64_t seq = 14; seq <= 100; seq++) {
		publish(&pictures, seq);
		CHECK(atomic_load(&alive) <= PICTURES_MOST);
	}
	pictures_free(&pictures);
	CHECK(atomic_load(&alive) == 0);
}
