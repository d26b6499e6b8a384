"""The client for asyncio programs: the same thread underneath, awaited instead of blocked on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from mirage_game._desk import Picture
from mirage_game.client import Session
from mirage_game.wire.messages import Stats


class AsyncClient(Session):
    """A session inside an event loop:

    async with AsyncClient(name="my game") as mirage:
        mirage.prompt("steampunk")
        async for picture in mirage: ...
    """

    _news: asyncio.Event | None = None

    async def __aenter__(self) -> AsyncClient:
        loop = asyncio.get_running_loop()
        self._news = news = asyncio.Event()

        def tell() -> None:
            with suppress(RuntimeError):  # the loop may have closed first
                loop.call_soon_threadsafe(news.set)

        with self._desk.lock:
            self._desk.listener = tell
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Says goodbye and ends the thread, within two seconds. May be called twice."""
        self._close()
        await asyncio.to_thread(self._link.join, 2.0)

    async def latest(self, timeout: float | None = None) -> Picture | None:
        """Waits for a picture not taken yet; None after `timeout` seconds without one, or when the client closes."""
        await self._until(lambda: self._desk.picture is not None, timeout)
        with self._desk.lock:
            return self._take()

    async def wait_connected(self, timeout: float) -> bool:
        """Waits at most `timeout` seconds for a daemon; returns whether there is one."""
        await self._until(lambda: self.connected, timeout)
        return self.connected

    async def stats(self, timeout: float = 2.0) -> Stats:
        """The daemon's figures. Raises `TimeoutError` when none come within `timeout` seconds."""
        desk = self._open_desk()
        with desk.lock:
            desk.stats, desk.wants_stats = None, True
        desk.wake()
        await self._until(lambda: desk.stats is not None, timeout)
        if desk.stats is None:
            raise TimeoutError(f"No figures from {self.endpoint} within {timeout} s. {desk.error or ''}".strip())
        return desk.stats

    def __aiter__(self) -> AsyncClient:
        return self

    async def __anext__(self) -> Picture:
        """The next picture, however long it takes; ends when the client closes."""
        picture = await self.latest()
        if picture is None:
            raise StopAsyncIteration
        return picture

    async def _until(self, ready: Callable[[], bool], timeout: float | None) -> None:
        """Until `ready`, the time-out, or the end of the client. Several tasks may wait at once."""
        if self._news is None:
            raise RuntimeError("Enter the client first: async with AsyncClient(...) as mirage.")
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while not ready() and not self._desk.closing:
                    self._news.clear()
                    if not ready() and not self._desk.closing:
                        await self._news.wait()
