"""What is drawn over the pictures: status line, prompt line, tags and hints, as lists of rounded panels and glyphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mirage_game.overlay import glyphs
from mirage_game.overlay.prompt_line import PromptLine
from mirage_game.overlay.view import Rect, Status, Tone

Colour = tuple[float, float, float, float]  # red, green, blue, opacity, each 0..1

INK: Colour = (0.96, 0.96, 0.95, 1.0)
DIM: Colour = (0.74, 0.76, 0.79, 1.0)
FAINT: Colour = (0.66, 0.68, 0.71, 1.0)
PANEL: Colour = (0.045, 0.05, 0.06, 0.80)
RIM: Colour = (1.0, 1.0, 1.0, 0.10)
DIVIDER: Colour = (0.96, 0.96, 0.95, 0.85)
ACCENT: Colour = (0.99, 0.76, 0.36, 1.0)
LAMPS: dict[Tone, Colour] = {
    "good": (0.38, 0.84, 0.55, 1.0),
    "wait": (0.99, 0.76, 0.30, 1.0),
    "bad": (0.97, 0.43, 0.39, 1.0),
}
PLACEHOLDER = "What should the world become?"
FLOATS = 12  # of one quad: x, y, width, height; atlas x, y; red, green, blue, opacity; radius (-1: glyph), fade


class Canvas:
    """Collects quads for one drawing of the window. Lengths are window pixels, the origin at the top left."""

    def __init__(self, atlas: glyphs.Atlas) -> None:
        self.atlas = atlas
        self._quads: list[tuple[float, ...]] = []

    def panel(self, area: Rect, colour: Colour, radius: float = 0.0, fade: float = 1.0) -> None:
        """A filled rectangle with rounded corners."""
        self._quads.append((area.x, area.y, area.width, area.height, 0, 0, *colour, radius, fade))

    def card(self, area: Rect, radius: float, fade: float = 1.0) -> None:
        """A dark panel with a thin light rim: readable over bright and dark pictures alike."""
        self.panel(Rect(area.x - 1, area.y - 1, area.width + 2, area.height + 2), RIM, radius + 1, fade)
        self.panel(area, PANEL, radius, fade)

    def text(self, text: str, x: float, mid_y: float, size_px: int, colour: Colour, fade: float = 1.0) -> float:
        """A line of text whose capitals are centred on `mid_y`; returns where it ends."""
        top = round(mid_y - glyphs.middle(size_px))
        for pen, glyph in self.atlas.place(text, size_px):
            left = round(x + pen) + glyph.left
            self._quads.append((left, top + glyph.top, glyph.width, glyph.height, glyph.x, glyph.y, *colour, -1, fade))
        return x + glyphs.measure(text, size_px)

    def quads(self) -> npt.NDArray[np.float32]:
        """(N, FLOATS) float32, in drawing order."""
        return np.array(self._quads, np.float32).reshape(-1, FLOATS)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of the interface in pixels of a screen with `scale` pixels to the point."""

    scale: float = 1.0

    def px(self, points: float) -> int:
        """Points to whole pixels, at least one."""
        return max(1, round(points * self.scale))


def draw_status(canvas: Canvas, status: Status, window: tuple[int, int], sizes: Sizes) -> None:
    """One line at the bottom left: lamp, prompt, figures or words."""
    px = sizes.px
    size, margin, pad, height = px(14), px(14), px(12), px(32)
    lamp, gap = px(8), px(9)
    room = window[0] - 2 * margin - 2 * pad - lamp - gap
    words = glyphs.elide(status.words, size, room)
    words_width = glyphs.measure(words, size)
    between = px(16) if words else 0
    prompt_room = room - words_width - between
    prompt = glyphs.elide(status.prompt, size, prompt_room) if prompt_room > px(48) else ""
    prompt_width = glyphs.measure(prompt, size)
    if not prompt:
        between = 0
    # Steps of eight points, so that changing digits do not make the panel tremble.
    inner = lamp + gap + prompt_width + between + words_width
    width = min(int(-(-(inner + 2 * pad) // px(8)) * px(8)), window[0] - 2 * margin)
    area = Rect(margin, window[1] - margin - height, max(width, height), height)
    mid = area.y + height / 2
    canvas.card(area, height / 2)
    canvas.panel(Rect(area.x + pad, round(mid - lamp / 2), lamp, lamp), LAMPS[status.tone], lamp / 2)
    x = canvas.text(prompt, area.x + pad + lamp + gap, mid, size, INK)
    canvas.text(words, x + between, mid, size, DIM)


def draw_prompt_line(canvas: Canvas, line: PromptLine, window: tuple[int, int], sizes: Sizes, caret_on: bool) -> None:
    """The line a prompt is typed into, over the whole width at the bottom."""
    px = sizes.px
    size, margin, pad, height = px(17), px(14), px(16), px(48)
    hint = "Enter to send · Esc to close"
    hint_size = px(12)
    area = Rect(margin, window[1] - margin - height, max(height, window[0] - 2 * margin), height)
    mid = area.y + height / 2
    canvas.card(area, px(10))
    canvas.panel(Rect(area.x, area.y + px(10), px(3), height - 2 * px(10)), ACCENT, px(1))
    hint_width = glyphs.measure(hint, hint_size)
    room = float(area.width - 2 * pad)
    if room > hint_width * 2.2:
        canvas.text(hint, area.x + area.width - pad - hint_width, mid, hint_size, FAINT)
        room -= hint_width + px(16)
    left = area.x + pad
    if line.text:
        pens = glyphs.pens(line.text, size)
        first, last = visible(pens, line.caret, room)
        canvas.text(line.text[first:last], left, mid, size, INK)
        caret_x = left + pens[line.caret] - pens[first]
    else:
        canvas.text(glyphs.elide(PLACEHOLDER, size, room), left + px(3), mid, size, FAINT)
        caret_x = left
    if caret_on:
        tall = px(22)
        canvas.panel(Rect(round(caret_x), round(mid - tall / 2), px(2), tall), ACCENT)


def visible(pens: Sequence[float], caret: int, room: float) -> tuple[int, int]:
    """Which characters of a long line to show, [first, last), so that the caret is in view."""
    first = 0
    while pens[caret] - pens[first] > room:
        first += 1
    last = first
    while last + 1 < len(pens) and pens[last + 1] - pens[first] <= room:
        last += 1
    return first, last


def draw_tag(canvas: Canvas, text: str, picture: Rect, sizes: Sizes) -> None:
    """A small name in the top left corner of a picture."""
    px = sizes.px
    size, inset, pad, height = px(12), px(10), px(9), px(22)
    width = round(glyphs.measure(text, size)) + 2 * pad
    area = Rect(picture.x + inset, picture.y + inset, width, height)
    if width + 2 * inset > picture.width or height + 2 * inset > picture.height:
        return
    canvas.card(area, height / 2)
    canvas.text(text, area.x + pad, area.y + height / 2, size, DIM)


def draw_hint(
    canvas: Canvas, parts: Sequence[tuple[str, str]], window: tuple[int, int], sizes: Sizes, fade: float
) -> None:
    """A line at the top: keys and what they do, such as ("Enter", "prompt"). Left out where it does not fit."""
    px = sizes.px
    size, pad, height, gap = px(13), px(14), px(30), px(16)
    widths = [glyphs.measure(f"{key} ", size) + glyphs.measure(does, size) for key, does in parts]
    width = round(sum(widths) + gap * (len(parts) - 1) + 2 * pad)
    if width > window[0] - 2 * px(14):
        return
    area = Rect((window[0] - width) // 2, px(14), width, height)
    mid = area.y + height / 2
    canvas.card(area, height / 2, fade)
    x = float(area.x + pad)
    for key, does in parts:
        x = canvas.text(f"{key} ", x, mid, size, INK, fade)
        x = canvas.text(does, x, mid, size, FAINT, fade) + gap


def draw_message(canvas: Canvas, title: str, words: str, window: tuple[int, int], sizes: Sizes) -> None:
    """Two centred lines for a window that has no picture yet."""
    px = sizes.px
    mid = window[1] / 2
    room = window[0] - 2 * px(14)
    for text, size, y, colour in ((title, px(26), mid - px(20), INK), (words, px(15), mid + px(16), DIM)):
        line = glyphs.elide(text, size, room)
        canvas.text(line, round((window[0] - glyphs.measure(line, size)) / 2), y, size, colour)
