"""What OBS finds in its home: a profile, a scene collection with sources and filters, and the plugin."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hooks.obs.build import HOOK

WIDTH, HEIGHT, FPS = 640, 360, 30
FILTER_ID, FILTER, MODULE = "mirage_filter", "Mirage", "mirage-obs"
SCENE = "Scene"

GLOBAL = """[General]
FirstRun=true
LastVersion=486539266
Pre19Defaults=false
Pre21Defaults=false
Pre23Defaults=false
Pre24.1Defaults=false
ConfirmOnExit=false
[Basic]
Profile=T
ProfileDir=T
SceneCollection=T
SceneCollectionFile=T
[BasicWindow]
PreviewEnabled=false
SysTrayEnabled=false
[OBSWebSocket]
FirstLoad=false
ServerEnabled=true
ServerPort={port}
AlertsEnabled=false
AuthRequired=false
"""

PROFILE = """[General]
Name=T
[Output]
Mode=Simple
FilenameFormatting=out
[SimpleOutput]
FilePath={folder}
RecFormat=mkv
RecQuality=Stream
VBitrate=4000
StreamEncoder=x264
RecEncoder=x264
UseAdvanced=true
Preset=ultrafast
[Video]
BaseCX={width}
BaseCY={height}
OutputCX={width}
OutputCY={height}
FPSType=1
FPSInt={fps}
ColorFormat=NV12
ColorSpace=709
ColorRange=Partial
"""

Settings = dict[str, Any]


def source(name: str, kind: str, settings: Settings, filters: list[Settings] | None = None) -> Settings:
    """An input of a scene collection."""
    return {
        "name": name,
        "id": re.sub(r"_v\d+$", "", kind),
        "versioned_id": kind,
        "settings": settings,
        "enabled": True,
        "filters": filters or [],
    }


def image(name: str, file: Path, filters: list[Settings] | None = None) -> Settings:
    """A picture from a file."""
    return source(name, "image_source", {"file": str(file)}, filters)


def colour(
    name: str, rgb: tuple[int, int, int], size: tuple[int, int], filters: list[Settings] | None = None
) -> Settings:
    """One colour."""
    return source(name, "color_source_v3", paint(rgb) | {"width": size[0], "height": size[1]}, filters)


def paint(rgb: tuple[int, int, int]) -> Settings:
    """The setting of a source of one colour."""
    red, green, blue = rgb
    return {"color": 0xFF000000 | blue << 16 | green << 8 | red}


def media(name: str, file: Path, filters: list[Settings] | None = None) -> Settings:
    """A clip, over and over."""
    settings = {"local_file": str(file), "looping": True, "hw_decode": False, "restart_on_activate": False}
    return source(name, "ffmpeg_source", settings, filters)


def screen(name: str, display: str, filters: list[Settings] | None = None) -> Settings:
    """What another X screen shows."""
    settings = {"advanced": True, "server": display, "screen": 0, "show_cursor": False}
    return source(name, "xshm_input", settings, filters)


def other_filter(kind: str, name: str, **settings: Any) -> Settings:
    """A filter of OBS's own."""
    return source(name, kind, settings)


def mirage(endpoint: str, name: str = FILTER, **settings: Any) -> Settings:
    """Our filter as the tests want it: exact colours, so no guard; large enough that nothing is scaled."""
    return source(name, FILTER_ID, filter_settings(endpoint, **settings))


def filter_settings(endpoint: str, **settings: Any) -> Settings:
    """Settings of our filter for the tests."""
    plain = {"prompt": "test", "work_width": WIDTH, "blend_ms": 0, "guard": False, "badge": False, "smooth": False}
    return plain | {"endpoint": endpoint} | settings


def write_config(
    config: Path,
    recordings: Path,
    port: int,
    sources: list[Settings],
    scene_filters: list[Settings],
    fps: int,
    size: tuple[int, int],
) -> None:
    """What OBS keeps of a user who has closed the first-run wizard."""
    profile, scenes = config / "basic" / "profiles" / "T", config / "basic" / "scenes"
    profile.mkdir(parents=True)
    scenes.mkdir(parents=True)
    (config / "global.ini").write_text(GLOBAL.format(port=port))
    write_later_config(config, port)
    (profile / "basic.ini").write_text(PROFILE.format(folder=recordings, width=size[0], height=size[1], fps=fps))
    items = [
        scene_item(number, entry["name"], entry.pop("pos", (0, 0)), entry.pop("scale", 1.0), entry.pop("visible", True))
        for number, entry in enumerate(sources, 1)
    ]
    scene = source(SCENE, "scene", {"id_counter": len(items), "custom_size": False, "items": items}, scene_filters)
    collection = {
        "name": "T",
        "current_scene": SCENE,
        "current_program_scene": SCENE,
        "scene_order": [{"name": SCENE}],
        "sources": [*sources, scene],
        "groups": [],
        "transitions": [],
        "quick_transitions": [],
        "saved_projectors": [],
        "modules": {},
    }
    (scenes / "T.json").write_text(json.dumps(collection))


def write_later_config(config: Path, port: int) -> None:
    """Where OBS 31 and obs-websocket 5.5 keep what stands in global.ini here."""
    (config / "user.ini").write_text(GLOBAL.format(port=port))
    websocket = config / "plugin_config" / "obs-websocket"
    websocket.mkdir(parents=True)
    settings = {"first_load": False, "server_enabled": True, "server_port": port, "auth_required": False}
    (websocket / "config.json").write_text(json.dumps(settings | {"alerts_enabled": False, "server_password": ""}))


def scene_item(number: int, name: str, pos: tuple[int, int], scale: float, visible: bool) -> Settings:
    """A source's place in the scene, by its upper left corner."""
    return {
        "name": name,
        "id": number,
        "visible": visible,
        "pos": {"x": float(pos[0]), "y": float(pos[1])},
        "scale": {"x": scale, "y": scale},
        "align": 5,
        "rot": 0.0,
        "bounds_type": 0,
        "bounds": {"x": 0.0, "y": 0.0},
        "crop_left": 0,
        "crop_top": 0,
        "crop_right": 0,
        "crop_bottom": 0,
    }


def install(folder: Path, plugin: Path) -> None:
    """Put the plugin where OBS looks for a user's own."""
    binary = folder / "bin" / "64bit"
    binary.mkdir(parents=True)
    (binary / f"{MODULE}.so").symlink_to(plugin)
    (folder / "data").symlink_to(HOOK / "data")
