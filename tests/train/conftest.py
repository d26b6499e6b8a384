"""Fixtures for tests of training."""

import pytest


@pytest.fixture(autouse=True, scope="module")
def small_sums(one_thread: None) -> None:
    """All that is made here is small."""
