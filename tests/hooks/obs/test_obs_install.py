"""Where the filter is put: OBS finds a plugin only where it looks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hooks.obs.build import HOOK, need_headers

DATA = {"mirage.effect", "locale/en-US.ini"}


def install(tmp_path: Path, *options: str, **environment: str) -> set[str]:
    """Configure with these options, install without building much, and list what is there."""
    build = tmp_path / "build"
    commands = [
        ["cmake", "-S", HOOK, "-B", build, "-DMIRAGE_TESTS=OFF", *options],
        ["cmake", "--build", build, "--parallel", "2"],
        ["cmake", "--install", build],
    ]
    for command in commands:
        done = subprocess.run(
            [str(word) for word in command],
            capture_output=True,
            text=True,
            timeout=300,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return {
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file() and build not in path.parents
    }


@pytest.mark.parametrize("config", ["config", ""])
def test_installs_for_the_user_by_default(tmp_path: Path, config: str):
    need_headers()
    home = tmp_path / "home"
    files = install(tmp_path, HOME=str(home), XDG_CONFIG_HOME=str(tmp_path / config) if config else "")
    folder = "config" if config else "home/.config"
    wanted = {f"{folder}/obs-studio/plugins/mirage-obs/data/{name}" for name in DATA}
    assert files >= wanted | {f"{folder}/obs-studio/plugins/mirage-obs/bin/64bit/mirage-obs.so"}


def test_installs_for_all_users(tmp_path: Path):
    need_headers()
    files = install(tmp_path, "-DMIRAGE_SYSTEM_INSTALL=ON", f"-DCMAKE_INSTALL_PREFIX={tmp_path / 'usr'}")
    assert files >= {f"usr/share/obs/obs-plugins/mirage-obs/{name}" for name in DATA}
    assert any(name.startswith("usr/lib") and name.endswith("/obs-plugins/mirage-obs.so") for name in files)
