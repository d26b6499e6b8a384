"""A report as JSON for programs, as Markdown for reading, and as a table in the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mirage_game.evaluate.bars import GAIN_DB, markdown_rows, print_bars
from mirage_game.evaluate.report import Report, StyleReport, means_by_theme, means_of

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 132  # a narrower terminal shows fewer columns


def write_json(report: Report, path: Path) -> None:
    """Everything, with all digits."""
    kids = {name: found._asdict() for name, found in report.kid.items()} if report.kid else None
    content = {
        "about": report.about,
        "passes": report.passes,
        "bars": [asdict(bar) for bar in report.bars],
        "left_out": list(report.left_out),
        "drift_kid": kids,
        "trials": report.trials,
        "mean": asdict(means_of(report)[0]),
        "judged": judged(report),
        "styles": [asdict(style) | {"is_identity": style.is_identity} for style in report.styles],
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


class Column(NamedTuple):
    """One figure of every style."""

    title: str
    text: Callable[[StyleReport], str]
    always: bool = False  # in a narrow terminal too


def _number(name: str, form: str) -> Callable[[StyleReport], str]:
    def text(style: StyleReport) -> str:
        value = getattr(style, name)
        return "" if value is None else format(value, form)

    return text


COLUMNS = (
    Column("style", lambda style: style.style + " *" * style.held_out, always=True),
    Column("source", _number("source_db", ".2f")),
    Column("table", _number("table_db", ".2f")),
    Column("model", _number("model_db", ".2f"), always=True),
    Column("gain", _number("gain_db", "+z.2f"), always=True),
    Column("small", _number("small_gain_db", "+z.2f")),
    Column("asked", _number("prompted_gain_db", "+z.2f"), always=True),
    Column("seen", _number("seen", ".0%"), always=True),
    Column("LPIPS", _number("lpips_hed", ".3f"), always=True),
    Column("tbl's", _number("table_lpips_hed", ".3f")),
    Column("warp", _number("warp_error", ".1f")),
    Column("true", _number("target_warp_error", ".1f")),
    Column("detail", _number("detail_ratio", ".2f")),
    Column("flick", lambda style: f"{style.flicker - style.target_flicker:+z.1f}"),
    Column("HUD", _number("hud_ssim", ".2f")),
    Column("drift", _number("drift_db", "+z.2f"), always=True),
)


def cells(style: StyleReport) -> tuple[str, ...]:
    """A row under `COLUMNS`."""
    return tuple(column.text(style) for column in COLUMNS)


EXPLANATION = """\
Worlds, places and source looks are none that the model was trained on. `source`, `table` and `model` are PSNR to the
true styled frame, in dB, mean over frames: of the untouched game, of a 17x17x17 colour table fitted to that style on
training worlds, and of the model asked by the style's code. `gain` is above the table, `small` the same of frames
shrunk four times, `asked` the gain of the model asked by prompts that training never saw. `seen` is the share of its
frames that a judge, trained on true pictures alone, takes for that style. `LPIPS` is LPIPS-HED to the true frame, how
different it looks (0 the same; comparable within this report only), `tbl's` the colour table's. `warp` is how much a
frame differs from the one before it moved by the true flow, of 255, where nothing was hidden; `true` is the target's
own. `detail` is the energy of fine detail over the target's: 1 is as sharp. `flick` is how much more than the target's
the picture changes from frame to frame before a still camera, of 255. `HUD` is the likeness (SSIM) to the source where
a display is drawn over the game. `drift` is by how many dB a long stream falls behind one begun shortly before the
end. A style that changes nothing (its source is its target) is listed, and counts neither for the bars nor for the
mean. Ratios are averaged geometrically. Styles with a * were never seen in training."""


JUDGED = {"true targets": "target", "answers to codes": "judged", "answers to prompts": "prompted"}
SHARES = {"top 1": "top1", "top 3": "top3", "clips, top 1": "clip_top1", "clips, top 3": "clip_top3"}


def judged(report: Report) -> dict[str, dict[str, dict[str, float]]]:
    """What share the judge names right: of what, of which themes, as which share of `SHARES`, 0..1. Empty without a
    judge.
    """
    found: dict[str, dict[str, dict[str, float]]] = {}
    for what, field in JUDGED.items():
        for themes, mean in means_by_theme(report).items():
            shares = {name: getattr(mean, f"{field}_{share}") for name, share in SHARES.items()}
            if None not in shares.values():
                found.setdefault(what, {})[themes] = shares
    return found


def judged_table(report: Report) -> list[str]:
    """The same in Markdown; no lines without a judge."""
    found = judged(report)
    if not found:
        return []
    rows = [
        f"| {what} | {themes} | " + " | ".join(f"{share:.1%}" for share in shares.values()) + " |"
        for what, parts in found.items()
        for themes, shares in parts.items()
    ]
    head = "| named right by the judge | themes | " + " | ".join(SHARES) + " |"
    return ["", head, "| --- | --- |" + " ---: |" * len(SHARES), *rows]


def kid_line(report: Report) -> str:
    """The distance of the long stream's end from the true pictures, in words; empty where it was not measured."""
    if report.kid is None:
        return ""
    long, twin = report.kid["long"], report.kid["twin"]
    return (
        "KID x 1000 on EfficientNet-Lite0 features, last tenth of the long stream against true targets "
        f"({long.pictures:,} pictures): {long.mean * 1000:.1f} ± {long.spread * 1000:.1f}; "
        f"of the stream begun shortly before, {twin.mean * 1000:.1f} ± {twin.spread * 1000:.1f}."
    )


def write_markdown(report: Report, path: Path) -> None:
    """For reading beside the pictures, which lie in the same folder."""
    lines = ["# Evaluation", "", *(f"- {key.replace('_', ' ')}: {value}" for key, value in report.about.items()), ""]
    lines += markdown_rows(report.bars)
    lines += judged_table(report)
    lines += [text for note in (kid_line(report), *report.left_out) if note for text in ("", note)]
    titles = [column.title for column in COLUMNS]
    lines += ["", EXPLANATION, "", "| " + " | ".join(titles) + " |", "| --- |" + " ---: |" * (len(COLUMNS) - 1)]
    lines += ["| " + " | ".join(cells(style)) + " |" for style in (*report.styles, *means_of(report))]
    lines += ["", "![Contact sheet: source, model, colour table and true target at two moments](sheet.jpg)"]
    if any(style.drift_db is not None for style in report.styles):
        lines += ["", "![Figures over a long stream, beside one begun shortly before its end](drift.png)"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_report(report: Report, console: Console) -> None:
    """A table in the terminal."""
    from rich.table import Table

    shown = [i for i, column in enumerate(COLUMNS) if console.width >= WIDE or column.always]
    table = Table(title="Unseen worlds, PSNR in dB", title_style="bold", header_style="bold")
    for i in shown:
        table.add_column(COLUMNS[i].title, justify="right" if i else "left", no_wrap=True)
    for style in report.styles:
        low = style.gain_db < GAIN_DB and not style.is_identity
        colour = "red" if low else "dim" if style.is_identity else ""
        table.add_row(*(cells(style)[i] for i in shown), style=colour)
    table.add_section()
    for mean in means_of(report):
        table.add_row(*(cells(mean)[i] for i in shown), style="bold")
    console.print(table)
    print_bars(report.bars, console)
    for line in judged_table(report):
        console.print(line, highlight=False, soft_wrap=True, markup=False)
    for note in (kid_line(report), *report.left_out):
        if note:
            console.print(note, highlight=False, soft_wrap=True)
