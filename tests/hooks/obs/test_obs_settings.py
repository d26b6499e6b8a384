"""Settings, presets and status words of the OBS filter: a C program that needs libobs, but no OBS that runs."""

import subprocess

from hooks.obs.build import Builds


def test_settings_presets_and_words(builds: Builds) -> None:
    done = subprocess.run([builds.program("settings_test")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "settings: fine" in done.stdout
