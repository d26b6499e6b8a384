"""Command lines from frozen dataclasses, with help that keeps its examples; and how commands speak of failure."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Annotated, TypeVar

import tyro

T = TypeVar("T")

ADVICE = "Run `mirage doctor`; `mirage serve` in another terminal shows what the daemon says."


@dataclass(frozen=True, slots=True)
class Size:
    """A picture size in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


DEFAULT_SIZE = Size(512, 288)  # twice the `tiny` model's own: two CPU cores draw the game and restyle it in real time


def _read_size(words: list[str]) -> Size:
    match = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", words[0])
    size = Size(int(match[1]), int(match[2])) if match else Size(0, 0)
    if not (16 <= size.width <= 8192 and 16 <= size.height <= 8192):
        raise ValueError(f"{words[0]!r} is not a size; write WIDTHxHEIGHT, such as 640x360")
    return size


SizeOption = Annotated[
    Size,
    tyro.constructors.PrimitiveConstructorSpec(
        nargs=1,
        metavar="WIDTHxHEIGHT",
        instance_from_str=_read_size,
        is_instance=lambda value: isinstance(value, Size),
        str_from_instance=lambda size: [str(size)],
    ),
]
"""A picture size on a command line."""


def parse(kind: type[T], name: str, argv: Sequence[str], description: str = "") -> T:
    """Read `argv` into a command's dataclass. Exits with status 2 and plain words if it cannot.

    The help is `description`, or the dataclass's docstring.
    """
    return tyro.cli(
        kind,
        prog=f"mirage {name}",
        description=description or cleandoc(kind.__doc__ or ""),
        args=list(argv),
        config=(tyro.conf.FlagCreatePairsOff,),
    )


def fail(message: str, fix: str = "") -> int:
    """Say in plain words what went wrong and what to do; the exit status 1."""
    print(f"mirage: {message}" + (f"\n        {fix}" if fix else ""), file=sys.stderr)
    return 1
