"""Score the rows of a table: one row in, one row of results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from qa_framework.definitions.base import say
from qa_framework.expressions.closures import Record
from qa_framework.expressions.values import Known
from qa_framework.formats.decimals import decimal_text
from qa_framework.formats.jsonl_files import cell_text
from qa_framework.formats.tables import Row
from qa_framework.scoring import AuditTool, Outcome, Result, Unscored
from qa_framework.scoring.answers import Accept, accept_date

DATE = "audit.date"
PERSPECTIVE = "audit.perspective"
MOST_KEPT = 1_000


@frozen
class RejectedCell:
    """A cell that cannot be read.

    Attributes:
        line: The number of its row.
        column: Its column; empty where the row as a whole is wrong.
        value: What stands there.
        reason: What is wanted.
    """

    line: int
    column: str
    value: str
    reason: str

    @property
    def said(self) -> str:
        """Name the column and say what is wanted, without what stands there."""
        return f"`{self.column}`: {self.reason}" if self.column else self.reason


@frozen
class ScoredRow:
    """What became of a row.

    Attributes:
        cells: The texts of the result columns; None where there is nothing to say.
        rejected: The cells that could not be read.
        unused: Whether it answers questions that do not apply.
    """

    cells: Sequence[str | None]
    rejected: tuple[RejectedCell, ...] = ()
    unused: bool = False


@define(eq=False)
class RowScorer:
    """Scores rows by every rubric of a tool.

    Attributes:
        tool: The tool.
        columns: The result columns: score, grade and why of each measure, then each flag; with the
            name of the rubric before them where the tool has several.
        numbers: Those that hold numbers.
    """

    tool: AuditTool
    columns: tuple[str, ...] = field(init=False)
    numbers: frozenset[str] = field(init=False)
    _accepts: Mapping[str, Accept] = field(init=False, repr=False)
    _conditional: bool = field(init=False, repr=False)
    _validity: bool = field(init=False, repr=False)
    _wordy: bool = field(init=False, repr=False)
    _known: dict[object, ScoredRow] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.columns = tuple(_columns(self.tool))
        self.numbers = frozenset(name for name in self.columns if name.endswith(".score"))
        accepts = {name: self.tool.accept(name) for name in self.names} | {DATE: accept_date}
        self._accepts = {name: remember(accept) for name, accept in accepts.items()}
        items = (*self.tool.definition.about, *self.tool.definition.questions)
        conditions = [item.applies_when for item in items]
        conditions += [section.applies_when for section in self.tool.definition.sections]
        self._conditional = any(condition is not None for condition in conditions)
        self._validity = any(item.valid_when is not None for item in items)
        self._wordy = _is_wordy(self.tool)

    @property
    def names(self) -> tuple[str, ...]:
        """List the questions and facts that a table may have columns for."""
        definition = self.tool.definition
        return tuple(item.id for item in (*definition.about, *definition.questions))

    def missing(self, columns: Iterable[str]) -> tuple[str, ...]:
        """List the questions that have no column."""
        have = set(columns)
        return tuple(each.id for each in self.tool.definition.questions if each.id not in have)

    def score(self, row: Row) -> ScoredRow:
        """Score a row; where a cell cannot be read, nothing is scored and the reason is given."""
        record, perspective, rejected = self._read(row)
        if rejected:
            return self._reject(rejected)
        key = None if self._wordy else (perspective, *record.items())
        known = self._known.get(key)
        if known is not None:
            return known
        scored = self._score(row, record, perspective)
        if key is not None and not scored.rejected and len(self._known) < MOST_KEPT:
            self._known[key] = scored
        return scored

    def results(self, row: Row) -> tuple[Mapping[str, Result], Sequence[RejectedCell]]:
        """Give the result of a row by each rubric, or the cells that cannot be read."""
        record, perspective, rejected = self._read(row)
        if rejected:
            return {}, rejected
        results = {
            name: self.tool.scorer(name, perspective).score(dict(record)) for name in self.tool.fits
        }
        invalid = [cell for result in results.values() for cell in _invalid(result, row)]
        return ({}, list(dict.fromkeys(invalid))) if invalid else (results, ())

    def _score(self, row: Row, record: Record, perspective: str) -> ScoredRow:
        cells: list[str | None] = []
        unused = False
        for name in self.tool.fits:
            result = self.tool.scorer(name, perspective).score(dict(record))
            invalid = list(_invalid(result, row)) if self._validity else []
            if invalid:
                return self._reject(invalid)
            cells.extend(cells_of(result))
            unused = unused or (self._conditional and bool(result.unused))
        return ScoredRow(cells, (), unused)

    def _read(self, row: Row) -> tuple[Record, str, list[RejectedCell]]:
        """Take the answers of a row, and whose they are; list what cannot be taken."""
        if row.fault:
            return {}, "", [RejectedCell(row.line, "", "", row.fault)]
        record: Record = {}
        rejected: list[RejectedCell] = []
        accepts = self._accepts
        for column, cell in row.values.items():
            accept = accepts.get(column)
            if accept is None or cell == "":
                continue
            try:
                value = accept(cell)
            except (ValueError, TypeError) as error:
                rejected.append(RejectedCell(row.line, column, cell_text(cell), _plain(error)))
                continue
            if value is not None:
                record[column] = value
        perspective = row.values.get(PERSPECTIVE) or self.tool.lead
        if perspective not in self.tool.definition.asked_of:
            rejected.append(self._no_perspective(row, perspective))
        return record, perspective, rejected

    def _no_perspective(self, row: Row, given: object) -> RejectedCell:
        wanted = ", ".join(f"`{each}`" for each in self.tool.definition.asked_of)
        return RejectedCell(row.line, PERSPECTIVE, cell_text(given), f"wanted one of {wanted}")

    def _reject(self, rejected: Sequence[RejectedCell]) -> ScoredRow:
        why = f"rejected: {'; '.join(each.said for each in rejected)}"
        cells = [why if column.endswith(".why") else None for column in self.columns]
        return ScoredRow(cells, tuple(rejected))


def remember(accept: Accept) -> Accept:
    """Keep the values of the first thousand different texts; most columns have a handful."""
    known: dict[object, Known | None] = {}

    def quick(cell: object) -> Known | None:
        if cell.__class__ is not str:
            return _of_json(cell, accept)
        if cell in known:
            return known[cell]
        value = accept(cell)
        if len(known) < MOST_KEPT:
            known[cell] = value
        return value

    return quick


def _of_json(cell: object, accept: Accept) -> Known | None:
    if isinstance(cell, Mapping):
        raise ValueError("wanted one answer, not an object")  # noqa: TRY004 - a reason, not a bug
    return accept(cell)


def _plain(error: Exception) -> str:
    return (
        str(error) if isinstance(error, ValueError) else "wanted one answer, or a list of options"
    )


def _columns(tool: AuditTool) -> Iterator[str]:
    for name, fit in tool.fits.items():
        prefix = f"{name}." if name else ""
        for measure in fit.order:
            yield from (f"{prefix}{measure}.{what}" for what in ("score", "grade", "why"))
        yield from (f"{prefix}flag.{flag.id}" for flag in fit.flags)


def cells_of(result: Result) -> Iterator[str | None]:
    """Write a result as cells: score, grade and why of each measure, then each flag."""
    for outcome in result.values():
        yield from cells_of_outcome(outcome)
    for state in result.flags.values():
        yield state.value


def cells_of_outcome(outcome: Outcome) -> tuple[str | None, str | None, str | None]:
    """Write an outcome as three cells: score, grade and why."""
    score = outcome.score
    return (
        None if isinstance(score, Unscored) else decimal_text(score),
        outcome.grade.id if outcome.grade is not None else None,
        outcome.why or None,
    )


def _is_wordy(tool: AuditTool) -> bool:
    """Say whether an answer can be free text, so that hardly two rows are alike."""
    definition = tool.definition
    facts = any(fact.type == "text" for fact in definition.about)
    return facts or any(each.kind_of_answer == "text" for each in definition.questions)


def _invalid(result: Result, row: Row) -> Iterator[RejectedCell]:
    """List the answers that do not meet what the tool says of valid ones."""
    tool = result.fit.tool
    for item in (*tool.about, *tool.questions):
        if item.valid_when is not None and result.record.get(f"{item.id}:valid") is False:
            value = cell_text(row.values.get(item.id))
            if value:
                yield RejectedCell(row.line, item.id, value, say(item.valid_when.message))
