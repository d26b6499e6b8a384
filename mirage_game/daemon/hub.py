"""What each message means: sessions begin and end, prompts change, errors are told. Never blocks the I/O thread.

One client's mistake is answered to that client and nobody else notices.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import zmq

from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.figures import Watchers, session_stats
from mirage_game.daemon.flow import Decoded, Encoded, FrameFlow
from mirage_game.daemon.port import Delivery, Port, user_of
from mirage_game.daemon.prompts import PromptDesk
from mirage_game.daemon.scheduler import Admission
from mirage_game.daemon.sessions import STUCK_S, Allowance, Session, Sessions
from mirage_game.daemon.styles import EVERYBODY, DefaultReady, Styles
from mirage_game.daemon.worker import Engine, Failed, Finished, Outcome, Started, is_out_of_memory
from mirage_game.engine.backend import Backend
from mirage_game.wire import (
    CODES,
    PROTOCOL_VERSION,
    Attach,
    Attached,
    Bye,
    Event,
    Frame,
    FromClient,
    Hello,
    Limits,
    Message,
    PixelFormat,
    Prompted,
    Reset,
    Stats,
    Watch,
    Welcome,
    WireError,
    decode_from_client,
    limits,
)
from mirage_game.wire import Prompt as PromptMessage

log = logging.getLogger(__name__)

FEATURES = ("credit", "depth", "stats")
FORMATS: tuple[PixelFormat, ...] = ("rgba8", "bgra8", "rgb8", "jpeg")
_STUCK_CHECKS_S = (0.005, 0.05)  # nothing tells us that a client reads again: look often at first, then less
_SLOW_READER_S = 0.1
_IDLE_S = 1.0
_QUIET_S = 10.0  # a game that has not used its credit for so long may be paused, or gone unnoticed
_START_OVER = "Start again with `hello` on a new connection."


@dataclass(frozen=True, slots=True)
class PromptFailed:
    """The prompt encoder raised."""

    session: int
    error: Exception


Outbox = Outcome | Decoded | Encoded | PromptFailed | DefaultReady


class Hub:
    """The daemon's side of the protocol."""

    def __init__(
        self,
        config: DaemonConfig,
        backend: Backend,
        engine: Engine,
        prompts: PromptDesk,
        styles: Styles,
        flow: FrameFlow,
        sessions: Sessions,
        port: Port,
        clock: Callable[[], float],
    ) -> None:
        self._config, self._backend, self._engine, self._prompts = config, backend, engine, prompts
        self._flow, self._sessions, self._port, self._clock = flow, sessions, port, clock
        self._styles = styles
        self._admission = Admission(config.max_sessions, engine.max_batch)
        self._allowance = Allowance()
        self._watchers = Watchers()
        self._started_s = clock()

    # Messages in

    def receive(self, identity: bytes, parts: Sequence[zmq.Frame]) -> FromClient | None:
        """Act on one message: header and payload parts, without the identity. Returns it if it could be read."""
        message: FromClient | None = None
        try:
            if identity[:1] != b"\0":
                fix = "Leave the routing id unset: a chosen one could be chosen by somebody else, too."
                raise WireError("invalid", "This connection has chosen its own routing id.", fix)
            if not parts:
                raise WireError("payload", "The message has no parts at all.", "Send at least a header.")
            message = decode_from_client(parts[0].buffer)
            if len(parts) > 1 and not isinstance(message, Frame):
                raise WireError("payload", "Only frames have parts after the header.", "Send the header alone.")
            self._dispatch(identity, message, parts)
        except WireError as error:
            seq = message.seq if isinstance(message, Frame) else None
            self._broken_frame(identity, message)
            self._refuse(identity, error, seq)
        except Exception:
            log.exception("a message could not be handled")
            self._refuse(identity, WireError("internal", CODES["internal"], "Report the daemon's log."), None)
        return message

    def _dispatch(self, identity: bytes, message: FromClient, parts: Sequence[zmq.Frame]) -> None:
        match message:
            case Frame():
                self._flow.receive(self._of_frames(identity), message, parts[1:])
            case Hello():
                self._hello(identity, message, user_of(parts[0]))
            case Attach():
                self._attach(identity, message)
            case PromptMessage(session=None):
                self._prompt(self._of_control(identity), message)
            case PromptMessage():
                self._prompt_others(identity, message, user_of(parts[0]))
            case Reset():
                self._reset(identity)
            case Event():
                session = self._of_control(identity)
                log.debug("session %d: event %s", session.id, message.name)
            case Watch():
                if self._watchers.ask(identity, self._clock()):
                    self._port.send(identity, self.stats())
            case Bye():
                self._end(self._of_any(identity))

    def _hello(self, identity: bytes, hello: Hello, user: str) -> None:
        now_s = self._clock()
        before = self._sessions.of(identity)
        if before is not None and before.frames == identity:
            raise WireError("order", "`hello` came on a frame connection.", "Send it on the control connection.")
        if before is not None:
            self._end(before)
        if not self._admission.admits(len(self._sessions), now_s):
            what = f"The daemon serves {len(self._sessions)} sessions and takes no more."
            raise WireError("busy", what, "Try again when somebody has left, or start a daemon of your own.")
        session = self._sessions.open(identity, hello.name, self._styles.default, now_s, user)
        self._styles.begin(session)
        log.info("session %d (%s) begins", session.id, session.name or "no name")
        welcome = Welcome(
            version=PROTOCOL_VERSION,
            session=session.id,
            token=session.token,
            features=FEATURES,
            formats=FORMATS,
            limits=Limits(
                max_side=limits.MAX_SIDE,
                max_pixels=limits.MAX_PIXELS,
                max_payload_bytes=limits.MAX_PAYLOAD_BYTES,
                max_prompt=limits.MAX_PROMPT,
            ),
            backend=self._backend.name,
            model=self._backend.model,
            device=self._backend.device,
            prompt=session.prompt.text,
            prompt_id=session.prompt_id,
            strength=session.prompt.strength,
        )
        self._tell(session, identity, welcome)

    def _attach(self, identity: bytes, attach: Attach) -> None:
        if self._sessions.of_control(identity) is not None:
            raise WireError("order", "`attach` came on a control connection.", "Open a second connection for frames.")
        session = self._sessions.attach(attach.token, identity, self._clock())
        if session is None:
            raise WireError("token", "No open session has this token.", _START_OVER)
        self._tell(session, identity, Attached(session=session.id))

    def _prompt(self, session: Session, message: PromptMessage) -> None:
        self._tell(session, session.control, self._styles.change((session,), message))

    def _prompt_others(self, identity: bytes, message: PromptMessage, user: str) -> None:
        """A tool without a session, such as `mirage prompt`, sets the style of one, or of all and those to come.

        Where other machines can connect, a tool reaches only the sessions that were begun with its own key.
        """
        everybody = message.session == EVERYBODY
        changed = tuple(session for session in self._sessions if everybody or session.id == message.session)
        if not changed and not everybody:
            fix = "Ask for 0, which is all; `mirage top` shows the numbers."
            raise WireError("no_session", f"There is no session {message.session}.", fix)
        if self._config.is_local:
            prompted = self._styles.change_all(changed, message) if everybody else self._styles.change(changed, message)
        else:
            prompted = self._styles.change(self._own(changed, user), message)
        self._port.send(identity, prompted)
        for session in changed:
            if session.control != identity:
                self._tell(session, session.control, prompted)

    def _own(self, sessions: Sequence[Session], user: str) -> tuple[Session, ...]:
        """Those of these sessions that are this user's. Raises `WireError` when none is."""
        own = tuple(session for session in sessions if session.user == user)
        if own:
            return own
        if sessions:
            what = "This daemon serves other machines, and none of these sessions was begun with your key."
            raise WireError("forbidden", what, "Ask with the key that the game uses; `session` 0 is all of its games.")
        raise WireError("no_session", "Nobody plays here now.", "Start the game first, with the same key.")

    def _reset(self, identity: bytes) -> None:
        session = self._of_any(identity)
        # On the frame connection it holds from the next frame on; on the other one there is no order, so at once.
        if identity == session.frames or not self._engine.reset_waiting(session.id):
            session.reset_due = True

    def _broken_frame(self, identity: bytes, message: FromClient | None) -> None:
        """A message on the frame connection that could not be read was a frame, as far as credit goes."""
        session = self._sessions.of_frames(identity)
        if message is None and session is not None and session.credit_s is not None:
            session.credit_s = None
            session.metrics.drop()

    # What other threads bring

    def handle(self, outcome: Outbox) -> None:
        """Act on what the engine, the prompt encoder or a codec thread has done."""
        match outcome:
            case Started():
                self._flow.started(outcome)
            case Finished():
                self._flow.finished(outcome)
            case Decoded():
                error = self._flow.decoded(outcome)
                session = self._sessions.get(outcome.session)
                if error is not None and session is not None and session.frames is not None:
                    self._refuse(session.frames, error, outcome.header.seq)
            case Encoded():
                self._flow.encoded(outcome)
            case Failed():
                self._failed(outcome)
            case DefaultReady():
                self._styles.ready(outcome)
            case PromptFailed():
                session = self._sessions.get(outcome.session)
                if session is not None:
                    what = (
                        "The device is out of memory."
                        if is_out_of_memory(outcome.error)
                        else "The prompt could not be read."
                    )
                    error = WireError("engine", what, "Send another prompt; the one before goes on.")
                    self._refuse(session.control, error, None)

    def _failed(self, failed: Failed) -> None:
        if failed.out_of_memory:
            self._admission.ran_out(self._clock(), failed.batch, len(self._sessions))
        self._engine.max_batch = self._admission.batch
        for session_id in failed.sessions:
            session = self._sessions.get(session_id)
            if session is None:
                continue
            session.metrics.drop()
            self._refuse(session.control, failed.error, None)
            if failed.closes:
                self._end(session, "the engine cannot serve this session")

    # Time

    def tick(self) -> float:
        """Do what is due; seconds until there is something to do again."""
        now_s = self._clock()
        for session in self._sessions:
            self._mind(session, now_s)
        for identity in self._watchers.due(now_s):
            self._port.send(identity, self.stats())
        self._engine.max_batch = self._admission.batch
        next_s = self._flow.grant(now_s)
        wait_s = min(_IDLE_S, self._watchers.next_s(now_s + _IDLE_S) - now_s)
        for session in self._sessions:
            if session.stuck_since_s is not None:
                checks_s = _STUCK_CHECKS_S[now_s - session.stuck_since_s > _SLOW_READER_S]
                wait_s = min(wait_s, checks_s)
        return wait_s if next_s is None else max(0.0, min(wait_s, next_s - now_s))

    def _mind(self, session: Session, now_s: float) -> None:
        """End a session that is of no use any more."""
        if session.frames is None:
            if now_s - session.detached_s > self._config.attach_within_s:
                self._end(session, "no frame connection")
        elif session.stuck_since_s is not None:
            if now_s - session.stuck_since_s > STUCK_S:
                self._end(session, "the client does not read its frames")
        elif session.credit_s is not None and now_s - max(session.credit_s, session.probed_s) > _QUIET_S:
            session.probed_s = now_s
            self.probe(session.frames)

    def probe(self, identity: bytes) -> None:
        """Find out whether a connection has ended, by a message that changes nothing for a living one."""
        session = self._sessions.of(identity)
        if session is None:
            return
        alive: Message = Attached(session=session.id)
        if identity == session.control:
            alive = Prompted(prompt_id=session.prompt_id, text=session.prompt.text)
        self._tell(session, identity, alive)

    def goodbye(self) -> None:
        """Tell everybody that the daemon stops."""
        for session in self._sessions:
            self._end(session, "the daemon stops")

    def stats(self) -> Stats:
        """What `mirage top` shows."""
        now_s = self._clock()
        return Stats(
            backend=self._backend.name,
            model=self._backend.model,
            device=self._backend.device,
            uptime_s=now_s - self._started_s,
            sessions=tuple(session_stats(session, now_s) for session in self._sessions),
        )

    # Helpers

    def _of_frames(self, identity: bytes) -> Session:
        session = self._sessions.of_frames(identity)
        if session is not None:
            return session
        if self._sessions.of_control(identity) is not None:
            raise WireError("order", "A frame came on the control connection.", "Send frames on the attached one.")
        raise WireError("no_session", "This connection is attached to no session.", _START_OVER)

    def _of_control(self, identity: bytes) -> Session:
        session = self._sessions.of_control(identity)
        if session is not None:
            return session
        if self._sessions.of_frames(identity) is not None:
            raise WireError("order", "This message belongs on the control connection.", "Send it there.")
        raise WireError("no_session", "There is no session on this connection.", _START_OVER)

    def _of_any(self, identity: bytes) -> Session:
        session = self._sessions.of(identity)
        if session is None:
            raise WireError("no_session", "There is no session on this connection.", _START_OVER)
        return session

    def _tell(self, session: Session, identity: bytes, message: Message) -> None:
        if self._port.send(identity, message) is Delivery.GONE:
            self.gone(session, identity)

    def gone(self, session: Session, identity: bytes) -> None:
        """A connection has ended: without control the session ends, without frames it waits for the next `attach`."""
        if identity == session.control:
            self._end(session, "the control connection was lost")
        elif identity == session.frames:
            self._sessions.detach(session, self._clock())

    def _refuse(self, identity: bytes, error: WireError, seq: int | None) -> None:
        if self._allowance.take(identity, self._clock()):
            self._port.send(identity, error.as_message(seq))

    def _end(self, session: Session, reason: str = "") -> None:
        """Close a session; with a reason its client is told."""
        log.info("session %d ends%s", session.id, f": {reason}" if reason else "")
        self._sessions.close(session)
        self._prompts.forget(session.id)
        self._engine.close(session.id)
        if reason:
            for identity in session.connections:
                self._port.send(identity, Bye(reason=reason))
