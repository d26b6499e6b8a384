# ruff: noqa: E501
"""Materials that people build with, windows and lamps."""

from __future__ import annotations

from mirage_game.style.parts import Material, Named

M, N = Material, Named

# fmt: off
BUILT: dict[str, Named] = {
    "bricks": N(M("bricks", "#c8beb0", "#a8503c"), ("brick masonry", "red bricks", "brickwork", "masonry of brick", "fired bricks", "baked clay bricks")),
    "stone bricks": N(M("bricks", "#58585c", "#94949a"), ("stone brickwork", "cut stone bricks", "grey castle bricks", "dressed stone", "hewn stone bricks", "castle walls")),
    "mossy bricks": N(M("vines", "#5c5c56", "#8c8c80", "#58803c"), ("moss-covered bricks", "overgrown brickwork", "bricks covered in moss", "old mossy walls", "green mossy stone bricks", "bricks swallowed by ivy")),
    "tiles": N(M("tiles", "#b8bcc0", "#eceef0"), ("ceramic tiles", "glazed tiles", "bathroom tiles", "tiled surfaces", "square tiles", "porcelain tiles")),
    "checkered tiles": N(M("checker", "#24242a", "#f0f0ee"), ("chequered tiles", "chessboard floor", "checkerboard", "black and white squares", "a chess pattern", "harlequin tiles")),
    "mosaic": N(M("mosaic", "#2a6a8c", "#e0c878", "#c84c3c"), ("mosaics", "mosaic tiles", "little coloured tiles", "roman mosaic", "tessellated tiles", "broken tile art")),
    "parquet": N(M("parquet", "#5c3418", "#a4682e", "#3c2010"), ("parquet floor", "herringbone wood", "polished wooden floor", "ballroom floor", "wood inlay", "waxed floorboards")),
    "planks": N(M("planks", "#7a5c34", "#b8945a", "#6a4e2c"), ("wooden planks", "boards", "wood", "timber boards", "sawn wood", "lumber")),
    "weathered planks": N(M("planks", "#5c5850", "#98928a", "#44403a"), ("weathered wood", "old grey boards", "sun-bleached planks", "worn planks", "shabby wood", "decaying timber")),
    "driftwood": N(M("bark", "#a49c8c", "#d4ccbc", "#8a8274"), ("washed-up wood", "beach wood", "bleached driftwood", "salt-worn wood", "flotsam timber", "sea-worn logs")),
    "logs": N(M("bark", "#4a3420", "#8a6438", "#3a2818"), ("log walls", "round logs", "log cabin walls", "tree trunks", "stacked logs", "rough timber")),
    "wicker": N(M("basket", "#7a5428", "#cc9c58"), ("woven wicker", "basketwork", "rattan", "woven reeds", "cane weaving", "straw baskets")),
    "thatch": N(M("thatch", "#8a6c2c", "#d4b458"), ("thatched straw", "straw thatch", "reed roofing", "thatching", "bundled straw", "hay roofing")),
    "shingles": N(M("shingles", "#4a2a1e", "#94533a"), ("roof shingles", "clay roof tiles", "wooden shingles", "shingled", "red roof tiles", "pantiles")),
    "slate shingles": N(M("shingles", "#2a2e36", "#5c6470"), ("slate roof tiles", "grey slates", "dark slate roofing", "slated roofs", "blue-grey roof slates", "thin slate tiles")),
    "scale shingles": N(M("scales", "#1c4c50", "#3c9498"), ("fish-scale shingles", "scalloped tiles", "rounded roof tiles", "dragon-scale tiles", "scale tiles", "curved shingles")),
    "plaster": N(M("plain", "#d4ccb8", "#f0eadc"), ("plastered walls", "stucco", "whitewash", "smooth plaster", "lime plaster", "painted walls")),
    "half-timber": N(M("timbering", "#4c321e", "#e8dcc0", "#f0e8d4"), ("half-timbered walls", "timber framing", "tudor walls", "wood and plaster frames", "fachwerk", "black and white timber houses")),
    "adobe": N(M("soft", "#a8683c", "#d09864"), ("mud brick", "adobe walls", "clay houses", "sun-dried clay", "rammed earth", "pueblo walls")),
    "concrete": N(M("noise", "#84868a", "#a8aaac"), ("bare concrete", "cement", "poured concrete", "brutalist concrete", "grey concrete", "beton")),
    "asphalt": N(M("noise", "#26282c", "#44464a"), ("tarmac", "blacktop", "road surface", "wet asphalt", "bitumen", "tar")),
    "paving stones": N(M("paving", "#706e6a", "#aaa8a0"), ("pavement", "flagstones", "paved stone", "stone slabs", "paving slabs", "square paving")),
    "carved stone": N(M("meander", "#8a8478", "#b8b0a0", "#5c564c"), ("carvings", "carved reliefs", "sculpted stone", "ornate stonework", "chiselled stone", "engraved stone")),
    "hieroglyphs": N(M("glyphs", "#c49850", "#e0c084", "#7a4a20"), ("egyptian hieroglyphs", "carved hieroglyphics", "pharaonic writing", "temple hieroglyphs", "ancient picture writing", "sandstone with glyphs")),
    "runes": N(M("runes", "#2c3040", "#4c5468", "#50e0ff", 0.9), ("glowing runes", "magic runes", "rune stones", "carved runic letters", "arcane glyphs", "elder runes")),
    "columns": N(M("columns", "#b6ae9e", "#fcf8ee", "#e8dcc0"), ("marble columns", "fluted pillars", "greek columns", "white pillars", "colonnades", "doric columns")),
    "paper": N(M("soft", "#e4e0d4", "#f8f6ee"), ("white paper", "sheets of paper", "folded paper", "origami paper", "crisp paper", "made of paper")),
    "cardboard": N(M("stripes", "#a07848", "#c89c68", "#b48a58"), ("corrugated cardboard", "brown boxes", "cardboard boxes", "packing card", "box board", "carton")),
    "parchment": N(M("brush", "#c8a868", "#e8d4a0", "#a88848"), ("old parchment", "aged scroll", "vellum", "antique map paper", "yellowed scrolls", "treasure map parchment")),
    "newspaper": N(M("newspaper", "#dcd8cc", "#f0ece2", "#4a4844"), ("newsprint", "old newspapers", "printed paper", "headlines and newsprint", "papier mache newspaper", "pages of text")),
    "canvas": N(M("weave", "#c0b494", "#e4dabc"), ("tent canvas", "sailcloth", "stretched canvas", "sackcloth", "burlap", "hessian")),
    "cloth": N(M("weave", "#8c3c4c", "#c46474"), ("fabric", "woven cloth", "textile", "linen", "cotton cloth", "draped fabric")),
    "wool": N(M("knit", "#b4a8a0", "#e8e0d8"), ("knitted wool", "yarn", "woolly knit", "chunky knitting", "sheep wool", "crochet")),
    "velvet": N(M("soft", "#4c0c2c", "#8c2450"), ("plush velvet", "dark red velvet", "theatre velvet", "velour", "soft velvet", "royal velvet")),
    "carpet": N(M("lace", "#6c1c24", "#a83c3c", "#e0b060"), ("persian carpet", "rugs", "woven carpets", "oriental rugs", "patterned carpet", "flying carpets")),
    "patchwork": N(M("patchwork", "#c85c6c", "#5c94c0", "#f0d890"), ("patchwork quilt", "quilted patches", "sewn patches", "quilts", "stitched fabric squares", "grandma's quilt")),
    "lace": N(M("lace", "#d0c2cc", "#fcf8fa", "#ffffff"), ("white lace", "doilies", "lacework", "delicate lace", "bridal lace", "crocheted lace")),
    "leather": N(M("veins", "#5c3418", "#94602e", "#3c2010"), ("tanned leather", "brown hide", "saddle leather", "stitched leather", "worn leather", "cowhide")),
    "bookshelves": N(M("books", "#3c2412", "#a4482c", "#e0b868"), ("books", "shelves of books", "library shelves", "stacked books", "old tomes", "book spines")),
}
WINDOWS: dict[str, Named] = {
    "window": N(M("window", "#6a5234", "#9a7a4e", "#b4d8e8", 0.25), ("glass panes", "ordinary windows", "wooden windows", "clear windows", "window glass", "daylit panes")),
    "lit window": N(M("window", "#4a3420", "#7a5a34", "#ffd070", 1.0), ("lit windows", "warm lit windows", "glowing windows", "lamplight in the windows", "cosy yellow windows", "candlelit windows")),
    "dark window": N(M("window", "#3c3834", "#5c5650", "#181c24"), ("dark windows", "black windows", "empty windows", "unlit windows", "blind windows", "shadowy windows")),
    "stained glass": N(M("leaded", "#e04048", "#2c54d4", "#140e1c", 0.0, 0.5), ("stained-glass windows", "cathedral glass", "coloured church windows", "leaded coloured glass", "rainbow glass", "gothic stained glass")),
    "porthole": N(M("porthole", "#8a5c20", "#c8963c", "#a0d8e8", 0.3), ("portholes in brass", "ship windows", "round brass windows", "submarine windows", "riveted portholes", "nautical windows")),
    "furnace window": N(M("furnace", "#2a1810", "#7c4a22", "#ffa030", 1.0), ("furnace windows", "fiery windows", "windows with fire behind", "boiler windows", "orange glowing grates", "oven doors")),
    "neon window": N(M("window", "#120c28", "#301c60", "#ff3cb8", 1.0), ("neon-lit windows", "magenta windows", "pink glowing windows", "windows full of neon", "club windows", "cyber windows")),
    "ice window": N(M("frost", "#a8d0e4", "#d8f0fa", "#f4fcff", 0.4), ("frosted windows", "windows of ice", "icy panes", "frozen windows", "ice-covered glass", "hoarfrost on the windows")),
    "shutters": N(M("shutters", "#3c5c44", "#6c8c6c", "#4c6c50"), ("wooden shutters", "closed shutters", "green shutters", "louvres", "slatted shutters", "shuttered windows")),
    "cracked window": N(M("shattered", "#28303a", "#6c5c48", "#b8d4e0"), ("broken windows", "shattered glass", "smashed panes", "cracked windows", "broken glass", "splintered windows")),
    "round window": N(M("roundwindow", "#5c4430", "#94744c", "#ffe8a8", 0.6), ("round windows", "circular windows", "hobbit windows", "bullseye windows", "little round panes", "oculus windows")),
    "screen window": N(M("screens", "#0c1420", "#1c3048", "#58f0ff", 1.0), ("monitor windows", "screens for windows", "display windows", "windows like screens", "lcd windows", "cyan data windows")),
}
LAMPS: dict[str, Named] = {
    "lantern": N(M("lamp", "#5a3c18", "#ffc060", "#fff0b8", 1.0, 0.45), ("oil lantern", "storm lantern", "old lanterns", "iron lantern", "warm lantern light", "hand lantern")),
    "gas lamp": N(M("lamp", "#2c2c2c", "#ffd890", "#fff6d8", 1.0, 0.5), ("gas lamps", "victorian street lamps", "gaslight", "street lanterns", "gas lights", "old street lights")),
    "paper lantern": N(M("lamp", "#c83020", "#ff7850", "#ffe0a0", 1.0, 0.6), ("red paper lights", "chinese lanterns", "rice paper lamps", "glowing paper lanterns", "festival lanterns", "paper lamps")),
    "torch": N(M("furnace", "#4a2a10", "#c86018", "#ffc040", 1.0, 0.4), ("burning torches", "torchlight", "flaming torches", "wooden torches", "firebrands", "torch flames")),
    "candle": N(M("lamp", "#e8dcc0", "#fff0c8", "#ffb848", 1.0, 0.4), ("candlelight", "wax candles", "candle flames", "dripping candles", "tallow candles", "church candles")),
    "neon tube": N(M("stripes", "#ff2a9a", "#ff8ad8", "#ffffff", 1.0, 0.8), ("neon tubes", "neon lamps", "fluorescent tubes", "glowing tubes", "neon lights", "strip lights")),
    "glow crystal": N(M("crystal", "#50b8f0", "#b0ecff", "#ffffff", 1.0, 0.7), ("glowing crystals for lamps", "crystal lamps", "light crystals", "luminous crystals", "magic crystal lights", "shining gems for lamps")),
    "furnace": N(M("furnace", "#38302a", "#6c5a4c", "#ff8420", 1.0, 0.2), ("furnaces", "blazing furnace", "forge fire", "hot oven", "smelting fire", "coal fire")),
    "spotlight": N(M("lamp", "#a8b0b8", "#f4f8ff", "#ffffff", 1.0, 0.8), ("floodlights", "white spotlights", "stage lights", "searchlights", "bright white lamps", "headlights")),
    "firefly jar": N(M("dots", "#28401c", "#68882c", "#e8ff60", 1.0, 0.25), ("jars of fireflies", "fireflies", "glow-worms", "firefly lamps", "bottled fireflies", "little green lights")),
    "plasma lamp": N(M("swirl", "#4018a0", "#b050ff", "#f0d0ff", 1.0, 0.6), ("plasma balls", "tesla lamps", "electric orbs", "lightning globes", "violet energy lamps", "crackling plasma")),
    "mushroom lamp": N(M("dots", "#1c7c88", "#40d8d0", "#d8fff0", 1.0, 0.5), ("glowing mushrooms as lamps", "bioluminescent lamps", "glowing fungi", "mushroom lights", "luminous toadstools", "blue glowing mushrooms")),
    "jack-o-lantern": N(M("pumpkin", "#b04808", "#f08018", "#fff070", 1.0, 0.3), ("jack o'lanterns", "carved pumpkins", "pumpkin lanterns", "grinning pumpkins", "halloween lamps", "glowing pumpkins")),
}
# fmt: on
