"""The prompt reader: what a player typed -> a style code.

A small network between the text encoder and the picture model. Each slot of the code (the material of a role, an
ornament's place, the sky, the light ...) asks the words of the prompt what they say of it, and the slots talk to each
other. It runs once a prompt, so that the picture model never meets text, and can be taught new words alone.

Legend: B prompts, S words, P slots, D width.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from mirage_game.model.checkpoint import WEIGHTS, WeightsError
from mirage_game.model.layers import rms
from mirage_game.model.spelling import corrected
from mirage_game.model.style_tokens import STYLE_TOKENS
from mirage_game.model.text import CHANNELS, PromptEncoder, PromptStates
from mirage_game.model.themes import A_GUESS, CERTAIN, ThemeNamer, load_guess
from mirage_game.model.understanding import KnownThemes, as_named, laid_over
from mirage_game.style.code import (
    GRADE_FIELDS,
    KEEP,
    LIGHT_FIELDS,
    MEDIUM,
    ORNAMENT,
    ORNAMENT_KINDS,
    PARTS,
    PATTERNS,
    ROLE_INDEX,
    ROLES,
    SITES,
    SKY_FIELDS,
    SURFACE,
    WATER_FIELDS,
    StyleCode,
    identity,
    stack,
)  # fmt: skip
from mirage_game.style.details import details
from mirage_game.style.dictionary import vocabulary
from mirage_game.style.literal import literal
from mirage_game.style.resolve import code
from mirage_game.style.wording import cleaned
from mirage_kernels.raycast import layout as lay

FORMAT = "mirage-reader-1"
ONE_THING = 7  # roles at most that one detail sets
SPEAKS = 3  # details that say what a world is like, though its name says nothing
FIELDS = (SKY_FIELDS, LIGHT_FIELDS, GRADE_FIELDS, WATER_FIELDS)  # of the environment, part by part; see `told`


class Reading(NamedTuple):
    """What the network says, before it is made up into a code."""

    pattern: Tensor  # (B, roles, patterns) logits
    surface: Tensor  # (B, roles, 11) 0..1
    kind: Tensor  # (B, sites, kinds) logits
    ornament: Tensor  # (B, sites, 7) 0..1
    environment: Tensor  # (B, ENVIRONMENT)
    keeps: Tensor  # (B, 3) logits
    medium: Tensor  # (B, MEDIUM)
    scaled: Tensor  # (B, numbers): environment and medium again, in the order and on the scale that they are learnt in


class ReaderLayer(nn.Module):
    """Slots read the words, then each other, then think."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.ask, self.words = nn.Linear(dim, dim, bias=False), nn.Linear(dim, 2 * dim, bias=False)
        self.heard = nn.Linear(dim, dim, bias=False)
        self.among, self.agreed = nn.Linear(dim, 3 * dim, bias=False), nn.Linear(dim, dim, bias=False)
        self.up, self.down = nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)

    def forward(self, slots: Tensor, words: Tensor, mask: Tensor) -> Tensor:
        """(B, P, D), (B, S, D), (B, S) bool -> (B, P, D)."""
        k, v = self.words(words).chunk(2, -1)
        slots = slots + self.heard(self._attend(self.ask(rms(slots)), k, v, mask[:, None, None]))
        q, k, v = self.among(rms(slots)).chunk(3, -1)
        slots = slots + self.agreed(self._attend(q, k, v, None))
        out: Tensor = slots + self.down(F.gelu(self.up(rms(slots))))
        return out

    def _attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        q, k, v = (torch.unflatten(x, -1, (self.heads, -1)).transpose(1, 2) for x in (q, k, v))
        return F.scaled_dot_product_attention(rms(q), rms(k), v, attn_mask=mask).transpose(1, 2).flatten(2)


class Reader(nn.Module):
    """The network. `middle` and `spread` bring the environment's and the medium's numbers to a common scale; they are
    taken from the codes that it is trained on.
    """

    middle: Tensor
    spread: Tensor

    def __init__(self, dim: int = 144, depth: int = 3, heads: int = 4) -> None:
        super().__init__()
        self.dim, self.depth, self.heads = dim, depth, heads
        numbers = sum(len(fields) for fields in FIELDS) + len(MEDIUM)
        self.text = nn.Linear(CHANNELS, dim)
        self.whole = nn.Linear(CHANNELS, dim)
        self.slots = nn.Parameter(torch.randn(STYLE_TOKENS, dim) * 0.5)
        self.layers = nn.ModuleList(ReaderLayer(dim, heads) for _ in range(depth))
        self.pattern, self.surface = nn.Linear(dim, len(PATTERNS)), nn.Linear(dim, SURFACE)
        self.kind, self.ornament = nn.Linear(dim, len(ORNAMENT_KINDS)), nn.Linear(dim, ORNAMENT)
        self.scene = nn.ModuleList(nn.Linear(dim, len(fields)) for fields in FIELDS)
        self.keeps = nn.ModuleList(nn.Linear(dim, 1) for _ in PARTS)
        self.medium = nn.Linear(dim, len(MEDIUM))
        self.register_buffer("middle", torch.zeros(numbers))
        self.register_buffer("spread", torch.ones(numbers))

    def forward(self, states: PromptStates) -> Reading:
        """What encoded prompts say."""
        words = self.text(states.tokens * 8)  # encoder states have unit-ish norm over 384 numbers
        slots = self.slots + self.whole(states.pooled * 16)[:, None]
        mask = states.mask | ~states.mask.any(1, keepdim=True)  # an empty prompt has nothing to attend to
        for layer in self.layers:
            slots = layer(slots, words, mask)
        roles, sites, scene = torch.split(rms(slots), [len(ROLES), len(SITES), len(PARTS) + 1], 1)
        asked = (*scene.unbind(1)[: len(PARTS)], roles[:, ROLE_INDEX["water"]])
        scaled = torch.cat(
            [head(x) for head, x in zip(self.scene, asked, strict=True)] + [self.medium(scene[:, -1])], -1
        )
        numbers = scaled * self.spread + self.middle
        environment = numbers.new_zeros(len(numbers), lay.ENVIRONMENT)
        *parts, medium = torch.split(numbers, [*map(len, FIELDS), len(MEDIUM)], -1)
        for fields, part in zip(FIELDS, parts, strict=True):
            environment[:, list(fields)] = part
        keeps = torch.cat([head(x) for head, x in zip(self.keeps, asked, strict=False)], -1)
        return Reading(
            self.pattern(roles), self.surface(roles).sigmoid(), self.kind(sites), self.ornament(sites).sigmoid(),
            environment, keeps, medium, scaled,
        )  # fmt: skip


def told(code: StyleCode) -> list[Tensor]:
    """Which looks set each part of `FIELDS` themselves, (B, 1) float each."""
    return [*torch.split(1 - code.keeps, 1, 1), (code.pattern[:, ROLE_INDEX["water"], None] != KEEP).float()]


def code_from(reading: Reading) -> StyleCode:
    """The likeliest code."""
    pattern, kind = reading.pattern.argmax(-1), reading.kind.argmax(-1)
    code = StyleCode(
        pattern=pattern,
        surface=reading.surface.float() * (pattern != KEEP)[..., None],
        environment=reading.environment.float(),
        keeps=(reading.keeps > 0).float(),
        medium=reading.medium.float(),
        ornament=kind,
        ornament_surface=reading.ornament.float() * (kind > 0)[..., None],
    )
    for fields, own in zip(FIELDS, told(code), strict=True):
        code.environment[:, list(fields)] *= own
    return code


class PromptReader:
    """Text in, style code out. Safe to call from several threads."""

    def __init__(self, encoder: PromptEncoder, reader: Reader, namer: ThemeNamer | None = None) -> None:
        self._encoder, self._reader, self._namer = encoder, reader.eval().requires_grad_(False), namer

    @classmethod
    def load(cls, path: Path | None = None) -> PromptReader:
        """The shipped reader and the installed text encoder. Raises WeightsError or PromptEncoderError."""
        encoder = PromptEncoder.load()
        return cls(encoder, load_reader(path), ThemeNamer(encoder, load_guess()))

    def read(self, texts: Sequence[str]) -> StyleCode:
        """One row a prompt: to the letter where it is said plainly, else as the networks understand it. An empty one,
        or one without a readable word, is the game as it is.
        """
        return stack([self._one(text) for text in texts])

    def _one(self, text: str) -> StyleCode:
        if not any(map(str.isalnum, text)):
            return identity()
        if (plain := literal(text)) is not None:
            return code(plain)
        if self._namer is None:
            return self._understood(text)
        said = corrected(cleaned(text), self._ranks())
        if said != cleaned(text) and (plain := literal(said)) is not None:
            return code(plain)
        return self._told(said, self._namer)

    def _told(self, said: str, namer: ThemeNamer) -> StyleCode:
        """A prompt that is not plain: its details to the letter, over the theme that it means or seems to mean."""
        found = details(said)
        told = code(found.told)
        for words in found.unsure:
            if says_one_thing(read := self._understood(words)):
                told = laid_over(read, told)
        if not found.rest:
            return laid_over(self._understood(said), told)
        themes, meant = _known_themes(namer.names), namer.meant(said, found.rest)
        theme = meant.theme if meant is not None and meant.sure >= CERTAIN else None
        for text in (said, found.rest):
            theme = theme or themes.named(self._understood(text), told)
        if theme is None and meant is not None and meant.reliable:
            theme = meant.theme
        if theme is not None:
            return laid_over(code(as_named(theme, found.told)), told, followers=False)
        if meant is not None and (meant.sure >= A_GUESS or found.told.said >= SPEAKS):
            return laid_over(themes.blended(meant.odds, told), told, followers=False)
        return laid_over(self._understood(said), told)

    @torch.no_grad()
    def _understood(self, text: str) -> StyleCode:
        states = self._encoder.encode([text])
        return code_from(self._reader(states)) if states.mask.any() else identity()

    @cache  # noqa: B019  (one reader a process)
    def _ranks(self) -> dict[str, int]:
        """All known words, the vocabulary's first, then the encoder's, usual ones first."""
        return self._encoder.words() | dict.fromkeys(vocabulary(), 0)


_known_themes = cache(KnownThemes.of)


def says_one_thing(read: StyleCode) -> bool:
    """Whether a code (one row) sets little, as one detail does: a part and those that go with it, or a sky."""
    return int((read.pattern != KEEP).sum()) <= ONE_THING


def save_reader(reader: Reader, path: Path, notes: dict[str, str] | None = None) -> None:
    """Writes weights and shape; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keep = ("middle", "spread")  # small numbers with large differences: not in bf16
    tensors = {
        name: x.detach().to(torch.float32 if name in keep else torch.bfloat16).cpu().contiguous()
        for name, x in reader.state_dict().items()
    }
    shape = {"dim": reader.dim, "depth": reader.depth, "heads": reader.heads}
    partial = path.with_suffix(".partial")
    save_file(tensors, partial, metadata={"format": FORMAT, "shape": json.dumps(shape), **(notes or {})})
    os.replace(partial, path)


def load_reader(path: Path | None = None) -> Reader:
    """A reader with its weights, float32 on the CPU. Raises WeightsError with what to do if they cannot be used."""
    path = path or WEIGHTS / "reader.safetensors"
    again = "Install Mirage again, or name another file."
    if not path.is_file():
        raise WeightsError(f"The prompt reader's weights are missing: {path} does not exist. {again}")
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118  (not a dict)
    except (SafetensorError, OSError) as error:
        raise WeightsError(f"The prompt reader's weights in {path} are damaged ({error}). {again}") from error
    if metadata.get("format") != FORMAT:
        raise WeightsError(f"{path} holds no prompt reader (format {metadata.get('format')!r}). {again}")
    try:
        reader = Reader(**json.loads(metadata["shape"]))
        reader.load_state_dict(tensors)
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        why = str(error).splitlines()[-1].strip()
        raise WeightsError(
            f"The prompt reader in {path} does not fit this version of Mirage ({why}). {again}"
        ) from error
    return reader.eval()
