"""The texts of the OBS filter: every language says all of it, and the source asks for nothing else."""

import re
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[3] / "hooks" / "obs"
LANGUAGES = ("en-US", "de-DE", "es-ES", "zh-CN")
LINE = re.compile(r'([A-Za-z0-9.]+)="([^"]+)"')
# A key is asked for by name, handed to a function that asks for it, or the reason that filter.c and render.c give.
ASKED = re.compile(r'(?:obs_module_text|with_help|add_bool|add_milliseconds)\(((?:[^;{}]|"[^"]*")*?)\)[;,)]', re.S)
KEY = re.compile(r'"([A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)*)"')
DOTTED = re.compile(r'"((?:Status|Hotkey|Privacy|Preset|[A-Z][A-Za-z]*(?=\.Help))\.[A-Za-z.]+)"')


def texts(language: str) -> dict[str, str]:
    """The keys of a language and what they say; a line that is none of ours is an error."""
    found: dict[str, str] = {}
    for line in (HOOK / "data" / "locale" / f"{language}.ini").read_text(encoding="utf-8").splitlines():
        if not line:
            continue
        match = LINE.fullmatch(line)
        assert match, f'{language}: {line!r} is not KEY="text"'
        assert match[1] not in found, f"{language} says {match[1]} twice"
        found[match[1]] = match[2]
    return found


def asked() -> set[str]:
    """The keys that the source asks for."""
    keys: set[str] = set()
    for path in sorted((HOOK / "src").glob("*.c")):
        source = path.read_text(encoding="utf-8")
        keys.update(DOTTED.findall(source))
        for call in ASKED.findall(source):
            keys.update(KEY.findall(call))
    return keys


def test_no_language_is_left_out() -> None:
    assert sorted(path.stem for path in (HOOK / "data" / "locale").glob("*.ini")) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_all_of_it(language: str) -> None:
    english, other = texts("en-US"), texts(language)
    assert list(other) == list(english)
    for key, text in other.items():
        # The same things to fill in, and the same names, commands and addresses, whatever the language.
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english[key])), key
        assert sorted(re.findall(r"`[^`]+`", text)) == sorted(re.findall(r"`[^`]+`", english[key])), key


def test_the_source_asks_for_what_there_is() -> None:
    there, wanted = set(texts("en-US")), asked()
    assert len(wanted) > 40, "the search for keys finds too little"
    assert wanted <= there, f"no language says {sorted(wanted - there)}"
    assert there <= wanted, f"nobody asks for {sorted(there - wanted)}"
