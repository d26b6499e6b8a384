"""The client against the daemon itself."""

from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest
from fake_daemon import wait_for

from mirage_game.aio import AsyncClient
from mirage_game.client import Client
from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.engine.passthrough import Passthrough
from mirage_game.wire import Controls, Pose

FREE = "tcp://127.0.0.1:*"


@pytest.mark.parametrize(("format", "channels"), [("rgb8", 3), ("rgba8", 4), ("bgra8", 4), ("jpeg", 3)])
def test_frames_come_back_as_they_went(format, channels):
    image = np.full((36, 64, channels), 77, np.uint8)
    with Daemon(Passthrough(), DaemonConfig(endpoint=FREE, prompt="")) as daemon, Client(daemon.endpoint) as mirage:
        pose = Pose(x=1, y=2, z=3, yaw_deg=4, pitch_deg=5)
        depth = np.ones((36, 64), np.float32)
        for _ in range(10):
            seq = mirage.send(image, format=format, pose=pose, controls=Controls(keys=("KeyW",)), depth=depth)
            picture = mirage.latest(timeout=5)
            assert picture.seq == seq
            assert np.abs(picture.image.astype(int) - image).max() <= 2
            assert picture.header.pose == pose
        assert mirage.error is None
        assert wait_for(lambda: mirage.stats().sessions[0].frames) >= 10


def test_prompt_reaches_the_frames():
    with Daemon(Passthrough(), DaemonConfig(endpoint=FREE)) as daemon, Client(daemon.endpoint, name="me") as mirage:
        mirage.prompt("winter")
        wait_for(lambda: mirage.prompted and mirage.prompted.text == "winter")
        assert mirage.stats().sessions[0].prompt == "winter"

        def shows_it() -> bool:
            mirage.send(np.zeros((36, 64, 3), np.uint8))
            picture = mirage.latest(timeout=5)
            return picture is not None and picture.header.prompt_id == mirage.prompted.prompt_id

        wait_for(shows_it)
        mirage.event("health", value=3)
        mirage.reset("teleport")
        wait_for(shows_it)
        assert mirage.error is None


def test_outlives_its_daemon():
    image = np.zeros((36, 64, 3), np.uint8)
    with Daemon(Passthrough(), DaemonConfig(endpoint=FREE)) as daemon:
        endpoint = daemon.endpoint
        mirage = Client(endpoint)
        mirage.prompt("winter")
        assert mirage.wait_connected(5)
    with mirage:
        wait_for(lambda: not mirage.connected)
        assert mirage.error
        with Daemon(Passthrough(), DaemonConfig(endpoint=endpoint)):
            seq = mirage.send(image)
            assert mirage.latest(timeout=10).seq == seq
            assert mirage.error is None
            assert mirage.stats().sessions[0].prompt == "winter"


def test_async_client_with_the_daemon():
    async def play(endpoint: str) -> int:
        async with AsyncClient(endpoint) as mirage:
            mirage.send(np.zeros((36, 64, 3), np.uint8))
            count = 0
            async for picture in mirage:
                assert picture.image.shape == (36, 64, 3)
                count += 1
                if count == 5:
                    break
                mirage.send(np.zeros((36, 64, 3), np.uint8))
            return count

    with Daemon(Passthrough(), DaemonConfig(endpoint=FREE)) as daemon:
        assert asyncio.run(asyncio.wait_for(play(daemon.endpoint), 20)) == 5


def test_slow_engine_gets_fresh_frames_and_the_game_is_never_held_up():
    """60 frames a second against 45 ms of work: ages stay within a frame or so of the engine's own time."""
    image = np.zeros((144, 256, 3), np.uint8)
    with Daemon(Passthrough(delay_ms=45), DaemonConfig(endpoint=FREE)) as daemon, Client(daemon.endpoint) as mirage:
        assert mirage.wait_connected(5)
        ages, sends = [], []
        for _ in range(120):
            begun = time.perf_counter()
            mirage.send(image)
            sends.append(time.perf_counter() - begun)
            picture = mirage.latest(timeout=1 / 60)
            if picture is not None:
                ages.append(picture.age_ms)
            time.sleep(max(0.0, 1 / 60 - (time.perf_counter() - begun)))
        assert len(ages) > 20
        assert np.median(ages[3:]) < 150
        assert np.median(sends) < 0.005
