from __future__ import annotations

import json
from pathlib import Path
from runpy import run_path
from typing import Any

import msgpack
import msgspec
import pytest

from mirage_game import wire
from mirage_game.wire import WireError, decode_from_client, decode_from_daemon, encode, frame_parts, styled_parts

VECTORS = Path(__file__).parent.parent / "vectors"
DECODE = {"client": decode_from_client, "daemon": decode_from_daemon}
PARTS: dict[str, Any] = {"client": frame_parts, "daemon": styled_parts}


def load(name: str) -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text("ascii"))
    return vectors


def of(name: str) -> Any:
    return pytest.mark.parametrize("vector", load(name), ids=lambda vector: f"{vector['from']}: {vector['name']}")


def test_files_are_what_the_script_makes():
    for name, text in run_path(str(VECTORS / "make.py"))["files"]().items():
        assert (VECTORS / name).read_text("ascii") == text, f"{name}: run python tests/vectors/make.py"


def test_every_message_has_a_canonical_vector():
    tags = {(vector["from"], vector["fields"]["type"]) for vector in load("canonical")}
    types = {("client", kind) for kind in wire.messages.FROM_CLIENT} | {
        ("daemon", kind) for kind in wire.messages.FROM_DAEMON
    }
    assert tags == {(side, kind.__struct_config__.tag) for side, kind in types}


def test_every_error_of_the_wire_has_a_vector():
    codes = {vector["code"] for name in ("rejected", "multipart") for vector in load(name)} - {None}
    assert codes == {
        "malformed",
        "too_large",
        "unknown_type",
        "version",
        "invalid",
        "format",
        "size",
        "payload",
        "prompt",
    }
    assert codes < set(wire.CODES)


@of("canonical")
def test_canonical(vector):
    data = bytes.fromhex(vector["hex"])
    message = DECODE[vector["from"]](data)
    assert json.loads(msgspec.json.encode(message)) == vector["fields"]
    assert encode(message) == data
    assert msgpack.unpackb(data) == vector["fields"]  # the other library reads the same, and writes the same
    assert msgpack.packb(msgspec.to_builtins(message)) == data


@of("accepted")
def test_accepted(vector):
    same = {(one["from"], one["name"]): one["hex"] for one in load("canonical")}[vector["from"], vector["same_as"]]
    message = DECODE[vector["from"]](bytes.fromhex(vector["hex"]))
    assert message == DECODE[vector["from"]](bytes.fromhex(same))


@of("rejected")
def test_rejected(vector):
    data = bytes.fromhex(vector["hex"])
    if then := vector.get("then"):
        data += bytes.fromhex(then["hex"]) * then["times"]
    with pytest.raises(WireError) as caught:
        DECODE[vector["from"]](data)
    assert caught.value.code == vector["code"]


@of("multipart")
def test_multipart(vector):
    parts = [bytes.fromhex(part) for part in vector["parts"]]
    if vector["code"] is None:
        assert bytes(PARTS[vector["from"]](parts)[-1]) == parts[-1]
        return
    with pytest.raises(WireError) as caught:
        PARTS[vector["from"]](parts)
    assert caught.value.code == vector["code"]
