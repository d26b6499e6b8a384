"""The kinds of creatures, as boxes on joints: animals, people, monsters, a kart, and pictures on a board.

Lengths are in blocks at a size of 1, from the middle between the feet: x to the right as seen from the front, y up, z
to the front. Angles are radians.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from mirage_kernels.raycast import faces
from mirage_kernels.raycast import layout as lay

Vector = tuple[float, float, float]
# Colours of a creature: its coat, a second of the same range, two of any hue, and near black.
COAT, SPOT, CLOTH, TRIM, DARK = range(5)
OWN = -1.0  # the pattern that the creature drew for its coat
PARTS = 8


@dataclass(frozen=True)
class Box:
    """A box on a joint."""

    joint: Vector
    middle: Vector
    """From the joint."""
    half: Vector
    rest: Vector = (0.0, 0.0, 0.0)
    """Turned by so much around x, y and z."""
    swing: Vector = (0.0, 0.0, 0.0)
    """And by as much more, to and fro."""
    phase: float = 0.0
    pace: float = 1.0
    """Times the pace of the feet."""
    idle: float = 0.0
    """1: also while the creature stands."""
    first: float = COAT
    second: float = SPOT
    pattern: float = lay.PLAIN
    picture: float = 0.0
    pictures: float = 1.0
    """One of so many, from `picture` on."""
    holes: float = 0.0


@dataclass(frozen=True)
class Kind:
    """One kind of creature."""

    name: str
    boxes: tuple[Box, ...]
    coat: int = 0
    """Which row of `COATS`."""
    small: float = 0.8
    large: float = 1.2
    hop: float = 0.0
    """How high it jumps with each step, in blocks."""
    squash: float = 0.0
    """How much it is flattened as it lands."""
    low: float = 0.0
    high: float = 0.0
    """How high above the ground it flies."""
    pace: float = 7.0
    """Of the feet, in radians a second."""
    to_eye: float = 0.0
    """1: always turned to the eye."""
    glow: float = 0.0
    """How brightly its eyes may shine."""
    share: float = 1.0
    leads: float = 0.0
    """Share among what a player sees of itself."""


COATS = (
    # of beasts
    ("#8a5a34", "#f0ece4", "#2c2622", "#d89a96", "#9a9690", "#c8a06a", "#5a3a24", "#e0c8a0"),
    # skin of people
    ("#e8b890", "#c88a60", "#8a5638", "#5a3624", "#f0cca8", "#d8a070", "#a86c48", "#f4d8c0"),
    # of monsters
    ("#4a8a3c", "#2c2a30", "#6a9a8c", "#7a2c30", "#5a3c7a", "#c8c4b0", "#34503c", "#b06a2c"),
    # bright
    ("#e83c30", "#f0c020", "#3068d8", "#38b050", "#f4f4f0", "#f08020", "#a040c8", "#30c0c8"),
)

FACE = faces.NAMES.index


def _head(joint: Vector, middle: Vector, half: Vector, face: str, count: int = 1, **more: Any) -> Box:
    """A box that looks around."""
    head = Box(joint, middle, half, swing=(0.08, 0.45, 0.0), pace=0.13, idle=1.0, picture=FACE(face), pictures=count)
    return replace(head, **more)


def _limb(x: float, y: float, z: float, half: Vector, swing: float, phase: float, **more: Any) -> Box:
    """A box that hangs from a joint."""
    joint, middle = (x, y, z), (0.0, -half[1], 0.0)
    return replace(Box(joint, middle, half, swing=(swing, 0.0, 0.0), phase=phase), **more)


def _legs(x: float, y: float, z: float, thick: float, swing: float = 0.6) -> tuple[Box, ...]:
    """Four legs under a beast, crosswise in step."""
    half = (thick, y / 2, thick)
    hoof = {"second": DARK, "pattern": lay.LOWER}
    return tuple(
        _limb(a * x, y, b * z, half, swing, 0.0 if a == b else math.pi, **hoof) for a in (-1, 1) for b in (-1, 1)
    )


def _person(face: str, arms: float, coat: int) -> tuple[Box, ...]:
    """Head, body, arms raised by an angle, legs, hair."""
    swing = 0.7 if arms == 0 else 0.12
    sleeve = {"first": CLOTH, "second": COAT, "pattern": lay.LOWER}
    boot = {"first": TRIM, "second": DARK, "pattern": lay.LOWER}
    rest = (-arms, 0.0, 0.0)
    half = (0.12, 0.36, 0.13)
    return (
        _head((0.0, 1.45, 0.0), (0.0, 0.25, 0.0), (0.25, 0.25, 0.25), face),
        Box((0.0, 1.1, 0.0), (0.0, 0.0, 0.0), (0.25, 0.36, 0.14), first=CLOTH, second=TRIM, pattern=OWN),
        replace(_limb(-0.38, 1.44, 0.0, half, swing, 0.0, **sleeve), rest=rest),
        replace(_limb(0.38, 1.44, 0.0, half, swing, math.pi, **sleeve), rest=rest),
        _limb(-0.13, 0.75, 0.0, (0.12, 0.37, 0.13), 0.7, math.pi, **boot),
        _limb(0.13, 0.75, 0.0, (0.12, 0.37, 0.13), 0.7, 0.0, **boot),
        _head((0.0, 1.45, 0.0), (0.0, 0.44, -0.03), (0.27, 0.09, 0.26), "nothing", first=SPOT if coat == 2 else DARK),
    )


def _beast(height: float, half: Vector, head: Vector, snout: Vector, tail: float, thick: float) -> tuple[Box, ...]:
    """Body, head, four legs, snout, tail; the head is as far before the body as it is long."""
    top, ahead = height + half[1], half[2] + head[2] * 0.6
    up = top + half[1] * 0.7
    return (
        Box((0.0, top, 0.0), (0.0, 0.0, 0.0), half, pattern=OWN),
        _head((0.0, up, half[2]), (0.0, head[1] * 0.4, ahead - half[2]), head, "cow", 3),
        *_legs(half[0] - thick, height, half[2] - thick, thick),
        _head((0.0, up, half[2]), (0.0, -head[1] * 0.3, ahead - half[2] + head[2]), snout, "nothing", first=SPOT),
        Box((0.0, up, -half[2]), (0.0, -tail / 2, 0.0), (0.05, tail / 2, 0.05), rest=(-0.5, 0.0, 0.0),
            swing=(0.0, 0.0, 0.4), pace=0.4, idle=1.0, second=DARK, pattern=lay.LOWER),
    )  # fmt: skip


def _bird(wing: float, flap: float) -> tuple[Box, ...]:
    """Body, head, beak, wings, tail."""
    return (
        Box((0.0, 0.35, 0.0), (0.0, 0.0, 0.0), (0.18, 0.17, 0.32), pattern=OWN),
        _head((0.0, 0.5, 0.3), (0.0, 0.08, 0.08), (0.14, 0.15, 0.14), "bird"),
        _head((0.0, 0.5, 0.3), (0.0, 0.05, 0.3), (0.06, 0.04, 0.1), "nothing", first=TRIM),
        Box((-0.16, 0.48, 0.0), (-wing, 0.0, 0.0), (wing, 0.03, 0.24), swing=(0.0, 0.0, flap), idle=1.0, pattern=OWN),
        Box((0.16, 0.48, 0.0), (wing, 0.0, 0.0), (wing, 0.03, 0.24), swing=(0.0, 0.0, -flap), idle=1.0, pattern=OWN),
        Box((0.0, 0.42, -0.3), (0.0, 0.0, -0.16), (0.13, 0.03, 0.18), rest=(0.25, 0.0, 0.0), first=SPOT),
    )


def _kart() -> tuple[Box, ...]:
    """Chassis, nose, wheels on two axles as wide as the kart, driver, head, engine."""
    front = Box((0.0, 0.22, 0.5), (0.0, 0.0, 0.0), (0.6, 0.22, 0.2), swing=(0.0, 0.12, 0.0), pace=0.3)
    back = Box((0.0, 0.25, -0.5), (0.0, 0.0, 0.0), (0.64, 0.25, 0.22))
    front, back = (replace(wheels, first=DARK, second=TRIM, pattern=lay.CHECKS) for wheels in (front, back))
    return (
        Box((0.0, 0.32, 0.0), (0.0, 0.0, 0.0), (0.42, 0.14, 0.75), second=TRIM, pattern=lay.STRIPES),
        Box((0.0, 0.34, 0.85), (0.0, 0.0, 0.0), (0.28, 0.1, 0.22), first=TRIM, second=COAT, pattern=lay.CHECKS),
        front,
        back,
        Box((0.0, 0.7, -0.15), (0.0, 0.0, 0.0), (0.24, 0.26, 0.16), swing=(0.0, 0.0, 0.12), pace=0.3, first=CLOTH,
            second=TRIM, pattern=OWN),
        _head((0.0, 0.95, -0.15), (0.0, 0.24, 0.0), (0.24, 0.24, 0.24), "person", first=SPOT),
        Box((0.0, 0.55, -0.62), (0.0, 0.0, 0.0), (0.3, 0.14, 0.14), first=DARK, second=TRIM, pattern=lay.BANDS_DOWN),
        Box((0.0, 0.9, -0.8), (0.0, 0.0, 0.0), (0.5, 0.03, 0.12), first=COAT),
    )  # fmt: skip


def _spider() -> tuple[Box, ...]:
    """Abdomen, thorax, head, and four bars that are two legs each."""
    legs = tuple(
        Box((0.0, 0.3, 0.2 - 0.13 * k), (0.0, -0.1, 0.0), (0.95, 0.05, 0.05), rest=(0.0, angle, 0.0),
            swing=(0.0, 0.22, 0.1), phase=k * 1.6, second=DARK, pattern=lay.STRIPES)
        for k, angle in enumerate((0.6, 0.2, -0.2, -0.6))
    )  # fmt: skip
    return (
        Box((0.0, 0.5, -0.55), (0.0, 0.0, 0.0), (0.4, 0.3, 0.42), pattern=OWN),
        Box((0.0, 0.42, 0.05), (0.0, 0.0, 0.0), (0.22, 0.2, 0.24), second=DARK),
        _head((0.0, 0.45, 0.25), (0.0, 0.0, 0.2), (0.26, 0.22, 0.22), "spider"),
        *legs,
    )


def _floater() -> tuple[Box, ...]:
    """A cube with a face, and what hangs from it."""
    arms = tuple(
        _limb(x, 0.05, z, (0.09, long, 0.09), 0.35, x * 9 + z * 5, idle=1.0, pace=0.5)
        for x, z, long in ((-0.35, 0.3, 0.5), (0.35, 0.3, 0.35), (-0.35, -0.3, 0.4), (0.35, -0.3, 0.55), (0, 0, 0.6))
    )
    return (_head((0.0, 0.55, 0.0), (0.0, 0.0, 0.0), (0.55, 0.55, 0.55), "ghoul", pattern=OWN), *arms)


def _golem() -> tuple[Box, ...]:
    """A heavy body, a small head, arms to the ground."""
    arm = {"second": SPOT, "pattern": lay.SPOTS}
    return (
        Box((0.0, 1.5, 0.0), (0.0, 0.0, 0.0), (0.6, 0.5, 0.38), pattern=OWN),
        Box((0.0, 0.9, 0.0), (0.0, 0.0, 0.0), (0.32, 0.18, 0.26), second=DARK),
        _head((0.0, 1.95, 0.12), (0.0, 0.25, 0.1), (0.26, 0.28, 0.26), "mask"),
        _limb(-0.8, 1.95, 0.0, (0.2, 0.8, 0.22), 0.5, 0.0, **arm),
        _limb(0.8, 1.95, 0.0, (0.2, 0.8, 0.22), 0.5, math.pi, **arm),
        _limb(-0.28, 0.75, 0.0, (0.2, 0.37, 0.22), 0.5, math.pi, **arm),
        _limb(0.28, 0.75, 0.0, (0.2, 0.37, 0.22), 0.5, 0.0, **arm),
    )


def _hopper(face: str, count: int, **more: Any) -> tuple[Box, ...]:
    return (_head((0.0, 0.5, 0.0), (0.0, 0.0, 0.0), (0.5, 0.5, 0.5), face, count, **more),)


def _board() -> tuple[Box, ...]:
    board = Box((0.0, 0.75, 0.0), (0.0, 0.0, 0.0), (0.75, 0.75, 0.01), picture=FACE("imp"), pictures=len(faces.BOARDS))
    return (replace(board, holes=1.0),)


def _fowl() -> tuple[Box, ...]:
    """A small bird on two legs."""
    legs = tuple(_limb(x, 0.22, 0.0, (0.04, 0.11, 0.04), 0.7, p, first=TRIM) for x, p in ((-0.1, 0.0), (0.1, math.pi)))
    wings = tuple(
        Box((x, 0.55, 0.0), (0.0, -0.12, 0.0), (0.04, 0.14, 0.2), swing=(0.0, 0.0, 0.25 * s), first=SPOT)
        for x, s in ((-0.24, -1), (0.24, 1))
    )
    return (
        Box((0.0, 0.42, 0.0), (0.0, 0.0, 0.0), (0.2, 0.2, 0.28), pattern=OWN),
        _head((0.0, 0.6, 0.25), (0.0, 0.12, 0.05), (0.13, 0.18, 0.11), "bird"),
        *legs,
        *wings,
    )


KINDS = (
    Kind("ox", _beast(0.62, (0.38, 0.34, 0.62), (0.26, 0.26, 0.2), (0.16, 0.1, 0.06), 0.5, 0.13), pace=5.0, share=1.4),
    Kind("hog", _beast(0.32, (0.32, 0.26, 0.45), (0.26, 0.25, 0.24), (0.13, 0.09, 0.05), 0.2, 0.12), pace=8.0),
    Kind("hound", _beast(0.45, (0.18, 0.19, 0.45), (0.19, 0.18, 0.16), (0.09, 0.08, 0.12), 0.5, 0.07), pace=9.0),
    Kind("steed", _beast(0.95, (0.3, 0.32, 0.7), (0.18, 0.22, 0.32), (0.14, 0.14, 0.1), 0.8, 0.1), pace=6.0, leads=0.1),
    Kind("person", _person("person", 0.0, 1), coat=1, share=2.5, leads=1.0),
    Kind("ghoul", _person("ghoul", 1.45, 2), coat=2, glow=1.0, pace=4.0, share=1.2),
    Kind("spider", _spider(), coat=2, glow=1.0, pace=10.0, large=1.5),
    Kind("slime", _hopper("slime", 1, pattern=OWN), coat=3, small=0.5, large=1.8, hop=0.8, squash=0.3, pace=3.0),
    Kind("crate", _hopper("ghoul", 1, pattern=OWN), coat=3, small=0.4, large=0.9, hop=0.3, pace=5.0, share=0.5),
    Kind("bird", _bird(0.45, 0.7), coat=3, low=1.5, high=7.0, pace=11.0, share=1.5, leads=0.15),
    Kind("drake", _bird(0.7, 0.6), coat=2, small=1.5, large=3.0, low=3.0, high=9.0, pace=5.0, glow=1.0, leads=0.1),
    Kind("fowl", _fowl(), pace=9.0, small=0.9),
    Kind("kart", _kart(), coat=3, share=0.7, leads=0.8),
    Kind("golem", _golem(), coat=2, small=0.9, large=1.4, glow=1.0, pace=3.5, share=0.7),
    Kind("floater", _floater(), coat=2, small=0.7, large=1.8, low=0.6, high=5.0, pace=3.0, glow=1.0, share=0.7),
    Kind("sprite", _board(), coat=3, small=0.7, large=1.4, low=0.0, high=0.5, to_eye=1.0, glow=1.0, share=1.5),
)
