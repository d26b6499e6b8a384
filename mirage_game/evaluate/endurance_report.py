"""What the two-hour run found: as JSON with all curves, as Markdown with the twins' table, drawn, and in words."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from torch import Tensor

from mirage_game.evaluate.bars import Bar, markdown_rows
from mirage_game.evaluate.curves import (
    FIGURES,
    OF_A_PICTURE,
    SHORT,
    TWIN_DB,
    Curves,
    against_fresh,
    against_start,
    binned,
    gaps,
    verdicts,
)  # fmt: skip
from mirage_game.evaluate.journey import FRAMES_A_SECOND, Journey
from mirage_game.evaluate.plot import Colour, Curve, Dot, Panel, draw_panels, smooth

BIN_S = 10.0  # of the curves in the JSON, about
SMOOTH = 9  # minutes that a curve's points are means over
MODEL, TARGET, COLD = (36, 98, 180), (160, 160, 160), (214, 96, 32)
BESIDE: tuple[Colour, ...] = ((150, 70, 160), (70, 140, 80), (120, 100, 60))
LIMIT = (200, 80, 80)


class BesideError(ValueError):
    """A file is no report of a long run, or of one that cannot be drawn beside this; the text says so."""


@dataclass(frozen=True)
class Endurance:
    """All of it. `prompts`: the chunk of each change and each stream's look from then on; `remembers`: whether the
    model looks at its past.
    """

    about: dict[str, Any]
    curves: Curves
    bars: tuple[Bar, ...]
    prompts: tuple[tuple[int, tuple[str, ...]], ...]
    remembers: bool = True

    @property
    def passes(self) -> bool:
        """Everything that must be reached is."""
        return all(bar.passes for bar in self.bars)


@dataclass(frozen=True)
class Beside:
    """Another model's run: mean curves by the minute."""

    name: str
    minutes: dict[str, list[float]]  # FIGURES


def summarise(
    curves: Curves, journey: Journey, names: tuple[str, ...], about: dict[str, Any], remembers: bool = True
) -> Endurance:
    """Judge what was measured. `names`: of the looks; `remembers`: whether the model looks at its past."""
    prompts = tuple(
        (spell.start, tuple(names[look] for look in spell.looks))
        for spell in journey.spells
        if spell.start < curves.chunks
    )
    return Endurance(about, curves, tuple(verdicts(curves, journey.route, remembers)), prompts, remembers)


def write_files(result: Endurance, beside: list[Beside], out: Path) -> None:
    """`endurance.json`, `endurance.md` and `endurance.png`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "endurance.json").write_text(json.dumps(content(result), allow_nan=False) + "\n", encoding="utf-8")
    (out / "endurance.md").write_text(markdown(result), encoding="utf-8")
    draw(result, beside, out / "endurance.png")


def _number(x: Any) -> Any:
    """Five digits of a float; None for what is no number, which JSON cannot say. Others stay as they are."""
    if not isinstance(x, float):
        return x
    return float(f"{x:.5g}") if math.isfinite(x) else None


def _numbers(values: Tensor) -> Any:
    """Nested lists, see `_number`."""

    def plain(x: Any) -> Any:
        return [plain(y) for y in x] if isinstance(x, list) else _number(x)

    return plain(values.tolist())


def content(result: Endurance) -> dict[str, Any]:
    """Everything, for `endurance.json`.

    `curves`: model and target, figure, stream, bin of `bin_s` seconds. `minutes`: the mean of the streams.
    `times_...`: figure, stream, minute, see `against_fresh` and `against_start`. `twins`: one entry for each figure,
    point and stream. `prompts`: from which frame on the streams wear which looks.
    """
    curves = result.curves
    chunks = max(1, round(BIN_S * FRAMES_A_SECOND / curves.chunk))
    both = {"model": curves.model, "target": curves.target}
    return {
        "about": result.about,
        "passes": result.passes,
        "frames": curves.chunks * curves.chunk,
        "longest_past_frames": curves.longest_past,
        "bars": [asdict(bar) for bar in result.bars],
        "bin_s": chunks * curves.chunk / FRAMES_A_SECOND,
        "curves": {
            who: {name: _numbers(binned(values, chunks)) for name, values in figures.items()}
            for who, figures in both.items()
        },
        "minutes": {
            who: {name: _numbers(binned(values, curves.minute).mean(0)) for name, values in figures.items()}
            for who, figures in both.items()
        },
        "times_without_a_past": {
            name: _numbers(against_fresh(curves, name)) for name in OF_A_PICTURE if name in curves.fresh
        },
        "times_the_first_minutes": {name: _numbers(against_start(curves, name)) for name in OF_A_PICTURE},
        "twins": [
            {name: _number(x) for name, x in gap._asdict().items()} | {"off": _number(gap.off), "within": gap.within}
            for name in FIGURES
            if name in curves.twin
            for gap in gaps(curves, name)
        ],
        "prompts": [{"frame": chunk * curves.chunk, "looks": list(looks)} for chunk, looks in result.prompts],
    }


def markdown(result: Endurance) -> str:
    """The bars, and how far the streams are from their twins at each point."""
    curves = result.curves
    lines = ["# The two-hour run", "", *(f"- {key}: {value}" for key, value in result.about.items()), ""]
    lines += markdown_rows(result.bars)
    lines += ["", *(f"- {'' if bar.passes else '**Not so:** '}{bar.plain}" for bar in result.bars)]
    figures = [name for name in FIGURES if name in curves.twin]
    lines += [
        "",
        "How far the stream is above its twin; of several streams the mean, and in brackets the furthest.",
        "",
    ]
    lines += ["| minute | " + " | ".join(SHORT[name] for name in figures) + " |"]
    lines += ["| ---: |" + " ---: |" * len(figures)]
    for point, (_, end) in enumerate(curves.windows):
        cells = []
        for name in figures:
            offs = [gap.off for gap in gaps(curves, name) if gap.point == point]
            form = "{:+.3f} dB" if name == "psnr" else "{:+.2%}"
            far = max(offs, key=abs)
            cells.append(f"{form.format(sum(offs) / len(offs))} ({form.format(far)})")
        lines.append(f"| {end * curves.chunk_minutes:.0f} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", "![Figures over time](endurance.png)", ""])


def read_beside(path: Path) -> Beside:
    """Another run's report. Raises BesideError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Beside(
            str(found["about"]["name"]),
            {name: list(found["minutes"]["model"][name]) for name in FIGURES if name in found["minutes"]["model"]},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BesideError(f"--beside {path}: not the endurance.json of a long run ({error})") from error


def draw(result: Endurance, beside: list[Beside], path: Path) -> None:
    """Every figure over time, mean of the streams, beside that of other models; the twins; and, where there is a
    memory, what tells of a collapse.
    """
    curves = result.curves
    step = curves.minute * curves.chunk_minutes
    streams = "one stream" if curves.streams == 1 else f"the mean of {curves.streams} streams"
    over = f", means over {round(SMOOTH * step)}" if _window(curves) > 1 else ""
    caption = (
        f"{result.about['name']}: {curves.chunks * curves.chunk:,} frames, {streams}, by minutes of the game"
        f"{over}. {'' if result.remembers else 'Memory off. '}Rings: begun cold; dots: the stream there."
    )
    own = str(result.about["name"]) if beside else "model"
    panels = [_figure_panel(curves, name, own, beside, step) for name in FIGURES if name in curves.model]
    if curves.windows:
        panels.append(_twin_panel(curves, step))
    if result.remembers:
        ranges = [name for name in OF_A_PICTURE if name in curves.fresh]
        panels += [_range_panel(against_fresh(curves, name), name, step) for name in ranges]
    draw_panels(panels, caption, path)


def _window(curves: Curves) -> int:
    """Over how many minutes a curve's points are means: several, so that a trend shows through the changing looks, but
    not in a short run.
    """
    return SMOOTH if curves.chunks >= 4 * SMOOTH * curves.minute else 1


def _finite(values: Sequence[float | None]) -> list[float]:
    return [0.0 if value is None or not math.isfinite(value) else value for value in values]


def _figure_panel(curves: Curves, name: str, own: str, beside: list[Beside], step: float) -> Panel:
    window = _window(curves)

    def line(title: str, minutes: Sequence[float | None], colour: Colour) -> Curve:
        return Curve(title, smooth(_finite(minutes), window), 0, colour)

    def by_minutes(values: Tensor) -> list[float]:
        return list(binned(values, curves.minute).mean(0).tolist())

    lines = [line("true target", by_minutes(curves.target[name]), TARGET)] if name in curves.target else []
    for other, colour in zip(beside, BESIDE, strict=False):
        if name in other.minutes:
            lines.append(line(other.name, other.minutes[name], colour))
    lines.append(line(own, by_minutes(curves.model[name]), MODEL))
    dots = []
    if name in curves.twin:
        for first, end in curves.windows:
            at = (first + end) / 2 / curves.minute - 0.5
            point = curves.windows.index((first, end))
            mine, theirs = curves.model[name][:, first:end].mean(), curves.twin[name][:, point].mean()
            cold, long = _finite([theirs.item(), mine.item()])
            dots += [Dot(at, long, MODEL), Dot(at, cold, COLD, hollow=True)]
    return Panel(FIGURES[name], lines, dots=dots, step=step)


def _twin_panel(curves: Curves, step: float) -> Panel:
    """PSNR of each stream less its twin's."""
    length = -(-curves.chunks // curves.minute)
    limits = [Curve("limit" * (k == 0), [value] * length, 0, LIMIT) for k, value in enumerate((TWIN_DB, -TWIN_DB))]
    dots = [
        Dot(gap.minute / step - 0.5, _finite([gap.off])[0], MODEL if gap.within else LIMIT)
        for gap in gaps(curves, "psnr")
    ]
    return Panel("PSNR of each stream less that of its twin, dB", limits, dots=dots, step=step)


def _range_panel(times: Tensor, name: str, step: float) -> Panel:
    """The lowest, middle and highest stream, each minute."""
    title = f"{SHORT[name]}, times that of an answer without a past"
    if len(times) == 1:
        return Panel(title, [Curve("model", _finite(times[0].tolist()), 0, MODEL)], step=step)
    rows = (("", times.amin(0), TARGET), ("", times.amax(0), TARGET), ("streams", times.median(0).values, MODEL))
    curves = [Curve(who, _finite(row.tolist()), 0, colour) for who, row, colour in rows]
    return Panel(f"{title}: lowest, middle and highest stream", curves, step=step)
