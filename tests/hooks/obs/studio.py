"""One OBS with three sources for many tests: a picture, a colour and a clip, each under a filter that inverts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import Box, Colour, inverted
from hooks.obs.home import colour, image, media, mirage
from hooks.obs.world import World, obs
from PIL import Image

from hooks.obs import frames

WIDTH, HEIGHT = 320, 180
SHADE: Colour = (200, 40, 90)
QUARTERS: tuple[Colour, ...] = ((250, 10, 20), (30, 240, 50), (60, 70, 230), (200, 190, 180))
# Where each source is in the recording, without its edges.
PICTURE: Box = (8, 8, 312, 172)
COLOUR: Box = (328, 8, 632, 172)
CLIP: Box = (8, 188, 312, 352)
MOST_LAGGED = 0.2  # of the frames drawn, on two busy cores
MODEL_S = 60.0


@dataclass
class Studio:
    """One OBS with three sources, each under a filter, and the daemon that they go to."""

    world: World
    daemon: ScriptedDaemon


@pytest.fixture(scope="module")
def running_studio(plugin: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    picture, clip = folder / "picture.png", folder / "clip.mkv"
    Image.fromarray(quarters()).save(picture)
    frames.write_clip(clip, ramp())
    with ScriptedDaemon() as daemon:
        sources = [
            image("Picture", picture, [mirage(daemon.endpoint)]) | {"pos": (0, 0)},
            colour("Colour", SHADE, (WIDTH, HEIGHT), [mirage(daemon.endpoint)]) | {"pos": (WIDTH, 0)},
            media("Clip", clip, [mirage(daemon.endpoint)]) | {"pos": (0, HEIGHT)},
        ]
        with obs(folder, plugin, sources) as world:
            yield Studio(world, daemon)


@pytest.fixture
def studio(running_studio: Studio) -> Iterator[Studio]:
    """With all as it was in the beginning: what a test changes goes."""
    running_studio.daemon.style, running_studio.daemon.delay_ms = "invert", 0
    for name in ("Picture", "Colour", "Clip"):
        running_studio.world.reset(name, running_studio.daemon.endpoint)
    running_studio.world.await_colour("Colour", inverted(SHADE))
    return running_studio


def quarters() -> frames.Image:
    """A picture that shows whether it was turned, shifted, or its colours exchanged: (H, W, 3)."""
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    picture[: HEIGHT // 2, : WIDTH // 2], picture[: HEIGHT // 2, WIDTH // 2 :] = QUARTERS[:2]
    picture[HEIGHT // 2 :, : WIDTH // 2], picture[HEIGHT // 2 :, WIDTH // 2 :] = QUARTERS[2:]
    return picture


def ramp() -> frames.Image:
    """Two seconds (n, H, W, 3) in which red rises while blue falls: red and blue add up to 255, green is 40."""
    clip = np.empty((60, HEIGHT, WIDTH, 3), np.uint8)
    red = np.linspace(20, 235, 60).astype(np.uint8)[:, None, None]
    clip[..., 0], clip[..., 1], clip[..., 2] = red, 40, 255 - red
    return clip


def all_near(colours: np.ndarray, wanted: Colour, within: float = 5.0) -> bool:
    return bool((np.abs(colours - np.array(wanted)) <= within).all())


@contextmanager
def few_lagged(world: World) -> Iterator[None]:
    """OBS must not wait: few frames are drawn too late while the block runs."""
    late, total = world.render_counts()
    yield
    late_after, total_after = world.render_counts()
    assert late_after - late <= MOST_LAGGED * (total_after - total) + 3, (late_after - late, total_after - total)
