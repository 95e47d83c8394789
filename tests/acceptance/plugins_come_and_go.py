"""Install each plugin beside the core, use what it brings, and take it off without a trace.

python tests/acceptance/plugins_come_and_go.py PYTHON WHEELS

PYTHON is that of an environment in which the core is and no plugin; WHEELS is a folder with the wheel
of each plugin, as `python3 dev.py check` makes them. Every plugin is alone beside the core: the one
before has been shown to have left nothing. Ends with 0 where every promise was kept.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

ROWS = Path(__file__).with_name("plugin_rows.py")
CORE = "qa_framework-"
PLACES = 12  # digits after the point in a file of results

Promise = tuple[bool, str]
Photograph = Mapping[str, str]


@dataclass(frozen=True)
class Ran:
    """A program that has ended: its code, and what it printed."""

    code: int
    printed: str


@dataclass(frozen=True)
class Tool:
    """A tool as Python in the environment tells of it: `plugin_rows.py` says what each is."""

    id: str
    title: str
    case: str
    differences: Sequence[str]
    row: Mapping[str, str]
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Environment:
    """An environment with the core, in which plugins come and go.

    The library keeps files that it has read in a cache. That is the user's and not the plugin's, so
    it stands outside the environment.
    """

    python: Path
    cache: Path

    @property
    def folder(self) -> Path:
        """Give the folder that holds everything of it."""
        return self.python.parents[1]

    def run(self, *command: str, folder: Path | None = None) -> Ran:
        """Run a program of the environment by its name, away from the repository."""
        program = shutil.which(command[0], path=str(self.python.parent)) or command[0]
        done = subprocess.run(
            [program, *command[1:]],
            check=False,
            cwd=folder or self.folder.parent,
            env={**surroundings(), "QAF_CACHE": str(self.cache), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
        )
        return Ran(done.returncode, done.stdout if not done.returncode else done.stderr)

    def install(self, wheel: Path) -> Ran:
        """Install a wheel; what it needs is there already, so nothing is fetched."""
        return self._installer("install", str(wheel))

    def uninstall(self, distribution: str) -> Ran:
        """Take a distribution off."""
        sure = () if shutil.which("uv") else ("--yes",)
        return self._installer("uninstall", *sure, distribution)

    def _installer(self, verb: str, *arguments: str) -> Ran:
        uv = shutil.which("uv")
        if uv:
            return self.run(uv, "pip", verb, "--quiet", "--python", str(self.python), *arguments)
        quiet = ("--quiet", "--disable-pip-version-check")
        return self.run("python", "-m", "pip", verb, *quiet, *arguments)

    def tools(self, but: Sequence[str] = ()) -> list[Tool]:
        """Ask Python in the environment what tools there are, and what their cases come to."""
        return [Tool(**each) for each in self.ask("python", str(ROWS), *but)]

    def distributions(self) -> set[str]:
        """Ask `qaf plugins` which distributions have a plugin that is ready."""
        listed = self.ask("qaf", "plugins", "--format", "json")["plugins"]
        return {each["distribution"] for each in listed if each["phase"] == "ready"}

    def ask(self, *command: str) -> Any:
        """Run a program that prints JSON.

        Raises:
            SystemExit: It fails, and nothing else can be asked; the message is what it says.
        """
        ran = self.run(*command)
        if ran.code:
            raise SystemExit(f"{command[0]} does not work any more:\n{ran.printed}")
        return json.loads(ran.printed)


def surroundings() -> dict[str, str]:
    """Give what the system tells programs, without what would let them see the repository."""
    names = [each for each in os.environ if not each.startswith(("QAF_", "PYTHON"))]
    return {name: os.environ[name] for name in names}


def photograph(folder: Path) -> Photograph:
    """Note every folder, file and link below a folder, and what is in it.

    Bytecode beside its source is no trace of anything: Python makes it for whoever imports.
    """
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_dir() and path.name != "__pycache__":
            found[name] = "folder"
        elif path.is_file() and not has_source(path):
            found[name] = sha256(path.read_bytes()).hexdigest()
    return found


def has_source(path: Path) -> bool:
    """Tell whether a file is bytecode, and the module it was made from is there."""
    if path.suffix != ".pyc" or path.parent.name != "__pycache__":
        return False
    try:
        return Path(source_from_cache(str(path))).is_file()
    except ValueError:  # a name that Python would not have given it
        return False


def traces(before: Photograph, after: Photograph, but: str = "") -> list[str]:
    """List what is not as it was: what is `left`, `gone` or `changed`; one of them may be let be."""
    found = {
        "left": [name for name in after if name not in before],
        "gone": [name for name in before if name not in after],
        "changed": [name for name in after if before.get(name, after[name]) != after[name]],
    }
    return sorted(f"{name} is {how}" for how in found if how != but for name in found[how])


def shown(environment: Environment, tool: Tool) -> Promise:
    """See that `qaf show` prints a tool."""
    ran = environment.run("qaf", "show", tool.id)
    good = not ran.code and ran.printed.split("\n", 1)[0] == tool.title
    return good, f"qaf show {tool.id}" if good else f"qaf show {tool.id}: {ran.printed[:500]}"


def scored(environment: Environment, tool: Tool) -> Promise:
    """See that `qaf score` makes of a row what Python makes of it, and what the case says."""
    said = f"qaf score {tool.id}, `{tool.case}`"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, tool.row)
            table.writeheader()
            table.writerow(tool.row)
        files = ("--in", "in.csv", "--out", "out.csv")
        ran = environment.run("qaf", "score", tool.id, *files, folder=folder)
        if ran.code:
            return False, f"{said}: {ran.printed[-500:]}"
        with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
            (row,) = csv.DictReader(file)
    wrong = [*tool.differences, *differences(tool.columns, row)]
    return not wrong, "; ".join([said, *wrong])


def differences(columns: Mapping[str, str], row: Mapping[str, str]) -> Iterator[str]:
    """Say where a row of results is not what Python said."""
    if not any(columns.values()):
        yield "nothing comes of the case"
    for name, wanted in columns.items():
        if not same(wanted, row.get(name)):
            yield f"{name} is {row.get(name)} and not {wanted}"


def same(wanted: str, cell: str | None) -> bool:
    """Compare two results; a score in a file is rounded where it does not end."""
    try:
        return round(Fraction(wanted), PLACES) == Fraction(cell or "none")
    except ValueError:
        return wanted == cell


def comes(environment: Environment, distribution: str, known: Sequence[str]) -> Iterator[Promise]:
    """Say of a plugin that was installed whether its tools are everywhere."""
    strict = environment.run("qaf", "plugins", "--strict")
    named = distribution in environment.distributions()
    yield named and not strict.code, "qaf plugins lists it, and it is ready"
    tools = environment.tools(but=known)
    yield bool(tools), f"Python finds {len(tools)} tools of it, and scores a case of each"
    with ThreadPoolExecutor(os.cpu_count()) as together:
        for see in (shown, scored):
            yield from together.map(lambda tool, see=see: see(environment, tool), tools)


def goes(
    environment: Environment, distribution: str, known: Sequence[str], before: Photograph
) -> Iterator[Promise]:
    """Say of a plugin that was taken off whether everything is as it was."""
    left = traces(before, photograph(environment.folder))
    yield not left, "; ".join(["no file of it is left, and each of the core is as before", *left])
    yield distribution not in environment.distributions(), "qaf plugins does not name it"
    ids = [tool.id for tool in environment.tools()]
    yield ids == list(known), "its tools are gone, and those of the core are there"


def visit(environment: Environment, wheel: Path) -> Iterator[Promise]:
    """Install a plugin, use it, take it off, and say of each promise whether it was kept."""
    distribution = wheel.name.split("-", 1)[0].replace("_", "-")
    before, known = photograph(environment.folder), [tool.id for tool in environment.tools()]
    yield distribution not in environment.distributions(), "it is not there before"
    ran = environment.install(wheel)
    yield not ran.code, f"it installs{ran.printed and f': {ran.printed}'}"
    touched = traces(before, photograph(environment.folder), but="left")
    yield not touched, "; ".join(["it touches nothing that was there", *touched])
    yield from comes(environment, distribution, known)
    ran = environment.uninstall(distribution)
    yield not ran.code, f"it uninstalls{ran.printed and f': {ran.printed}'}"
    yield from goes(environment, distribution, known, before)


def main() -> int:
    """Let every plugin come and go, print what was kept, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("python", type=Path)
    parser.add_argument("wheels", type=Path)
    told = parser.parse_args()
    wheels = sorted(each for each in told.wheels.glob("*.whl") if not each.name.startswith(CORE))
    kept, begun = bool(wheels), time.monotonic()
    with tempfile.TemporaryDirectory() as cache:
        environment = Environment(told.python.absolute(), Path(cache))
        for wheel in wheels:
            print(wheel.name)  # noqa: T201 - it talks to whoever runs it
            for good, said in visit(environment, wheel):
                print("  ok  " if good else "  NOT ", said, flush=True)  # noqa: T201
                kept = kept and good
    print(f"{len(wheels)} plugins came and went in {time.monotonic() - begun:.0f} s")  # noqa: T201
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
