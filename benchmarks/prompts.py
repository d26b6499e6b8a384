"""How many prompts that training never saw are read as what they mean: by the reader's network alone, and by all that
takes part: details to the letter, slips undone, guesses of themes.

    python benchmarks/prompts.py

A prompt counts as read when at least nine of ten roles are made of what the theme makes them of. No GPU is needed; it
takes about two minutes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "kernels")]

from mirage_game.model.reader import PromptReader, load_reader
from mirage_game.model.text import PromptEncoder
from mirage_game.style.compose import Composition, code, training_themes
from mirage_game.style.prompts import evaluation_prompts, prompts_of

READ = 0.9  # share of the roles
EVERY = 3  # one of so many themes that evaluation does not show


def read(reader: PromptReader, theme: str) -> int:
    """How many of a theme's prompts are read as it."""
    wanted = code(Composition(theme)).pattern
    return sum(bool((reader.read([text]).pattern == wanted).float().mean() >= READ) for text in prompts_of(theme))


def main() -> None:
    """Read them all, and print."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    shown = {name for name, _, _ in evaluation_prompts()}
    trained = sorted(training_themes())
    sets = {
        "looks of the evaluation": [theme for theme in trained if theme in shown],
        "other themes": [theme for theme in trained if theme not in shown][::EVERY],
    }
    readers = {
        "reader alone": PromptReader(PromptEncoder.load(), load_reader()),
        "with details and guesses": PromptReader.load(),
    }
    for name, themes in sets.items():
        prompts = sum(len(prompts_of(theme)) for theme in themes)
        found = ", ".join(f"{how} {sum(read(r, theme) for theme in themes)}" for how, r in readers.items())
        print(f"{len(themes)} {name}, {prompts} prompts: {found}")


if __name__ == "__main__":
    main()
