"""What a tree means, in the fewest words: the table of values and nothing else."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.expressions.closures import Record
from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Fill,
    If,
    Input,
    Is,
    Lookup,
    Not,
    OneOf,
    Pick,
    Ref,
    Round,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import (
    OUT,
    UNKNOWN,
    Missing,
    Value,
    calculate,
    compare,
    conjoin,
    disjoin,
    negate,
    round_half,
)


def plainly(tree: Tree, record: Record) -> Value:
    """Work a tree out in the fewest words, by the table of values alone."""
    match tree:
        case Const(value):
            return value
        case Input(name):
            return record.get(name, UNKNOWN)
        case Ref(name):
            return record[name]
        case Lookup(operand, table):
            found = plainly(operand, record)
            return dict(table).get(found, found)
        case Not(operand):
            found = plainly(operand, record)
            return negate(found)
        case All(operands):
            return conjoin(plainly(each, record) for each in operands)
        case Any(operands):
            return disjoin(plainly(each, record) for each in operands)
        case Compare(order, left, right):
            return compare(order, plainly(left, record), plainly(right, record))
        case Arithmetic(sign, left, right):
            return calculate(sign, plainly(left, record), plainly(right, record))
        case OneOf(operand, values):
            return (
                disjoin(compare("==", plainly(operand, record), each) for each in values)
                if (values)
                else compare("<", plainly(operand, record), plainly(operand, record))
            )
        case _:
            return plainly_over_several(tree, record)


def plainly_over_several(tree: Tree, record: Record) -> Value:
    """Work out what chooses, fills, asks for a state, rounds, adds or picks."""
    match tree:
        case If(test, then, otherwise):
            found = plainly(test, record)
            if isinstance(found, Missing):
                return UNKNOWN
            return plainly(then if found else otherwise, record)
        case Fill(operand, out, unknown):
            found = plainly(operand, record)
            other = {OUT: out, UNKNOWN: unknown}.get(found) if isinstance(found, Missing) else None
            return found if other is None else plainly(other, record)
        case Is(state, operand):
            found = plainly(operand, record)
            return state == (found.value if isinstance(found, Missing) else "value")
        case Round(operand, digits, half):
            found = plainly(operand, record)
            return found if isinstance(found, Missing) else round_half(found, digits, half)
        case Total(terms, weights) | Weight(terms, weights):
            values = [plainly(each, record) for each in terms]
            kept = [(v, w) for v, w in zip(values, weights, strict=True) if v is not OUT]
            adds = isinstance(tree, Total)
            known = UNKNOWN not in values
            return sum(w * (v if adds else 1) for v, w in kept) if known else UNKNOWN
        case Pick(choice, terms):
            return picked(choice, [plainly(each, record) for each in terms])
        case _:
            raise AssertionError(tree)


def picked(choice: str, values: list[Value]) -> Value:
    """Pick one of several numbers."""
    there = sorted(value for value in values if value is not OUT and value is not UNKNOWN)
    if UNKNOWN in values or not there:
        return UNKNOWN if UNKNOWN in values else OUT
    lower, upper = there[(len(there) - 1) // 2], there[len(there) // 2]
    most = max(map(there.count, there))
    common = [value for value in there if there.count(value) == most]
    return {
        "lowest": there[0],
        "highest": there[-1],
        "middle": Fraction(lower + upper) / 2,
        "lower_middle": lower,
        "upper_middle": upper,
        "most_common_low": common[0],
        "most_common_high": common[-1],
    }[choice]
