"""Frames through the daemon: credit out, frame in, engine, styled frame out. On the I/O thread, never blocking it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np
import zmq

from mirage_game.daemon import worker
from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.port import Delivery, Port
from mirage_game.daemon.scheduler import MAX_LEAD_MS, Durations, Player, credit_times, next_look
from mirage_game.daemon.sessions import Session, Sessions
from mirage_game.daemon.worker import Engine, Finished, Started, Work
from mirage_game.engine.backend import Job
from mirage_game.wire import Credit, Frame, Stages, Styled, WireError, as_image, check_parts, encode, encode_jpeg

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A codec thread is done with a jpeg that came."""

    work: Work | None
    header: Frame
    session: int
    error: WireError | None = None
    reset_before: bool = False


@dataclass(frozen=True, slots=True)
class Encoded:
    """A codec thread is done with a styled frame."""

    styled: worker.Styled
    data: bytes
    encode_ms: float


class FrameFlow:
    """What happens to frames, and when the next one may come."""

    def __init__(
        self,
        config: DaemonConfig,
        sessions: Sessions,
        engine: Engine,
        codec: Executor,
        port: Port,
        emit: Callable[[Decoded | Encoded], None],
        clock: Callable[[], float],
    ) -> None:
        self._config, self._sessions, self._engine = config, sessions, engine
        self._codec, self._port, self._emit, self._clock = codec, port, emit, clock
        self._durations = Durations()

    def receive(self, session: Session, header: Frame, parts: Sequence[zmq.Frame]) -> None:
        """Take a frame in. Raises `WireError` for one that cannot be used; it has spent its credit all the same."""
        now_s = self._clock()
        granted_s, session.credit_s = session.credit_s, None
        if granted_s is None:
            session.metrics.drop()
            raise WireError(
                "credit", "The frame came without credit and was dropped.", "Send one frame for each `credit`."
            )
        try:
            check_parts(header, [len(part) for part in parts])
        except WireError:
            session.metrics.drop()
            raise
        transport_ms = session.transport.observe((now_s - granted_s) * 1e3, header.age_ms)
        session.size = (header.width, header.height)
        reset_before, session.reset_due = session.reset_due, False
        pixels = parts[-1].buffer
        depth = _depth(header, parts)
        if header.format == "jpeg":
            session.decoding_s = now_s
            arguments = (session.id, header, pixels, depth, now_s, transport_ms, reset_before)
            self._codec.submit(self._decode, *arguments)
        else:
            image = as_image(pixels, header.width, header.height, header.format)
            self._submit(session, _work(session.id, header, image, depth, now_s, transport_ms, reset_before))

    def decoded(self, outcome: Decoded) -> WireError | None:
        """Pass a decoded jpeg on; the error that its hook must hear about, if it was none."""
        session = self._sessions.get(outcome.session)
        if session is None:
            return None
        if session.decoding_s is not None:
            session.decodes.add(self._clock() - session.decoding_s)
            session.decoding_s = None
        if outcome.work is not None:
            self._submit(session, outcome.work)
            return None
        session.metrics.drop()
        session.reset_due |= outcome.reset_before
        return outcome.error

    def started(self, outcome: Started) -> None:
        """The engine has taken frames."""
        for session_id in outcome.running.sessions:
            session = self._sessions.get(session_id)
            if session is not None:
                session.served_s = outcome.running.started_s

    def finished(self, batch: Finished) -> None:
        """Send the frames of a batch back, through a codec thread where they go as jpeg."""
        self._durations.record(batch.size, len(batch.frames), batch.duration_s)
        for styled in batch.frames:
            if styled.work.header.format == "jpeg":
                self._codec.submit(self._encode, styled)
            else:
                self._send(styled, np.ascontiguousarray(styled.result.pixels), 0.0)

    def encoded(self, outcome: Encoded) -> None:
        """Send a frame back as jpeg."""
        self._send(outcome.styled, outcome.data, outcome.encode_ms)

    def grant(self, now_s: float) -> float | None:
        """Grant every credit that is due; when the next one will be."""
        running, waiting = self._engine.facts()
        players = [
            _player(session, waiting.get(session.id))
            for session in self._sessions
            if session.frames is not None and self._reads(session, now_s)
        ]
        due = credit_times(players, running, self._durations, self._engine.max_batch, now_s)
        for session_id in (session_id for session_id, at_s in due.items() if at_s <= now_s):
            session = self._sessions.get(session_id)
            assert session is not None
            assert session.frames is not None
            if self._port.send(session.frames, Credit(frames=1)) is Delivery.SENT:
                session.credit_s = now_s
            else:
                self._stuck(session, now_s)
        return next_look(due, players, now_s)

    def _submit(self, session: Session, work: Work) -> None:
        if self._engine.submit(work):
            session.metrics.drop()

    def _send(self, styled: worker.Styled, pixels: Any, encode_ms: float) -> None:
        session = self._sessions.get(styled.work.session)
        now_s = self._clock()
        if session is None:
            return
        if session.frames is None or styled.work.arrived_s < session.answered_s:  # a newer one was encoded sooner
            session.metrics.drop()
            return
        session.answered_s = styled.work.arrived_s
        header = styled.work.header
        stages = Stages(
            capture_ms=header.capture_ms,
            transport_ms=styled.work.transport_ms,
            queue_ms=styled.queue_ms,
            model_ms=styled.model_ms,
            encode_ms=encode_ms,
        )
        answer = Styled(
            seq=header.seq,
            width=header.width,
            height=header.height,
            format=header.format,
            bottom_up=header.bottom_up,
            prompt_id=styled.prompt_id,
            steps=styled.result.steps,
            stages=stages,
            pose=header.pose,
        )
        delivery, tracker = self._port.send_pixels(session.frames, encode(answer), pixels)
        if delivery is Delivery.SENT:
            session.unread.append((tracker, memoryview(pixels).nbytes))
            session.metrics.styled(now_s, stages, header.age_ms, styled.result.steps)
        else:
            session.metrics.drop()
            self._stuck(session, now_s)

    def _reads(self, session: Session, now_s: float) -> bool:
        """False for a client that does not read: it gets no credit until it does."""
        if session.reads():
            session.stuck_since_s = None
            return True
        self._stuck(session, now_s)
        return False

    def _stuck(self, session: Session, now_s: float) -> None:
        if session.stuck_since_s is None:
            session.stuck_since_s = now_s

    # On a codec thread

    def _decode(
        self,
        session: int,
        header: Frame,
        pixels: memoryview,
        depth: Any,
        arrived_s: float,
        transport_ms: float,
        reset_before: bool,
    ) -> None:
        try:
            image = as_image(pixels, header.width, header.height, "jpeg")
        except WireError as error:
            self._emit(Decoded(None, header, session, error, reset_before))
        except Exception:
            log.exception("a jpeg could not be decoded")
            refusal = WireError("jpeg", "The picture could not be decoded.", "Send a baseline jpeg, or raw pixels.")
            self._emit(Decoded(None, header, session, refusal, reset_before))
        else:
            work = _work(session, header, image, depth, arrived_s, transport_ms, reset_before)
            self._emit(Decoded(work, header, session))

    def _encode(self, styled: worker.Styled) -> None:
        started_s = self._clock()
        try:
            data = encode_jpeg(styled.result.pixels, self._config.jpeg_quality)
        except Exception:
            log.exception("a styled frame could not be encoded")
        else:
            self._emit(Encoded(styled, data, (self._clock() - started_s) * 1e3))


def _depth(header: Frame, parts: Sequence[zmq.Frame]) -> Any:
    if header.depth is None:
        return None
    depth = np.frombuffer(parts[0].buffer, "<f4").reshape(header.depth.height, header.depth.width)
    return np.require(depth, np.float32, "A")  # messages need not lie on float boundaries


def _work(
    session: int, header: Frame, image: Any, depth: Any, arrived_s: float, transport_ms: float, reset_before: bool
) -> Work:
    raw = "rgb8" if header.format == "jpeg" else header.format
    job = Job(session, image, raw, header.bottom_up, header.pose, header.controls, depth)
    return Work(session, header, job, arrived_s, transport_ms, reset_before)


def _player(session: Session, waiting_s: float | None) -> Player:
    lead_s = min(session.transport.lead_s + session.decodes.mean, MAX_LEAD_MS / 1e3)
    # A jpeg that is being decoded is still on its way: the next one may come when it has arrived, or they would queue.
    credit_s = session.decoding_s if session.credit_s is None else session.credit_s
    return Player(session.id, session.size, lead_s, session.served_s, credit_s, waiting_s)
