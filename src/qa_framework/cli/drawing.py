"""The work of `qaf draw`: draw, draw again, replace; and the files that each reads and writes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from qa_framework.cli.definitions import mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.scoring import check_apart
from qa_framework.cli.showing import bad, count, good, show_text
from qa_framework.formats.opening import STANDARD, Name, open_new
from qa_framework.formats.tables import Row, check_clash, open_table, open_writer
from qa_framework.sampling import BadFrame, DifferentDraw, Draw, DrawRefused, FrameCheck

ADDED = ("draw.order", "draw.stratum")
NUMBERS = frozenset({"draw.order"})
RECORD_SUFFIX = ".json"
MOST_SHOWN = 20


@frozen(kw_only=True)
class Task:
    """What the command was asked for: an attribute for each option."""

    plan: str | None
    source: str | None
    seed: str | None
    day: date | None
    target: str | None
    record: str | None
    again: str | None
    replace: str | None
    because: str | None
    role: str | None
    excel: bool
    paths: tuple[str, ...]


OPTIONS: Mapping[str, str] = {
    "plan": "PLAN",
    "source": "--in",
    "seed": "--seed",
    "day": "--date",
    "target": "--out",
    "record": "--record",
    "again": "--again",
    "replace": "--replace",
    "because": "--because",
    "role": "--by",
}
"""What people call each attribute."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan", "source", "seed", "target"),
    "again": ("again", "source"),
    "replace": ("replace", "because", "role", "day", "record"),
}
"""What each of the three things needs."""
MAY_HAVE: Mapping[str, tuple[str, ...]] = {
    "plan": ("day", "record"),
    "again": ("target",),
    "replace": ("source", "target"),
}


def run(task: Task) -> int:
    """Do what was asked for; give the exit code.

    Raises:
        Misuse: Options are missing or do not go together, or a file cannot be used.
        FileRefused: A table cannot be read or written.
        Error: The plan cannot be loaded, or the draw is refused.
    """
    what = _what(task)
    _check_files(task)
    try:
        return DOES[what](task)
    except BadFrame as error:
        show_text(str(error), err=True)
        return 1


def _what(task: Task) -> str:
    """Say which of the three things is meant, and ask for what it needs and for nothing else."""
    meant = [each for each in ("again", "replace") if getattr(task, each) is not None] or ["plan"]
    if len(meant) > 1:
        raise Misuse("--again and --replace are two things; do one after the other")
    (what,) = meant
    name = "to draw" if what == "plan" else f"with {OPTIONS[what]}"
    lacking = [OPTIONS[each] for each in NEEDS[what] if getattr(task, each) is None]
    if lacking:
        raise Misuse(
            f"{name}, {_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} needed too"
        )
    known = (*NEEDS[what], *MAY_HAVE[what])
    odd = [
        OPTIONS[each] for each in OPTIONS if each not in known and getattr(task, each) is not None
    ]
    if odd:
        raise Misuse(f"{name}, {_listed(odd)} {'means' if len(odd) == 1 else 'mean'} nothing")
    if what == "replace" and (task.source is None) != (task.target is None):
        raise Misuse("with --replace, --in and --out go together: the sample is written anew")
    return what


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _check_files(task: Task) -> None:
    if task.source == STANDARD:
        raise Misuse("the list is read twice, so --in is a file and not standard input")
    for option, path in (("--record", task.record), ("--again", task.again)):
        if path is not None and not path.lower().endswith(RECORD_SUFFIX):
            raise Misuse(f"{option} `{path}` does not end in {RECORD_SUFFIX}")
    named = [("--in", task.source), ("--out", task.target), ("--record", task.record)]
    check_apart([*named, ("--again", task.again)])


def _draw(task: Task) -> int:
    if task.record is not None and Path(task.record).exists():
        raise Misuse(f"`{task.record}` is there already, and a record is not written over")
    workspace = open_workspace(task.paths)
    found = workspace.draw(task.source, task.plan or "", seed=task.seed or "", date=task.day)
    _write_sample(found, task)
    if task.record is not None:
        write_record(found, task.record)
    show_text(found.text, err=task.target == STANDARD)
    if task.record is None:
        click.echo("no record was kept; with --record it could be drawn again", err=True)
    mention_problems(workspace)
    return 0


def _again(task: Task) -> int:
    record = read_record(task.again or "")
    workspace = open_workspace(task.paths)
    quiet = task.target == STANDARD
    try:
        workspace.draw_again(record, task.source)
    except DifferentDraw as error:
        show_text(bad(str(error)), err=quiet)
        _show_gone(error.check, err=quiet)
        return 1
    if task.target is not None:
        _write_sample(record, task)
    same = f"the same sample: {count(len(record.cases), 'case')}"
    show_text(f"{record.text}\n\n{good(same)}", err=quiet)
    return 0


def _show_gone(check: FrameCheck, *, err: bool) -> None:
    """Name the cases that are gone and that the record has, to whoever holds the record."""
    if check.gone_cases:
        shown = ", ".join(check.gone_cases[:MOST_SHOWN])
        left = len(check.gone_cases) - MOST_SHOWN
        show_text(f"gone: {shown}{f' and {left:,} more' if left > 0 else ''}", err=err)


def _replace(task: Task) -> int:
    path = task.record or ""
    before = read_record(path)
    found = before.replace(
        task.replace or "",
        reason=task.because or "",
        by=task.role or "",
        date=task.day or date.min,
    )
    if task.target is not None:
        _write_sample(found, task)
    write_record(found, path)
    done = found.replaced[-1]
    show_text(f"{done.case} is replaced by {done.replacement}", err=task.target == STANDARD)
    return 0


DOES = {"plan": _draw, "again": _again, "replace": _replace}


def _write_sample(record: Draw, task: Task) -> None:
    """Write the rows of the chosen cases in the order drawn."""
    source, target = task.source or "", task.target or ""
    order = {case: number for number, case in enumerate(record.cases, 1)}
    heading = record.list_of_cases.case
    with ExitStack() as stack:
        into_csv = Name.read(target).format == "csv"
        table = stack.enter_context(open_table(source, columns=into_csv))
        check_clash(table.columns or (), ADDED, table.name)
        found: dict[int, Row] = {}
        twice = False
        for row in table:
            number = order.get(str(row.values.get(heading)))
            if number is not None:
                check_clash(tuple(row.values), ADDED, table.name)
                twice = twice or number in found
                found[number] = row
        if twice:
            raise Misuse(f"`{table.name.shown}` has a case of the sample twice")
        _check_all_there(record, found, table.name)
        writer = stack.enter_context(
            open_writer(target, source=table, added=ADDED, numbers=NUMBERS, excel=task.excel)
        )
        for number, chosen in enumerate(record.chosen, 1):
            writer.write(found[number], (str(number), stratum_name(record, chosen.stratum)))


def _check_all_there(record: Draw, found: Mapping[int, Row], name: Name) -> None:
    """Refuse a list that lacks chosen cases, as another list than that of the draw does."""
    lacking = len(record.cases) - len(found)
    if lacking:
        raise Misuse(
            f"`{name.shown}` lacks {count(lacking, 'case')} of the sample; is it the list that was "
            "drawn from?"
        )


def stratum_name(record: Draw, values: Sequence[str]) -> str | None:
    """Name a stratum as people do: the labels of its values; None where there are no strata."""
    labels = {column.id: column.options for column in record.list_of_cases.columns}
    words = [labels[name].get(value, value) for name, value in zip(record.by, values, strict=True)]
    return ", ".join(words) or None


def read_record(path: str) -> Draw:
    """Read the record of a draw.

    Raises:
        Misuse: The file cannot be read.
        DrawRefused: It is no record of a draw.
    """
    try:
        data: Any = json.loads(
            Path(path).read_text(encoding="utf-8"), object_pairs_hook=_each_key_once
        )
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise Misuse(f"cannot read `{path}`: {reason}") from None
    except DrawRefused:
        raise
    except (ValueError, RecursionError):
        raise Misuse(f"`{path}` is no record of a draw: it is not JSON") from None
    return Draw.from_dict(data)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a map; where a key stands in it twice, nobody can say which was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise DrawRefused("this is no record of a draw: a key stands in one map twice")
    return found


def write_record(record: Draw, path: str) -> None:
    """Write a record beside its place, and put it there when all is written.

    Raises:
        FileRefused: It cannot be written.
    """
    text = json.dumps(record.as_dict(), ensure_ascii=False, indent=2)
    with open_new(Name(path, None, packed=False)) as stream:
        stream.write(f"{text}\n".encode())
