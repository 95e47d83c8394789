"""Run the code blocks of the documentation, page by page, each page in a folder of its own.

- `python` blocks are run from top to bottom; what one defines, the next may use.
- `yaml` blocks with a line `kind: …` are loaded and checked, and must have no problem.
- `<!-- file: NAME -->` before a block of any language puts its text into a file of that name, and
  `<!-- add to: NAME -->` puts it at the end of one.
- `<!-- change NAME: OLD => NEW -->` puts other words into a file, as the reader is told to; `␤` is a
  line break.
- `console` blocks are run: what each `$ qaf …` or `$ pytest …` prints must be what stands below it,
  where `...` stands for any text, and `$ cat NAME` shows a file.
- `% skip: next "reason"` leaves the next block out.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest import SkipTest

from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst import SkipParser

import qa_framework

NAMED = re.compile(r"<!-- (?P<how>file|add to): (?P<name>\S+) -->\s*\Z")
CHANGE = re.compile(r"^<!-- change (?P<name>\S+): (?P<old>.+?) => (?P<new>.*?) -->$", re.MULTILINE)
DEFINITION = re.compile(r"^kind: ", re.MULTILINE)
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<printed>(?:(?!\$ ).*\n?)*)", re.MULTILINE)
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PYTHON = PythonEvaluator()
BLOCKS = FencedCodeBlockLexer(r"\w+", {"language": "language", "source": "source"})


def parse_blocks(document: Document) -> Iterator[Region]:
    """Find the blocks of a page that are for running, and say how each is run."""
    for region in BLOCKS(document):
        named = NAMED.search(document.text, 0, region.start)
        source = region.lexemes["source"]
        evaluate = {"python": run_python, "console": run_console, "yaml": check_yaml}.get(
            region.lexemes["language"]
        )
        if named:
            mode = "w" if named["how"] == "file" else "a"
            region.parsed, region.evaluator = (named["name"], source, mode), write_file
            yield region
        elif evaluate and (evaluate is not check_yaml or DEFINITION.search(source)):
            region.parsed, region.evaluator = source, evaluate
            yield region


def parse_changes(document: Document) -> Iterator[Region]:
    """Find what a page tells its reader to change in a file."""
    for match in CHANGE.finditer(document.text):
        yield Region(match.start(), match.end(), match.groups(), change_file)


def write_file(example: Example) -> None:
    """Put the text of a block into the file that it names, or at its end."""
    name, source, mode = example.parsed
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open(mode, encoding="utf-8", newline="\n") as stream:
        stream.write(source)


def change_file(example: Example) -> str | None:
    """Put other words into a file, once."""
    name, old, new = (part.replace("␤", "\n") for part in example.parsed)
    text = Path(name).read_text(encoding="utf-8")
    if text.count(old) != 1:
        return f"{name} has {text.count(old)} times {old!r}, and a change needs it once"
    Path(name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return None


def run_python(example: Example) -> None:
    """Run a block of Python."""
    wait_for("open")
    PYTHON(example)


def check_yaml(example: Example) -> None:
    """Load the definitions of a block, and those that ship with the library beside them."""
    wait_for("open")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "block.yaml")
        file.write_text(example.parsed, encoding="utf-8", newline="\n")
        qa_framework.open(folder)


def run_console(example: Example) -> str | None:
    """Run the commands of a block and compare what they print with what stands below them."""
    wait_for("cli")
    for match in COMMAND.finditer(example.parsed):
        printed = printed_by(match["command"])
        if not doctest.OutputChecker().check_output(match["printed"], printed, LENIENT):
            return f"$ {match['command']}\nwanted:\n{match['printed']}\nfound:\n{printed}"
    return None


def printed_by(command: str) -> str:
    """Run one command in the page's folder; what it prints on either stream is returned."""
    program, *arguments = shlex.split(command)
    if program == "cat":
        return "".join(Path(name).read_text(encoding="utf-8") for name in arguments)
    beside = Path(sys.executable).with_name(program + (".exe" if os.name == "nt" else ""))
    run = subprocess.run(
        [beside if beside.exists() else program, *arguments],
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return run.stdout


def wait_for(name: str) -> None:
    """Leave a block out while the library does not have what it needs."""
    if name not in qa_framework.__all__ and not find_spec(f"qa_framework.{name}"):
        raise SkipTest(f"qa_framework.{name} is not there")


def enter(namespace: dict[str, Any]) -> None:
    """Make a page's folder and go there."""
    namespace["_page"] = (os.getcwd(), tempfile.mkdtemp(prefix="page-"))  # noqa: PTH109
    os.chdir(namespace["_page"][1])


def leave(namespace: dict[str, Any]) -> None:
    """Go back, and take the page's folder away."""
    before, folder = namespace["_page"]
    os.chdir(before)
    shutil.rmtree(folder, ignore_errors=True)


pages = Sybil(
    parsers=[parse_blocks, parse_changes, SkipParser()],
    path=str(Path(__file__).resolve().parents[1]),
    patterns=["README.md", "docs/*.md", "docs/*/*.md", "plugins/*/README.md"],
    setup=enter,
    teardown=leave,
)
