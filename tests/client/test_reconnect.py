"""Daemons that are absent, go away, talk nonsense or forget: the client finds the next one by itself."""

from __future__ import annotations

import os
import time

from fake_daemon import FakeDaemon, picture, wait_for

from mirage_game.client import Client
from mirage_game.wire import Attach, Error, Event, Hello, Prompt, Watch


def test_absent_daemon_never_raises_and_is_found_when_it_comes():
    probe = FakeDaemon()
    endpoint = probe.endpoint
    probe.stop()
    with Client(endpoint) as mirage:
        mirage.prompt("winter")
        begun = time.perf_counter()
        for value in range(20):
            mirage.send(picture(value))
        assert time.perf_counter() - begun < 0.5
        assert mirage.latest() is None
        assert "mirage serve" in wait_for(lambda: mirage.error)
        daemon = FakeDaemon(endpoint)
        try:
            assert mirage.wait_connected(10)
            assert mirage.error is None
            assert [prompt.text for prompt in daemon.all(Prompt)] == ["winter"]
            daemon.grant()
            wait_for(lambda: daemon.frames)
            assert daemon.frames[0][0].seq == 20
        finally:
            daemon.stop()


def test_reconnects_by_itself_with_its_prompt(daemon):
    with Client(daemon.endpoint, name="again") as mirage:
        assert mirage.wait_connected(5)
        mirage.prompt("winter", blend_ms=500)
        wait_for(lambda: daemon.all(Prompt))
        daemon.grant(2)
        mirage.send(picture())
        wait_for(lambda: daemon.frames)
        daemon.stop()
        wait_for(lambda: not mirage.connected)
        assert "by itself" in mirage.error
        mirage.send(picture(9))
        again = FakeDaemon(daemon.endpoint)
        try:
            assert mirage.wait_connected(10)
            assert [hello.name for hello in again.all(Hello)] == ["again"]
            assert again.all(Prompt) == [Prompt(text="winter", blend_ms=0.0)]
            mirage.event("mark")
            wait_for(lambda: again.all(Event))
            assert again.frames == []  # the old credit died with the old daemon
            again.grant()
            wait_for(lambda: again.frames)
            again.answer()
            assert mirage.latest(timeout=5).image[0, 0, 0] == 9
        finally:
            again.stop()


def test_goodbye_of_the_daemon_and_forgotten_sessions_start_another(daemon, mirage):
    daemon.bye("full house")
    wait_for(lambda: len(daemon.all(Hello)) == 2 and mirage.connected)
    daemon.tell(Error(code="no_session", message="There is no session.", fix="Say hello."))
    wait_for(lambda: len(daemon.all(Hello)) == 3 and mirage.connected)


def test_huge_part_on_the_control_connection_only_costs_the_connection(daemon, mirage):
    daemon.tell(b"x" * 1_000_000, control=True)
    wait_for(lambda: len(daemon.all(Hello)) == 2 and mirage.connected)


def test_other_version_is_reported_while_it_keeps_trying():
    daemon = FakeDaemon(mute=True)
    try:
        with Client(daemon.endpoint) as mirage:
            wait_for(lambda: daemon.all(Hello))
            daemon.tell(b"\x82\xa4type\xa7welcome\xa7version\x02", control=True)
            assert "version" in wait_for(lambda: mirage.error)
            assert not mirage.connected
    finally:
        daemon.stop()


def test_silent_daemon_is_asked_whether_it_still_knows_us(daemon):
    """The clock is the test's: five seconds pass in none."""
    offset_ns = 0
    with Client(daemon.endpoint, clock_ns=lambda: time.perf_counter_ns() + offset_ns) as mirage:
        assert mirage.wait_connected(5)
        mirage.send(picture())
        offset_ns += 6_000_000_000
        mirage.event("mark")  # any call wakes the thread
        wait_for(lambda: daemon.all(Watch))
        wait_for(lambda: len(daemon.all(Hello)) == 2)  # it lists no session of ours


def test_address_that_zeromq_refuses_is_told_and_costs_no_sockets():
    with Client("tcp://127.0.0.1:99999") as mirage:
        assert "99999" in wait_for(lambda: mirage.error)
        open_files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None
        for _ in range(3):
            mirage.event("mark")
            mirage._link.pause_s = 0.01
            time.sleep(0.05)
        if open_files is not None:
            assert len(os.listdir("/proc/self/fd")) <= open_files + 2


def test_daemon_that_hangs_up_at_once_is_not_hammered(daemon):
    """Pauses grow while sessions end as soon as they begin."""
    with Client(daemon.endpoint) as mirage:
        for count in range(1, 4):
            wait_for(lambda count=count: len(daemon.all(Attach)) == count)
            wait_for(lambda: mirage.connected)
            daemon.bye("no")
        wait_for(lambda: not mirage.connected)
        assert mirage._link.pause_s >= 0.2
