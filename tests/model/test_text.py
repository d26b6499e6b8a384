"""The prompt encoder and the lexicon: what is near what, what is refused, and that the numbers stay."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch

from mirage_game.model import text
from mirage_game.model.lexicon import LOOKS, expand
from mirage_game.model.text import MAX_TOKENS, PromptEncoder, PromptEncoderError, as_written
from mirage_game.style.compose import HELD_OUT_THEMES
from mirage_game.style.phrases import theme_phrases
from mirage_game.style.wording import normalised

# Ways to ask for a style that hardly share a word with its name.
PARAPHRASES = {
    "steampunk": ("brass gears and victorian machines", "copper pipes, cogs and steam"),
    "cyberpunk": ("neon signs over wet streets at night", "a dark future megacity with glowing billboards"),
    "frozen winter": ("a blizzard over icy mountains", "glaciers and icicles"),
    "watercolor painting": ("soft washes of paint on paper", "bleeding colours, aquarelle"),
    "lego": ("made of plastic toy bricks", "studded building blocks"),
    "lava hell": ("rivers of molten rock and fire", "burning underworld with demons"),
    "candy land": ("lollipops and pink icing", "gingerbread and frosting"),
    "underwater": ("beneath the ocean waves", "seaweed, bubbles and fish"),
    "pencil sketch": ("graphite lines on white paper", "charcoal strokes and outlines"),
    "jungle": ("dense tropical rainforest", "vines, ferns and wild green foliage"),
}


@pytest.fixture(scope="module")
def encoder() -> PromptEncoder:
    return PromptEncoder.load()


def test_shapes_types_and_zero_padding(encoder: PromptEncoder) -> None:
    states = encoder.encode(["steampunk", "a"])
    assert states.tokens.shape == (2, MAX_TOKENS, 384)
    assert states.tokens.dtype == states.pooled.dtype == torch.float32
    assert states.mask.dtype == torch.bool
    assert not states.tokens.requires_grad
    assert not states.tokens.is_inference()  # training must be able to use them
    assert states.tokens[~states.mask].abs().max() == 0
    torch.testing.assert_close(states.pooled.norm(dim=-1), torch.ones(2))
    mean = (states.tokens * states.mask[..., None]).sum(1) / states.mask.sum(1, keepdim=True)
    torch.testing.assert_close(torch.nn.functional.normalize(mean, dim=-1), states.pooled)


def test_numbers_stay_what_the_weights_were_trained_with(encoder: PromptEncoder) -> None:
    states = encoder.encode(["steampunk"])
    assert states.mask.sum() == 24
    pooled = torch.tensor([-0.016782, 0.005145, 0.005072, -0.065961, -0.037298, 0.056940])
    tokens = torch.tensor([0.527781, -0.109511, -0.181500, -0.936241])
    torch.testing.assert_close(states.pooled[0, :6], pooled, atol=2e-5, rtol=0)
    torch.testing.assert_close(states.tokens[0, 3, :4], tokens, atol=1e-4, rtol=0)


def test_paraphrases_land_nearest_to_their_style(encoder: PromptEncoder) -> None:
    names = encoder.encode(list(PARAPHRASES)).pooled
    said = encoder.encode([phrase for phrases in PARAPHRASES.values() for phrase in phrases]).pooled
    nearest = (said @ names.T).argmax(dim=1)
    right = nearest == torch.arange(len(names)).repeat_interleave(2)
    assert right.float().mean() >= 0.9


def test_lexicon_moves_steampunk_from_cyberpunk_to_brass(encoder: PromptEncoder) -> None:
    steam, brass, cyber = encoder.encode(["steampunk", "brass and copper machinery", "cyberpunk"]).pooled
    assert steam @ brass > steam @ cyber + 0.1


def test_batch_repeat_and_threads_agree(encoder: PromptEncoder) -> None:
    prompts = ["lego", "a calm lake at dawn", "", "dark tower, green aurora"]
    whole = encoder.encode(prompts)
    assert torch.equal(whole.tokens, encoder.encode(prompts).tokens)
    with ThreadPoolExecutor(4) as threads:
        singles = list(threads.map(lambda prompt: encoder.encode([prompt]), prompts * 2))
    for index, single in enumerate(singles):
        torch.testing.assert_close(single.tokens[0], whole.tokens[index % 4], atol=1e-4, rtol=0)
        torch.testing.assert_close(single.pooled[0], whole.pooled[index % 4], atol=1e-5, rtol=0)


def test_template_is_used(encoder: PromptEncoder) -> None:
    pieces = encoder._pieces("lighthouse")
    assert encoder._tokenizer.decode(pieces) == "video game world in the style of lighthouse"
    assert (pieces[0], pieces[-1]) == (101, 102)


@pytest.mark.parametrize("prompt", ["", "   ", "\x00\x07\n", "\ud800"])
def test_empty_prompt_means_the_game_as_it_is(encoder: PromptEncoder, prompt: str) -> None:
    states = encoder.encode([prompt])
    assert not states.mask.any()
    assert states.tokens.abs().max() == 0
    assert states.pooled.abs().max() == 0


def test_empty_batch(encoder: PromptEncoder) -> None:
    states = encoder.encode([])
    assert states.tokens.shape == (0, MAX_TOKENS, 384)
    assert states.pooled.shape == (0, 384)


def test_long_prompt_is_cut_and_still_ends_properly(encoder: PromptEncoder) -> None:
    states = encoder.encode(["brass tower " * 9000])
    assert states.mask.all()
    assert encoder._pieces("brass tower " * 9000)[-1] == 102
    assert len(encoder._pieces("brass tower " * 9000)) == MAX_TOKENS


def test_control_characters_and_blanks_change_nothing(encoder: PromptEncoder) -> None:
    assert as_written("  green\x1b\taurora\n") == "green aurora"
    assert torch.equal(encoder.encode(["green\x00 aurora"]).tokens, encoder.encode(["green aurora"]).tokens)


def test_missing_weights_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PromptEncoderError, match=r"model\.safetensors is not in .*MIRAGE_TEXT_MODEL"):
        PromptEncoder.load(tmp_path)
    monkeypatch.setattr(text, "PACKAGE", "no_such_package_anywhere")
    with pytest.raises(PromptEncoderError, match=r"not installed.*uv sync"):
        PromptEncoder.load()


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    shutil.copytree(text.find_weights(), tmp_path, dirs_exist_ok=True)
    with (tmp_path / "model.safetensors").open("r+b") as file:
        file.seek(50_000_000)
        file.write(b"damage")
    with pytest.raises(PromptEncoderError, match="damaged or of another model"):
        PromptEncoder.load(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(PromptEncoderError, match="damaged or of another model"):
        PromptEncoder.load(tmp_path)


def test_damaged_or_foreign_tokenizer_is_refused(tmp_path: Path) -> None:
    where = text.find_weights()
    (tmp_path / "model.safetensors").symlink_to(where / "model.safetensors")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(PromptEncoderError, match="damaged"):
        PromptEncoder.load(tmp_path)
    other = (where / "tokenizer.json").read_text().replace("[CLS]", "<s>")
    (tmp_path / "tokenizer.json").write_text(other)
    with pytest.raises(PromptEncoderError, match="another model"):
        PromptEncoder.load(tmp_path)


def test_environment_overrides_the_installed_package(
    encoder: PromptEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).symlink_to(text.find_weights() / name)
    monkeypatch.setenv("MIRAGE_TEXT_MODEL", str(tmp_path))
    assert text.find_weights() == tmp_path
    assert torch.equal(PromptEncoder.load().encode(["lego"]).pooled, encoder.encode(["lego"]).pooled)


def test_expand_says_what_a_known_word_looks_like() -> None:
    assert expand("Steampunk") == "Steampunk, brass gears, copper pipes, victorian machinery, warm smoke"
    assert expand("a quiet lighthouse") == "a quiet lighthouse"
    assert expand("steampunked") == "steampunked"


@pytest.mark.parametrize("word", ["steampunk", "steam punk", "Steam-Punk", "STEAMPUNK"])
def test_expand_knows_a_word_however_it_is_spaced(word: str) -> None:
    assert expand(f"a {word} town") == f"a {word} town, brass gears, copper pipes, victorian machinery, warm smoke"


def test_expand_is_fair_to_several_words_and_never_repeats() -> None:
    assert expand("samurai winter").startswith("samurai winter, pink cherry blossom, white snow, red torii gates, ice")
    assert expand("steampunk with brass gears").count("brass gears") == 1
    assert expand("medieval castle").count("banners") == 1
    assert expand("pixel art").count("large square pixels") == 1


def test_lexicon_is_well_formed(encoder: PromptEncoder) -> None:
    assert len(LOOKS) >= 80
    for word, looks in LOOKS.items():
        assert word == word.lower().strip()
        assert looks == looks.strip(" ,")
        assert len(encoder._pieces(word)) < MAX_TOKENS, f"{word}: its look must fit whole"


def test_the_lexicon_names_no_held_out_theme() -> None:
    held_out = {normalised(phrase) for name in HELD_OUT_THEMES for phrase in theme_phrases(name)}
    assert not held_out & {normalised(word) for word in LOOKS}
