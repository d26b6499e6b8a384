"""Crisp text: glyphs rendered by Pillow at the exact pixel size, packed into one picture as they are first used."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

ATLAS = 512  # pixels a side
WORD_SPACING = 0.08  # of the size, more than the font has: it is set tight, for large print
_FALLBACK_FONTS = ("DejaVuSans.ttf", "segoeui.ttf", "Arial Unicode.ttf", "msyh.ttc", "NotoSansCJK-Regular.ttc")
_ABSENT = "\uffff"  # no font has it, so its picture is that of any missing character


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character's place in the atlas and where it is drawn from the pen, in pixels; y from the line's top."""

    x: int
    y: int
    width: int
    height: int
    left: int
    top: int


@lru_cache(maxsize=16)
def _fonts(size_px: int) -> tuple[Any, ...]:
    """Pillow's own font first, then what the system has for the characters that it lacks."""
    fonts: list[Any] = [ImageFont.load_default(size_px)]
    for name in _FALLBACK_FONTS:
        try:
            fonts.append(ImageFont.truetype(name, size_px))
        except OSError:
            continue
    return tuple(fonts)


def _has(font: Any, char: str) -> bool:
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask(_ABSENT))


@lru_cache(maxsize=4096)
def _shape(char: str, size_px: int) -> tuple[Any, str]:
    """The font that draws this character and the character it draws: its base letter or a box where no font has it."""
    for font in _fonts(size_px):
        if _has(font, char):
            return font, char
    base = unicodedata.normalize("NFKD", char)[:1]
    own = _fonts(size_px)[0]
    return (own, base) if base and base != char and _has(own, base) else (own, _ABSENT)


@lru_cache(maxsize=8192)
def advance(char: str, following: str, size_px: int) -> float:
    """How far the pen moves after `char`, kerned with the character that follows ("" at the end)."""
    font, shown = _shape(char, size_px)
    # Whole pixels, as the font's own advances are: part of one would make the letters' distances uneven.
    spacing = max(1, round(size_px * WORD_SPACING)) if char == " " else 0
    next_font, next_shown = _shape(following or _ABSENT, size_px)
    if not following or next_font is not font:
        return float(font.getlength(shown)) + spacing
    return float(font.getlength(shown + next_shown) - font.getlength(next_shown)) + spacing


def pens(text: str, size_px: int) -> list[float]:
    """Where the pen stands before each character and after the last, in pixels: `len(text) + 1` numbers."""
    places = [0.0]
    for index, char in enumerate(text):
        places.append(places[-1] + advance(char, text[index + 1 : index + 2], size_px))
    return places


def measure(text: str, size_px: int) -> float:
    """Width of a line of text in pixels."""
    return pens(text, size_px)[-1]


def elide(text: str, size_px: int, width: float) -> str:
    """The text, or as much of its beginning as fits `width` pixels with an ellipsis."""
    if measure(text, size_px) <= width:
        return text
    room = width - measure("…", size_px)
    places = pens(text, size_px)
    keep = max((index for index, place in enumerate(places) if place <= room), default=0)
    return text[:keep].rstrip() + "…"


def line_height(size_px: int) -> int:
    """Height of a line in pixels: ascent and descent."""
    ascent, descent = _fonts(size_px)[0].getmetrics()
    return int(ascent + descent)


def middle(size_px: int) -> float:
    """Distance from a line's top to the middle of its capital letters, in pixels."""
    _, top, _, bottom = _fonts(size_px)[0].getbbox("H")
    return float(top + bottom) / 2


class Atlas:
    """Glyphs of all sizes in one (ATLAS, ATLAS) uint8 picture of coverage.

    `changed` says that it must be uploaded anew; `generation` grows when it was full and all glyphs found new places.
    """

    def __init__(self) -> None:
        self.pixels: npt.NDArray[np.uint8] = np.zeros((ATLAS, ATLAS), np.uint8)
        self.changed = True
        self.generation = 0
        self._glyphs: dict[tuple[str, int], Glyph] = {}
        self._x = self._y = self._row_height = 0

    def place(self, text: str, size_px: int) -> list[tuple[float, Glyph]]:
        """The line's glyphs with the pen's x before each, in pixels from the line's start."""
        places = pens(text, size_px)
        return [(x, self.glyph(char, size_px)) for x, char in zip(places, text, strict=False) if not char.isspace()]

    def glyph(self, char: str, size_px: int) -> Glyph:
        """One character's glyph; rendered when first asked for."""
        found = self._glyphs.get((char, size_px))
        return found if found is not None else self._render(char, size_px)

    def _render(self, char: str, size_px: int) -> Glyph:
        font, shown = _shape(char, size_px)
        # Fonts of other proportions must sit on the same base line as our own.
        rise = _fonts(size_px)[0].getmetrics()[0] - font.getmetrics()[0]
        left, top, right, bottom = (int(edge) for edge in font.getbbox(shown))
        width, height = max(1, right - left), max(1, bottom - top)
        cell = Image.new("L", (width, height), 0)
        ImageDraw.Draw(cell).text((-left, -top), shown, font=font, fill=255)
        x, y = self._reserve(width, height)
        self.pixels[y : y + height, x : x + width] = np.asarray(cell)
        self.changed = True
        glyph = Glyph(x, y, width, height, left, top + rise)
        self._glyphs[char, size_px] = glyph
        return glyph

    def _reserve(self, width: int, height: int) -> tuple[int, int]:
        if self._x + width + 1 > ATLAS:
            self._x, self._y, self._row_height = 0, self._y + self._row_height + 1, 0
        if self._y + height > ATLAS:
            # Full: start anew with the text that is in view.
            self.generation += 1
            self.pixels[:] = 0
            self._glyphs.clear()
            self._x = self._y = self._row_height = 0
        x, y = self._x, self._y
        self._x += width + 1
        self._row_height = max(self._row_height, height)
        return x, y
