"""Many looks ready to be dealt out: their codes on a device, their media on the host."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from mirage_game.style.code import StyleCode, medium_numbers, rows, stack, to
from mirage_game.style.parts import Medium
from mirage_game.style.upload import upload


class StyleBank:
    """Looks by number, each a code of one row and the medium that its pictures are finished with.

    Raises ValueError without any, and where a code says another medium than the one beside it.
    """

    def __init__(self, codes: Sequence[tuple[StyleCode, Medium]], device: torch.device | str) -> None:
        if not codes:
            raise ValueError("a bank needs at least one look")
        self.device = torch.device(device)
        self.media = tuple(medium for _, medium in codes)
        whole = stack([code for code, _ in codes])
        if len(whole.pattern) != len(codes):
            raise ValueError("each code of a bank must have one row")
        if not torch.allclose(whole.medium, torch.tensor([medium_numbers(medium) for medium in self.media])):
            raise ValueError("a code must be made of the medium that stands beside it")
        self.codes = to(whole, self.device)

    def __len__(self) -> int:
        return len(self.media)

    def take(self, index: Sequence[int]) -> tuple[StyleCode, list[Medium]]:
        """The looks of these numbers, the code on the device; the host waits for nothing.

        Raises ValueError for a number that no look has.
        """
        if not all(0 <= k < len(self) for k in index):
            raise ValueError(f"styles are numbers in 0..{len(self) - 1}, not {list(index)}")
        places = upload(torch.tensor(list(index), dtype=torch.long), self.device)
        return rows(self.codes, places), [self.media[k] for k in index]
