from __future__ import annotations

import subprocess
import sys

import mirage_game


def test_public_names_are_complete_and_load():
    for name in mirage_game.__all__:
        assert getattr(mirage_game, name) is not None
    assert set(mirage_game._HOMES) | {"__version__"} == set(mirage_game.__all__) == set(dir(mirage_game))
    assert mirage_game.__version__.count(".") == 2
    for name in ("Client", "AsyncClient", "Picture", "Pose", "Controls", "Gamepad", "WireError"):
        assert name in mirage_game.__all__


def test_unknown_name_is_an_attribute_error():
    assert not hasattr(mirage_game, "Nonsense")


def test_import_is_quick_and_light():
    code = (
        "import time, sys; t = time.perf_counter(); import mirage_game; t = time.perf_counter() - t; "
        "heavy = {'torch', 'numba', 'av', 'glfw', 'zmq', 'numpy'} & set(sys.modules); "
        "from mirage_game import Client; heavy |= {'torch', 'numba', 'av', 'glfw'} & set(sys.modules); "
        "print(t, *heavy)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    ).stdout.split()
    assert float(out[0]) < 0.5
    assert out[1:] == []
