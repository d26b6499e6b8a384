"""Words as games show them, made up at random."""

from __future__ import annotations

import random


def _parts(text: str, by: str) -> tuple[str, ...]:
    return tuple(text.split(by))


TITLES = _parts(
    "Inventory Crafting Chest Paused Options Settings Shop Map Quests Skills Journal Furnace Trade Storage Equipment "
    "Character Bestiary Controls Achievements Party Loadout Backpack Garage Multiplayer",
    " ",
)
BUTTONS = _parts(
    "Resume/Back to Game/Options.../Save and Quit/Quit/Load Game/New Game/Controls/Video Settings/Sound/Restart/"
    "Main Menu/Continue/Exit to Desktop/Statistics/Achievements/Open to LAN/Respawn/Title Screen/Done/Cancel/Credits/"
    "Help/Language.../Skip/Retry/Multiplayer/Apply/Checkpoint/Graphics: Fancy/Music: 80%/Render: 12",
    "/",
)
SLIDERS = _parts("Music Sound Brightness Quality Distance Shadows Sensitivity Subtitles FOV Vsync Language Clouds", " ")
NOUNS = _parts(
    "sword potion bread stone wood iron gold diamond torch map key bow arrow shield lamp rope apple seed coal gem "
    "dragon village castle bridge river tower forest mine cave temple harbour gate crown ring scroll cart engine",
    " ",
)
VERBS = _parts(
    "find take bring open close break build cross reach follow defend light repair sell buy cook plant read", " "
)
QUALITIES = _parts(
    "old iron golden dark hidden burning frozen ancient broken small great lost red blue silver wooden rusty swift",
    " ",
)
SAYINGS = _parts(
    "hello everyone/anyone here?/brb/gg/nice house!/where is the village/need iron, will trade/follow me/it is raining "
    "again/who took my boat/lol/look behind you/on my way/thanks :)/wait for me/creeper!/go left/how do I fly?/so cool/"
    "what a view/night is coming/help at base/one more round/[+5 XP]/joined the game/left the game/Saved the game/"
    "Set the time to 1000/Teleported/Checkpoint reached/Unknown command",
    "/",
)
SPOKEN = _parts(
    "I have never seen the sea so calm./You should not have come here, traveller./They say the gate opens at night./"
    "Bring me three of those, will you?/We have to leave before the storm./Did you hear that?/It is dangerous to go "
    "alone./My father built this bridge./There is something in the water.../Take this map and hurry./Who are you?/The "
    "king does not sleep./Do not look back now./Have you found the key?/All of it is gone./Let us rest for a while./"
    "Wake up! We are under attack!/I will wait for you by the river.",
    "/",
)
CHIPS = _parts(
    "GPU: 45% CPU: 12%/Mem: 34% 1102 of 4096MB/Allocated: 62%/Display: 1920x1080/ticks: 20.0/shader: basic", "/"
)
_SYLLABLES = _parts("ka ro mi ta zen lu fer bo an dri xi po wyn tor sha el ni gar ve mo os ra thu ce pix", " ")


def name(chance: random.Random) -> str:
    """Of a player or a figure."""
    word = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))
    style = chance.random()
    if style < 0.2:
        return f"{word}_{chance.randint(1, 99)}"
    return f"xX{word}Xx" if style < 0.25 else word.capitalize()


def thing(chance: random.Random) -> str:
    """An item."""
    return f"{chance.choice(QUALITIES)} {chance.choice(NOUNS)}".capitalize()


def task(chance: random.Random) -> str:
    """What a quest asks for."""
    text = f"{chance.choice(VERBS)} the {chance.choice(QUALITIES)} {chance.choice(NOUNS)}"
    return text.capitalize() + (f" ({chance.randint(0, 9)}/{chance.randint(2, 20)})" if chance.random() < 0.3 else "")


def place(chance: random.Random) -> str:
    """A part of a world."""
    return f"{chance.choice(QUALITIES)} {chance.choice(NOUNS)}".title()


def chat(chance: random.Random) -> str:
    """A line of a chat."""
    said = chance.choice(SAYINGS)
    return (f"<{name(chance)}> " if chance.random() < 0.7 else f"{name(chance)}: ") + said


def clock(chance: random.Random) -> str:
    """A time as it runs in a race or a match."""
    seconds = f"{chance.randint(0, 59):02d}"
    return f"{chance.randint(0, 59)}:{seconds}" + (f".{chance.randint(0, 999):03d}" if chance.random() < 0.5 else "")


def debug(chance: random.Random) -> str:
    """A line of debug text."""
    x, y, z = (chance.uniform(-900, 900) for _ in range(3))
    return chance.choice(
        (
            f"XYZ: {x:.3f} / {y:.2f} / {z:.3f}",
            f"{chance.randint(15, 240)} fps T: inf vsync",
            f"Block: {x:.0f} {y:.0f} {z:.0f}",
            f"Chunk: {x / 16:.0f} {y / 16:.0f} [{chance.randint(0, 15)} {chance.randint(0, 15)}]",
            f"Facing: {chance.choice(('north', 'south', 'east', 'west'))} ({x / 5:.1f} / {y / 10:.1f})",
            f"Biome: {chance.choice(QUALITIES)}_{chance.choice(NOUNS)}",
            f"Light: {chance.randint(0, 15)} ({chance.randint(0, 15)} sky)",
            f"E: {chance.randint(0, 90)}/{chance.randint(90, 300)} P: {chance.randint(0, 4000)}",
            f"Local Difficulty: {chance.uniform(0, 6):.2f}",
            f"frame {chance.uniform(2, 40):.2f} ms draw {chance.randint(100, 9000)}",
            f"pos=({x:.1f},{y:.1f}) vel={chance.uniform(0, 9):.2f}",
            chance.choice(CHIPS),
        )
    )
