"""Whole numbers worked out by Python, one record at a time, with every span held to its word."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from qa_framework.expressions.cells import NO_WORD, UNGIVEN, Cell, Mixed, Options, Truth, Word
from qa_framework.expressions.domains import (
    Choices,
    Codes,
    Domain,
    Numbers,
    Truths,
    Words,
    given_flag,
    holds_flag,
    number_column,
    option_flag,
    word_column,
)
from qa_framework.expressions.integers import (
    HOLDS,
    Always,
    Column,
    Every,
    Extreme,
    Flag,
    Holds,
    Node,
    Opposite,
    Plus,
    Quotient,
    Same,
    Some,
    Times,
    When,
    Whole,
)
from qa_framework.expressions.ratios import Ratio
from qa_framework.expressions.values import OUT, UNKNOWN, Value


def columns_of(
    record: Mapping[str, Value], domains: Mapping[str, Domain], codes: Codes
) -> dict[str, Any]:
    """Put the answers of a record into the columns that an engine would be given."""
    found: dict[str, Any] = {}
    for name, domain in domains.items():
        value = record.get(name, UNKNOWN)
        given = value is not UNKNOWN
        found[given_flag(name)] = given
        found[f"text {name}"] = value
        match domain:
            case Words():
                found[word_column(name)] = codes.words.get(value, NO_WORD) if given else UNGIVEN
            case Numbers(low, high, unit):
                number = given and not isinstance(value, str)
                rest = low if low is not None else high if high is not None else 0
                found[number_column(name)] = int((value if number else rest) * unit)
                word = NO_WORD if number else codes.words.get(value, UNGIVEN)
                found[word_column(name)] = word if given else UNGIVEN
            case Truths():
                found[holds_flag(name)] = value is True
            case Choices(options):
                for each in options:
                    found[option_flag(name, each)] = given and each in value
    return found


def work_out(node: Node, columns: Mapping[str, Any], seen: dict[int, Any]) -> Any:
    """Work out a node; what it comes to must lie within its span."""
    if id(node) in seen:
        return seen[id(node)]
    value = _work_out(node, columns, seen)
    span = getattr(node, "span", None)
    if span is not None:
        assert span.low is None or value >= span.low, (node, value)
        assert span.high is None or value <= span.high, (node, value)
        assert span.values is None or value in span.values, (node, value)
    seen[id(node)] = value
    return value


def _work_out(  # noqa: C901, PLR0912 - a case for each node
    node: Node, columns: Mapping[str, Any], seen: dict[int, Any]
) -> Any:
    def at(other: Node) -> Any:
        return work_out(other, columns, seen)

    match node:
        case Whole(value):
            return value
        case Column(name) | Flag(name):
            return columns[name]
        case Always(holds):
            return holds
        case Same(left, right):
            return columns[f"text {left}"] == columns[f"text {right}"]
        case Plus(terms):
            return sum(map(at, terms))
        case Times(left, right):
            return at(left) * at(right)
        case Quotient(left, right):
            assert at(left) >= 0
            assert at(right) > 0
            return at(left) // at(right)
        case When(test, then, otherwise):
            both = at(then), at(otherwise)  # engines work out both
            return both[0] if at(test) else both[1]
        case Extreme(end, terms):
            return (min if end == "least" else max)(map(at, terms))
        case Holds(order, left, right):
            return HOLDS[order](at(left), at(right))
        case Every(tests):
            return all(tuple(map(at, tests)))
        case Some(tests):
            return any(tuple(map(at, tests)))
        case Opposite(test):
            return not at(test)


def value_of(cell: Cell, columns: Mapping[str, Any], codes: Codes, seen: dict[int, Any]) -> Value:
    """Give the value of a cell as the reference would; its numbers are worked out in any state."""
    value = _payload(cell, columns, codes, seen)
    known, out = work_out(cell.known, columns, seen), work_out(cell.out, columns, seen)
    assert not (known and out)
    return value if known else OUT if out else UNKNOWN


def _payload(cell: Cell, columns: Mapping[str, Any], codes: Codes, seen: dict[int, Any]) -> Any:
    words = {code: word for word, code in codes.words.items()}
    match cell.value:
        case None:
            return None
        case Truth(holds):
            return work_out(holds, columns, seen)
        case Ratio():
            return _number(cell.value, columns, seen)
        case Word(code, text):
            found = work_out(code, columns, seen)
            return words.get(found, columns.get(f"text {text}"))
        case Mixed(code, number):
            found, worked = work_out(code, columns, seen), _number(number, columns, seen)
            return words[found] if found > NO_WORD else worked
        case Options(has):
            return frozenset(each for each, at in has.items() if work_out(at, columns, seen))


def number_in(number: Ratio, columns: Mapping[str, Any]) -> Fraction:
    """Give the number that a row has."""
    return _number(number, columns, {})


def _number(number: Ratio, columns: Mapping[str, Any], seen: dict[int, Any]) -> Fraction:
    top, bottom = (work_out(each, columns, seen) for each in (number.top, number.bottom))
    found = Fraction(top, bottom)
    assert bottom > 0
    assert number.low is None or found >= number.low
    assert number.high is None or found <= number.high
    return found
