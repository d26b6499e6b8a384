"""Asking a daemon something without a session, over CURVE where it has keys, and knowing why it hangs up."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil

import zmq
from zmq.utils.monitor import recv_monitor_message

from mirage_game.wire.codec import decode_from_daemon, encode
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT
from mirage_game.wire.messages import FromDaemon, Message

_UNKNOWN_KEY = zmq.EVENT_HANDSHAKE_FAILED_AUTH
_OTHER_PROTOCOL = zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL  # keys on one side only, say; ZeroMQ does not try again
_HUNG_UP = zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL  # the same, if the daemon is quicker; then it does
_MOST_HANG_UPS = 3  # once or twice may be a daemon that is just ending


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """CURVE keys for one daemon, as Z85 text. The secret stays out of `repr`."""

    server: bytes
    """The daemon's public key."""
    public: bytes
    """The asker's own pair, this and the next."""
    secret: bytes


class Refused(Exception):
    """A daemon is there but lets nobody in with these keys, or without any; `fix` says what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message} {fix}")
        self.message = message
        self.fix = fix


class Inquiry:
    """One connection, for as many questions as one likes. A context manager; belongs to one thread."""

    def __init__(self, endpoint: str, keys: Keys | None = None) -> None:
        """Connects in the background. Raises `ValueError` for an address or keys that cannot work."""
        self.endpoint = endpoint
        self._keys = keys
        self._hang_ups = 0
        self._sockets: tuple[zmq.Socket[bytes], zmq.Socket[bytes]] | None = None
        self._open()

    def ask(self, message: Message, timeout_s: float = 2.0) -> FromDaemon | None:
        """Send one message and take the answer; None when none comes in time.

        Raises `Refused`, and `WireError` for a message that breaks the protocol, sent or received.
        """
        data = encode(message)
        end_s = time.monotonic() + timeout_s
        dealer, _ = self._sockets or self._open()
        try:
            while dealer.poll(0):  # what came too late for the last question
                dealer.recv_multipart(zmq.NOBLOCK)
            if self._wait(zmq.POLLOUT, end_s):
                dealer.send(data, zmq.NOBLOCK)
                if self._wait(zmq.POLLIN, end_s):
                    return decode_from_daemon(dealer.recv_multipart(zmq.NOBLOCK)[0])
        except zmq.Again:  # the connection has just gone
            pass
        return None

    def close(self) -> None:
        """End the connection. May be called twice; a question opens another."""
        if self._sockets is not None:
            dealer, monitor = self._sockets
            self._sockets = None
            dealer.disable_monitor()
            dealer.close(linger=0)
            monitor.close(linger=0)

    def __enter__(self) -> Inquiry:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> tuple[zmq.Socket[bytes], zmq.Socket[bytes]]:
        self._hang_ups = 0
        dealer: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
        dealer.setsockopt(zmq.LINGER, 0)
        dealer.setsockopt(zmq.IMMEDIATE, 1)  # a question for a daemon that is not there is not kept
        dealer.setsockopt(zmq.RECONNECT_IVL_MAX, 1000)
        monitor: zmq.Socket[bytes] = dealer.get_monitor_socket(_UNKNOWN_KEY | _OTHER_PROTOCOL | _HUNG_UP)
        self._sockets = dealer, monitor
        if self._keys is not None:
            try:
                dealer.curve_serverkey = self._keys.server
                dealer.curve_publickey, dealer.curve_secretkey = self._keys.public, self._keys.secret
            except zmq.ZMQError:
                self.close()
                raise ValueError("These are no CURVE keys. Each has 40 characters of Z85 text.") from None
        try:
            dealer.connect(self.endpoint)
        except zmq.ZMQError as error:
            self.close()
            raise ValueError(f"{self.endpoint!r} is no address ({error}). Write one like {DEFAULT_ENDPOINT}.") from None
        return self._sockets

    def _wait(self, flag: int, end_s: float) -> bool:
        """Until the socket can be written or read; False when the time is up. Raises `Refused`."""
        assert self._sockets is not None
        dealer, monitor = self._sockets
        poller = zmq.Poller()
        poller.register(dealer, flag)
        poller.register(monitor, zmq.POLLIN)
        while True:
            ready = dict(poller.poll(max(0, ceil((end_s - time.monotonic()) * 1e3))))
            if monitor in ready:
                self._note(monitor)
            if dealer in ready:
                return True
            if time.monotonic() >= end_s:
                return False

    def _note(self, monitor: zmq.Socket[bytes]) -> None:
        """A handshake has failed."""
        event = recv_monitor_message(monitor)["event"]
        if event == _UNKNOWN_KEY and self._keys is not None:
            command = "python -m mirage_game.daemon.security --authorise"
            fix = f"On its machine, run {command} 'NAME={self._keys.public.decode()}', with any name; then try again."
            raise self._refused(f"The daemon at {self.endpoint} does not know your key.", fix)
        self._hang_ups += 1
        if event == _HUNG_UP and self._hang_ups < _MOST_HANG_UPS:
            return
        if self._keys is None:
            fix = "If it is a daemon that encrypts, pass --server-key, the key that its `mirage serve` prints."
            raise self._refused(f"What listens at {self.endpoint} hangs up at once.", fix)
        fix = "Compare --server-key with what its `mirage serve` prints; leave it out for a daemon without keys."
        raise self._refused(f"What listens at {self.endpoint} hangs up when it hears this key.", fix)

    def _refused(self, message: str, fix: str) -> Refused:
        self.close()  # the next question begins anew: the daemon may know the key by then
        return Refused(message, fix)
