# ruff: noqa: E501
"""Materials that are eaten or played with, liquids, and pure patterns."""

from __future__ import annotations

from mirage_game.style.parts import Material, Named

M, N = Material, Named

# fmt: off
SWEETS: dict[str, Named] = {
    "chocolate": N(M("tiles", "#3c1c0c", "#7a4420"), ("milk chocolate", "chocolate bars", "cocoa", "melted chocolate", "dark chocolate", "choc")),
    "candy canes": N(M("cane", "#fff4f4", "#ffffff", "#e01e3c"), ("peppermint sticks", "red and white candy", "candy cane stripes", "striped sweets", "peppermint candy", "sugar canes")),
    "sprinkles": N(M("sprinkles", "#ff9cc8", "#ffc0dc", "#4ad8ff"), ("rainbow sprinkles", "hundreds and thousands", "sugar sprinkles", "jimmies", "candy sprinkles", "donut glaze with sprinkles")),
    "frosting": N(M("drips", "#e8a860", "#f8d8a8", "#fff0f6"), ("icing", "whipped cream", "buttercream", "cake frosting", "vanilla icing", "meringue")),
    "gingerbread": N(M("drips", "#8a4c18", "#c07c34", "#fff4e0"), ("ginger biscuits", "gingerbread houses", "spiced biscuit", "lebkuchen", "cookies", "iced gingerbread")),
    "jelly": N(M("ripples", "#c01858", "#f04c88", "#ffc0d8", 0.2, 0.1), ("jello", "wobbly jelly", "gummy bears", "gelatine", "gummy candy", "fruit jelly")),
    "caramel": N(M("waves", "#a45c14", "#dc9838", "#f8d080"), ("toffee", "sticky caramel", "butterscotch", "dulce de leche", "caramel sauce", "fudge")),
    "cotton candy": N(M("clouds", "#f090c0", "#ffc8e4"), ("candy floss", "fairy floss", "fluffy pink sugar", "spun sugar", "sugar clouds", "pink candyfloss")),
    "wafers": N(M("wafer", "#d8a860", "#f0cc90", "#a87434"), ("waffles", "wafer biscuits", "ice cream cones", "crispy wafers", "waffle cones", "biscuit wafers")),
    "cheese": N(M("holes", "#f8d050", "#fce080", "#c89820"), ("swiss cheese", "yellow cheese", "holey cheese", "cheddar", "emmental", "gouda")),
    "bread": N(M("soft", "#a86c30", "#e0b070"), ("crusty bread", "loaves", "toast", "baguettes", "brown crust", "fresh bread")),
    "toy bricks": N(M("studs", "#a81414", "#ff3c3c"), ("plastic building bricks", "studded bricks", "building blocks with studs", "interlocking bricks", "toy building blocks", "brick toys")),
    "plastic": N(M("plain", "#2878d8", "#4c9cf0"), ("shiny plastic", "moulded plastic", "toy plastic", "smooth plastic", "injection moulded plastic", "pvc")),
    "rubber": N(M("soft", "#202020", "#3c3c3c"), ("black rubber", "tyres", "rubbery stuff", "latex", "tire rubber", "inflatable rubber")),
    "balloons": N(M("foam", "#e02848", "#ff5c78", "#ffe0e6"), ("party balloons", "inflated balloons", "helium balloons", "shiny balloons", "bunches of balloons", "balloon animals")),
    "wooden blocks": N(M("tiles", "#a87434", "#dcac68", "#c83c2c"), ("wooden toys", "toy blocks", "alphabet blocks", "nursery blocks", "painted toy wood", "play blocks")),
}
LIQUIDS: dict[str, Named] = {
    "water": N(M("ripples", "#2c56b8", "#3f74d8", "#7ca8f0"), ("blue water", "rippling water", "lake water", "river water", "h2o", "fresh water")),
    "clear water": N(M("ripples", "#2c94b8", "#58c4dc", "#b8f0f8"), ("crystal clear water", "turquoise lagoon water", "shallow water", "transparent water", "clean water", "swimming pool water")),
    "deep water": N(M("waves", "#0a1c4c", "#14347c", "#3c68b8"), ("dark ocean", "deep sea water", "abyssal water", "midnight water", "ocean depths", "bottomless water")),
    "swamp water": N(M("ripples", "#2c3418", "#4c5828", "#7c8844"), ("murky water", "brackish water", "muddy swamp", "stagnant water", "bog water", "green murk")),
    "oil": N(M("waves", "#08080c", "#1c1a24", "#6c4c8c"), ("crude oil", "black oil", "petroleum", "oil slick", "engine oil", "greasy black liquid")),
    "ink": N(M("soft", "#0c0e1c", "#1c2034"), ("black ink", "spilled ink", "indian ink", "ink pools", "inky liquid", "squid ink")),
    "slime": N(M("ripples", "#2c8c14", "#5cc82c", "#c0ff80", 0.4, 0.2), ("green slime", "goo", "ooze", "sticky slime", "gunk", "snot")),
    "acid": N(M("foam", "#64b40c", "#a0e824", "#f0ff90", 0.9, 0.5), ("bubbling acid", "toxic sludge", "corrosive green liquid", "radioactive sludge", "acid pools", "caustic acid")),
    "honey": N(M("waves", "#b8720c", "#eca828", "#ffdc70", 0.2, 0.1), ("golden honey", "syrup", "nectar", "maple syrup", "dripping honey", "treacle")),
    "milk": N(M("soft", "#e8e8e8", "#ffffff"), ("white milk", "cream and milk", "rivers of milk", "milky liquid", "warm milk", "oat milk")),
    "blood": N(M("ripples", "#4c0408", "#8c0c14", "#d03038"), ("red blood", "pools of blood", "crimson liquid", "gore", "vampire blood", "blood rivers")),
    "mercury": N(M("ripples", "#7c848c", "#c4ccd4", "#ffffff"), ("liquid metal", "quicksilver", "molten silver", "liquid chrome", "liquid mirror", "flowing mercury")),
    "lava": N(M("cracks", "#ff7810", "#ffb028", "#8c1c04", 0.0, 0.9), ("molten lava", "flowing lava", "magma rivers", "liquid fire", "molten rock", "glowing lava")),
    "clouds": N(M("clouds", "#b8cce8", "#ffffff", "#ffffff", 0.0, 0.1), ("fluffy clouds", "made of cloud", "cloud puffs", "white vapour", "mist", "cumulus")),
    "plasma": N(M("swirl", "#5018b8", "#a83cff", "#60f0ff", 1.0, 0.5), ("glowing plasma", "pure energy", "electric energy", "plasma streams", "energy field", "swirling energy")),
    "starfield": N(M("stars", "#060818", "#141c3c", "#ffffff", 1.0), ("stars", "field of stars", "made of night sky", "cosmos", "galaxy pattern", "starry space")),
    "foam": N(M("foam", "#a8d0dc", "#f8fcff", "#ffffff"), ("bubbles", "soap bubbles", "sea foam", "soapsuds", "froth", "bubble bath")),
}
ABSTRACT: dict[str, Named] = {
    "plain": N(M("plain", "#b0b0b0", "#d0d0d0"), ("flat colour", "plain colour", "untextured", "solid colour", "smooth and flat", "blank")),
    "stripes": N(M("stripes", "#d03040", "#f8f4ec", "#f0d0d0"), ("striped", "pinstripes", "horizontal stripes", "bands", "lines of colour", "barber stripes")),
    "dots": N(M("dots", "#e8e0d0", "#f8f4ec", "#d83848"), ("polka dots", "spots", "dotted", "spotted pattern", "dotty", "speckles")),
    "checkers": N(M("checker", "#d0a030", "#f4e8c0"), ("checked pattern", "gingham", "plaid", "tartan", "chequers", "check cloth")),
    "diamonds": N(M("diamonds", "#3c2c6c", "#7c5cb0", "#f0d080"), ("diamond pattern", "argyle", "lozenges", "harlequin", "rhombs", "diamond shapes")),
    "wave pattern": N(M("waves", "#2c7c9c", "#78c8d8", "#f0fcff"), ("wavy lines", "waves", "undulating pattern", "wavy stripes", "seigaiha", "ripple pattern")),
    "swirls": N(M("swirl", "#5c3c94", "#b088e0", "#ffe8a0"), ("swirling pattern", "spirals", "curls", "whirls", "van gogh swirls", "twirls")),
    "zigzag": N(M("arrows", "#e8a020", "#f8d880", "#a83c1c"), ("zigzags", "chevrons", "zig zag lines", "herringbone zigzag", "lightning lines", "chevron pattern")),
    "arrows": N(M("pointers", "#20242c", "#3c444c", "#ffd030"), ("arrow signs", "road arrows", "pointing arrows", "arrow pattern", "direction signs", "yellow arrows")),
    "pixels": N(M("pixels", "#3c50a0", "#78a0f0", "#f0f0ff"), ("big pixels", "pixel blocks", "8-bit squares", "pixelated", "blocky pixels", "retro pixels")),
    "static": N(M("noise", "#404040", "#d0d0d0", "#ffffff"), ("tv static", "white noise", "television snow", "signal noise", "grainy static", "interference")),
    "brush strokes": N(M("brush", "#7c5c30", "#d8b060", "#f8e8b8"), ("paint strokes", "thick paint", "impasto", "dabs of paint", "painted strokes", "visible brushwork")),
    "crayon": N(M("crayon", "#e04c3c", "#f8a048", "#fff0c0"), ("wax crayon", "crayon scribbles", "coloured pencil", "children's crayons", "scribbled colour", "oil pastels")),
    "watercolour wash": N(M("soft", "#88b0d0", "#d0e4f0"), ("watercolour stains", "thin wash of colour", "diluted paint", "soft washes", "bleeding colours", "tinted water")),
}
# fmt: on
