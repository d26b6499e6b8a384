# ruff: noqa: E501
"""Themes of the arts: pictures, prints, crafts and media."""

from __future__ import annotations

from mirage_game.style.parts import Medium
from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "stained glass",
        phrases=(
            "stained glass", "leadlight", "cathedral window", "stained glass window", "everything made of coloured glass and lead", "light through church glass", "tiffany lamp", "make it stained glass", "leaded panes in jewel colours",
            "turn the world into a church window", "staind glass", "rose window", "ruby, sapphire and emerald panes", "glass mosaic lit from behind",
        ),
        ground="emerald stained glass", soil="amber stained glass", stone="indigo stained glass", sand="yellow stained glass", water="blue stained glass", log="brown stained glass", leaf="lime stained glass", plank="orange stained glass", brick="cream stained glass",
        roof="crimson stained glass", glass="stained glass", lamp="yellow glow crystal", cobble="violet stained glass", path="pale amber stained glass", plaster="pale yellow stained glass", flower="magenta stained glass", pine="teal stained glass", blossom="pink stained glass", terracotta="red stained glass",
        sky="sky blue silver sky", medium="stained glass lines", ornaments=("spires", "gold trim", "candles", "lanterns"),
    ),
    Theme(
        "woodblock print",
        phrases=(
            "woodblock print", "ukiyo-e", "hokusai", "the great wave", "old japanese print in prussian blue", "hiroshige", "make it a japanese woodblock print", "edo period print", "floating world pictures",
            "turn it into ukiyo e", "wood block art", "flat colours, fine lines and a gradient sky", "indigo waves on cream paper", "ukiyoe",
        ),
        ground="pale olive grass", soil="tan plain", stone="pale blue rock", sand="cream plain", water="navy and white wave pattern", log="brown plain", leaf="teal leaves", plank="dark brown planks", brick="cream paper",
        roof="indigo tiles", glass="beige shutters", lamp="paper lantern", path="beige gravel", plaster="ivory paper", flower="coral petals", pine="dark teal pine needles", blossom="pale pink blossoms", terracotta="salmon planks",
        sky="sky blue and cream white paper", medium="navy ink outlines", ornaments=("banners", "hanging lanterns", "bamboo shoots", "reeds"),
    ),
    Theme(
        "pencil drawing",
        phrases=(
            "pencil drawing", "pencil sketch", "graphite on white paper", "hand drawn with a pencil", "sketchbook page", "shaded pencil lines", "make it a sketch", "cross hatching", "a doodle in my notebook",
            "turn it into a pencil drawing", "pensil", "rough grey outlines, unfinished drawing", "line art in grey lead", "take on me",
        ),
        ground="grey grass", soil="grey paper", stone="silver zigzag", sand="white paper", water="white wave pattern", log="grey brush strokes", leaf="dark grey crayon", plank="pale grey stripes", brick="white bricks",
        roof="dark grey zigzag", glass="grey window", lamp="white lantern", cobble="grey cobblestone", path="pale grey paving stones", plaster="white paper", snow="white paper", flower="white petals", pine="charcoal crayon", blossom="pale grey crayon", terracotta="silver zigzag", ore="grey dots",
        sky="white paper", medium="pencil sketch", ornaments=("chimneys", "bushes", "reeds", "wall vines"),
    ),
    Theme(
        "charcoal drawing",
        phrases=(
            "charcoal drawing", "charcoal", "drawn with charcoal", "smudged black coal on rough paper", "dramatic charcoal sketch", "life drawing class", "make it a charcoal drawing", "soft black smears and white chalk highlights",
            "turn it into charcoal on paper", "charcol", "dusty black strokes", "dark tonal study in coal", "burnt stick drawing",
        ),
        ground="grey brush strokes", soil="charcoal brush strokes", stone="beige rock", sand="beige brush strokes", water="black brush strokes", log="black brush strokes", leaf="charcoal crayon", plank="tan paper", brick="cream paper",
        roof="black crayon", glass="white window", lamp="cream lantern", cobble="dark grey brush strokes", path="tan brush strokes", plaster="ivory chalk", snow="white chalk", flower="white chalk", pine="black crayon", blossom="silver crayon", terracotta="grey brush strokes", ore="white dots",
        sky="tan parchment", medium="charcoal", ornaments=("chimneys", "hanging roots", "reeds", "bushes"),
    ),
    Theme(
        "crayon drawing",
        phrases=(
            "crayon drawing", "crayons", "wax crayons", "a child's drawing", "drawn by a five year old", "kindergarten picture on the fridge", "make it a kids drawing", "scribbled in bright crayon", "finger paint and scribbles",
            "turn everything into crayon scribble", "crayola", "my little sister drew this", "crajon", "wobbly waxy colours on white paper",
        ),
        ground="bright green crayon", soil="brown crayon", stone="grey crayon", sand="yellow crayon", water="sky blue crayon", log="brown crayon", leaf="green crayon", plank="orange crayon", brick="red crayon",
        roof="blue crayon", glass="yellow window", lamp="yellow lantern", cobble="silver crayon", path="tan crayon", plaster="pink crayon", snow="white crayon", flower="scarlet crayon", pine="teal crayon", blossom="magenta crayon", terracotta="violet crayon",
        sky="pale blue white paper", medium="crayon drawing", ornaments=("chimneys", "fruits", "flower beds"),
    ),
    Theme(
        "mosaic",
        phrases=(
            "mosaic", "tiny coloured tiles", "byzantine mosaic in gold and blue", "everything covered with tesserae", "broken china set in cement", "broken tile mosaic", "make it a mosaic", "trencadis", "park guell",
            "turn the walls into mosaics", "mozaic", "glittering tesserae on every wall", "ceramic shards in turquoise and gold", "tessellated",
        ),
        ground="green mosaic", soil="rust mosaic", stone="lavender mosaic", sand="pale gold mosaic", water="blue mosaic", log="brown mosaic", leaf="turquoise mosaic", plank="gold mosaic", brick="white mosaic",
        roof="crimson mosaic", glass="blue round window", lamp="amber glow crystal", cobble="violet mosaic", path="beige mosaic", plaster="cream mosaic", snow="white mosaic", flower="yellow mosaic", pine="teal mosaic", blossom="pink mosaic", terracotta="red mosaic",
        sky="tropical day", medium="none", ornaments=("gold trim", "statues", "fruits", "lilies"),
    ),
    Theme(
        "pop art",
        phrases=(
            "pop art", "andy warhol", "soup cans and screen prints", "lichtenstein dots", "bold flat colours with big dots", "sixties pop art poster", "make it pop art", "bright yellow, hot pink and cyan",
            "turn it into a warhol print", "popart", "repeating silkscreen colours", "ben-day dots", "loud graphic poster art",
        ),
        ground="lime and yellow dots", soil="magenta plain", stone="cyan and white dots", sand="bright yellow plain", water="blue and cyan stripes", log="black and white stripes", leaf="magenta and pink dots", plank="orange and yellow stripes", brick="white and red dots",
        roof="blue plain", glass="yellow window", lamp="white spotlight", cobble="cyan and blue dots", path="black and white checkers", plaster="bright pink plain", flower="red dots", pine="purple and violet dots", blossom="orange and red dots", terracotta="turquoise and white dots",
        sky="yellow cartoon sky", medium="halftone", ornaments=("posters", "cyan flags", "neon strips", "fruits"),
    ),
    Theme(
        "bauhaus",
        phrases=(
            "bauhaus", "red circles, blue squares and yellow triangles", "modernist design", "mondrian", "de stijl", "primary colours, white walls and black lines", "make it bauhaus", "dessau school", "minimal geometric design",
            "turn it into a bauhaus poster", "bauhause", "less is more, clean white cubes", "abstract geometry in red, yellow and blue", "form follows function",
        ),
        ground="grey concrete", soil="charcoal plain", stone="white plain", sand="cream plain", water="blue plain", log="black plain", leaf="yellow plain", plank="blue plain", brick="white plain",
        roof="red plain", glass="black window", lamp="white spotlight", cobble="yellow plain", path="black and white checkers", plaster="white plain", snow="white plain", flower="red dots", pine="blue plain", blossom="red plain", terracotta="yellow plain", ore="red dots",
        sky="cream white paper", medium="black ink outlines", ornaments=("clocks", "blue and yellow flags", "statues"),
    ),
    Theme(
        "cubist",
        phrases=(
            "cubist", "cubism", "picasso", "braque", "faceted planes in ochre and grey", "broken geometric shapes", "make it cubist", "a guitar seen from five sides", "fractured angular painting",
            "turn it into a cubist painting", "kubism", "sharp facets in umber and slate blue", "analytic cubism of 1910", "guernica",
        ),
        ground="tan diamonds", soil="brown diamonds", stone="pale grey diamonds", sand="beige zigzag", water="dull blue diamonds", log="dark brown zigzag", leaf="olive diamonds", plank="dull blue diamonds", brick="cream diamonds",
        roof="charcoal and rust zigzag", glass="dark window", lamp="lantern", cobble="dull teal diamonds", path="beige and grey diamonds", plaster="pale peach diamonds", flower="salmon diamonds", pine="dark teal diamonds", blossom="rust diamonds", terracotta="rust diamonds", ore="amber diamonds",
        sky="grey", medium="oil painting", ornaments=("masks", "statues", "bells", "reeds"),
    ),
    Theme(
        "surreal dream",
        phrases=(
            "surreal dream", "surrealism", "salvador dali", "melting clocks in an empty desert", "magritte", "a strange dream", "make it surreal", "eyes in the trees and doors in the sand", "dreamscape without logic",
            "turn it into a dali painting", "sureal", "floating things and impossible shadows", "subconscious landscape", "the persistence of memory", "weird dream world",
        ),
        ground="peach and pale orange checkers", soil="rust clay", stone="cyan clouds", sand="pale gold sand", water="mercury", log="pink flesh", leaf="blue eyes", plank="red velvet", brick="sky blue clouds",
        roof="orange feathers", glass="eyes", lamp="candle", cobble="white marble", path="black and white checkers", plaster="pale green clouds", flower="scarlet velvet", pine="teal feathers", blossom="white feathers", terracotta="salmon flesh",
        sky="blue and gold clear day", medium="none", ornaments=("clocks", "statues", "hanging roots", "tentacles"),
    ),
    Theme(
        "chalkboard",
        phrases=(
            "chalkboard", "blackboard", "chalk drawing on a school board", "white chalk lines on dark green", "maths lesson", "sidewalk chalk", "make it a chalkboard", "classroom blackboard doodles",
            "turn the world into chalk on slate", "chalk bord", "dusty coloured chalk", "teacher's drawing on the board", "e equals mc squared",
        ),
        ground="dark green plain", soil="charcoal plain", stone="dark teal crayon", sand="dark grey dots", water="dark blue wave pattern", log="tan crayon", leaf="green crayon", plank="pale yellow crayon", brick="white crayon",
        roof="pink crayon", glass="yellow window", lamp="white lantern", cobble="grey crayon", path="dull green dots", plaster="pale blue crayon", snow="white chalk", flower="yellow chalk", pine="teal crayon", blossom="rose chalk", terracotta="peach chalk", ore="yellow dots",
        sky="dark green blueprint", medium=Medium(ink=0.85, ink_colour="#eef2e6", flat=0.6, grit=0.45), ornaments=("chimneys", "clocks", "white flower beds", "reeds"),
    ),
    Theme(
        "papercraft",
        phrases=(
            "papercraft", "paper cutouts", "cut from coloured paper", "pop-up book", "cardboard and glue", "layered paper art", "make it out of paper", "construction paper world", "scissors, paper, glue", "cardboard city",
            "turn everything into cut paper", "papercarft", "a paper theatre with cardboard trees", "scrapbook collage", "paper mario",
        ),
        ground="green paper", soil="cardboard", stone="grey cardboard", sand="pale yellow paper", water="sky blue paper", log="brown cardboard", leaf="teal paper", plank="cardboard", brick="white paper",
        roof="orange paper", glass="yellow window", lamp="paper lantern", cobble="dark grey paper", path="tan cardboard", plaster="pink paper", snow="white paper", flower="red paper", pine="dark green paper", blossom="magenta paper", terracotta="red paper",
        sky="pale blue white paper", medium="paper cutout", ornaments=("bunting", "paper lanterns", "crates", "violet flags"),
    ),
    Theme(
        "embroidery",
        phrases=(
            "embroidery", "cross stitch", "needlework on linen", "everything is stitched", "quilt", "embroidered flowers and patchwork", "make it embroidered", "tapestry", "grandma's quilt world", "sewing box",
            "turn it into cross-stitch", "embroidary", "threads, lace and linen", "folk needle art in red and blue thread", "bayeux",
        ),
        ground="tan canvas", soil="brown canvas", stone="grey cloth", sand="cream canvas", water="navy cloth", log="brown wool", leaf="teal lace", plank="patchwork", brick="ivory cloth",
        roof="crimson patchwork", glass="gold window", lamp="lantern", cobble="dull blue patchwork", path="beige carpet", plaster="ivory lace", snow="white lace", flower="red cloth", pine="green wool", blossom="rose lace", terracotta="orange cloth",
        sky="cream parchment", medium="none", ornaments=("bunting", "flower beds", "banners"),
    ),
    Theme(
        "risograph",
        phrases=(
            "risograph", "riso print", "two colour zine print", "fluorescent pink and blue ink", "grainy misregistered print", "indie zine", "make it a riso print", "duotone poster", "screen printed gig poster",
            "turn it into a risograph", "rizograph", "soy ink on recycled paper, pink and blue overlay", "limited ink colours with grain", "art fair poster",
        ),
        ground="teal dots", soil="dark teal plain", stone="dark teal stripes", sand="cream dots", water="navy wave pattern", log="navy stripes", leaf="bright pink dots", plank="salmon stripes", brick="cream plain",
        roof="vivid pink zigzag", glass="navy window", lamp="pink lantern", cobble="teal dots", path="pale pink dots", plaster="cream plain", flower="vivid pink plain", pine="navy dots", blossom="coral dots", terracotta="vivid pink stripes", ore="pink dots",
        sky="cream white paper", medium="risograph", ornaments=("posters", "navy flags", "bushes", "reeds"),
    ),
    Theme(
        "neon outlines",
        phrases=(
            "neon outlines", "blacklight", "glowing outlines in every colour", "black light drawing", "rainbow neon lines on black", "light painting", "geometry wars", "make it neon outlines", "vector arcade game",
            "turn everything black with glowing edges", "neon out lines", "laser drawing", "edges of coloured light", "glow stick art in the dark",
        ),
        ground="lime neon lines", soil="black plain", stone="violet neon lines", sand="yellow neon grid", water="blue neon grid", log="yellow neon lines", leaf="cyan neon lines", plank="red neon lines", brick="orange neon lines",
        roof="magenta neon lines", glass="cyan neon window", lamp="neon tube", cobble="purple neon lines", path="white neon grid", plaster="scarlet neon lines", flower="red neon lines", pine="turquoise neon lines", blossom="rose neon lines", terracotta="red neon lines",
        sky="black void", medium="neon outlines", ornaments=("neon strips", "neon signs", "roof lamps", "glowing spores"),
    ),
    Theme(
        "claymation",
        phrases=(
            "claymation", "plasticine", "stop motion", "everything modelled from clay", "wallace and gromit", "play-doh", "make it clay", "stop-motion puppets with fingerprints in the clay", "modelling clay world",
            "turn it into plasticine", "clay mation", "squashed soft clay in muted colours", "hand kneaded little houses", "dough figures",
        ),
        ground="yellow clay", soil="brown clay", stone="grey clay", sand="peach clay", water="turquoise clay", log="dark brown clay", leaf="teal clay", plank="orange clay", brick="pink clay",
        roof="purple clay", glass="pale blue round window", lamp="lantern", cobble="purple clay", path="grey clay", plaster="cream clay", snow="white clay", flower="bright yellow clay", pine="green clay", blossom="pink clay", terracotta="salmon clay",
        sky="peach cartoon sky", medium="none", ornaments=("chimneys", "toadstools", "fruits"),
    ),
    Theme(
        "newspaper",
        phrases=(
            "newspaper", "newsprint", "everything printed on newspaper", "headlines and columns of print", "front page of the daily news", "printed words on every wall", "make it out of newspaper", "ink and newsprint", "extra extra!",
            "turn the houses into old newspapers", "news paper", "papier mache of yesterday's news", "black type on grey paper", "tabloid",
        ),
        ground="grey newspaper", soil="grey newspaper", stone="pale grey newspaper", sand="cream newspaper", water="black ink", log="dark grey newspaper", leaf="tan newspaper", plank="white newspaper", brick="cream newspaper",
        roof="charcoal newspaper", glass="black window", lamp="white lantern", cobble="grey newspaper", path="tan newspaper", plaster="cream newspaper", snow="white paper", flower="red paper", pine="grey newspaper", blossom="white newspaper", terracotta="red newspaper", ore="red dots",
        sky="cream parchment", medium=Medium(saturation=0.7, halftone=0.25, paper=0.1), ornaments=("posters", "red bunting", "crates", "black flags"),
    ),
    Theme(
        "tarot",
        phrases=(
            "tarot", "tarot cards", "the moon, the sun and the tower", "fortune teller", "mystic gold on midnight blue", "occult cards with gilded borders", "make it tarot", "zodiac signs and gold stars", "the magician and the high priestess",
            "turn it into a tarot deck", "tarrot", "astrology engravings in indigo and gold", "the wheel of fortune", "alchemical symbols",
        ),
        ground="indigo and gold diamonds", soil="maroon velvet", stone="deep purple marble", sand="pale gold parchment", water="starfield", log="gold columns", leaf="emerald diamonds", plank="crimson velvet", brick="parchment",
        roof="crimson and gold diamonds", glass="eyes", lamp="candle", cobble="maroon runes", path="gold mosaic", plaster="cream parchment", flower="gold petals", pine="teal diamonds", blossom="scarlet petals", terracotta="indigo runes", ore="gold runes",
        sky="crescent moon", medium="posterised", ornaments=("gold trim", "banners", "candles", "spires"),
    ),
    Theme(
        "psychedelic",
        phrases=(
            "psychedelic", "a trip in impossible colours", "acid trip", "hippie sixties swirls", "tie dye", "woodstock", "make it trippy", "swirling rainbow patterns that melt", "peace, love and wild colours", "flower power",
            "turn on, tune in, make it psychedelic", "psycadelic", "lava lamp colours in endless spirals", "kaleidoscope", "far out man",
        ),
        ground="orange and magenta swirls", soil="purple swirls", stone="scarlet and gold swirls", sand="yellow and orange wave pattern", water="blue and lime swirls", log="pink and yellow zigzag", leaf="lime and yellow swirls", plank="turquoise and white stripes", brick="yellow and pink swirls",
        roof="purple and cyan zigzag", glass="orange round window", lamp="magenta plasma lamp", cobble="red and orange swirls", path="white and magenta zigzag", plaster="cyan and white swirls", flower="red and yellow swirls", pine="turquoise and green swirls", blossom="scarlet and pink swirls", terracotta="scarlet and gold wave pattern",
        sky="vivid magenta and yellow rainbow", medium="posterised", ornaments=("masks", "flower beds", "bunting", "paper lanterns"),
    ),
    Theme(
        "monochrome red",
        phrases=(
            "monochrome red", "only red", "everything is red", "red on red", "a world in shades of red", "make it all red", "crimson and scarlet and nothing else", "like looking through red glass", "darkroom light",
            "turn the whole picture red", "redd", "red filter", "photographic darkroom", "seeing red",
        ),
        ground="crimson plain", soil="dark red plain", stone="maroon rock", sand="rose plain", water="dark maroon water", log="maroon bark", leaf="coral leaves", plank="pale pink planks", brick="pale rose bricks",
        roof="dark maroon shingles", glass="pale pink window", lamp="red lantern", cobble="dark red cobblestone", path="coral paving stones", plaster="pale pink plaster", snow="pale pink snow", flower="pale pink petals", pine="dark crimson pine needles", blossom="salmon blossoms", terracotta="scarlet plaster",
        sky="silver sky", medium=Medium(contrast=1.2, gamma=0.9, tint=1.0, tint_dark="#1c0206", tint_light="#ff7a66"), ornaments=("red flags", "red lanterns", "red reeds", "red flower beds"),
    ),
    Theme(
        "blue porcelain",
        phrases=(
            "blue porcelain", "porcelain", "delft tiles", "blue and white china", "willow pattern plates", "painted porcelain with cobalt flowers", "make it porcelain", "azulejos", "a tea set world", "royal copenhagen",
            "turn everything into blue and white porcelain", "porcelin", "glazed white tiles with blue brushwork", "fine bone china", "ming vase",
        ),
        ground="sky blue mosaic", soil="pale blue tiles", stone="navy and white mosaic", sand="ivory tiles", water="navy and blue wave pattern", log="white and navy stripes", leaf="blue blossoms", plank="white tiles", brick="shiny white tiles",
        roof="shiny navy tiles", glass="white window", lamp="white lantern", cobble="blue mosaic", path="white and pale blue checkers", plaster="shiny white plain", snow="shiny white plain", flower="shiny blue petals", pine="indigo leaves", blossom="sky blue blossoms", terracotta="sky blue mosaic", ore="blue gems",
        sky="pale blue silver sky", medium="none", ornaments=("gold trim", "bells", "statues", "lilies"),
    ),
)  # fmt: skip
