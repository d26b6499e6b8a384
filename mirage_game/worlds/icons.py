"""Small pictures of games' displays: hearts, items, portraits, maps. Made once, on the CPU, from a fixed seed."""

from __future__ import annotations

import random
from colorsys import hsv_to_rgb
from functools import cache

import numpy as np
import numpy.typing as npt

SIDE = 32  # pixels of an icon

Picture = npt.NDArray[np.float32]  # (SIDE, SIDE, 4): red, green, blue, cover, 0..1

# Rows of eight pixels: `#` outline, `o` the first colour, `+` the second, `.` light.
_SHAPES = {
    "heart": "........ .##.##.. #oo#oo#. #o.ooo#. #ooooo#. .#ooo#.. ..#o#... ...#....",
    "drumstick": "...##... ..#oo#.. .#oooo#. .#o.oo#. ..#ooo#. ..##o#.. .#++#... .##.....",
    "drop": "...##... ...##... ..#oo#.. .#oooo#. #o.oooo# #oooooo# .#oooo#. ..####..",
    "shield": "######## #o.oo++# #ooooo+# #oooo++# .#ooo+#. .#oo++#. ..#o+#.. ...##...",
    "bolt": "...####. ..#oo#.. .#oo#... #oooo##. ###oo#.. ..#o#... .#o#.... .##.....",
    "star": "...##... ...##... ..#oo#.. ##oooo## .#oooo#. .#oooo#. #oo##oo# ##....##",
    "coin": "..####.. .#oooo#. #o.o++o# #o.o++o# #oo.++o# #oo+++o# .#oooo#. ..####..",
    "gem": "..####.. .#o..+#. #oo.++## #oooo++# .#ooo+#. ..#o+#.. ...##... ........",
    "sword": ".....### ....#o.# ...#o.#. #.#o.#.. ##o.#... .###.... #+###... ##..#...",
    "pickaxe": "..####.. ...#oo#. ....#+o# ...#+#o# ..#+#.#o .#+#..## #+#..... ##......",
    "potion": "..####.. ...#+#.. ...##... ..#..#.. .#oooo#. #ooo.oo# #oooooo# .######.",
    "block": "######## #++++++# #++.+++# #oooooo# #oo#ooo# #oooo.o# #o.oooo# ########",
    "key": ".###.... #o.o#... #o#o#... #ooo##.. .##ooo#. ...##oo# ....#o#o .....#.#",
    "arrow": "...##... ..#oo#.. .#oooo#. #oooooo# ###oo### ..#oo#.. ..#oo#.. ..####..",
    "bomb": "....##.# ...#+#.# ..###... .#oooo#. #o.oooo# #oooooo# #oooooo# .######.",
    "apple": "....##.. ...#+... .##+##.. #oooooo# #o.oooo# #oooooo# .#oooo#. ..####..",
    "bullet": "...##... ..#++#.. ..#++#.. ..####.. ..#o.#.. ..#o.#.. ..#o.#.. ..####..",
    "flask": "...##... ...##... ..#++#.. ..#++#.. .#o++o#. #oo.ooo# #oooooo# ########",
}  # fmt: skip
_METERS = ("heart", "drumstick", "drop", "shield", "bolt", "star")
_COLOURS = {"heart": 0.0, "drumstick": 0.07, "drop": 0.56, "shield": 0.6, "bolt": 0.14, "star": 0.13, "coin": 0.12}
_DYES, FACES, MAPS, CHARTS, CROWDS = 5, 10, 20, 10, 16  # colours of each shape; how many of the rest


def _shaped(rows: str, first: tuple[float, ...], second: tuple[float, ...]) -> Picture:
    """A shape of `_SHAPES` in two colours."""
    inks = {"#": (0.06, 0.05, 0.06, 1.0), "o": (*first, 1.0), "+": (*second, 1.0)}
    grid = [list(row) for row in rows.split()]
    picture = np.zeros((8, 8, 4), np.float32)
    for y, row in enumerate(grid):
        for x, char in enumerate(row):
            # A light dot only between colours: beyond the outline a dot is nothing.
            within = char == "." and any(c in "o+" for c in row[:x]) and any(c in "o+" for c in row[x + 1 :])
            picture[y, x] = (1.0, 0.97, 0.9, 1.0) if within else inks.get(char, (0, 0, 0, 0))
    return picture.repeat(SIDE // 8, 0).repeat(SIDE // 8, 1)


def _creature(chance: random.Random) -> Picture:
    """A random figure, the same left and right, as monsters and emblems are."""
    picture = np.zeros((8, 8, 4), np.float32)
    dyes = [(*hsv_to_rgb(chance.random(), chance.uniform(0.3, 1), chance.uniform(0.5, 1)), 1.0) for _ in range(2)]
    for y in range(8):
        for x in range(4):
            if chance.random() < 0.62:
                picture[y, [x, 7 - x]] = dyes[chance.random() < 0.35]
    return picture.repeat(SIDE // 8, 0).repeat(SIDE // 8, 1)


def _face(chance: random.Random) -> Picture:
    """A portrait on a plain ground."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1) * 2 - 1
    picture = np.ones((SIDE, SIDE, 4), np.float32)
    picture[..., :3] = hsv_to_rgb(chance.random(), 0.4, chance.uniform(0.1, 0.6))
    hue = chance.choice((0.07, 0.06, 0.05, 0.08, 0.3, 0.55))
    skin = np.array(hsv_to_rgb(hue, chance.uniform(0.3, 0.6), chance.uniform(0.4, 1)))
    hair = hsv_to_rgb(chance.random(), chance.uniform(0.2, 0.9), chance.uniform(0.1, 0.8))
    wide, line = chance.uniform(0.5, 0.75), chance.uniform(-0.5, -0.15)
    head = (np.abs(x) / wide) ** 3 + (np.abs(y - 0.05) / 0.85) ** 3 < 1
    picture[(np.abs(x) / (wide + 0.15)) ** 2 + ((y + 0.15) / 0.85) ** 2 < 1, :3] = hair
    picture[head & (y > line), :3] = skin
    picture[head & (y > line) & (x > wide * 0.5), :3] = skin * 0.75
    eye = (np.abs(np.abs(x) - 0.27) < 0.13) & (np.abs(y + 0.02) < 0.08)
    picture[eye, :3] = 0.97
    picture[eye & (np.abs(np.abs(x) - 0.27 - chance.uniform(-0.05, 0.05)) < 0.06), :3] = 0.05
    picture[(np.abs(x) < chance.uniform(0.12, 0.35)) & (np.abs(y - 0.5) < chance.uniform(0.04, 0.1)), :3] = skin * 0.4
    return picture


def _smooth(noise: npt.NDArray[np.float64], times: int) -> npt.NDArray[np.float64]:
    for _ in range(times):
        noise = (noise + sum(np.roll(noise, step, axis) for step in (-1, 1) for axis in (0, 1))) / 5
    return noise


def _map(chance: random.Random, arrow: bool = True) -> Picture:
    """A map seen from above: land and sea, or streets; and an arrow where the player is."""
    numbers = np.random.default_rng(chance.getrandbits(32))
    height = _smooth(numbers.standard_normal((SIDE, SIDE)), 14)
    rank = height.argsort(axis=None).argsort().reshape(SIDE, SIDE) / SIDE**2
    hue, dark = chance.random(), chance.random() < 0.4
    picture = np.ones((SIDE, SIDE, 4), np.float32)
    if chance.random() < 0.5:
        land = ((0.62, 0.7, 0.7), (0.13, 0.4, 0.85), (0.3, 0.6, 0.6), (0.33, 0.7, 0.4), (0.1, 0.1, 0.6))
        for at, (h, s, v) in zip((0, 0.3, 0.38, 0.62, 0.88), land, strict=True):
            picture[rank >= at, :3] = hsv_to_rgb(h, s, v)
        picture[..., :3] *= numbers.uniform(0.85, 1, (SIDE, SIDE, 1))
    else:
        picture[..., :3] = hsv_to_rgb(hue, 0.3, 0.15 if dark else 0.75)
        for _ in range(chance.randint(4, 8)):
            at, wide = chance.randrange(SIDE), chance.randint(1, 3)
            across = picture if chance.random() < 0.5 else picture.swapaxes(0, 1)
            across[at : at + wide, :, :3] = hsv_to_rgb(hue + 0.1, 0.25, 0.7 if dark else 0.97)
        for _ in range(chance.randint(0, 8)):
            y, x = chance.randrange(SIDE - 2), chance.randrange(SIDE - 2)
            picture[y : y + 2, x : x + 2, :3] = hsv_to_rgb(chance.random(), 0.9, 1)
    if not arrow:
        return picture
    y, x = np.mgrid[0:SIDE, 0:SIDE] - SIDE / 2 + 0.5
    turn = chance.uniform(0, 6.3)
    ahead, aside = x * np.cos(turn) + y * np.sin(turn), np.abs(y * np.cos(turn) - x * np.sin(turn))
    picture[(ahead > -4) & (ahead < 5.5) & (aside < (6 - ahead) * 0.5), :3] = 0.05
    picture[(ahead > -3) & (ahead < 4.5) & (aside < (4.5 - ahead) * 0.4), :3] = hsv_to_rgb(chance.random(), 0.8, 1)
    return picture


def _rounded(picture: Picture) -> Picture:
    """The same, cut to a disc with a dark rim."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] - SIDE / 2 + 0.5
    away = np.hypot(x, y)
    disc = picture.copy()
    disc[away > SIDE / 2 - 2, :3] = 0.1
    disc[..., 3] = np.clip(SIDE / 2 - away + 0.5, 0, 1)
    return disc


@cache
def icons() -> dict[str, tuple[Picture, ...]]:
    """All icons by kind: `meter` (what life is counted in), `item`, `face`, `chart` and `map` (square, a map with an
    arrow), `radar` (round).
    """
    chance = random.Random(5)
    meters: list[Picture] = []
    items: list[Picture] = []
    for name, rows in _SHAPES.items():
        for dye in range(_DYES):
            own = _COLOURS.get(name)
            hue = own if own is not None and dye < 2 else chance.random()
            first = hsv_to_rgb(hue, chance.uniform(0.6, 1) if own is not None else chance.random(), 0.9)
            second = hsv_to_rgb(chance.random(), chance.random(), chance.uniform(0.3, 0.9))
            (meters if name in _METERS and dye < 3 else items).append(_shaped(rows, first, second))
    items += [_creature(chance) for _ in range(CROWDS)]
    maps = [_map(chance) for _ in range(MAPS)]
    faces = [_face(chance) for _ in range(FACES)]
    return {
        "meter": tuple(meters),
        "item": tuple(items),
        "face": tuple(faces),
        "map": tuple(maps),
        "chart": tuple(_map(chance, arrow=False) for _ in range(CHARTS)),
        "radar": tuple(_rounded(picture) for picture in maps),
    }


def sheet() -> Picture:
    """`(icons, SIDE, SIDE, 4)` of all kinds in order."""
    return np.stack([picture for kind in icons().values() for picture in kind])


@cache
def first_of(kind: str) -> int:
    """The number in `sheet` of a kind's first icon."""
    counts = {name: len(pictures) for name, pictures in icons().items()}
    names = list(counts)
    return sum(counts[name] for name in names[: names.index(kind)])
