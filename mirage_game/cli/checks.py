"""The single checks of `mirage doctor`. Each looks at one thing and never raises."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import sysconfig
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: fine, could be better, or broken; and what to do about it."""

    name: str
    level: Level
    detail: str
    fix: str = ""


Check = Callable[[], Finding]


def all_checks(endpoint: str, preset: str) -> list[tuple[str, Check]]:
    """Every check with its name, in the order in which they are best read."""
    return [
        ("python", check_python),
        ("device", check_device),
        ("compiler", check_compiler),
        ("weights", partial(check_weights, preset)),
        ("prompt reader", check_prompt_reader),
        ("daemon", partial(check_daemon, endpoint)),
        ("keys", check_keys),
        ("screen", check_screen),
        ("capture", check_capture),
        ("controls", check_controls),
        ("window", check_window),
        ("video", check_video),
    ]


def examine(check: tuple[str, Check]) -> Finding:
    """Run one check; one that breaks is itself a finding."""
    name, look = check
    try:
        return look()
    except Exception as error:
        detail = f"could not be checked: {type(error).__name__}: {error}"
        return Finding(name, "fail", detail, "Reinstall Mirage; if that changes nothing, report this line.")


def check_python() -> Finding:
    """A Python that Mirage is tested with."""
    import mirage_game

    detail = f"Mirage {mirage_game.__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("python", "warn", detail, "Mirage is tested with Python 3.11 to 3.13.")
    return Finding("python", "ok", detail)


def check_device() -> Finding:
    """What the model will run on, and whether that is fast."""
    import torch

    from mirage_game.engine.devices import cpu_has_bf16, cpu_name

    if torch.cuda.is_available():
        gib = torch.cuda.get_device_properties(0).total_memory / 2**30
        detail = f"{torch.cuda.get_device_name(0)}, {gib:.0f} GiB, torch {torch.__version__}"
        return Finding("device", "ok", detail)
    detail = f"no CUDA GPU; {cpu_name()}, {os.cpu_count()} cores, torch {torch.__version__}"
    if shutil.which("nvidia-smi"):
        fix = "There is an NVIDIA driver, but torch cannot use it: update the driver, or install a torch built for it."
        return Finding("device", "warn", detail, fix)
    if not cpu_has_bf16():
        return Finding(
            "device", "warn", f"{detail}, without bf16", "`tiny` runs, at about half the speed; try --steps 2."
        )
    return Finding("device", "ok", f"{detail}, bf16")


def check_compiler() -> Finding:
    """What torch.compile needs; without it the model runs slower."""
    import torch

    if torch.cuda.is_available():
        from importlib.util import find_spec

        found = find_spec("triton") is not None
        fix = "" if found else "Install the triton package for your system; the model runs slower without it."
        return Finding("compiler", "ok" if found else "warn", "triton" if found else "no triton", fix)
    names = (os.environ.get("CXX", ""), "g++", "clang++", "c++", "cl")
    compiler = next((path for name in names if name and (path := shutil.which(name))), None)
    if compiler is None:
        fix = "Debian: apt install g++; macOS: xcode-select --install; Windows: Visual Studio Build Tools. "
        return Finding("compiler", "warn", "no C++ compiler", fix + "The model runs about half as fast without.")
    if sys.platform.startswith("linux") and not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return Finding("compiler", "warn", f"{compiler}, but no Python headers", "Debian: apt install python3-dev.")
    return Finding("compiler", "ok", compiler)


def check_weights(preset: str) -> Finding:
    """The model's weights are there and whole."""
    from mirage_game.model.checkpoint import WeightsError, load_model, sha256, shipped_path

    path = shipped_path(preset)
    try:
        model = load_model(preset)
    except WeightsError as error:
        fix = "Or use `--backend passthrough`, which needs none."
        return Finding("weights", "fail", str(error), fix)
    millions = sum(parameter.numel() for parameter in model.parameters()) / 1e6
    return Finding("weights", "ok", f"{preset}, {millions:.1f}M parameters, sha256 {sha256(path)[:16]}")


def check_prompt_reader() -> Finding:
    """The text model and the reader are there, whole, and make something of a prompt."""
    from mirage_game.model.checkpoint import WeightsError
    from mirage_game.model.reader import PromptReader
    from mirage_game.model.text import PromptEncoderError

    try:
        reader = PromptReader.load()
    except (PromptEncoderError, WeightsError) as error:
        return Finding("prompt reader", "fail", str(error))
    reader.read(["steampunk"])
    started_s = time.perf_counter()
    reader.read(["steampunk"])
    passed_ms = (time.perf_counter() - started_s) * 1e3
    return Finding("prompt reader", "ok", f"all-MiniLM-L6-v2, sha256 as pinned, {passed_ms:.0f} ms a prompt")


def check_daemon(endpoint: str) -> Finding:
    """A daemon answers, or one could start. A running one is asked, never disturbed."""
    from mirage_game._inquiry import Refused
    from mirage_game.cli.control import ask
    from mirage_game.cli.launch import is_free
    from mirage_game.wire import Stats, Watch, is_local

    if not is_local(endpoint):
        fix = "Ask on the daemon's own machine."
        return Finding("daemon", "warn", f"{endpoint} is another machine's: not asked", fix)
    try:
        answer = ask(endpoint, Watch(), timeout_s=1.0)
    except Refused as refused:
        return Finding("daemon", "warn", refused.message, refused.fix)
    if isinstance(answer, Stats):
        detail = f"one runs at {endpoint}: {answer.backend} on {answer.device}, {len(answer.sessions)} sessions"
        return Finding("daemon", "ok", detail)
    if not is_free(endpoint):
        what = "has this file, or its folder cannot be written" if endpoint.startswith("ipc://") else "has this port"
        fix = f"Another program {what}: end it, or pass another --endpoint to `mirage serve` and the games."
        return Finding("daemon", "fail", f"nothing of Mirage's answers at {endpoint}, yet it is taken", fix)
    return Finding("daemon", "ok", f"none runs; {endpoint} is free for one")


def check_keys() -> Finding:
    """CURVE keys, which only a daemon for other machines needs."""
    from mirage_game.daemon.config import DaemonError
    from mirage_game.daemon.security import default_keys_dir, load_daemon_keys

    folder = default_keys_dir()
    if not (folder / "daemon.key_secret").exists():
        return Finding("keys", "ok", "none; only a daemon for other machines needs them")
    try:
        load_daemon_keys(folder)
    except DaemonError as error:
        return Finding("keys", "warn", error.message, error.fix)
    return Finding("keys", "ok", f"in {folder}, readable by this user only")


def check_screen() -> Finding:
    """A desktop that may be filmed."""
    from mirage_game.capture.desktop import screen_note, screen_problem

    problem = screen_problem()
    if problem is not None:
        return Finding("screen", "warn", problem.message, problem.fix)
    note = screen_note()
    return Finding("screen", "warn" if note else "ok", note or "found")


def check_capture() -> Finding:
    """A picture of the screen comes, soon, and is not black."""
    from mirage_game.capture.desktop import screen_problem
    from mirage_game.capture.source import CaptureError, open_source
    from mirage_game.capture.watch import is_black

    if screen_problem() is not None:
        return Finding(
            "capture", "warn", "not tried, as there is no screen", "`mirage demo` and videos work all the same."
        )
    try:
        with open_source("screen") as source:
            source.read(1.0)
            captured = source.read(1.0)
    except CaptureError as error:
        return Finding("capture", "fail", error.message, error.fix)
    if captured is None:
        return Finding("capture", "fail", "no picture of the screen came within a second", "Log in to the desktop.")
    height, width = captured.image.shape[:2]
    detail = f"{width}x{height} in {captured.capture_ms:.1f} ms"
    if is_black(captured.image):
        return Finding(
            "capture", "warn", f"{detail}, all black", "Switch the game to borderless window; wake the screen."
        )
    return Finding("capture", "ok", detail)


def check_controls() -> Finding:
    """Keys and mouse can be seen, so that frames carry them."""
    from mirage_game.capture.desktop import controls_note

    possible, note = controls_note()
    if note:
        return Finding("controls", "warn", note, "" if possible else "A hook inside the game can send them.")
    return Finding("controls", "ok", "keys and mouse can be seen")


def check_window() -> Finding:
    """A window with OpenGL 3.3 opens."""
    from mirage_game.cli.demo import has_screen

    if not has_screen():
        return Finding("window", "warn", "not tried, as there is no screen", "`mirage demo` writes files instead.")
    import glfw

    from mirage_game.overlay.desktop import load_triton_first

    load_triton_first()
    fix = "Install a graphics driver (Debian, without a GPU: apt install libgl1 libegl1 libgl1-mesa-dri)."
    if not glfw.init():
        return Finding("window", "fail", "GLFW could not start", fix)
    try:
        glfw.window_hint(glfw.VISIBLE, False)
        glfw.window_hint(glfw.CONTEXT_VERSION_MAJOR, 3)
        glfw.window_hint(glfw.CONTEXT_VERSION_MINOR, 3)
        glfw.window_hint(glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE)
        window = glfw.create_window(64, 64, "mirage doctor", None, None)
        if not window:
            return Finding("window", "fail", "no window with OpenGL 3.3 could be made", fix)
        glfw.make_context_current(window)
        import moderngl

        renderer = str(moderngl.create_context().info["GL_RENDERER"])
        glfw.destroy_window(window)
    finally:
        glfw.terminate()
    return Finding("window", "ok", f"OpenGL by {renderer}")


def check_video() -> Finding:
    """Videos can be written."""
    import av

    try:
        av.codec.Codec("libx264", "w")
    except Exception:
        return Finding("video", "warn", "no H.264 encoder in PyAV", "Install PyAV from its official wheels.")
    return Finding("video", "ok", "H.264 can be written")
