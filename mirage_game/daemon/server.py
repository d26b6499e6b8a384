"""The I/O thread: it owns the one ROUTER, and sleeps until a message, an outcome or a due credit wakes it."""

from __future__ import annotations

import logging
import os
import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from heapq import heappop, heappush
from math import ceil
from pathlib import Path
from time import monotonic

import zmq
from zmq.utils.monitor import recv_monitor_message

from mirage_game.daemon import security
from mirage_game.daemon.config import DaemonConfig, DaemonError, split_endpoint, split_tcp
from mirage_game.daemon.hub import Hub, Outbox
from mirage_game.daemon.port import Port
from mirage_game.wire import Attach, Hello, limits

log = logging.getLogger(__name__)

_BURST = 32  # messages read before outcomes have their turn
_LINGER_MS = 200  # for the last `bye`
_SUSPICIONS_S = (0.1, 1.0)  # ZeroMQ reports an ended connection a moment before it refuses to send on it
_HANDSHAKE_MS = 5000


class Wake:
    """Ends the poll of the I/O thread from any other thread."""

    def __init__(self) -> None:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._is_set = False

    def fileno(self) -> int:
        """For the poller."""
        return self._reader.fileno()

    def set(self) -> None:
        """Wake it up; many calls before it awakes are one."""
        if not self._is_set:
            self._is_set = True
            with suppress(BlockingIOError, OSError):  # full: it will wake anyway; closed: nobody is left to wake
                self._writer.send(b"\0")

    def clear(self) -> None:
        """Call before looking at what the others left."""
        with suppress(BlockingIOError):
            self._reader.recv(4096)
        self._is_set = False

    def close(self) -> None:
        """Free both ends."""
        self._reader.close()
        self._writer.close()


class Server:
    """Sockets of one daemon. Built by the thread that starts it, then run by one thread of its own."""

    def __init__(self, config: DaemonConfig, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wake = Wake()
        self._outbox: deque[Outbox] = deque()
        self._stopping = False
        self._connections: dict[int, bytes] = {}  # file descriptor -> routing id, for sessions' connections
        self._suspects: list[tuple[float, bytes]] = []  # a heap: when to look, and at whom
        self._zap: zmq.Socket[bytes] | None = None
        self.public_key: str | None = None
        self._keys_dir = config.keys_dir or security.default_keys_dir()
        self._context = zmq.Context()
        try:
            self._router = self._context.socket(zmq.ROUTER)
            self._set_options(config)
            if config.curve or not config.is_local:
                self._secure(config)
            self._monitor = self._router.get_monitor_socket(zmq.EVENT_DISCONNECTED)
            self.endpoint = _bind(self._router, config.endpoint)
        except BaseException:
            self.close()
            raise
        self.port = Port(self._router)

    def post(self, outcome: Outbox) -> None:
        """Leave something for the hub; any thread, never blocks."""
        self._outbox.append(outcome)
        self._wake.set()

    def stop(self) -> None:
        """Make `run` return soon; any thread."""
        self._stopping = True
        self._wake.set()

    def run(self, hub: Hub) -> None:
        """Serve until `stop`. Whatever a peer does, this goes on."""
        poller = zmq.Poller()
        sockets = (self._router, self._monitor, self._zap)
        for readable in (self._wake.fileno(), *(one for one in sockets if one is not None)):
            poller.register(readable, zmq.POLLIN)
        try:
            while not self._stopping:
                self._turn(poller, hub)
        finally:
            try:
                hub.goodbye()
            finally:
                self.close()

    def close(self) -> None:
        """Close all sockets; what was sent last gets a short while to leave."""
        self._context.destroy(linger=_LINGER_MS)
        self._wake.close()

    def _turn(self, poller: zmq.Poller, hub: Hub) -> None:
        wait_s = hub.tick()
        if self._suspects:
            wait_s = min(wait_s, max(0.0, self._suspects[0][0] - self._clock()))
        if self._outbox:
            wait_s = 0.0
        events = dict(poller.poll(ceil(wait_s * 1e3)))
        if self._wake.fileno() in events:
            self._wake.clear()
        if self._zap is not None and self._zap in events:
            self._answer_zap(self._zap)
        if self._monitor in events:
            self._note_disconnects()
        while self._outbox:
            self._handle(hub, self._outbox.popleft())
        if self._router in events:
            for _ in range(_BURST):
                if not self._receive(hub):
                    break
        while self._suspects and self._suspects[0][0] <= self._clock():
            hub.probe(heappop(self._suspects)[1])

    def _handle(self, hub: Hub, outcome: Outbox) -> None:
        try:
            hub.handle(outcome)
        except Exception:  # one frame lost is better than every player
            log.exception("an outcome could not be handled")

    def _receive(self, hub: Hub) -> bool:
        try:
            identity, *parts = self._router.recv_multipart(zmq.NOBLOCK, copy=False)
        except zmq.Again:
            return False
        message = hub.receive(identity.bytes, parts)
        if isinstance(message, Hello | Attach):
            with suppress(zmq.ZMQError):  # not every transport has one
                self._remember(int(parts[0].get(zmq.SRCFD)), identity.bytes)
        return True

    def _remember(self, descriptor: int, identity: bytes) -> None:
        before = self._connections.get(descriptor, identity)
        if before != identity:  # its number is used again, so that connection has ended
            self._suspect(before)
        self._connections[descriptor] = identity

    def _suspect(self, identity: bytes) -> None:
        now_s = self._clock()
        for after_s in _SUSPICIONS_S:
            heappush(self._suspects, (now_s + after_s, identity))

    def _note_disconnects(self) -> None:
        while self._monitor.poll(0):
            descriptor = int(recv_monitor_message(self._monitor)["value"])
            identity = self._connections.pop(descriptor, None)
            if identity is not None:
                self._suspect(identity)

    def _answer_zap(self, zap: zmq.Socket[bytes]) -> None:
        with suppress(zmq.Again):
            while True:
                requester, empty, *request = zap.recv_multipart(zmq.NOBLOCK)
                reply = security.zap_reply(request, self._keys_dir)
                if reply is None:
                    continue
                if reply[2] != b"200":
                    address = request[3].decode("ascii", "replace")
                    log.warning("refused a client from %s: its key is not in %s", address, self._keys_dir / "clients")
                zap.send_multipart([requester, empty, *reply], zmq.NOBLOCK)

    def _set_options(self, config: DaemonConfig) -> None:
        options = {
            zmq.ROUTER_MANDATORY: 1,
            zmq.LINGER: 0,
            zmq.MAXMSGSIZE: limits.MAX_PAYLOAD_BYTES + limits.MAX_JPEG_EXTRA_BYTES,
            zmq.SNDHWM: 1000,  # a small one loses replies; what a client leaves unread is bounded by `MAX_UNREAD`
            zmq.RCVHWM: 64,  # a client that floods waits here
            zmq.HEARTBEAT_IVL: config.heartbeat_ms,
            zmq.HEARTBEAT_TIMEOUT: config.dead_after_ms,
            zmq.HEARTBEAT_TTL: config.dead_after_ms,
            zmq.HANDSHAKE_IVL: _HANDSHAKE_MS,
            zmq.IPV6: int("[" in config.endpoint),
        }
        for option, value in options.items():
            self._router.setsockopt(option, value)

    def _secure(self, config: DaemonConfig) -> None:
        """CURVE on the ROUTER, and the socket on which ZeroMQ asks who may come in."""
        try:
            pair = security.load_daemon_keys(self._keys_dir)
        except DaemonError as error:
            if config.is_local:
                raise
            what = f"{config.endpoint} can be reached from other machines, so the daemon must know its players."
            raise DaemonError(
                f"{what} {error.message}", f"{error.fix} Or serve this machine only, at tcp://127.0.0.1:7420."
            ) from None
        self._zap = self._context.socket(zmq.ROUTER)
        self._zap.setsockopt(zmq.LINGER, 0)
        self._zap.bind(security.ZAP_ENDPOINT)
        self._router.setsockopt(zmq.ZAP_DOMAIN, security.ZAP_DOMAIN)
        self._router.setsockopt(zmq.ZAP_ENFORCE_DOMAIN, 1)
        self._router.setsockopt(zmq.CURVE_SERVER, 1)
        self.public_key = pair.public.decode()
        self._router.setsockopt(zmq.CURVE_SECRETKEY, pair.secret)
        if not security.authorised(self._keys_dir):
            log.warning("no client may connect yet; let one in with `%s --authorise NAME=PUBLIC_KEY`", security.COMMAND)


def _bind(router: zmq.Socket[bytes], endpoint: str) -> str:
    """Bind and return the true endpoint. Raises `DaemonError`."""
    scheme, address = split_endpoint(endpoint)
    if scheme == "ipc" and ipc_is_served(address):
        raise DaemonError(
            f"Another daemon serves {endpoint}.", "Stop it first, or choose another path with --endpoint."
        )
    try:
        router.bind(endpoint)
    except zmq.ZMQError as error:
        if error.errno == zmq.EADDRINUSE:
            port = split_tcp(address)[1] if scheme == "tcp" else 0
            fix = f"Stop it first, or choose another port with --endpoint tcp://127.0.0.1:{port % 65535 + 1}."
            raise DaemonError(f"Port {port} is taken: another Mirage daemon or program listens there.", fix) from None
        fix = "Choose an address of this machine with --endpoint, such as tcp://127.0.0.1:7420."
        raise DaemonError(f"The daemon cannot listen at {endpoint} ({error.strerror}).", fix) from None
    return str(router.getsockopt_string(zmq.LAST_ENDPOINT))


def ipc_is_served(path: str) -> bool:
    """True if somebody listens on this socket file; ZeroMQ itself would take it over without a word."""
    if os.name != "posix" or not (path.startswith("@") or Path(path).is_socket()):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        try:
            probe.connect("\0" + path[1:] if path.startswith("@") else path)  # @: Linux's sockets without a file
        except (ConnectionRefusedError, FileNotFoundError):  # left behind by a daemon that has ended
            return False
        except OSError:  # too busy to answer, or another user's
            return True
    return True
