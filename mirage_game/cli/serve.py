"""`mirage serve`: the daemon that games connect to."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from mirage_game.cli.options import DEFAULT_SIZE, SizeOption, fail, parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT

if TYPE_CHECKING:
    from mirage_game.engine.backend import Backend, Progress

Device = Literal["auto", "cpu", "cuda"]
_AGAIN_S = 10.0
Precision = Literal["auto", "bf16", "fp32"]


@dataclass(frozen=True)
class Serve:
    """Run the daemon: games connect to it, send frames, and get them back restyled.

    It listens on this machine only. For another address it needs CURVE keys, which
    `python -m mirage_game.daemon.security` makes; see docs/protocol.md. Stop it with Ctrl-C.

      $ mirage serve
      $ mirage serve --prompt "watercolor painting" --steps 2
      $ mirage serve --backend passthrough            without a model, to try a hook
      $ mirage serve --endpoint tcp://0.0.0.0:7420    for other machines, with keys
    """

    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where to listen; port * takes a free one."""
    backend: Literal["lsd", "passthrough"] = "lsd"
    """lsd: the diffusion model; passthrough: every frame as it came."""
    preset: Annotated[str, tyro.conf.arg(metavar="NAME")] = "tiny"
    """Which model."""
    device: Device = "auto"
    """Where it runs; auto takes a GPU if there is one."""
    precision: Precision = "auto"
    """Number format; auto takes bf16 where the hardware multiplies it."""
    weights: Annotated[Path | None, tyro.conf.arg(metavar="FILE", help_behavior_hint="(default: the preset's own)")] = (
        None
    )
    """Weights to use, a safetensors file."""
    steps: Annotated[int, tyro.conf.arg(metavar="N")] = 3
    """Denoising steps a frame, 1 to 4: more looks better, fewer is faster."""
    prompt: Annotated[str, tyro.conf.arg(metavar="TEXT")] = "steampunk"
    """Style of a game that asks for none; empty shows the game as it is."""
    deadline_ms: Annotated[float | None, tyro.conf.arg(metavar="MS", help_behavior_hint="(default: never)")] = None
    """Drop steps where a frame would otherwise take longer than this."""
    max_sessions: Annotated[int, tyro.conf.arg(metavar="N")] = 8
    """How many games at once."""
    keys: Annotated[Path | None, tyro.conf.arg(metavar="FOLDER", help_behavior_hint="(default: the user's own)")] = None
    """Folder of the CURVE keys."""
    curve: bool = False
    """Encrypt and check clients even on this machine."""
    size: SizeOption = DEFAULT_SIZE
    """Frame size to get ready for; others work too, their first frame takes longer."""
    work_size: Annotated[
        SizeOption | None, tyro.conf.arg(metavar="WIDTHxHEIGHT", help_behavior_hint="(default: 256x144)")
    ] = None
    """Size that the model works at, multiples of 16; larger is finer and slower."""
    json: bool = False
    """For programs: one JSON object a line on standard output instead of words."""
    until_stdin_closes: bool = False
    """For programs: stop when standard input closes, so that a dead parent leaves no daemon behind."""


def main(argv: Sequence[str]) -> int:
    """Run the daemon until a signal comes."""
    config = parse(Serve, "serve", argv)
    speak = _speak_json if config.json else _speak_words
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # until the daemon itself listens to signals
    try:
        _serve(config, speak)
        return 0
    except KeyboardInterrupt:
        speak("stopped", {})
        return 0
    except Exception as error:
        message, fix = explain(error)
        speak("failed", {"message": message, "fix": fix})
        return 1 if config.json else fail(message, fix)


def explain(error: Exception) -> tuple[str, str]:
    """What went wrong and what to do about it; an error that nobody foresaw is raised on, with its traceback."""
    fix = getattr(error, "fix", "")
    if isinstance(error, (ValueError, OSError)) or fix or type(error).__module__.startswith("mirage_game."):
        return str(getattr(error, "message", error)), str(fix)
    raise error


Speak = Callable[[str, dict[str, object]], None]


def _serve(config: Serve, speak: Speak) -> None:
    from mirage_game.daemon.config import DaemonConfig
    from mirage_game.daemon.daemon import Daemon

    settings = DaemonConfig(
        endpoint=config.endpoint,
        prompt=config.prompt,
        steps=config.steps,
        deadline_ms=config.deadline_ms,
        max_sessions=config.max_sessions,
        curve=config.curve,
        keys_dir=config.keys,
    )
    if config.until_stdin_closes:
        threading.Thread(target=_stop_with_stdin, daemon=True, name="stdin").start()
    speak("loading", {"backend": config.backend})
    backend = load(config)
    daemon = Daemon(backend, settings)
    try:
        with _progress(speak, quiet=config.json) as progress:
            daemon.start([(config.size.width, config.size.height)], progress)
        facts: dict[str, object] = {
            "endpoint": daemon.endpoint,
            "backend": backend.name,
            "model": backend.model,
            "device": backend.device,
            "server_key": daemon.public_key,
        }
        daemon.run_until_signal(ready=lambda: speak("ready", facts))
    except KeyboardInterrupt:  # before it listened to signals itself
        pass
    finally:
        daemon.stop()
    speak("stopped", {})
    if daemon.left_behind:
        os._exit(0)  # an ordinary end would be a crash, or wait for the compiler


def load(config: Serve) -> Backend:
    """The backend that the command line names."""
    from mirage_game.engine import load_backend

    return load_backend(
        config.backend,
        preset=config.preset,
        device=config.device,
        precision=config.precision,
        weights=config.weights,
        sessions=config.max_sessions,
        work_size=(config.work_size.width, config.work_size.height) if config.work_size else None,
    )


def _stop_with_stdin() -> None:
    while os.read(0, 4096):  # unbuffered: a thread inside `sys.stdin` would trip the interpreter's end
        pass
    while True:  # the first may get lost in a library that is just being imported
        if sys.platform == "win32":
            signal.raise_signal(signal.SIGINT)
        else:
            os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_AGAIN_S)


def _speak_json(event: str, facts: dict[str, object]) -> None:
    print(json.dumps({"event": event, **facts}), flush=True)


def _speak_words(event: str, facts: dict[str, object]) -> None:
    if event == "loading":
        print(f"loading the {facts['backend']} engine", flush=True)
    elif event == "ready":
        print(f"ready: {facts['backend']}, model {facts['model']}, on {facts['device']}")
        print(f"listening on {facts['endpoint']}")
        key = f', server_key="{facts["server_key"]}", key=("PUBLIC", "SECRET")' if facts["server_key"] else ""
        print(f'  in a game:   Client("{facts["endpoint"]}"{key})')
        if facts["server_key"]:
            print(f"  for commands: --endpoint {facts['endpoint']} --server-key='{facts['server_key']}'")
        print("  on a screen: mirage play screen        watch: mirage top        stop: Ctrl-C", flush=True)
    elif event == "stopped":
        print("stopped", flush=True)


@contextmanager
def _progress(speak: Speak, quiet: bool) -> Iterator[Progress]:
    """A progress callback for the engine: JSON lines, a bar in a terminal, or a line for each new thing in a log."""
    if quiet:
        yield lambda what, done: speak("progress", {"what": what, "done": round(done, 3)})
        return
    if not sys.stdout.isatty():
        yield _each_once()
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), transient=True) as bar:
        task = bar.add_task("getting ready", total=1.0)
        yield lambda what, done: bar.update(task, description=what, completed=done)


def _each_once() -> Progress:
    """A progress callback for a log: one line for each thing that is begun."""
    last = ""

    def tell(what: str, done: float) -> None:
        nonlocal last
        if what != last:
            print(what, flush=True)
            last = what

    return tell
