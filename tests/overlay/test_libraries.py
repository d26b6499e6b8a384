import subprocess
import sys


def test_torch_may_load_triton_after_the_window_opened(xvfb: str) -> None:
    """Mesa's LLVM and Triton's in one process: the wrong order is a segmentation fault."""
    code = (
        "from mirage_game.overlay.window import Window, WindowConfig\n"
        "window = Window(WindowConfig(width=320, height=180))\n"
        "import torch._dynamo\n"
        "import importlib.util as u\n"
        "if u.find_spec('triton'): import triton\n"
        "window.close()\n"
        "print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "alive" in done.stdout
