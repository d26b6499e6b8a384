"""The one ROUTER: sending that never blocks, receiving that never copies pixels."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from enum import Enum
from typing import Any, Protocol

import zmq

from mirage_game.wire import Message, WireError, encode

log = logging.getLogger(__name__)


class Delivery(Enum):
    """What became of a message."""

    SENT = "sent"
    FULL = "full"  # the peer does not read
    GONE = "gone"  # there is no such peer any more


class Tracker(Protocol):
    """Tells when a payload has left."""

    @property
    def done(self) -> bool:
        """True once the transport needs the buffer no longer."""


def user_of(part: zmq.Frame) -> str:
    """Whose key sent this part: the public key as hex, as `security.zap_reply` wrote it; "" where keys are not used."""
    try:
        return str(part.get("User-Id"))
    except zmq.ZMQError:
        return ""


class Port:
    """Sends on the ROUTER. Belongs to the thread that owns the socket."""

    def __init__(self, router: zmq.Socket[bytes]) -> None:
        self._router = router

    def send(self, identity: bytes, message: Message) -> Delivery:
        """Send a message without payload."""
        try:
            header = encode(message)
        except WireError:  # a mistake of ours must not cost a session
            log.exception("a message could not be encoded")
            return Delivery.FULL
        return self._parts(identity, (header,))

    def send_pixels(self, identity: bytes, header: bytes, pixels: Any) -> tuple[Delivery, Tracker]:
        """Send a header and a payload that is not copied: nobody may write to it until the tracker is done."""
        payload = zmq.Frame(pixels, track=True, copy=False, copy_threshold=0)
        tracker: Tracker = payload.tracker
        return self._parts(identity, (header, payload)), tracker

    def _parts(self, identity: bytes, parts: Sequence[bytes | zmq.Frame]) -> Delivery:
        # Only the identity can be refused: what follows goes into the peer's own queue, or nowhere if it just left.
        try:
            self._router.send(identity, zmq.SNDMORE | zmq.NOBLOCK)
            for part in parts[:-1]:
                self._router.send(part, zmq.SNDMORE | zmq.NOBLOCK)
            self._router.send(parts[-1], zmq.NOBLOCK, copy=not isinstance(parts[-1], zmq.Frame))
        except zmq.Again:
            return Delivery.FULL
        except zmq.ZMQError as error:
            if error.errno != zmq.EHOSTUNREACH:
                raise
            return Delivery.GONE
        return Delivery.SENT
