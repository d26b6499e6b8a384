"""The two-hour run: streams that are never begun anew, through many worlds and prompts, beside twins begun cold.

    python -m mirage_game.evaluate.endurance --preset base --out out/endurance
    python -m mirage_game.evaluate.endurance --preset base --out out/endurance --minutes 9     again and again, in parts

A run in parts is the same run: the streams are saved to the bit, with the place on their journey. A model that looks at
its past is asked frame by frame; one that does not gets whole chunks as batches.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

import torch
from torch import Tensor

from mirage_game.engine.loop import Step
from mirage_game.evaluate import snapshot
from mirage_game.evaluate.bars import MEMORY, print_bars
from mirage_game.evaluate.curves import Curves, Values, measure
from mirage_game.evaluate.journey import FRAMES_A_SECOND, Journey, Route
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.rollout import EVAL_SEED, Footage, LoopStreams, cut, restyle
from mirage_game.model.sky import sky_of
from mirage_game.model.transformer import Mirage
from mirage_game.worlds.clips import Clip

if TYPE_CHECKING:
    from rich.console import Console

    from mirage_game.evaluate.endurance_report import Endurance

SAVE_EVERY_S = 60.0
GROUPS = ("model", "target", "twin", "checked", "fresh")  # of figures, see `Curves`


@dataclass(frozen=True, kw_only=True, slots=True)
class EnduranceConfig:
    """Which model runs how far, and where to write it. What is seen depends on `seed`, `streams` and the lengths."""

    preset: str = "base"
    weights: Path | None = None
    """A checkpoint in place of the shipped weights of the preset."""
    frames: int = 172_800
    """Of each stream: two hours at 24 a second, 144 minutes of the game's own time."""
    streams: int = 1
    """Side by side, each a journey of its own. Frame by frame, eight cost a GPU hardly more than one."""
    minutes: float | None = None
    """Stop and save after so much wall time; the same command goes on."""
    device: str = "auto"
    """cpu, cuda, cuda:1, or auto: CUDA where there is one."""
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    """auto: bfloat16 on CUDA, float32 on a CPU."""
    compiled: bool = True
    """On CUDA: compile the step of a model that looks at its past. Others run in large batches, and gain little."""
    steps: int = 3
    """Denoising steps a frame, 1 to 4."""
    depth: bool = False
    """Give the model the depth and pose of each frame too, besides the camera's motion and the controls."""
    past_trust: float | None = None
    """How far the model trusts its past, in place of what its weights say: 0 in full, -5 hardly."""
    worlds: int = 24
    """Worlds in the pool, none of which training has seen."""
    chunk: int = 48
    """Frames that everything is counted in; prompts change and worlds end between chunks."""
    at_once: int = 384
    """Frames of all streams that are rendered at a time, at most, in whole chunks."""
    world_s: float = 120.0
    """Seconds of the game's time until the camera jumps to another world."""
    shortest_s: float = 20.0
    """Seconds under one prompt, at least."""
    longest_s: float = 60.0
    """And at most."""
    lpips_every: int = 24
    """Frames from one that LPIPS-HED looks at to the next."""
    judge: tuple[Path, ...] = ()
    """Files with the pretrained networks that judge pictures, for a machine without their packages."""
    beside: tuple[Path, ...] = ()
    """Reports (JSON) of other models on the same journey, whose curves are drawn, too."""
    name: str = ""
    """What plots call it; the folder's name, if not said."""
    out: Path = Path("out/endurance")
    seed: int = 0
    strict: bool = False
    """Exit with 1 unless everything that must be reached is."""

    def __post_init__(self) -> None:
        if not 1 <= self.steps <= 4:
            raise ValueError(f"{self.steps} denoising steps: take 1 to 4")
        if (
            min(self.worlds, self.lpips_every, self.at_once) < 1
            or self.seed < 0
            or (self.minutes is not None and self.minutes <= 0)
        ):
            raise ValueError("--worlds, --lpips-every, --at-once and --minutes must be above 0, --seed at least 0")
        if len(self.beside) > 3:
            raise ValueError(f"--beside names {len(self.beside)} reports: at most 3 can be told apart in one plot")

    def route(self) -> Route:
        """The journey's lengths, in whole chunks. Raises ValueError for what cannot be."""
        if self.chunk < 1 or self.frames < self.chunk:
            raise ValueError(f"{self.frames} frames in chunks of {self.chunk}: take at least one chunk")

        def chunks(seconds: float) -> int:
            return max(1, round(seconds * FRAMES_A_SECOND / self.chunk))

        return Route(
            frames=self.frames,
            streams=self.streams,
            chunk=self.chunk,
            ahead=max(1, self.at_once // max(1, self.streams * self.chunk)),
            stretch=chunks(self.world_s),
            shortest=chunks(self.shortest_s),
            longest=chunks(self.longest_s),
            minute=chunks(60),
            lead=-(-48 // self.chunk),
            compared=-(-240 // self.chunk),
            fresh=min(8, self.chunk),
            seed=self.seed,
        )


Sky = Callable[..., Tensor]  # as `sky_of`
MakeStreams = Callable[[], LoopStreams]  # as many as the route has, with an empty past, the same noise each time


def streams_of(
    model: Mirage, batch: int, steps: int, depth: bool, seed: int, step: Step | None = None, sky: Sky | None = None
) -> MakeStreams:
    """Streams of a model. `step`: its compiled step; `sky`: the compiled `sky_of`, for streams that are told a pose."""

    def make() -> LoopStreams:
        streams = LoopStreams(model, batch, steps, depth, seed)
        streams.loop.model_step = step or model.step
        if sky is not None:
            streams.loop.sky_of = sky
        return streams

    return make


class Run:
    """Streams on their journey, and what was measured of them so far."""

    def __init__(
        self,
        journey: Journey,
        footage: Footage,
        make: MakeStreams,
        lpips: LpipsHed | None = None,
        lpips_every: int = 24,
    ) -> None:
        self.journey, self.route = journey, journey.route
        self._footage, self._make, self._lpips, self._every = footage, make, lpips, lpips_every
        self._streams = make()
        self._twin: LoopStreams | None = None
        self._twin_parts: list[Values] = []
        # (N, columns) each, on the streams' device: whoever looks at a number there waits for all that is under way.
        self._columns: dict[str, dict[str, list[Tensor]]] = {group: {} for group in GROUPS}
        self._twins = {self.route.window(point)[0]: point for point in range(self.route.points)}
        self._checks = frozenset(journey.checks)
        self.next = self.longest_past = 0
        self.seconds = 0.0  # of wall time, over all parts
        cells: bytes = footage.pool.cells.cpu().numpy().tobytes()
        self.parts = [crc32(cells)]  # the worlds of each part of the run, which must be the same

    @property
    def done(self) -> bool:
        """Whether the journey is at its end."""
        return self.next >= self.route.chunks

    @property
    def may_stop(self) -> bool:
        """Not while a twin runs along: it is not saved."""
        return self._twin is None

    def advance(self) -> None:
        """The next chunks of every stream, as many as are rendered together, and of twins that run along."""
        first, route = self.next, self.route
        spell = self.journey.spell(first)
        if spell.start == first:
            self._dress(self._streams, spell.looks)
        count = self.journey.span(first)
        clip = self.journey.clip(first, count)
        picture = restyle(self._streams, clip)
        self._add("model", measure(picture, clip.target, self._lpips, self._every, route.chunk))
        self._add("target", measure(clip.target, chunk=route.chunk))
        if self._streams.remembers:
            self.longest_past = max(self.longest_past, *self._streams.loop.ring.written)
        for k in range(count):
            begin, end = k * route.chunk, (k + 1) * route.chunk
            self._compare(first + k, cut(clip, begin, end), picture[:, begin:end], spell.looks)
        self.next += count

    def _compare(self, chunk: int, clip: Clip, picture: Tensor, looks: tuple[int, ...]) -> None:
        """What the streams' answer to a chunk is held against, if it is one at which it is."""
        if chunk in self._twins:
            self._twin, self._window = self._dressed(looks), self.route.window(self._twins[chunk])
        if chunk in self._checks:
            late = self.route.chunk - self.route.fresh
            self._add("checked", measure(picture[:, late:]))
            self._add("fresh", measure(restyle(self._dressed(looks), clip, start=late)))
        if self._twin is not None:
            self._follow(chunk, restyle(self._twin, clip), clip.target)

    def _follow(self, chunk: int, picture: Tensor, target: Tensor) -> None:
        """A twin's chunk; at the end of its window what was found is kept, and it goes."""
        _, first, end = self._window
        if chunk >= first:
            self._twin_parts.append(measure(picture, target, self._lpips, self._every))
        if chunk == end - 1:
            parts, self._twin_parts, self._twin = self._twin_parts, [], None
            self._add(
                "twin", {name: torch.cat([part[name] for part in parts], 1).mean(1)[:, None] for name in parts[0]}
            )

    def _dressed(self, looks: tuple[int, ...]) -> LoopStreams:
        streams = self._make()
        self._dress(streams, looks)
        return streams

    def _dress(self, streams: LoopStreams, looks: tuple[int, ...]) -> None:
        for slot, look in enumerate(looks):
            streams.set_style(slot, self._footage.code(look))

    def _add(self, group: str, values: Values) -> None:
        for name, value in values.items():
            self._columns[group].setdefault(name, []).append(value)

    def figures(self) -> dict[str, Values]:
        """All figures so far: each group's, (N, columns) on the CPU."""
        for figures in self._columns.values():
            for columns in figures.values():
                columns[:] = [torch.cat(columns, 1)]
        return {
            group: {name: columns[0].cpu() for name, columns in figures.items()}
            for group, figures in self._columns.items()
        }

    def curves(self) -> Curves:
        """What was measured so far, of at least one chunk."""
        figures, route = self.figures(), self.route
        points = max((values.shape[1] for values in figures["twin"].values()), default=0)
        windows = tuple(route.window(point)[1:] for point in range(points))
        return Curves(route.chunk, route.minute, **figures, windows=windows, longest_past=self.longest_past)

    def save(self, path: Path, settings: snapshot.Notes) -> None:
        """To go on another time. Only when it `may_stop`."""
        assert self.may_stop
        notes: snapshot.Notes = {
            "settings": settings, "next": self.next, "longest_past": self.longest_past, "seconds": self.seconds,
            "parts": self.parts,
        }  # fmt: skip
        snapshot.write(path, {"streams": snapshot.take(self._streams.loop), **self.figures()}, notes)

    def load(self, path: Path, settings: snapshot.Notes) -> None:
        """Go on where a run of the same settings was saved. Raises SnapshotError."""
        groups, notes = snapshot.read(path)
        other = ", ".join(name for name in settings if notes["settings"].get(name) != settings[name])
        if other:
            advice = "remove it to begin anew, or name another --out"
            raise snapshot.SnapshotError(f"{path} is of a run with another {other}: {advice}")
        snapshot.put_back(self._streams.loop, groups.pop("streams"))
        for group, figures in groups.items():
            self._columns[group] = {name: [values.to(self._footage.device)] for name, values in figures.items()}
        self.next, self.longest_past, self.seconds = notes["next"], notes["longest_past"], notes["seconds"]
        self.parts = [*notes["parts"], *self.parts]


def run(config: EnduranceConfig, console: Console | None = None) -> Endurance:
    """Run as far as the time allows, save, and write `endurance.json`, `endurance.md` and `endurance.png` into
    `config.out`.

    Raises ValueError, DeviceError, JudgeError, SnapshotError or WeightsError, saying what to do, before any work.
    """
    from rich.console import Console

    from mirage_game.engine.devices import pick_device
    from mirage_game.evaluate.endurance_report import read_beside, summarise, write_files
    from mirage_game.evaluate.looks import PLAIN, wanted_looks
    from mirage_game.evaluate.main import progress_bar
    from mirage_game.evaluate.pretrained import load_pretrained
    from mirage_game.model.checkpoint import load_model

    started, console, route = time.monotonic(), console or Console(), config.route()
    beside = [read_beside(path) for path in config.beside]
    device = pick_device(config.device)
    precision = ("bfloat16" if device.type == "cuda" else "float32") if config.precision == "auto" else config.precision
    model = load_model(config.preset, config.weights, device, getattr(torch, precision))
    if config.past_trust is not None:
        model.trust_past(config.past_trust)
    pretrained = load_pretrained(config.judge, device)
    settings = settings_of(config, route, precision, pretrained.lpips is not None)
    size, path = (model.config.width, model.config.height), config.out / "streams.safetensors"
    step: Step = model.step
    sky: Sky | None = None
    if config.compiled and device.type == "cuda" and model.remembers:
        step = torch.compile(model.step, dynamic=False, mode="reduce-overhead")
        sky = torch.compile(sky_of, dynamic=False) if config.depth else None
    make = streams_of(model, route.streams, config.steps, config.depth, config.seed, step, sky)
    looks = tuple(look for look in wanted_looks() if look.name != PLAIN)
    with torch.inference_mode(), progress_bar(console) as tick:
        tick("worlds", 0.0)
        footage = Footage.of_worlds(looks, config.worlds, EVAL_SEED + config.seed, size, device)
        tick("worlds", 1.0)
        journey = Journey(footage, route)
        endless = Run(journey, footage, make, pretrained.lpips, config.lpips_every)
        if path.exists():
            endless.load(path, settings)
        deadline = started + config.minutes * 60 if config.minutes else float("inf")
        go(endless, deadline, lambda: endless.save(path, settings), lambda share: tick("the long run", share))
    left_out = {} if pretrained.lpips else {"left out": "LPIPS-HED: its networks are not there, see --judge"}
    same = "the same worlds" if len(set(endless.parts)) == 1 else "NOT the same worlds, so not the same run"
    about = describe(config, model, device, settings) | left_out
    about |= {"parts": f"{len(endless.parts)}, {same}", "wall minutes": round(endless.seconds / 60, 1)}
    result = summarise(endless.curves(), journey, footage.names, about, model.remembers)
    write_files(result, beside, config.out)
    if not endless.done:
        console.print(
            f"{endless.next / route.chunks:.1%} is done and saved. Run the same command again to go on.",
            highlight=False,
        )
    return result


def go(endless: Run, deadline: float, save: Callable[[], None], tick: Callable[[float], None]) -> None:
    """Advance until the end or the deadline (monotonic seconds); save at the end, and now and then."""
    saved = now = time.monotonic()
    first = endless.next
    while not endless.done and (now < deadline or not endless.may_stop or endless.next == first):
        endless.advance()
        tick(endless.next / endless.route.chunks)
        before, now = now, time.monotonic()
        endless.seconds += now - before
        if endless.may_stop and now - saved > SAVE_EVERY_S:
            save()
            saved = now
    save()


def settings_of(config: EnduranceConfig, route: Route, precision: str, has_lpips: bool) -> snapshot.Notes:
    """All that a run's parts must have in common, as JSON gives it back."""
    from mirage_game.model.checkpoint import sha256, shipped_path

    return {
        "weights": sha256(config.weights or shipped_path(config.preset)),
        "precision": precision,
        "steps": config.steps,
        "depth": config.depth,
        "past trust": config.past_trust,
        "number of worlds": config.worlds,
        "LPIPS-HED": config.lpips_every if has_lpips else 0,
        "journey": asdict(route),
    }


def describe(config: EnduranceConfig, model: Mirage, device: torch.device, settings: snapshot.Notes) -> dict[str, Any]:
    """What ran, how, on what; for the head of the report."""
    cuda = device.type == "cuda"
    return {
        "name": config.name or config.out.name,
        "model": model.config.name,
        "memory": MEMORY[model.remembers],
        "conditions": "camera, controls, depth" if config.depth else "camera, controls",
        "prompts": "by the codes of the evaluation's looks",
        "device": torch.cuda.get_device_name(device) if cuda else f"CPU, {torch.get_num_threads()} threads",
        "torch": torch.__version__,
        **settings,
    }


def main() -> int:
    """The command."""
    import tyro
    from rich.console import Console

    from mirage_game.engine.devices import DeviceError
    from mirage_game.evaluate.pretrained import JudgeError
    from mirage_game.model.checkpoint import WeightsError

    description = "Run streams for hours and compare them with streams begun cold."
    config = tyro.cli(EnduranceConfig, prog="mirage_game.evaluate.endurance", description=description)
    console = Console()
    try:
        result = run(config, console)
    except (DeviceError, JudgeError, WeightsError, snapshot.SnapshotError, ValueError) as error:
        console.print(f"mirage: {error}", highlight=False, style="red")
        return 1
    print_bars(result.bars, console)
    return 0 if result.passes or not config.strict else 1


if __name__ == "__main__":
    sys.exit(main())
