"""What was found: as JSON for programs, Markdown and a table for people."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

if TYPE_CHECKING:
    from rich.console import Console

    from mirage_game.evaluate.drift import Drift, DriftPlan

GAIN_DB = 2.0  # the model must be this far above the colour table ...
GAIN_SHARE = 22 / 24  # ... for this share of the styles
DRIFT_DB = 0.3  # and a long stream at most this far behind a fresh one
IDENTITY_DB = 60.0  # a style whose source is this near to its target changes nothing: no table can be beaten at that


@dataclass(frozen=True)
class StyleReport:
    """One style's figures on unseen worlds; captions of training unless `held_out`."""

    style: str
    source_db: float
    table_db: float
    model_db: float
    held_out_db: float
    gain_db: float
    held_out_gain_db: float
    warp_error: float
    target_warp_error: float
    table_warp_error: float
    detail_ratio: float  # energy of fine detail over the target's
    saturation: float
    target_saturation: float
    contrast: float
    target_contrast: float
    colourfulness: float
    target_colourfulness: float
    drift_db: float | None  # how far the long stream is behind its twin

    @property
    def is_identity(self) -> bool:
        """The style asks for no change; it does not count toward the bar."""
        return self.source_db >= IDENTITY_DB


@dataclass(frozen=True)
class Bar:
    """One thing that must be reached."""

    name: str
    wanted: str
    found: str
    passes: bool


@dataclass(frozen=True)
class Report:
    """All of it. `about` says what was measured, how and on what."""

    about: dict[str, Any]
    styles: tuple[StyleReport, ...]
    bars: tuple[Bar, ...]

    @property
    def passes(self) -> bool:
        """Everything that must be reached is."""
        return all(bar.passes for bar in self.bars)


def summarise(names: tuple[str, ...], figures: dict[str, Tensor], drift: Drift | None, about: dict[str, Any]) -> Report:
    """Figures (S,) of `quality` and curves of `drift`, to a report with its bars judged."""
    drops: list[float | None] = [None] * len(names) if drift is None else drift.drop_db.tolist()
    rows = {name: values.tolist() for name, values in figures.items()}
    styles = tuple(
        _style(name, {key: values[i] for key, values in rows.items()}, drops[i]) for i, name in enumerate(names)
    )
    bars = [
        gain_bar("gain over the colour table", [s.gain_db for s in styles if not s.is_identity]),
        gain_bar("the same, held-out captions", [s.held_out_gain_db for s in styles if not s.is_identity]),
    ]
    if drift is not None:
        counted = torch.tensor([not style.is_identity for style in styles])
        bars += drift_bars(drift.drop_db[counted], drift.plan)
    return Report(about, styles, tuple(bars))


def _style(name: str, row: dict[str, float], drop: float | None) -> StyleReport:
    return StyleReport(
        style=name,
        source_db=row["source_psnr"],
        table_db=row["table_psnr"],
        model_db=row["model_psnr"],
        held_out_db=row["held_out_psnr"],
        gain_db=row["model_psnr"] - row["table_psnr"],
        held_out_gain_db=row["held_out_psnr"] - row["table_psnr"],
        warp_error=row["model_warp"],
        target_warp_error=row["target_warp"],
        table_warp_error=row["table_warp"],
        detail_ratio=row["model_detail"] / max(row["target_detail"], 1e-12),
        saturation=row["model_saturation"],
        target_saturation=row["target_saturation"],
        contrast=row["model_contrast"],
        target_contrast=row["target_contrast"],
        colourfulness=row["model_colourfulness"],
        target_colourfulness=row["target_colourfulness"],
        drift_db=drop,
    )


def gain_bar(name: str, gains: list[float]) -> Bar:
    """At least 2 dB for 22 of 24 styles, or the same share of another number of them."""
    needed = math.ceil(GAIN_SHARE * len(gains) - 1e-9)
    reached = sum(gain >= GAIN_DB for gain in gains)
    wanted = f"at least {GAIN_DB:g} dB for {needed} of {len(gains)} styles"
    return Bar(name, wanted, f"{reached} of {len(gains)}", reached >= needed)


def drift_bars(drops: Tensor, plan: DriftPlan) -> list[Bar]:
    """The last tenth against the twin, over all styles (S,) dB and in the worst of them."""
    wanted = f"at most {DRIFT_DB:g} dB behind a twin begun {plan.lead} frames earlier"
    frames = f"last tenth of {plan.frames:,} frames"
    mean, worst = (drops.mean().item(), drops.max().item()) if len(drops) else (0.0, 0.0)
    return [
        Bar(f"drift, {frames}, mean of the styles", wanted, f"{mean:+.3f} dB", mean <= DRIFT_DB),
        Bar(f"drift, {frames}, worst style", wanted, f"{worst:+.3f} dB", worst <= DRIFT_DB),
    ]


def mean_of(report: Report) -> StyleReport:
    """The mean over all styles that change something (over all, if none does)."""
    rows = [asdict(s) for s in report.styles if not s.is_identity] or [asdict(s) for s in report.styles]
    means: dict[str, Any] = {"style": "mean"}
    for key in rows[0]:
        values = [row[key] for row in rows if row[key] is not None]
        if key != "style":
            means[key] = sum(values) / len(values) if values else None
    return StyleReport(**means)


def write_json(report: Report, path: Path) -> None:
    """Everything, with all digits."""
    content = {
        "about": report.about,
        "passes": report.passes,
        "bars": [asdict(bar) for bar in report.bars],
        "mean": asdict(mean_of(report)),
        "styles": [asdict(style) | {"is_identity": style.is_identity} for style in report.styles],
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


COLUMNS = ("style", "source", "table", "model", "gain", "held out", "its gain", "warp", "true warp", "detail", "drift")
WIDE, LESS = 112, {"held out", "warp", "true warp", "detail"}  # columns left out of a narrower terminal


def cells(style: StyleReport) -> tuple[str, ...]:
    """A row under `COLUMNS`."""
    return (
        style.style,
        f"{style.source_db:.2f}",
        f"{style.table_db:.2f}",
        f"{style.model_db:.2f}",
        f"{style.gain_db:+.2f}",
        f"{style.held_out_db:.2f}",
        f"{style.held_out_gain_db:+.2f}",
        f"{style.warp_error:.2f}",
        f"{style.target_warp_error:.2f}",
        f"{style.detail_ratio:.2f}",
        "" if style.drift_db is None else f"{style.drift_db:+.3f}",
    )


EXPLANATION = """\
Worlds, places and source looks are none that the model was trained on. `source`, `table`, `model` and `held out`
are PSNR to the true styled frame, in dB, mean over frames: of the untouched game, of a 17x17x17 colour table fitted
to that style on training worlds, and of the model asked by a caption of training and by one held out of it. `gain`
is above the table. `warp` is how much a frame differs from the one before it moved by the true flow, of 255, where
nothing was hidden; `true warp` is the true target's own. `detail` is the energy of fine detail over the target's: 1
is as sharp. `drift` is by how many dB a long stream falls behind one begun shortly before the end. A style that
changes nothing (its source is its target) is listed, and counts neither for the bars nor for the mean."""


def write_markdown(report: Report, path: Path) -> None:
    """For reading beside the pictures, which lie in the same folder."""
    lines = ["# Evaluation", "", *(f"- {key.replace('_', ' ')}: {value}" for key, value in report.about.items()), ""]
    lines += ["| must reach | wanted | found | |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {bar.name} | {bar.wanted} | {bar.found} | {'yes' if bar.passes else '**no**'} |" for bar in report.bars
    ]
    lines += ["", EXPLANATION, "", "| " + " | ".join(COLUMNS) + " |", "| --- |" + " ---: |" * (len(COLUMNS) - 1)]
    lines += ["| " + " | ".join(cells(style)) + " |" for style in (*report.styles, mean_of(report))]
    lines += ["", "![Contact sheet: source, model, colour table and true target at two moments](sheet.png)"]
    if any(style.drift_db is not None for style in report.styles):
        lines += ["", "![Figures over a long stream, beside one begun shortly before its end](drift.png)"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_report(report: Report, console: Console) -> None:
    """A table in the terminal."""
    from rich.table import Table

    shown = [i for i, column in enumerate(COLUMNS) if console.width >= WIDE or column not in LESS]
    table = Table(title="Unseen worlds, PSNR in dB", title_style="bold", header_style="bold")
    for i in shown:
        table.add_column(COLUMNS[i], justify="right" if i else "left", no_wrap=True)
    for style in report.styles:
        low = style.gain_db < GAIN_DB and not style.is_identity
        colour = "red" if low else "dim" if style.is_identity else ""
        table.add_row(*(cells(style)[i] for i in shown), style=colour)
    table.add_section()
    table.add_row(*(cells(mean_of(report))[i] for i in shown), style="bold")
    console.print(table)
    for bar in report.bars:
        mark = "[green]reached[/]" if bar.passes else "[red]missed [/]"
        console.print(f"{mark} {bar.name}: {bar.found} (wanted: {bar.wanted})", highlight=False, soft_wrap=True)
