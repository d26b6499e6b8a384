"""The fixed prompts that weights are judged by: 48 looks, four prompts each, none of which training has seen."""

from __future__ import annotations

from functools import cache
from random import Random

from mirage_game.style.compose import HELD_OUT_THEMES, Composition, training_themes
from mirage_game.style.grammar import described, say
from mirage_game.style.phrases import held_out_phrases

TRAINING_THEMES = 32  # of the looks; the others are the held-out themes
PROMPTS = 4  # a look
SEED = "mirage evaluation 1: "


def _spread(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """So many names, evenly spread over the list."""
    return tuple(names[k * len(names) // count] for k in range(min(count, len(names))))


def prompts_of(name: str) -> list[str]:
    """Prompts of one theme: held-out phrases as they are, then in sentences, the last with what one sees there.

    Of a theme that training never saw, all but the first, its name, also say what one would see.
    """
    random, look = Random(SEED + name), Composition(name)
    unseen = name in HELD_OUT_THEMES
    found = [name] if unseen else list(held_out_phrases("theme", name)[:2])
    while len(found) < PROMPTS:
        if unseen or len(found) == PROMPTS - 1:
            text = described(look, random, random.randint(4, 6), held_out=True, slips=False)
        else:
            text = say(look, random, held_out=True, slips=False)
        if text not in found:
            found.append(text)
    return found


@cache
def _all() -> tuple[tuple[str, Composition, str], ...]:
    names = (*_spread(training_themes(), TRAINING_THEMES), *HELD_OUT_THEMES)
    return tuple((name, Composition(name), prompt) for name in names for prompt in prompts_of(name))


def evaluation_prompts() -> list[tuple[str, Composition, str]]:
    """Name, composition and prompt of each: the same on every machine, as long as the vocabulary is the same."""
    return list(_all())
