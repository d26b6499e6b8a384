"""Keys bound to the filter's hotkeys: OBS hands them back at the next start, and keeps them when it ends."""

import json
import time
from pathlib import Path

import pytest
from games.processes import wait_until
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.home import colour, mirage
from hooks.obs.world import obs

pytestmark = pytest.mark.screen


def test_bound_keys_survive_a_restart(plugin: Path, fake_daemon: ScriptedDaemon, tmp_path: Path) -> None:
    bound = {"mirage.toggle": [{"key": "OBS_KEY_F8"}], "mirage.toggle.2": [{"key": "OBS_KEY_F9"}]}
    # The second was made second, and is called so whatever order OBS loads them in.
    filters = [
        mirage(fake_daemon.endpoint, "One"),
        mirage(fake_daemon.endpoint, "Two") | {"private_settings": {"hotkey_number": 2}},
    ]
    source = colour("Game", (200, 40, 90), (640, 360), filters) | {"hotkeys": bound}
    with obs(tmp_path, plugin, [source]) as world:

        def are_on() -> tuple[bool, bool]:
            one, two = (world.settings("Game", name).get("on", True) for name in ("One", "Two"))
            return one, two

        wait_until(lambda: "mirage.panic.2" in world.remote.ask("GetHotkeyList")["hotkeys"], 5, "the hotkeys")
        for key, expected in (("F8", (False, True)), ("F9", (False, False)), ("F8", (True, False))):
            world.remote.ask("TriggerHotkeyByKeySequence", keyId=f"OBS_KEY_{key}", keyModifiers={})
            wait_until(lambda expected=expected: are_on() == expected, 5, f"what {key} switches")
            time.sleep(0.2)  # OBS looks at keys 40 times a second, and takes two presses in between for one
    saved = json.loads((tmp_path / "home/.config/obs-studio/basic/scenes/T.json").read_text())
    (source,) = [entry for entry in saved["sources"] if entry["name"] == "Game"]
    assert {name: source["hotkeys"][name] for name in bound} == bound
    assert [entry["private_settings"].get("hotkey_number", 1) for entry in source["filters"]] == [1, 2]
