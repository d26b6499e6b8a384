"""Writes the golden vectors beside this file. Run it after a change of the protocol, and read the difference.

python tests/vectors/make.py
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgpack
import msgspec

from mirage_game import wire
from mirage_game.wire import limits

HERE = Path(__file__).parent
Fields = dict[str, Any]

POSE = wire.Pose(x=1.5, y=-64.0, z=0.25, yaw_deg=90.0, pitch_deg=-12.5, roll_deg=0.0, fov_y_deg=70.0)
PAD = wire.Gamepad(axes=(0.5, -1.0, 0.0, 0.0), buttons=(True, False, False))
CONTROLS = wire.Controls(keys=("KeyW", "ShiftLeft", "Mouse0"), mouse_dx=-3.5, mouse_dy=0.0, gamepad=PAD)
STAGES = wire.Stages(capture_ms=1.5, transport_ms=0.5, queue_ms=0.25, model_ms=20.0, encode_ms=0.0)
PERCENTILES = wire.Percentiles(p50_ms=1.0, p95_ms=2.0, p99_ms=4.0)
WELCOME = wire.Welcome(
    version=1,
    session=3,
    token="k7Qx",
    features=("depth",),
    formats=("rgba8", "bgra8", "rgb8", "jpeg"),
    limits=wire.Limits(
        max_side=limits.MAX_SIDE,
        max_pixels=limits.MAX_PIXELS,
        max_payload_bytes=limits.MAX_PAYLOAD_BYTES,
        max_prompt=limits.MAX_PROMPT,
    ),
    backend="passthrough",
    model="none",
    device="none",
    prompt="",
    prompt_id=0,
    strength=1.0,
)
SESSION = wire.SessionStats(
    session=3,
    name="my game",
    prompt="winter",
    width=256,
    height=144,
    frames=1000,
    dropped=2,
    fps=29.5,
    steps=3.0,
    stages={"model": PERCENTILES},
)
FRAME = wire.Frame(seq=1, width=2, height=1, format="rgb8")

MESSAGES: dict[str, dict[str, wire.Message]] = {
    "client": {
        "hello": wire.Hello(version=1, name="my game", features=("depth", "jpeg")),
        "hello, least": wire.Hello(version=1),
        "attach": wire.Attach(token="k7Qx"),
        "frame": wire.Frame(
            seq=42,
            width=1280,
            height=720,
            format="bgra8",
            bottom_up=True,
            capture_ms=1.5,
            age_ms=0.25,
            pose=POSE,
            controls=CONTROLS,
            depth=wire.Depth(width=320, height=180),
        ),
        "frame, least": FRAME,
        "frame, largest": wire.Frame(seq=limits.MAX_SEQ, width=3840, height=2160, format="jpeg"),
        "prompt": wire.Prompt(text="steampunk city", strength=0.5, blend_ms=500.0, seed=7),
        "prompt, empty": wire.Prompt(text=""),
        "prompt for all sessions": wire.Prompt(text="winter", session=0),
        "prompt, other letters": wire.Prompt(text="зимняя ночь, 雪, 🎄", seed=limits.MAX_SEED),
        "event": wire.Event(name="health", fields={"value": 3, "part": 0.5, "low": True, "by": "a zombie", "at": None}),
        "event, least": wire.Event(name="death"),
        "reset": wire.Reset(reason="teleport"),
        "watch": wire.Watch(),
        "bye": wire.Bye(reason="quit"),
    },
    "daemon": {
        "welcome": WELCOME,
        "attached": wire.Attached(session=3),
        "prompted": wire.Prompted(prompt_id=5, text="winter"),
        "credit": wire.Credit(frames=1),
        "styled": wire.Styled(
            seq=42,
            width=1280,
            height=720,
            format="bgra8",
            bottom_up=True,
            prompt_id=5,
            steps=3,
            stages=STAGES,
            pose=POSE,
        ),
        "styled, least": wire.Styled(seq=1, width=2, height=1, format="rgb8"),
        "stats": wire.Stats(backend="lsd", model="tiny", device="a CPU", uptime_s=12.5, sessions=(SESSION,)),
        "stats, nobody": wire.Stats(backend="lsd", model="tiny", device="a CPU", uptime_s=0.5, sessions=()),
        "error": wire.Error(code="size", message="Too many pixels.", fix="Send a smaller picture.", seq=42),
        "bye": wire.Bye(reason="the daemon stops"),
    },
}


def wide(value: Any) -> bytes:
    """MessagePack in the longest form there is for every value: 64-bit integers, 32-bit lengths."""
    match value:
        case None | bool():
            return msgpack.packb(value)
        case int():
            return b"\xd3" + struct.pack(">q", value)
        case float():
            return b"\xcb" + struct.pack(">d", value)
        case str():
            data = value.encode()
            return b"\xdb" + struct.pack(">I", len(data)) + data
        case list() | tuple():
            return b"\xdd" + struct.pack(">I", len(value)) + b"".join(map(wide, value))
        case dict():
            return b"\xdf" + struct.pack(">I", len(value)) + b"".join(wide(k) + wide(v) for k, v in value.items())
    raise TypeError(type(value))


def each(value: Any, change: Callable[[Any], Any]) -> Any:
    """A copy with `change` applied to every map, from the inside out, and to every plain value."""
    if isinstance(value, dict):
        return change({key: each(one, change) for key, one in value.items()})
    if isinstance(value, list | tuple):
        return [each(one, change) for one in value]
    return change(value)


def reverse(value: Any) -> Any:
    """The last field first."""
    return dict(reversed(value.items())) if isinstance(value, dict) else value


def whole(value: Any) -> Any:
    """Integers in place of floats where they say the same."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def without_defaults(message: wire.Message) -> Fields:
    """Only the fields that differ from their defaults."""
    given = msgspec.to_builtins(message)
    for field in msgspec.structs.fields(message):
        default = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        if default is not msgspec.NODEFAULT and getattr(message, field.name) == default:
            del given[field.name]
    return given


def from_the_future(fields: Fields) -> Fields:
    """With fields that version 1 does not know, of every kind MessagePack has."""
    extra = {"zz_map": {"a": [1, {}]}, "zz_bin": b"\x00\xff", "zz_ext": msgpack.ExtType(5, b"x"), "zz_big": 2**64 - 1}
    return {**extra, **fields, "zz_nan": math.nan, "zz_nil": None}


def canonical() -> list[Fields]:
    """Every message as Python emits it."""
    return [
        {"name": name, "from": side, "fields": msgspec.to_builtins(message), "hex": wire.encode(message).hex()}
        for side, messages in MESSAGES.items()
        for name, message in messages.items()
    ]


def accepted() -> list[Fields]:
    """Other bytes that mean the same; where a way changes nothing it is left out."""
    ways: dict[str, Callable[[wire.Message, Fields], bytes]] = {
        "float32 for float64": lambda _, fields: msgpack.packb(fields, use_single_float=True),
        "integers for whole floats": lambda _, fields: msgpack.packb(each(fields, whole)),
        "fields in reverse": lambda _, fields: msgpack.packb(each(fields, reverse)),
        "unknown fields": lambda _, fields: msgpack.packb(from_the_future(fields)),
        "defaults left out": lambda message, _: msgpack.packb(without_defaults(message)),
        "longest forms": lambda _, fields: wide(fields),
    }
    made = []
    for side, messages in MESSAGES.items():
        for name, message in messages.items():
            fields, seen = msgspec.to_builtins(message), {wire.encode(message)}
            for way, pack in ways.items():
                data = pack(message, fields)
                if data not in seen:
                    made.append({"name": f"{name}: {way}", "from": side, "same_as": name, "hex": data.hex()})
                seen.add(data)
    spaced = msgpack.packb(
        {"type": "prompt", "text": " steampunk \r\n\tcity\u3000", "strength": 0.5, "blend_ms": 500, "seed": 7}
    )
    made.append(
        {"name": "prompt: white space is made single", "from": "client", "same_as": "prompt", "hex": spaced.hex()}
    )
    return made


def rejected() -> list[Fields]:
    """Bytes that must be refused, with the error code."""
    made: list[Fields] = []

    def add(
        name: str, code: str, data: bytes | Fields, side: str = "client", then: tuple[str, int] | None = None
    ) -> None:
        data = msgpack.packb(data) if isinstance(data, dict) else data
        vector = {"name": name, "from": side, "code": code, "hex": data.hex()}
        made.append(vector if then is None else {**vector, "then": {"hex": then[0], "times": then[1]}})

    def frame(**changes: Any) -> Fields:
        return {**msgspec.to_builtins(FRAME), **changes}

    def pose(**changes: Any) -> Fields:
        return frame(pose={**msgspec.to_builtins(POSE), **changes})

    def controls(**changes: Any) -> Fields:
        return frame(controls=changes)

    good = wire.encode(FRAME)
    add("nothing at all", "malformed", b"")
    for cut in (1, 2, len(good) // 2, len(good) - 1):
        add(f"cut short after {cut} bytes", "malformed", good[:cut])
    add("a byte too many", "malformed", good + b"\x00")
    add("a second message behind", "malformed", good * 2)
    add("the byte that MessagePack never uses", "malformed", b"\xc1")
    add("a map that promises four thousand million fields", "malformed", b"\xdf\xff\xff\xff\xff")
    add("text that promises four thousand million bytes", "malformed", b"\x81\xa4type\xdb\xff\xff\xff\xff")
    add("text that is not UTF-8", "malformed", b"\x82\xa4type\xa6prompt\xa4text\xa2\xff\xfe")
    add("nesting without end", "malformed", b"\x82\xa4type\xa5watch\xa1z", then=("91", 60_000))
    add("a header over the limit", "too_large", b"\x82\xa4type\xa5watch\xa1z\xc6\x00\x01\x00\x00", then=("00", 65_536))
    for name, value in {"an array": [], "a number": 1, "nil": None, "text": "watch"}.items():
        add(f"{name} instead of a map", "invalid", msgpack.packb(value))
    add("no type", "invalid", {"token": "k7Qx"})
    add("a type that is a number", "invalid", {"type": 1})
    add("an unknown type", "unknown_type", {"type": "dance"})
    add("a daemon's message from a client", "unknown_type", {"type": "credit", "frames": 1})
    add("a client's message from a daemon", "unknown_type", {"type": "watch"}, "daemon")
    add("another version", "version", {"type": "hello", "version": 2})
    add(
        "another version, its other fields unknown to us",
        "version",
        {"type": "hello", "version": 2, "name": ["a", "b"]},
    )
    add("another version of the daemon", "version", {"type": "welcome", "version": 2}, "daemon")
    add("no version", "invalid", {"type": "hello", "name": "x"})
    add("a version that is text", "invalid", {"type": "hello", "version": "1"})
    add("a name of 201 letters", "invalid", {"type": "hello", "version": 1, "name": "x" * 201})
    add("a name with an escape code", "invalid", {"type": "hello", "version": 1, "name": "\x1b[2J"})
    add(
        "an array that promises four thousand million names",
        "invalid",
        b"\x83\xa4type\xa5hello\xa7version\x01\xa8features\xdd\xff\xff\xff\xff",
    )
    add("a token that is bytes", "invalid", {"type": "attach", "token": b"k7Qx"})
    add("no seq", "invalid", {key: value for key, value in frame().items() if key != "seq"})
    add("a negative seq", "invalid", frame(seq=-1))
    add("a seq beyond 2^53 - 1", "invalid", frame(seq=2**53))
    add("a seq that is a float", "invalid", frame(seq=1.0))
    add("a seq that is a boolean", "invalid", frame(seq=True))
    for side in ("width", "height"):
        add(f"a {side} of zero", "size", frame(**{side: 0}))
        add(f"a negative {side}", "size", frame(**{side: -4}))
        add(f"a {side} of 8193", "size", frame(**{side: 8193}))
        add(f"a {side} that is text", "invalid", frame(**{side: "2"}))
    add("too many pixels", "size", frame(width=8192, height=8192))
    add("too many depth values", "size", frame(depth={"width": 8192, "height": 8192}))
    add("depth without height", "invalid", frame(depth={"width": 2}))
    add("a depth width of zero", "size", frame(depth={"width": 0, "height": 1}))
    add("an unknown pixel format", "format", frame(format="yuv420"))
    add("a pixel format that is a number", "invalid", frame(format=3))
    for name, value in {"NaN": math.nan, "infinite": math.inf, "endlessly negative": -math.inf}.items():
        for field in ("x", "y", "z", "yaw_deg", "pitch_deg", "roll_deg", "fov_y_deg"):
            add(f"a pose whose {field} is {name}", "invalid", pose(**{field: value}))
        add(f"{name} mouse motion", "invalid", controls(mouse_dx=value))
        add(f"a gamepad axis that is {name}", "invalid", controls(gamepad={"axes": [value]}))
        add(f"a capture duration that is {name}", "invalid", frame(capture_ms=value))
        add(f"a strength that is {name}", "invalid", {"type": "prompt", "text": "x", "strength": value})
        add(f"an event field that is {name}", "invalid", {"type": "event", "name": "x", "fields": {"a": value}})
        add(
            f"a stage that took {name}",
            "invalid",
            {
                **msgspec.to_builtins(wire.Styled(seq=1, width=1, height=1, format="rgb8")),
                "stages": {"model_ms": value},
            },
            "daemon",
        )
    add("NaN as float32", "invalid", msgpack.packb(frame(age_ms=math.nan), use_single_float=True))
    add("a pose without x", "invalid", frame(pose={"y": 0.0, "z": 0.0, "yaw_deg": 0.0, "pitch_deg": 0.0}))
    add("a pose that is an array", "invalid", frame(pose=[0.0, 0.0, 0.0]))
    add("a pose beyond a thousand million", "invalid", pose(x=1.1e9))
    add("a field of view of zero", "invalid", pose(fov_y_deg=0.0))
    add("a field of view of 180 degrees", "invalid", pose(fov_y_deg=180.0))
    add("a negative age", "invalid", frame(age_ms=-1.0))
    add("an age of more than an hour", "invalid", frame(age_ms=3.7e6))
    add("65 keys", "invalid", controls(keys=["KeyW"] * 65))
    add("a key of 33 letters", "invalid", controls(keys=["K" * 33]))
    add("an empty key", "invalid", controls(keys=[""]))
    add("a key that is no code name", "invalid", controls(keys=["w!"]))
    add("a gamepad axis of 1.5", "invalid", controls(gamepad={"axes": [1.5]}))
    add("17 gamepad axes", "invalid", controls(gamepad={"axes": [0.0] * 17}))
    add("gamepad buttons as numbers", "invalid", controls(gamepad={"buttons": [1, 0]}))
    add("a prompt of 2001 letters", "prompt", b"\x82\xa4type\xa6prompt\xa4text\xda\x07\xd1", then=("61", 2001))
    add("a prompt of 100 kB", "too_large", b"\x82\xa4type\xa6prompt\xa4text\xdb\x00\x01\x86\xa0", then=("61", 100_000))
    add("a prompt of control characters", "prompt", {"type": "prompt", "text": "\x00\x01\x1b[31m\x7f"})
    add("a prompt that turns the writing direction", "prompt", {"type": "prompt", "text": "a\u202eb"})
    add("a prompt that is a number", "invalid", {"type": "prompt", "text": 5})
    add("a strength of 1.5", "invalid", {"type": "prompt", "text": "x", "strength": 1.5})
    add("a negative seed", "invalid", {"type": "prompt", "text": "x", "seed": -1})
    add("a seed of 2^32", "invalid", {"type": "prompt", "text": "x", "seed": 2**32})
    add("a negative session", "invalid", {"type": "prompt", "text": "x", "session": -1})
    add("an event without a name", "invalid", {"type": "event", "name": ""})
    add("an event field that is an array", "invalid", {"type": "event", "name": "x", "fields": {"a": []}})
    add("an event field whose name is a number", "invalid", b"\x83\xa4type\xa5event\xa4name\xa1x\xa6fields\x81\x01\x01")
    add("an event field of 2^53", "invalid", {"type": "event", "name": "x", "fields": {"a": 2**53}})
    add("65 event fields", "invalid", {"type": "event", "name": "x", "fields": {str(i): i for i in range(65)}})
    add("a reset for no known reason", "invalid", {"type": "reset", "reason": "boredom"})
    add("credit for nothing", "invalid", {"type": "credit", "frames": 0}, "daemon")
    add("credit for nine frames", "invalid", {"type": "credit", "frames": 9}, "daemon")
    add("seventeen steps", "invalid", {**msgspec.to_builtins(MESSAGES["daemon"]["styled"]), "steps": 17}, "daemon")
    return made


def multipart() -> list[Fields]:
    """Whole messages of several parts, with the error code of those that must be refused."""
    rgb = bytes(range(6))
    depth = struct.pack("<2f", 1.5, 0.0)
    frame = wire.encode(FRAME)
    rgba = wire.encode(wire.Frame(seq=1, width=2, height=1, format="rgba8"))
    jpeg = wire.encode(wire.Frame(seq=1, width=16, height=16, format="jpeg"))
    deep = wire.encode(wire.Frame(seq=1, width=2, height=1, format="rgb8", depth=wire.Depth(width=2, height=1)))
    styled = wire.encode(wire.Styled(seq=1, width=2, height=1, format="rgb8"))
    cases: list[tuple[str, str, str | None, list[bytes]]] = [
        ("rgb8", "client", None, [frame, rgb]),
        ("rgba8", "client", None, [rgba, rgb + b"\x06\x07"]),
        ("with depth, pixels last", "client", None, [deep, depth, rgb]),
        ("a jpeg of any length up to its bound", "client", None, [jpeg, b"\xff\xd8\xff\xd9"]),
        ("styled", "daemon", None, [styled, rgb]),
        ("no pixels", "client", "payload", [frame]),
        ("pixels a byte short", "client", "payload", [frame, rgb[:-1]]),
        ("pixels a byte long", "client", "payload", [frame, rgb + b"\x00"]),
        ("no bytes of pixels", "client", "payload", [frame, b""]),
        ("rows padded to four bytes", "client", "payload", [frame, rgb + bytes(2)]),
        ("rgb8 pixels under an rgba8 header", "client", "payload", [rgba, rgb]),
        ("depth that the header does not have", "client", "payload", [frame, depth, rgb]),
        ("depth missing", "client", "payload", [deep, rgb]),
        ("depth after the pixels", "client", "payload", [deep, rgb, depth]),
        ("depth a value short", "client", "payload", [deep, depth[:-4], rgb]),
        ("a part too many", "client", "payload", [deep, depth, rgb, b""]),
        ("an empty jpeg", "client", "payload", [jpeg, b""]),
        ("styled without pixels", "daemon", "payload", [styled]),
        ("styled with pixels a byte short", "daemon", "payload", [styled, rgb[:-1]]),
    ]
    return [
        {"name": name, "from": side, "code": code, "parts": [part.hex() for part in parts]}
        for name, side, code, parts in cases
    ]


def files() -> dict[str, str]:
    """Every file's name and text, one vector a line."""
    made = {"canonical": canonical(), "accepted": accepted(), "rejected": rejected(), "multipart": multipart()}
    return {
        f"{name}.json": "[\n" + ",\n".join(json.dumps(vector, ensure_ascii=True) for vector in vectors) + "\n]\n"
        for name, vectors in made.items()
    }


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="ascii")
        print(f"{name}: {len(text.splitlines()) - 2} vectors")
