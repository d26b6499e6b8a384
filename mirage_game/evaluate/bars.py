"""What must be reached. Figures are those of the looks that change something; a bar without figures is no bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from torch import Tensor

if TYPE_CHECKING:
    from rich.console import Console

    from mirage_game.evaluate.drift import DriftPlan

GAIN_DB = 2.0  # the model must be this far above the colour table ...
GAIN_SHARE = 22 / 24  # ... for this share of the styles
DRIFT_DB = 0.3  # and a long stream at most this far behind a fresh one
LPIPS_SHARE, LPIPS_SHARE_TINY = 0.5, 0.65  # of the colour table's LPIPS-HED
DETAIL = (0.85, 1.15)  # of the target's energy of fine detail
WARP = (0.8, 1.25)  # of the target's warp error
FLICKER = 1.5  # of 255 above the target's own
DISPLAY = 0.8  # SSIM to the source where a display is drawn
JUDGE_TOP1 = 0.95  # of the judge on true targets: below, its other figures say little
PROMPT_TOP1, PROMPT_TOP3 = 0.8, 0.95
# What a report says of a model that looks at its past, and of one that does not and so leaves nothing behind.
MEMORY = {True: "on", False: "off: no frame depends on the ones before it, so nothing can drift, build up or remain"}


@dataclass(frozen=True)
class Bar:
    """One thing that must be reached. `plain` says it to somebody who knows none of the figures."""

    name: str
    wanted: str
    found: str
    passes: bool
    plain: str = ""


def markdown_rows(bars: Sequence[Bar]) -> list[str]:
    """A table of bars for reading."""
    rows = [f"| {bar.name} | {bar.wanted} | {bar.found} | {'yes' if bar.passes else '**no**'} |" for bar in bars]
    return ["| must reach | wanted | found | |", "| --- | --- | --- | --- |", *rows]


def print_bars(bars: Sequence[Bar], console: Console) -> None:
    """The verdicts, in the terminal."""
    for bar in bars:
        mark = "[green]reached[/]" if bar.passes else "[red]missed [/]"
        console.print(f"{mark} {bar.name}: {bar.found} (wanted: {bar.wanted})", highlight=False, soft_wrap=True)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def typical(ratios: Sequence[float]) -> float:
    """The geometric mean, for which twice and half as much cancel out."""
    return math.exp(_mean([math.log(max(ratio, 1e-6)) for ratio in ratios]))


def gain_bar(name: str, gains: list[float], plain: str = "") -> Bar | None:
    """At least 2 dB for 22 of 24 styles, or the same share of another number of them."""
    if not gains:
        return None
    needed = math.ceil(GAIN_SHARE * len(gains) - 1e-9)
    reached = sum(gain >= GAIN_DB for gain in gains)
    wanted = f"at least {GAIN_DB:g} dB for {needed} of {len(gains)} styles"
    return Bar(name, wanted, f"{reached} of {len(gains)}", reached >= needed, plain)


def lpips_bar(pairs: list[tuple[float | None, float | None]], model: str) -> Bar | None:
    """LPIPS-HED of the model over the colour table's."""
    ratios = [mine / max(table, 1e-6) for mine, table in pairs if mine is not None and table is not None]
    if not ratios:
        return None
    most = LPIPS_SHARE_TINY if model in ("tiny", "nano") else LPIPS_SHARE
    found = typical(ratios)
    plain = "To an eye that looks for shapes and edges, too, it is much nearer than the colour filter."
    return Bar("LPIPS-HED over the colour table's", f"at most {most:g}", f"{found:.2f}", found <= most, plain)


def _between(name: str, ratios: list[float], limits: tuple[float, float], plain: str) -> Bar | None:
    if not ratios:
        return None
    low, high = limits
    found, inside = typical(ratios), sum(low <= ratio <= high for ratio in ratios)
    text = f"{found:.2f} ({inside} of {len(ratios)} styles within)"
    return Bar(name, f"{low:g} to {high:g}", text, low <= found <= high, plain)


def detail_bar(ratios: list[float]) -> Bar | None:
    """Energy of fine detail over the target's, of each style."""
    return _between("fine detail over the target's", ratios, DETAIL, "It is as sharp as the true picture.")


def warp_bar(pairs: list[tuple[float, float]]) -> Bar | None:
    """Warp errors of the model and the target, of each style."""
    ratios = [mine / max(theirs, 1e-3) for mine, theirs in pairs]
    return _between("warp error over the target's", ratios, WARP, "Surfaces stay steady while the camera moves.")


def flicker_bar(surplus: list[float]) -> Bar | None:
    """Change from frame to frame before a still camera, of 255 above the target's, of each style."""
    if not surplus:
        return None
    found, worst = _mean(surplus), max(surplus)
    wanted, text = f"at most {FLICKER:g} of 255 above the target's", f"{found:+.2f} (worst style {worst:+.2f})"
    return Bar("flicker, still camera", wanted, text, found <= FLICKER, "Nothing flickers when nothing moves.")


def display_bar(likeness: list[float]) -> Bar | None:
    """SSIM to the source where a display is drawn, of each style that had one."""
    if not likeness:
        return None
    found = _mean(likeness)
    text = f"{found:.2f} ({len(likeness)} styles had one)"
    plain = "Crosshair, text and item bar on top of the game stay readable."
    return Bar("head-up display, SSIM to the source", f"at least {DISPLAY:g}", text, found >= DISPLAY, plain)


def judge_bar(frames: list[float], clips: list[float]) -> Bar | None:
    """The judge on true targets of unseen worlds: share of frames and of whole streams, of each style."""
    if not frames:
        return None
    found = _mean(frames)
    text = f"{found:.1%} of frames, {_mean(clips):.1%} of clips"
    plain = "The judge of the next figures knows the styles when it sees the true pictures."
    return Bar("the judge on true targets, top 1", f"at least {JUDGE_TOP1:.0%}", text, found >= JUDGE_TOP1, plain)


def prompt_bars(
    top1: list[float], top3: list[float], clip_top1: list[float], clip_top3: list[float]
) -> tuple[Bar | None, ...]:
    """Share of the answers to prompts that the judge takes for the style asked for; frames decide."""
    if not top1:
        return ()
    kinds = ((1, top1, clip_top1, PROMPT_TOP1), (3, top3, clip_top3, PROMPT_TOP3))
    plain = {
        1: "One sees which style was asked for, from a typed prompt alone.",
        3: "If not, it is at least taken for one much like it.",
    }
    return tuple(
        Bar(
            f"the answers to prompts, judged, top {best}",
            f"at least {least:.0%}",
            f"{_mean(frames):.1%} of frames, {_mean(clips):.1%} of clips",
            _mean(frames) >= least,
            plain[best],
        )
        for best, frames, clips, least in kinds
    )


def drift_bars(drops: Tensor, plan: DriftPlan) -> list[Bar]:
    """The last tenth against the twin, over all styles (S,) dB and in the worst of them."""
    wanted = f"at most {DRIFT_DB:g} dB behind a twin begun {plan.lead} frames earlier"
    frames = f"last tenth of {plan.frames:,} frames"
    mean, worst = (drops.mean().item(), drops.max().item()) if len(drops) else (0.0, 0.0)
    plain = "A long session looks as good at its end as at its start"
    return [
        Bar(f"drift, {frames}, mean of the styles", wanted, f"{mean:+.3f} dB", mean <= DRIFT_DB, f"{plain}."),
        Bar(f"drift, {frames}, worst style", wanted, f"{worst:+.3f} dB", worst <= DRIFT_DB, f"{plain}, in any style."),
    ]
