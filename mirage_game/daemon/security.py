"""CURVE keys: who this daemon is, and which clients may connect.

Keys lie in the user's configuration folder, in the file format of ZeroMQ's own tools:

    curve/daemon.key_secret    the daemon's secret, readable by its owner only
    curve/daemon.key           the daemon's public key, to hand to players
    curve/clients/*.key        public keys of the players who may connect
    curve/player.key_secret    the pair with which `mirage play`, `prompt` and `top` go to daemons, made on first use

`python -m mirage_game.daemon.security` makes and prints them.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import zmq
import zmq.utils.z85
from platformdirs import user_config_path

from mirage_game.daemon.config import DaemonError
from mirage_game.wire import limits

ZAP_ENDPOINT = "inproc://zeromq.zap.01"
ZAP_DOMAIN = b"mirage"
MAX_CLIENT_KEYS = 4096
_KEY_LENGTH = 40  # Z85 text of 32 bytes
_LINE = re.compile(r'^\s*(public-key|secret-key)\s*=\s*"([^"]{40})"\s*$', re.MULTILINE)
COMMAND = "python -m mirage_game.daemon.security"


@dataclass(frozen=True, repr=False)
class KeyPair:
    """A CURVE key pair as Z85 text. The secret stays out of `repr`."""

    public: bytes
    secret: bytes


def default_keys_dir() -> Path:
    """Where keys lie unless the configuration says otherwise."""
    return user_config_path("mirage", appauthor=False) / "curve"


def default_client_key() -> Path:
    """Where the commands keep the pair of whoever runs them."""
    return default_keys_dir() / "player.key_secret"


def new_pair() -> KeyPair:
    """A fresh key pair. Raises `DaemonError` where ZeroMQ was built without CURVE."""
    if not zmq.has("curve"):
        raise DaemonError("This build of pyzmq has no CURVE security.", "Install pyzmq from its official wheels.")
    return KeyPair(*zmq.curve_keypair())


def create_daemon_keys(keys_dir: Path) -> KeyPair:
    """The daemon's pair in `keys_dir`, made on first use; an existing one is kept."""
    secret_file = keys_dir / "daemon.key_secret"
    if secret_file.exists():
        return load_daemon_keys(keys_dir)
    pair = new_pair()
    (keys_dir / "clients").mkdir(mode=0o700, parents=True, exist_ok=True)
    write_secret(secret_file, pair)
    (keys_dir / "daemon.key").write_text(_text(pair.public), encoding="ascii")
    return pair


def load_daemon_keys(keys_dir: Path) -> KeyPair:
    """The daemon's pair. Raises `DaemonError` when it is missing, damaged or readable by other users."""
    return load_secret(keys_dir / "daemon.key_secret", f"Make the keys with `{COMMAND}`.")


def load_secret(path: Path, fix: str) -> KeyPair:
    """A key pair from a secret key file; `fix` is what to say when there is none."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii", errors="replace")
    except OSError as error:
        raise DaemonError(f"There is no CURVE key at {path} ({error.strerror}).", fix) from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise DaemonError(f"The secret key {path} can be read by other users.", f"Close it with `chmod 600 {path}`.")
    keys = dict(_LINE.findall(text))
    if len(keys) != 2:
        raise DaemonError(f"The key file {path} is damaged.", "Delete it and make new keys.")
    pair = KeyPair(keys["public-key"].encode(), keys["secret-key"].encode())
    try:
        fits = zmq.curve_public(pair.secret) == pair.public
    except (ValueError, zmq.ZMQError):
        fits = False
    if not fits:
        raise DaemonError(f"The two keys in {path} do not belong together.", "Delete it and make new keys.")
    return pair


def player_pair(path: Path) -> KeyPair:
    """A player's pair in `path`, made on first use. Raises `DaemonError` when it is damaged or cannot be made."""
    if not os.path.exists(path):  # unlike Path's, no error for a folder that is closed to us
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_secret(path, new_pair())
        except OSError as error:
            what = f"No CURVE keys can be made at {path} ({error.strerror})."
            raise DaemonError(what, "Choose a file in a folder of yours with --key.") from None
    return load_secret(path, "Choose another file with --key.")


def read_public(key: str) -> bytes:
    """A daemon's public key: Z85 text, or the name of a file that holds one. Raises `DaemonError`."""
    text = key
    if os.path.isfile(key):  # unlike Path's, no error for a key that can be no name
        try:
            text = Path(key).read_text(encoding="ascii", errors="replace").strip()
        except OSError as error:
            raise DaemonError(f"{key} cannot be read ({error.strerror}).", "Pass the key itself instead.") from None
        text = dict(_LINE.findall(text)).get("public-key", text)
    if _decode(text) is None:
        what = f"{key!r} is neither a public key nor a file that holds one."
        fix = f"`mirage serve` prints the key, {_KEY_LENGTH} characters; single quotes keep the shell from changing it."
        raise DaemonError(what, fix)
    return text.encode()


def write_secret(path: Path, pair: KeyPair) -> None:
    """Write a pair that only this user can read; never over an existing file."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise DaemonError(f"{path} exists already.", "Use it, or delete it first.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(_text(pair.public, pair.secret))


def authorise(keys_dir: Path, name: str, public: str) -> Path:
    """Let the client with this public key connect, from its next attempt on."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        raise DaemonError(f"{name!r} cannot name a key file.", "Use letters, digits, dots, dashes and underscores.")
    if _decode(public) is None:
        raise DaemonError(f"{public!r} is no public key.", f"A public key is {_KEY_LENGTH} characters of Z85 text.")
    folder = keys_dir / "clients"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{name}.key"
    path.write_text(_text(public.encode()), encoding="ascii")
    return path


def authorised(keys_dir: Path) -> frozenset[bytes]:
    """Raw 32-byte public keys of every client that may connect; damaged files let nobody in."""
    found = set()
    for path in sorted((keys_dir / "clients").glob("*.key"))[:MAX_CLIENT_KEYS]:
        try:
            keys = dict(_LINE.findall(path.read_text(encoding="ascii", errors="replace")))
        except OSError:
            continue
        raw = _decode(keys.get("public-key", ""))
        if raw is not None:
            found.add(raw)
    return frozenset(found)


def zap_reply(request: Sequence[bytes], keys_dir: Path) -> list[bytes] | None:
    """Answer to one question of ZeroMQ's handshake (ZAP 1.0); None when it is no question at all.

    The folder is read each time, so that a player can be let in or shut out without a restart.
    """
    if len(request) < 6 or request[0] != b"1.0":
        return None
    request_id, domain, mechanism, credentials = request[1], request[2], request[5], request[6:]
    allowed = domain == ZAP_DOMAIN and mechanism == b"CURVE" and len(credentials) == 1
    allowed = allowed and credentials[0] in authorised(keys_dir)
    status, text = (b"200", b"OK") if allowed else (b"400", b"this key may not connect")
    user = credentials[0].hex().encode()[: limits.MAX_NAME] if allowed else b""
    return [b"1.0", request_id, status, text, user, b""]


def _decode(z85: str) -> bytes | None:
    if len(z85) != _KEY_LENGTH or not z85.isascii():
        return None
    try:
        raw: bytes = zmq.utils.z85.decode(z85.encode())
        return raw
    except (KeyError, ValueError, OverflowError):
        return None


def _text(public: bytes, secret: bytes | None = None) -> str:
    lines = ["# A Mirage CURVE key." + (" Keep it secret." if secret else ""), "curve"]
    lines.append(f'    public-key = "{public.decode()}"')
    if secret:
        lines.append(f'    secret-key = "{secret.decode()}"')
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make and print keys; returns the exit status."""
    parser = ArgumentParser(
        prog=COMMAND, description="CURVE keys of the Mirage daemon and of those who may connect to it."
    )
    parser.add_argument("--keys-dir", type=Path, default=default_keys_dir(), help="folder of the keys (%(default)s)")
    parser.add_argument("--authorise", metavar="NAME=PUBLIC_KEY", help="let a client connect")
    parser.add_argument(
        "--new-client", type=Path, metavar="FILE", help="make a client's key file, to be kept by the player"
    )
    options = parser.parse_args(arguments)
    try:
        if options.new_client:
            pair = new_pair()
            write_secret(options.new_client, pair)
            print(f"Wrote {options.new_client}. On the daemon's machine:")
            print(f"{COMMAND} --authorise 'NAME={pair.public.decode()}'")
            return 0
        if options.authorise:
            name, _, public = options.authorise.partition("=")  # one word: a key may begin with a dash
            path = authorise(options.keys_dir, name, public)
            print(f"Wrote {path}; this client may connect now.")
            return 0
        pair = create_daemon_keys(options.keys_dir)
    except (DaemonError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Public key of this daemon: {pair.public.decode()}")
    print(f"Clients that may connect: {len(authorised(options.keys_dir))} (in {options.keys_dir / 'clients'})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
