"""Throws damaged vectors and random bytes at the decoders, for as long as it is told.

python tests/fuzz/fuzz_wire.py --seconds 60 --seed 1
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from mirage_game.wire import (
    Message,
    WireError,
    decode_from_client,
    decode_from_daemon,
    encode,
    frame_parts,
    styled_parts,
)

VECTORS = Path(__file__).parent.parent / "vectors"
TASTY = (
    0x00,
    0x7F,
    0x80,
    0x8F,
    0x90,
    0x9F,
    0xA0,
    0xC0,
    0xC1,
    0xC4,
    0xC6,
    0xC7,
    0xC9,
    0xCA,
    0xCB,
    0xCF,
    0xD3,
    0xD9,
    0xDB,
    0xDD,
    0xDF,
    0xFF,
)


def seeds() -> list[bytes]:
    """Headers of all vectors, good and bad."""
    headers = []
    for name in ("canonical", "accepted", "rejected", "multipart"):
        for vector in json.loads((VECTORS / f"{name}.json").read_text("ascii")):
            headers += [bytes.fromhex(part) for part in vector.get("parts", [vector.get("hex", "")])]
    return headers


def damage(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """The same bytes with a few accidents."""
    wreck = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randint(0, len(wreck))
        match dice.randrange(6):
            case 0 if wreck:
                wreck[at % len(wreck)] = dice.choice(TASTY)
            case 1 if wreck:
                wreck[at % len(wreck)] ^= 1 << dice.randrange(8)
            case 2:
                del wreck[at : at + dice.randint(1, 9)]
            case 3:
                wreck[at:at] = dice.randbytes(dice.randint(1, 9))
            case 4:
                wreck[at:at] = wreck[dice.randint(0, at) : at] * dice.randint(1, 3)
            case 5:
                other = dice.choice(others)
                wreck[at:] = other[dice.randint(0, len(other)) :]
    return bytes(wreck)


def attempt(call: Any, data: Any) -> str:
    """The error's code, or "accepted". Any exception but `WireError` is the bug we look for."""
    try:
        message = call(data)
    except WireError as error:
        return error.code
    if isinstance(message, Message):
        assert call(encode(message)) == message
    return "accepted"


def run(seconds: float, seed: int) -> Counter[str]:
    """Counts of every outcome. Raises whatever the decoders raise beside `WireError`, with the bytes that did it."""
    dice = random.Random(seed)
    good = seeds()
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = dice.randbytes(dice.randint(0, 99)) if dice.random() < 0.05 else damage(dice.choice(good), good, dice)
        rest = [dice.randbytes(dice.choice((0, 5, 6, 7, 8))) for _ in range(dice.randint(0, 3))]
        try:
            for decode in (decode_from_client, decode_from_daemon):
                counts[attempt(decode, data)] += 1
            for split in (frame_parts, styled_parts):
                counts[attempt(split, [data, *rest][: dice.randint(0, 4)])] += 1
        except Exception as error:
            error.add_note(f"bytes: {data.hex()} parts: {[part.hex() for part in rest]} seed: {seed}")
            raise
    return counts


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    arguments = options.parse_args()
    print(f"seed {arguments.seed}")
    for outcome, count in run(arguments.seconds, arguments.seed).most_common():
        print(f"{count:>10}  {outcome}")
