"""Puts one drawing of the window together: pictures in their places, and the interface over them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mirage_game.overlay import click_through, hud, reproject
from mirage_game.overlay.glyphs import Atlas
from mirage_game.overlay.input import Input
from mirage_game.overlay.render import Renderer
from mirage_game.overlay.view import FlowMeter, Freshness, Link, Patience, Picture, Rect, Status, fit, split, status

HINT_S = 8.0
HINT_FADE_S = 0.6
GRAB_HINT_S = 4.0
CARET_S = 0.53
STATUS_S = 0.25  # figures that change faster cannot be read
DIVIDER_POINTS = 2


@dataclass(frozen=True, slots=True)
class SceneConfig:
    """What of a window's settings its drawing depends on."""

    patience: Patience = field(default_factory=Patience)
    reproject: bool | None = None
    """None: unless the processor draws, which has better things to do."""
    show_hint: bool = True
    marked: bool = False
    """Draw the sign that a capture of this very window is noticed by."""
    transparent: bool = False
    """What lies below shows where no picture is."""
    compare_key: str = "Tab"
    can_play: bool = True


class Scene:
    """The state that is drawn. All methods belong to the thread of the context."""

    def __init__(self, config: SceneConfig, renderer: Renderer, keys: Input, now_s: float) -> None:
        self.config = config
        self.freshness = Freshness(config.patience)
        self.flow = FlowMeter()
        self.link = Link()
        self.scale = 1.0  # pixels to the point of the interface
        self._renderer = renderer
        self._keys = keys
        self._atlas = Atlas()
        self._opened_s = now_s
        self._grabbed_s: float | None = None
        self._words: Status | None = None
        self._words_s = now_s
        self._words_link = self.link
        self._written = ("", 0)
        self._written_s = now_s

    def show_original(self, picture: Picture, now_s: float) -> bool:
        """The game as it is now; whether anything of it is to be seen, be it only how far it has turned."""
        if self._renderer.original.picture is None:
            self._opened_s = now_s  # the hints wait for something to look at
        self._renderer.original.upload(picture)
        turned = self._warp(picture) is not None
        return turned or self._keys.comparing or self._keys.mode != "styled" or not self._covered(now_s)

    def show_styled(self, picture: Picture, age_ms: float, arrived_s: float) -> None:
        """The newest styled frame and its age when it arrived."""
        self._renderer.styled.upload(picture)
        self.freshness.arrived(arrived_s, age_ms)
        self.flow.add(arrived_s, age_ms)

    def set_link(self, link: Link) -> None:
        """What is known about the daemon."""
        if self.link.connected and not link.connected:
            self.freshness.lost()
        self.link = link

    def moving(self, now_s: float) -> bool:
        """Whether the drawing changes by itself: a fade is under way."""
        hint = self.config.show_hint and HINT_S < now_s - self._opened_s < HINT_S + HINT_FADE_S
        return hint or (self._renderer.styled.picture is not None and self.freshness.fading(now_s))

    def draw(self, window: tuple[int, int], now_s: float) -> None:
        """One drawing of the whole window, (width, height) pixels."""
        self._renderer.clear(window, 0.0 if self.config.transparent else 1.0)
        places = self._draw_pictures(window, now_s)
        generation = self._atlas.generation
        canvas = self._interface(window, places, now_s)
        if self._atlas.generation != generation:
            canvas = self._interface(window, places, now_s)  # the atlas ran full half-way: all glyphs moved
        self._renderer.draw_canvas(canvas, window)
        if self.config.marked:
            self._renderer.draw_marker(click_through.marker(), window)

    def _draw_pictures(self, window: tuple[int, int], now_s: float) -> list[tuple[str, Rect]]:
        """Draws the pictures; returns their names and places."""
        shown = self._renderer.original.picture or self._renderer.styled.picture
        opacity = self.freshness.opacity(now_s)
        if shown is None:
            return []
        whole = Rect(0, 0, *window)
        mode = "original" if self._keys.comparing else self._keys.mode
        draw = self._renderer.draw_picture
        if mode == "split":
            left, right = split(shown.size, whole, self._divider())
            draw(left, window, 0.0)
            draw(right, window, opacity, self._warp(shown))
            return [("game", left), ("styled", right)]
        area = fit(shown.size, whole)
        if mode == "original":
            draw(area, window, 0.0)
            return [("game", area)]
        draw(area, window, opacity, self._warp(shown), wipe=0.5 if mode == "wipe" else 0.0)
        if mode == "wipe":
            half = area.width // 2
            right = Rect(area.x + half, area.y, area.width - half, area.height)
            return [("game", Rect(area.x, area.y, half, area.height)), ("styled", right)]
        return [("", area)]

    def _covered(self, now_s: float) -> bool:
        """Whether the styled picture hides the game."""
        return self.freshness.fresh(now_s) and not self.freshness.fading(now_s)

    def _warp(self, shown: Picture) -> npt.NDArray[np.float64] | None:
        styled, original = self._renderer.styled.picture, self._renderer.original.picture
        wanted = not self._renderer.software if self.config.reproject is None else self.config.reproject
        if not wanted or styled is None or original is None or styled.pose is None or original.pose is None:
            return None
        return reproject.sampling(styled.pose, original.pose, shown.size[0] / shown.size[1])

    def _divider(self) -> int:
        return max(2, round(DIVIDER_POINTS * self.scale))

    def _interface(self, window: tuple[int, int], places: list[tuple[str, Rect]], now_s: float) -> hud.Canvas:
        canvas = hud.Canvas(self._atlas)
        sizes = hud.Sizes(self.scale)
        words = self._status(now_s)
        if not places:
            title = "Mirage" if self.link.connected or not self.link.error else "No connection"
            hud.draw_message(canvas, title, self.link.note or words.words or "waiting for the game", window, sizes)
        if len(places) == 2:
            self._draw_divider(canvas, places[0][1], places[1][1])
        if self._keys.show_status:
            for name, place in places:
                if name:
                    hud.draw_tag(canvas, name, place, sizes)
        if self._keys.line.open:
            hud.draw_prompt_line(canvas, self._keys.line, window, sizes, self._caret_on(now_s))
        elif self._keys.show_status and places:
            hud.draw_status(canvas, words, window, sizes)
        self._draw_hints(canvas, window, sizes, now_s)
        return canvas

    def _draw_divider(self, canvas: hud.Canvas, first: Rect, second: Rect) -> None:
        thick = self._divider()
        if second.y > first.y:
            canvas.panel(Rect(first.x, first.y + first.height, first.width, thick), hud.DIVIDER)
            return
        # Between two pictures of a split, or over the seam of a wipe.
        gap = second.x - first.x - first.width
        x = first.x + first.width if gap else second.x - thick // 2
        canvas.panel(Rect(x, first.y, thick, first.height), hud.DIVIDER)

    def _draw_hints(self, canvas: hud.Canvas, window: tuple[int, int], sizes: hud.Sizes, now_s: float) -> None:
        if not self._keys.grabbed:
            self._grabbed_s = None
        elif self._grabbed_s is None:
            self._grabbed_s = now_s
        seen = self._renderer.original.picture is not None
        if not (seen and self.config.show_hint and self._keys.show_status) or self._keys.line.open:
            return
        if self._grabbed_s is not None:
            if now_s - self._grabbed_s < GRAB_HINT_S:
                hud.draw_hint(canvas, (("WASD", "walk"), ("Esc", "gives the mouse back")), window, sizes, 1.0)
            return
        fade = min(1.0, (HINT_S + HINT_FADE_S - (now_s - self._opened_s)) / HINT_FADE_S)
        if fade > 0 and not self._keys.used:
            hints = [("Enter", "prompt"), (self.config.compare_key, "compare"), ("F1", "view")]
            hud.draw_hint(canvas, [*hints, ("Click", "play")] if self.config.can_play else hints, window, sizes, fade)

    def _caret_on(self, now_s: float) -> bool:
        """Blinks, but not while typing."""
        written = (self._keys.line.text, self._keys.line.caret)
        if written != self._written:
            self._written, self._written_s = written, now_s
        return int((now_s - self._written_s) / CARET_S) % 2 == 0

    def _status(self, now_s: float) -> Status:
        old = self._words is None or now_s - self._words_s >= STATUS_S or self.link != self._words_link
        if self._words is None or old:
            self._words = status(self.link, self.flow.read(now_s), self.freshness, now_s)
            self._words_s, self._words_link = now_s, self.link
        return self._words
