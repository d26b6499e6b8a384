"""The filter's own reader and writer of the protocol, against the golden vectors, the Python side and damage."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgpack
import pytest
from hooks.obs.build import Builds
from hooks.obs.wire_tool import WireTool, hexed
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hooks.obs import wire_tool
from mirage_game import wire

VECTORS = Path(__file__).parents[2] / "vectors"


@pytest.fixture(scope="module")
def tool(builds: Builds) -> Iterator[WireTool]:
    yield from wire_tool.running(builds)


def vectors(name: str) -> list[dict[str, Any]]:
    return list(json.loads((VECTORS / f"{name}.json").read_text("utf-8")))


def named(chosen: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("vector", chosen, ids=[f"{one['from']}: {one['name']}" for one in chosen])


def expected(fields: dict[str, Any]) -> dict[str, Any]:
    """What the filter keeps of a message of the daemon's."""
    kept = {
        "welcome": ("session", "token", "backend", "model", "device"),
        "attached": ("session",),
        "prompted": ("prompt_id", "text"),
        "credit": ("frames",),
        "styled": ("seq", "width", "height", "format", "bottom_up", "prompt_id", "steps", "stages"),
        "stats": ("sessions",),
        "error": ("code", "message", "fix", "seq"),
        "bye": ("reason",),
    }[fields["type"]]
    message = {"type": fields["type"], **{key: fields[key] for key in kept}}
    if "sessions" in message:
        message["sessions"] = [one["session"] for one in message["sessions"]]
    return message


OF_DAEMON = [one for one in vectors("canonical") if one["from"] == "daemon"]
FIELDS = {one["name"]: one["fields"] for one in OF_DAEMON}


@named(OF_DAEMON)
def test_the_filter_reads_what_the_daemon_writes(tool: WireTool, vector: dict[str, Any]) -> None:
    assert tool.ask("decode", vector["hex"]) == expected(vector["fields"])


@named([one for one in vectors("accepted") if one["from"] == "daemon"])
def test_the_filter_reads_every_way_to_write_it(tool: WireTool, vector: dict[str, Any]) -> None:
    assert tool.ask("decode", vector["hex"]) == expected(FIELDS[vector["same_as"]])


@named([one for one in vectors("rejected") if one["name"] != "a daemon's message from a client"])
def test_the_filter_refuses_what_is_wrong(tool: WireTool, vector: dict[str, Any]) -> None:
    then = vector.get("then", {"hex": "", "times": 0})
    answer = tool.ask("decode", vector["hex"] + then["hex"] * then["times"] or "-")
    if vector["from"] == "daemon" or vector["code"] in ("malformed", "too_large"):
        assert answer == {"refused": vector["code"]}
    else:
        assert list(answer) == ["refused"]
        assert answer["refused"] in wire.CODES


@named([one for one in vectors("canonical") if one["from"] == "client" and one["fields"]["type"] != "bye"])
def test_the_filter_refuses_what_only_a_hook_says(tool: WireTool, vector: dict[str, Any]) -> None:
    assert tool.ask("decode", vector["hex"]) == {"refused": "unknown_type"}


@named([one for one in vectors("multipart") if one["from"] == "daemon"])
def test_the_filter_measures_the_parts(tool: WireTool, vector: dict[str, Any]) -> None:
    header, *parts = vector["parts"]
    last = len(parts[-1]) // 2 if parts else 0
    assert tool.ask("parts", header, len(parts), last) == {"refused": vector["code"]}


@pytest.mark.parametrize(
    ("format", "parts", "size", "code"),
    [
        ("jpeg", 1, 1, None),
        ("jpeg", 1, 4 * 3 * 4 + 65536, None),
        ("jpeg", 1, 4 * 3 * 4 + 65537, "payload"),
        ("jpeg", 1, 0, "payload"),
        ("bgra8", 1, 48, None),
        ("bgra8", 2, 48, "payload"),
        ("rgb8", 1, 36, None),
        ("rgb8", 1, 48, "payload"),
    ],
)
def test_every_format_has_its_length(tool: WireTool, format: str, parts: int, size: int, code: str | None) -> None:
    header = msgpack.packb({"type": "styled", "seq": 1, "width": 4, "height": 3, "format": format})
    assert tool.ask("parts", header.hex(), parts, size) == {"refused": code}


def test_only_pictures_have_parts(tool: WireTool) -> None:
    credit = msgpack.packb({"type": "credit", "frames": 1}).hex()
    assert tool.ask("parts", credit, 0, 0) == {"refused": None}
    assert tool.ask("parts", credit, 1, 0) == {"refused": "payload"}


@pytest.mark.parametrize(("depth", "fine"), [(15, True), (16, False), (60000, False)])
def test_nesting_is_bounded(tool: WireTool, depth: int, fine: bool) -> None:
    """Within the header's own map, that is one of the sixteen."""
    header = b"\x83" + msgpack.packb("type") + msgpack.packb("credit") + msgpack.packb("frames") + b"\x01"
    header += msgpack.packb("zz") + b"\x91" * (depth - 1) + b"\x90"
    answer = tool.ask("decode", header.hex())
    assert answer == ({"type": "credit", "frames": 1} if fine else {"refused": "malformed"})


def test_promises_of_four_thousand_million_entries_cost_nothing(tool: WireTool) -> None:
    """Fourteen arrays within each other, each of which promises 2^32 - 1 entries, and maps likewise."""
    start = time.perf_counter()
    for promise in (b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xdb\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff"):
        for times in (1, 14, 13000):
            header = b"\x81" + msgpack.packb("zz") + promise * times
            assert tool.ask("decode", header.hex()) == {"refused": "malformed"}
    entries = 65536 - 4 - 5
    header = b"\x81" + msgpack.packb("zz") + b"\xdd" + entries.to_bytes(4, "big") + b"\x01" * entries
    assert len(header) <= 65536
    assert tool.ask("decode", header.hex()) == {"refused": "invalid"}  # it has no type, but all of its entries
    assert time.perf_counter() - start < 10


def test_the_last_of_two_keys_counts(tool: WireTool) -> None:
    pairs = [("type", "watch"), ("frames", "none"), ("type", "credit"), ("frames", 3)]
    header = b"\x84" + b"".join(msgpack.packb(key) + msgpack.packb(value) for key, value in pairs)
    assert tool.ask("decode", header.hex()) == {"type": "credit", "frames": 3}


def encoded(tool: WireTool, *words: object) -> Any:
    return wire.decode_from_client(bytes.fromhex(tool.ask("encode", *words)["hex"]))


@pytest.mark.parametrize("text", ["", "winter", "зимняя ночь, 雪, 🎄", "two\nlines\tand\u2028more", "x" * 2000])
def test_the_daemon_reads_the_filters_prompts(tool: WireTool, text: str) -> None:
    assert encoded(tool, "prompt", hexed(text), 0.5, 250) == wire.Prompt(
        text=" ".join(text.split()), strength=0.5, blend_ms=250.0
    )
    assert tool.ask("prompt_is_fine", hexed(text)) is True


def test_the_daemon_reads_what_else_the_filter_writes(tool: WireTool) -> None:
    assert encoded(tool, "hello", hexed("OBS, Szene „eins“")) == wire.Hello(version=1, name="OBS, Szene „eins“")
    assert encoded(tool, "attach", hexed("k7Qx")) == wire.Attach(token="k7Qx")
    assert encoded(tool, "bye", hexed("closed")) == wire.Bye(reason="closed")
    assert encoded(tool, "bye", "-") == wire.Bye()
    assert encoded(tool, "watch") == wire.Watch()
    for number, reason in enumerate(("teleport", "respawn", "dimension", "cut", "other")):
        assert encoded(tool, "reset", number) == wire.Reset(reason=reason)
    for format in ("rgba8", "bgra8", "rgb8", "jpeg"):
        frame = encoded(tool, "frame", 2**53 - 1, 3840, 2160, format, "true", 1.5, 0.25)
        assert frame == wire.Frame(
            seq=2**53 - 1, width=3840, height=2160, format=format, bottom_up=True, capture_ms=1.5, age_ms=0.25
        )


def test_numbers_out_of_range_become_the_nearest(tool: WireTool) -> None:
    """A clock that jumps or a setting of 200% must not end the session."""
    frame = encoded(tool, "frame", 0, 1, 1, "rgba8", "false", "nan", 1e30)
    assert (frame.capture_ms, frame.age_ms) == (0.0, 3.6e6)
    assert encoded(tool, "frame", 0, 1, 1, "rgba8", "false", -5, "inf").age_ms == 3.6e6
    assert encoded(tool, "prompt", hexed("x"), 2, -1).strength == 1.0


@pytest.mark.parametrize("text", ["x" * 2001, "bell \x07", "\x1b[31m", "turned \u202e", "\x85", "\ud800"])
def test_forbidden_texts_are_not_sent(tool: WireTool, text: str) -> None:
    for kind in ("hello", "attach", "bye"):
        assert tool.ask("encode", kind, hexed(text)) == {"refused": "encoder"}
    assert tool.ask("encode", "prompt", hexed(text), 1, 0) == {"refused": "encoder"}
    assert tool.ask("prompt_is_fine", hexed(text)) is False


@pytest.mark.parametrize(
    "bad", ["80", "c0af", "c1bf", "e080af", "eda080", "f0808080", "f4908080", "f5808080", "e28", "c3"]
)
def test_only_utf8_is_text(tool: WireTool, bad: str) -> None:
    raw = bytes.fromhex(bad[: len(bad) // 2 * 2])
    assert tool.ask("prompt_is_fine", raw.hex()) is False
    header = b"\x82" + msgpack.packb("type") + msgpack.packb("bye") + msgpack.packb("reason") + bytes([0xA0 | len(raw)])
    assert tool.ask("decode", (header + raw).hex()) == {"refused": "malformed"}


@pytest.mark.parametrize(
    ("width", "height"), [(0, 1), (1, 0), (8193, 1), (1, 8193), (8192, 8192), (2**32 - 1, 2**32 - 1)]
)
def test_impossible_frames_are_not_sent(tool: WireTool, width: int, height: int) -> None:
    assert tool.ask("encode", "frame", 1, width, height, "rgba8", "false", 0, 0) == {"refused": "encoder"}


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.integers(-2, 20),
    st.floats(),
    st.text(max_size=12),
    st.binary(max_size=4),
    st.sampled_from(["rgb8", "x" * 200, "x" * 201, "é" * 2000, "é" * 2001, "a\nb", "a\x1bb", "a\u202eb", 2**53, 8193]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything within a message."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))][(not path) :]


PLACES = [(name, place) for name, fields in FIELDS.items() for place in places(fields)]


def is_loose(place: tuple[Any, ...], value: Any) -> bool:
    """Where the two sides may differ: Python takes 3.0 for 3, and the filter lets a daemon have formats of its own."""
    return (isinstance(value, float) and value.is_integer()) or place[:1] == ("formats",)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(where=st.sampled_from(PLACES), value=VALUES, drop=st.integers(0, 5))
@example(where=("credit", ("frames",)), value=8, drop=1)
@example(where=("styled", ("width",)), value=8192, drop=1)
@example(where=("styled", ("pose", "fov_y_deg")), value=180, drop=1)
def test_the_filter_and_python_accept_the_same(tool: WireTool, where: tuple[str, Any], value: Any, drop: int) -> None:
    name, place = where
    if is_loose(place, value):
        return
    fields = json.loads(json.dumps(FIELDS[name]))
    holder = fields
    for key in place[:-1]:
        holder = holder[key]
    if drop == 0:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    header = msgpack.packb(fields)
    answer = tool.ask("decode", header.hex())
    try:
        message = wire.decode_from_daemon(header)
        wanted = {"type": type(message).__name__.lower()}
    except wire.WireError as refusal:
        wanted = {"refused": refusal.code}
    if name == "stats" and "refused" in answer and "refused" in wanted:
        return  # Python calls a bad width there a `size`
    assert {key: answer.get(key) for key in wanted} == wanted, fields


@pytest.mark.parametrize("seconds", [3, pytest.param(90, marks=pytest.mark.fuzz)])
def test_damaged_headers_never_crash_the_filter(tool: WireTool, seconds: int) -> None:
    end = time.perf_counter() + seconds
    rounds = accepted = 0
    seeds = [one["hex"] for one in OF_DAEMON + [one for one in vectors("accepted") if one["from"] == "daemon"]]
    for seed in range(10**6):
        answer = tool.ask("fuzz", seed, 2000, seeds[seed % len(seeds)])
        rounds += answer["rounds"]
        accepted += answer["accepted"]
        if time.perf_counter() > end and seed >= len(seeds):
            break
    assert rounds >= 100_000
    assert 0 < accepted < rounds


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.binary(max_size=200))
def test_garbage_is_refused(tool: WireTool, garbage: bytes) -> None:
    answer = tool.ask("decode", garbage.hex() or "-")
    assert answer["refused"] in wire.CODES


def test_stages_stay_finite(tool: WireTool) -> None:
    styled = {"type": "styled", "seq": 1, "width": 1, "height": 1, "format": "rgb8", "stages": {"model_ms": 3.6e6}}
    assert math.isclose(tool.ask("decode", msgpack.packb(styled).hex())["stages"]["model_ms"], 3.6e6)
    styled["stages"] = {"model_ms": 3.7e6}
    assert tool.ask("decode", msgpack.packb(styled).hex()) == {"refused": "invalid"}
