"""`mirage evaluate`: load a model, measure it, write the report. Importing this costs nothing; `run` imports torch."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import torch
    from rich.console import Console

    from mirage_game.evaluate.drift import Drift
    from mirage_game.evaluate.pretrained import Pretrained
    from mirage_game.evaluate.quality import Progress, Quality
    from mirage_game.evaluate.report import Report
    from mirage_game.evaluate.rollout import Footage, Read, Subject
    from mirage_game.model.transformer import Mirage


@dataclass(frozen=True, kw_only=True, slots=True)
class EvaluateConfig:
    """What to evaluate, how thoroughly, and where to write it."""

    preset: str = "tiny"
    weights: Path | None = None
    """A checkpoint in place of the shipped weights of the preset."""
    prompts: bool = True
    """Ask by prompts too, not only by the styles' codes; needs the text encoder."""
    device: str = "auto"
    """cpu, cuda, cuda:1, or auto: CUDA where there is one."""
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    """auto: bfloat16 on CUDA, float32 on a CPU."""
    steps: int = 3
    """Denoising steps a frame, 1 to 4."""
    styles: tuple[str, ...] = ()
    """Names of looks; all of them if none is given."""
    frames: int = 64
    """Frames of one stream for quality."""
    clips: int = 4
    """Streams a style for quality."""
    drift_frames: int = 2000
    """Frames of the long stream; 0 leaves the drift test out."""
    change_clips: int = 2
    """Streams a style in which the prompt changes; 0 leaves that trial out."""
    poison_clips: int = 1
    """Streams a style whose source is black, white or noise for a moment; 0 leaves that trial out."""
    sizes_frames: int | None = None
    """Frames a style of larger games, 512x288 and 1280x720: 2, or 0 on a CPU, which takes minutes for each, if not
    said; 0 leaves that trial out."""
    look_away_clips: int = 2
    """Places a style at which the camera looks away from what the style added, and back; 0 leaves that trial out."""
    judge_steps: int | None = None
    """Steps of 48 frames that the prompt judge is trained for at the start: 1200, or 150 on a CPU, if not said; 0
    leaves it out."""
    judge_weights: Path | None = None
    """A file that keeps the prompt judge: taken from there if it exists, else trained and written there."""
    judge: tuple[Path, ...] = ()
    """Files with the pretrained networks that judge pictures, for a machine without their packages."""
    table_clips: int = 48
    """Training clips a style, of four frames each, that the colour table is fitted to."""
    batch: int = 32
    """Streams at a time."""
    chunk: int = 16
    """Frames rendered at a time."""
    worlds: int = 24
    """Worlds in each pool: unseen ones, and training ones for the colour table."""
    depth: bool = False
    """Give the model the depth and pose of each frame too, besides the camera's motion and the controls."""
    pose: bool = False
    """Give it the pose, but no depth."""
    past_trust: float | None = None
    """How far the model trusts its past, in place of what its weights say: 0 in full, -5 hardly."""
    out: Path = Path("out/evaluate")
    seed: int = 0
    """Another seed: other unseen worlds, looks and paths."""
    strict: bool = False
    """Exit with 1 unless everything that must be reached is."""

    def __post_init__(self) -> None:
        if not 1 <= self.steps <= 4:
            raise ValueError(f"{self.steps} denoising steps: take 1 to 4")
        least = {"frames": 8, "clips": 1, "table_clips": 1, "batch": 1, "chunk": 1, "worlds": 1, "seed": 0}
        for name, low in least.items():
            if getattr(self, name) < low:
                raise ValueError(f"--{name.replace('_', '-')} {getattr(self, name)} is too little: take at least {low}")
        for name in ("change_clips", "poison_clips", "sizes_frames", "look_away_clips"):
            if (getattr(self, name) or 0) < 0:
                raise ValueError(f"--{name.replace('_', '-')} {getattr(self, name)}: take 0 to leave it out, or more")
        if self.judge_steps is not None and self.judge_steps < 0:
            raise ValueError(f"--judge-steps {self.judge_steps}: take 0 to leave the judge out, or more")
        if self.drift_frames and self.drift_frames < 60:
            raise ValueError(f"a drift test of {self.drift_frames} frames says nothing: take 60 or more, or 0 for none")


def run(config: EvaluateConfig, console: Console | None = None) -> Report:
    """Evaluate and write `report.html`, `report.json`, `report.md`, `sheet.jpg` and `drift.png` into `config.out`.

    Raises ValueError, DeviceError, PromptEncoderError, JudgeError or WeightsError, saying what to do, before any work
    if something is missing.
    """
    import torch
    from rich.console import Console

    from mirage_game.engine.devices import pick_device
    from mirage_game.evaluate.looks import wanted_looks
    from mirage_game.evaluate.pretrained import load_pretrained
    from mirage_game.evaluate.rollout import EVAL_SEED, TRAIN_SEED, Footage, Subject, loops_of
    from mirage_game.evaluate.tables import print_report
    from mirage_game.model.checkpoint import load_model

    console = console or Console()
    device = pick_device(config.device)
    precision = ("bfloat16" if device.type == "cuda" else "float32") if config.precision == "auto" else config.precision
    model = load_model(config.preset, config.weights, device, getattr(torch, precision))
    if config.past_trust is not None:
        model.trust_past(config.past_trust)
    size = (model.config.width, model.config.height)
    read = load_reader() if config.prompts else None
    subject = Subject(loops_of(model, config.steps, config.depth, config.seed, config.pose), read, model.remembers)
    looks = wanted_looks(config.styles)
    pretrained = load_pretrained(config.judge, device)
    with progress_bar(console) as tick:
        tick("worlds", 0.0)
        unseen = Footage.of_worlds(looks, config.worlds, EVAL_SEED + config.seed, size, device)
        tick("worlds", 0.5)
        training = Footage.of_worlds(looks, config.worlds, TRAIN_SEED, size, device)
        tick("worlds", 1.0)
        about = describe(config, model, device, precision)
        report = measure(config, unseen, training, subject, about, tick, pretrained)
    print_report(report, console)
    console.print(f"Open {config.out / 'report.html'}", highlight=False)
    return report


def measure(
    config: EvaluateConfig,
    unseen: Footage,
    training: Footage,
    subject: Subject,
    about: dict[str, Any],
    tick: Progress,
    pretrained: Pretrained | None = None,
) -> Report:
    """Everything but the loading: measure, judge, write the files."""
    import torch

    from mirage_game.evaluate.drift import DriftPlan, measure_drift
    from mirage_game.evaluate.judge import JudgePlan, judge_for
    from mirage_game.evaluate.pretrained import Pretrained
    from mirage_game.evaluate.quality import Critics, QualityPlan, fit_tables, measure_quality
    from mirage_game.evaluate.report import summarise
    from mirage_game.evaluate.still import StillPlan, measure_still
    from mirage_game.evaluate.trials import NOTHING_BEHIND, Trials, as_rows

    started = time.perf_counter()
    config.out.mkdir(parents=True, exist_ok=True)
    pretrained = pretrained or Pretrained()
    steps = (1200 if unseen.device.type == "cuda" else 150) if config.judge_steps is None else config.judge_steps
    several = len(unseen.names) > 1  # one look alone is always named rightly
    judge = judge_for(training, JudgePlan(steps), config.judge_weights, tick) if steps and several else None
    trials, impossible = Trials.of_config(config, unseen.device).possible(
        len(unseen.names), pretrained.lpips, subject.remembers
    )
    plan = QualityPlan(config.frames, config.clips, config.chunk, config.batch, reels_of(len(unseen.names)))
    with torch.inference_mode():
        tables = fit_tables(training, config.table_clips, 4, config.batch, tick)
        quality = measure_quality(unseen, subject, tables, Critics(judge, pretrained.lpips), plan, tick)
        still = measure_still(unseen, subject, StillPlan(clips=config.clips, batch=config.batch), tick)
        drift = None
        if config.drift_frames and subject.remembers:
            long = DriftPlan(config.drift_frames, chunk=config.chunk, batch=config.batch)
            drift = measure_drift(unseen, subject, long, tick, pretrained.features)
        tried = trials.run(unseen, subject, tables, pretrained.lpips, tick)
    about = about | {
        "trials": trials.describe(),
        "judge": f"trained for {judge.steps} steps of {JudgePlan.batch} frames" if judge else "none",
        "minutes": round((time.perf_counter() - started) / 60, 2),
    }
    nothing_behind = () if subject.remembers else (NOTHING_BEHIND,)
    figures, left_out = quality.figures | still, pretrained.missing + impossible + nothing_behind
    report = summarise(unseen.names, figures, drift, about, quality.taken_for, left_out, unseen.held_out)
    counted = torch.tensor([not style.is_identity for style in report.styles])
    report = replace(
        report,
        bars=report.bars + trials.bars(tried, counted, (unseen.width, unseen.height)),
        trials=as_rows(tried, unseen.names),
    )
    write_files(config, report, quality, drift, tuple(unseen.prompt(index, 0) for index in range(len(unseen.names))))
    return report


def write_files(
    config: EvaluateConfig, report: Report, quality: Quality, drift: Drift | None, prompts: tuple[str, ...]
) -> None:
    """The report in all its forms, into `config.out`. `prompts` (S): what a player would type for each style."""
    import torch

    from mirage_game.evaluate.drift import draw_drift
    from mirage_game.evaluate.html import write_html
    from mirage_game.evaluate.quality import moments_of
    from mirage_game.evaluate.sheet import draw_sheet
    from mirage_game.evaluate.tables import write_json, write_markdown

    counted = torch.tensor([not style.is_identity for style in report.styles])
    plot = None
    if drift is not None and bool(counted.any()):
        plot = config.out / "drift.png"
        draw_drift(drift, counted, plot)
    moments = moments_of(config.frames)
    draw_sheet(quality.moments, quality.shown, report.styles, prompts, moments, config.out / "sheet.jpg")
    write_json(report, config.out / "report.json")
    write_markdown(report, config.out / "report.md")
    write_html(report, quality, prompts, plot, config.out / "report.html")


def reels_of(styles: int, count: int = 6) -> tuple[int, ...]:
    """Which styles the report shows in motion: some, evenly spread."""
    count = min(count, styles)
    return tuple((2 * k + 1) * styles // (2 * count) for k in range(count))


def load_reader() -> Read:
    """What turns prompts into codes. Raises PromptEncoderError or WeightsError, saying what to do."""
    from mirage_game.model.reader import PromptReader

    reader = PromptReader.load()
    return lambda text: reader.read([text])


def describe(config: EvaluateConfig, model: Mirage, device: torch.device, precision: str) -> dict[str, Any]:
    """What was measured, how, on what; for the head of the report."""
    import torch

    from mirage_game.evaluate.bars import MEMORY
    from mirage_game.model.checkpoint import sha256, shipped_path

    weights = config.weights or shipped_path(config.preset)
    drifts = config.drift_frames and model.remembers
    cuda = device.type == "cuda"
    return {
        "model": model.config.name,
        "parameters": sum(p.numel() for p in model.parameters()),
        "weights_sha256": sha256(weights),
        "size": f"{model.config.width}x{model.config.height}",
        "steps": config.steps,
        "memory": MEMORY[model.remembers],
        "conditions": "camera, controls" + (", depth and pose" if config.depth else ", pose" if config.pose else ""),
        "quality": f"{config.clips} streams of {config.frames} frames a style",
        "colour_table": f"17x17x17 a style, fitted to {config.table_clips} training clips of 4 frames",
        "drift": f"one stream of {config.drift_frames} frames a style" if drifts else "not measured",
        "device": torch.cuda.get_device_name(device) if cuda else f"CPU, {torch.get_num_threads()} threads",
        "precision": precision,
        "torch": torch.__version__,
        "seed": config.seed,
    }


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """A bar a stage, with time left; gives a function that moves them."""
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:<14}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[str, TaskID] = {}

        def tick(stage: str, share: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=1.0)
            bars.update(tasks[stage], completed=share)

        yield tick
