"""A list of cases read and checked: every reference once, every cell what its column says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias
from unicodedata import is_normalized

from attrs import define, field, frozen

from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.definitions import Fact
from qa_framework.expressions.values import Known
from qa_framework.problems import suggest
from qa_framework.sampling.excluding import Values
from qa_framework.sampling.hashing import digest_of, framed_text, mark_of, placer
from qa_framework.sampling.problems import Faults
from qa_framework.sampling.pseudonyms import what_it_looks_like
from qa_framework.sampling.sources import Source, SourceRow
from qa_framework.sampling.stated import is_readable
from qa_framework.scoring.answers import accept_item

LONGEST = 200  # characters of a reference
LARGEST = 10**LONGEST
ORDINARY = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?\Z")
"""A reference as nearly all are: up to 200 characters of ASCII, and no space at its ends."""
SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d\d+\Z")
"""A long number as Excel writes it, most of its digits lost."""
MOST_KEPT = 100_000
Taken: TypeAlias = tuple[Known | None, bytes]
"""The value of a cell, and what of it is digested."""
Take: TypeAlias = Callable[[object], Taken]


class Case(NamedTuple):
    """One case of a list.

    Attributes:
        name: Its reference.
        line: Where it stands.
        values: What it has in each column of the plan; None for an empty cell.
        place: Its place among all cases: 32 bytes that sort.
        mark: A digest of all this.
    """

    name: str
    line: int
    values: Values
    place: bytes
    mark: bytes


@frozen
class Frame:
    """A list of cases without a fault.

    Attributes:
        cases: The cases, in the order they were read.
        word: What its lines are called.
    """

    cases: Sequence[Case]
    word: str

    @property
    def digest(self) -> str:
        """Digest the list, whatever its order."""
        return digest_of([case.mark for case in self.cases])


@frozen
class FrameColumn:
    """A column of a list.

    Attributes:
        heading: What stands above it.
        fact: What stands in it, as a fact of a case.
        base: The core type of that.
    """

    heading: str
    fact: Fact
    base: str


@define
class FrameReader:
    """Reads lists of cases for one plan and seed.

    Attributes:
        case: The heading of the column that names a case.
        columns: The other columns.
        seed: The seed.
        plan: The id of the plan.
        extensions: What plugins add.
    """

    case: str
    columns: Sequence[FrameColumn]
    seed: str
    plan: str
    extensions: Extensions = field(default=NO_EXTENSIONS)

    def read(self, source: Source) -> Frame:
        """Read a whole list.

        Raises:
            BadFrame: Something is wrong with it; with everything that is.
        """
        faults = Faults(source.word)
        headings = (self.case, *(column.heading for column in self.columns))
        if source.columns is not None:
            report_double(source.columns, faults)
            report_missing(headings, source.columns, faults)
            faults.settle()
        cases, missing, other = self._cases(source.rows, faults)
        if other:  # what is wrong because a column is missing is not told as well
            lacking = Faults(source.word)
            report_missing([each for each in headings if each in missing], other, lacking)
            lacking.settle()
        faults.settle()
        return Frame(cases, source.word)

    def _cases(
        self, rows: Iterable[SourceRow], faults: Faults
    ) -> tuple[list[Case], Iterable[str], Iterable[str]]:
        """Read the rows; give the cases, the headings that no row has, and those of the first row."""
        takes = [(column.heading, take_cell(column, self.extensions)) for column in self.columns]
        place, name_of = placer(self.seed, self.plan), Names(self.case, faults).take
        cases: list[Case] = []
        missing = {self.case, *(heading for heading, _ in takes)}
        other: Iterable[str] = ()
        for line, given, fault in rows:
            if fault:
                faults.report("ragged_row", fault, line)
                continue
            if missing:
                missing -= given.keys()
                other = other or tuple(given)
            name = name_of(given.get(self.case), line)
            taken = _take(takes, given, line, faults)
            if name is not None and taken is not None:
                framed_name = framed_text(name)
                row = framed_name + b"".join([data for _, data in taken])
                values = tuple([value for value, _ in taken])
                cases.append(Case(name, line, values, place(framed_name), mark_of(row)))
        return cases, missing, other


def report_double(there: Iterable[str], faults: Faults) -> None:
    """Report headings of which it cannot be told which column they mean."""
    for heading, times in Counter(there).items():
        if times > 1:
            faults.report("double_column", "more than one column has this heading", 0, heading)


def report_missing(wanted: Iterable[str], there: Iterable[str], faults: Faults) -> None:
    """Report headings that a list does not have."""
    wanted, there = tuple(wanted), tuple(map(str, there))
    for heading in wanted:
        if heading not in there:
            near = suggest(heading, [each for each in there if each not in wanted])
            hint = f"; is it `{near}`?" if near else ""
            faults.report("missing_column", f"there is no such column{hint}", 0, heading)


def _take(
    takes: Sequence[tuple[str, Take]], given: Mapping[str, Any], line: int, faults: Faults
) -> list[Taken] | None:
    """Take the cells of a row; None where one is not what its column says."""
    taken: list[Taken] | None = []
    for heading, take in takes:
        try:
            found = take(given.get(heading))
        except (ValueError, TypeError) as error:
            reason = str(error) if isinstance(error, ValueError) else "wanted one value"
            faults.report("bad_value", reason, line, heading)
            taken = None
            continue
        if taken is not None:
            taken.append(found)
    return taken


def take_cell(column: FrameColumn, extensions: Extensions = NO_EXTENSIONS) -> Take:
    """Make what takes the cells of a column, and remembers the texts that it has seen."""
    accept = accept_item(column.fact, column.base, extensions)
    known: dict[str, Taken] = {}

    def take(cell: object) -> Taken:
        if not isinstance(cell, str):
            if isinstance(cell, Mapping):
                raise ValueError("wanted one value, not an object")  # noqa: TRY004 - a reason, not a bug
            return _digested(accept(cell), column.base)
        found = known.get(cell)
        if found is None:
            found = _digested(accept(cell), column.base)
            if len(known) < MOST_KEPT:
                known[cell] = found
        return found

    return take


def _digested(value: Known | None, base: str) -> Taken:
    return value, framed_text(value_text(value, base))


def value_text(value: Known | None, base: str) -> str:
    """Write a value as text, the same however it came: what is digested, and names a stratum.

    >>> value_text(frozenset(["b", "a"]), "choices"), value_text(True, "yes_no")
    ('a;b', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return ";".join(sorted(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if base == "date" and isinstance(value, int):
        return date.fromordinal(value).isoformat()
    return str(value)


@define
class Names:
    """The references of a list, each of which must be there once.

    Attributes:
        heading: The heading of their column.
        faults: Where to report what is wrong with one.
    """

    heading: str
    faults: Faults
    seen: dict[str, int] = field(factory=dict)

    def take(self, cell: object, line: int) -> str | None:
        """Take a reference, or report what is wrong with it."""
        name = str(cell) if cell.__class__ is int and abs(cell) < LARGEST else cell
        if name is None or name == "":
            self.faults.report("no_case", "the reference is missing", line, self.heading)
            return None
        if not isinstance(name, str):
            reason = "wanted a reference as text or as a whole number"
            self.faults.report("bad_case", reason, line, self.heading)
            return None
        first = self.seen.setdefault(name, line)
        if first != line:
            reason = f"this reference stands in {self.faults.word} {first} too"
            self.faults.report("duplicate_case", reason, line, self.heading)
            return None
        return name if self._is_sound(name, line) else None

    def _is_sound(self, name: str, line: int) -> bool:
        looks = what_it_looks_like(name)
        if looks is None and ORDINARY.match(name) and "E+" not in name:
            return True
        if looks is not None:
            reason = f"this looks like {looks}; use a pseudonym"
            self.faults.report("looks_personal", reason, line, self.heading)
            return False
        odd = _what_is_odd(name)
        if odd is not None:
            self.faults.report("bad_case", odd, line, self.heading)
        return odd is None


def _what_is_odd(name: str) -> str | None:
    """Say why a reference cannot be told from others; None where it can."""
    if SHORTENED.match(name):
        return "Excel has shortened this number; format the column as text and put it in again"
    if not is_normalized("NFC", name):
        return "a letter and its accent are two characters here; write them as one"
    if is_readable(name) and len(name) <= LONGEST:
        return None
    return f"a reference has at most {LONGEST} characters that can be seen, and no space before or after"
