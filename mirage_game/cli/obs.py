"""`mirage obs`: Mirage filters in OBS Studio, from a terminal or a script; and viewers who choose the style."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import tyro

from mirage_game.cli.commands import Menu
from mirage_game.cli.options import fail, parse
from mirage_game.obs import watch
from mirage_game.obs.control import FIRST_NAME, FIRST_PROMPT, MirageFilter, Obs, ObsError
from mirage_game.obs.login import Login, find_login
from mirage_game.obs.settings import read_setting
from mirage_game.obs.words import clean


@dataclass(frozen=True, kw_only=True)
class Connection:
    """How to reach OBS."""

    host: Annotated[str, tyro.conf.arg(metavar="HOST")] = "127.0.0.1"
    """Where OBS runs."""
    port: Annotated[int | None, tyro.conf.arg(metavar="N", help_behavior_hint="(default: as OBS says, or 4455)")] = None
    """Its websocket's port."""
    password: Annotated[
        str | None,
        tyro.conf.arg(metavar="TEXT", help_behavior_hint="(default: $OBS_WEBSOCKET_PASSWORD, or as OBS keeps it here)"),
    ] = None
    """Its websocket's password. Others on this machine can see a command line; rather set OBS_WEBSOCKET_PASSWORD."""

    def __post_init__(self) -> None:
        if self.port is not None and not 1 <= self.port <= 65535:
            raise ValueError(f"--port {self.port} must be from 1 to 65535")
        Login(self.host)  # which refuses what is no host

    def login(self) -> Login:
        """With what OBS itself says where nothing was given."""
        return find_login(self.host, self.port, self.password)


@dataclass(frozen=True, kw_only=True)
class Choice(Connection):
    """Which filter is meant."""

    source: Annotated[str, tyro.conf.arg(metavar="NAME", help_behavior_hint="(default: the only one)")] = ""
    """The filter on this source or scene."""
    filter: Annotated[str, tyro.conf.arg(metavar="NAME", help_behavior_hint="(default: the only one)")] = ""
    """The filter of this name."""
    all: bool = False
    """Every Mirage filter that fits."""

    def chosen(self, obs: Obs) -> list[MirageFilter]:
        """Ask OBS for them."""
        return obs.choose(self.source, self.filter, every=self.all)


@dataclass(frozen=True, kw_only=True)
class List(Connection):
    """Show every source and scene in OBS that has a Mirage filter, and what it does.

    $ mirage obs list
    $ mirage obs list --json
    """

    json: bool = False
    """One JSON object instead of words."""


@dataclass(frozen=True, kw_only=True)
class Add(Connection):
    """Put a Mirage filter on a source or a scene, and say how it fares; a daemon must run (`mirage serve`).

    $ mirage obs add "Game Capture"
    $ mirage obs add "Game Capture" --prompt "frozen winter"
    $ mirage obs add "Game Capture" --endpoint tcp://192.0.2.7:7420 --server-key='KEY'
    """

    source: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="SOURCE")]
    """The name of a source or scene, as OBS shows it."""
    prompt: Annotated[str, tyro.conf.arg(metavar="TEXT")] = FIRST_PROMPT
    """The style to begin with, in words."""
    name: Annotated[str, tyro.conf.arg(metavar="NAME")] = FIRST_NAME
    """What to call the filter."""
    endpoint: Annotated[str | None, tyro.conf.arg(metavar="ADDRESS", help_behavior_hint="(default: this machine)")] = (
        None
    )
    """Where the daemon listens."""
    server_key: Annotated[str | None, tyro.conf.arg(metavar="KEY", help_behavior_hint="(default: none)")] = None
    """The daemon's public CURVE key, for one on another machine."""


@dataclass(frozen=True, kw_only=True)
class Prompt(Choice):
    """Change the style of a source in OBS. It shows in the next frame.

    $ mirage obs prompt "cyberpunk city at night"
    $ mirage obs prompt "oil painting" --strength 0.6 --source "Game Capture"
    $ mirage obs prompt "" --all            everything as it is
    """

    text: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="TEXT")]
    """The style, in words; empty: the picture as it is."""
    strength: Annotated[float | None, tyro.conf.arg(metavar="0..1", help_behavior_hint="(default: as it was)")] = None
    """How much of the styled picture covers the original."""


@dataclass(frozen=True, kw_only=True)
class Preset(Choice):
    """Go to the next or the previous style of a filter's list, round and round, as its hotkeys do.

    $ mirage obs preset next
    $ mirage obs preset previous --source "Game Capture"
    """

    step: Annotated[tyro.conf.Positional[Literal["next", "previous"]], tyro.conf.arg(metavar="next|previous")]
    """Which way."""


@dataclass(frozen=True, kw_only=True)
class Set(Choice):
    """Change one setting of a filter, and say how it fares; `mirage obs list --json` shows what they are.

    $ mirage obs set strength 0.5
    $ mirage obs set split on
    $ mirage obs set on off                             stop: nothing leaves OBS any more
    $ mirage obs set presets "steampunk; frozen winter; lego"
    """

    key: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="KEY")]
    """Which: on, prompt, presets, strength, blend_ms, endpoint, server_key, work_width, ring, stale_ms, delay_ms,
    split, badge, guard or smooth."""
    value: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="VALUE")]
    """What it becomes."""


@dataclass(frozen=True, kw_only=True)
class Stats(Connection):
    """Watch how each filter fares: styled frames a second, their age, and what it costs OBS. Stop it with Ctrl-C.

    age: from the moment that OBS draws a picture to the moment that its styled twin is shown. cost: the filter's own
    time on OBS's graphics thread for each picture that OBS draws.

      $ mirage obs stats
      $ mirage obs stats --json               once, for a script
      $ mirage obs stats --reset              begin the figures anew
    """

    interval_s: Annotated[float, tyro.conf.arg(metavar="S")] = 1.0
    """How often to look."""
    once: bool = False
    """Print once and end."""
    json: bool = False
    """One JSON object, once."""
    reset: bool = False
    """Begin the figures anew, and end."""

    def __post_init__(self) -> None:
        Connection.__post_init__(self)
        if not 0.1 <= self.interval_s <= 3600:
            raise ValueError(f"--interval-s {self.interval_s} must be from 0.1 to 3600")


@dataclass(frozen=True, kw_only=True)
class Chat(Choice):
    """Let the viewers of a Twitch channel choose the style, by the rules of a file. Stop it with Ctrl-C.

    Chat is read without an account, and nothing is ever written to it. The file says which commands there are, such as
    `!winter`, or `!style` with the viewer's own words; which channel-point rewards, who may, how often, and which
    words may not be used; see examples/obs_viewers.json. Chat tells only of rewards for which a viewer writes a text.
    At the end your own style comes back.

      $ mirage obs chat somechannel --rules examples/obs_viewers.json
      $ mirage obs chat somechannel --rules rules.toml --dry-run      without OBS, to try the rules
    """

    channel: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="CHANNEL")]
    """Whose chat: the channel's name, or its address at twitch.tv."""
    rules: Annotated[str, tyro.conf.arg(metavar="FILE")]
    """What viewers may do: JSON or TOML."""
    dry_run: bool = False
    """Say what would happen, and why a text is blocked, and leave OBS alone."""
    keep: bool = False
    """At the end, leave the last viewer's style."""
    status_file: Annotated[str, tyro.conf.arg(metavar="FILE", help_behavior_hint="(default: none)")] = ""
    """Keep a line about the style or the vote in this file, for a text source of OBS."""
    seconds: Annotated[float | None, tyro.conf.arg(metavar="S", help_behavior_hint="(default: until Ctrl-C)")] = None
    """End after so long."""
    chat_server: Annotated[str, tyro.conf.arg(metavar="HOST:PORT")] = "irc.chat.twitch.tv:6697"
    """Another server that speaks as Twitch's does."""
    no_tls: bool = False
    """Do not encrypt: for a server on this machine."""

    def __post_init__(self) -> None:
        Connection.__post_init__(self)
        if self.seconds is not None and not self.seconds >= 0:  # nor what is no number at all
            raise ValueError(f"--seconds {self.seconds} must be 0 or more")
        if self.status_file and self.dry_run:
            raise ValueError("--status-file tells what is on the stream, and --dry-run sets nothing: leave out one")
        if self.status_file and Path(self.status_file).resolve() == Path(self.rules).resolve():
            raise ValueError("--status-file is overwritten, and names the file of --rules: name another")


def main(argv: Sequence[str]) -> int:
    """Run one of its subcommands; the exit status."""
    if (status := MENU.answer(argv)) is not None:
        return status
    try:
        return COMMANDS[argv[0]][0](argv[1:])
    except ObsError as error:
        return fail(error.message, error.fix)


def list_filters(argv: Sequence[str]) -> int:
    """`mirage obs list`."""
    config = parse(List, "obs list", argv)
    with Obs(config.login()) as obs:
        filters = obs.filters()
        try:
            states = {(one.source, one.filter): one for one in obs.stats()}
        except ObsError:
            states = {}  # no plug-in, and then no filter that works either; what is set can be shown all the same
    if config.json:
        print(json.dumps({"filters": [_described(one) for one in filters]}, indent=2))
        return 0
    if not filters:
        print("No source in OBS has a Mirage filter. Add one with `mirage obs add SOURCE`.")
    for one in filters:
        state = states.get((one.source, one.name))
        told = state.words if state else "off" if not one.enabled else "the plug-in does not say"
        print(f"{one}: {clean(one.prompt) or '(as it is)'}\n    {clean(told)}")
    return 0


def add(argv: Sequence[str]) -> int:
    """`mirage obs add`."""
    config = parse(Add, "obs add", argv)
    asked = {"prompt": config.prompt, "endpoint": config.endpoint, "server_key": config.server_key}
    try:
        settings = {key: read_setting(key, text) for key, text in asked.items() if text is not None}
    except ValueError as error:
        return fail(str(error))
    with Obs(config.login()) as obs:
        added = obs.add(config.source, config.name, settings)
        print(f"added: {added}, {clean(added.prompt) or 'as it is'}", flush=True)
        if added.source in obs.scenes():
            print("note: all that this scene shows is sent and restyled, alerts, chat and camera too.")
            print("      To restyle the game alone, put the filter on the game capture instead.", flush=True)
        _tell_outcome(obs, [added])
    return 0


def prompt(argv: Sequence[str]) -> int:
    """`mirage obs prompt`."""
    config = parse(Prompt, "obs prompt", argv)
    asked = {"prompt": config.text}
    if config.strength is not None:
        asked["strength"] = str(config.strength)
    return _change(config, asked)


def set_one(argv: Sequence[str]) -> int:
    """`mirage obs set`."""
    config = parse(Set, "obs set", argv)
    return _change(config, {config.key.replace("-", "_"): config.value}, tell=True)


def preset(argv: Sequence[str]) -> int:
    """`mirage obs preset`."""
    config = parse(Preset, "obs preset", argv)
    with Obs(config.login()) as obs:
        for one in config.chosen(obs):
            print(f"{one}: {clean(obs.step_preset(one, 1 if config.step == 'next' else -1))}")
    return 0


def stats(argv: Sequence[str]) -> int:
    """`mirage obs stats`."""
    config = parse(Stats, "obs stats", argv)
    with Obs(config.login()) as obs:
        if config.reset:
            obs.reset_stats()
            print("the figures begin anew")
            return 0
        return watch.run(obs, interval_s=config.interval_s, once=config.once, as_json=config.json)


def chat(argv: Sequence[str]) -> int:
    """`mirage obs chat`."""
    from mirage_game.obs import Chat as Reader
    from mirage_game.obs import RulesError, Viewers, load_rules
    from mirage_game.obs.show import Show, end_as_ctrl_c
    from mirage_game.obs.stage import Stage
    from mirage_game.obs.status_file import StatusFile

    config = parse(Chat, "obs chat", argv)
    host, _, port = config.chat_server.rpartition(":")
    if not host or not port.isdecimal() or not 1 <= int(port) <= 65535:
        return fail(f"--chat-server {config.chat_server!r} is not HOST:PORT.", "Such as irc.chat.twitch.tv:6697.")
    try:
        viewers = Viewers(load_rules(config.rules))
        reader = Reader(config.channel, host.strip("[]"), int(port), tls=not config.no_tls)
    except RulesError as error:
        return fail(str(error), "examples/obs_viewers.json shows how it is written.")
    except ValueError as error:
        return fail(str(error))
    end_as_ctrl_c()
    with Obs(config.login()) as obs, reader:
        if config.dry_run:
            return Show(reader, viewers, None).run(config.seconds)
        # Now, so that a mistake shows before the first viewer speaks, and filters that are added later change nothing.
        chosen = {(one.source, one.name) for one in config.chosen(obs)}
        try:
            status = StatusFile(config.status_file) if config.status_file else None
        except OSError as error:
            return fail(f"cannot write --status-file {clean(config.status_file)}: {error.strerror or error}.")
        stage = Stage(obs.filters, obs.set, obs.close, only=chosen)
        return Show(reader, viewers, stage, status=status, keep=config.keep).run(config.seconds)


COMMANDS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "list": (list_filters, "every source that has a Mirage filter, and what it does"),
    "add": (add, "put a Mirage filter on a source"),
    "prompt": (prompt, "change the style"),
    "preset": (preset, "the next or the previous style of a filter's list"),
    "set": (set_one, "change another setting"),
    "stats": (stats, "watch frame rates, ages and what the filter costs OBS"),
    "chat": (chat, "let the viewers of a stream choose the style"),
}

EXAMPLES = """\
examples:
  $ mirage obs add "Game Capture" --prompt steampunk
  $ mirage obs prompt "frozen winter"
  $ mirage obs stats
"""

MENU = Menu(
    "mirage obs",
    """\
Work with Mirage filters in OBS Studio, over its own websocket: switch that on in OBS under Tools,
WebSocket Server Settings. docs/obs.md tells how to install the filter.""",
    {name: summary for name, (_, summary) in COMMANDS.items()},
    EXAMPLES,
)


def _change(config: Choice, asked: dict[str, str], *, tell: bool = False) -> int:
    """Read the values, then set them on every chosen filter, and tell what became of it."""
    try:
        settings = {key: read_setting(key, text) for key, text in asked.items()}
    except ValueError as error:
        return fail(str(error))
    with Obs(config.login()) as obs:
        chosen = config.chosen(obs)
        for one in chosen:
            obs.set(one, settings)
            values = ", ".join(f"{key} = {clean(text) or '(none)'}" for key, text in asked.items())
            print(f"{one}: {values}", flush=True)
        if tell:
            _tell_outcome(obs, chosen, moved=not settings.keys().isdisjoint({"endpoint", "server_key"}))
    return 0


def _tell_outcome(obs: Obs, changed: Sequence[MirageFilter], *, moved: bool = False) -> None:
    """How the filters fare now, in their own words: what was asked is done, but it may not work."""
    try:
        for one, words in zip(changed, obs.outcome(changed, moved=moved), strict=True):
            print(f"{one}: {clean(words)}")
    except ObsError as error:
        print(f"how it fares is not known: {error.message}")


def _described(one: MirageFilter) -> dict[str, object]:
    settings = {key: value for key, value in one.settings.items() if key != "presets"}
    return {
        "source": one.source,
        "filter": one.name,
        "enabled": one.enabled,
        "settings": {**settings, "presets": list(one.presets)},
    }
