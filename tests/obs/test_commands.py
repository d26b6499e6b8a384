"""`mirage obs` as it is typed."""

from __future__ import annotations

import dataclasses
import json
import runpy
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from obs.fake_chat import FakeChat
from obs.fake_obs import FakeObs

from mirage_game.cli import main
from mirage_game.cli import obs as command
from mirage_game.obs import Login, Obs, show
from mirage_game.obs.irc import Message

EXAMPLES = Path(__file__).parents[2] / "examples"

# A renamed flag breaks somebody's script: change this table only on purpose, and say so in the changelog.
FLAGS = {
    "list": ("List", "host port password json"),
    "add": ("Add", "host port password source prompt name endpoint server_key"),
    "prompt": ("Prompt", "host port password source filter all text strength"),
    "preset": ("Preset", "host port password source filter all step"),
    "set": ("Set", "host port password source filter all key value"),
    "stats": ("Stats", "host port password interval_s once json reset"),
    "chat": (
        "Chat",
        "host port password source filter all channel rules dry_run keep status_file seconds chat_server no_tls",
    ),
}


@pytest.fixture
def port(fake_obs: FakeObs) -> str:
    return str(fake_obs.port)


def test_commands_and_flags_are_these(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(command.COMMANDS) == set(FLAGS)
    assert main(["obs"]) == main(["obs", "--help"]) == 0
    words = capsys.readouterr().out
    for name, (class_name, flags) in FLAGS.items():
        assert f"  {name} " in words
        assert [field.name for field in dataclasses.fields(getattr(command, class_name))] == flags.split()


@pytest.mark.parametrize("name", FLAGS)
def test_help_teaches_by_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["obs", name, "--help"])
    assert ended.value.code == 0
    assert f"$ mirage obs {name}" in capsys.readouterr().out


def test_help_of_set_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    from mirage_game.obs.settings import SETTINGS

    with pytest.raises(SystemExit):
        main(["obs", "set", "--help"])
    words = capsys.readouterr().out
    assert all(key in words for key in SETTINGS)


def test_from_add_to_stats(fake_obs: FakeObs, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> str:
        assert main(["obs", *words, "--port", port]) == 0
        return capsys.readouterr().out

    assert "mirage obs add" in run("list")
    says = "Game / Mirage: restyling, 24 frames/s[2J\n"
    assert run("add", "Game", "--prompt", "lego") == "added: Game / Mirage, lego\n" + says
    assert run("prompt", "frozen  winter\x1b[2J", "--strength", "0.5") == (
        "Game / Mirage: prompt = frozen winter[2J, strength = 0.5\n"
    )
    assert fake_obs.filters["Game", "Mirage"]["prompt"] == "frozen winter[2J"
    assert run("preset", "next") == "Game / Mirage: one\n"
    assert run("preset", "previous") == "Game / Mirage: two\n"
    assert run("set", "work-width", "512") == "Game / Mirage: work_width = 512\n" + says
    run("set", "split", "on")
    run("set", "presets", "a; b;;c ")
    settings = fake_obs.filters["Game", "Mirage"]
    assert (settings["work_width"], settings["split"]) == (512, True)
    assert [line["value"] for line in settings["presets"]] == ["a", "b", "c"]
    shown = run("list")
    assert shown == "Game / Mirage: two\n    restyling, 24 frames/s[2J\n"
    (described,) = json.loads(run("list", "--json"))["filters"]
    assert (described["source"], described["settings"]["presets"]) == ("Game", ["a", "b", "c"])
    table = run("stats")
    assert "Game / Mirage" in table
    assert "24.0" in table
    assert "\x1b" not in table
    assert json.loads(run("stats", "--json"))["filters"][0]["fps"] == 24.0
    assert "anew" in run("stats", "--reset")
    run("prompt", "")
    assert fake_obs.filters["Game", "Mirage"]["prompt"] == ""


def test_a_filter_that_cannot_work_is_told(
    fake_obs: FakeObs, port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> list[str]:
        assert main(["obs", *words, "--port", port]) == 0
        return capsys.readouterr().out.splitlines()

    assert run("add", "Game", "--endpoint", "banana") == [
        "added: Game / Mirage, steampunk",
        "Game / Mirage: This is no address",
    ]
    assert run("set", "endpoint", "tcp://127.0.0.1:7420")[-1].startswith("Game / Mirage: restyling")
    monkeypatch.setattr("mirage_game.obs.control._OUTCOME_S", 0.3)
    fake_obs.hesitates = 1000
    assert run("set", "split", "on") == ["Game / Mirage: split = on", "Game / Mirage: No daemon answers"]
    assert run("set", "on", "off") == ["Game / Mirage: on = off", "Game / Mirage: No daemon answers"]
    fake_obs.tells = False
    assert run("set", "split", "off")[1].startswith("how it fares is not known: this OBS does not have the Mirage plug")


def test_add_warns_of_a_scene(fake_obs: FakeObs, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obs", "add", "Scene", "--port", port]) == 0
    assert "alerts, chat and camera" in capsys.readouterr().out
    assert main(["obs", "add", "Game", "--port", port]) == 0
    assert "note" not in capsys.readouterr().out


def test_key_as_the_shell_hands_it_over(fake_obs: FakeObs, port: str) -> None:
    key = "-z8$(x)<k>'&*.:+=^!/?[]{}@%#0123456789ab"
    assert (
        main(["obs", "add", "Game", "--endpoint", "tcp://192.0.2.7:7420", f"--server-key={key}", "--port", port]) == 0
    )
    settings = fake_obs.filters["Game", "Mirage"]
    assert (settings["endpoint"], settings["server_key"]) == ("tcp://192.0.2.7:7420", key)
    settings["server_key"] = ""
    assert main(["obs", "set", "--port", port, "server_key", "--", key]) == 0
    assert settings["server_key"] == key


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("lst", 2, "Did you mean `mirage obs list`?"),
        ("zzz", 2, "lists them all"),
        ("prompt lego", 1, "mirage obs add SOURCE"),
        ("add Nowhere", 1, "There is: Game, Camera, Scene"),
        ("add Game --prompt " + "a" * 2001, 1, "at most 2000"),
        ("set strength 2", 1, "strength cannot be '2': it takes 0 to 1"),
        ("set strength nan", 1, "it takes 0 to 1"),
        ("set strength much", 1, "it takes 0 to 1"),
        ("set ring 4", 1, "from 1 to 3"),
        ("set split maybe", 1, "on or off"),
        ("set strenght 1", 1, "Did you mean strength?"),
        ("prompt lego --strength 7", 1, "it takes 0 to 1"),
        ("chat a/b --rules RULES", 1, "is no channel"),
        ("chat games --rules nowhere.json", 1, "cannot read the rule file"),
        ("chat games --rules RULES --chat-server x", 1, "HOST:PORT"),
        ("chat games --rules RULES --chat-server ..:1", 1, "no host"),
        ("chat games --rules RULES", 1, "no source in OBS has a Mirage filter"),
    ],
)
def test_mistakes_are_explained(
    words: str, status: int, told: str, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = [str(EXAMPLES / "obs_viewers.json") if word == "RULES" else word for word in words.split()]
    assert main(["obs", *argv, "--port", port]) == status
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("list --port 0", "1 to 65535"),
        ("list --host ws://127.0.0.1", "is no host"),
        ("list --host 127.0.0.1:4455", "is no host"),
        ("preset sideways", "next"),
        ("stats --interval-s 0", "0.1"),
        ("add", "SOURCE"),
        ("chat games --rules x --seconds nan", "0 or more"),
        ("chat games --rules x --status-file now.txt --dry-run", "--dry-run sets nothing"),
        ("chat games --rules x.json --status-file ./x.json", "the file of --rules"),
    ],
)
def test_bad_options_are_explained(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["obs", *words.split()])
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert told in " ".join((captured.err + captured.out).split())


def test_no_obs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obs", "list", "--port", "1"]) == 1
    assert "Start OBS 29 or later" in capsys.readouterr().err


def test_password_from_the_environment(
    fake_obs: FakeObs, port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_obs.password = "abc"
    assert main(["obs", "list", "--port", port]) == 1
    told = capsys.readouterr().err
    assert f"OBS at 127.0.0.1:{port} wants a password" in told
    assert "OBS_WEBSOCKET_PASSWORD" in told
    monkeypatch.setenv("OBS_WEBSOCKET_PASSWORD", "abc")
    assert main(["obs", "list", "--port", port]) == 0
    assert "No source in OBS has a Mirage filter" in capsys.readouterr().out
    assert main(["obs", "list", "--port", port, "--password", "wrong"]) == 1
    told = capsys.readouterr().err
    assert "does not take this password" in told
    assert "wrong" not in told


class Ended(Exception):
    """A show said what its test waits for."""


@pytest.fixture
def until(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`until(words, *argv)` runs a command whose show ends, as by Ctrl-C, when it has said a line with those words."""
    say = show._print

    def run(words: str, *argv: str, then: Callable[[], None] = lambda: None) -> None:
        def listen(line: str) -> None:
            say(line)
            if words in line:
                then()
                raise Ended

        monkeypatch.setattr(show, "_print", listen)
        with pytest.raises(Ended):
            main([*argv, "--seconds", "20"])

    return run


def speak(chat: FakeChat, *lines: tuple[str, str], first: Callable[[], None] = lambda: None) -> None:
    def write() -> None:
        chat.heard("JOIN", 20.0)
        first()
        for user, text in lines:
            chat.write(user, text)

    threading.Thread(target=write, daemon=True).start()


@pytest.fixture
def chat_words(fake_chat: FakeChat, tmp_path: Path) -> list[str]:
    """`mirage obs chat` with rules that make nobody wait."""
    rules = tmp_path / "rules.json"
    rules.write_text('{"commands": {"!style": "{text}"}, "cooldown_all_s": 0}')
    server = ["--chat-server", f"127.0.0.1:{fake_chat.port}", "--no-tls"]
    return ["obs", "chat", "games", "--rules", str(rules), *server]


def test_chat_changes_the_style(
    fake_obs: FakeObs,
    fake_chat: FakeChat,
    port: str,
    chat_words: list[str],
    until: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["obs", "add", "Game", "--port", port]) == 0
    speak(fake_chat, ("ann", "hello"), ("bob", "!style s h i t"), ("ann", "!style lava; rm -rf \x1b[2J"))
    until("now:", *chat_words, "--port", port, "--keep")
    assert fake_obs.filters["Game", "Mirage"]["prompt"] == "lava; rm -rf [2J"
    told = capsys.readouterr().out
    assert 'ann: taken: "lava; rm -rf [2J"' in told
    assert "now: lava; rm -rf [2J (by ann)" in told
    assert "s h i t" not in told
    assert "\x1b" not in told


def test_chat_ends_after_so_many_seconds(chat_words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*chat_words, "--seconds", "0", "--port", "1", "--dry-run"]) == 0
    assert capsys.readouterr().out == "viewers may say !style\n"


def test_chat_without_obs_tells_why_a_text_is_blocked(
    fake_chat: FakeChat, chat_words: list[str], until: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    speak(fake_chat, ("bob", "!style a heap of shit"), ("ann", "!style candy"))
    until("would be: candy (by ann)", *chat_words, "--port", "1", "--dry-run")
    told = capsys.readouterr().out
    assert """bob: blocked by the word filter; "a heap of shit": the entry '*shit'""" in told


def test_chat_gives_the_own_style_back(
    fake_obs: FakeObs,
    fake_chat: FakeChat,
    port: str,
    chat_words: list[str],
    until: Callable[..., None],
    tmp_path: Path,
) -> None:
    assert main(["obs", "add", "Game", "--port", port]) == 0
    status = tmp_path / "now.txt"
    seen: list[str] = []

    def look() -> None:
        fake_obs.filters["Camera", "Mirage"] = {"prompt": "added since"}  # which `several filters fit` must not stop
        seen.extend([status.read_text(), fake_obs.filters["Game", "Mirage"]["prompt"]])

    speak(fake_chat, ("ann", "!style candy"))
    until("now: candy", *chat_words, "--port", port, "--status-file", str(status), then=look)
    assert seen == ["\n", "candy"]
    assert [settings["prompt"] for settings in fake_obs.filters.values()] == ["steampunk", "added since"]
    assert status.read_text() == "\n"


def test_a_status_file_is_made_once_obs_has_answered(
    fake_obs: FakeObs, port: str, chat_words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = tmp_path / "now.txt"
    assert main([*chat_words, "--port", port, "--status-file", str(status)]) == 1
    assert not status.exists()
    assert main(["obs", "add", "Game", "--port", port]) == 0
    assert main([*chat_words, "--port", port, "--status-file", str(tmp_path)]) == 1
    assert "it is a folder; name a file in it" in capsys.readouterr().err
    assert main([*chat_words, "--port", port, "--status-file", str(tmp_path / "nowhere" / "now.txt")]) == 1
    assert "cannot write --status-file" in capsys.readouterr().err


def test_chat_goes_on_without_its_filter(
    fake_obs: FakeObs, fake_chat: FakeChat, port: str, chat_words: list[str], until: Callable[..., None]
) -> None:
    assert main(["obs", "add", "Game", "--port", port]) == 0
    speak(fake_chat, ("ann", "!style winter"), first=fake_obs.filters.clear)
    until("no Mirage filter that viewers may restyle is in OBS.", *chat_words, "--port", port)


def test_example_of_scenes(fake_obs: FakeObs, monkeypatch: pytest.MonkeyPatch) -> None:
    example = runpy.run_path(str(EXAMPLES / "obs_scene_switch.py"))
    with Obs(Login(port=fake_obs.port)) as obs:
        obs.add("Camera", settings={"prompt": "x"})
    example["main"].__globals__["find_login"] = lambda host: Login(host, fake_obs.port)
    fake_obs.scenes = ["Boss fight"]
    assert example["main"]("127.0.0.1", 0.3) == 0
    assert fake_obs.filters["Camera", "Mirage"]["prompt"].startswith("volcanic")


def test_example_of_votes_keeps_the_winner_while_obs_is_away(
    fake_obs: FakeObs, capsys: pytest.CaptureFixture[str]
) -> None:
    now_s = 100.0

    class Script:
        def messages(self) -> Iterator[Message | None]:
            nonlocal now_s
            for user, text in (("ann", "!1"), ("bob", "!3"), ("ann", "!3"), ("eve", "!9")):
                yield Message(user, text)
            now_s += 30
            yield None
            fake_obs.behaviour = "well"
            now_s += 5
            yield None

    example = runpy.run_path(str(EXAMPLES / "obs_chat_vote.py"))
    example["main"].__globals__["time"] = SimpleNamespace(monotonic=lambda: now_s)
    with Obs(Login(port=fake_obs.port)) as obs:
        obs.add("Game")
        fake_obs.behaviour = "hang up"
        assert example["main"](Script(), obs) == 0
    told = capsys.readouterr().out
    assert "frozen winter: 1 / watercolour: 1" in told
    assert "the winner: watercolour" in told
    assert "hung up" in told
    assert fake_obs.filters["Game", "Mirage"]["prompt"] == "watercolour"
