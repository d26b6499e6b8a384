"""One question to a running daemon over its control connection, without a session."""

from __future__ import annotations

from mirage_game.wire import FromDaemon, Message, decode_from_daemon, encode


def ask(endpoint: str, message: Message, timeout_s: float = 2.0) -> FromDaemon | None:
    """Send one message and take the answer; None when no daemon answers in time.

    Raises `WireError` for an answer that is no message, `ValueError` for an address that is none.
    """
    import zmq

    socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
    try:
        socket.setsockopt(zmq.SNDTIMEO, round(timeout_s * 1e3))
        socket.setsockopt(zmq.RCVTIMEO, round(timeout_s * 1e3))
        try:
            socket.connect(endpoint)
        except zmq.ZMQError as error:
            raise ValueError(f"{endpoint!r} is no address ({error}); write one like tcp://127.0.0.1:7420") from None
        socket.send(encode(message))
        return decode_from_daemon(socket.recv())
    except zmq.Again:
        return None
    finally:
        socket.close(linger=0)
