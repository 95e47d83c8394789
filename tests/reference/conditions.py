"""Conditions and formulas, read by Python's own parser and valued in three states (5.1 and 6)."""

from __future__ import annotations

import ast
import keyword
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Protocol

from tests.reference.comparing import compare, ends, is_one_of
from tests.reference.groups import GROUP_FUNCTIONS, Group, Member
from tests.reference.states import (
    OUT,
    UNKNOWN,
    Missing,
    Outcome,
    Scale,
    Span,
    State,
    Truth,
    every,
    negate,
    some,
)

OUR_WORDS = {"and", "or", "not", "in", "if", "else"}
WORD = re.compile(r"""('[^']*'|"[^"]*")|[A-Za-z_][A-Za-z0-9_]*""")
AFTER_A_WORD = "__word"  # put after ids that Python keeps for itself, `class` or `from`


class Names(Protocol):
    """What a condition may ask about the names in it."""

    formula: bool

    def value(self, name: str) -> State:
        """Give the state of a name."""

    def scale_of(self, name: str) -> Scale | None:
        """Find the scale of the levels that a name stands for."""

    def points(self, name: str) -> State:
        """Give the points of a question."""

    def answered(self, name: str) -> bool:
        """Tell whether a question that applies was answered."""

    def applies(self, name: str) -> Truth:
        """Tell whether a name is anything but out."""

    def absent(self, name: str, absence: str) -> Truth:
        """Tell whether the answer given was this absence."""

    def members(self, group: Group, by: str) -> list[Member]:
        """List the members of a group; of measures the grades ("word") or scores ("number")."""


def escape(match: re.Match[str]) -> str:
    """Put a mark after a word that is an id here and a keyword in Python."""
    word = match.group()
    if match.group(1) or not keyword.iskeyword(word):
        return word
    is_option = word == "in" and re.match(r"\s*=[^=]", match.string[match.end() :])
    return word + AFTER_A_WORD if is_option or word not in OUR_WORDS else word


@cache
def parse(text: str) -> tuple[ast.expr, str]:
    """Parse a condition; the text that its places speak of comes with it."""
    source = f"({WORD.sub(escape, text)})"
    return ast.parse(source, mode="eval").body, source


def name_of(node: ast.expr) -> str:
    """Read a name, or a name after a dot."""
    match node:
        case ast.Name(id=word):
            return word.removesuffix(AFTER_A_WORD)
        case ast.Attribute(value=before, attr=word):
            return f"{name_of(before)}.{word.removesuffix(AFTER_A_WORD)}"
        case _:
            raise TypeError(f"not a name: {ast.dump(node)}")


def group_of(node: ast.expr) -> Group:
    """Read what a group function ranges over: one name, or a list of names."""
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(name_of(item) for item in node.elts)
    return name_of(node)


def listed(node: ast.expr) -> list[ast.expr]:
    """Read the literals after `in`; a single one in parentheses will do."""
    return node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]


def truth(outcome: Outcome, names: Names) -> Truth:
    """Read an outcome as a truth; a truth that is out is not so (see INTERPRETATIONS)."""
    if outcome is OUT:
        return UNKNOWN if names.formula else False
    if isinstance(outcome, bool | Missing):
        return outcome
    raise TypeError(f"not a truth: {outcome!r}")


def calculate(function: Callable[..., Any], *operands: Outcome) -> Outcome:
    """Calculate with numbers; with out or unknown it is unknown (5.1).

    What is a range gives a range: sums, products and the like are settled by their ends.
    """
    if any(
        isinstance(operand, Missing) or (isinstance(operand, Span) and operand.may_be_out)
        for operand in operands
    ):
        return UNKNOWN
    found = [Fraction(function(*point)) for point in corners([ends(o, None) for o in operands])]  # type: ignore[arg-type]  # no Missing is left
    low, high = min(found), max(found)
    return low if low == high else Span(low, high)


def corners(sides: list[list[Any]]) -> list[list[Any]]:
    """Combine each end of each operand with each end of the others."""
    if not sides:
        return [[]]
    return [[end, *rest] for end in sides[0] for rest in corners(sides[1:])]


def divide(one: Outcome, other: Outcome) -> Outcome:
    """Divide; a divisor that is or may be zero makes it unknown (5.1)."""
    if isinstance(other, Missing):
        return UNKNOWN
    low, high = ends(other, None)
    return UNKNOWN if low <= 0 <= high else calculate(operator.truediv, one, other)


def days_between(one: Outcome, other: Outcome) -> Outcome:
    """Count the days from the first date to the second (6)."""
    if isinstance(one, date) and isinstance(other, date):
        return Fraction((other - one).days)
    return UNKNOWN


COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
ARITHMETIC: dict[type[ast.operator], Callable[[Outcome, Outcome], Outcome]] = {
    ast.Add: lambda a, b: calculate(operator.add, a, b),
    ast.Sub: lambda a, b: calculate(operator.sub, a, b),
    ast.Mult: lambda a, b: calculate(operator.mul, a, b),
    ast.Div: divide,
}
CALCULATIONS: dict[str, Callable[..., Outcome]] = {
    "min": lambda *numbers: calculate(min, *numbers),
    "max": lambda *numbers: calculate(max, *numbers),
    "clamp": lambda *three: calculate(lambda x, low, high: min(max(x, low), high), *three),
    "days_between": days_between,
}


class Evaluation:
    """One condition being valued."""

    def __init__(self, source: str, names: Names) -> None:
        self.source = source
        self.names = names

    def value(self, node: ast.expr) -> Outcome:
        """Give the outcome of a node."""
        match node:
            case ast.Constant(value=str() as text):
                return text
            case ast.Constant():
                return Fraction(str(ast.get_source_segment(self.source, node)))
            case ast.Name() | ast.Attribute():
                return self.names.value(name_of(node))
            case ast.BoolOp(op=joint, values=operands):
                truths = [self.truth(operand) for operand in operands]
                return every(truths) if isinstance(joint, ast.And) else some(truths)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return negate(self.truth(operand))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return calculate(operator.neg, self.value(operand))
            case ast.Compare(left=first, ops=signs, comparators=others):
                operands = [first, *others]
                return every(map(self.comparison, operands, signs, operands[1:]))
            case ast.BinOp(left=left, op=sign, right=right):
                return ARITHMETIC[type(sign)](self.value(left), self.value(right))
            case ast.IfExp(test=test, body=then, orelse=otherwise):
                return self.choice(test, then, otherwise)
            case ast.Call():
                return self.call(node)
            case _:
                raise TypeError(f"not in the language: {ast.dump(node)}")

    def truth(self, node: ast.expr) -> Truth:
        """Give the truth of a node."""
        return truth(self.value(node), self.names)

    def choice(self, test: ast.expr, then: ast.expr, otherwise: ast.expr) -> Outcome:
        """Value `a if c else b`; where `c` is unknown so is the whole (5.1)."""
        found = self.truth(test)
        if isinstance(found, Missing):
            return UNKNOWN
        return self.value(then if found else otherwise)

    def comparison(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Truth:
        """Value one link of a comparison."""
        if isinstance(sign, ast.In | ast.NotIn):
            found = self.membership(left, right)
            return found if isinstance(sign, ast.In) else negate(found)
        return compare(
            COMPARISONS[type(sign)],
            self.value(left),
            self.value(right),
            formula=self.names.formula,
            scale=self.scale_at(left) or self.scale_at(right),
        )

    def scale_at(self, node: ast.expr) -> Scale | None:
        """Find the scale that quoted words are levels of where they meet a name."""
        match node:
            case ast.Name() | ast.Attribute():
                return self.names.scale_of(name_of(node))
            case ast.IfExp(body=then, orelse=otherwise):
                return self.scale_at(then) or self.scale_at(otherwise)
            case _:
                return None

    def membership(self, left: ast.expr, right: ast.expr) -> Truth:
        """Value `team in ('north', 'south')`, or `'north' in teams` for a set of options."""
        if not isinstance(right, ast.Name | ast.Attribute):
            options: list[Any] = [self.value(option) for option in listed(right)]
            scale = self.scale_at(left)
            return is_one_of(self.value(left), options, formula=self.names.formula, scale=scale)
        chosen = self.value(right)
        if isinstance(chosen, frozenset):
            return self.value(left) in chosen
        return truth(chosen, self.names)

    def call(self, node: ast.Call) -> Outcome:
        """Value a function of the closed table (6)."""
        function, first, *others = name_of(node.func), *node.args
        if function in CALCULATIONS:
            return CALCULATIONS[function](*map(self.value, node.args))
        if function in GROUP_FUNCTIONS:
            where = {str(word.arg): self.option(word.value) for word in node.keywords}
            return GROUP_FUNCTIONS[function](group_of(first), clean(where), self.names)
        match function:
            case "date":
                return date.fromisoformat(str(self.value(first)))
            case "points":
                return self.names.points(name_of(first))
            case "answered":
                return self.names.answered(name_of(first))
            case "applies":
                return self.names.applies(name_of(first))
            case "absent":
                return self.names.absent(name_of(first), str(self.value(others[0])))
            case _:
                raise TypeError(f"no such function: {function}")

    def option(self, node: ast.expr) -> Any:
        """Read a literal, or a list of them, given to a group function by name."""
        if isinstance(node, ast.Tuple | ast.List):
            return tuple(self.value(item) for item in node.elts)
        return self.value(node)


def clean(where: Mapping[str, Any]) -> dict[str, Any]:
    """Give `in` its name back; a single literal after it is a list of one."""
    named = {word.removesuffix(AFTER_A_WORD): value for word, value in where.items()}
    if "in" in named and not isinstance(named["in"], tuple):
        named["in"] = (named["in"],)
    return named


def evaluate(condition: Any, names: Names) -> Outcome:
    """Value a condition or a formula, written as text or in the structured form (6)."""
    if isinstance(condition, Mapping):
        return structured(condition, names)
    node, source = parse(str(condition))
    return Evaluation(source, names).value(node)


def structured(condition: Mapping[str, Any], names: Names) -> Outcome:
    """Value `{all: …}`, `{any: …}`, `{not: …}` or `{question: q, at_most: level}`."""
    if "all" in condition:
        return every(truth_of(item, names) for item in condition["all"])
    if "any" in condition:
        return some(truth_of(item, names) for item in condition["any"])
    if "not" in condition:
        return negate(truth_of(condition["not"], names))
    value = names.value(str(condition["question"]))
    signs = {"at_least": ">=", "at_most": "<=", "equal": "=="}
    found = [
        is_one_of(value, wanted) if key == "in" else compare(signs[key], value, wanted)
        for key, wanted in condition.items()
        if key != "question"
    ]
    return every(found)


def truth_of(condition: Any, names: Names) -> Truth:
    """Value a condition as a truth."""
    return truth(evaluate(condition, names), names)


def names_in(formula: str) -> tuple[set[str], list[Group]]:
    """List the names and the groups that a formula speaks of: its parts (5.3)."""
    names: set[str] = set()
    groups: list[Group] = []
    collect(parse(formula)[0], names, groups)
    return names, groups


def collect(node: ast.AST, names: set[str], groups: list[Group]) -> None:
    """Collect names and groups, leaving out the names of functions and what is said of a group."""
    if isinstance(node, ast.Call) and name_of(node.func) in GROUP_FUNCTIONS:
        groups.append(group_of(node.args[0]))
    elif isinstance(node, ast.Call):
        for argument in node.args:
            collect(argument, names, groups)
    elif isinstance(node, ast.Name | ast.Attribute):
        names.add(name_of(node))
    else:
        for child in ast.iter_child_nodes(node):
            collect(child, names, groups)
