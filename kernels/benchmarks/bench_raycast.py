"""How long a clip takes on this GPU, stage by stage; refuses to print a figure if kernel and reference disagree;
draws a contact sheet of the looks that weights are judged by.

python kernels/benchmarks/bench_raycast.py --out OUT [--batch 32] [--frames 8] [--width 256] [--height 144]
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

import torch
from PIL import Image

from mirage_game.evaluate.looks import wanted_looks
from mirage_game.style.bank import StyleBank
from mirage_game.worlds import hud, looks, media
from mirage_game.worlds.cameras import ray_cameras
from mirage_game.worlds.clips import ClipOptions, make_clip
from mirage_game.worlds.mobs import make_mobs
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import style_looks
from mirage_game.worlds.textures import Look
from mirage_kernels import raycast
from mirage_kernels.raycast import layout, ornaments


def milliseconds(run: Callable[[], object], repeats: int) -> list[float]:
    """p20, p50 and p80 of the device time of `run`."""
    run()
    times = []
    for _ in range(repeats):
        torch.cuda.synchronize()
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        run()
        end.record()
        torch.cuda.synchronize()
        times.append(begin.elapsed_time(end))
    times.sort()
    return [times[int(len(times) * q)] for q in (0.2, 0.5, 0.8)]


def decorated(draw: Draw, batch: int) -> torch.Tensor:
    """A shape at every site."""
    shapes = draw.uniform(batch, layout.SITES, layout.ORNAMENT)
    shapes[..., layout.KIND] = draw.integer(batch, layout.SITES, low=1, high=len(ornaments.KINDS)).float()
    return shapes


def starry(look: Look) -> Look:
    """A look with everything in its sky."""
    environment = look.environment.clone()
    bodies = {layout.AURORA: 0.7, layout.PLANET_SIZE: 0.15, layout.PLANET_RING: 1.0, layout.NEBULA: 0.5}
    for at, value in {**bodies, layout.RAINBOW: 0.5}.items():
        environment[:, at] = value
    environment[:, layout.AURORA_COLOUR : layout.AURORA_COLOUR + 3] = 0.5
    environment[:, layout.NEBULA_COLOUR : layout.NEBULA_COLOUR + 3] = 0.5
    environment[:, layout.PLANET_COLOUR : layout.PLANET_COLOUR + 3] = 0.5
    return look._replace(environment=environment)


def agree(pool: WorldPool) -> float:
    """Part of the pixels of a small clip where kernel and reference agree."""
    draw = Draw.seeded(11, pool.device)
    world = draw.integer(4, high=pool.count)
    paths = make_paths(draw, pool, world, 2)
    now = looks.weather(draw, 4)
    one, two = looks.source_look(draw, now), starry(style_looks(pool.device))
    pick = torch.arange(1, 5, device=pool.device)
    arguments = (
        pool.cells,
        pool.light,
        world.int(),
        ray_cameras(paths.poses, torch.ones(4, 2, device=pool.device)),
        now.scene,
        [one.textures, two.textures[pick]],
        [one.environment, two.environment[pick]],
        131,
        75,
    )
    worn = [None, decorated(draw, 4)]
    bodies = make_mobs(draw, pool, world, paths.poses, torch.ones(4, 2, device=pool.device))
    a, b = (raycast.render(*arguments, kernel=kernel, ornaments=worn, bodies=bodies) for kernel in (True, False))
    return min(((x - y).abs() < 0.02).float().mean().item() for x, y in zip(a.images, b.images, strict=True))


def stages(
    pool: WorldPool, bank: StyleBank, batch: int, frames: int, width: int, height: int
) -> dict[str, Callable[[], object]]:
    """What a clip is made of, each ready to run."""
    draw = Draw.seeded(1, pool.device)
    world = draw.integer(batch, high=pool.count)
    paths = make_paths(draw, pool, world, frames)
    now = looks.weather(draw, batch)
    one, two = looks.source_look(draw, now), style_looks(pool.device)
    pick = torch.arange(batch, device=pool.device) % len(two.textures)
    textures, environments = [one.textures, two.textures[pick]], [one.environment, two.environment[pick]]
    every_body = [one.environment, starry(two).environment[pick]]
    cameras = ray_cameras(paths.poses, torch.zeros(batch, frames, device=pool.device))
    worn = [None, decorated(draw, batch)]
    clock = torch.zeros(batch, frames, device=pool.device)
    bodies = make_mobs(draw, pool, world, paths.poses, clock)

    def cast(
        environments: list[torch.Tensor],
        shapes: list[torch.Tensor | None] | None,
        bodies: torch.Tensor | None = None,
    ) -> raycast.Rendered:
        return raycast.render(
            pool.cells, pool.light, world.int(), cameras, now.scene, textures, environments, width, height,
            ornaments=shapes, bodies=bodies,
        )  # fmt: skip

    pictures = cast(environments, None)
    styles = torch.arange(batch) % len(bank)
    _, mediums = bank.take(styles.tolist())
    generator = torch.Generator(pool.device).manual_seed(2)
    return {
        "paths": lambda: make_paths(draw, pool, world, frames),
        "source looks": lambda: looks.source_look(draw, looks.weather(draw, batch)),
        "ray casting": lambda: cast(environments, None),
        "ray casting with ornaments": lambda: cast(environments, worn),
        "... and all in the sky": lambda: cast(every_body, worn),
        "ray casting with ornaments and creatures": lambda: cast(environments, worn, bodies),
        "creatures": lambda: make_mobs(draw, pool, world, paths.poses, clock),
        "media": lambda: media.finish(pictures.images[1], pictures.depth, pictures.surface, mediums),
        "overlays": lambda: hud.overlays(draw, batch, width, height),
        "whole clip": lambda: make_clip(pool, batch, frames, width, height, bank, styles, generator),
        "whole clip, one ray a pixel": lambda: make_clip(
            pool, batch, frames, width, height, bank, styles, generator, ClipOptions(samples=1)
        ),
        "two new worlds": lambda: pool.refresh(2),
    }


def sheet(pool: WorldPool, bank: StyleBank, out: Path, columns: int = 3) -> None:
    """A contact sheet: source and target of every look."""
    n = len(bank)
    clip = make_clip(pool, n, 1, 256, 144, bank, torch.arange(n), torch.Generator(pool.device).manual_seed(4))
    pairs = torch.cat([clip.source[:, 0], clip.target[:, 0]], -1)
    pairs = torch.cat([pairs, pairs.new_full((-n % columns, *pairs.shape[1:]), -1)])
    rows = pairs.view(-1, columns, *pairs.shape[1:]).permute(0, 3, 1, 4, 2).flatten(0, 1).flatten(1, 2)
    Image.fromarray(((rows + 1) * 127.5).byte().cpu().numpy()).save(out / "styles.png")


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"))
    for name, value in (("batch", 32), ("frames", 8), ("width", 256), ("height", 144), ("repeats", 10), ("worlds", 64)):
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    if not torch.cuda.is_available():
        raise SystemExit("this benchmark needs a CUDA device; the reference is measured by the demo game")
    options.out.mkdir(parents=True, exist_ok=True)
    versions = f"torch {torch.__version__}, CUDA {torch.version.cuda}, Python {platform.python_version()}"
    print(f"{torch.cuda.get_device_name()}, {versions}")
    begin = time.monotonic()
    pool = WorldPool(options.worlds, 3, "cuda")
    torch.cuda.synchronize()
    print(f"{options.worlds} worlds made in {time.monotonic() - begin:.2f} s")
    bank = StyleBank([(look.code, look.medium) for look in wanted_looks()], pool.device)
    same = agree(pool)
    print(f"kernel and reference agree on {same:.4%} of the values")
    sheet(pool, bank, options.out)
    if same < 0.985:
        raise SystemExit("they must agree on 98.5%: no figures")
    print(
        f"batch {options.batch}, {options.frames} frames of {options.width}x{options.height}: milliseconds p20 p50 p80"
    )
    for name, run in stages(pool, bank, options.batch, options.frames, options.width, options.height).items():
        print(f"{name:28s}", *(f"{t:8.2f}" for t in milliseconds(run, options.repeats)))


if __name__ == "__main__":
    main()
