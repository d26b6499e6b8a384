from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest
from fake_daemon import FakeDaemon, wait_for

from mirage_game.aio import AsyncClient
from mirage_game.wire import Bye, Prompt

IMAGE = np.zeros((4, 8, 3), np.uint8)


def test_iterates_over_pictures_and_ends_when_closed(daemon: FakeDaemon):
    async def play() -> list[int]:
        seen = []
        async with AsyncClient(daemon.endpoint, name="async") as mirage:
            assert await mirage.wait_connected(5)
            mirage.prompt("winter")
            daemon.grant(3)
            mirage.send(IMAGE)
            await asyncio.to_thread(wait_for, lambda: len(daemon.frames) == 1)
            daemon.answer()
            async for picture in mirage:
                seen.append(picture.seq)
                if picture.seq == 3:
                    await mirage.close()
                    continue
                sent = mirage.send(IMAGE)
                await asyncio.to_thread(wait_for, lambda sent=sent: len(daemon.frames) == sent)
                daemon.answer()
        return seen

    assert asyncio.run(play()) == [1, 2, 3]
    assert [prompt.text for prompt in daemon.all(Prompt)] == ["winter"]
    wait_for(lambda: daemon.all(Bye))


def test_stats_and_time_outs(daemon: FakeDaemon):
    async def play() -> None:
        async with AsyncClient(daemon.endpoint) as mirage:
            assert await mirage.wait_connected(5)
            assert (await mirage.stats(timeout=5)).backend == "fake"
            assert await mirage.latest(timeout=0.02) is None
            daemon.mute = True
            with pytest.raises(TimeoutError, match="No figures"):
                await mirage.stats(timeout=0.02)

    asyncio.run(play())


def test_the_loop_runs_on_while_one_waits():
    async def play() -> int:
        async with AsyncClient("tcp://127.0.0.1:9") as mirage:
            waiting = asyncio.create_task(mirage.latest(timeout=0.2))
            turns = 0
            while not waiting.done():
                await asyncio.sleep(0.005)
                turns += 1
            assert await waiting is None
            return turns

    assert asyncio.run(play()) > 3


def test_waiting_tasks_may_be_cancelled_and_must_enter_first(daemon: FakeDaemon):
    async def play() -> None:
        outside = AsyncClient(daemon.endpoint)
        with pytest.raises(RuntimeError, match="async with"):
            await outside.latest()
        await outside.close()
        async with AsyncClient(daemon.endpoint) as mirage:
            waiting = asyncio.create_task(mirage.latest())
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting

    begun = time.perf_counter()
    asyncio.run(play())
    assert time.perf_counter() - begun < 5


def test_two_tasks_may_iterate_and_each_picture_is_given_once(daemon: FakeDaemon):
    async def play() -> list[int]:
        seen: list[int] = []

        async def watch(mirage: AsyncClient) -> None:
            async for picture in mirage:
                seen.append(picture.seq)
                if len(seen) == 4:
                    await mirage.close()

        async with AsyncClient(daemon.endpoint) as mirage:
            assert await mirage.wait_connected(5)
            watching = [asyncio.create_task(watch(mirage)) for _ in range(2)]
            for count in range(1, 5):
                daemon.grant()
                mirage.send(IMAGE)
                await asyncio.to_thread(wait_for, lambda count=count: len(daemon.frames) == count)
                daemon.answer()
                await asyncio.to_thread(wait_for, lambda count=count: len(seen) == count)
            await asyncio.wait_for(asyncio.gather(*watching), 5)
        return seen

    assert asyncio.run(play()) == [1, 2, 3, 4]
