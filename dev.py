#!/usr/bin/env python3
"""Set up this repository and work on it, with nothing but Python 3.11 or later.

python3 dev.py demo                  a guided run of the main job on invented audits
python3 dev.py test [pytest ...]     run the tests; what follows is handed to pytest
python3 dev.py check                 run everything that CI runs, and sum it up
python3 dev.py check --no-tests      the same without the tests
python3 dev.py check --long          the same with the long profile of the property tests

Each makes or mends `.venv` first, and installs anew only when a pyproject.toml changed. uv is used
where it is on PATH, else pip. On Windows say `py` for `python3`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python must be told so
    sys.exit(f"Python 3.11 or later is needed; this one is {sys.version.split()[0]}")

import tomllib  # after the check: older Pythons have none

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "qaf-stamp.json"
COME_AND_GO = Path("tests", "acceptance", "plugins_come_and_go.py")
FOOD_HYGIENE = Path("tests", "acceptance", "food_hygiene.py")
FOOD_HYGIENE_DATA = ROOT.parent / "shared" / "data" / "food_hygiene_2015.csv.gz"
TYPED_FOR = tuple(
    (version, system) for system in ("linux", "win32") for version in ("3.11", "3.14")
)
GROUPS: Mapping[str, frozenset[str]] = {
    "demo": frozenset(),
    "test": frozenset({"test"}),
    "check": frozenset({"test", "docs"}),
}
NO_VENV = """\
This Python cannot make a virtual environment, which is where everything would be installed.
  On Debian or Ubuntu:  sudo apt-get install python3-venv
  Elsewhere:            install Python 3.11 or later with its standard library whole, or uv
Then run the same command again."""


# --- what is wanted -------------------------------------------------------------------------------


def projects() -> list[Path]:
    """List the folders of all distributions, the core first."""
    return [ROOT, *sorted(file.parent for file in ROOT.glob("plugins/*/pyproject.toml"))]


def requirements(groups: Mapping[str, Sequence[Any]], name: str) -> Iterator[str]:
    """Yield the requirements of a dependency group, those of the groups it includes among them.

    Args:
        groups: The table `[dependency-groups]` of a pyproject.toml.
        name: The group wanted.

    Raises:
        KeyError: There is no such group.
        RecursionError: A group includes itself.

    Source:
        PyPA specification "Dependency Groups" (PEP 735). Older pips cannot read them.
    """
    for entry in groups[name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from requirements(groups, entry["include-group"])


def read_requirements(names: Iterable[str]) -> list[str]:
    """Read what the groups of the core's pyproject.toml want, each requirement once."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    table = groups["dependency-groups"]
    return sorted({wanted for name in names for wanted in requirements(table, name)})


def fingerprint(folders: Iterable[Path]) -> str:
    """Hash the place and content of every pyproject.toml; when a file was touched is no matter."""
    digest = hashlib.sha256()
    for folder in folders:
        content = (folder / "pyproject.toml").read_bytes()
        digest.update(f"{folder}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


# --- the environment ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stamp:
    """What an environment was last set up for; written when an installation has ended well."""

    python: str
    projects: str
    groups: frozenset[str]

    def serves(self, wanted: Stamp) -> bool:
        """Tell whether an environment with this stamp has all that is wanted."""
        return (
            self.fits(wanted) and self.groups >= wanted.groups and self.projects == wanted.projects
        )

    def fits(self, wanted: Stamp) -> bool:
        """Tell whether it can be added to, rather than made anew."""
        return self.python == wanted.python

    def write(self, venv: Path) -> None:
        """Write the stamp into an environment."""
        text = json.dumps({**vars(self), "groups": sorted(self.groups)}, indent=1)
        (venv / STAMP).write_text(text, encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, venv: Path) -> Stamp | None:
        """Read the stamp of an environment; None where none was written, or it cannot be read."""
        try:
            found = json.loads((venv / STAMP).read_text(encoding="utf-8"))
            return cls(found["python"], found["projects"], frozenset(found["groups"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and the installer that fills it."""

    path: Path
    uv: str | None

    def program(self, name: str) -> str:
        """Say where a program of the environment lies."""
        scripts, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
        return str(self.path / scripts / f"{name}{suffix}")

    @property
    def python(self) -> str:
        """Say where its Python lies."""
        return self.program("python")

    def is_sound(self) -> bool:
        """Tell whether its Python runs, and can install where uv is not there to do it."""
        probe = "import sys" if self.uv else "import pip"
        try:
            return run(self.python, "-c", probe, quiet=True) == 0
        except OSError:
            return False

    def make(self) -> None:
        """Make it from nothing.

        Raises:
            SystemExit: This Python cannot; the message says what to install.
        """
        shutil.rmtree(self.path, ignore_errors=True)
        command = (
            [self.uv, "venv", "--quiet", "--python", sys.executable, str(self.path)]
            if self.uv
            else [sys.executable, "-m", "venv", str(self.path)]
        )
        made = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
        if made.returncode or not self.is_sound():
            shutil.rmtree(self.path, ignore_errors=True)
            sys.exit(f"{(made.stderr or made.stdout).strip()}\n\n{NO_VENV}".lstrip())

    def install(self, *what: str) -> int:
        """Install requirements, wheels or editable folders in one go; the exit code is returned."""
        command = (
            [self.uv, "pip", "install", "--quiet", "--python", self.python]
            if self.uv
            else [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        )
        return run(*command, *what)


def set_up(groups: frozenset[str]) -> Environment:
    """Make `.venv` hold the core, the plugins and the groups wanted, with as little work as can be.

    Raises:
        SystemExit: It cannot be made or filled.
    """
    environment = Environment(VENV, shutil.which("uv"))
    python = f"{ROOT} {sys.version_info.major}.{sys.version_info.minor}"
    wanted = Stamp(python, fingerprint(projects()), groups)
    found = Stamp.read(VENV)
    if found and found.fits(wanted) and environment.is_sound():
        if found.serves(wanted):
            return environment
        wanted = Stamp(wanted.python, wanted.projects, wanted.groups | found.groups)
    else:
        make_anew(environment)
    fill(environment, wanted)
    return environment


def make_anew(environment: Environment) -> None:
    """Make the environment, and say so where one was there that is no good."""
    if VENV in Path(sys.prefix).parents or Path(sys.prefix) == VENV:
        sys.exit(f"{VENV.name} has to be made again: run this with a Python outside it")
    there = environment.path.exists()
    say(f"{VENV.name} was half made or made for another Python: again" if there else "making .venv")
    environment.make()


def fill(environment: Environment, wanted: Stamp) -> None:
    """Install what is wanted; the stamp is off while that goes on, so a broken end is seen."""
    before = Stamp.read(environment.path)
    (environment.path / STAMP).unlink(missing_ok=True)
    say("installing the core, the plugins and what the work needs")
    editable = [argument for folder in projects() for argument in ("--editable", str(folder))]
    failed = environment.install(*editable, *read_requirements(wanted.groups))
    after = before if failed else wanted
    if after:
        after.write(environment.path)
    if failed:
        sys.exit("The installation failed; the lines above say why.")


# --- running --------------------------------------------------------------------------------------


def say(line: str) -> None:
    """Print a line at once, so that it stands before the output of what is run next."""
    print(line, flush=True)


def run(*command: str, quiet: bool = False, cwd: Path = ROOT) -> int:
    """Run a program in the repository, or elsewhere, and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, cwd=cwd, stdout=output, stderr=output).returncode


def run_tests(environment: Environment, arguments: Sequence[str]) -> int:
    """Run pytest, spread over the processors unless the caller says how many."""
    return run(environment.python, "-m", "pytest", *spread(arguments), *arguments)


def spread(arguments: Sequence[str]) -> list[str]:
    """Say over how many processors tests are spread, where the caller does not."""
    told = any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)
    return [] if told else ["-n", "auto"]


# --- what CI runs ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One thing that `check` looks at: its name, and what gives 0 where all is well."""

    name: str
    run: Callable[[], int]


@dataclass(frozen=True)
class Outcome:
    """How a step ended, and the seconds it took."""

    name: str
    ok: bool
    seconds: float


def steps(environment: Environment, told: argparse.Namespace) -> Iterator[Step]:
    """List what is checked, the quick things first."""
    python = environment.python
    yield Step("lint", lambda: run(python, "-m", "ruff", "check"))
    yield Step("format", lambda: run(python, "-m", "ruff", "format", "--check"))
    for version, system in TYPED_FOR:
        name = f"types, Python {version} on {system}"
        yield Step(name, partial(check_types, environment, version, system))
    yield Step("floors", lambda: run(environment.program("lint-imports"), "--no-logo"))
    if told.long:
        yield Step("tests, long profile", lambda: run_tests_long(environment))
    elif not told.no_tests:
        yield Step("tests", lambda: run_tests_measured(environment))
        yield Step("coverage", lambda: report_coverage(environment))
    yield Step("docs", lambda: build_docs(environment))
    yield Step("wheels", lambda: try_wheels(environment))
    if FOOD_HYGIENE_DATA.exists():
        yield Step("food hygiene", lambda: check_food_hygiene(environment))


def run_tests_long(environment: Environment) -> int:
    """Run the tests with many examples for each property."""
    os.environ["QAF_TEST_PROFILE"] = "long"
    return run_tests(environment, [])


def run_tests_measured(environment: Environment) -> int:
    """Run the tests and note which lines and branches they reach."""
    run(environment.python, "-m", "coverage", "erase")
    return run(environment.python, "-m", "coverage", "run", "-m", "pytest", *spread([]))


def report_coverage(environment: Environment) -> int:
    """Gather what every process noted; too little is a failure."""
    coverage = (environment.python, "-m", "coverage")
    return run(*coverage, "combine", "--quiet") or run(*coverage, "report", "--skip-covered")


def check_types(environment: Environment, version: str, system: str) -> int:
    """Check the types as one Python on one system would see them."""
    sources = [str(folder / "src") for folder in projects()]
    cache = f"--cache-dir=.mypy_cache/{system}"
    told = (f"--python-version={version}", f"--platform={system}", cache)
    return run(environment.python, "-m", "mypy", *told, *sources, "dev.py")


def build_docs(environment: Environment) -> int:
    """Build the documentation; a warning is an error."""
    options = ("-q", "-W", "--keep-going", "-b", "html")
    return run(environment.python, "-m", "sphinx", *options, "docs", "build/docs")


def try_wheels(environment: Environment) -> int:
    """Build a wheel of each distribution, and use them where nothing else is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = max(build_wheel(environment, project, folder) for project in projects())
        return built or use_wheels(Environment(folder / "venv", environment.uv), folder)


def build_wheel(environment: Environment, project: Path, folder: Path) -> int:
    """Build the wheel of one distribution into a folder."""
    if environment.uv:
        return run(
            environment.uv, "build", "--quiet", "--wheel", f"--out-dir={folder}", str(project)
        )
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", f"--wheel-dir={folder}")
    return run(environment.python, "-m", "pip", "wheel", *options, str(project))


def use_wheels(fresh: Environment, folder: Path) -> int:
    """Use the wheels of a folder in a fresh environment: the core, each plugin alone, then all."""
    fresh.make()
    (core,) = folder.glob("qa_framework-*.whl")
    looking = "from qa_framework.shipped import shipped_definitions as s; assert any(s().iterdir())"
    failed = fresh.install(str(core)) or run(fresh.python, "-c", looking, cwd=folder)
    if failed:
        return failed
    traces = run(sys.executable, str(COME_AND_GO), fresh.python, str(folder))
    return max(traces, use_together(fresh, folder))


def use_together(fresh: Environment, folder: Path) -> int:
    """Install all wheels of a folder beside one another, and try what a user tries first."""
    failed = fresh.install(*sorted(map(str, folder.glob("*.whl"))))
    tried = (("--version",), ("check",), ("plugins", "--strict"))
    ended = (run(fresh.program("qaf"), *arguments, cwd=folder) for arguments in tried)
    return failed or max(ended)


def check_food_hygiene(environment: Environment) -> int:
    """Score the published food hygiene inspections and compare."""
    if not (ROOT / FOOD_HYGIENE).exists():
        say(f"skipped: {FOOD_HYGIENE.as_posix()} is not there")
        return 0
    return run(environment.python, str(FOOD_HYGIENE))


def try_step(step: Step) -> Outcome:
    """Run one step, timed."""
    say(f"\n=== {step.name}")
    started = time.monotonic()
    ok = step.run() == 0
    return Outcome(step.name, ok, time.monotonic() - started)


def table(outcomes: Sequence[Outcome]) -> str:
    """Lay out how the steps ended, a line each."""
    width = max(len(outcome.name) for outcome in outcomes)
    return "\n".join(
        f"{outcome.name:<{width}}  {'pass' if outcome.ok else 'FAIL'}  {outcome.seconds:7.1f} s"
        for outcome in outcomes
    )


# --- the commands ---------------------------------------------------------------------------------


def demo(environment: Environment, arguments: Sequence[str]) -> int:
    """Run the guided demonstration."""
    code = run(environment.program("qaf"), "demo", *arguments)
    print(f"\nIn this checkout `qaf` is {environment.program('qaf')}", flush=True)
    return code


def check(environment: Environment, arguments: Sequence[str]) -> int:
    """Run all that CI runs; one failure does not keep the rest from being seen."""
    parser = argparse.ArgumentParser(prog="dev.py check")
    parser.add_argument("--long", action="store_true", help="the long profile of property tests")
    parser.add_argument("--no-tests", action="store_true", help="leave the tests out")
    told = parser.parse_args(arguments)
    outcomes = [try_step(step) for step in steps(environment, told)]
    say(f"\n{table(outcomes)}")
    return int(not all(outcome.ok for outcome in outcomes))


COMMANDS: Mapping[str, Callable[[Environment, Sequence[str]], int]] = {
    "demo": demo,
    "test": run_tests,
    "check": check,
}


def main(arguments: Sequence[str]) -> int:
    """Set up what a command needs, and run it."""
    if not arguments or arguments[0] not in COMMANDS:
        say(str(__doc__).strip())
        return 0 if arguments and arguments[0] in {"-h", "--help"} else 2
    command, *rest = arguments
    return COMMANDS[command](set_up(GROUPS[command]), rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
