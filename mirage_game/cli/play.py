"""`mirage play`: restyles what any program shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from mirage_game.cli.demo import bar, finish
from mirage_game.cli.keys import KeyOption, ServerKeyOption, check_together, keys_for
from mirage_game.cli.options import fail, parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT

if TYPE_CHECKING:
    from mirage_game._inquiry import Keys
    from mirage_game.capture.controls import ControlState
    from mirage_game.overlay.window import WindowConfig


@dataclass(frozen=True)
class Play:
    """Restyle a screen, a window, a camera or a video, and show it in a window.

    Uses the daemon that runs, or starts one. In the window: type a prompt, hold Tab to compare, F1 changes the view.

    SOURCE is one of
      screen, screen:2                    a monitor
      screen:LEFT,TOP,WIDTHxHEIGHT        a part of the desktop
      window:TITLE                        the window whose title contains this
      video:PATH, camera:0                a file, a webcam
      demo, demo:640x360                  the built-in world

      $ mirage play window:Minetest --prompt "frozen winter"
      $ mirage play screen:2 --mode split
      $ mirage play camera:0 --prompt "oil painting"
      $ mirage play window:Minetest --click-through --place 0,0,1280x720
      $ mirage play window:Minetest --endpoint tcp://192.0.2.7:7420 --server-key='KEY'
    """

    source: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="SOURCE")] = "screen"
    """What to restyle."""
    prompt: Annotated[str | None, tyro.conf.arg(metavar="TEXT", help_behavior_hint="(default: the daemon's)")] = None
    """What it becomes."""
    mode: Literal["styled", "split", "wipe", "original"] = "styled"
    """Only the restyled picture, both beside each other, both with a line between, or only the original."""
    fps: Annotated[float, tyro.conf.arg(metavar="N")] = 30.0
    """How often a second to capture, at most."""
    seconds: Annotated[float | None, tyro.conf.arg(metavar="N", help_behavior_hint="(default: until closed)")] = None
    """End after so long."""
    click_through: bool = False
    """Float above all windows, without a frame; the mouse reaches what lies below."""
    place: Annotated[str | None, tyro.conf.arg(metavar="X,Y,WxH", help_behavior_hint="(default: the desktop's)")] = None
    """Where the window goes."""
    no_controls: bool = False
    """Do not send keys and mouse along with the frames of a screen or window."""
    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where the daemon listens; one is started there if none runs. Port * always starts one."""
    backend: Literal["lsd", "passthrough"] = "lsd"
    """Of a daemon started here: the model, or every frame as it came."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Of a daemon started here."""
    steps: Annotated[int, tyro.conf.arg(metavar="N")] = 3
    """Of a daemon started here: denoising steps a frame, 1 to 4."""
    server_key: ServerKeyOption = None
    """The daemon's public CURVE key, for a daemon that encrypts: as its `mirage serve` prints it, or a file with it."""
    key: KeyOption = None
    """Your own CURVE keys, for a daemon that encrypts; made on first use."""

    def __post_init__(self) -> None:
        if self.seconds is not None and self.seconds <= 0:
            raise ValueError(f"--seconds {self.seconds} must be above 0")
        if not 1 <= self.fps <= 240:
            raise ValueError(f"--fps {self.fps} must be from 1 to 240")
        if self.place is not None and not _PLACE.fullmatch(self.place):
            raise ValueError(f"--place {self.place!r} must look like 0,0,1280x720")
        check_together(self.server_key, self.key)
        if self.server_key is not None and self.endpoint.endswith(":*"):
            raise ValueError("--server-key is of a daemon that runs, but port * starts one: name its port")

    def window(self) -> WindowConfig:
        """The window asked for."""
        from mirage_game.overlay.window import WindowConfig

        title = f"Mirage: {self.source}"
        found = _PLACE.fullmatch(self.place or "")
        if found is None:
            return WindowConfig(title=title, mode=self.mode, click_through=self.click_through, grab_mouse=False)
        x, y, width, height = (int(number) for number in found.groups())
        return WindowConfig(
            title=title,
            mode=self.mode,
            click_through=self.click_through,
            grab_mouse=False,
            x=x,
            y=y,
            width=width,
            height=height,
        )


_PLACE = re.compile(r"(-?\d{1,5}),(-?\d{1,5}),(\d{2,5})x(\d{2,5})")
_FAR_S = 5.0  # a daemon on another machine may take so long to answer


def main(argv: Sequence[str]) -> int:
    """Capture, restyle and show until the window closes."""
    from mirage_game._inquiry import Refused
    from mirage_game.capture.source import CaptureError, open_source
    from mirage_game.cli.launch import LaunchError
    from mirage_game.client import Client
    from mirage_game.daemon.config import DaemonError
    from mirage_game.overlay.app import AppConfig, run_window
    from mirage_game.overlay.desktop import NoScreen

    config = parse(Play, "play", argv)
    try:
        with ExitStack() as stack:
            # The cheap things first: a misspelt window title should not wait for a model.
            keys = keys_for(config.endpoint, config.server_key, config.key)
            source = stack.enter_context(open_source(config.source))
            if source.note:
                print(source.note)
            controls = stack.enter_context(_controls(config))
            endpoint = stack.enter_context(_daemon(config, keys))
            client = stack.enter_context(
                Client(
                    endpoint,
                    name=f"mirage play {config.source}"[:200],
                    server_key=keys.server if keys else None,
                    key=(keys.public, keys.secret) if keys else None,
                )
            )
            if config.prompt is not None:
                client.prompt(config.prompt)
            app = AppConfig(prompt=config.prompt or "", source_fps=config.fps, seconds=config.seconds)
            outcome = run_window(client, source, app, config.window(), controls)
            return finish(outcome, client.error)
    except (CaptureError, LaunchError, DaemonError, Refused) as error:
        return fail(error.message, error.fix)
    except (NoScreen, ValueError) as error:
        return fail(str(error))


@contextmanager
def _daemon(config: Play, keys: Keys | None) -> Iterator[str]:
    """The address of a daemon: the one that runs, else one started here that ends with us; with keys, only the former.

    Raises `LaunchError` when there is none, `Refused` when it lets nobody in with these keys.
    """
    from mirage_game.cli.control import ask
    from mirage_game.cli.launch import DaemonProcess, LaunchError
    from mirage_game.wire import Stats, Watch

    own = config.endpoint.endswith(":*")
    within_s = 1.0 if keys is None else _FAR_S
    if not own and isinstance(ask(config.endpoint, Watch(), within_s, keys), Stats):
        yield config.endpoint
        return
    if keys is not None:
        raise LaunchError(f"no daemon answers at {config.endpoint}.", "Start `mirage serve` there, on that address.")
    options = ["--backend", config.backend, "--device", config.device, "--steps", str(config.steps)]
    if config.prompt is not None:
        options += ["--prompt", config.prompt]
    with DaemonProcess(options, endpoint=config.endpoint) as daemon:
        with bar("starting the daemon") as progress:
            daemon.start(progress)
        print(f"{daemon.backend}, model {daemon.model}, on {daemon.device}, at {daemon.endpoint}")
        yield daemon.endpoint


@contextmanager
def _controls(config: Play) -> Iterator[ControlState | None]:
    """What the player holds, where the source is a game that the player plays."""
    if config.no_controls or not config.source.startswith(("screen", "window")):
        yield None
        return
    from mirage_game.capture.controls import ControlState

    with ControlState() as state:
        if state.note:
            print(state.note)
        yield state
