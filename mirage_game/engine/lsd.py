"""The backend that restyles: sessions and pixels around the causal diffusion loop."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.engine.backend import Job, Pixels, Progress, Prompt, Result
from mirage_game.engine.compiler import compiled as compile_for
from mirage_game.engine.conditions import camera_vector, controls_vector, pose_vector
from mirage_game.engine.devices import cpu_name
from mirage_game.engine.grow import full_source, into_frame, paint_at_size
from mirage_game.engine.loop import Loop, Step
from mirage_game.model.presets import CAMERA, CONTROLS
from mirage_game.model.reader import PromptReader
from mirage_game.model.sky import sky_of
from mirage_game.model.swatches import nothing_seen, seen_of, seen_where
from mirage_game.model.transformer import CLOCK_PERIODS_S, Conditions, Mirage, Painting, StyleCache
from mirage_game.style.code import StyleCode
from mirage_game.wire.messages import Pose
from mirage_game.worlds.cameras import POSE
from mirage_kernels.upsample import restyle_frame

log = logging.getLogger(__name__)

# Frames keep their bytes when they are only looked at; torch warns that it could be told to write to them.
warnings.filterwarnings("ignore", message="The given NumPy array is not writable")

NOWHERE = Pose(x=0.0, y=0.0, z=0.0, yaw_deg=0.0, pitch_deg=0.0)
RGB = {"rgb8": (0, 1, 2), "rgba8": (0, 1, 2), "bgra8": (2, 1, 0)}


class EngineFull(RuntimeError):
    """Every slot is taken."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prompt, read."""

    prompt: Prompt
    code: StyleCode


@dataclass(slots=True)
class Stream:
    """What the backend keeps of a session besides its slot in the loop."""

    slot: int
    strength: float = 1.0
    pose: Pose | None = None
    seed: int | None = None


class Told:
    """What hooks told of a batch of frames, on the host; see `Conditions`."""

    def __init__(self, frames: int, height: int, width: int) -> None:
        self.camera, self.has_camera = torch.zeros(frames, CAMERA), torch.zeros(frames, dtype=torch.bool)
        self.controls, self.has_controls = torch.zeros(frames, CONTROLS), torch.zeros(frames, dtype=torch.bool)
        self.depth, self.has_depth = torch.zeros(frames, 1, height, width), torch.zeros(frames, dtype=torch.bool)
        self.poses = torch.zeros(frames, POSE)


class LsdBackend:
    """Live-stream diffusion with one of Mirage's own models."""

    name = "lsd"

    def __init__(
        self,
        model: Mirage,
        reader: PromptReader,
        *,
        sessions: int = 8,
        compiled: bool = True,
        fetches_at_size: bool | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fetches_at_size`: materials of larger frames are fetched for each of their pixels where a hook tells depth
        and pose. None: on a GPU; a CPU needs some tens of milliseconds for it.
        """
        self.config = model.config
        self.model = model.config.name
        self.torch_device = next(model.parameters()).device
        self.is_batched = self.torch_device.type != "cpu"
        self.device = describe(self.torch_device, next(model.parameters()).dtype)
        step: Step | None = compile_for(model.step, self.torch_device) if compiled else None
        self.loop = Loop(model, batch=sessions, step=step)
        self._eager_step: Step = model.step
        self._seen_of = compile_for(seen_of, self.torch_device) if compiled else seen_of
        self._nothing_seen = compile_for(nothing_seen, self.torch_device) if compiled else nothing_seen
        if compiled and self.torch_device.type != "cpu":  # on a CPU most of a sky is left out, by looking
            self.loop.sky_of = compile_for(sky_of, self.torch_device)
        self._fetches_at_size = self.torch_device.type != "cpu" if fetches_at_size is None else fetches_at_size
        self._paint_at_size = paint_at_size
        if compiled and self.torch_device.type != "cpu":
            self._paint_at_size = compile_for(paint_at_size, self.torch_device)
        self._announced: set[tuple[int, int]] = set()  # heights and widths of frames
        self._reader, self._clock = reader, clock
        self._streams: dict[int, Stream] = {}
        self._free = list(range(sessions))

    # -- sessions -----------------------------------------------------------------------------------------------------

    def prepare(self, prompt: Prompt) -> Prepared:
        """Text to a style code; any thread."""
        return Prepared(prompt, self._reader.read([prompt.text]))

    def open(self, session: int, prepared: Prepared) -> None:
        """Begin a session with an empty past. Raises EngineFull."""
        if not self._free:
            raise EngineFull(f"all {len(self._streams)} places on this engine are taken: wait, or start another daemon")
        self._streams[session] = Stream(self._free.pop(0))
        self.reset(session)
        # There is nothing to blend from yet.
        self.set_prompt(session, Prepared(replace(prepared.prompt, blend_ms=0.0), prepared.code))

    def close(self, session: int) -> None:
        """Forget a session."""
        stream = self._streams.pop(session, None)
        if stream:
            self._free.append(stream.slot)

    def set_prompt(self, session: int, prepared: Prepared) -> None:
        """From the next frame on, or over the prompt's blend time."""
        stream, prompt = self._streams[session], prepared.prompt
        self.loop.set_style(stream.slot, prepared.code, prompt.blend_ms, self._now_ms())
        stream.strength = prompt.strength
        if prompt.seed != stream.seed:
            stream.seed = prompt.seed
            self.loop.set_seed(stream.slot, prompt.seed)

    def reset(self, session: int) -> None:
        """Forget the session's past frames."""
        stream = self._streams[session]
        self.loop.reset(stream.slot)
        stream.pose = None

    # -- frames -------------------------------------------------------------------------------------------------------

    def warm_up(self, sizes: Sequence[tuple[int, int]], progress: Progress) -> None:
        """Compiles for one session, and touches every size once."""
        progress("compiling the model for this machine", 0.0)
        c = self.config
        session = -1
        self.open(session, self.prepare(Prompt("")))
        for i, (width, height) in enumerate([(c.width, c.height), *sizes]):
            self._announced.add((height, width))
            black = np.zeros((height, width, 3), dtype=np.uint8)
            plain = Job(session, black, "rgb8")
            placed = replace(plain, pose=NOWHERE, depth=np.zeros((height, width), np.float32))
            for job in (plain, plain, placed):
                self._run_or_uncompile([job])
            progress("compiling the model for this machine", (i + 1) / (len(sizes) + 1))
        self.close(session)

    def _run_or_uncompile(self, jobs: Sequence[Job]) -> None:
        """A frame, and without compilation from then on if the compiler of this machine fails at it."""
        from torch._dynamo.exc import BackendCompilerFailed

        try:
            self.run(jobs, steps=3)
        except BackendCompilerFailed as error:
            if self.loop.model_step is self._eager_step:
                raise
            why = str(error).strip().splitlines()[0]
            log.warning("torch.compile failed here (%s); the model runs without it, about half as fast.", why)
            self.loop.model_step, self.loop.sky_of = self._eager_step, sky_of
            self._seen_of, self._nothing_seen = seen_of, nothing_seen
            self._paint_at_size = paint_at_size
            self.run(jobs, steps=3)

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        """Restyle one frame of each session. A CPU takes them one after the other: there is nothing to win by a
        batch, which is why `is_batched` is False there and the daemon hands it one at a time.
        """
        if steps == 0:
            return [Result(job.pixels, steps=0) for job in jobs]
        if not self.is_batched and len(jobs) > 1:
            return [self._run([job], steps)[0] for job in jobs]
        return self._run(jobs, steps)

    @torch.no_grad()
    def _run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        streams = [self._streams[job.session] for job in jobs]
        frames = [torch.from_numpy(job.pixels).to(self.torch_device) for job in jobs]
        source = torch.cat([self._shrink(frame, job) for frame, job in zip(frames, jobs, strict=True)])
        known = self._conditions(source, jobs, streams)
        painting = self.loop.paint(source, known, slots=[s.slot for s in streams], steps=steps, now_ms=self._now_ms())
        styled = painting.clean.clamp(-1, 1)
        results = []
        for i, (job, stream) in enumerate(zip(jobs, streams, strict=True)):
            if (
                self._fetches_at_size
                and job.pose
                and job.depth is not None
                and styled.shape[-2:] != frames[i].shape[:2]
            ):
                part = Painting(*(x[i : i + 1] for x in painting))
                about = Conditions(*(x[i : i + 1] for x in known))
                pixels = self._paint_large(part, about, frames[i], job, stream)
            else:
                pixels = self._grow(styled[i : i + 1], source[i : i + 1], frames[i], job, stream.strength)
            results.append(Result(pixels, steps))
            stream.pose = job.pose
        return results

    def _shrink(self, frame: Tensor, job: Job) -> Tensor:
        """(H, W, C) uint8 as the game sent it -> (1, 3, h, w) RGB -1..1, top row first, at the model's size."""
        size = (self.config.height, self.config.width)
        image = frame.permute(2, 0, 1)[None]
        if image.shape[-2:] != size:
            if self.torch_device.type != "cpu":
                image = image.float()  # antialiased resizing of bytes exists on a CPU only
            image = F.interpolate(image, size=size, mode="bilinear", antialias=True)
        rgb = image[:, list(RGB[job.format])].float() / 127.5 - 1
        return rgb.flip(2) if job.bottom_up else rgb

    def _grow(self, styled: Tensor, source: Tensor, frame: Tensor, job: Job, strength: float) -> Pixels:
        """(1, 3, h, w) -> (H, W, C) uint8 like the job's frame, alpha as it came."""
        if job.bottom_up:
            styled, source = styled.flip(2), source.flip(2)
        pixels: Pixels = restyle_frame(styled, source, frame, RGB[job.format], strength).cpu().numpy()
        return pixels

    def _paint_large(self, painting: Painting, known: Conditions, frame: Tensor, job: Job, stream: Stream) -> Pixels:
        """One frame of another size than the model's, of which depth and pose are known; (H, W, C) like the job's."""
        order = RGB[job.format]
        style = StyleCache(*(x[stream.slot : stream.slot + 1] for x in self.loop.style))
        depth = _clean_depth(job).to(self.torch_device, non_blocking=True)
        source = full_source(frame, order, job.bottom_up)
        # Compilation takes half a minute a size: those that nobody announced do without, some milliseconds slower.
        announced = depth.shape[-2:] == source.shape[-2:] and tuple(depth.shape[-2:]) in self._announced
        paint = self._paint_at_size if announced else paint_at_size
        large = paint(painting, source, depth, known.poses, known.clock, style)
        pixels: Pixels = into_frame(large, frame, order, stream.strength, job.bottom_up).cpu().numpy()
        return pixels

    def _conditions(self, source: Tensor, jobs: Sequence[Job], streams: Sequence[Stream]) -> Conditions:
        h, w = self.config.height, self.config.width
        told = Told(len(jobs), h, w)
        placed = [job.pose is not None and job.depth is not None for job in jobs]
        for i, (job, stream) in enumerate(zip(jobs, streams, strict=True)):
            if job.pose:
                # A stream's first frame has not moved, as in training; a cut is no motion that the model could use.
                motion = camera_vector(job.pose, stream.pose or job.pose)
                told.poses[i] = torch.from_numpy(pose_vector(job.pose))
                if motion is not None:
                    told.camera[i], told.has_camera[i] = torch.from_numpy(motion), True
            if job.controls:
                told.controls[i], told.has_controls[i] = torch.from_numpy(controls_vector(job.controls)), True
            if job.depth is not None:
                told.depth[i], told.has_depth[i] = self._shrink_depth(job), True
        sent = {name: x.to(self.torch_device, non_blocking=True) for name, x in vars(told).items()}
        clock = torch.full((len(jobs),), self._clock() % max(CLOCK_PERIODS_S), device=self.torch_device)
        seen = self._seen_of(sent["depth"], sent["poses"], clock) if any(placed) else None
        if seen is None or not all(placed):
            coloured = self._nothing_seen(source)
            mask = torch.tensor(placed, device=self.torch_device)
            seen = seen_where(mask, seen, coloured) if seen else coloured
        return Conditions.none(source, seen)._replace(clock=clock, **sent)

    def _shrink_depth(self, job: Job) -> Tensor:
        return F.interpolate(_clean_depth(job), size=(self.config.height, self.config.width), mode="nearest-exact")[0]

    def _now_ms(self) -> float:
        return self._clock() * 1e3


def describe(device: torch.device, dtype: torch.dtype) -> str:
    """For people: the processor and the number format."""
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else cpu_name()
    return f"{name} ({'bf16' if dtype == torch.bfloat16 else 'fp32'})"


def _clean_depth(job: Job) -> Tensor:
    """What the hook told, (1, 1, Y, X) metres, top row first; 0 where it is no number."""
    depth = torch.from_numpy(np.ascontiguousarray(job.depth))[None, None]
    depth = torch.nan_to_num(depth, nan=0.0, posinf=0.0, neginf=0.0).clamp(min=0)
    return depth.flip(2) if job.bottom_up else depth
