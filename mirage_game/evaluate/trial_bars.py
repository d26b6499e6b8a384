"""What the trials must reach. Figures are those of the looks that change something, as in `bars`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from mirage_game.evaluate.bars import Bar, typical
from mirage_game.evaluate.change import GONE, SETTLED
from mirage_game.evaluate.sizes import figure

if TYPE_CHECKING:
    from mirage_game.evaluate.poison import PoisonPlan
    from mirage_game.evaluate.sizes import SizesPlan

LEANS = 0.95  # share of the changes whose very next frame is nearer to the new look
SETTLED_DB = 0.5  # behind a twin that ran in the new look from the start
GHOST = 1.0  # of 255, mean absolute difference to that twin
POISON_DB = 0.1  # behind a twin that never saw the broken source
SIZE_SHARE = 1.15  # of the LPIPS-HED at the model's own size
KEPT = 0.7  # intersection over union of what is added before and after a look away


def change_bars(figures: dict[str, Tensor]) -> list[Bar]:
    """Of curves (C, after) as `measure_change` gives them."""
    if not figures["leans"].numel():
        return []
    leans = figures["leans"][:, 0].mean().item()
    behind = (figures["twin_db"] - figures["new_db"])[:, SETTLED:].mean(1)
    differs, ghost = figures["differs"][:, GONE:].mean(1), figures["ghost"][:, GONE:].mean().item()
    mean, worst = behind.mean().item(), behind.max().item()
    left, most = differs.mean().item(), differs.max().item()
    return [
        Bar(
            "prompt change, next frame nearer to the new look than to the old",
            f"at least {LEANS:.0%} of the changes",
            f"{leans:.1%}",
            leans >= LEANS,
            "Another prompt shows at once.",
        ),
        Bar(
            f"prompt change, from {SETTLED} frames after it on, worst style",
            f"at most {SETTLED_DB:g} dB behind a twin in the new look from the start",
            f"{worst:+z.3f} dB (mean {mean:+z.3f})",
            worst <= SETTLED_DB,
            "Soon after, the picture is as good as if it had always been so.",
        ),
        Bar(
            f"prompt change, from {GONE} frames after it on, worst style",
            f"less than {GHOST:g} of 255 from that twin",
            f"{most:.2f} (mean {left:.2f}; {ghost:.1%} of the old look shines through)",
            most < GHOST,
            "No ghost of the old look is left.",
        ),
    ]


def poison_bar(figures: dict[str, Tensor], plan: PoisonPlan) -> Bar | None:
    """Of losses (C,) in dB as `measure_poison` gives them: the worst style after the worst poison."""
    means = {name: loss.mean().item() for name, loss in figures.items() if loss.numel()}
    if not means:
        return None
    worst = torch.stack([loss.max() for loss in figures.values()]).max().item()  # NaN stays NaN, which passes no bar
    name = max(means, key=lambda name: math.inf if math.isnan(means[name]) else means[name])
    kind, frames = name.split("_")
    found = f"{worst:+z.3f} dB (the worst mean is {means[name]:+z.3f}: {frames} frames of {kind})"
    return Bar(
        f"a black, white or noisy source, {plan.after} frames later, worst style",
        f"at most {POISON_DB:g} dB behind a twin that never saw it",
        found,
        worst <= POISON_DB,
        "A broken picture of the game leaves no trace.",
    )


def sizes_bars(figures: dict[str, Tensor], own: tuple[int, int], plan: SizesPlan) -> list[Bar]:
    """LPIPS-HED (C,) at each size over that at the model's `own`, beside what the two baselines change."""
    bars = []
    for size in plan.sizes:
        ratios = {
            name: (figures[figure(size, name)] / figures[figure(own, name)].clamp_min(1e-6)).tolist()
            for name in ("model", "source", "table")
        }
        if not ratios["model"]:
            continue
        model, source, table = (typical(values) for values in ratios.values())
        native = figures.get(figure(size, "native"))
        other = (
            ""
            if native is None
            else (
                f"working at {plan.native[0]}x{plan.native[1]} "
                f"{typical((native / figures[figure(own, 'model')].clamp_min(1e-6)).tolist()):.2f}, "
            )
        )
        bars.append(
            Bar(
                f"LPIPS-HED at {size[0]}x{size[1]} over that at {own[0]}x{own[1]}",
                f"at most {SIZE_SHARE:g}",
                f"{model:.2f} ({other}source {source:.2f}, colour table {table:.2f})",
                model <= SIZE_SHARE,
                f"It looks as good in a game of {size[0]}x{size[1]}.",
            )
        )
    return bars


def look_away_bars(figures: dict[str, Tensor]) -> list[Bar]:
    """Of overlaps (C,) as `measure_look_away` gives them; NaN is not counted."""
    counted = figures["true_kept"].isfinite()
    if not counted.any():
        return []
    mean = {name: values[counted].mean().item() for name, values in figures.items()}
    wanted = f"overlap of at least {KEPT:g}"
    return [
        Bar(
            "look away, true pictures: added shapes before and after (a test of the worlds, not of the model)",
            wanted,
            f"{mean['true_kept']:.2f} ({int(counted.sum())} styles)",
            mean["true_kept"] >= KEPT,
            "What a style adds to the worlds stands where it stood, so a model can be asked for the same.",
        ),
        Bar(
            "look away, the model's own added shapes before and after, right or not",
            wanted,
            f"{mean['model_kept']:.2f} (how far they are the true shapes: {mean['first_right']:.2f} before, "
            f"{mean['last_right']:.2f} after)",
            mean["model_kept"] >= KEPT,
            "What it adds to the game, right or not, is still there when the player looks back.",
        ),
    ]
