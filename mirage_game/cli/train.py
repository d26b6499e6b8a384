"""`mirage train`: hands over to `mirage_game.train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from mirage_game.cli.options import fail, parse

DESCRIPTION = """\
Train a model on endless made-up worlds: minutes on a Hopper GPU, far longer on a CPU.

First encode the captions of all styles once; the run then needs no text model. docs/training.md says how the shipped
weights came to be.

  $ mirage train captions out/captions.safetensors
  $ mirage train --captions out/captions.safetensors --minutes 60
  $ torchrun --nproc-per-node 8 -m mirage_game.train --captions out/captions.safetensors    several GPUs"""


@dataclass(frozen=True)
class Captions:
    """Encode the captions of all styles into one file, which training and evaluation read.

    $ mirage train captions out/captions.safetensors
    """

    out: Annotated[tyro.conf.Positional[Path], tyro.conf.arg(metavar="FILE")]
    """Where to write it."""


def main(argv: Sequence[str]) -> int:
    """Train a model, or encode captions for it."""
    if argv[:1] == ["captions"]:
        return encode_captions(parse(Captions, "train captions", argv[1:]).out)
    from mirage_game.train.trainer import TrainConfig, train

    try:
        train(parse(TrainConfig, "train", argv, DESCRIPTION))
    except (ValueError, RuntimeError) as error:
        if type(error) is RuntimeError:
            raise  # torch's own: the traceback is what helps
        return fail(str(error))
    return 0


def encode_captions(out: Path) -> int:
    """Write the table of all captions, the held-out ones too, and the empty prompt."""
    from mirage_game.model.captions import save_captions
    from mirage_game.model.text import PromptEncoder, PromptEncoderError
    from mirage_game.worlds.styles import STYLES

    texts = ["", *(caption for style in STYLES.values() for caption in style.captions)]
    try:
        save_captions(out, PromptEncoder.load(), texts)
    except PromptEncoderError as error:
        return fail(str(error))
    print(f"wrote {len(set(texts))} captions to {out}")
    return 0
