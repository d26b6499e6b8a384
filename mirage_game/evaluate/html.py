"""`report.html`: one page with everything in it, for looking at: what was reached in plain words, clips, figures, and a
strip of pictures for every style.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from torch import Tensor

from mirage_game.evaluate.bars import GAIN_DB
from mirage_game.evaluate.page import SCRIPT, STYLE
from mirage_game.evaluate.report import Report, StyleReport, means_of
from mirage_game.evaluate.sheet import TITLES
from mirage_game.evaluate.tables import COLUMNS, EXPLANATION, SHARES, cells, judged, kid_line
from mirage_game.worlds.paths import FRAME_S

if TYPE_CHECKING:
    from mirage_game.evaluate.quality import Quality


def write_html(report: Report, quality: Quality, prompts: tuple[str, ...], plot: Path | None, path: Path) -> None:
    """Write the page. `prompts` (S): what a player would type for each style; `plot`: the picture of the drift."""
    parts = [
        *_head(report),
        *_bars(report),
        *_reels(report, quality, prompts),
        *_styles(report, quality, prompts),
        *_judged(report),
        *_drift(report, plot),
        *_table(report),
        *_about(report),
    ]
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Mirage: evaluation of {escape(str(report.about.get('model', 'a model')))}</title>"
        f"<style>{STYLE}</style></head><body><main>{''.join(parts)}</main><script>{SCRIPT}</script></body></html>\n"
    )
    path.write_text(page, encoding="utf-8")


def _head(report: Report) -> Iterator[str]:
    reached, total = sum(bar.passes for bar in report.bars), len(report.bars)
    looks = sum(not style.is_identity for style in report.styles)
    yield f"<h1>How good is <em>{escape(str(report.about.get('model', 'the model')))}</em>?</h1>"
    yield (
        f'<p class="lead">{looks} styles in worlds that it has never seen. '
        f"It reaches <b>{reached} of {total}</b> of what it must.</p>"
    )


def _bars(report: Report) -> Iterator[str]:
    yield '<section class="bars">'
    for bar in report.bars:
        state, mark = ("good", "✓ reached") if bar.passes else ("poor", "✗ missed")
        yield (
            f'<div class="bar {state}"><span class="mark">{mark}</span><p>{escape(bar.plain)}</p>'
            f"<dl><dt>{escape(bar.name)}</dt><dd>{escape(bar.found)}</dd>"
            f"<dd>wanted: {escape(bar.wanted)}</dd></dl></div>"
        )
    yield "</section>"


def _reels(report: Report, quality: Quality, prompts: tuple[str, ...]) -> Iterator[str]:
    if not quality.reels:
        return
    yield "<section><h2>In motion</h2>"
    yield "<p>Left the game, in the middle what the model makes of it, right the true picture.</p>"
    yield '<div class="reels">'
    for index, reel in quality.reels.items():
        data = base64.b64encode(movie(reel)).decode()
        yield (
            f'<figure><img alt="game, model and true picture in motion" src="data:image/webp;base64,{data}">'
            f"<figcaption><b>{escape(report.styles[index].style)}</b> {_said(prompts[index])}</figcaption></figure>"
        )
    yield "</div></section>"


def _styles(report: Report, quality: Quality, prompts: tuple[str, ...]) -> Iterator[str]:
    titles = [TITLES[name] for name in quality.shown]
    heads = "".join(f"<span>{escape(title)}</span>" for title in titles)
    yield "<section><h2>Style by style</h2><p>Above an early moment of a stream, below its last.</p>"
    for style, moments, prompt in zip(report.styles, quality.moments, prompts, strict=True):
        yield (
            f'<article id="{_anchor(style.style)}"><h3>{escape(style.style + " *" * style.held_out)}'
            f" <small>{_said(prompt)}</small></h3>"
            f'<p class="figures">{_in_words(style)}</p>'
            f'<div class="heads">{heads}</div><img alt="{escape(", ".join(titles))}" '
            f'src="data:image/webp;base64,{base64.b64encode(strip(moments)).decode()}"></article>'
        )
    yield "</section>"


def _in_words(style: StyleReport) -> str:
    if style.is_identity:
        return "Changes nothing."
    state = "good" if style.gain_db >= GAIN_DB else "poor"
    side = "above" if style.gain_db >= 0 else "below"
    words = [f'<span class="{state}">{abs(style.gain_db):.1f} dB {side} the colour table</span>']
    if style.lpips_hed is not None and style.table_lpips_hed is not None:
        words.append(f"LPIPS-HED {style.lpips_hed:.3f} (table {style.table_lpips_hed:.3f})")
    if style.seen is not None:
        mistaken = f", else mostly taken for {escape(style.taken_for)}" if style.taken_for and style.seen < 0.95 else ""
        words.append(f"recognised in {style.seen:.0%} of frames{mistaken}")
    return " · ".join(words)


def _judged(report: Report) -> Iterator[str]:
    found = judged(report)
    if not found:
        return
    yield '<section><h2>What the judge takes it for</h2><div class="wide"><table><thead><tr><th>named right</th>'
    yield "".join(f"<th>{name}</th>" for name in ("themes", *SHARES)) + "</tr></thead><tbody>"
    for what, parts in found.items():
        for themes, shares in parts.items():
            figures = "".join(f"<td>{share:.1%}</td>" for share in shares.values())
            yield f"<tr><th>{what}</th><td>{themes}</td>{figures}</tr>"
    yield "</tbody></table></div></section>"


def _drift(report: Report, plot: Path | None) -> Iterator[str]:
    if plot is None:
        return
    data = base64.b64encode(plot.read_bytes()).decode()
    yield f"<section><h2>A long stream</h2><p>{escape(kid_line(report))}</p>"
    yield f'<img class="plot" alt="Figures over a long stream" src="data:image/png;base64,{data}"></section>'


def _table(report: Report) -> Iterator[str]:
    yield f'<section><h2>All figures</h2><p>{_code(EXPLANATION)}</p><div class="wide"><table><thead><tr>'
    yield "".join(f"<th>{escape(column.title)}</th>" for column in COLUMNS) + "</tr></thead><tbody>"
    for style in report.styles:
        state = "faint" if style.is_identity else "good" if style.gain_db >= GAIN_DB else "poor"
        name, *figures = cells(style)
        yield f'<tr class="{state}"><th><a href="#{_anchor(style.style)}">{escape(name)}</a></th>'
        yield "".join(f"<td>{escape(figure)}</td>" for figure in figures) + "</tr>"
    yield "</tbody><tfoot>"
    for mean in means_of(report):
        name, *figures = cells(mean)
        yield f"<tr><th>{name}</th>" + "".join(f"<td>{escape(figure)}</td>" for figure in figures) + "</tr>"
    yield "</tfoot></table></div></section>"


def _about(report: Report) -> Iterator[str]:
    yield "<section><h2>What was measured</h2><dl class='about'>"
    for key, value in report.about.items():
        yield f"<dt>{escape(key.replace('_', ' '))}</dt><dd>{escape(str(value))}</dd>"
    yield "</dl>" + "".join(f"<p>{escape(note)}</p>" for note in report.left_out) + "</section>"


def _said(prompt: str) -> str:
    return f"“{escape(prompt)}”" if prompt else "no prompt"


def _anchor(name: str) -> str:
    return escape("style-" + name.replace(" ", "-"))


def _code(text: str) -> str:
    """Text with `names` set as such."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if k % 2 else piece for k, piece in enumerate(pieces))


def strip(moments: Tensor) -> bytes:
    """Pictures (M, P, 3, H, W) uint8 -> one WebP, a row a moment."""
    rows = moments.permute(0, 3, 1, 4, 2).flatten(2, 3).flatten(0, 1).contiguous()
    file = io.BytesIO()
    Image.fromarray(rows.numpy()).save(file, "webp", quality=82)
    return file.getvalue()


def movie(reel: Tensor) -> bytes:
    """Pictures (T, P, 3, H, W) uint8 -> an animated WebP with the P beside each other, at the game's pace."""
    frames = [Image.fromarray(row.numpy()) for row in reel.permute(0, 3, 1, 4, 2).flatten(2, 3).contiguous()]
    file = io.BytesIO()
    pace_ms = round(FRAME_S * 1000)
    frames[0].save(file, "webp", save_all=True, append_images=frames[1:], duration=pace_ms, loop=0, quality=75)
    return file.getvalue()
