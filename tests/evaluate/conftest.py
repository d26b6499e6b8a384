"""A small world and models that need no weights: made-up clips whose right answer is known."""

import pytest
import torch

from mirage_game.style.code import identity
from mirage_game.worlds.clips import Clip

WIDTH, HEIGHT = 32, 24
DISPLAY = (slice(14, 24), slice(4, 28))  # rows and columns of a white and black board, where a clip has a display


class FakeFootage:
    """Styles that follow from the source by a rule: darker, colours swapped, a pattern no table can know, nothing."""

    names = ("dim", "swapped", "striped", "vanilla")
    held_out = frozenset({"striped"})
    device = torch.device("cpu")
    width, height = WIDTH, HEIGHT

    def code(self, index):
        return numbered(index)

    def prompt(self, index, turn):
        return f"{self.names[index]} {turn % 2}"

    def stream(self, style, frames, chunk, turn):
        for first in range(0, frames, chunk):
            length = min(chunk, frames - first)
            yield self.clip(style, range(first, first + length), turn)

    def still(self, style, frames, turn, hud=True):
        return self.clip(style, [0] * frames, turn, hud)

    def deal(self, count, generator):
        looks = torch.randint(len(self.names), (count,), generator=generator)
        turns = torch.randint(50, (count,), generator=generator).tolist()
        frames = [self.clip(look[None], [0], 100 + turn).target[:, 0] for look, turn in zip(looks, turns, strict=True)]
        return torch.cat(frames), looks

    def clip(self, style, frames, turn, hud=False):
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
        if hud:
            for picture in (source, target):
                picture[..., DISPLAY[0], DISPLAY[1]] = board()[DISPLAY]
        poses = torch.zeros(b, t, 7)
        poses[..., 6] = 70.0
        depth = torch.full((b, t, HEIGHT, WIDTH), 5.0)
        return Clip(
            source=source, target=target, depth=depth, poses=poses, camera=torch.zeros(b, t, 9),
            controls=torch.zeros(b, t, 16), style=style, code=numbered(0), time=torch.zeros(b, t),
            surface=torch.zeros_like(depth),
        )  # fmt: skip


def board():
    """A chessboard of squares of two pixels (HEIGHT, WIDTH), -1 and 1."""
    rows, columns = torch.meshgrid(torch.arange(HEIGHT) // 2, torch.arange(WIDTH) // 2, indexing="ij")
    return ((rows + columns) % 2) * 2.0 - 1


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


def numbered(style, prompted=False):
    """A code that says nothing but which made-up style it is, and whether a prompt asked for it."""
    code = identity()
    code.pattern[0, 0], code.pattern[0, 1] = style, int(prompted)
    return code


class FakeStreams:
    """Answers each stream by the rule of its code's style, off by `error(frames since the start)`, or twice that where
    a prompt asked. It restyles a display, too.
    """

    def __init__(self, batch, error):
        self.codes, self.error, self.age = [None] * batch, error, 0

    def set_style(self, slot, code):
        self.codes[slot] = code.pattern[0, :2].tolist()

    def step(self, source, *known):
        off = self.error(self.age)
        self.age += 1
        rows = [
            styled(FakeFootage.names[style], x) + off * (1 + prompted)
            for (style, prompted), x in zip(self.codes, source, strict=True)
        ]
        return torch.stack(rows)


@pytest.fixture(autouse=True, scope="module")
def small_sums(one_thread):
    """All that is measured here is small."""


def fake_read(text):
    """The code of the style whose name is the prompt's first word."""
    return numbered(FakeFootage.names.index(text.split()[0]), prompted=True)


@pytest.fixture(scope="session")
def no_trials():
    """Options that leave the trials out; they have tests of their own."""
    return {"change_clips": 0, "poison_clips": 0, "sizes_frames": 0, "look_away_clips": 0}


@pytest.fixture(scope="module")
def made_up():
    return FakeFootage()


@pytest.fixture(scope="session")
def subject_with():
    """A model that is right but for an error that depends on how many frames its stream has seen."""
    from mirage_game.evaluate.rollout import Subject

    return lambda error, read=fake_read: Subject(lambda batch: FakeStreams(batch, error), read)
