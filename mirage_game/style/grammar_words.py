"""Words and frames that captions are made of. In frames, `{m}` is a material, `{r}` a part of the world, `{x}` anything
else.
"""

# ruff: noqa: E501
from __future__ import annotations

Texts = tuple[str, ...]

# What players call each part; none may mean two parts.
PART_WORDS: dict[str, tuple[str, ...]] = {
    "ground": ("ground", "grass", "floor", "terrain", "meadows", "hills", "fields", "land", "lawn"),
    "soil": ("soil", "dirt", "earth", "soil layers"),
    "stone": ("rocks", "stone", "cliffs", "mountains", "boulders", "crags", "rock faces"),
    "sand": ("sand", "beaches", "dunes", "beach", "sandy shores"),
    "water": ("water", "sea", "rivers", "lakes", "ocean", "ponds", "river", "lake"),
    "log": ("trunks", "tree trunks", "logs", "tree logs", "stems"),
    "leaf": ("trees", "leaves", "foliage", "treetops", "forest", "tree crowns", "canopy", "woods"),
    "brick": ("walls", "houses", "buildings", "house walls", "facades", "cottages", "huts"),
    "roof": ("roofs", "rooftops", "roof", "house roofs", "roof tops"),
    "glass": ("windows", "window panes", "house windows", "panes"),
    "lamp": ("lamps", "lights", "street lamps", "street lights", "lamp posts"),
    "path": ("paths", "roads", "streets", "path", "road", "village streets", "lanes", "pavement"),
    "snow": ("snow", "snowfields", "snow caps", "snowy peaks"),
    "flower": ("flowers", "blooms", "wildflowers", "flower heads"),
    "ore": ("ores", "ore veins", "veins of ore", "ore"),
}
SINGULAR_IN_S = {"grass", "moss", "glass", "brass", "canvas", "cactus", "fungus", "gas", "chess"}

# A material that is said as what a thing is like, before the thing.
ADJECTIVES = {
    "gold": ("gold", "golden"), "moss": ("moss", "mossy", "moss-covered"), "ice": ("ice", "icy", "ice-cold"),
    "snow": ("snow", "snowy", "snow-covered"), "grass": ("grass", "grassy"), "mud": ("mud", "muddy"),
    "frost": ("frost", "frosty", "frosted"), "rusted metal": ("rusted metal", "rusty", "rusted"),
    "lava": ("lava", "molten lava"), "slime": ("slime", "slimy"), "sand": ("sand", "sandy"), "fur": ("fur", "furry"),
    "feathers": ("feather", "feathery", "feathered"), "scales": ("scale", "scaly"), "flesh": ("flesh", "fleshy"),
    "leaves": ("leaf", "leafy"), "blood": ("blood", "bloody"), "crystal": ("crystal", "crystalline"),
    "wool": ("wool", "woolly", "woollen"), "straw": ("straw",), "bones": ("bone", "bony"), "ash": ("ash", "ashen"),
    "stripes": ("striped",), "dots": ("dotted", "polka dot"), "checkers": ("checkered",), "diamonds": ("diamond patterned",),
    "zigzag": ("zigzag", "zigzag patterned"), "swirls": ("swirly", "swirling"), "plain": ("plain",), "pixels": ("pixel", "pixelated"),
    "mushroom skin": ("mushroom skin", "mushroom"), "candy canes": ("candy cane",), "planks": ("plank", "wooden plank"),
    "wave pattern": ("wavy", "wave pattern"), "velvet": ("velvet", "velvety"), "leather": ("leather", "leathery"),
}  # fmt: skip

# A part and its material as one thing, then as subject and what it is.
BEFORE: Texts = ("{m} {r}", "{m} {r}", "{m} {r}", "{m} {r}", "{m} for the {r}", "{m} as {r}")
AFTER: Texts = (
    "{r} of {m}", "{r} made of {m}", "{r} made from {m}", "{r} out of {m}", "{r} covered in {m}", "{m} instead of {r}",
    "{m} for {r}", "{r} like {m}", "{r}: {m}", "{r} in {m}", "{r} turned to {m}", "{r} built from {m}",
)  # fmt: skip
COLOUR_BEFORE: Texts = (
    "{m} {r}",
    "{m} {r}",
    "{m} {r}",
    "{r} in {m}",
    "{m} for the {r}",
    "{r}: {m}",
    "{m} coloured {r}",
)
COLOUR_ORDERS: Texts = (
    "make the {r} {m}",
    "paint the {r} {m}",
    "turn the {r} {m}",
    "colour the {r} {m}",
    "i want {m} {r}",
    "give me {m} {r}",
    "the {r} should be {m}",
)
COLOUR_STATEMENTS: Texts = ("the {r} {is} {m}", "all {r} {is} {m}", "the {r} {is} now {m}", "{m} {r}")
# A part as it is in a theme; in each mood.
LENT: tuple[Texts, Texts, Texts] = (
    ("{x} {r}", "{x} {r}", "{r} like in {x}", "{r} as in {x}", "{r} of {x}", "{r} from {x}"),
    ("make the {r} like in {x}", "give me {x} {r}", "give me {r} from {x}", "i want {r} as in {x}"),
    ("the {r} {is} like in {x}", "the {r} {is} from {x}", "the {r} look{s} like {x}"),
)
IMPERATIVES: Texts = (
    "make the {r} {m}", "turn the {r} into {m}", "make the {r} out of {m}", "replace the {r} with {m}", "cover the {r} with {m}",
    "change the {r} to {m}", "give me {r} of {m}", "swap the {r} for {m}", "i want the {r} to be {m}", "the {r} should be {m}",
    "build the {r} from {m}", "let the {r} be {m}", "set the {r} to {m}", "paint the {r} like {m}",
)  # fmt: skip
STATEMENTS: Texts = (
    "the {r} {is} {m}",
    "the {r} {is} made of {m}",
    "the {r} {is} now {m}",
    "the {r} look{s} like {m}",
    "all the {r} {is} {m}",
)

SKY_BARE: Texts = (
    "{x}",
    "{x}",
    "under {a}",
    "beneath {a}",
    "with {a} above",
    "with {a}",
    "{x} overhead",
    "sky: {x}",
    "and {a}",
)
SKY_NOUN: Texts = (
    "{x} sky",
    "under {a} sky",
    "with {a} sky",
    "beneath {a} sky",
    "{x} skies",
    "{x} in the sky",
    "sky like {a}",
)
SKY_LONG: Texts = (
    "sky: {x}",
    "sky like {a}",
    "a sky of {x}",
    "a sky with {a}",
    "{x} in the sky",
    "above it a sky with {a}",
)
SKY_IMPERATIVES: Texts = (
    "make the sky {x}",
    "turn the sky into {a}",
    "the sky should be {x}",
    "change the sky to {x}",
    "put {a} over it",
    "i want {a} sky",
    "let the sky be {x}",
)
SKY_STATEMENTS: Texts = ("the sky is {x}", "the sky looks like {a}", "there is {a} overhead", "the sky shows {a}")

MEDIUM_FRAMES: Texts = (
    "as {a}", "in {x} style", "in the style of {a}", "{x}", "{x} look", "like {a}", "drawn as {a}", "{x} style", "rendered as {a}",
    "with {a} look", "{x} effect", "looks like {a}",
)  # fmt: skip
MEDIUM_LONG: Texts = ("as {a}", "like {a}", "{x}", "in the style of {a}", "drawn as {a}", "looks like {a}")
MEDIUM_PLAIN: Texts = (
    "{x}",
    "{x}",
    "{x} picture",
    "{x} look",
    "make it {x}",
    "{x} image",
    "{x} style",
)  # of an adjective
MEDIUM_CLEAR: Texts = (
    "{x} filter",
    "with {a} filter",
    "{x} filter over it",
    "put {a} filter on the picture",
    "seen through {a} filter",
)  # where the words alone would be a theme
MEDIUM_IMPERATIVES: Texts = (
    "draw it as {a}",
    "make it look like {a}",
    "show it as {a}",
    "use {a} style",
    "give it {a} look",
)

ORNAMENT_FRAMES: Texts = (
    "with {x}", "{x}", "lots of {x}", "{x} everywhere", "with {x} {at}", "{x} {at}", "decorated with {x}", "and {x}", "full of {x}",
    "many {x}", "plenty of {x}", "with lots of {x}", "dressed up with {x}",
)  # fmt: skip
# Of an ornament that says itself where it is; in each mood.
ORNAMENT_LONG: tuple[Texts, Texts, Texts] = (
    ("with {x}", "with {x}", "{x}", "{x}", "and {x}", "plus {x}", "decorated with {x}", "featuring {x}"),
    ("add {x}", "give me {x}", "i want {x}", "put in {x}", "let there be {x}"),
    ("there {be} {x}", "i see {x}", "one sees {x}"),
)
ORNAMENT_IMPERATIVES: Texts = (
    "add {x}",
    "add {x} {at}",
    "put {x} {at}",
    "give me {x}",
    "place {x} {at}",
    "hang up {x}",
    "i want {x} {at}",
    "throw in some {x}",
)
ORNAMENT_STATEMENTS: Texts = ("there {be} {x} {at}", "there {be} {x} everywhere", "i see {x} {at}")
SITE_WORDS = {
    "wall": ("on the walls", "on every wall", "on the houses", "mounted on the walls"),
    "eave": ("on the roofs", "along the eaves", "along the roof edges", "under the gutters"),
    "hang": ("hanging down", "hanging from above", "dangling from the ceilings", "hanging everywhere"),
    "crest": ("on the rooftops", "on top of the roofs", "on the roof ridges", "up on the houses"),
    "foot": ("on the ground", "by the walls", "along the houses", "standing around"),
    "canopy": ("in the trees", "in the treetops", "hanging from the trees", "on the branches"),
    "shore": ("by the water", "along the shore", "at the water's edge", "on the banks"),
}

WHOLE_FRAMES: Texts = (
    "everything made of {m}", "everything is {m}", "all {m}", "a world of {m}", "{m} world", "world made of {m}", "turn everything into {m}",
    "make everything out of {m}", "{m} everywhere", "the whole world is {m}", "a village made of {m}", "nothing but {m}", "build it all from {m}",
    "make it all {m}", "{m} land", "everything should be {m}", "a land of {m}", "everything in {m}", "only {m}",
)  # fmt: skip

WHOLE_CLEAR: Texts = (
    "everything made of {m}",
    "world made of {m}",
    "make everything out of {m}",
    "build it all from {m}",
    "every block is {m}",
    "a village made of {m}",
)  # where the words alone would be a theme

THEME_FRAMES: Texts = (
    "{x}", "{x}", "{x}", "{x}", "{x} style", "in the style of {x}", "make it {x}", "make it look like {x}", "turn this into {x}", "i want {x}",
    "a world like {x}", "{x} look", "{x} theme", "give me {x}", "{x} world", "something like {x}", "let it be {x}", "the look of {x}",
    "show me {x}", "change it to {x}", "everything like {x}", "theme: {x}", "can we have {x}", "i'd like {x}",
)  # fmt: skip
THEME_LONG: Texts = (
    "{x}",
    "{x}",
    "{x}",
    "{x}",
    "make it look like {x}",
    "turn this into {x}",
    "i want {x}",
    "show me {x}",
    "theme: {x}",
    "the look of {x}",
    "like {x}",
)  # of more than a noun

BUT: Texts = (
    " but with ",
    " with ",
    ", but ",
    ", except with ",
    " but ",
    ", only with ",
    " plus ",
    " and ",
    ", with ",
    " having ",
    " featuring ",
    ": ",
)
WHERE: Texts = (" where ", ", where ", " but ", ", but ", ", and ", "; ", ". ")
GLUE: Texts = (", ", ", ", ", ", ", ", ", ", " and ", " and ", "; ", " ", ", and ", " + ", ". ", " / ", " & ")
REST: Texts = (
    "keep the rest",
    "leave everything else",
    "nothing else changes",
    "rest as it is",
    "just that",
    "everything else as in the game",
)
BEFORE_ALL: Texts = (
    "please",
    "pls",
    "hey,",
    "please,",
    "ok,",
    "now",
    "let's try",
    "maybe",
    "hi,",
    "next:",
    "new style:",
    "prompt:",
)
AFTER_ALL: Texts = (
    "please",
    "pls",
    "thanks",
    "thank you",
    "now",
    "if you can",
    "would be nice",
    "for me",
    "this time",
    "thx",
)
ENDS: Texts = ("", "", "", "", "", "", ".", "!", "!!", "...", "?")
