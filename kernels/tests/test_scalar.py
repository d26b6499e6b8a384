"""Compiled code is kept for one state of the source only."""

from __future__ import annotations

from pathlib import Path

import numba

from mirage_kernels.scalar import KERNELS, digest


def test_any_change_of_the_source_is_another_cache(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    one, two = tmp_path / "one.py", tmp_path / "inner" / "two.py"
    one.write_text("a = 1")
    two.write_text("b = 2")
    first = digest(tmp_path)
    assert digest(tmp_path) == first
    two.write_text("b = 3")
    assert digest(tmp_path) != first
    two.write_text("b = 2")
    assert digest(tmp_path) == first
    two.rename(tmp_path / "two.py")
    assert digest(tmp_path) != first


def test_the_cache_of_this_source_is_in_use() -> None:
    assert numba.config.CACHE_DIR.endswith(digest(KERNELS)) or "NUMBA_CACHE_DIR" in __import__("os").environ
