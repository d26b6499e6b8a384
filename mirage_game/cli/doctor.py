"""`mirage doctor`: looks at everything that Mirage needs, and says what to do about what is not well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

import tyro

from mirage_game.cli.options import parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@dataclass(frozen=True)
class Doctor:
    """Check this machine and say what to do: Python, GPU, compiler, screen, capture, keys, ports, weights.

    Ends with status 1 if something that every player needs is broken.

      $ mirage doctor
      $ mirage doctor --json              to put into a bug report
    """

    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where the daemon listens, or would."""
    preset: Annotated[str, tyro.conf.arg(metavar="NAME")] = "tiny"
    """Which model's weights to check."""
    json: bool = False
    """One JSON object instead of words."""


def main(argv: Sequence[str]) -> int:
    """Check everything; 1 if a check failed."""
    from mirage_game.cli.checks import all_checks, examine

    config = parse(Doctor, "doctor", argv)
    checks = all_checks(config.endpoint, config.preset)
    if config.json:
        findings = [examine(check) for check in checks]
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, indent=2))
        return int(any(finding.level == "fail" for finding in findings))

    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False)
    levels = []
    for check in checks:
        finding = examine(check)
        levels.append(finding.level)
        colour = _COLOURS[finding.level]
        console.print(f"[{colour}]{finding.level:>4}[/]  {finding.name:<15} {escape(finding.detail)}", soft_wrap=True)
        if finding.fix:
            console.print(f"      {'':<15} [{colour}]->[/] {escape(finding.fix)}", soft_wrap=True)
    failed, warned = levels.count("fail"), levels.count("warn")
    console.print()
    if failed:
        console.print(f"{failed} of {len(levels)} checks failed: do what the arrows say, then ask again.")
    elif warned:
        console.print("Mirage works here; the warnings say what could be better.")
    else:
        console.print("All is well. Try `mirage demo`.")
    return int(failed > 0)
