"""Draw a sample: read the list, ask the exclusions, choose, and write down what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from attrs import define, field, frozen

from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.definitions.base import say
from qa_framework.definitions.sampling import Exclusion, Sampling
from qa_framework.sampling.choosing import Choice, Choosing, choose_cases
from qa_framework.sampling.excluding import Excluder
from qa_framework.sampling.frames import Case, Frame, FrameColumn, FrameReader
from qa_framework.sampling.parts import (
    Chosen,
    Excluded,
    ListColumn,
    ListOfCases,
    Pinned,
    Spare,
    Stratum,
)
from qa_framework.sampling.problems import Faults
from qa_framework.sampling.record import Draw
from qa_framework.sampling.sources import Source
from qa_framework.sampling.verifying import marks_of


@frozen(kw_only=True)
class Order:
    """A plan and what a draw by it needs to know.

    Attributes:
        plan: The plan.
        pinned: Its id, version and digest.
        tool: Those of the tool that the chosen cases are looked at with.
        seed: The seed.
        date: The stated date of the draw.
        extensions: What plugins add.
    """

    plan: Sampling
    pinned: Pinned
    tool: Pinned | None
    seed: str
    date: date | None
    extensions: Extensions = NO_EXTENSIONS


def draw_cases(order: Order, source: Source) -> Draw:
    """Draw a sample.

    Args:
        order: The plan, the seed and the date.
        source: The list of cases.

    Raises:
        BadFrame: Something is wrong with the list; with everything that is.
        DrawRefused: The plan asks for a date and none is stated.
    """
    plan = order.plan
    excluder = Excluder.of(plan, order.date, order.extensions)
    columns = tuple(
        FrameColumn(each.title, each.fact, order.extensions.base_of(each.type))
        for each in plan.columns
    )
    reader = FrameReader(plan.case, columns, order.seed, plan.id, order.extensions)
    frame = reader.read(source)
    faults = Faults(frame.word)
    sorting = Sorting(excluder, faults)
    left = sorting.sort(frame.cases)
    faults.settle()
    left.sort(key=attrgetter("place"))  # no two references share a place (SHA-256)
    bases = {each.fact.id: each.base for each in columns}
    choosing = Choosing(plan=plan, cases=left, bases=bases, seed=order.seed, faults=faults)
    return _record(order, _listed(order, frame, bases), sorting, choose_cases(choosing))


@define
class Sorting:
    """What the exclusions make of the cases of a list.

    Attributes:
        excluder: Asks the exclusions.
        faults: Where cases are reported that keep the sample from being drawn.
        out: Rule to the cases that it keeps out.
        untold_out: Rule to the cases kept out because it cannot be told.
        untold_in: Rule to the cases left in although it cannot be told.
    """

    excluder: Excluder
    faults: Faults
    out: dict[str, list[str]] = field(factory=dict)
    untold_out: dict[str, list[str]] = field(factory=dict)
    untold_in: dict[str, list[str]] = field(factory=dict)

    def sort(self, cases: Sequence[Case]) -> list[Case]:
        """Give the cases that are left, and keep which the others are."""
        left = []
        for case in cases:
            verdict = self.excluder.ask(case.values)
            if verdict.by is not None:
                self.out.setdefault(verdict.by.id, []).append(case.name)
                self._check_by_hand(case, verdict.by)
            elif not verdict.untold or self._stays(case, verdict.untold):
                left.append(case)
        return left

    def _stays(self, case: Case, untold: Sequence[Exclusion]) -> bool:
        """Say whether a case stays of which some rules cannot be told."""
        for rule in untold:
            if rule.cannot_tell == "refuse":
                self._report(case, rule)
                return False
        out = [rule for rule in untold if rule.cannot_tell == "exclude"]
        if out:
            self.untold_out.setdefault(out[0].id, []).append(case.name)
            self._check_by_hand(case, out[0])
            return False
        for rule in untold:
            self.untold_in.setdefault(rule.id, []).append(case.name)
        return True

    def _report(self, case: Case, rule: Exclusion) -> None:
        plan = self.excluder.plan
        empty = [plan.column(name).title for name in self.excluder.empty_in(rule, case.values)]
        listed = " and ".join(f"`{name}`" for name in empty)
        fill = f": {listed} {'is' if len(empty) == 1 else 'are'} empty" if empty else ""
        reason = f"cannot tell whether `{rule.id}` keeps this case out{fill}"
        self.faults.report("cannot_tell", reason, case.line)

    def _check_by_hand(self, case: Case, rule: Exclusion) -> None:
        """Report a case that somebody chose and a rule keeps out: one of the two is wrong."""
        plan = self.excluder.plan
        if plan.choose != "by_hand" or plan.reason is None:
            return
        if case.values[self.excluder.names.index(plan.reason)] is not None:
            reason = f"this case was chosen by hand, and `{rule.id}` keeps it out"
            self.faults.report("chosen_and_excluded", reason, case.line)


def _listed(order: Order, frame: Frame, bases: Mapping[str, str]) -> ListOfCases:
    plan = order.plan
    return ListOfCases(
        size=len(frame.cases),
        digest=frame.digest,
        case=plan.case,
        columns=tuple(
            ListColumn(
                id=each.id,
                heading=each.title,
                type=bases[each.id],
                options={name: say(text, plan.language) for name, text in each.options.items()},
            )
            for each in plan.columns
        ),
        marks=marks_of(frame),
    )


def _record(order: Order, listed: ListOfCases, sorting: Sorting, choice: Choice) -> Draw:
    plan = order.plan
    reason = sorting.excluder.names.index(plan.reason) if plan.reason is not None else None
    chosen = tuple(
        Chosen(
            case=case.name,
            stratum=key,
            reason=None if reason is None else str(case.values[reason]),
        )
        for case, key in choice.chosen
    )
    counts = Counter(key for _, key in choice.chosen)
    return Draw(
        plan=order.pinned,
        title=say(plan.title, plan.language),
        tool=order.tool,
        seed=order.seed,
        date=order.date,
        choose=plan.choose,
        list_of_cases=listed,
        excluded=_excluded(plan, sorting),
        by=plan.by,
        strata=tuple(
            Stratum(values=key, size=size, chosen=counts[key]) for key, size in choice.sizes.items()
        ),
        chosen=chosen,
        spare=tuple(Spare(case=case.name, stratum=key) for case, key in choice.spare),
        replaced=(),
    )


def _excluded(plan: Sampling, sorting: Sorting) -> tuple[Excluded, ...]:
    return tuple(
        Excluded(
            rule=rule.id,
            because=say(rule.because, plan.language),
            cases=tuple(sorted(sorting.out.get(rule.id, ()))),
            cannot_tell=tuple(sorted(sorting.untold_out.get(rule.id, ()))),
            kept=tuple(sorted(sorting.untold_in.get(rule.id, ()))),
        )
        for rule in plan.exclude
    )
