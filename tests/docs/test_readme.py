"""What the README shows is run here, so that it stays true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from mirage_game.cli import COMMANDS
from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.daemon import Daemon
from mirage_game.engine.passthrough import Passthrough

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


class Game:
    """What the README's ten lines take for granted."""

    def __init__(self) -> None:
        self.shown: list[npt.NDArray[np.uint8]] = []
        self.just_died = False
        self._frames = 0

    @property
    def running(self) -> bool:
        """Until a restyled frame has been shown, or patience ends."""
        return self._frames < 100_000 and not any((image == 77).all() for image in self.shown[-1:])

    def render(self) -> tuple[npt.NDArray[np.uint8], dict[str, float], tuple[str, ...]]:
        self._frames += 1
        self.just_died = self._frames == 3
        return np.full((36, 64, 3), 7, np.uint8), {"x": 1, "y": 2, "z": 3, "yaw_deg": 90, "pitch_deg": 0}, ("KeyW",)

    def show(self, image: npt.NDArray[np.uint8]) -> None:
        self.shown.append(image)


class Painter(Passthrough):
    """Paints every frame in one colour, so that the test knows it was here."""

    def run(self, jobs: Any, steps: int) -> Any:
        from mirage_game.engine.backend import Result

        return [Result(np.full_like(job.pixels, 77), steps) for job in jobs]


def test_client_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    with Daemon(Painter(), DaemonConfig(endpoint="tcp://127.0.0.1:*")) as daemon:
        game = Game()
        exec(code.replace("tcp://127.0.0.1:7420", daemon.endpoint), {"game": game})
    assert (game.shown[-1] == 77).all()


def test_commands_in_the_readme_exist() -> None:
    named = set(re.findall(r"(?:uv run |`)mirage ([a-z]+)", README))
    assert named >= set(COMMANDS)
    assert named <= set(COMMANDS)


def test_make_targets_in_the_docs_exist() -> None:
    pages = ("README.md", "CONTRIBUTING.md", "docs/obs.md", "docs/minecraft.md")
    docs = "".join((ROOT / page).read_text(encoding="utf-8") for page in pages)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", docs, re.MULTILINE)) <= targets
    assert {"demo", "test", "lint", "format", "soak", "fuzz", "bench", "help"} <= targets


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_make_help_explains_every_target() -> None:
    if sys.platform == "win32":
        pytest.skip("make is not part of Windows")
    words = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    for target in ("demo", "test", "lint", "format", "mod", "obs", "soak", "fuzz", "bench"):
        assert f"make {target} " in words
