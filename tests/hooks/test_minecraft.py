"""The Minecraft mod: built and tested by Maven, with a fake game over real OpenGL and the real daemon, once a run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
MOD = ROOT / "hooks" / "minecraft-fabric"
JAR = MOD / "mod" / "target" / "mirage-minecraft-0.1.0.jar"
# Modules with tests, and how many each has at least: raise a number when tests come, so that none is lost unnoticed.
MODULES = {
    "core": 282,
    "fakegame-26.2": 13,
    "fakegame-26.3": 13,
    "fabric": 51,
    "gfx-26.2": 9,
    "gfx-26.3": 9,
    "mod": 104,
}
LIMIT_S = 1500

pytestmark = pytest.mark.timeout(LIMIT_S + 60)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What Maven printed while it built the jar and ran all tests; fails with its last lines."""
    log = tmp_path_factory.mktemp("maven") / "maven.log"
    command = ["mvn", "--batch-mode", "--fail-at-end", "clean", "verify", f"-Dmirage.python={sys.executable}"]
    with log.open("wb") as out:
        done = subprocess.run(
            command, cwd=MOD, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=LIMIT_S
        )
    said = log.read_text(errors="replace")
    errors = [line for line in said.splitlines() if line.startswith("[ERROR]")]
    assert done.returncode == 0, "\n".join([*errors[:60], *said.splitlines()[-20:]])
    return said


@pytest.mark.parametrize("module", MODULES)
def test_module(built: str, module: str) -> None:
    suites = [
        ElementTree.parse(report).getroot()
        for folder in ("surefire-reports", "failsafe-reports")
        for report in sorted((MOD / module / "target" / folder).glob("TEST-*.xml"))
    ]
    counts = {
        what: sum(int(suite.get(what, "0")) for suite in suites) for what in ("tests", "failures", "errors", "skipped")
    }
    assert counts["tests"] >= MODULES[module], counts
    assert counts["failures"] + counts["errors"] + counts["skipped"] == 0, counts


def test_one_jar_with_all_that_it_needs(built: str) -> None:
    with ZipFile(JAR) as jar:
        names = set(jar.namelist())
    assert {"fabric.mod.json", "mirage.client.mixins.json", "assets/mirage/lang/en_us.json"} <= names
    assert {"mirage/fabric/gfx262/Gfx26_2.class", "mirage/fabric/gfx263/Gfx26_3.class"} <= names
    assert any(name.startswith("META-INF/jars/jeromq") for name in names)
    assert not any(name.startswith(("net/minecraft", "com/mojang", "fakegame")) for name in names)


def test_every_module_is_counted() -> None:
    named = ElementTree.parse(MOD / "pom.xml").getroot().iter("{http://maven.apache.org/POM/4.0.0}module")
    assert {module.text for module in named} == {*MODULES, "../../examples/minecraft-boss-style"}
