"""The line a prompt is typed into: text, caret and history, without a screen."""

from __future__ import annotations

from mirage_game.wire import limits

HISTORY = 100


def printable(text: str) -> str:
    """The text without control characters; line breaks and tabs become spaces."""
    return "".join(char for char in " ".join(text.split("\n")).replace("\t", " ") if char.isprintable())


class PromptLine:
    """A closed or open line of text. Sent prompts are remembered for Up and Down, newest last."""

    def __init__(self) -> None:
        self.open = False
        self.text = ""
        self.caret = 0
        self.history: list[str] = []
        self._place = 0  # in the history; its length means the line being written
        self._draft = ""

    def begin(self) -> None:
        """Opens the line, empty."""
        self.open = True
        self._set("")
        self._place = len(self.history)
        self._draft = ""

    def cancel(self) -> None:
        """Closes the line and forgets what was typed."""
        self.open = False
        self._set("")

    def send(self) -> str | None:
        """Closes the line; the prompt to send, or None where nothing was typed."""
        text = self.text.strip()
        self.cancel()
        if not text:
            return None
        if text in self.history:
            self.history.remove(text)
        self.history = [*self.history, text][-HISTORY:]
        return text

    def type(self, text: str) -> None:
        """Inserts text at the caret, up to the protocol's longest prompt."""
        room = limits.MAX_PROMPT - len(self.text)
        added = printable(text)[:room]
        self.text = self.text[: self.caret] + added + self.text[self.caret :]
        self.caret += len(added)

    def backspace(self, word: bool = False) -> None:
        """Removes the character before the caret, or the word."""
        start = self._word_start() if word else max(0, self.caret - 1)
        self.text = self.text[:start] + self.text[self.caret :]
        self.caret = start

    def delete(self) -> None:
        """Removes the character after the caret."""
        self.text = self.text[: self.caret] + self.text[self.caret + 1 :]

    def move(self, by: int) -> None:
        """Moves the caret by so many characters, as far as it goes."""
        self.caret = min(max(0, self.caret + by), len(self.text))

    def home(self) -> None:
        """Caret to the start."""
        self.caret = 0

    def end(self) -> None:
        """Caret to the end."""
        self.caret = len(self.text)

    def recall(self, by: int) -> None:
        """Goes back (-1) or forward (+1) through the history; the unsent line waits at its end."""
        if self._place == len(self.history):
            self._draft = self.text
        self._place = min(max(0, self._place + by), len(self.history))
        self._set(self._draft if self._place == len(self.history) else self.history[self._place])

    def _set(self, text: str) -> None:
        self.text = text
        self.caret = len(text)

    def _word_start(self) -> int:
        start = self.caret
        while start > 0 and self.text[start - 1] == " ":
            start -= 1
        while start > 0 and self.text[start - 1] != " ":
            start -= 1
        return start
