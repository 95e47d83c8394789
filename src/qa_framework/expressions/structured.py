"""The structured form of conditions, which programs and forms build more easily than text.

    {all: [A, B]}   {any: [A, B]}   {not: A}        each of A and B text, or this form again
    {question: impact.grade, at_most: good}         one name, one test:

    at_least at_most more_than less_than            a value
    equal not_equal                                 a value
    in                                              a list of values
    has                                             an option of a question with several
    absent                                          an absence
    answered applies holds                          yes or no; `holds` for a yes-or-no or a flag

It reads to the same tree as text. A value in quotes is a level, an option or text; unquoted digits
are a number and an unquoted ISO date is a date (`plain_value` says which).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Protocol, TypeAlias, TypeVar

from attrs import frozen

from qa_framework.expressions.errors import ConditionError
from qa_framework.expressions.literals import decimal_text, fault_in_text
from qa_framework.expressions.parsing import MOST_LEVELS, parse
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.refusals import shown
from qa_framework.expressions.syntax import (
    NAME_FORM,
    WORDS,
    And,
    Call,
    Comparator,
    Compare,
    Expr,
    Has,
    In,
    Literal,
    Name,
    Not,
    Or,
    conjunction,
    disjunction,
)
from qa_framework.problems import NOWHERE, Problem, Span, problem, suggest

T = TypeVar("T")
Plain: TypeAlias = (
    str | bool | int | Decimal | Fraction | date | Sequence["Plain"] | Mapping[str, "Plain"]
)
"""A condition as plain data."""
Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a part of it; `()` is the whole."""


class Placed(Protocol):
    """Where the parts of plain data stand in their file."""

    def value(self, path: Path) -> Span:
        """Find the place of a value, from its first character, quotes included."""

    def key(self, path: Path) -> Span:
        """Find the place of the key that the path ends in."""


class _Unplaced:
    """Places of data that came from no file."""

    def value(self, path: Path) -> Span:  # noqa: ARG002 - nothing here has a place
        return NOWHERE

    def key(self, path: Path) -> Span:  # noqa: ARG002
        return NOWHERE


_SWITCHES: Mapping[str, bool] = MappingProxyType(
    {"yes": True, "no": False, "true": True, "false": False}
)
_COMPARISONS: Mapping[str, Comparator] = MappingProxyType(
    {
        "at_least": ">=",
        "at_most": "<=",
        "more_than": ">",
        "less_than": "<",
        "equal": "==",
        "not_equal": "!=",
    }
)
_COMPARISON_KEYS: Mapping[Comparator, str] = MappingProxyType(
    {sign: key for key, sign in _COMPARISONS.items()}
)
_STATES = ("answered", "applies")
_SWITCHED = (*_STATES, "holds")
_LONGEST_PATH = 2 * MOST_LEVELS  # a level of `all` or `any` adds its key and an index
TEST_KEYS = (*_COMPARISONS, "in", "has", "absent", *_SWITCHED)
"""The keys that may stand beside `question`."""
JOINING_KEYS = ("all", "any", "not")
"""The keys that make a condition of others."""


def from_structured(data: Plain, *, places: Placed | None = None) -> Expr:
    """Read a condition from plain data: its structured form, or its text.

    Args:
        data: Maps, lists, text, exact numbers, dates and switches.
        places: Where the parts of it stand.

    Raises:
        ConditionError: It is no condition; with every problem found.
        TypeError: Something in it is of none of the kinds above, a float for one.

    >>> from_structured({"question": "on_time", "at_most": "partly"})
    Compare(first=Name(id='on_time'), rest=(('<=', Literal(value='partly')),))
    """
    reader = _Reader(places or _Unplaced())
    expr = reader.condition(data, ())
    if not isinstance(data, str):
        _check_bounds(expr, reader.places.value(()))
    return expr


def _check_bounds(expr: Expr, span: Span) -> None:
    """Hold either form of a condition to the same bounds: what is read can be written as text."""
    try:
        parse(print_expr(expr))
    except ConditionError as error:
        large = [problem(each.code, each.message, span, each.hint) for each in error.problems]
        raise ConditionError(large) from None


def _all(readers: Iterable[Callable[[], T]], before: Iterable[Problem] = ()) -> list[T]:
    """Call each; raise one ConditionError with the problems before, and those that any raises."""
    found: list[T] = []
    problems = list(before)
    for read in readers:
        try:
            found.append(read())
        except ConditionError as error:
            problems.extend(error.problems)
    if problems:
        raise ConditionError(problems)
    return found


@frozen
class _Reader:
    """What reads plain data. Each part of it gives an expression or raises its problems."""

    places: Placed

    def condition(self, data: Plain, path: Path) -> Expr:
        """Read text, or the structured form."""
        if isinstance(data, str):
            return parse(data, at=self.places.value(path))
        if not isinstance(data, Mapping):
            message = "wanted a condition: text, or a map with `all`, `any`, `not` or `question`"
            raise self._refusal("QA321", message, path)
        if len(path) > _LONGEST_PATH:
            raise self._refusal("QA302", f"more than {MOST_LEVELS} deep in one another", path)
        for key, read in _FORMS.items():
            if key in data:
                return read(self, data, path)
        raise self._formless(data, path)

    def _refusal(
        self, code: str, message: str, path: Path, hint: str | None = None
    ) -> ConditionError:
        return ConditionError([problem(code, message, self.places.value(path), hint)])

    def _formless(self, data: Mapping[str, Plain], path: Path) -> ConditionError:
        message = "wanted one of `all`, `any`, `not`, `question`"
        if not data:
            return self._refusal("QA320", message, path)
        key = next(iter(data))
        hint = _guess(key, tuple(_FORMS))
        message = f"{message}, found {shown(key)}"
        return ConditionError([problem("QA320", message, self.places.key((*path, key)), hint)])

    def _stray(self, data: Mapping[str, Plain], keys: tuple[str, ...], path: Path) -> list[Problem]:
        """Find every key that is not one of these."""
        return [
            problem(
                "QA320",
                f"{shown(key)} cannot stand beside `{keys[0]}`",
                self.places.key((*path, key)),
                _guess(key, keys),
            )
            for key in data
            if key not in keys
        ]

    # Conditions made of others

    def joined(self, data: Mapping[str, Plain], path: Path) -> Expr:
        key = "all" if "all" in data else "any"
        read = partial(self._items, data[key], (*path, key))
        [operands] = _all([read], self._stray(data, (key,), path))
        join = conjunction if key == "all" else disjunction
        return join(operands, self.places.value(path))

    def _items(self, data: Plain, path: Path) -> list[Expr]:
        if not isinstance(data, Sequence) or isinstance(data, str) or not data:
            message = f"`{path[-1]}` wants a list of one condition or more"
            raise self._refusal("QA321", message, path)
        return _all(
            partial(self.condition, each, (*path, index)) for index, each in enumerate(data)
        )

    def opposite(self, data: Mapping[str, Plain], path: Path) -> Expr:
        read = partial(self.condition, data["not"], (*path, "not"))
        [operand] = _all([read], self._stray(data, ("not",), path))
        return Not(operand, span=self.places.value(path))

    # One name and its test

    def question(self, data: Mapping[str, Plain], path: Path) -> Expr:
        read = partial(self._name, data["question"], (*path, "question"))
        [name] = _all([read], self._stray(data, ("question", *TEST_KEYS), path))
        tests = [key for key in data if key in TEST_KEYS]
        if len(tests) != 1:
            found = " and ".join(f"`{each}`" for each in tests) or "none"
            message = f"`question` wants one test beside it, found {found}"
            hint = None if tests else "such as `equal`, `at_least`, `at_most`, `in` or `answered`"
            raise self._refusal("QA320", message, path, hint)
        return self._test(name, tests[0], data[tests[0]], path)

    def _name(self, data: Plain, path: Path) -> Name:
        if isinstance(data, str) and NAME_FORM.fullmatch(data) and data not in WORDS:
            return Name(data, span=self.places.value(path))
        message = "`question` wants a name, such as `on_time` or `impact.grade`"
        raise self._refusal("QA321", message, path)

    def _test(self, name: Name, key: str, data: Plain, path: Path) -> Expr:
        inner, span = (*path, key), self.places.value(path)
        if key in _SWITCHED:
            return self._state(name, key, data, path)
        if key == "in":
            return In(name, self._list(data, inner), span=span)
        value = self._value(data, inner)
        if key in _COMPARISONS:
            return Compare(name, ((_COMPARISONS[key], value),), span=span)
        if not isinstance(value.value, str):
            raise self._refusal("QA321", f"`{key}` wants a word", inner)
        if key == "has":
            return Has(value, name, span=span)
        return Call("absent", (name, value), span=span)

    def _state(self, name: Name, key: str, data: Plain, path: Path) -> Expr:
        span = self.places.value(path)
        switch = _SWITCHES.get(data) if isinstance(data, str) else data
        if not isinstance(switch, bool):
            raise self._refusal("QA321", f"`{key}` wants yes or no", (*path, key))
        expr = name if key == "holds" else Call(key, (name,), span=span)
        return expr if switch else Not(expr, span=span)

    def _list(self, data: Plain, path: Path) -> tuple[Literal, ...]:
        if not isinstance(data, Sequence) or isinstance(data, str) or not data:
            raise self._refusal("QA321", "`in` wants a list of one value or more", path)
        return tuple(
            _all(partial(self._value, each, (*path, index)) for index, each in enumerate(data))
        )

    def _value(self, data: Plain, path: Path) -> Literal:
        if isinstance(data, Mapping | Sequence | bool) and not isinstance(data, str):
            key = next(each for each in reversed(path) if isinstance(each, str))
            raise self._refusal("QA321", f"`{key}` wants words, numbers or dates", path)
        value = data if isinstance(data, str | date) else _number(data)
        fault = _fault(value)
        if fault is not None:
            raise self._refusal("QA321", fault, path)
        return Literal(value, span=self.places.value(path))


def _guess(key: str, known: tuple[str, ...]) -> str | None:
    guess = suggest(key, known)
    return f"did you mean `{guess}`?" if guess is not None else None


def _number(data: object) -> Fraction:
    if isinstance(data, int | Decimal | Fraction):
        return Fraction(data)
    raise TypeError(f"a value is text, an exact number or a date, not {data!r}")


def _fault(value: str | Fraction | date) -> str | None:
    if isinstance(value, str):
        return fault_in_text(value)
    if not isinstance(value, Fraction):
        return None
    try:
        decimal_text(value)
    except ValueError:
        return "a number has at most 18 digits"
    return None


_FORMS: Mapping[str, Callable[[_Reader, Mapping[str, Plain], Path], Expr]] = MappingProxyType(
    {
        "all": _Reader.joined,
        "any": _Reader.joined,
        "not": _Reader.opposite,
        "question": _Reader.question,
    }
)


def to_structured(expr: Expr) -> Plain:
    """Write a condition as plain data that reads back to it; text where the form cannot say it.

    >>> from qa_framework.expressions import parse
    >>> to_structured(parse("on_time <= 'partly' and not act_today"))
    {'all': [{'question': 'on_time', 'at_most': 'partly'}, {'question': 'act_today', 'holds': False}]}
    """
    match expr:
        case And(operands):
            return {"all": [to_structured(each) for each in operands]}
        case Or(operands):
            return {"any": [to_structured(each) for each in operands]}
        case Not(Name(id)):
            return {"question": id, "holds": False}
        case Not(Call(function, (Name(id),), ())) if function in _STATES:
            return {"question": id, function: False}
        case Not(operand):
            return {"not": to_structured(operand)}
        case _:
            return _test_form(expr) or print_expr(expr)


def _test_form(expr: Expr) -> Mapping[str, Plain] | None:
    """Write one name and its test; None where it is something else."""
    match expr:
        case Name(id):
            return {"question": id, "holds": True}
        case Compare(Name(id), ((sign, Literal(value)),)):
            return {"question": id, _COMPARISON_KEYS[sign]: value}
        case In(Name(id), options):
            return {"question": id, "in": [each.value for each in options]}
        case Has(Literal(value), Name(id)):
            return {"question": id, "has": value}
        case Call("absent", (Name(id), Literal(str() as value)), ()):
            return {"question": id, "absent": value}
        case Call(function, (Name(id),), ()) if function in _STATES:
            return {"question": id, function: True}
        case _:
            return None
