"""Where obs-websocket listens and its password: as given, from the environment, or as OBS keeps them here."""

from __future__ import annotations

import configparser
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

import msgspec

from mirage_game.obs.words import clean
from mirage_game.wire.endpoints import is_loopback

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 4455
PASSWORD_VARIABLE = "OBS_WEBSOCKET_PASSWORD"


@dataclass(frozen=True, slots=True)
class Login:
    """How to reach obs-websocket. Raises `ValueError` where the host is none, such as one with a port."""

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    password: str = field(default="", repr=False)
    switched_off: bool = False
    """By its own settings, this OBS does not listen."""

    def __post_init__(self) -> None:
        if not _is_host(self.host):
            raise ValueError(
                f"{clean(self.host)!r} is no host. Give its name or address alone, such as {DEFAULT_HOST}, without "
                "ws:// before it; the port goes into --port."
            )

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class _Kept(msgspec.Struct, frozen=True):
    """obs-websocket's own settings, of which only these are read."""

    server_enabled: bool = True
    server_port: int = DEFAULT_PORT
    auth_required: bool = True
    server_password: str = ""


def find_login(
    host: str = DEFAULT_HOST,
    port: int | None = None,
    password: str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    folders: tuple[Path, ...] | None = None,
) -> Login:
    """Fill in what was not given. What OBS keeps is used for an OBS on this machine only."""
    kept = None
    if is_loopback(host.casefold()) and (port is None or password is None):
        kept = _kept(obs_folders(environ) if folders is None else folders)
    if password is None:
        password = environ.get(PASSWORD_VARIABLE)
    if kept and port not in (None, kept.server_port):
        kept = None  # a port that is not the one in OBS's settings is another OBS, and its password another
    if password is None:
        password = kept.server_password if kept and kept.auth_required else ""
    switched_off = kept is not None and not kept.server_enabled
    return Login(host, port or (kept.server_port if kept else DEFAULT_PORT), password, switched_off)


def obs_folders(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where OBS keeps its settings on this system."""
    home = Path(environ.get("HOME") or Path.home())
    if sys.platform == "win32":
        return (Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "obs-studio",)
    if sys.platform == "darwin":
        return (home / "Library" / "Application Support" / "obs-studio",)
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    return (
        config / "obs-studio",
        home / ".var" / "app" / "com.obsproject.Studio" / "config" / "obs-studio",
        home / "snap" / "obs-studio" / "current" / ".config" / "obs-studio",
    )


def _is_host(text: str) -> bool:
    """Whether it is a name or an address, and nothing else."""
    bracketed = text.startswith("[") and text.endswith("]")
    try:
        ip_address(text[1:-1] if bracketed else text)
        return True
    except ValueError:
        pass
    try:
        text.encode("idna")
    except UnicodeError:  # a part of the name is empty or too long
        return False
    return re.fullmatch(r"[\w-]+(\.[\w-]+)*\.?", text) is not None


def _kept(folders: tuple[Path, ...]) -> _Kept | None:
    """OBS's own settings. Newer versions have a file of their own for the websocket, and leave the old one alone."""
    for folder in folders:
        for read in (_from_json, _from_ini):
            try:
                kept = read(folder)
            except (OSError, ValueError, msgspec.MsgspecError, configparser.Error):
                continue  # unreadable to us is as good as not there: OBS then says that a password is needed
            if 1 <= kept.server_port <= 65535:
                return kept
    return None


def _from_json(folder: Path) -> _Kept:
    file = folder / "plugin_config" / "obs-websocket" / "config.json"
    return msgspec.json.decode(file.read_bytes(), type=_Kept)


def _from_ini(folder: Path) -> _Kept:
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=(), allow_no_value=True)
    parser.read_string((folder / "global.ini").read_text(encoding="utf-8-sig"))
    part = parser["OBSWebSocket"] if parser.has_section("OBSWebSocket") else None
    if part is None:
        raise ValueError("no such part")
    return _Kept(
        server_enabled=part.getboolean("ServerEnabled", True),
        server_port=part.getint("ServerPort", DEFAULT_PORT),
        auth_required=part.getboolean("AuthRequired", True),
        server_password=part.get("ServerPassword", ""),
    )
