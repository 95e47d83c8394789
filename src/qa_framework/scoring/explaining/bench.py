"""A scored record on the bench: its values can be asked for, and those of further trees."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.expressions.closures import Record, compile_tree
from qa_framework.expressions.tree import Tree
from qa_framework.expressions.values import UNKNOWN, Value
from qa_framework.scoring.explaining.labels import Labels
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.ground import Ground, Steps
from qa_framework.scoring.reasons import Sheet
from qa_framework.scoring.result import Result


@frozen
class Bench:
    """A result while it is explained.

    What the method, a band or a limit saw is worked out from the very trees that scoring lowers,
    so an explanation cannot see anything else. The record is a copy, and is added to.

    Attributes:
        result: The result.
        record: The answers and the value of every step.
        ground: What lowering stands on, with the steps that are there.
        labels: The words for levels, questions and measures.
    """

    result: Result
    record: Record
    ground: Ground
    labels: Labels

    @classmethod
    def of(cls, result: Result) -> Bench:
        """Put a result on the bench."""
        steps = Steps({step.name: step.tree for step in result.program.steps})
        ground = Ground(
            fit=result.fit, perspective=result.perspective, steps=steps, truth=lower_truth
        )
        return cls(result, dict(result.record), ground, Labels(result.fit))

    @property
    def fit(self) -> Fit:
        """Give the rubric fitted to the tool."""
        return self.result.fit

    @property
    def sheet(self) -> Sheet:
        """Give what reasons are read from."""
        return Sheet(self.fit, self.result.perspective, self.record)

    def step(self, fitted: FittedMeasure, what: str) -> Value:
        """Give the value of a step of a measure; unknown where it has no such step."""
        return self.record.get(f"{fitted.name}:{what}", UNKNOWN)

    def value_of(self, make: Callable[[], Tree]) -> Value:
        """Make a tree, and give its value for this record."""
        known = set(self.ground.steps.trees)
        tree = make()
        for name, step in self.ground.steps.trees.items():
            if name not in known:
                self.record[name] = compile_tree(step)(self.record)
        value: Value = compile_tree(tree)(self.record)
        return value

    def conditions_of(self, fitted: FittedMeasure) -> Ground:
        """Give the ground for the conditions of a measure."""
        return self.ground.for_conditions(fitted.unanswered, fitted.name)
