"""The exclusions of a plan: each case is out by a rule, in, or it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from attrs import define, field, frozen

from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.fit import Fit
from qa_framework.checking.sampling import plan_environment
from qa_framework.definitions import Rubric, Tool
from qa_framework.definitions.sampling import DRAW_DATE, Exclusion, Sampling
from qa_framework.definitions.tool import LEAD
from qa_framework.expressions.closures import Record
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.values import UNKNOWN, Known
from qa_framework.expressions.walking import names_in
from qa_framework.sampling.problems import DrawRefused
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.ground import Ground, Steps

MOST_KEPT = 100_000
Values = tuple[Known | None, ...]
"""What a case has in each column of the plan; None for an empty cell."""


@frozen
class Verdict:
    """What the exclusions of a plan say of a case.

    Attributes:
        by: The first rule that holds; None where none does.
        untold: The rules of which it cannot be told, where none holds.
    """

    by: Exclusion | None = None
    untold: tuple[Exclusion, ...] = ()


IN = Verdict()


@define
class Excluder:
    """Asks the exclusions of a plan of one case after another.

    Attributes:
        plan: The plan.
        names: The ids of its columns, in the order of a case's values.
    """

    plan: Sampling
    names: tuple[str, ...]
    _stated: Mapping[str, int]
    _run: Callable[[Record], Record]
    _known: dict[Values, Verdict] = field(factory=dict, init=False)

    @classmethod
    def of(
        cls, plan: Sampling, day: date | None, extensions: Extensions = NO_EXTENSIONS
    ) -> Excluder:
        """Compile the exclusions of a plan for a draw on a stated day.

        Raises:
            DrawRefused: A rule asks for the date of the draw and none is stated.
        """
        asks = [rule.id for rule in plan.exclude if DRAW_DATE in names_in(rule.when)]
        if asks and day is None:
            raise DrawRefused(f"`{asks[0]}` asks for the date of the draw, and none is stated")
        stated = {} if day is None else {DRAW_DATE: day.toordinal()}
        names = tuple(column.id for column in plan.columns)
        return cls(plan, names, stated, _compile(plan, extensions))

    def ask(self, values: Values) -> Verdict:
        """Say whether a case is excluded."""
        if not self.plan.exclude:
            return IN
        found = self._known.get(values)
        if found is None:
            found = self._ask(values)
            if len(self._known) < MOST_KEPT:
                self._known[values] = found
        return found

    def _ask(self, values: Values) -> Verdict:
        given = zip(self.names, values, strict=True)
        record: Record = {name: value for name, value in given if value is not None}
        record.update(self._stated)
        self._run(record)
        untold = []
        for index, rule in enumerate(self.plan.exclude):
            held = record[_step(index)]
            if held is UNKNOWN:
                untold.append(rule)
            elif held is True:
                return Verdict(rule)
        return Verdict(None, tuple(untold))

    def empty_in(self, rule: Exclusion, values: Values) -> Iterator[str]:
        """Name the columns that a rule asks about and that are empty."""
        asked = names_in(rule.when)
        for name, value in zip(self.names, values, strict=True):
            if value is None and name in asked:
                yield name


def _step(index: int) -> str:
    return f"exclude:{index}"


def _compile(plan: Sampling, extensions: Extensions) -> Callable[[Record], Record]:
    """Lower the conditions as those of a tool whose facts the columns are: they mean the same."""
    facts = {column.id: column.fact for column in plan.columns}
    names = plan_environment(plan, extensions)
    fit = Fit(
        name="",
        tool=Tool(sections=(), about=tuple(facts.values())),
        rubric=Rubric(),
        framework=None,
        facts=facts,
        questions={},
        groups={},
        measures={},
        order=(),
        sequence=(),
        flags=(),
        environment=names,
        tool_environment=names,
        extensions=extensions,
    )
    ground = Ground(fit=fit, perspective=LEAD, steps=Steps(), truth=lower_truth)
    for index, rule in enumerate(plan.exclude):
        ground.steps.define(_step(index), partial(lower_truth, rule.when, ground))
    return compile_program(ground.steps.program())
