"""The ways of choosing, each over cases that are in the order of their keyed hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import TypeAlias

from attrs import frozen

from qa_framework.definitions.sampling import Column, Sampling
from qa_framework.sampling.allocation import allocate, minimum
from qa_framework.sampling.excluding import Values
from qa_framework.sampling.frames import Case, value_text
from qa_framework.sampling.hashing import random_start
from qa_framework.sampling.problems import Faults
from qa_framework.sampling.sizes import wanted_size
from qa_framework.sampling.stated import is_readable

Key: TypeAlias = tuple[str, ...]
"""What the cases of a stratum have in the columns that make strata."""
EVERYBODY: Key = ()
LEAST_SPARE = 50
"""How many spare cases a stratum keeps at least, where it has them; else as many as are chosen."""


@frozen(kw_only=True)
class Choice:
    """What a way of choosing gives.

    Attributes:
        sizes: Stratum to how many cases it holds, in the order in which strata are listed.
        chosen: The cases, in order, each with its stratum.
        spare: The cases that may replace one, in order, each with its stratum.
    """

    sizes: Mapping[Key, int]
    chosen: Sequence[tuple[Case, Key]]
    spare: Sequence[tuple[Case, Key]]


@frozen(kw_only=True)
class Choosing:
    """What there is to choose from.

    Attributes:
        plan: The plan.
        cases: The cases that are left when exclusions are made, in the order of their places.
        bases: Column to the core type of what stands in it.
        seed: The seed.
        faults: Where to report what keeps a sample from being drawn.
    """

    plan: Sampling
    cases: Sequence[Case]
    bases: Mapping[str, str]
    seed: str
    faults: Faults

    def index(self, name: str) -> int:
        """Find where the value of a column stands among those of a case."""
        return [column.id for column in self.plan.columns].index(name)

    def size(self) -> int:
        """Say how many cases are wanted.

        Raises:
            BadFrame: More than there are.
        """
        there = len(self.cases)
        if self.plan.size is None:
            return there
        wanted = wanted_size(self.plan.size, there)
        if wanted > there:
            are = "is" if there == 1 else "are"
            reason = f"{wanted:,} cases are wanted, and {there:,} {are} there to choose from"
            self.faults.report("too_few", reason)
            self.faults.settle()
        return wanted


def choose_cases(choosing: Choosing) -> Choice:
    """Choose as the plan says.

    Raises:
        BadFrame: There is nothing to choose from, too few cases, or a case lacks what decides.
    """
    if not choosing.cases:
        choosing.faults.report("nobody", "no case is left to choose from")
        choosing.faults.settle()
    return WAYS[choosing.plan.choose](choosing)


def _simple_random(choosing: Choosing) -> Choice:
    return _first({EVERYBODY: choosing.cases}, {EVERYBODY: choosing.size()})


def _every_case(choosing: Choosing) -> Choice:
    return _first({EVERYBODY: choosing.cases}, {EVERYBODY: len(choosing.cases)})


def _first(strata: Mapping[Key, Sequence[Case]], wanted: Mapping[Key, int]) -> Choice:
    """Choose the first of each stratum, and keep the next ones."""
    chosen, spare = [], []
    for key, cases in strata.items():
        count = wanted[key]
        kept = count + max(count, LEAST_SPARE)
        chosen += [(case, key) for case in cases[:count]]
        spare += [(case, key) for case in cases[count:kept]]
    sizes = {key: len(cases) for key, cases in strata.items()}
    return Choice(sizes=sizes, chosen=chosen, spare=spare)


def _stratified(choosing: Choosing) -> Choice:
    plan, faults = choosing.plan, choosing.faults
    strata = _strata(choosing)
    sizes = [len(cases) for cases in strata.values()]
    total, at_least = choosing.size(), plan.at_least or 0
    least = minimum(sizes, at_least)
    if least > total:
        reason = (
            f"`at_least: {at_least}` takes {least:,} cases from {len(sizes):,} strata, and "
            f"{total:,} are wanted"
        )
        faults.report("minimum_too_large", reason)
        faults.settle()
    given = allocate(sizes, total, plan.shares or "proportional", at_least)
    return _first(strata, dict(zip(strata, given, strict=True)))


def _strata(choosing: Choosing) -> Mapping[Key, Sequence[Case]]:
    """Put the cases into strata; report each that lacks what decides."""
    plan, faults = choosing.plan, choosing.faults
    columns = [(plan.column(name), choosing.index(name)) for name in plan.by]
    found: dict[Key, list[Case]] = {}
    if len(columns) == 1:
        found = {(option,): [] for option in columns[0][0].options}
    keys: dict[Values, Key] = {}
    for case in choosing.cases:
        values = tuple([case.values[index] for _, index in columns])
        key = keys.get(values)
        if key is None:
            key = keys[values] = tuple(
                value_text(value, choosing.bases[column.id])
                for value, (column, _) in zip(values, columns, strict=True)
            )
        if None in values:
            _report_empty(case, columns, faults)
        elif key not in found and not all(map(is_readable, key)):
            _report_unreadable(case, key, columns, faults)
        else:
            found.setdefault(key, []).append(case)
    faults.settle()
    return {key: found[key] for key in sorted(found, key=lambda key: _rank(key, columns))}


def _report_empty(case: Case, columns: Sequence[tuple[Column, int]], faults: Faults) -> None:
    for column, index in columns:
        if case.values[index] is None:
            reason = "this is empty, and it decides the stratum of the case"
            faults.report("no_stratum", reason, case.line, column.title)


def _report_unreadable(
    case: Case, key: Key, columns: Sequence[tuple[Column, int]], faults: Faults
) -> None:
    """Report a name that looks like that of another stratum, and makes one of its own."""
    for text, (column, _) in zip(key, columns, strict=True):
        if not is_readable(text):
            reason = (
                "this decides the stratum, and has a space before or after, a character that "
                "nobody sees, or an accent apart from its letter"
            )
            faults.report("bad_value", reason, case.line, column.title)


def _rank(key: Key, columns: Sequence[tuple[Column, int]]) -> tuple[tuple[int, str], ...]:
    """Order strata: by the options of a choice, else by their words."""
    return tuple(
        (list(column.options).index(value) if value in column.options else 0, value)
        for value, (column, _) in zip(key, columns, strict=True)
    )


def _systematic(choosing: Choosing) -> Choice:
    """Divide the list into equal stretches and take one case at the same point of each.

    Source:
        Cochran (1977), Sampling Techniques, 3rd edition, section 8.1, with a fractional interval.
    """
    ordered = _ordered(choosing)
    wanted = choosing.size()
    interval = Fraction(len(ordered), wanted)
    start = random_start(choosing.seed, choosing.plan.id)
    taken = {floor((start + number) * interval) for number in range(wanted)}
    chosen = [(case, EVERYBODY) for index, case in enumerate(ordered) if index in taken]
    names = {case.name for case, _ in chosen}
    left = [(case, EVERYBODY) for case in choosing.cases if case.name not in names]
    spare = left[: max(wanted, LEAST_SPARE)]
    return Choice(sizes={EVERYBODY: len(ordered)}, chosen=chosen, spare=spare)


def _ordered(choosing: Choosing) -> Sequence[Case]:
    """Put the cases in the order that the plan names; ties stay in the order of their places."""
    plan, faults = choosing.plan, choosing.faults
    if plan.order_by is None:
        return choosing.cases
    column, index = plan.column(plan.order_by), choosing.index(plan.order_by)
    for case in choosing.cases:
        if case.values[index] is None:
            reason = "this is empty, and it decides where the case stands in the list"
            faults.report("no_order", reason, case.line, column.title)
    faults.settle()
    ranks = {option: rank for rank, option in enumerate(column.options)}
    return sorted(
        choosing.cases,
        key=lambda case: ranks.get(case.values[index], case.values[index]),  # type: ignore[arg-type, return-value]  # one kind of value in one column
    )


def _by_hand(choosing: Choosing) -> Choice:
    plan = choosing.plan
    index = choosing.index(plan.reason or "")
    chosen = [(case, EVERYBODY) for case in choosing.cases if case.values[index] is not None]
    for case, _ in chosen:
        if not str(case.values[index]).strip():
            reason = "blanks say nothing; say why the case was chosen, or empty the cell"
            choosing.faults.report(
                "bad_value", reason, case.line, plan.column(plan.reason or "").title
            )
    choosing.faults.settle()
    if not chosen:
        reason = "no row says why it was chosen"
        choosing.faults.report("nobody", reason, 0, plan.column(plan.reason or "").title)
        choosing.faults.settle()
    return Choice(sizes={EVERYBODY: len(choosing.cases)}, chosen=chosen, spare=())


WAYS: Mapping[str, Callable[[Choosing], Choice]] = {
    "simple_random": _simple_random,
    "stratified": _stratified,
    "systematic": _systematic,
    "every_case": _every_case,
    "by_hand": _by_hand,
}
