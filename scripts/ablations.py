"""What each ingredient is worth: short runs with and without it, and one model run in several ways.

python scripts/ablations.py --minutes 1.5 --out out/ablations
python scripts/ablations.py --variants runs --weights base.safetensors --out out/ablations
python scripts/ablations.py --variants no-memory,previous-frame --steps 1000 --out out/ablations --resume-from-table

Each variant writes a file of its own, `OUT/NAME.json`, and then `OUT/table.md` and `OUT/table.json` anew from all files
that lie there. So processes may share a folder, and files of several machines are merged by putting them together. All
runs have one seed, the same worlds and the same options otherwise, and are measured on the same looks in unseen
worlds. Processes that share a GPU slow each other down: give them `--steps`, not `--minutes`, so that all train alike.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, stdev
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "kernels")]

import torch

from mirage_game.engine.devices import pick_device
from mirage_game.evaluate.looks import PLAIN, Wanted, wanted_looks
from mirage_game.evaluate.pretrained import load_pretrained
from mirage_game.evaluate.rollout import EVAL_SEED, Footage
from mirage_game.evaluate.running import MeasurePlan, Running, measure
from mirage_game.model.checkpoint import load_model, sha256
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.train.ablations import RUNNINGS, VARIANTS, reference, train_variant
from mirage_game.train.trainer import TrainConfig, describe

Result = dict[str, Any]
# figure -> its heading; a ratio is best near 1, the others as their arrow says
FIGURES = {
    "psnr": "PSNR ↑, dB",
    "lpips_hed": "LPIPS-HED ↓",
    "detail": "fine detail over the target's",
    "warp": "warp error over the target's",
    "flicker": "flicker above the target's ↓, of 255",
}


def parsed(argv: list[str] | None = None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the tables")
    parser.add_argument(
        "--variants", default="all", help=f"all, trained, runs, or of: {', '.join(VARIANTS | RUNNINGS)}"
    )
    parser.add_argument("--minutes", type=float, default=1.5, help="of training, from when everything is compiled")
    parser.add_argument("--steps", type=int, help="of training, in place of minutes; tens")
    parser.add_argument("--resume-from-table", action="store_true", help="leave out what was done with these options")
    parser.add_argument("--eager", action="store_true", help="without torch.compile")
    parser.add_argument("--weights", type=Path, help="model of the comparisons that need no training")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="as `mirage evaluate --judge`")
    parser.add_argument("--trunk", type=Path, help="as `mirage train --trunk`; the variant `perceptual` needs it")
    parser.add_argument("--preset", default="tiny", choices=PRESETS)
    # A run this short lacks steps, not pictures: clips as few as keep a GPU busy, and as high a rate as is stable.
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--frames", type=int, default=6, help="of a clip in training")
    parser.add_argument("--lr", type=float, default=1.2e-3)
    parser.add_argument("--warm-up-steps", type=int, default=60)
    parser.add_argument("--worlds", type=int, default=48)
    parser.add_argument("--looks", type=int, default=3000, help="that training draws")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measured-looks", type=int, default=16)
    parser.add_argument("--measured-frames", type=int, default=32)
    parser.add_argument("--measured-worlds", type=int, default=24)
    parser.add_argument("--clips", type=int, default=2, help="streams a look")
    return parser.parse_args(argv)


def names_of(asked: argparse.Namespace) -> list[str]:
    """What to run, in order. Raises SystemExit for unknown names, and for what cannot be run."""
    groups = {"trained": [*VARIANTS], "runs": [*RUNNINGS]}
    groups["all"] = groups["trained"] + (groups["runs"] if asked.weights else [])
    if asked.variants == "runs" and not asked.weights:
        sys.exit("--variants runs compares ways to run given weights: name them by --weights")
    if asked.variants in groups:
        without_trunk = {name for name, variant in VARIANTS.items() if variant.needs_trunk and not asked.trunk}
        return [name for name in groups[asked.variants] if name not in without_trunk]
    names: list[str] = asked.variants.split(",")
    for name in names:
        if name not in VARIANTS and name not in RUNNINGS:
            sys.exit(f"there is no variant {name!r}; choose among: {', '.join(VARIANTS | RUNNINGS)}")
        if name in RUNNINGS and not asked.weights:
            sys.exit(f"{name} is a way to run given weights: name them by --weights")
        if name in VARIANTS and VARIANTS[name].needs_trunk and not asked.trunk:
            sys.exit(f"{name} needs --trunk: make one with `mirage train trunk FILE`")
    return names


def fixed_looks(count: int) -> tuple[Wanted, ...]:
    """So many of the looks that `mirage evaluate` measures, evenly spread, held-out ones among them."""
    every = [look for look in wanted_looks() if look.name != PLAIN]
    return tuple(every[k * len(every) // count] for k in range(count))


def settings(asked: argparse.Namespace, name: str, device: torch.device) -> dict[str, Any]:
    """What decides a result, besides chance."""
    kept = {"measured_looks", "measured_frames", "measured_worlds", "clips", "seed"}
    if name in VARIANTS:
        kept |= {"preset", "batch", "frames", "lr", "warm_up_steps", "worlds", "looks"}
        kept |= {"minutes"} if asked.steps is None else {"steps"}
        return {key: getattr(asked, key) for key in sorted(kept)} | {"device": describe(device)}
    return {key: getattr(asked, key) for key in sorted(kept)} | {
        "weights_sha256": sha256(asked.weights),
        "device": describe(device),
    }


def train_config(asked: argparse.Namespace, name: str) -> TrainConfig:
    """The options that all variants share; crops are left out, since none are measured."""
    return TrainConfig(
        preset=asked.preset, out=asked.out, minutes=asked.minutes, batch=asked.batch, frames=asked.frames, lr=asked.lr,
        warm_up_steps=asked.warm_up_steps, worlds=asked.worlds, looks=asked.looks, seed=asked.seed, zoom_share=0.0,
        trunk=asked.trunk if VARIANTS[name].needs_trunk else None,
    )  # fmt: skip


def result_of(
    asked: argparse.Namespace, name: str, given: Mirage | None, measured: Callable[[Mirage, Running], dict[str, Any]]
) -> Result:
    """Trains, if need be, and measures one."""
    if name in RUNNINGS:
        assert given is not None
        what, running = RUNNINGS[name]
        return {"what": what, "figures": measured(given, running)}
    variant = VARIANTS[name]
    model, training = train_variant(variant, train_config(asked, name), asked.steps, asked.eager)
    return {"what": variant.what, "training": training, "figures": measured(model, variant.running)}


def write_whole(path: Path, text: str) -> None:
    """A file that is there whole or not at all, also for other processes."""
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_text(text)
    os.replace(partial, path)


def results_in(folder: Path) -> dict[str, Result]:
    """Name -> result, in the order of the lists."""
    files = {name: folder / f"{name}.json" for name in VARIANTS | RUNNINGS}
    return {name: json.loads(file.read_text()) for name, file in files.items() if file.is_file()}


def gain(result: Result, base: Result) -> str:
    """PSNR above that of another, look by look, with the standard error; chance in training comes on top."""
    if result["settings"] != base["settings"]:
        return "made with other options"
    mine, theirs = result["figures"]["psnr_by_look"], base["figures"]["psnr_by_look"]
    gains = [mine[look] - theirs[look] for look in mine if look in theirs]
    if len(gains) < 2:
        return ""
    return f"{mean(gains):+.2f} ± {stdev(gains) / len(gains) ** 0.5:.2f}"


def table(results: dict[str, Result]) -> str:
    """Markdown: a part for each reference, a row for each result."""
    lines: list[str] = []
    for base in dict.fromkeys(map(reference, results)):
        lines += [f"| variant | what | steps | against {base}, dB | {' | '.join(FIGURES.values())} |"]
        lines += ["| --- " * (4 + len(FIGURES)) + "|"]
        for name, result in results.items():
            if reference(name) != base:
                continue
            figures = [result["figures"][key] for key in FIGURES]
            told = ["" if value is None else f"{value:.3f}" if value < 10 else f"{value:.2f}" for value in figures]
            above = "" if name == base or base not in results else gain(result, results[base])
            steps = str(result.get("training", {}).get("steps", ""))
            lines += [f"| {' | '.join([name, result['what'], steps, above, *told])} |"]
        lines += [""]
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> None:
    """Run what is asked for, and write the tables after each."""
    asked = parsed(argv)
    names, device = names_of(asked), pick_device("auto")
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_float32_matmul_precision("high")
    dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
    given = load_model(path=asked.weights, device=device, dtype=dtype) if asked.weights else None
    lpips = load_pretrained(asked.judge, device).lpips
    plan = MeasurePlan(
        frames=asked.measured_frames,
        clips=asked.clips,
        still_frames=max(8, min(asked.measured_frames, 24)),
        batch=asked.measured_looks,
    )
    looks = fixed_looks(asked.measured_looks)
    footage: dict[tuple[int, int], Footage] = {}

    def measured(model: Mirage, running: Running) -> dict[str, Any]:
        size = (model.config.width, model.config.height)
        if size not in footage:
            footage[size] = Footage.of_worlds(looks, asked.measured_worlds, EVAL_SEED, size, device)
        return measure(model, running, footage[size], lpips, plan, lambda stage, share: None)

    for name in names:
        file, about = asked.out / f"{name}.json", settings(asked, name, device)
        if asked.resume_from_table and file.is_file() and json.loads(file.read_text())["settings"] == about:
            print(f"{name}: done before", flush=True)
            continue
        print(f"{name}: {VARIANTS[name].what if name in VARIANTS else RUNNINGS[name][0]}", flush=True)
        began = time.monotonic()
        result = {"settings": about, **result_of(asked, name, given, measured)}
        write_whole(file, json.dumps(result, indent=1))
        results = results_in(asked.out)
        write_whole(asked.out / "table.json", json.dumps(results, indent=1))
        write_whole(asked.out / "table.md", table(results))
        print(f"{name}: {result['figures']['psnr']:.2f} dB, {time.monotonic() - began:.0f} s in all", flush=True)


if __name__ == "__main__":
    main()
