"""A sample drawn again from its record: the same, or it is said what differs."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from qa_framework.sampling.drawing import Order, draw_cases
from qa_framework.sampling.parts import Replaced
from qa_framework.sampling.problems import MOST_SHOWN, BadFrame, DrawRefused, FrameProblem
from qa_framework.sampling.record import Draw
from qa_framework.sampling.sources import Source
from qa_framework.sampling.verifying import FrameCheck


class DifferentDraw(DrawRefused):
    """A sample that comes out otherwise than its record says.

    Attributes:
        check: How the list differs from the one that was drawn from.
        same_sample: Whether the same cases are chosen all the same.
        problems: What keeps any sample from being drawn; empty where one can be.
    """

    def __init__(
        self, check: FrameCheck, *, same_sample: bool, problems: Iterable[FrameProblem] = ()
    ) -> None:
        self.check = check
        self.same_sample = same_sample
        self.problems = tuple(problems)
        told = [each.told(check.word) for each in self.problems[:MOST_SHOWN]]
        last = (NO_SAMPLE, *told) if told else (SAMPLES[check.same, same_sample],)
        super().__init__("\n".join((check.text, *last)))


NO_SAMPLE = "no sample can be drawn from it"
SAMPLES = {
    (False, True): "the same cases are chosen from it",
    (False, False): "other cases are chosen from it",
    (True, True): "the same cases are chosen, and the record was changed elsewhere",
    (True, False): "other cases are chosen from it, so the record was changed",
}


def draw_again(record: Draw, order: Order, source: Source) -> Draw:
    """Draw a sample again, with the replacements that were made.

    Args:
        record: The record.
        order: The plan, with the seed and the date of the record.
        source: The list of cases.

    Returns:
        The same as ``record``.

    Raises:
        DifferentDraw: It comes out otherwise.
        BadFrame: Something is wrong with the list, so that it cannot be compared.
    """
    rows = tuple(source.rows)
    try:
        fresh = draw_cases(order, evolve(source, rows=rows))
    except BadFrame as error:
        check = record.verify(evolve(source, rows=rows))
        if check.same:
            raise
        raise DifferentDraw(check, same_sample=False, problems=error.problems) from error
    again = _replaced_again(fresh, record.replaced)
    if again is not None and evolve(again, tool=record.tool) == record:
        return record
    check = record.verify(evolve(source, rows=rows))
    same = again is not None and set(again.cases) == set(record.cases)
    raise DifferentDraw(check, same_sample=same)


def _replaced_again(fresh: Draw, replaced: tuple[Replaced, ...]) -> Draw | None:
    """Make the replacements again; None where one cannot be made."""
    for each in replaced:
        try:
            fresh = fresh.replace(each.case, reason=each.reason, by=each.by, date=each.date)
        except DrawRefused:
            return None
    return fresh
