"""Draws pictures of docs/images: what themes look like, and frames of games restyled by several prompts.

python scripts/pictures.py themes docs/images/themes.jpg
python scripts/pictures.py looks docs/images/sheet.jpg
python scripts/pictures.py games docs/images/games.jpg FRAME.png [FRAME.png ...]
python scripts/pictures.py doom docs/images/doom.jpg
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "kernels")]

import numpy as np
import torch
from PIL import Image, ImageDraw

from mirage_game.engine.backend import Job, Prompt
from mirage_game.engine.lsd import LsdBackend
from mirage_game.evaluate.looks import wanted_looks
from mirage_game.evaluate.plot import font
from mirage_game.evaluate.rollout import EVAL_SEED, Footage, LoopStreams
from mirage_game.model.checkpoint import load_model
from mirage_game.model.reader import PromptReader
from mirage_game.style.bank import StyleBank
from mirage_game.worlds.clips import ClipOptions, make_clip
from mirage_game.worlds.pool import WorldPool

THEMES = (
    "steampunk", "halloween", "viking village", "candy", "cyberpunk", "pirate cove", "aurora night", "nile kingdom",
    "pencil drawing", "samurai", "mushroom forest", "moon base", "woodblock print", "gothic cathedral", "honey hive",
    "data centre", "elven forest", "shipyard", "origami", "coral garden", "carnival", "vampire castle", "pop art",
    "solarpunk",
)  # fmt: skip
PROMPTS = (
    "steampunk", "frozen winter", "candy", "cyberpunk", "halloween", "pirate cove", "pencil drawing", "lava",
    "aurora night", "viking village, but with brass roofs", "mushroom forest", "everything made of gold",
)  # fmt: skip
LOOKS = (
    "pop art", "comic ink", "clockwork gold", "inca", "coral garden", "event horizon", "moon base", "data centre",
    "redwood forest", "rajasthan", "mountain monastery", "tin toys",
)  # fmt: skip
PRESETS = ("tiny", "base")
DOOM_TICS = (60, 150)
LABEL, GAP, PAPER, INK = 20, 8, (18, 18, 22), (235, 235, 240)


def sheet(rows: list[tuple[str, list[Image.Image]]], columns: int) -> Image.Image:
    """Labelled strips of pictures, `columns` strips side by side."""
    width, height = rows[0][1][0].size
    wide, tall = len(rows[0][1]) * width + GAP, height + LABEL
    out = Image.new("RGB", (columns * wide - GAP, -(-len(rows) // columns) * tall), PAPER)
    draw = ImageDraw.Draw(out)
    for k, (label, pictures) in enumerate(rows):
        x, y = k % columns * wide, k // columns * tall
        draw.text((x + 4, y + 3), label, INK, font(13))
        for at, picture in enumerate(pictures):
            out.paste(picture, (x + at * width, y + LABEL))
    return out


def themes() -> Image.Image:
    """The built-in game's own look, and each theme's true target beside it."""
    looks = wanted_looks(THEMES)
    bank = StyleBank([(look.code, look.medium) for look in looks], "cpu")
    chance = torch.Generator().manual_seed(21)
    options = ClipOptions(hud=False, degrade=False, plain=True)
    pool, each = WorldPool(6, seed=11), torch.arange(len(looks))
    clip = make_clip(pool, len(looks), 1, 256, 144, bank, each, chance, options)
    pairs = torch.stack([clip.source[:, 0], clip.target[:, 0]], 1)
    pixels = ((pairs + 1) * 127.5).clamp(0, 255).byte().permute(0, 1, 3, 4, 2).numpy()
    rows = [(look.name, [Image.fromarray(x) for x in pair]) for look, pair in zip(looks, pixels, strict=True)]
    return sheet(rows, columns=3)


def looks() -> Image.Image:
    """Unseen worlds in looks of the evaluation: the game, `base` without and with depth and pose, the true target."""
    wanted, model = wanted_looks(LOOKS), load_model("base")
    footage = Footage.of_worlds(wanted, 12, EVAL_SEED, (256, 144), torch.device("cpu"))
    clip = next(iter(footage.stream(torch.arange(len(wanted)), 1, 1, turn=2)))

    def restyled(depth: bool) -> torch.Tensor:
        streams = LoopStreams(model, len(wanted), steps=3, depth=depth, seed=0)
        for slot, look in enumerate(wanted):
            streams.set_style(slot, look.code)
        return streams.restyle(clip)

    with torch.inference_mode():
        frames = torch.cat([clip.source, restyled(depth=False), restyled(depth=True), clip.target], 1)
    pixels = ((frames + 1) * 127.5).clamp(0, 255).byte().permute(0, 1, 3, 4, 2).numpy()
    names = [look.name + (" (a theme that training never saw)" if look.held_out else "") for look in wanted]
    return sheet(
        [(name, [Image.fromarray(x) for x in row]) for name, row in zip(names, pixels, strict=True)], columns=1
    )


def games(files: list[Path]) -> Image.Image:
    """Each frame as it is, and restyled by each preset for each prompt."""
    reader = PromptReader.load()
    backends = [LsdBackend(load_model(name), reader, sessions=1, compiled=False) for name in PRESETS]
    frames = [np.array(Image.open(file).convert("RGB").resize((640, 360))) for file in files]

    def restyled(backend: LsdBackend, frame: np.ndarray, prompt: str) -> Image.Image:
        backend.open(1, backend.prepare(Prompt(prompt)))
        pixels = backend.run([Job(1, frame, "rgb8")], steps=3)[0].pixels
        backend.close(1)
        return Image.fromarray(pixels).resize((256, 144))

    rows = [
        (prompt, [small for frame in frames for small in
                  (Image.fromarray(frame).resize((256, 144)), *(restyled(b, frame, prompt) for b in backends))])
        for prompt in PROMPTS
    ]  # fmt: skip
    return sheet(rows, columns=1)


def doom() -> Image.Image:
    """Two frames of ViZDoom, each as it is, restyled without and with what its engine knows of depth and pose."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))
    import vizdoom_live

    game, player, shots = vizdoom_live.start_game(seed=3), vizdoom_live.Wanderer(seed=3), []
    for tic in range(DOOM_TICS[-1] + 1):
        state = game.get_state()
        depth = vizdoom_live.depth_of(state.depth_buffer)
        if tic in DOOM_TICS:
            shots.append(Job(1, state.screen_buffer.copy(), "rgb8", pose=vizdoom_live.pose_of(state.game_variables)))
            shots.append(replace(shots[-1], depth=depth))
        game.make_action(player.decide(depth).action(), 1)
    game.close()
    backend = LsdBackend(load_model("base"), PromptReader.load(), sessions=1, compiled=False)

    def restyled(job: Job, prompt: str) -> Image.Image:
        backend.open(1, backend.prepare(Prompt(prompt)))
        pixels = backend.run([job], steps=3)[0].pixels
        backend.close(1)
        return Image.fromarray(pixels).resize((256, 144))

    rows = []
    for prompt in PROMPTS:
        pictures = []
        for plain, placed in zip(shots[::2], shots[1::2], strict=True):
            game_as_it_is = Image.fromarray(plain.pixels).resize((256, 144))
            pictures += [game_as_it_is, restyled(plain, prompt), restyled(placed, prompt)]
        rows.append((prompt, pictures))
    return sheet(rows, columns=1)


def main() -> None:
    """Draws one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("themes", "looks", "games", "doom"))
    parser.add_argument("out", type=Path)
    parser.add_argument("frames", type=Path, nargs="*")
    asked = parser.parse_args()
    picture = {"themes": themes, "looks": looks, "games": lambda: games(asked.frames), "doom": doom}[asked.what]()
    picture.resize((1200, round(picture.height * 1200 / picture.width)), Image.LANCZOS).save(asked.out, quality=86)


if __name__ == "__main__":
    main()
