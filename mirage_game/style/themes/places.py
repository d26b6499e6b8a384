# ruff: noqa: E501
"""Themes of places that people go to."""

from __future__ import annotations

from mirage_game.style.parts import Material
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "pirate cove",
        phrases=(
            "pirate cove", "pirates", "a smugglers' bay of wooden ships", "buccaneer hideout", "treasure island", "black flags, rum barrels and cannons", "make it a pirate town", "tortuga", "yo ho ho and a bottle of rum",
            "turn the village into a pirate haven", "pirats", "shipwrecks, skulls and buried gold", "corsairs of the caribbean", "jolly roger", "arr matey",
        ),
        ground="dry grass", soil="tan sand", stone="grey rock", sand="pale gold sand", water="teal water", log="palm bark", leaf="deep green leaves", plank="dark brown planks", brick="weathered planks",
        roof="dark teal canvas", glass="porthole", lamp="lantern", cobble="skulls", path="tan planks", plaster="cream canvas", ore="gold", flower="scarlet petals", terracotta="rust planks", pine="olive leaves",
        sky="sunset", medium="none", ornaments=("black flags", "portholes", "barrels", "chains"),
    ),
    Theme(
        "beach resort",
        phrases=(
            "beach resort", "beach", "holiday by the sea", "parasols, towels and striped cabanas", "summer vacation", "make it a beach resort", "miami beach", "poolside hotel in pastel colours", "sun lounger and cocktails",
            "turn the place into a seaside resort", "beech", "riviera promenade", "ice cold drinks under a striped umbrella", "club tropicana", "seaside",
        ),
        ground="pale gold sand", soil="beige sand", stone="turquoise tiles", sand="cream sand", water="cyan clear water", log="palm bark", leaf="lime leaves", plank="sky blue and white stripes", brick="turquoise plaster",
        roof="coral and white stripes", glass="turquoise window", lamp="white lantern", cobble="pale turquoise tiles", path="pale tan planks", plaster="rose plaster", flower="magenta petals", blossom="coral blossoms", terracotta="peach plaster", pine="bright green leaves",
        sky="bright summer", medium="none", ornaments=("bunting", "shells", "fruits", "turquoise flags"),
    ),
    Theme(
        "carnival",
        phrases=(
            "carnival", "circus", "big top with red and white stripes", "funfair at night", "fairground", "merry go round and ferris wheel", "make it a circus", "clowns, acrobats and popcorn", "roller coaster and cotton candy stalls",
            "turn the town into an amusement park", "carneval", "ringmaster's striped tents", "coloured bulbs and fanfare", "ladies and gentlemen, the circus!", "luna park",
        ),
        ground="gold straw", soil="brown dirt", stone="cream and red diamonds", sand="tan sprinkles", water="turquoise wave pattern", log="red and white stripes", leaf="magenta balloons", plank="purple and white stripes", brick="red and white stripes",
        roof="blue and gold stripes", glass="yellow lit window", lamp="spotlight", cobble="purple and gold diamonds", path="red carpet", plaster="cream and red diamonds", flower="yellow balloons", pine="green balloons", blossom="orange balloons", terracotta="purple and yellow stripes",
        sky="purple dusk", medium="none", ornaments=("fairy lights", "yellow flags", "masks", "crates"),
    ),
    Theme(
        "casino",
        phrases=(
            "casino", "las vegas", "poker tables, dice and roulette", "high rollers", "monte carlo", "red carpets, gold and flashing lights", "make it a casino", "slot machines", "jackpot!",
            "turn it into vegas", "cassino", "playing cards and green felt", "glitzy gambling palace", "blackjack and champagne", "aces and diamonds everywhere",
        ),
        ground="green velvet", soil="maroon carpet", stone="ivory marble", sand="gold", water="shiny purple water", log="gold columns", leaf="gold feathers", plank="crimson velvet", brick="red and black diamonds",
        roof="gold tiles", glass="pink neon window", lamp="gold spotlight", cobble="black and white checkers", path="red carpet", plaster="ivory marble", flower="scarlet gems", pine="emerald feathers", blossom="crimson feathers", ore="glowing gold ore", terracotta="purple velvet",
        sky="neon night", medium="none", ornaments=("neon signs", "gold trim", "roof lamps", "statues"),
    ),
    Theme(
        "night market",
        phrases=(
            "night market", "street food stalls and paper lanterns at night", "asian night market", "hawker stalls", "taipei at night", "steam, skewers and red lanterns", "make it a night market", "lantern festival",
            "turn the streets into a night bazaar", "nite market", "rows of glowing stalls after dark", "noodle stands in the lamplight", "jiufen", "evening market full of lights",
        ),
        ground="dark teal paving stones", soil="dark brown dirt", stone="dark red bricks", sand="tan paving stones", water="dark blue water", log="brown bark", leaf="dark green leaves", plank="crimson planks", brick="orange canvas",
        roof="teal tiles", glass="amber lit window", lamp="red paper lantern", cobble="charcoal cobblestone", path="orange paving stones", plaster="yellow and red stripes", flower="red paper", pine="teal leaves", blossom="pink blossoms", terracotta="turquoise and white stripes",
        sky="city glow", medium="dreamy glow", ornaments=("red paper lanterns", "red lanterns", "neon signs", "crates", "fairy lights"),
    ),
    Theme(
        "hospital",
        phrases=(
            "hospital", "clinic", "sterile white and mint hospital", "operating theatre", "doctors and nurses", "clean tiled ward", "make it a hospital", "emergency room", "white tiles, red crosses and bright lamps",
            "turn the building into a hospital", "hopsital", "everything disinfected and spotless", "medical laboratory", "pharmacy", "surgery lights",
        ),
        ground="mint tiles", soil="pale teal tiles", stone="pale blue steel panels", sand="white tiles", water="cyan clear water", log="chrome", leaf="green plastic", plank="pale blue plastic", brick="white tiles",
        roof="teal plastic", glass="blue window", lamp="white spotlight", cobble="silver steel panels", path="white and mint checkers", plaster="shiny white plastic", flower="red plastic", pine="teal plastic", blossom="mint plastic", ore="red plastic", terracotta="red tiles",
        sky="silver sky", medium="none", ornaments=("screens", "antennas", "pipes"),
    ),
    Theme(
        "library",
        phrases=(
            "library", "books", "bookshelves everywhere", "endless shelves of old books", "quiet reading room with green lamps", "make it a library", "leather bindings, parchment and parquet", "babel's infinite library", "bookworm heaven",
            "turn the walls into bookshelves", "libary", "antiquarian bookshop", "paper, ink and dusty sunbeams", "study of a scholar",
        ),
        ground="green carpet", soil="brown parquet", stone="brown leather", sand="parchment", water="blue ink", log="dark brown columns", leaf="cream parchment", plank="tan parquet", brick="bookshelves",
        roof="crimson leather", glass="amber stained glass", lamp="green gas lamp", cobble="dark red leather", path="red carpet", plaster="tan bookshelves", snow="white paper", flower="gold petals", pine="beige paper", blossom="ivory paper", terracotta="olive leather", ore="gold",
        sky="pale gold parchment", medium="none", ornaments=("candles", "clocks", "hanging lanterns"),
    ),
    Theme(
        "greenhouse",
        phrases=(
            "greenhouse", "botanical garden", "glass house full of exotic plants", "orangery", "potted plants, ferns and glass panes", "make it a greenhouse", "victorian conservatory", "kew gardens", "indoor plant jungle behind white iron frames",
            "turn the houses into greenhouses", "green house", "orchids and terracotta pots", "winter garden", "plant nursery",
        ),
        ground="emerald clover", soil="dark brown dirt", stone="rust bricks", sand="white pebbles", water="mint clear water", log="lime bamboo", leaf="bright green ferns", plank="white steel panels", brick=M("window", "#e8f4f0", "#f8fffc", "#a8dcd8", 0.15),
        roof=M("window", "#5c9c94", "#8cc8bc", "#e8fff8", 0.1), glass="mint window", lamp="lantern", cobble="rust clay", path="rust bricks", plaster="pale mint planks", flower="magenta petals", pine="olive ferns", blossom="pink blossoms", terracotta="rust clay",
        sky="pale morning", medium="none", ornaments=("wall vines", "flower beds", "hanging vines", "fruits", "lilies"),
    ),
    Theme(
        "harbour",
        phrases=(
            "harbour", "harbor", "docks and fishing boats", "port town with colourful houses", "seagulls, nets and crates", "make it a harbour", "copenhagen nyhavn", "sailboats at anchor", "old quay with ropes and anchors",
            "turn the place into a fishing port", "haven of ships", "harbuor", "wharf", "sailors' taverns along the waterfront", "marina",
        ),
        ground="grey paving stones", soil="brown mud", stone="white stone bricks", sand="pale grey pebbles", water="blue water", log="brown logs", leaf="olive leaves", plank="yellow planks", brick="red planks",
        roof="dark grey tiles", glass="white window", lamp="gas lamp", cobble="charcoal stone bricks", path="tan planks", plaster="sky blue planks", flower="yellow petals", pine="dark green leaves", terracotta="orange planks", blossom="lime leaves",
        sky="bright clear day", medium="none", ornaments=("barrels", "chains", "blue flags", "reeds", "portholes"),
    ),
    Theme(
        "mountain monastery",
        phrases=(
            "mountain monastery", "tibetan monastery", "monks and prayer flags", "himalaya", "white walls and crimson robes above the clouds", "make it a monastery", "shangri-la", "lhasa", "prayer wheels and thin cold air",
            "turn the town into a monastery on a cliff", "monestary", "lamas chanting in the snow mountains", "nepal", "serene temple high in the peaks",
        ),
        ground="olive dry grass", soil="brown gravel", stone="pale grey granite", sand="grey pebbles", water="turquoise water", log="dark brown bark", leaf="dark green pine needles", plank="maroon planks", brick="white plaster",
        roof="gold shingles", glass="dark window", lamp="candle", cobble="grey cobblestone", path="pale paving stones", plaster="crimson plaster", snow="snow", flower="blue petals", pine="teal pine needles", terracotta="orange plaster", blossom="rose blossoms",
        sky="arctic day", medium="none", ornaments=("bunting", "bells", "statues", "banners"),
    ),
    Theme(
        "subway",
        phrases=(
            "subway", "metro station", "underground train", "the tube", "white tiles, rails and yellow lines", "make it a subway station", "mind the gap", "new york subway", "graffiti on the platform walls",
            "turn everything into a metro", "sub way", "commuter tunnels under flickering tubes", "tiled underpass", "london underground", "u-bahn",
        ),
        ground="grey concrete", soil="dark grey gravel", stone="cream tiles", sand="pale grey tiles", water="dark oil", log="red steel panels", leaf="green tiles", plank="blue tiles", brick="white tiles",
        roof="dark green steel panels", glass="yellow lit window", lamp="white neon tube", cobble="black bricks", path="hazard stripes", plaster="cream tiles", flower="orange plastic", pine="teal tiles", blossom="yellow tiles", ore="wires", terracotta="orange tiles",
        sky="bright cave dark", medium="none", ornaments=("posters", "pipes", "chains"),
    ),
    Theme(
        "shopping mall",
        phrases=(
            "shopping mall", "mall", "eighties shopping centre", "escalators, neon shop signs and potted palms", "department store", "polished floors and shop windows", "make it a mall", "food court", "dead mall with pink neon and fountains",
            "turn the town into a shopping arcade", "shoping mall", "sale! sale! sale!", "glossy marble arcade of boutiques", "black friday",
        ),
        ground="shiny beige checkered tiles", soil="brown tiles", stone="pale pink marble", sand="white tiles", water="turquoise clear water", log="white columns", leaf="green plastic", plank="pale pink tiles", brick="screens",
        roof="turquoise plastic", glass="pink neon window", lamp="white spotlight", cobble="grey marble", path="shiny white and peach checkers", plaster="ivory marble", flower="red plastic", pine="dark green plastic", blossom="pink plastic", terracotta="teal tiles", ore="glowing gold gems",
        sky="peach silver sky", medium="none", ornaments=("neon signs", "neon strips", "gift boxes"),
    ),
    Theme(
        "farm",
        phrases=(
            "farm", "red barns and hay bales", "old macdonald had a farm", "tractors, chickens and corn fields", "countryside farmyard", "make it a farm", "wheat fields and white fences", "rural midwest homestead", "barnyard",
            "turn the village into a farm", "fram", "cows, hay and fresh milk", "harvest in the corn belt", "stardew valley", "ranch with a windmill",
        ),
        ground="bright green grass", soil="dark brown dirt", stone="dark grey rock", sand="gold straw", water="blue water", log="brown bark", leaf="dark green leaves", plank="red planks", brick="red planks",
        roof="silver steel panels", glass="white window", lamp="lantern", cobble="gold straw", path="tan dirt", plaster="pale yellow planks", flower="yellow petals", pine="olive leaves", terracotta="gold straw", blossom="lime leaves",
        sky="clear day", medium="none", ornaments=("weathervanes", "crates", "fruits", "reeds"),
    ),
    Theme(
        "vineyard",
        phrases=(
            "vineyard", "grapes and wine", "wine country", "rows of vines on tuscan hills", "make it a vineyard", "terracotta roofs, cypresses and ripe grapes", "bordeaux chateau", "oak barrels and purple grapes", "chianti in september",
            "turn the fields into vineyards", "vinyard", "winemaker's cellar and ivy walls", "grape harvest", "merlot", "a glass of red on the terrace",
        ),
        ground="olive vines", soil="rust dirt", stone="tan limestone", sand="pale peach gravel", water="purple water", log="dark brown roots", leaf="purple petals", plank="dark brown logs", brick="peach stone bricks",
        roof="orange tiles", glass="green shutters", lamp="lantern", cobble="tan cobblestone", path="beige dirt", plaster="pale orange plaster", flower="violet petals", pine="dark green pine needles", terracotta="rust bricks", blossom="maroon leaves",
        sky="golden hour", medium="none", ornaments=("wall vines", "barrels", "purple fruits", "bells"),
    ),
    Theme(
        "rock concert",
        phrases=(
            "rock concert", "concert", "rock and roll stage", "heavy metal gig", "spotlights, amplifiers and lasers", "music festival at night", "make it a rock concert", "guitars, smoke and a screaming crowd", "glastonbury", "disco",
            "turn the village into a concert stage", "rok concert", "dance floor with coloured lights", "dj booth and bass", "we will rock you",
        ),
        ground="purple and blue checkers", soil="black steel panels", stone="charcoal grates", sand="dark magenta tiles", water="glowing magenta plasma", log="silver pipes", leaf="glowing green neon lines", plank="screens", brick="grey grates",
        roof="silver steel panels", glass="red neon window", lamp="spotlight", cobble="black leather", path="glowing yellow neon grid", plaster="red velvet", flower="glowing yellow neon lines", pine="blue neon lines", blossom="magenta neon lines", ore="glowing yellow ore", terracotta="orange leather",
        sky="violet neon night", medium="none", ornaments=("roof lamps", "screens", "neon strips", "chains", "crates"),
    ),
)  # fmt: skip
