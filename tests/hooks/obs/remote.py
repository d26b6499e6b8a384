"""What tests ask of a real OBS over its websocket, through the project's own connection."""

from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from mirage_game.obs.control import VENDOR, Obs
from mirage_game.obs.login import Login

CONNECT_S = 20.0
ANSWER_S = 10.0


class Remote(Obs):
    """A connection to an OBS that may still be starting."""

    def __init__(self, port: int) -> None:
        super().__init__(Login(port=port), timeout_s=ANSWER_S, patience_s=CONNECT_S)

    def ask(self, request: str, **data: Any) -> dict[str, Any]:
        """The answer to a request; ObsError says why there is none."""
        return self.request(request, data)

    def vendor(self, request: str, **data: Any) -> dict[str, Any]:
        """A request to the filter's own vendor, with data of ours, which `Obs` itself never sends."""
        fields = {"requestData": data} if data else {}
        answer = self.ask("CallVendorRequest", vendorName=VENDOR, requestType=request, **fields)
        return dict(answer["responseData"])

    def screenshot(self, source: str) -> npt.NDArray[np.uint8]:
        """A source as OBS draws it: (H, W, 3) uint8 rgb, lossless."""
        answer = self.ask("GetSourceScreenshot", sourceName=source, imageFormat="png")
        data = base64.b64decode(answer["imageData"].split(",", 1)[1])
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).copy()
