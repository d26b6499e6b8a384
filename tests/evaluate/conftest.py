"""A small world and models that need no weights: made-up clips whose right answer is known."""

import pytest
import torch

from mirage_game.model.text import PromptStates
from mirage_game.worlds.clips import Clip

WIDTH, HEIGHT = 32, 24


class FakeFootage:
    """Styles that follow from the source by a rule: darker, colours swapped, a pattern no table can know, nothing."""

    names = ("dim", "swapped", "striped", "vanilla")
    device = torch.device("cpu")

    def caption(self, index: int, turn: int) -> str:
        return f"{self.names[index]} {turn % 2}"

    def held_out_caption(self, index: int, turn: int) -> str:
        return f"held out {self.names[index]}"

    def stream(self, style, frames, chunk, turn):
        for first in range(0, frames, chunk):
            length = min(chunk, frames - first)
            yield self.clip(style, range(first, first + length), turn)

    def clip(self, style, frames, turn):
        """A still camera over a smooth picture of the turn, whose brightness goes up and down in time."""
        b, t = len(style), len(frames)
        chance = torch.Generator().manual_seed(turn)
        coarse = torch.rand(1, 3, 4, 5, generator=chance) * 1.6 - 0.8
        picture = torch.nn.functional.interpolate(coarse, (HEIGHT, WIDTH), mode="bilinear", align_corners=True)
        breath = torch.tensor([0.9 + 0.1 * (-1) ** frame for frame in frames]).view(1, t, 1, 1, 1)
        source = (picture[:, None] * breath).expand(b, -1, -1, -1, -1).clone()
        target = torch.stack(
            [styled(self.names[index], clip) for index, clip in zip(style.tolist(), source, strict=True)]
        )
        poses = torch.zeros(b, t, 7)
        poses[..., 6] = 70.0
        return Clip(
            source=source, target=target, depth=torch.full((b, t, HEIGHT, WIDTH), 5.0), poses=poses,
            camera=torch.zeros(b, t, 6), controls=torch.zeros(b, t, 16), style=style,
        )  # fmt: skip


def styled(name, source):
    """The rule of a style, on (..., 3, H, W)."""
    if name == "dim":
        return source * 0.5 - 0.3
    if name == "swapped":
        return source[..., [2, 0, 1], :, :]
    if name == "striped":
        stripes = (torch.arange(source.shape[-1]) // 4 % 2) * 0.8 - 0.4
        return (source * 0.3 + stripes).clamp(-1, 1)
    return source


class FakeStreams:
    """Answers each stream by the rule of the style in its caption, off by `error(frames since the start)`."""

    def __init__(self, batch, error):
        self.captions, self.error, self.age = [""] * batch, error, 0

    def set_prompt(self, slot, states):
        self.captions[slot] = TEXTS[int(states.pooled[0, 0])]

    def step(self, source, camera, controls, depth):
        off = self.error(self.age)
        self.age += 1
        rows = [
            styled(caption.removeprefix("held out ").split()[0], x)
            for caption, x in zip(self.captions, source, strict=True)
        ]
        answer = torch.stack(rows)
        held = torch.tensor([caption.startswith("held out") for caption in self.captions]).view(-1, 1, 1, 1)
        return torch.where(held, answer + 2 * off, answer + off)


TEXTS: list[str] = []


@pytest.fixture(autouse=True, scope="module")
def small_sums(one_thread):
    """All that is measured here is small."""


def fake_prompts(text):
    """States that carry the number of the text."""
    if text not in TEXTS:
        TEXTS.append(text)
    return PromptStates(
        torch.zeros(1, 32, 384), torch.zeros(1, 32).bool(), torch.full((1, 384), float(TEXTS.index(text)))
    )


@pytest.fixture(scope="module")
def made_up():
    return FakeFootage()


@pytest.fixture(scope="session")
def subject_with():
    """A model that is right but for an error that depends on how many frames its stream has seen."""
    from mirage_game.evaluate.rollout import Subject

    return lambda error: Subject(lambda batch: FakeStreams(batch, error), fake_prompts)
