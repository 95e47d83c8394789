"""A measure with a grade while it is lowered, and its two readings.

Grades are counted from the worst (0), so that a smaller number is always a worse grade.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.tree import Tree
from qa_framework.scoring.lowering.ground import Ground

Read = Callable[[Tree], Tree]


@frozen
class Reading:
    """A grade read the severe way and the lenient way, as counts from the worst level."""

    severe: Tree
    lenient: Tree


@frozen(kw_only=True)
class Graded:
    """A measure with a grade while it is lowered."""

    fitted: FittedMeasure
    scale: AnswerScale
    ground: Ground

    @property
    def name(self) -> str:
        """Give the id of the measure."""
        return self.fitted.name

    def merit(self, level: str) -> int:
        """Count a level from the worst."""
        return self.scale.merit(self.scale.ranks[level])

    def step(self, what: str, make: Callable[[], Tree]) -> Tree:
        """Give a step of this measure."""
        return self.ground.steps.define(f"{self.name}:{what}", make)

    def condition(self, index: int, limit: Limit) -> Tree:
        """Give the truth that a limit fires."""
        return self.step(f"limit.{index}", lambda: self.ground.truth(limit.when, self.ground))

    def limits(self, effect: str) -> tuple[tuple[int, Tree], ...]:
        """Give the grade and the condition of every limit with this effect."""
        return tuple(
            (self.merit(getattr(limit, effect)), self.condition(index, limit))
            for index, limit in enumerate(self.fitted.measure.limits)
            if getattr(limit, effect) is not None
        )
