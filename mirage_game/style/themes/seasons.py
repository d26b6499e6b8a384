# ruff: noqa: E501
"""Themes of seasons, weather and feasts of the year."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "spring bloom",
        phrases=(
            "spring bloom", "spring", "april", "tulips and daffodils", "fresh green grass and blossoming apple trees", "make it spring", "everything in bloom", "the first warm day of the year", "springtime",
            "turn the world into a spring garden", "Sprign", "butterflies, bluebells and soft showers", "orchards in white blossom", "may flowers",
        ),
        ground="bright green clover", soil="brown dirt", stone="pale grey limestone", sand="cream sand", water="sky blue clear water", log="brown bark", leaf="lime leaves", plank="cream planks", brick="coral bricks",
        roof="teal tiles", glass="white shutters", lamp="lantern", path="beige pebbles", plaster="ivory plaster", flower="yellow petals", blossom="pink blossoms", pine="emerald leaves", terracotta="salmon plaster",
        sky="spring sky", medium="none", ornaments=("flower beds", "garlands", "lilies", "yellow wreaths"),
    ),
    Theme(
        "monsoon",
        phrases=(
            "monsoon", "rainy season", "pouring rain and flooded fields", "tropical downpour", "make it rain for weeks", "monsoon in bengal", "wet jade rice paddies", "everything soaked and dripping",
            "turn it into the rainy season", "heavy rain, green fields, dark clouds", "Monsun rain", "puddles in the red mud", "rain drumming on tin roofs",
        ),
        ground="emerald grass", soil="red mud", stone="grey rock", sand="rust mud", water="tan water", log="dark brown palm bark", leaf="deep green leaves", plank="teal planks", brick="pale rust bricks",
        roof="rusted metal", glass="dark window", lamp="lantern", path="rust mud", plaster="pale teal plaster", flower="magenta petals", pine="bright green bamboo", terracotta="yellow plaster",
        sky="storm", medium="none", ornaments=("hanging vines", "lilies", "pipes", "bushes"),
    ),
    Theme(
        "first snow",
        phrases=(
            "first snow", "a dusting of snow on autumn leaves", "the first snowfall", "early winter morning", "november snow", "frost on the meadow", "make it frosty", "hoarfrost", "a thin white frost over everything",
            "turn the grass to frost but keep the red leaves", "first sno of the year", "copper leaves under white powder", "cold breath, bare fields, smoke from chimneys",
        ),
        ground="frost", soil="dark brown dirt", stone="grey cobblestone", sand="tan gravel", water="dark blue water", log="birch bark", leaf="copper autumn leaves", plank="brown planks", brick="beige stone bricks",
        roof="blue slate shingles", glass="lit window", lamp="gas lamp", path="grey paving stones", plaster="beige half-timber", snow="snow", flower="pale blue frost", pine="frost", blossom="red autumn leaves",
        sky="snowfall dusk", medium="none", ornaments=("chimneys", "icicle branches", "hanging lanterns", "wreaths"),
    ),
    Theme(
        "heat wave",
        phrases=(
            "heat wave", "scorching heat", "heatwave in august", "drought", "dried out fields and cracked ground", "make it unbearably hot", "the hottest day of summer", "parched yellow lawns and shimmering air",
            "sweltering", "turn it into a drought", "heat wawe", "sun bleached walls, closed shutters, no shade", "forty degrees in the shade", "no rain for a year",
        ),
        ground="gold dead grass", soil="tan cracked earth", stone="beige limestone", sand="pale orange sand", water="green water", log="grey bark", leaf="rust dry grass", plank="faded red planks", brick="white plaster",
        roof="rust tiles", glass="teal shutters", lamp="lantern", path="pale cracked earth", plaster="cream adobe", flower="orange straw", terracotta="peach adobe", pine="olive cactus",
        sky="desert noon", medium="faded photo", ornaments=("cacti", "weathervanes", "reeds", "bunting"),
    ),
    Theme(
        "foggy november",
        phrases=(
            "foggy november", "fog", "thick mist everywhere", "a grey foggy morning", "november", "london fog", "shapes in the mist, dim gas lamps", "make it foggy", "misty moor", "pea souper",
            "turn down the colours and let the fog roll in", "fogy day", "wet leaves, bare branches and lamplight in the haze", "melancholy grey autumn",
        ),
        ground="olive dead grass", soil="dark brown mud", stone="grey stone bricks", sand="grey gravel", water="silver water", log="black bark", leaf="rust autumn leaves", plank="dark grey weathered planks", brick="pale grey stone bricks",
        roof="charcoal slate shingles", glass="lit window", lamp="gas lamp", path="cobblestone", plaster="cream half-timber", flower="dull purple petals", pine="dark teal pine needles",
        sky="thick fog", medium="muted", ornaments=("chimneys", "hanging lanterns", "reeds", "moss beards"),
    ),
    Theme(
        "midsummer night",
        phrases=(
            "midsummer night", "midsummer", "solstice feast with bonfires and flower crowns", "white nights of the north", "summer night dance", "maypole", "make it a midsummer party", "red swedish cottages at midnight sun",
            "long warm evening with garlands and lights", "turn it into the summer solstice", "Midsomer", "daisies, birches and a sun that never sets", "june in sweden",
        ),
        ground="lush grass", soil="brown dirt", stone="grey granite", sand="beige gravel", water="pink water", log="birch bark", leaf="lime leaves", plank="red planks", brick="red planks",
        roof="charcoal tiles", glass="white window", lamp="lantern", path="tan gravel", plaster="yellow planks", flower="white petals", blossom="cream blossoms", pine="green pine needles", terracotta="white planks",
        sky="pink dusk", medium="none", ornaments=("garlands", "flower beds", "yellow wreaths", "blue and yellow flags"),
    ),
    Theme(
        "thunderstorm",
        phrases=(
            "thunderstorm", "lightning", "a violent electric storm", "thunder and black clouds", "make it thunder", "flash of lightning over the fields", "wheat glowing under a dark storm front", "purple storm clouds",
            "turn the weather into a thunder storm", "THUNDER", "supercell over the prairie", "everything charged with electricity", "tempest", "tornado weather",
        ),
        ground="bright gold straw", soil="dark brown dirt", stone="grey slate", sand="tan gravel", water="dark teal water", log="charcoal bark", leaf="dark green leaves", plank="white planks", brick="crimson planks",
        roof="charcoal slate shingles", glass="lit window", lamp="plasma lamp", path="brown dirt", plaster="white planks", flower="glowing violet petals", pine="dark teal pine needles", ore="glowing yellow ore",
        sky="dull purple storm", medium="none", ornaments=("weathervanes", "bushes", "reeds", "chains"),
    ),
    Theme(
        "after the rain",
        phrases=(
            "after the rain", "rainbow", "a rainbow over wet fields", "sun comes out after a shower", "puddles reflecting a double rainbow", "make a rainbow appear", "fresh washed colours", "april shower and sunshine",
            "turn the sky into a rainbow", "somewhere over the rainbow", "rain bow", "glistening leaves, shiny cobbles and blue sky", "dewdrops sparkle everywhere",
        ),
        ground="shiny lime grass", soil="dark brown mud", stone="shiny blue slate", sand="tan pebbles", water="bright blue clear water", log="dark brown bark", leaf="dark green leaves", plank="turquoise planks", brick="shiny red bricks",
        roof="shiny purple tiles", glass="yellow window", lamp="lantern", path="shiny grey cobblestone", plaster="pink plaster", flower="orange petals", blossom="rose blossoms", terracotta="orange plaster", pine="emerald pine needles",
        sky="rainbow", medium="none", ornaments=("flower beds", "lilies", "garlands", "weathervanes"),
    ),
    Theme(
        "christmas village",
        phrases=(
            "christmas village", "christmas", "xmas", "santa's village at the north pole", "christmas market with lights and baubles", "make it christmas", "holly, gifts and candles in the snow", "christmas eve",
            "a festive town full of fairy lights and decorated trees", "turn the trees into christmas trees", "Merry Chrismas!", "advent", "snow, red ribbons and golden lights", "yuletide",
        ),
        ground="packed snow", soil="brown dirt", stone="grey stone bricks", sand="white snow", water="blue ice", log="dark brown bark", leaf="green pine needles", plank="brown planks", brick="gingerbread",
        roof="crimson shingles", glass="lit window", lamp="candle", cobble="red bricks", path="cobblestone", plaster="cream half-timber", flower="scarlet petals", pine="dark green pine needles", blossom="frost", terracotta="green planks", snow="snow",
        sky="moonlit night", medium="dreamy glow", ornaments=("baubles", "fairy lights", "gift boxes", "wreaths", "bells"),
    ),
    Theme(
        "aurora night",
        phrases=(
            "aurora night", "northern lights", "aurora borealis", "green lights dancing over a snowy night", "polar night", "make the sky an aurora", "curtains of green and violet light", "norway in january",
            "turn night into northern lights", "snow blue with starlight, cabins with warm windows", "auroa", "dancing polar lights", "lapland under the aurora", "a dark sky rippling with green fire",
        ),
        ground="pale blue snow", soil="navy frost", stone="grey rock", sand="lavender snow", water="dark teal ice", log="charcoal bark", leaf="teal pine needles", plank="crimson planks", brick="red logs",
        roof="blue snow", glass="lit window", lamp="lantern", path="blue packed snow", plaster="brown logs", flower="glowing mint frost", pine="dark green pine needles", snow="pale blue snow", ore="glowing mint ore",
        sky="aurora", medium="none", ornaments=("icicles", "icicle branches", "chimneys", "ice spikes"),
    ),
)  # fmt: skip
