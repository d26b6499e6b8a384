"""A whole hook in ten lines. Start `mirage serve`, then this; the built-in world stands in for your game."""

from PIL import Image

from mirage_game import Client
from mirage_game.worlds.game import DemoGame

game, styled = DemoGame(256, 144, seed=1), None
with Client(name="ten lines") as mirage:
    if not mirage.wait_connected(5.0):
        raise SystemExit(mirage.error or "No daemon answers. Start one with `mirage serve`.")
    mirage.prompt("steampunk")
    while styled is None or styled.seq < 100:  # your game's loop
        frame = game.step(1 / 20, None)  # your game draws
        mirage.send(frame.image, pose=frame.pose, controls=frame.controls)  # never waits
        styled = mirage.latest(timeout=0.05) or styled  # your game shows this picture
Image.fromarray(styled.image).save("styled.png")
