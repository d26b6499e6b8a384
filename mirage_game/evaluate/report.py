"""What was found, look by look, with the bars judged."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from mirage_game.evaluate import bars
from mirage_game.evaluate.bars import Bar

if TYPE_CHECKING:
    from mirage_game.evaluate.drift import Drift
    from mirage_game.evaluate.kid import Kid

IDENTITY_DB = 60.0  # a style whose source is this near to its target changes nothing: no table can be beaten at that


@dataclass(frozen=True)
class StyleReport:
    """One style's figures on unseen worlds; asked for by its code, unless `prompted`. None: not measured."""

    style: str
    source_db: float
    table_db: float
    model_db: float
    gain_db: float
    small_gain_db: float  # the same of frames shrunk four times
    prompted_db: float | None  # asked for by prompts
    prompted_gain_db: float | None
    lpips_hed: float | None  # how different it looks from the target, 0 the same
    prompted_lpips_hed: float | None
    table_lpips_hed: float | None
    source_lpips_hed: float | None
    warp_error: float
    target_warp_error: float
    table_warp_error: float
    detail_ratio: float  # energy of fine detail over the target's
    flicker: float  # change from frame to frame before a still camera, of 255
    target_flicker: float
    hud_ssim: float | None  # likeness to the source where a display is drawn; None where none was
    judged_top1: float | None  # share of frames that the judge takes for this style
    judged_top3: float | None  # or for one of three of which this is one
    judged_clip_top1: float | None  # the same of whole streams
    judged_clip_top3: float | None
    prompted_top1: float | None  # the same of answers to prompts
    prompted_top3: float | None
    prompted_clip_top1: float | None
    prompted_clip_top3: float | None
    target_top1: float | None  # and of true targets: how far the judge is to be believed
    target_top3: float | None
    target_clip_top1: float | None
    target_clip_top3: float | None
    saturation: float
    target_saturation: float
    contrast: float
    target_contrast: float
    colourfulness: float
    target_colourfulness: float
    drift_db: float | None = None  # how far the long stream is behind its twin
    taken_for: str | None = None  # the other style that the judge sees most often in the answers, if it sees any
    held_out: bool = False  # a theme that training never saw

    @property
    def is_identity(self) -> bool:
        """The style asks for no change; it does not count toward the bars."""
        return self.source_db >= IDENTITY_DB

    @property
    def seen(self) -> float | None:
        """Share of the answers that a player would get which the judge takes for this style."""
        return self.judged_top1 if self.prompted_top1 is None else self.prompted_top1


@dataclass(frozen=True)
class Report:
    """All of it. `about` says what was measured, how and on what."""

    about: dict[str, Any]
    styles: tuple[StyleReport, ...]
    bars: tuple[Bar, ...]
    kid: dict[str, Kid] | None = None  # "long", "twin": the last tenth of the long stream from the true targets
    left_out: tuple[str, ...] = ()  # what was not measured, and how to get it
    trials: dict[str, Any] = field(default_factory=dict)  # trial -> style -> figure, see `trials.as_rows`

    @property
    def passes(self) -> bool:
        """Everything that must be reached is."""
        return all(bar.passes for bar in self.bars)


def summarise(
    names: tuple[str, ...],
    figures: dict[str, Tensor],
    drift: Drift | None,
    about: dict[str, Any],
    taken_for: Tensor | None = None,
    left_out: tuple[str, ...] = (),
    held_out: frozenset[str] = frozenset(),
) -> Report:
    """Figures (S,) of quality and stillness, and curves of drift, to a report with its bars judged.

    `taken_for` (S, S): how many frames of each style the judge took for which; `held_out`: names of styles that
    training never saw.
    """
    drops: list[float | None] = [None] * len(names) if drift is None else drift.drop_db.tolist()
    rows = {name: values.tolist() for name, values in figures.items()}
    styles = tuple(
        replace(
            _style(name, {key: values[i] for key, values in rows.items()}),
            held_out=name in held_out,
            taken_for=_mistaken(names, taken_for, i),
            drift_db=drops[i],
        )
        for i, name in enumerate(names)
    )
    judged = _judged([style for style in styles if not style.is_identity], str(about.get("model")))
    if drift is not None:
        changing = torch.tensor([not style.is_identity for style in styles])
        judged += bars.drift_bars(drift.drop_db[changing], drift.plan)
    return Report(about, styles, tuple(judged), drift.kid if drift is not None else None, left_out)


def _judged(counted: list[StyleReport], model: str) -> list[Bar]:
    """The bars of all that was measured but the drift."""
    found = [
        bars.gain_bar(
            "gain over the colour table",
            [s.gain_db for s in counted],
            "It comes clearly nearer to the true picture than the best colour filter could.",
        ),
        bars.gain_bar(
            "the same, frames shrunk four times",
            [s.small_gain_db for s in counted],
            "So it does where fine texture does not count, but only shapes and their colours.",
        ),
        bars.gain_bar(
            "the same, asked for by prompts",
            present([s.prompted_gain_db for s in counted]),
            "So it does when somebody only types what the game should become.",
        ),
        bars.lpips_bar([(s.lpips_hed, s.table_lpips_hed) for s in counted], model),
        bars.detail_bar([s.detail_ratio for s in counted]),
        bars.warp_bar([(s.warp_error, s.target_warp_error) for s in counted]),
        bars.flicker_bar([s.flicker - s.target_flicker for s in counted]),
        bars.display_bar(present([s.hud_ssim for s in counted])),
        bars.judge_bar(present([s.target_top1 for s in counted]), present([s.target_clip_top1 for s in counted])),
        *bars.prompt_bars(
            present([s.prompted_top1 for s in counted]),
            present([s.prompted_top3 for s in counted]),
            present([s.prompted_clip_top1 for s in counted]),
            present([s.prompted_clip_top3 for s in counted]),
        ),
    ]
    return [bar for bar in found if bar is not None]


def present(values: list[float | None]) -> list[float]:
    """Those that were measured."""
    return [value for value in values if value is not None]


def _mistaken(names: tuple[str, ...], taken_for: Tensor | None, index: int) -> str | None:
    if taken_for is None:
        return None
    others = taken_for[index].clone()
    others[index] = 0
    return names[int(others.argmax())] if others.max() > 0 else None


def _style(name: str, row: dict[str, float]) -> StyleReport:
    def found(key: str) -> float | None:
        value = row.get(key, math.nan)
        return None if math.isnan(value) else value

    return StyleReport(
        style=name,
        source_db=row["source_psnr"],
        table_db=row["table_psnr"],
        model_db=row["model_psnr"],
        gain_db=row["model_psnr"] - row["table_psnr"],
        small_gain_db=row["model_small_psnr"] - row["table_small_psnr"],
        prompted_db=found("prompted_psnr"),
        prompted_gain_db=row["prompted_psnr"] - row["table_psnr"] if "prompted_psnr" in row else None,
        lpips_hed=found("model_lpips_hed"),
        prompted_lpips_hed=found("prompted_lpips_hed"),
        table_lpips_hed=found("table_lpips_hed"),
        source_lpips_hed=found("source_lpips_hed"),
        warp_error=row["model_warp"],
        target_warp_error=row["target_warp"],
        table_warp_error=row["table_warp"],
        detail_ratio=row["model_detail"] / max(row["target_detail"], 1e-12),
        flicker=row["model_flicker"],
        target_flicker=row["target_flicker"],
        hud_ssim=found("hud_ssim"),
        judged_top1=found("model_top1"),
        judged_top3=found("model_top3"),
        judged_clip_top1=found("model_clip_top1"),
        judged_clip_top3=found("model_clip_top3"),
        prompted_top1=found("prompted_top1"),
        prompted_top3=found("prompted_top3"),
        prompted_clip_top1=found("prompted_clip_top1"),
        prompted_clip_top3=found("prompted_clip_top3"),
        target_top1=found("target_top1"),
        target_top3=found("target_top3"),
        target_clip_top1=found("target_clip_top1"),
        target_clip_top3=found("target_clip_top3"),
        saturation=row["model_saturation"],
        target_saturation=row["target_saturation"],
        contrast=row["model_contrast"],
        target_contrast=row["target_contrast"],
        colourfulness=row["model_colourfulness"],
        target_colourfulness=row["target_colourfulness"],
    )


def means_of(report: Report) -> tuple[StyleReport, ...]:
    """The mean over all styles that change something (over all, if none does), and over those that were held out of
    training, if there are any.
    """
    counted = _counted(report)
    return (_mean("mean", counted), *([_mean("mean of *", unseen)] if (unseen := _of(counted, True)) else []))


def means_by_theme(report: Report) -> dict[str, StyleReport]:
    """Means over all styles that change something, over the themes that training saw, and over those held out of it;
    those that there are.
    """
    counted = _counted(report)
    kinds = {"all": counted, "seen in training": _of(counted, False), "held out": _of(counted, True)}
    return {name: _mean(name, styles) for name, styles in kinds.items() if styles}


def _counted(report: Report) -> list[StyleReport]:
    return [style for style in report.styles if not style.is_identity] or list(report.styles)


def _of(styles: list[StyleReport], held_out: bool) -> list[StyleReport]:
    return [style for style in styles if style.held_out == held_out]


def _mean(name: str, styles: list[StyleReport]) -> StyleReport:
    rows = [asdict(style) for style in styles]
    means: dict[str, Any] = {"style": name, "taken_for": None, "held_out": False}
    for key in rows[0]:
        if key not in means:
            values = [row[key] for row in rows if row[key] is not None]
            means[key] = sum(values) / len(values) if values else None
    return StyleReport(**means)
