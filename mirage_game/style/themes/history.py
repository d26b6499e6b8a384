# ruff: noqa: E501
"""Themes of ages of the past."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "nile kingdom",
        phrases=(
            "nile kingdom", "egypt", "pharaoh", "cleopatra", "egyptian palace of lapis and gold", "painted columns along the nile", "make it egyptian", "temple of ra", "obelisks, sphinxes and lotus flowers",
            "turn the village into the court of a pharaoh", "ancient egpyt", "walls full of coloured hieroglyphs", "a world of scarabs, papyrus and golden masks", "land of the pharaohs",
        ),
        ground="lime grass", soil="rust mud", stone="tan carved stone", sand="cream sand", water="deep blue water", log="turquoise columns", leaf="bright green leaves", plank="navy and gold stripes", brick="orange hieroglyphs",
        roof="blue and gold stripes", glass="turquoise window", lamp="torch", cobble="pale sandstone", path="beige paving stones", plaster="ivory hieroglyphs", ore="gold ore", flower="blue petals", terracotta="crimson hieroglyphs", pine="green bamboo", blossom="gold petals",
        sky="turquoise and peach golden hour", medium="none", ornaments=("gold masks", "gold trim", "statues", "reeds", "fruits"),
    ),
    Theme(
        "roman empire",
        phrases=(
            "roman empire", "ancient rome", "romans", "caesar", "gladiators in the colosseum", "pompeian red walls and marble columns", "make it roman", "roman villa with mosaics and cypresses", "legions on the march",
            "turn everything into ancient rome", "Rome in 100 AD", "anicent rome", "spqr banners and laurel wreaths", "forum, baths and aqueducts", "when in rome",
        ),
        ground="olive grass", soil="tan dirt", stone="pale grey marble", sand="beige gravel", water="turquoise clear water", log="ivory columns", leaf="dark green pine needles", plank="maroon planks", brick="crimson plaster",
        roof="orange tiles", glass="dark window", lamp="torch", cobble="black and white mosaic", path="grey paving stones", plaster="white marble", flower="red petals", terracotta="gold plaster", pine="dark teal pine needles", blossom="rose blossoms",
        sky="blue and peach clear day", medium="none", ornaments=("crimson banners", "statues", "fruits", "spires", "lilies"),
    ),
    Theme(
        "ancient greece",
        phrases=(
            "ancient greece", "greek temple", "athens", "zeus", "acropolis in the evening sun", "make it ancient greek", "olive trees and doric columns", "philosophers in white marble halls", "sparta",
            "turn the houses into greek temples", "Anciant Greece", "the odyssey", "hellenic city of marble and bronze", "parthenon", "a world of myths, heroes and oracles",
        ),
        ground="pale olive dry grass", soil="rust clay", stone="white marble", sand="cream limestone", water="indigo water", log="brown bark", leaf="dark olive leaves", plank="dark brown planks", brick="white columns",
        roof="copper tiles", glass="dark window", lamp="bronze torch", cobble="pale limestone", path="tan marble", plaster="cream marble", flower="violet petals", terracotta="black and orange zigzag", pine="dark olive pine needles", blossom="white blossoms",
        sky="rose and peach pale morning", medium="none", ornaments=("bronze shields", "statues", "spires", "shells"),
    ),
    Theme(
        "babylon",
        phrases=(
            "babylon", "hanging gardens", "mesopotamia", "the hanging gardens of babylon", "blue glazed bricks with golden lions", "ziggurat", "make it babylonian", "gates of ishtar in shining blue", "sumerian city between two rivers",
            "turn the walls into blue glazed bricks", "Babilon", "terraces dripping with vines above the desert", "king nebuchadnezzar's palace", "assyrian empire",
        ),
        ground="tan paving stones", soil="brown clay", stone="brown bricks", sand="peach sand", water="teal water", log="palm bark", leaf="lime leaves", plank="teal tiles", brick="shiny blue bricks",
        roof="emerald vines", glass="gold window", lamp="torch", cobble="turquoise tiles", path="pale yellow bricks", plaster="navy and gold mosaic", flower="magenta petals", ore="gold ore", terracotta="sky blue tiles", blossom="crimson blossoms", pine="green leaves",
        sky="blue and peach pale morning", medium="none", ornaments=("hanging vines", "gold trim", "gold shields", "lilies", "fruits"),
    ),
    Theme(
        "stone age",
        phrases=(
            "stone age", "cavemen", "prehistoric", "mammoth hunters around the fire", "make it prehistoric", "flintstones", "cave paintings on ochre rock", "huts of mammoth bones and hides", "ice age camp",
            "turn the village back into the stone age", "neanderthals", "stoneage", "clubs, furs and flint", "ten thousand years before christ", "ugh! me hungry",
        ),
        ground="gold dry grass", soil="maroon dirt", stone="grey rock", sand="tan gravel", water="sky blue clear water", log="birch bark", leaf="rust autumn leaves", plank="ivory bones", brick="orange rock",
        roof="brown fur", glass="dark window", lamp="torch", cobble="brown pebbles", path="tan dirt", plaster="cream leather", ore="amber ore", flower="red petals", terracotta="rust rock", pine="olive pine needles",
        sky="indigo and amber sunset", medium="none", ornaments=("horns", "bones", "wall torches", "reeds"),
    ),
    Theme(
        "viking village",
        phrases=(
            "viking village", "vikings", "norse", "longhouse by the fjord", "dragon ships and round shields", "make it viking", "a world of vikings, mead halls and runes", "valhalla", "thor and odin",
            "turn the town into a norse settlement", "Vikking village", "scandinavian fishing fjord a thousand years ago", "northmen with axes and horned helmets", "ragnarok is near",
        ),
        ground="bright green moss", soil="dark brown dirt", stone="dark slate", sand="grey pebbles", water="dark blue water", log="black bark", leaf="dark teal pine needles", plank="crimson planks", brick="dark brown logs",
        roof="gold thatch", glass="dark window", lamp="torch", cobble="grey runes", path="brown planks", plaster="rust planks", snow="snow", flower="white petals", terracotta="red and white stripes", pine="dark green pine needles",
        sky="overcast", medium="none", ornaments=("red shields", "horns", "barrels", "bells"),
    ),
    Theme(
        "celtic hills",
        phrases=(
            "celtic hills", "celtic", "celts", "standing stones among purple heather", "druids in the mist", "make it celtic", "highland village of round huts", "stonehenge", "knotwork carved in grey stone",
            "turn the grass into heather", "Keltic", "braveheart country", "peat bogs, mistletoe and bagpipes", "scottish highlands", "ancient britain before the romans came",
        ),
        ground="purple moss", soil="black mud", stone="pale grey carved stone", sand="brown gravel", water="dark teal deep water", log="dark brown bark", leaf="olive leaves", plank="grey weathered planks", brick="mossy bricks",
        roof="tan thatch", glass="shutters", lamp="torch", cobble="mossy bricks", path="dark brown dirt", plaster="beige clay", flower="violet petals", ore="gold ore", terracotta="brown wicker", pine="dark green pine needles", blossom="white blossoms",
        sky="grey drizzle", medium="none", ornaments=("green wall runes", "moss beards", "statues", "reeds"),
    ),
    Theme(
        "byzantine",
        phrases=(
            "byzantine", "byzantium", "constantinople", "golden mosaics and purple marble", "make it byzantine", "domes and icons in gold", "an empress in purple silk", "hagia sophia", "glittering gold tiles on every wall",
            "turn the walls to gold mosaic", "byzanthine", "eastern roman emperors", "theodora, empress of the east", "incense, saints and candlelight",
        ),
        ground="maroon tiles", soil="brown carved stone", stone="purple marble", sand="rose marble", water="shiny blue water", log="white columns", leaf="emerald leaves", plank="violet velvet", brick="gold mosaic",
        roof="turquoise tiles", glass="gold stained glass", lamp="candle", cobble="white and purple diamonds", path="ivory mosaic", plaster="pale gold mosaic", ore="gold ore", flower="purple petals", terracotta="crimson mosaic", pine="dark green leaves",
        sky="copper sky", medium="none", ornaments=("gold trim", "spires", "candles", "bells"),
    ),
    Theme(
        "gothic cathedral",
        phrases=(
            "gothic cathedral", "cathedral", "gothic", "notre dame", "pointed arches and rose windows", "make it gothic", "gargoyles on grey stone towers", "choir and organ under a vaulted ceiling", "medieval church with coloured windows",
            "turn the houses into churches", "gothick cathedral", "monks, bells and flying buttresses", "sacred halls of carved stone and coloured light", "abbey",
        ),
        ground="dark green clover", soil="dark grey gravel", stone="grey carved stone", sand="grey paving stones", water="dark violet water", log="pale grey columns", leaf="crimson leaves", plank="dark brown planks", brick="pale grey carved stone",
        roof="dark blue slate shingles", glass="stained glass", lamp="candle", cobble="charcoal tiles", path="charcoal tiles", plaster="cream limestone", ore="crimson ore", flower="purple petals", terracotta="purple velvet", pine="dark teal pine needles",
        sky="blue and rose pale morning", medium="none", ornaments=("spires", "bells", "statues", "purple banners"),
    ),
    Theme(
        "renaissance",
        phrases=(
            "renaissance", "florence", "leonardo da vinci", "a city of domes, arches and artists", "the medici", "make it renaissance", "peach palazzi with green shutters", "michelangelo's city", "italian piazza with statues",
            "turn the town into renaissance italy", "Renaisance", "shakespeare in verona", "frescoes and striped marble", "romeo and juliet", "age of the great masters",
        ),
        ground="lime clover", soil="tan dirt", stone="white and green stripes", sand="pale peach gravel", water="teal water", log="brown bark", leaf="dark green pine needles", plank="beige parquet", brick="peach plaster",
        roof="rust tiles", glass="green shutters", lamp="lantern", cobble="cream marble", path="dull brown paving stones", plaster="yellow plaster", flower="crimson petals", terracotta="salmon plaster", pine="dark olive leaves", blossom="orange blossoms",
        sky="turquoise and cream cotton clouds", medium="none", ornaments=("statues", "fruits", "red banners", "bells"),
    ),
    Theme(
        "baroque palace",
        phrases=(
            "baroque palace", "baroque", "versailles", "rococo", "the sun king's palace", "gilded stucco and mirrors", "make it baroque", "powdered wigs and minuets", "clipped hedges, fountains and marble gods",
            "turn my house into a palace of louis the fourteenth", "barock", "marie antoinette", "pale yellow palace with golden ornaments", "let them eat cake", "mozart in vienna",
        ),
        ground="pale rose gravel", soil="brown dirt", stone="rose marble", sand="cream gravel", water="sky blue water", log="white marble", leaf="dark green leaves", plank="gold carved stone", brick="pale yellow plaster",
        roof="blue slate shingles", glass="gold window", lamp="candle", cobble="black and white checkers", path="white pebbles", plaster="pale sky blue plaster", ore="gold ore", flower="pink petals", terracotta="gold velvet", pine="green leaves", blossom="white blossoms",
        sky="bright pastel dream", medium="none", ornaments=("gold trim", "statues", "fruits", "gold lanterns", "lilies"),
    ),
    Theme(
        "victorian",
        phrases=(
            "victorian", "victorian london", "sherlock holmes", "charles dickens", "red brick terraces under coal smoke", "jack the ripper's london", "make it victorian", "gaslight and hansom cabs", "queen victoria",
            "turn the town into nineteenth century london", "Victorean", "top hats, chimney sweeps and soot", "the age of empire, brick and iron", "oliver twist",
        ),
        ground="dark green grass", soil="black dirt", stone="charcoal cobblestone", sand="brown gravel", water="dull green water", log="charcoal bark", leaf="olive leaves", plank="ivory planks", brick="red bricks",
        roof="purple slate shingles", glass="lit window", lamp="gas lamp", cobble="grey cobblestone", path="dark grey cobblestone", plaster="cream bricks", ore="coal", flower="rose petals", terracotta="maroon bricks", pine="dark teal pine needles",
        sky="sepia", medium="none", ornaments=("chimneys", "posters", "lanterns", "crates"),
    ),
    Theme(
        "art nouveau",
        phrases=(
            "art nouveau", "jugendstil", "mucha", "flowing lines, lilies and peacocks", "paris metro entrance in green iron", "make it art nouveau", "belle epoque", "stained glass irises and whiplash curves",
            "turn the houses into organic curves with wisteria", "art noveau", "klimt's golden kiss", "a world of peacock feathers and flowing hair", "fin de siecle",
        ),
        ground="olive swirls", soil="brown swirls", stone="rose swirls", sand="cream swirls", water="turquoise wave pattern", log="dark teal swirls", leaf="lavender blossoms", plank="gold swirls", brick="cream swirls",
        roof="teal scale shingles", glass="stained glass", lamp="gold lantern", cobble="gold mosaic", path="brown mosaic", plaster="pale green plaster", ore="emerald gems", flower="violet petals", terracotta="orange swirls", pine="emerald feathers", blossom="rose blossoms",
        sky="peach pink dusk", medium="ink outlines", ornaments=("wall vines", "lilies", "gold trim", "flower beds"),
    ),
    Theme(
        "art deco",
        phrases=(
            "art deco", "great gatsby", "roaring twenties", "black marble, gold zigzags and fan patterns", "the chrysler building", "make it art deco", "jazz age skyscrapers", "1920s new york", "sunburst ornaments in gold",
            "turn the city into art deco towers", "Art Dekko", "gatsby", "charleston, cocktails and prohibition", "glamorous hotel lobby of 1925", "geometric elegance in black and gold",
        ),
        ground="teal marble", soil="charcoal marble", stone="black marble", sand="cream tiles", water="shiny dark teal water", log="gold columns", leaf="emerald feathers", plank="rose velvet", brick="cream marble",
        roof="black and gold zigzag", glass="gold window", lamp="spotlight", cobble="white and black diamonds", path="black and cream checkers", plaster="gold and cream stripes", ore="gold", flower="pink feathers", terracotta="ivory and gold stripes", pine="turquoise feathers", blossom="white feathers",
        sky="gold city glow", medium="none", ornaments=("spires", "gold clocks", "gold trim", "gold statues"),
    ),
    Theme(
        "fifties diner",
        phrases=(
            "fifties diner", "diner", "1950s america", "rock around the clock", "milkshakes, jukebox and chrome", "make it a diner", "checkered floors and red leather booths", "drive-in cinema", "grease lightning",
            "turn the town into a nineteen fifties diner", "50s dinner", "route 66", "elvis", "poodle skirts, tail fins and soda pop", "happy days",
        ),
        ground="mint and white checkers", soil="brown leather", stone="silver steel panels", sand="cream and yellow checkers", water="pink milk", log="shiny chrome", leaf="turquoise plastic", plank="shiny red leather", brick="red and white checkers",
        roof="shiny turquoise plastic", glass="pink neon window", lamp="neon tube", cobble="black and white checkers", path="asphalt", plaster="coral tiles", ore="shiny crimson plastic", flower="red petals", terracotta="yellow plastic", pine="teal rubber", blossom="coral cotton candy",
        sky="retro sunset", medium="none", ornaments=("neon signs", "pink neon strips", "roof lamps", "bushes"),
    ),
    Theme(
        "seventies lounge",
        phrases=(
            "seventies lounge", "seventies", "1970s", "orange and brown wallpaper", "can you dig it", "make it seventies", "avocado green and burnt orange", "shag carpet and lava lamps", "retro living room with swirls",
            "turn the place into a 70s flat", "the 70's", "bell bottoms and flower power", "grandma's brown kitchen tiles", "hippie van", "abba",
        ),
        ground="rust carpet", soil="brown carpet", stone="cream and orange dots", sand="cream carpet", water="amber jelly", log="brown and cream stripes", leaf="olive dots", plank="tan parquet", brick="yellow and orange swirls",
        roof="maroon shingles", glass="orange round window", lamp="plasma lamp", cobble="brown tiles", path="dark brown parquet", plaster="cream and orange swirls", ore="purple gems", flower="orange petals", terracotta="rust velvet", pine="lime dots", blossom="yellow petals",
        sky="brown and orange sunset", medium="none", ornaments=("orange posters", "flower beds", "orange lanterns", "orange baubles"),
    ),
    Theme(
        "frontier fort",
        phrases=(
            "frontier fort", "pioneers", "covered wagons on the prairie", "oregon trail", "log fort in the wilderness", "make it a frontier outpost", "fur trappers and mountain men", "little house on the prairie", "last of the mohicans",
            "turn the village into a palisade fort", "fronteer", "cavalry, bugles and canvas tents", "new world settlers", "davy crockett", "buffalo plains and tipis",
        ),
        ground="gold dry grass", soil="brown dirt", stone="pale blue granite", sand="tan pebbles", water="sky blue clear water", log="dark brown bark", leaf="green pine needles", plank="rust planks", brick="brown logs",
        roof="white canvas", glass="shutters", lamp="lantern", cobble="grey cobblestone", path="tan dirt", plaster="brown leather", ore="gold ore", flower="purple petals", terracotta="red bricks", pine="dark teal pine needles", blossom="gold autumn leaves",
        sky="dawn mist", medium="none", ornaments=("flags", "lanterns", "barrels", "banners"),
    ),
)  # fmt: skip
