"""Builds hooks/obs by CMake, each variant once a run, into a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HOOK = ROOT / "hooks" / "obs"
PACKAGES = "obs-studio libobs-dev libzmq3-dev libmsgpack-dev libx11-dev cmake pkg-config gcc"
BUILD_S = 300
# What CMake is told for each variant. The plugin as it is shipped; with the programs that test it, under sanitizers.
VARIANTS = {
    "release": ("-DCMAKE_BUILD_TYPE=Release", "-DMIRAGE_TESTS=OFF"),
    "tests": ("-DCMAKE_BUILD_TYPE=Release", "-DMIRAGE_TESTS=ON"),
    "address": ("-DCMAKE_BUILD_TYPE=Debug", "-DMIRAGE_TESTS=ON", "-DMIRAGE_SANITIZE=address,undefined"),
    "thread": ("-DCMAKE_BUILD_TYPE=Debug", "-DMIRAGE_TESTS=ON", "-DMIRAGE_SANITIZE=thread"),
}


@cache
def missing() -> str:
    """What a build needs and this machine lacks, in words; empty when all is there."""
    lacking = [tool for tool in ("cmake", "pkg-config", "gcc") if shutil.which(tool) is None]
    if "pkg-config" not in lacking:
        lacking += [
            library
            for library in ("libobs", "libzmq")
            if subprocess.run(["pkg-config", "--exists", library], timeout=30).returncode
        ]
    return f"the OBS filter needs {', '.join(lacking)}: apt-get install {PACKAGES}" if lacking else ""


def need_headers() -> None:
    """Skip the test where the filter cannot be built."""
    if missing():
        pytest.skip(missing())


def need_obs() -> None:
    """Skip the test where OBS cannot be started."""
    need_headers()
    for program in ("obs", "Xvfb"):
        if shutil.which(program) is None:
            pytest.skip(f"this test starts OBS and needs {program}: apt-get install {PACKAGES} xvfb")


class Builds:
    """Built variants; `folder` is where they are put."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: dict[str, Path] = {}

    def variant(self, name: str = "release") -> Path:
        """The build folder of a variant of VARIANTS; built when it is first asked for."""
        if name not in self._done:
            self._done[name] = build(self._folder / name, VARIANTS[name])
        return self._done[name]

    def plugin(self, name: str = "release") -> Path:
        """The plugin's file."""
        return find(self.variant(name), "mirage-obs.so")

    def program(self, program: str, name: str = "address") -> Path:
        """A program that tests the filter: core_test, wire_tool or harness."""
        return find(self.variant(name), program)


def find(folder: Path, name: str) -> Path:
    """The one file of this name that a build made."""
    found = [path for path in sorted(folder.rglob(name)) if path.is_file() and "CMakeFiles" not in path.parts]
    if not found:
        raise FileNotFoundError(f"the build made no {name}")
    return found[0]


def build(folder: Path, options: tuple[str, ...]) -> Path:
    """Configure and build; what the compiler said stands in the error."""
    need_headers()
    configure = ["cmake", "-S", HOOK, "-B", folder, *options]
    for command in (configure, ["cmake", "--build", folder, "--parallel", "2"]):
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, timeout=BUILD_S, stdin=subprocess.DEVNULL
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{' '.join(str(word) for word in command)} failed:\n{said[-6000:]}"
        assert " warning: " not in said, said[-6000:]
    return folder
