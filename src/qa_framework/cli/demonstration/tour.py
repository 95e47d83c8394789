"""A guided run on invented audits."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill, wrap

from attrs import frozen

from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import count, heading, show_problems, show_text, sum_up
from qa_framework.expressions.values import round_half
from qa_framework.formats.decimals import decimal_text
from qa_framework.formats.scored import RejectedCell, RowScorer
from qa_framework.formats.tables import Row, open_table, open_writer
from qa_framework.scoring import AuditTool, Outcome, Result, Unscored
from qa_framework.workspace import open as open_definitions

AUDITS = Path(__file__).with_name("supervision.csv")
RESULTS = "supervision_scored.csv"
TOOL = "supervision-dip-sample"
MEASURE = "compliance"
EXPLAINED = 6
WIDTH = 88


@frozen
class Seen:
    """A row of the audits and what became of it.

    Attributes:
        row: The row.
        result: Its result; None where a cell could not be read.
        rejected: The cells that could not be read.
    """

    row: Row
    result: Result | None
    rejected: Sequence[RejectedCell]


def give_tour(folder: Path | None) -> None:
    """Check the shipped tool, score the audits, show a table of results, and explain one.

    Args:
        folder: Where to put the audits and the results; None keeps nothing.

    Raises:
        Misuse: The folder cannot be written to.
    """
    show_text(heading("qaf demo: twelve invented audits of supervision"))
    tool = _check()
    seen = _score(tool, folder)
    _explain(seen[EXPLAINED - 1])
    _next(folder)


def _say(text: str) -> None:
    show_text(fill(text, WIDTH))


def _step(number: int, title: str, command: str) -> None:
    show_text("")
    show_text(heading(f"{number}. {title}"))
    show_text(f"   > {command}")
    show_text("")


def _check() -> AuditTool:
    _step(1, "Is the tool sound?", "qaf check")
    workspace = open_definitions(strict=False)
    show_problems(workspace.errors)
    tool = workspace.tool(TOOL)
    questions = len(tool.definition.questions)
    show_text(sum_up(workspace.errors, workspace.files))
    _say(
        f'The tool "{tool.title}" has {count(questions, "question")} in '
        f"{count(len(tool.definition.sections), 'section')}. `qaf show {TOOL}` prints it with its "
        "rubric in plain sentences."
    )
    return tool


def _score(tool: AuditTool, folder: Path | None) -> Sequence[Seen]:
    command = f"qaf score {TOOL} --in {AUDITS.name} --out {RESULTS}"
    _step(2, "What do the audits come to?", command)
    scorer = RowScorer(tool)
    with ExitStack() as stack:
        kept = folder or Path(stack.enter_context(TemporaryDirectory()))
        audits = _copy_audits(kept)
        table = stack.enter_context(open_table(str(audits)))
        target = str(kept / RESULTS)
        writer = stack.enter_context(open_writer(target, source=table, added=scorer.columns))
        seen = []
        for row in table:
            writer.write(row, scorer.score(row).cells)
            results, rejected = scorer.results(row)
            seen.append(Seen(row, results.get(""), rejected))
    for line in table_of(seen):
        show_text(line)
    show_text("")
    _say(
        ", ".join(tally(seen))
        + ". A row that lacks an answer has no score, and says what it lacks."
    )
    return seen


def _copy_audits(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(AUDITS, folder / AUDITS.name))
    except OSError as error:
        reason = (error.strerror or "it cannot be used").lower()
        raise Misuse(f"cannot write to `{folder}`: {reason}") from None


def table_of(seen: Sequence[Seen]) -> Iterator[str]:
    """Write the results as a table: audit, team, score, grade, and why where there is something."""
    rows = [("audit", "team", "score", "grade", "why"), *map(cells_of, seen)]
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for *cells, why in rows:
        start = "".join(f"{cell:<{width}}  " for cell, width in zip(cells, widths, strict=True))
        first, *rest = wrap(why, WIDTH - len(start)) or [""]
        yield f"{start}{first}".rstrip()
        yield from (" " * len(start) + line for line in rest)


def cells_of(seen: Seen) -> tuple[str, ...]:
    """Write what became of a row as cells."""
    values: Mapping[str, str] = seen.row.values
    start = (values["audit"], values["team"])
    if seen.result is None:
        return (*start, "", "", f"rejected: {'; '.join(cell.said for cell in seen.rejected)}")
    outcome = seen.result[MEASURE]
    grade = str(outcome.grade) if outcome.grade is not None else ""
    return (*start, _score_text(outcome), grade, outcome.why)


def _score_text(outcome: Outcome) -> str:
    if isinstance(outcome.score, Unscored):
        return ""
    rounded = round_half(outcome.score, 1, "even")
    return decimal_text(rounded)


def tally(seen: Sequence[Seen]) -> Iterator[str]:
    """Count the audits by what they came to."""
    outcomes = [each.result[MEASURE] for each in seen if each.result is not None]
    grades = Counter(str(each.grade) for each in outcomes if each.grade is not None)
    for grade, times in grades.most_common():
        yield f"{grade}: {times}"
    yield f"not scored: {len(outcomes) - grades.total()}"
    yield f"not readable: {len(seen) - len(outcomes)}"


def _explain(seen: Seen) -> None:
    command = f"qaf explain {TOOL} --in {AUDITS.name} --row {EXPLAINED}"
    _step(3, f"Why did {seen.row.values['audit']} come out as it did?", command)
    if seen.result is not None:
        show_text(str(seen.result.explain()))


def _next(folder: Path | None) -> None:
    show_text("")
    show_text(heading("What next?"))
    show_text("")
    if folder is None:
        _say(
            "`qaf demo --keep trial` puts the audits and the results into a folder, to try this on."
        )
    else:
        _say(f"The audits and the results are in `{folder}`: open them in a spreadsheet.")
    _say(
        f"`qaf show` lists every tool, `qaf show {TOOL}` prints this one on paper, and `qaf copy` "
        "makes one yours."
    )
