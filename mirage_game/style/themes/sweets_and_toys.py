# ruff: noqa: E501
"""Themes of food, sweets and toys."""

from __future__ import annotations

from mirage_game.style.parts import Material
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "chocolate factory",
        phrases=(
            "chocolate factory", "chocolate", "rivers of melted chocolate", "everything is made of chocolate", "willy wonka", "chocolate bars, wafers and caramel", "make it chocolate", "cocoa world",
            "turn the houses into chocolate", "choclate", "a factory of pralines with golden pipes", "milk chocolate walls and white chocolate roofs", "truffles and nougat", "hot cocoa lake",
        ),
        ground="chocolate", soil="dark brown chocolate", stone="gold wafers", sand="gold caramel", water="brown chocolate", log="wafers", leaf="mint cotton candy", plank="pale brown chocolate", brick="caramel",
        roof="white chocolate", glass="lit window", lamp="gas lamp", cobble="dark brown chocolate", path="gold wafers", plaster="pale brown chocolate", ore="gold ore", flower="rose frosting", pine="green frosting", blossom="pink cotton candy", terracotta="caramel",
        sky="pale peach cotton clouds", medium="none", ornaments=("copper pipes", "smokestacks", "gears", "barrels"),
    ),
    Theme(
        "ice cream parlour",
        phrases=(
            "ice cream parlour", "ice cream", "gelato", "scoops of strawberry, vanilla and pistachio", "everything is ice cream", "waffle cones and sprinkles", "make it ice-cream", "sundae world", "melting ice lollies",
            "turn the hills into scoops of ice cream", "icecream!!", "strawberry sauce river", "neapolitan stripes in mint, pink and cream", "frozen yoghurt",
        ),
        ground="mint frosting", soil="pink frosting", stone="pale pink jelly", sand="cream sprinkles", water="crimson jelly", log="wafers", leaf="pink frosting", plank="tan wafers", brick=M("stripes", "#ffb8cc", "#fff6e4", "#ffffff"),
        roof="brown chocolate", glass="mint round window", lamp="paper lantern", cobble="rose frosting", path="wafers", plaster="cream frosting", snow="frosting", flower="red sprinkles", pine="lime frosting", blossom="lavender frosting", terracotta="peach frosting",
        sky="mint candy sky", medium="none", ornaments=("frosting drips", "neon signs", "mint flags", "fruits"),
    ),
    Theme(
        "bakery",
        phrases=(
            "bakery", "bread", "everything is baked", "golden crusts and fresh loaves", "baguettes, pretzels and croissants", "make it bread", "pastry shop", "houses of bread with flour on top",
            "turn the village into bread", "the smell of a bakehouse at dawn", "bakerry", "dough hills and toast roofs", "cinnamon rolls", "flour, wheat and warm ovens",
        ),
        ground="gold straw", soil="brown bread", stone="brown bread", sand="white frosting", water="milk", log="gold bread", leaf="olive bread", plank="dark brown bread", brick="pale gold bread",
        roof="crimson gingerbread", glass="furnace window", lamp="furnace", cobble="brown bread", path="orange bricks", plaster="cream bread", snow="frosting", flower="red jelly", pine="olive leaves", terracotta="caramel",
        sky="sky blue dawn mist", medium="none", ornaments=("chimneys", "wreaths", "barrels", "bells"),
    ),
    Theme(
        "cheese land",
        phrases=(
            "cheese land", "cheese", "everything is cheese", "swiss cheese with holes", "the moon is made of cheese", "mice and cheddar", "make it cheese", "gouda", "blocks of yellow cheese and red wax",
            "turn the walls to cheese", "chese", "fondue lake", "cheddar hills", "mouse paradise", "parmesan, brie and blue cheese",
        ),
        ground="yellow cheese", soil="orange cheese", stone="pale blue cheese", sand="cream cheese", water="amber honey", log="orange wafers", leaf="green petals", plank="orange cheese", brick="pale cream cheese",
        roof="red rubber", glass="round window", lamp="candle", cobble="gold cheese", path="brown bread", plaster="ivory cheese", flower="purple gems", pine="dark green leaves", blossom="crimson jelly", terracotta="orange cheese",
        sky="bright cartoon sky", medium="none", ornaments=("yellow dripping slime", "barrels", "orange flags"),
    ),
    Theme(
        "fruit market",
        phrases=(
            "fruit market", "fruit", "oranges, lemons and watermelons", "giant fruit", "houses made of fruit", "tropical fruit salad", "make everything fruity", "strawberry and banana world", "greengrocer",
            "turn the town into a fruit basket", "fruity", "slices of melon, kiwi seeds and citrus peel", "berries everywhere", "smoothie river", "juicy ripe colours",
        ),
        ground=M("dots", "#5ca024", "#86cc38", "#20300c"), soil=M("dots", "#c81c34", "#e83c4c", "#20100c"), stone="violet jelly", sand="pale yellow sprinkles", water="orange jelly", log="brown palm bark", leaf="scarlet blossoms", plank="yellow wafers", brick="peach jelly",
        roof="dark green stripes", glass="lime round window", lamp="orange paper lantern", path="tan wicker", plaster="pale yellow plaster", flower="magenta petals", pine="purple blossoms", blossom="orange blossoms", terracotta="lime jelly",
        sky="tropical day", medium="none", ornaments=("fruits", "bunting", "crates", "hanging vines"),
    ),
    Theme(
        "plush world",
        phrases=(
            "plush world", "plushies", "teddy bears", "everything soft and fluffy", "stuffed animals", "made of felt and wool", "make it plush", "cuddly toys", "knitted houses with button windows",
            "turn everything into plush toys", "fluffy", "a woolly crochet village", "plusch", "soft fur, stitched seams and buttons", "yarn and fleece",
        ),
        ground="lavender wool", soil="brown fur", stone="grey wool", sand="cream fur", water="blue wool", log="tan fur", leaf="teal wool", plank="patchwork", brick="yellow wool",
        roof="rose wool", glass="round window", lamp="paper lantern", cobble="grey wool", path="beige carpet", plaster="cream wool", flower="orange wool", pine="green wool", blossom="pink wool", terracotta="patchwork", snow="white wool",
        sky="pale blue cotton clouds", medium="none", ornaments=("bunting", "pink and blue wreaths", "gift boxes", "fruits"),
    ),
    Theme(
        "origami",
        phrases=(
            "origami", "folded paper", "paper cranes", "a world folded from paper", "crisp white folds and pastel paper", "make it origami", "japanese paper folding", "everything folded out of coloured squares",
            "turn the trees into folded paper", "orgami", "delicate creases and sharp folds", "kirigami", "paper boats and paper houses", "washi patterns",
        ),
        ground="lavender paper", soil="tan paper", stone="pale grey paper", sand="cream paper", water=M("diamonds", "#3c78bc", "#68a4dc", "#e8f6ff"), log="brown paper", leaf=M("diamonds", "#4ca064", "#7cc88c", "#e4ffe8"),
        plank="peach paper", brick="white paper", roof="crimson zigzag", glass="gold window", lamp="paper lantern", cobble="grey diamonds", path="beige diamonds", plaster="ivory paper",
        flower="magenta diamonds", pine="teal diamonds", blossom="rose diamonds", terracotta="yellow diamonds",
        sky="white paper", medium="none", ornaments=("hanging lanterns", "indigo flags", "garlands", "lilies"),
    ),
    Theme(
        "marble run",
        phrases=(
            "marble run", "marbles", "glass marbles", "marbles rolling down wooden tracks", "rube goldberg", "marble track toy", "cat's eye marbles and ramps", "make it a marble run", "glassy coloured balls everywhere",
            "turn the world into a marble maze", "marbel run", "shiny glass spheres and plywood", "chutes, funnels and rolling balls", "domino and ball track",
        ),
        ground="pale tan parquet", soil="tan planks", stone="blue swirls", sand="yellow dots", water="shiny cyan swirls", log="orange planks", leaf="green swirls", plank="wooden blocks", brick="shiny turquoise plastic",
        roof="shiny red plastic", glass="blue round window", lamp="glow crystal", cobble="orange dots", path="blue arrows", plaster="yellow plastic", flower="glowing red gems", pine="emerald swirls", blossom="violet swirls", ore="glowing orange gems", terracotta="yellow plastic",
        sky="pale sky blue silver sky", medium="none", ornaments=("pipes", "gears", "fruits", "blue flags"),
    ),
    Theme(
        "tin toys",
        phrases=(
            "tin toys", "wind-up", "wind-up robots", "painted tin", "clockwork tin soldiers", "vintage metal toys with keys", "1950s toy robot", "make it tin toys", "lithographed tin cars and trains", "nutcracker and tin drum",
            "turn the town into old tin toys", "tinn toy", "shiny enamel in red, cream and sky blue", "antique toy shop", "wind up world",
        ),
        ground="shiny green iron plates", soil="shiny red iron plates", stone="silver riveted plates", sand="shiny yellow steel panels", water="shiny blue wave pattern", log="shiny red stripes", leaf="shiny lime gears", plank="shiny cream steel panels", brick="shiny sky blue riveted plates",
        roof="shiny red iron plates", glass="yellow round window", lamp="spotlight", cobble="silver gears", path="cream and red checkers", plaster="shiny cream iron plates", flower="gold gears", pine="shiny teal gears", blossom="shiny orange gears", terracotta="shiny orange riveted plates",
        sky="faded cartoon sky", medium="none", ornaments=("gears", "yellow flags", "valves"),
    ),
    Theme(
        "balloon party",
        phrases=(
            "balloon party", "balloons", "everything made of balloons", "balloon animals", "shiny inflatable world", "make it balloons", "party balloons in every colour", "hot air balloons and helium", "inflated rubber houses",
            "turn the trees into balloons", "baloons", "puffy glossy latex", "ninety nine red balloons", "squeaky balloon dogs", "bouncy castle",
        ),
        ground="lime rubber", soil="orange rubber", stone="purple balloons", sand="yellow rubber", water="blue balloons", log="white candy canes", leaf="red balloons", plank="shiny yellow rubber", brick="shiny pink rubber",
        roof="shiny cyan balloons", glass="white round window", lamp="pink paper lantern", cobble="violet rubber", path="orange rubber", plaster="shiny white rubber", flower="yellow balloons", pine="orange balloons", blossom="magenta balloons", terracotta="shiny turquoise rubber",
        sky="bright cotton clouds", medium="none", ornaments=("baubles", "bunting", "lime flags", "gift boxes"),
    ),
    Theme(
        "birthday",
        phrases=(
            "birthday", "birthday party", "happy birthday!", "cake, candles and presents", "surprise party with confetti", "make it my birthday", "giant birthday cake with candles", "streamers and wrapping paper",
            "turn the houses into presents", "birtday", "gift wrap, ribbons and party hats", "confetti everywhere", "a party for a five year old", "celebrate!",
        ),
        ground="white sprinkles", soil="brown chocolate", stone="blue and yellow dots", sand="pink sprinkles", water="turquoise jelly", log="red and white stripes", leaf="violet paper", plank="yellow and orange stripes", brick="blue and white dots",
        roof="pink frosting", glass="yellow lit window", lamp="candle", cobble="purple and pink dots", path="red and yellow zigzag", plaster="lime frosting", flower="red sprinkles", pine="lime paper", blossom="orange paper", terracotta="lime and white stripes",
        sky="pale violet candy sky", medium="none", ornaments=("gift boxes", "frosting drips", "baubles", "magenta and yellow wreaths"),
    ),
    Theme(
        "doll house",
        phrases=(
            "doll house", "dolls", "pink doll's house", "victorian doll house with lace and wallpaper", "barbie dream", "porcelain dolls and lace curtains", "make it a dollhouse", "everything pink and pretty",
            "turn the village into a doll house", "tea party with dolls", "dolhouse", "ribbons, velvet and rose wallpaper", "miniature furniture", "dainty little rooms",
        ),
        ground="mint carpet", soil="tan parquet", stone="pale rose velvet", sand="cream lace", water="pale blue velvet", log="white columns", leaf="teal lace", plank="pale pink planks", brick="magenta and pink stripes",
        roof="violet shingles", glass="white window", lamp="gas lamp", cobble="white and pink checkers", path="parquet", plaster="white lace", flower="crimson velvet", pine="dark teal velvet", blossom="magenta lace", terracotta="lavender velvet",
        sky="pastel pink dusk", medium="none", ornaments=("garlands", "flower beds", "clocks", "chimneys"),
    ),
    Theme(
        "jelly world",
        phrases=(
            "jelly world", "jelly", "jello", "gummy bears", "everything wobbles like jelly", "gelatin dessert", "make it jelly", "translucent gummy cubes", "wobbly raspberry and lime jelly",
            "turn the walls to gummy", "jellly", "squishy glossy goo in fruit colours", "haribo", "winegums and jelly babies", "jiggling see-through blocks",
        ),
        ground="lime jelly", soil="orange jelly", stone="cyan jelly", sand="yellow jelly", water="deep blue jelly", log="amber jelly", leaf="red jelly", plank="orange jelly", brick="bright yellow jelly",
        roof="purple jelly", glass="cyan round window", lamp="pink glow crystal", cobble="teal jelly", path="pale pink jelly", plaster="peach jelly", snow="white jelly", flower="glowing magenta jelly", pine="emerald jelly", blossom="rose jelly", terracotta="magenta jelly",
        sky="mint silver sky", medium="none", ornaments=("dripping slime", "fruits", "mushrooms", "lilies"),
    ),
    Theme(
        "honey hive",
        phrases=(
            "honey hive", "bees", "beehive", "honeycomb", "golden hexagons dripping with honey", "inside a bee hive", "make it honeycomb", "queen bee's palace", "wax cells and amber honey",
            "turn everything into honey", "hunny", "busy bees in black and yellow stripes", "hexagonal honey cells", "nectar and pollen",
        ),
        ground=M("hexes", "#d89c2c", "#f8d468", "#fff2b4"), soil=M("hexes", "#5c3208", "#8a5410", "#d8941c"), stone=M("hexes", "#8a4c08", "#c87810", "#ffb83c"), sand="pale yellow sprinkles", water="rust honey", log="black and yellow stripes", leaf="lavender blossoms", plank="brown wafers", brick=M("hexes", "#e8c884", "#fff0c4", "#c88a1c"),
        roof="dark brown thatch", glass="orange lit window", lamp="glow crystal", cobble=M("hexes", "#6c3c0c", "#a0641c", "#e8a83c"), path="brown wafers", plaster="pale yellow wafers", flower="violet petals", pine="lime leaves", blossom="white blossoms", ore="honey", terracotta="orange caramel",
        sky="golden hour", medium="none", ornaments=("amber dripping slime", "flower beds", "gold hanging lanterns", "glowing spores"),
    ),
)  # fmt: skip
