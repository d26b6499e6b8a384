"""What `mirage` and `mirage obs`, which only lead to other commands, say of them and of words that are none."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Menu:
    """A command that only leads to others."""

    name: str
    """As it is typed."""
    about: str
    commands: Mapping[str, str]
    """The others' names, and one line about each."""
    examples: str
    more: str = ""
    """The end of the sentence that says where there is more help."""

    def answer(self, words: Sequence[str]) -> int | None:
        """Print help if that is asked for, or that there is no such command: the exit status. None: there is one."""
        if not words or words[0] in ("-h", "--help", "help"):
            print(self._overview())
            return 0
        if words[0] not in self.commands:
            print(self._unknown(words[0]), file=sys.stderr)
            return 2
        return None

    def _overview(self) -> str:
        width = max(map(len, self.commands))
        return "\n".join(
            (
                f"usage: {self.name} COMMAND [options]",
                "",
                self.about,
                "",
                "commands:",
                *(f"  {name:<{width}}  {summary}" for name, summary in self.commands.items()),
                "",
                f"`{self.name} COMMAND --help` explains a command and shows examples{self.more}.",
                "",
                self.examples.rstrip(),
            )
        )

    def _unknown(self, word: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(word, self.commands, n=1)
        hint = f" Did you mean `{self.name} {near[0]}`?" if near else ""
        whose = f" of `{self.name}`" if " " in self.name else ""
        return f"mirage: there is no command {word!r}{whose}.{hint} `{self.name} --help` lists them all."
