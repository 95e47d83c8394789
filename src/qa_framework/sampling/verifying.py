"""Whether a list of cases is the one that was drawn from; and where it differs, where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from qa_framework.definitions.sampling import Column
from qa_framework.sampling.frames import Frame, FrameColumn, FrameReader
from qa_framework.sampling.parts import ListOfCases
from qa_framework.sampling.plain import to_plain

MOST_MARKED = 10_000
"""Cases of which each is marked; of a longer list the digest alone tells that it differs."""
MARK = 12  # hexadecimal digits of a mark: two of 10,000 cases share one once in six million lists
MOST_SHOWN = 20


def marks_of(frame: Frame) -> Mapping[str, str] | None:
    """Mark each case of a list: its keyed place, to a digest of its row; None for a long list."""
    if len(frame.cases) > MOST_MARKED:
        return None
    return {
        case.place.hex()[:MARK]: case.mark.hex()[:MARK]
        for case in sorted(frame.cases, key=lambda case: case.place)
    }


@frozen(kw_only=True)
class FrameCheck:
    """How a list of cases compares with the one that was drawn from.

    Attributes:
        same: Whether it has the same cases, with the same in every column that the plan reads.
        size_then: How many cases it had.
        size_now: How many it has.
        digest_then: Its digest then.
        digest_now: Its digest now.
        told: Whether it can be told which cases differ.
        new: The lines of cases that are new.
        changed: The lines of cases of which something that the plan reads has changed.
        gone: How many cases are gone.
        gone_cases: The references of those that are gone and that the record names.
        word: What lines are called: `line` or `row`.
    """

    same: bool
    size_then: int
    size_now: int
    digest_then: str
    digest_now: str
    told: bool
    new: tuple[int, ...]
    changed: tuple[int, ...]
    gone: int
    gone_cases: tuple[str, ...]
    word: str

    @property
    def text(self) -> str:
        """Say it in sentences that name lines and no case."""
        if self.same:
            return f"the list is the one that was drawn from: {_cases(self.size_now)}"
        now = "still" if self.size_now == self.size_then else "now"
        sizes = f"it had {_cases(self.size_then)}, and {now} has {self.size_now:,}"
        first = f"the list is not the one that was drawn from: {sizes}"
        if not self.told:
            return f"{first}; of a list as long as this it is not known which cases differ"
        lines = [first]
        lines += [
            f"{_cases(len(found))} {'is' if len(found) == 1 else 'are'} {what}: "
            f"{self.word}{'s' if len(found) > 1 else ''} {_listed(found)}"
            for what, found in (("new", self.new), ("changed", self.changed))
            if found
        ]
        if self.gone:
            lines.append(f"{_cases(self.gone)} {'is' if self.gone == 1 else 'are'} gone")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain data, which JSON can hold."""
        return dict(to_plain(self))


def _cases(count: int) -> str:
    return "1 case" if count == 1 else f"{count:,} cases"


def _listed(lines: Iterable[int]) -> str:
    shown = [f"{line}" for line in lines]
    more = f" and {len(shown) - MOST_SHOWN:,} more" if len(shown) > MOST_SHOWN else ""
    return ", ".join(shown[:MOST_SHOWN]) + more


def reader_of(listed: ListOfCases, seed: str, plan: str) -> FrameReader:
    """Make what reads a list again as it was read for a draw."""
    columns = tuple(
        FrameColumn(
            each.heading,
            Column(id=each.id, heading=each.heading, type=each.type, options=each.options).fact,
            each.type,
        )
        for each in listed.columns
    )
    return FrameReader(listed.case, columns, seed, plan)


def compare_lists(then: ListOfCases, now: Frame, named: Iterable[str]) -> FrameCheck:
    """Compare a list with the one that was drawn from.

    Args:
        then: That one, as the record has it.
        now: The list.
        named: The references that the record names.
    """
    digest = now.digest
    there = {case.name for case in now.cases}
    marks = then.marks
    new, changed, gone = [], [], 0
    if marks is not None:
        current = {case.place.hex()[:MARK]: case for case in now.cases}
        new = [case.line for place, case in current.items() if place not in marks]
        changed = [
            case.line
            for place, case in current.items()
            if place in marks and marks[place] != case.mark.hex()[:MARK]
        ]
        gone = sum(place not in current for place in marks)
    return FrameCheck(
        same=digest == then.digest and len(now.cases) == then.size,
        size_then=then.size,
        size_now=len(now.cases),
        digest_then=then.digest,
        digest_now=digest,
        told=marks is not None,
        new=tuple(new),
        changed=tuple(changed),
        gone=gone,
        gone_cases=tuple(sorted(set(named) - there)),
        word=now.word,
    )
