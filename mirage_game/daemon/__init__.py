"""Sockets and threads, sessions, the scheduler, security and metrics."""

from mirage_game.daemon.config import DaemonConfig, DaemonError
from mirage_game.daemon.daemon import Daemon

__all__ = ["Daemon", "DaemonConfig", "DaemonError"]
