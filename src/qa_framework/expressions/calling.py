"""Check a call against the table of functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeAlias

from qa_framework.expressions.fitting import Verdict, fits, fits_absence, orders, words
from qa_framework.expressions.functions import TESTS, Function, Functions, FunctionTable, Kind
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.refusals import Refusal, shown
from qa_framework.expressions.syntax import Call, Expr, Literal, Name
from qa_framework.expressions.types import (
    DateType,
    Environment,
    GroupType,
    LevelType,
    NumberType,
    TextType,
    TruthType,
    ValueType,
    absences_of,
    describe,
    is_ordered,
)
from qa_framework.problems import Span, suggest

_KINDS: Mapping[Kind, ValueType] = MappingProxyType(
    {
        Kind.NUMBER: NumberType(),
        Kind.DATE: DateType(),
        Kind.TEXT: TextType(),
        Kind.TRUTH: TruthType(),
    }
)
_GROUPS = frozenset({Kind.GROUP, Kind.ORDERED, Kind.COUNTED})
_SPREADSHEET: Mapping[str, str] = MappingProxyType(
    {
        "if": "write `this if condition else that`",
        "iif": "write `this if condition else that`",
        "and": "write `and` between two conditions",
        "or": "write `or` between two conditions",
        "not": "write `not` before a condition",
        "countif": "write `number_of(group, equal='…')`",
        "count": "write `number_of(group, equal='…')`",
        "sumif": "write `sum_of(group)`",
        "sum": "write `sum_of(group)`",
        "isblank": "write `not answered(…)`",
        "datedif": "write `days_between(first, second)`",
        "days": "write `days_between(first, second)`",
        "today": "write `audit.date`, the date of the response",
        "now": "write `audit.date`, the date of the response",
        "any": "write `any_of(group, equal='…')`",
        "all": "write `all_of(group, equal='…')`",
    }
)


Values: TypeAlias = tuple[Literal, ...]
Members: TypeAlias = tuple[tuple[ValueType, str], ...]
"""Each kind of member that a group has, with the first member of that kind."""


class Checking(Protocol):
    """What checks the expressions in a call."""

    environment: Environment
    functions: Functions

    def infer(self, expr: Expr) -> ValueType | None:
        """Find the kind of one value."""

    def report(self, verdict: Verdict, span: Span) -> None:
        """Keep what is wrong, if anything."""


def check_call(call: Call, checker: Checking) -> ValueType | None:
    """Check the values and tests of a call; give the kind of its result, None if not known."""
    function = checker.functions.get(call.function)
    if function is None:
        checker.report(_unknown(call.function, checker), call.span)
        return None
    counted = _counts(call, function)
    checker.report(counted, call.span)
    if counted is not None:
        return _KINDS.get(function.gives)
    for kind, argument in zip(_places(call, function), call.arguments, strict=True):
        _CHECKS.get(kind, _check_value)(kind, argument, call, checker)
    _check_tests(call, function, checker)
    return _KINDS.get(function.gives) or _member_kind(call, checker)


def _unknown(name: str, checker: Checking) -> Refusal:
    known = checker.environment.type_of(name) is not None
    message = f"{shown(name)} is not a function" if known else f"unknown function {shown(name)}"
    guess = suggest(name, checker.functions)
    hint = _SPREADSHEET.get(name.lower()) or (f"did you mean `{guess}`?" if guess else None)
    if isinstance(checker.functions, FunctionTable):
        hint = checker.functions.why_missing(name) or hint
    return Refusal("QA333", message, hint)


def _places(call: Call, function: Function) -> tuple[Kind, ...]:
    more = len(call.arguments) - len(function.takes) if function.repeats else 0
    return function.takes + function.takes[-1:] * more


def _counts(call: Call, function: Function) -> Verdict:
    wanted, found = len(function.takes), len(call.arguments)
    if found == wanted or (function.repeats and found > wanted):
        return None
    values = "1 value" if wanted == 1 else f"{wanted} values"
    more = " or more" if function.repeats else ""
    message = f"`{call.function}` takes {values}{more} and has {found}"
    return Refusal("QA334", message, f"as in `{function.example}`")


# Values


def _check_value(kind: Kind, argument: Expr, call: Call, checker: Checking) -> None:
    found = checker.infer(argument)
    if found is not None and found != _KINDS[kind]:
        message = (
            f"{words(argument)} is {describe(found)}, and `{call.function}` takes {kind.value}"
        )
        checker.report(Refusal("QA336", message, _mend(kind, argument, found)), argument.span)


def _mend(kind: Kind, argument: Expr, found: ValueType) -> str | None:
    if kind is Kind.NUMBER and isinstance(found, LevelType) and isinstance(argument, Name):
        return f"write `points({argument.id})`"
    if kind is Kind.DATE and isinstance(argument, Literal) and isinstance(argument.value, str):
        return f"write `date({print_expr(argument)})`"
    return None


def _check_name(kind: Kind, argument: Expr, call: Call, checker: Checking) -> None:
    if not isinstance(argument, Name):
        message = f"`{call.function}` takes {kind.value}, and {words(argument)} is none"
        checker.report(Refusal("QA336", message, _unquote(argument, checker)), argument.span)
        return
    found = checker.infer(argument)
    if kind is Kind.POINTS and found is not None and not _has_points(found):
        message = f"{words(argument)} is {describe(found)}, and has no points"
        hint = f"write `{argument.id}` alone" if isinstance(found, NumberType) else None
        checker.report(Refusal("QA336", message, hint), argument.span)


def _unquote(argument: Expr, checker: Checking) -> str | None:
    """Mend `answered('on_time')`."""
    if not isinstance(argument, Literal) or not isinstance(argument.value, str):
        return None
    known = checker.environment.type_of(argument.value) is not None
    return f"write `{argument.value}` without quotes" if known else None


def _has_points(kind: ValueType) -> bool:
    return isinstance(kind, LevelType) and kind.points


def _check_absence(kind: Kind, argument: Expr, call: Call, checker: Checking) -> None:
    if not isinstance(argument, Literal) or not isinstance(argument.value, str):
        message = f"`{call.function}` takes {kind.value}, and {words(argument)} is none"
        hint = f"write `'{argument.id}'`" if isinstance(argument, Name) else None
        checker.report(Refusal("QA336", message, hint), argument.span)
        return
    subject = call.arguments[0]
    found = checker.environment.type_of(subject.id) if isinstance(subject, Name) else None
    if found is not None and not isinstance(found, GroupType):
        message = f"{words(subject)} has no absence {shown(argument.value)}"
        verdict = fits_absence(argument.value, absences_of(found), message)
        checker.report(verdict, argument.span)


# Groups


def _group_of(argument: Expr, checker: Checking) -> GroupType | None:
    found = checker.environment.type_of(argument.id) if isinstance(argument, Name) else None
    return found if isinstance(found, GroupType) else None


def _check_group(kind: Kind, argument: Expr, call: Call, checker: Checking) -> None:
    group = _group_of(argument, checker)
    if group is None:
        checker.report(_no_group(argument, call, checker), argument.span)
    elif kind is not Kind.GROUP:
        checker.report(_MEMBERS[kind](group, argument), argument.span)


def _no_group(argument: Expr, call: Call, checker: Checking) -> Refusal:
    message = f"`{call.function}` takes a group, and {words(argument)} is none"
    if not isinstance(argument, Name):
        return Refusal("QA336", message, _unquote(argument, checker))
    types = checker.environment.types
    if argument.id in types:
        return Refusal("QA336", message)
    groups = [name for name, kind in types.items() if isinstance(kind, GroupType)]
    guess = suggest(argument.id, groups)
    hint = f"did you mean `{guess}`?" if guess is not None else None
    return Refusal("QA330", f"unknown group {words(argument)}", hint)


def _are_ordered(group: GroupType, argument: Expr) -> Verdict:
    kinds = {kind for _, kind in group.members}
    if not kinds:
        return Refusal("QA337", f"{words(argument)} has no members")
    if len(kinds) > 1:
        return Refusal("QA337", f"the members of {words(argument)} are not all on one scale")
    first, kind = group.members[0]
    if is_ordered(kind):
        return None
    message = f"`{first}` in {words(argument)} is {describe(kind)}, and has no order"
    return Refusal("QA337", message)


def _are_counted(group: GroupType, argument: Expr) -> Verdict:
    for name, kind in group.members:
        if not isinstance(kind, NumberType) and not _has_points(kind):
            message = f"`{name}` in {words(argument)} is {describe(kind)}, and has no points"
            return Refusal("QA337", message)
    return None


_MEMBERS: Mapping[Kind, Callable[[GroupType, Expr], Verdict]] = MappingProxyType(
    {Kind.ORDERED: _are_ordered, Kind.COUNTED: _are_counted}
)
_CHECKS: Mapping[Kind, Callable[[Kind, Expr, Call, Checking], None]] = MappingProxyType(
    {Kind.NAME: _check_name, Kind.POINTS: _check_name, Kind.ABSENCE: _check_absence}
    | dict.fromkeys(_GROUPS, _check_group)
)


def _member_kind(call: Call, checker: Checking) -> ValueType | None:
    group = _group_of(call.arguments[0], checker)
    if group is None or _are_ordered(group, call.arguments[0]) is not None:
        return None
    return group.members[0][1]


# Tests


def _check_tests(call: Call, function: Function, checker: Checking) -> None:
    """Check that there is one test where one is wanted, and that its values suit the members."""
    verdict = _tests_wanted(call, function)
    checker.report(verdict, call.span)
    group = _group_of(call.arguments[0], checker) if call.arguments else None
    if verdict is not None or group is None:
        return
    distinct = {(kind, absences_of(kind)): (kind, name) for name, kind in reversed(group.members)}
    members = tuple(reversed(distinct.values()))
    for test, value in call.keywords:
        values = value if isinstance(value, tuple) else (value,)
        _TEST_CHECKS.get(test, _fit_bound)(call, values, members, checker)


def _tests_wanted(call: Call, function: Function) -> Verdict:
    tests = [test for test, _ in call.keywords]
    name = f"`{call.function}`"
    if not function.tests:
        message = f"{name} takes no test, and has {shown(f'{tests[0]}=')}" if tests else ""
        return Refusal("QA335", message) if tests else None
    unknown = next((test for test in tests if test not in TESTS), None)
    if unknown is not None:
        guess = suggest(unknown, TESTS)
        listing = ", ".join(f"`{test}`" for test in TESTS)
        hint = f"did you mean `{guess}`?" if guess else f"the tests are {listing}"
        return Refusal("QA335", f"{name} knows no test {shown(unknown)}", hint)
    if len(tests) != 1:
        message = f"{name} takes one test and has {len(tests)}"
        return Refusal("QA335", message, f"as in `{function.example}`")
    return _one_or_list(call)


def _one_or_list(call: Call) -> Verdict:
    test, value = call.keywords[0]
    if test == "in" and not isinstance(value, tuple):
        hint = f"write `in=({print_expr(value)})`, or `equal={print_expr(value)}`"
        return Refusal("QA335", "`in=` takes a list in round brackets", hint)
    if test != "in" and isinstance(value, tuple):
        return Refusal("QA335", f"`{test}=` takes one value, not a list", "for a list write `in=`")
    return None


def _fit_bound(call: Call, values: Values, members: Members, checker: Checking) -> None:
    """Check a value that every member is compared with: each must know it."""
    ordering = call.keywords[0][0] in {"at_least", "at_most"}
    for kind, name in members:
        member = Name(name)
        verdict = orders(kind, member) if ordering else None
        checker.report(verdict or fits(values[0], kind, member), values[0].span)


def _fit_any(_: Call, values: Values, members: Members, checker: Checking) -> None:
    """Check a list: some member must know each value, and each member some value."""
    refused = [[fits(value, kind, Name(name)) for value in values] for kind, name in members]
    for index, value in enumerate(values):
        here = [verdicts[index] for verdicts in refused]
        if all(here):
            checker.report(next(iter(here), None), value.span)
    for verdicts in refused:
        if all(verdicts):
            checker.report(verdicts[0], values[0].span)


def _fit_absent(call: Call, values: Values, members: Members, checker: Checking) -> None:
    """Check an absence: some member must know it."""
    value = values[0]
    if not isinstance(value.value, str):
        message = f"`absent=` takes {Kind.ABSENCE.value}, and {words(value)} is none"
        checker.report(Refusal("QA336", message), value.span)
    elif members:
        known = tuple(dict.fromkeys(word for kind, _ in members for word in absences_of(kind)))
        group = words(call.arguments[0])
        message = f"no member of {group} has the absence {shown(value.value)}"
        checker.report(fits_absence(value.value, known, message), value.span)


_TEST_CHECKS: Mapping[str, Callable[[Call, Values, Members, Checking], None]] = MappingProxyType(
    {"in": _fit_any, "absent": _fit_absent}
)
