"""Materials of metal and of technology: plates, machines, circuits, lights."""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Material, Named

N, M = Named, Material

# fmt: off
METAL: dict[str, Named] = {
    "iron plates": N(M("tiles", "#34383e", "#7c848c", "#a8b0b8"), ("iron", "iron sheets", "iron plating", "cast iron", "wrought iron", "dark iron slabs", "heavy iron")),
    "riveted plates": N(M("plates", "#2c3036", "#6c747c", "#c4ccd4"), ("riveted iron", "riveted steel", "metal plates with rivets", "bolted steel sheets", "rivets and metal", "riveted armour", "battleship plates")),
    "brass plates": N(M("plates", "#5c3c10", "#c4943c", "#ffe490"), ("brass", "polished brass", "riveted brass", "brass sheets", "brass plating", "yellow brass metal", "bolted brass")),
    "copper pipes": N(M("pipes", "#6c2c14", "#dc8048", "#ffcc94"), ("copper tubes", "copper tubing", "copper plumbing", "shiny copper pipework", "copper boiler pipes", "orange metal pipes", "copper steam pipes")),
    "copper": N(M("smallplates", "#84401e", "#e0905c", "#ffc8a0"), ("polished copper", "copper sheets", "copper metal", "copper plating", "shiny copper", "hammered copper", "beaten copper")),
    "bronze": N(M("blocks", "#54381a", "#a87c40", "#dcb470"), ("cast bronze", "old bronze", "bronze metal", "dark bronze", "antique bronze", "bronze blocks", "statue bronze")),
    "gold": N(M("smallplates", "#b47c10", "#fcd048", "#fff6b8", 0.2), ("solid gold", "pure gold", "shining gold", "gold bars", "golden plates", "gilded metal", "bullion")),
    "silver": N(M("diamonds", "#8c949e", "#e4eaf0", "#ffffff", 0.1), ("polished silver", "pure silver", "sterling silver", "shining silver", "silver metal", "silverware", "silver plates")),
    "steel panels": N(M("panels", "#48525c", "#98a4b0", "#dce4ec"), ("steel", "brushed steel", "stainless steel", "metal panels", "steel sheets", "grey metal panels", "industrial steel")),
    "chrome": N(M("waves", "#4c5c74", "#e0ecf8", "#ffffff", 0.15), ("shiny chrome", "mirror chrome", "polished chromework", "chromium", "polished chrome", "mirror finish steel", "reflective metal")),
    "rusted metal": N(M("brush", "#58260e", "#a85c2c", "#e09450"), ("rusted steel", "rusty metal", "rusty iron", "corroded metal", "rust brown metal", "old rusty sheets", "flaking rust")),
    "scrap metal": N(M("mosaic", "#4c3c34", "#94908c", "#b8561c"), ("scrap", "junk metal", "scrapyard metal", "patched metal", "salvaged metal", "junkyard scrap", "metal debris")),
    "gears": N(M("gear", "#382414", "#74502c", "#dca848"), ("brass cogs", "cogs and gears", "cogwheel walls", "gear wheels", "turning gears", "machine gears", "toothed wheels")),
    "clockwork": N(M("gear", "#14382e", "#2c6c5c", "#f0c458", 0.15), ("clockwork machinery parts", "watch parts", "pocket watch gears", "clock mechanism", "wind-up machinery", "clockwork mechanism", "springs and cogs")),
    "pipes": N(M("pipes", "#34383c", "#98a0a8", "#c83c2c"), ("metal pipes", "steel tubes", "industrial pipes", "iron tubes", "factory piping", "ducts and pipes", "grey metal tubes")),
    "grates": N(M("grating", "#1c1e22", "#848a90", "#08090b"), ("metal grates", "iron grating", "steel grating", "metal mesh", "sewer grates", "grid of metal bars", "iron grilles")),
    "wires": N(M("wires", "#16161a", "#34343c", "#f04830", 0.1), ("cables", "electric wires", "tangled cables", "bundles of wires", "wiring", "electrical cables", "coloured cables")),
    "circuit board": N(M("circuit", "#083c20", "#148040", "#f0c850", 0.3), ("circuits", "circuit boards", "green circuit board", "computer chips", "computer motherboard", "printed circuit", "rows of microchips")),
    "tech panels": N(M("panels", "#141c2c", "#344860", "#2cd4ff", 0.9), ("sci-fi panels", "high tech panels", "futuristic panels", "panels with blue lights", "glowing tech panels", "control panels", "computer panels")),
    "hull panels": N(M("panels", "#98a0a8", "#eceff2", "#ff8428", 0.6), ("spaceship hull", "white hull plates", "starship plating", "white sci-fi plating", "space station panels", "rocket hull", "spacecraft panels")),
    "hexagon panels": N(M("hexes", "#1c2a44", "#46608c", "#60d0ff", 0.5), ("hexagons", "hexagonal panels", "hex tiles", "honeycomb panels", "hexagon tiles", "hexagonal plating", "force field hexagons")),
    "neon grid": N(M("grid", "#120428", "#240a48", "#ff38d0", 1.0), ("glowing grid", "pink neon grid", "synthwave grid", "retro neon grid lines", "wireframe grid", "grid of neon lines", "glowing grid lines")),
    "neon lines": N(M("cane", "#08081c", "#14143c", "#18e8ff", 1.0), ("glowing lines", "neon stripes", "lines of neon", "cyan neon lines", "bright neon stripes", "diagonal neon lights", "lines of light")),
    "city windows": N(M("windowlights", "#101424", "#2c3450", "#ffd868", 1.0), ("lit skyscraper windows", "skyscraper windows", "office windows at night", "glowing city windows", "rows of lit windows", "tower block windows", "high-rise facade")),
    "screens": N(M("screens", "#04140c", "#0c3420", "#3cff84", 1.0), ("computer screens", "monitor walls", "glowing monitors", "green terminal screens", "led screen", "tv displays", "old computer monitors")),
    "hologram": N(M("hexes", "#02182c", "#064868", "#50f0ff", 1.0, 0.35), ("holograms", "holographic", "blue holographic light", "hologram projection", "holographic panels", "hard light", "projected light")),
    "solar panels": N(M("grid", "#0c2468", "#1c4cb0", "#c8dcf4"), ("solar cells", "blue solar panels", "photovoltaic cells", "solar collectors", "solar array", "solar roof", "photovoltaics")),
    "hazard stripes": N(M("hazard", "#1c1c1e", "#fcd82c", "#8c8e92"), ("warning stripes", "black and yellow stripes", "danger stripes", "caution stripes", "hazard tape", "construction stripes", "warning markings")),
}
