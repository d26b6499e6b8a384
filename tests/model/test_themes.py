"""Guesses of themes: files, renaming, and the shipped weights' knowledge of the world."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from mirage_game.model.checkpoint import WeightsError
from mirage_game.model.reader import PromptReader
from mirage_game.model.text import PromptEncoder
from mirage_game.model.themes import SURE, ThemeGuess, ThemeNamer, load_guess, save_guess
from mirage_game.style.code import keeps_all
from mirage_game.style.compose import Composition, code
from mirage_game.style.details import details
from mirage_game.style.wording import cleaned
from mirage_game.train.themes import share_right


@pytest.fixture(scope="module")
def namer() -> ThemeNamer:
    return ThemeNamer(PromptEncoder.load(), load_guess())


def test_names_that_training_never_saw_are_mostly_right() -> None:
    first, three = share_right(load_guess(), PromptEncoder.load())
    assert first > 0.65
    assert three > 0.78


def test_a_guess_is_of_what_is_no_detail(namer: ThemeNamer) -> None:
    prompt = cleaned("Show me racks of servers with blinking lights, but with purple grass!")
    found = details(prompt)
    meant = namer.meant(prompt, found.rest)
    assert found.told.roles == (("ground", "purple grass"),)
    assert meant is not None
    assert meant.theme == "data centre"
    assert meant.reliable
    assert meant.sure >= SURE
    assert meant.odds.sum().item() == pytest.approx(1, abs=1e-3)


def test_what_means_nothing_is_no_reliable_guess(namer: ThemeNamer) -> None:
    assert namer.meant("", "") is None
    for prompt in (
        "asdf qwer zxcv",
        "42",
        "fewer trees",
        "smaller windows",
        "more contrast",
        "less saturated",
        "longer shadows",
        "dim lighting",
    ):
        meant = namer.meant(prompt, prompt)
        assert meant is None or not meant.reliable, prompt


def test_what_is_to_be_left_alone_is_left_alone() -> None:
    reader = PromptReader.load()
    for prompt in ("", "***", "((()))", "turn it off", "back to normal", "leave it alone", "reset"):
        assert keeps_all(reader.read([prompt])).all(), prompt


def test_what_stands_before_a_colon_does_not_hide_a_name(namer: ThemeNamer) -> None:
    for prompt in ("theme: genie", "prompt: genie", "next: genie"):
        meant = namer.meant(cleaned(prompt), details(cleaned(prompt)).rest)
        assert meant is not None
        assert meant.theme == "arabian nights"


def test_unknown_words_give_the_theme_that_they_mean() -> None:
    reader = PromptReader.load()
    for prompt, theme in (
        ("corsairs", "pirate cove"),
        ("zeppelin", "airship fleet"),
        ("server farm", "data centre"),
    ):
        assert torch.equal(reader.read([prompt]).pattern, code(Composition(theme)).pattern)
    assert not keeps_all(reader.read(["the night belongs to the undead"])).any()  # something, rather than nothing


def test_a_file_brings_back_the_same_guesses(tmp_path: Path) -> None:
    torch.manual_seed(0)
    guess = ThemeGuess(["one", "other"], hidden=8).eval()
    save_guess(guess, tmp_path / "themes.safetensors")
    again, states = load_guess(tmp_path / "themes.safetensors"), torch.randn(3, 384) / 20
    assert again.names == ("one", "other")
    torch.testing.assert_close(again(states), guess(states), atol=0.02, rtol=0.02)


def test_bad_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        load_guess(tmp_path / "none.safetensors")
    (tmp_path / "damaged.safetensors").write_bytes(b"no weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_guess(tmp_path / "damaged.safetensors")
    save_file({"x": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(WeightsError, match="no weights that guess"):
        load_guess(tmp_path / "other.safetensors")
    odd = {"format": "mirage-themes-1", "names": '["one"]', "hidden": "4"}
    save_file({"x": torch.zeros(1)}, tmp_path / "odd.safetensors", metadata=odd)
    with pytest.raises(WeightsError, match="do not fit"):
        load_guess(tmp_path / "odd.safetensors")
