"""Ties a source of frames, a client of the daemon and a window together: what `mirage demo` and `mirage play` run.

Two threads work beside the window's own: one reads frames and sends them, one takes styled frames. Each hands only its
newest to the window, so a slow part never makes another one wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, cast

from mirage_game.overlay.click_through import EXPLANATION, sees_itself
from mirage_game.overlay.view import Link, Picture
from mirage_game.overlay.window import Window, WindowConfig
from mirage_game.wire.messages import Controls

if TYPE_CHECKING:
    from mirage_game.capture.source import Captured, Source
    from mirage_game.client import Client
    from mirage_game.client import Picture as StyledPicture

End = Literal["closed", "time", "source", "self-capture", "interrupted"]
GUARD_S = 1.0
READ_S = 0.1
JOIN_S = 3.0
UNSTYLED_S = 10.0


class Watcher(Protocol):
    """Sees what the player does in a game that does not tell, as `capture.controls.ControlState` does."""

    def poll_gamepad(self) -> None:
        """Look at the gamepad; called on the main thread."""

    def take(self) -> Controls:
        """What was held since the last call; called on one other thread."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, and what was seen till then."""

    ended: End
    originals: int
    """Frames read from the source."""
    styled: int
    """Styled frames that arrived."""
    seconds: float
    """Since the first styled frame."""
    message: str = ""
    """What went wrong, where something did, and what to do."""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class AppConfig:
    """How frames flow through the app."""

    prompt: str = ""
    """The style that the status line names at first; empty names the daemon's own."""
    blend_ms: float = 500.0
    """How long a typed prompt takes to blend in."""
    source_fps: float = 30.0
    """At most so many frames a second are read."""
    seconds: float | None = None
    """End so long after the first styled frame; None: when the window is closed."""
    guard: bool | None = None
    """End when the source turns out to film the window itself. None: if it films the screen."""


class App:
    """The running whole. `step` it on the main thread until it says that it ended."""

    def __init__(
        self,
        client: Client,
        source: Source | Callable[[Window], Source],
        config: AppConfig | None = None,
        window: WindowConfig | None = None,
        controls: Watcher | None = None,
    ) -> None:
        """`source` may be a function that makes one from the window, which the built-in game needs to hear its keys.

        `controls` sees what the player holds where the source does not know. Raises `NoScreen` without a screen.
        """
        self.config = config or AppConfig()
        self.styled = self.originals = 0
        self.newest: StyledPicture | None = None
        """The newest styled picture."""
        self._client = client
        self._controls = controls
        self._prompt = self.config.prompt
        self._link = Link(prompt=self._prompt)
        self._stop = threading.Event()
        self._end: tuple[End, str, str] | None = None
        self._failure: BaseException | None = None
        self._owns_source = not hasattr(source, "read")
        self._guards = _films_the_screen(source) if self.config.guard is None else self.config.guard
        look = window or WindowConfig()
        self.window = Window(replace(look, marked=look.marked or self._guards), self._ask)
        self._given = source
        self._source: Source | None = None
        self._started_s = time.monotonic()
        self._timed_s: float | None = None
        self._threads = [
            threading.Thread(target=self._guarded, args=(work,), name=f"mirage {name}", daemon=True)
            for name, work in (("frames", self._pump), ("styled", self._take))
        ]
        for thread in self._threads:
            thread.start()

    def step(self, timeout_s: float = 0.25) -> bool:
        """Handles events and draws; False once it has ended. Raises what a thread died of."""
        if self._controls is not None:
            self._controls.poll_gamepad()
        if not self.window.step(timeout_s):
            self._finish("closed")
        if self.config.seconds is not None and self._elapsed_s() >= self.config.seconds:
            self._finish("time")
        if self._failure is not None:
            raise self._failure
        return self._end is None

    def outcome(self) -> Outcome:
        """What happened so far; `ended` is "closed" while it runs."""
        ended, message, fix = self._end or ("closed", "", "")
        return Outcome(ended, self.originals, self.styled, self._elapsed_s(), message, fix)

    def close(self) -> None:
        """Ends the threads and closes the window; the client stays open. May be called twice."""
        self._stop.set()
        for thread in self._threads:
            thread.join(JOIN_S)
        if self._owns_source and self._source is not None:
            self._source.close()
        self.window.close()

    def _elapsed_s(self) -> float:
        """Since the first styled frame; where none comes, since a while after the start."""
        now_s = time.monotonic()
        if self._timed_s is None and (self.styled or now_s - self._started_s > UNSTYLED_S):
            self._timed_s = now_s
        return 0.0 if self._timed_s is None else now_s - self._timed_s

    def _ask(self, text: str) -> None:
        self._client.prompt(text, blend_ms=self.config.blend_ms)
        self._prompt = text

    def _finish(self, end: End, message: str = "", fix: str = "") -> None:
        if self._end is None:
            self._end = (end, message, fix)
        self._stop.set()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            self._failure = error
            self._stop.set()

    def _pump(self) -> None:
        """Makes the source where that is asked for, which may take seconds; reads its frames and sends them."""
        from mirage_game.capture.source import CaptureError

        try:
            if self._owns_source:
                self._source = cast("Callable[[Window], Source]", self._given)(self.window)
            else:
                self._source = cast("Source", self._given)
            self._read(self._source)
        except CaptureError as error:
            self._finish("source", error.message, error.fix)

    def _read(self, source: Source) -> None:
        guarded_s = -1e9
        due_s = time.monotonic()
        while not self._stop.is_set():
            frame = source.read(READ_S)
            if frame is None:
                continue
            self.originals += 1
            now_s = time.monotonic()
            if self._guards and now_s - guarded_s >= GUARD_S:
                guarded_s = now_s
                if sees_itself(frame.image):
                    return self._finish("self-capture", EXPLANATION)
            self._send(frame)
            now_s = time.monotonic()
            due_s = max(now_s, due_s + 1 / self.config.source_fps)  # never catches up on frames that it missed
            self._stop.wait(due_s - now_s)

    def _send(self, frame: Captured) -> None:
        controls = frame.controls
        if controls is None and self._controls is not None:
            controls = self._controls.take()
            if self.window.config.click_through:
                self.window.compare(self.window.config.compare_key in controls.keys)
        self._client.send(
            frame.image,
            frame.format,
            pose=frame.pose,
            controls=controls,
            depth=frame.depth,
            capture_ms=frame.capture_ms,
        )
        self.window.show_original(Picture(frame.image, frame.format, pose=frame.pose))

    def _take(self) -> None:
        """Takes styled frames, and keeps the status line true."""
        while not self._stop.is_set():
            picture = self._client.latest(READ_S)
            if picture is not None:
                self.styled += 1
                self.newest = picture
                header = picture.header
                # The client has decoded a jpeg already.
                form = "rgb8" if header.format == "jpeg" else header.format
                shown = Picture(picture.image, form, header.bottom_up, header.pose)
                self.window.show_styled(shown, picture.age_ms)
            self._tell(picture)

    def _tell(self, picture: StyledPicture | None) -> None:
        client = self._client
        connected = client.connected
        welcome = client.welcome
        prompt = self._prompt or (welcome.prompt if welcome is not None else "")
        if client.prompted is not None:  # also what somebody else asked for, with `mirage prompt`
            prompt = client.prompted.text
        steps = self._link.steps if picture is None else picture.header.steps
        note = "starting the game" if self._source is None else self._source.note
        link = replace(self._link, prompt=prompt, connected=connected, error=client.error, steps=steps, note=note)
        if link != self._link:
            self._link = link
            self.window.set_link(link)


def _films_the_screen(source: object) -> bool:
    from mirage_game.capture.screen import BoxSource

    return isinstance(source, BoxSource)


def run_window(
    client: Client,
    source: Source | Callable[[Window], Source],
    config: AppConfig | None = None,
    window: WindowConfig | None = None,
    controls: Watcher | None = None,
    each: Callable[[App], None] | None = None,
) -> Outcome:
    """Shows the source restyled until the window is closed, the time is over or the source ends.

    Must run on the main thread. `each` is called after every drawing. Raises `desktop.NoScreen` without a screen.
    """
    app = App(client, source, config, window, controls)
    try:
        while app.step():
            if each is not None:
                each(app)
        return app.outcome()
    except KeyboardInterrupt:
        return replace(app.outcome(), ended="interrupted")
    finally:
        app.close()
