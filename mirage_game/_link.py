"""The client's I/O thread: it alone touches the sockets, connects, answers the daemon's credit, and starts over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from types import TracebackType
from typing import Any

import msgspec
import zmq
from zmq.utils.monitor import recv_monitor_message

from mirage_game._desk import Desk, Outgoing, Picture, Waker
from mirage_game.wire import limits
from mirage_game.wire.codec import decode_from_daemon, encode, styled_parts
from mirage_game.wire.errors import WireError
from mirage_game.wire.messages import (
    PROTOCOL_VERSION,
    Attach,
    Attached,
    Bye,
    Credit,
    Error,
    FromDaemon,
    Hello,
    Message,
    Prompted,
    Reset,
    Stats,
    Styled,
    Watch,
    Welcome,
)
from mirage_game.wire.pixels import as_image, encode_jpeg

log = logging.getLogger("mirage_game.client")

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.05, 2.0
STEADY_S = 5.0  # a session that lasted so long was no accident: the next pause is short again
PATIENCE_S = 0.5  # without a daemon for so long, say so
ANSWER_S = 5.0  # a daemon that greets later than this is asked again
SILENCE_S = 5.0  # with a frame waiting and no sign of life, ask whether the session still exists
EVENT_LIFE_S = 2.0  # an event of before the connection is news for this long
MAX_IN_FLIGHT = 64
BURST = 64  # messages read before the newest frame gets its turn

_GONE = zmq.EVENT_DISCONNECTED
_REFUSED = zmq.EVENT_HANDSHAKE_FAILED_AUTH | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach a daemon. Keys are Z85 text; `key` is (public, secret)."""

    endpoint: str
    name: str
    server_key: bytes | None
    key: tuple[bytes, bytes] | None
    jpeg_quality: int


class Lost(Exception):
    """This connection is over; the reason is meant for people."""


class Link(Thread):
    """Serves one `Desk` until it closes, over as many connections as it takes."""

    def __init__(self, settings: Settings, desk: Desk, waker: Waker, clock_ns: Callable[[], int]) -> None:
        super().__init__(name="mirage-client", daemon=True)
        self.settings = settings
        self.desk = desk
        self.waker = waker
        self.clock_ns = clock_ns
        self.pause_s = FIRST_PAUSE_S

    def run(self) -> None:
        """Connects again and again until the desk closes."""
        while not self.desk.closing:
            begun_ns = None
            try:
                with Connection(self) as connection:
                    connection.open()
                    begun_ns = self.clock_ns()
                    connection.serve()
            except Lost as lost:
                self._lose(str(lost))
            except zmq.ZMQError as error:
                self._lose(f"ZeroMQ cannot use {self.settings.endpoint}: {error}.")
            except Exception as error:  # the game must live, whatever this thread got wrong
                log.exception("the client's thread failed")
                self._lose(f"The client itself failed ({type(error).__name__}); it starts over. Please report this.")
            if begun_ns is not None and self.clock_ns() - begun_ns > STEADY_S * 1e9:
                self.pause_s = FIRST_PAUSE_S
            if not self.desk.closing:
                self._rest()
        self.waker.close()

    def _lose(self, reason: str) -> None:
        log.info("%s", reason)
        with self.desk.lock:
            self.desk.connected = False
            self.desk.credit = 0
            self.desk.error = reason
            self.desk.notify()

    def _rest(self) -> None:
        poller = zmq.Poller()
        poller.register(self.waker.reader, zmq.POLLIN)
        end_ns = self.clock_ns() + int(self.pause_s * 1e9)
        while not self.desk.closing and (left_ns := end_ns - self.clock_ns()) > 0:
            if poller.poll(left_ns // 1_000_000 + 1):
                self.waker.drain()
        self.pause_s = min(self.pause_s * 2, LONGEST_PAUSE_S)


class Connection:
    """Two sockets and what is in flight on them; thrown away whole when anything breaks."""

    def __init__(self, link: Link) -> None:
        self.link, self.desk, self.clock_ns = link, link.desk, link.clock_ns
        self.endpoint = link.settings.endpoint
        self.garbled: str | None = None
        self.in_flight: dict[int, int] = {}  # seq -> when the game handed the frame over
        self.newest_seq = -1
        self.heard_ns = self.clock_ns()
        self.asked = False  # whether the daemon still knows this session
        self.poller = zmq.Poller()
        self.poller.register(link.waker.reader, zmq.POLLIN)
        self.dealers: list[zmq.Socket[bytes]] = []
        self.monitors: list[zmq.Socket[bytes]] = []
        self.is_greeted = False

    def __enter__(self) -> Connection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for dealer in self.dealers:
            dealer.disable_monitor()
            dealer.close(linger=200 if self.desk.closing else 0)  # a goodbye may still leave
        for monitor in self.monitors:
            monitor.close(linger=0)

    def _dealer(self, max_part: int) -> zmq.Socket[bytes]:
        settings = self.link.settings
        dealer: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
        self.dealers.append(dealer)
        options = {
            zmq.LINGER: 0,
            zmq.MAXMSGSIZE: max_part,
            zmq.IMMEDIATE: 1,  # nothing is queued for a daemon that is not there
            zmq.RECONNECT_IVL: 100,
            zmq.RECONNECT_IVL_MAX: 1000,
            zmq.HEARTBEAT_IVL: 1000,
            zmq.HEARTBEAT_TIMEOUT: 4000,
            zmq.HEARTBEAT_TTL: 8000,
            zmq.HANDSHAKE_IVL: 3000,
        }
        for option, value in options.items():
            dealer.setsockopt(option, value)
        if settings.server_key is not None:
            public, secret = settings.key or zmq.curve_keypair()
            dealer.curve_serverkey, dealer.curve_publickey, dealer.curve_secretkey = settings.server_key, public, secret
        monitor: zmq.Socket[bytes] = dealer.get_monitor_socket(_GONE | _REFUSED)
        self.monitors.append(monitor)
        self.poller.register(monitor, zmq.POLLIN)
        dealer.connect(settings.endpoint)
        return dealer

    # Opening: control first, then frames

    def open(self) -> None:
        """`hello` and `welcome`, the prompt, `attach` and `attached`. Returns early when the desk closes."""
        name = self.link.settings.name
        self.control = self._dealer(limits.MAX_HEADER_BYTES)
        self.frames = self._dealer(limits.MAX_PAYLOAD_BYTES + limits.MAX_JPEG_EXTRA_BYTES)
        self._greet(self.control, Hello(version=PROTOCOL_VERSION, name=name), Welcome)
        with self.desk.lock:
            welcome, prompt = self.desk.welcome, self.desk.prompt
            self.is_greeted, self.desk.error = True, None
            self.desk.prompt_is_new = False
        if self.desk.closing or welcome is None:
            return
        if prompt is not None:
            self._send(self.control, msgspec.structs.replace(prompt, blend_ms=0.0))  # there is nothing to blend from
        self._greet(self.frames, Attach(token=welcome.token), Attached)
        with self.desk.lock:
            self.desk.connected = not self.desk.closing
            self.desk.reset = None  # a new session has no past
            self.desk.notify()

    def _greet(self, dealer: zmq.Socket[bytes], greeting: Message, answer: type[Message]) -> None:
        self.poller.register(dealer, zmq.POLLOUT)
        complaint = f"No daemon answers at {self.endpoint}. Start one with `mirage serve`; this client keeps trying."
        begun_ns = self.clock_ns()
        while dealer not in self._poll(int(PATIENCE_S * 1e3)) and not self.desk.closing:
            waited_s = (self.clock_ns() - begun_ns) / 1e9
            if waited_s > ANSWER_S:
                raise Lost(complaint)
            if waited_s > PATIENCE_S:
                self._complain(complaint)
        self.poller.register(dealer, zmq.POLLIN)
        self._send(dealer, greeting)
        end_ns = self.clock_ns() + int(ANSWER_S * 1e9)
        while not self.desk.closing:
            if self.clock_ns() > end_ns:
                silent = f"Something at {self.endpoint} takes messages but does not answer. Is it a daemon?"
                raise Lost(self.garbled or silent)
            if dealer not in self._poll(1000):
                continue
            message = self._receive(dealer)
            if isinstance(message, answer):
                return
            if isinstance(message, Error):
                raise Lost(f"{message.message} {message.fix}".strip())

    def _complain(self, words: str) -> None:
        with self.desk.lock:
            if self.desk.error is None:
                self.desk.error = words
                self.desk.notify()

    # Serving

    def serve(self) -> None:
        """Until the desk closes. Raises `Lost`."""
        while not self.desk.closing:
            ready = self._poll(1000)
            for dealer in (self.control, self.frames):
                for _ in range(BURST if dealer in ready else 0):
                    if not int(dealer.get(zmq.EVENTS)) & zmq.POLLIN:
                        break
                    self._receive(dealer)
            self._send_control()
            self._send_frame()
            self._mind_silence()
        self._send(self.control, Bye())

    def _poll(self, timeout_ms: int) -> dict[Any, int]:
        ready = dict(self.poller.poll(timeout_ms))
        if self.link.waker.reader.fileno() in ready:
            self.link.waker.drain()
        for monitor in self.monitors:
            if monitor in ready:
                if recv_monitor_message(monitor)["event"] & _REFUSED or not self.is_greeted:
                    hint = "Check `server_key`, and that the daemon knows `key`."
                    raise Lost(f"{self.endpoint} hung up before it said a word. {hint}")
                raise Lost(f"The connection to {self.endpoint} broke; this client connects again by itself.")
        return ready

    def _receive(self, dealer: zmq.Socket[bytes]) -> FromDaemon | None:
        """Takes one message in; None when there is none, or none to be understood."""
        try:
            parts = dealer.recv_multipart(zmq.DONTWAIT, copy=False)
        except zmq.Again:
            return None
        self.heard_ns = self.clock_ns()
        try:
            message = decode_from_daemon(parts[0].buffer)
            if isinstance(message, Styled):
                self._show([part.buffer for part in parts])
        except WireError as error:
            self.garbled = f"The daemon sent what this client does not understand. {error}"
            self._report(self.garbled)
            return None
        self._note(message)
        return message

    def _report(self, words: str) -> None:
        with self.desk.lock:
            if words != self.desk.error:  # a daemon that repeats itself must not fill the log
                log.warning("%s", words)
            self.desk.error = words
            self.desk.notify()

    def _note(self, message: FromDaemon) -> None:
        asked, self.asked = self.asked, False
        desk = self.desk
        match message:
            case Credit(frames=frames):
                with desk.lock:
                    desk.credit = min(desk.credit + frames, limits.MAX_CREDIT)
                return  # no news for the game's side
            case Error(code=code, message=what, fix=fix, seq=seq):
                self._report(f"{what} {fix}".strip())
                self.in_flight.pop(-1 if seq is None else seq, None)
                if code in ("no_session", "token"):
                    raise Lost(what)
            case Bye(reason=reason):
                raise Lost(f"The daemon ended the session: {reason or 'it gave no reason'}.")
            case Stats(sessions=sessions):
                mine = desk.welcome.session if desk.welcome else None
                if asked and all(one.session != mine for one in sessions):
                    raise Lost("The daemon has forgotten this session; this client starts another.")
                desk.stats = message
            case Welcome():
                desk.welcome = message
            case Prompted():
                desk.prompted = message
        with desk.lock:
            desk.notify()

    def _show(self, parts: list[memoryview]) -> None:
        header, pixels = styled_parts(parts)
        made_ns = self.in_flight.pop(header.seq, None)
        if made_ns is None or header.seq < self.newest_seq:
            return  # an answer to nothing asked, or one that a newer picture has overtaken
        self.newest_seq = header.seq
        image = as_image(pixels, header.width, header.height, header.format)
        image.flags.writeable = False
        with self.desk.lock:
            self.desk.picture = Picture(image, header, (self.clock_ns() - made_ns) / 1e6)
            self.desk.notify()

    # Sending

    def _send(self, dealer: zmq.Socket[bytes], message: Message) -> bool:
        try:
            dealer.send(encode(message), zmq.DONTWAIT)
        except zmq.Again:
            return False  # the monitor tells why soon enough
        return True

    def _send_control(self) -> None:
        desk = self.desk
        oldest_ns = self.clock_ns() - int(EVENT_LIFE_S * 1e9)
        with desk.lock:
            messages: list[Message] = [Watch()] if desk.wants_stats else []
            if desk.prompt_is_new and desk.prompt is not None:
                messages.append(desk.prompt)
            messages += [event for made_ns, event in desk.events if made_ns >= oldest_ns]
            desk.events.clear()
            desk.wants_stats = desk.prompt_is_new = False
        for message in messages:
            self._send(self.control, message)

    def _send_frame(self) -> None:
        """The newest frame if there is credit; before it the reset that came before it."""
        desk = self.desk
        with desk.lock:
            reset, desk.reset = desk.reset, None
            frame = desk.frame if desk.credit else None
            if frame is not None:
                desk.frame = None
                desk.credit -= 1
        if reset is not None:
            self._send(self.frames, Reset(reason=reset))
        if frame is not None:
            self._send_parts(frame)

    def _send_parts(self, frame: Outgoing) -> None:
        raw = frame.pixels.ndim == 1
        payload: Any = frame.pixels if raw else encode_jpeg(frame.pixels, self.link.settings.jpeg_quality)
        age_ms = min((self.clock_ns() - frame.made_ns) / 1e6, limits.MAX_DURATION_MS)
        header = msgspec.structs.replace(frame.header, age_ms=age_ms)
        trackers: list[Any] = [None, None]
        try:
            self.frames.send(encode(header), zmq.DONTWAIT | zmq.SNDMORE)
            if frame.depth is not None:
                trackers[0] = self.frames.send(frame.depth.data, zmq.DONTWAIT | zmq.SNDMORE, copy=False, track=True)
            # Last, so that its tracker speaks for the whole of it.
            trackers[1] = self.frames.send(payload, zmq.DONTWAIT, copy=False, track=True)
        except zmq.Again:
            return  # the connection is going; the monitor says so, and a newer frame will take this one's place
        self.in_flight[frame.header.seq] = frame.made_ns
        while len(self.in_flight) > MAX_IN_FLIGHT:
            del self.in_flight[next(iter(self.in_flight))]
        with self.desk.lock:
            self.desk.buffers.give_back(frame.depth, trackers[0])
            self.desk.buffers.give_back(frame.pixels, trackers[1] if raw else None)

    def _mind_silence(self) -> None:
        """A daemon that forgot this session, over a suspended laptop say, would wait for us as we wait for it: ask."""
        with self.desk.lock:
            waiting = self.desk.frame is not None
        now_ns = self.clock_ns()
        if not waiting or now_ns - self.heard_ns < SILENCE_S * 1e9:
            return
        if self.asked:
            raise Lost("The daemon has gone silent; this client connects again by itself.")
        self.asked, self.heard_ns = self._send(self.control, Watch()), now_ns
