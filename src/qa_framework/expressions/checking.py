"""Check a condition against the names it may use: kinds at load, nothing coerced.

A text in quotes has no kind until it meets one: a level of the scale it is compared with, an
option, or words. All problems are collected; where something has no kind because of one, nothing
more is said about it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from attrs import define, field

from qa_framework.expressions.calling import check_call
from qa_framework.expressions.fitting import (
    Verdict,
    compares,
    fits,
    kind_of,
    orders,
    uncompared,
    words,
)
from qa_framework.expressions.functions import FUNCTIONS, Functions
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.refusals import Refusal, shown
from qa_framework.expressions.syntax import (
    And,
    Arithmetic,
    Call,
    Choose,
    Compare,
    Expr,
    Has,
    In,
    Literal,
    Name,
    Negate,
    Not,
    Or,
)
from qa_framework.expressions.types import (
    Environment,
    GroupType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    Type,
    ValueType,
    describe,
    words_of,
)
from qa_framework.problems import Problem, Span, problem

_TRUTH_HINT = "a yes or no stands alone, as in `act_today` or `not act_today`"
_BLANK_HINT = "for a blank write `not answered(…)`"
_CONSTANTS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("true", "false", "True", "False", "TRUE", "FALSE", "yes", "no"), _TRUTH_HINT)
    | dict.fromkeys(("None", "none", "null", "NULL", "blank", "unanswered"), _BLANK_HINT)
)


def check(
    expr: Expr,
    environment: Environment,
    *,
    wanted: ValueType | None = None,
    functions: Functions = FUNCTIONS,
) -> tuple[ValueType | None, tuple[Problem, ...]]:
    """Find the kind of a condition, and everything that is wrong with it.

    Args:
        expr: The condition.
        environment: The names it may use.
        wanted: The kind it must have: ``TruthType()`` for a condition, ``NumberType()`` for a
            formula; None where any will do.
        functions: The functions it may use.

    Returns:
        Its kind, None where that cannot be told; and every problem, in the order of their places.
    """
    checker = _Checker(environment, functions)
    kind = checker.top(expr, wanted)
    return kind, tuple(sorted(dict.fromkeys(checker.problems)))


def is_loose(expr: Expr) -> bool:
    """Say whether an expression is made of quoted texts alone, and takes the kind it meets."""
    if isinstance(expr, Choose):
        return is_loose(expr.then) and is_loose(expr.otherwise)
    return isinstance(expr, Literal) and isinstance(expr.value, str)


@define
class _Checker:
    """A walk through one condition, gathering what is wrong with it."""

    environment: Environment
    functions: Functions
    problems: list[Problem] = field(factory=list)

    def report(self, verdict: Verdict, span: Span) -> None:
        """Keep what is wrong, if anything."""
        if verdict is not None:
            code, message, hint = verdict
            self.problems.append(problem(code, message, span, hint))

    def top(self, expr: Expr, wanted: ValueType | None) -> ValueType | None:
        """Infer the kind of a whole condition, and compare it with the kind wanted."""
        if isinstance(wanted, LevelType) and is_loose(expr):
            self.fit(expr, wanted, expr)
            return wanted
        kind = self.infer(expr)
        if kind is not None and wanted is not None and kind != wanted:
            want = "a condition" if isinstance(wanted, TruthType) else describe(wanted)
            message = f"wanted {want}, found {describe(kind)}"
            hint = _how_to_use(expr, kind) if isinstance(wanted, TruthType) else None
            self.report(Refusal("QA350", message, hint), expr.span)
        return kind

    def infer(self, expr: Expr) -> ValueType | None:
        """Find the kind of one value; None where a problem, reported, stands in the way."""
        match expr:
            case Literal():
                return kind_of(expr)
            case Name():
                return self._name(expr)
            case Not(operand):
                return self._truths("not", [operand])
            case And(operands) | Or(operands):
                return self._truths("and" if isinstance(expr, And) else "or", operands)
            case Compare():
                return self._compare(expr)
            case In():
                return self._in(expr)
            case Has():
                return self._has(expr)
            case Arithmetic():
                return self._arithmetic(expr)
            case Negate(operand):
                self._number("-", operand)
                return NumberType()
            case Choose():
                return self._choose(expr)
            case Call():
                return self._call(expr)
            case _:
                assert_never(expr)

    def fit(self, expr: Expr, kind: ValueType, met: Expr) -> None:
        """Check loose text against the kind it meets in another expression."""
        if isinstance(expr, Choose):
            self._truths("if", [expr.test])
            self.fit(expr.then, kind, met)
            self.fit(expr.otherwise, kind, met)
        if isinstance(expr, Literal):
            self.report(fits(expr, kind, met), expr.span)

    # Names

    def _name(self, name: Name) -> ValueType | None:
        kind = self.environment.type_of(name.id)
        if kind is not None and not isinstance(kind, GroupType):
            return kind
        if name.id in self.environment.absent:
            return None
        self.report(self._no_value(name.id, kind), name.span)
        return None

    def _no_value(self, name: str, kind: Type | None) -> Refusal:
        """Say why a name stands for no one value."""
        below = self.environment.below(name)
        hint = f"did you mean `{below}`?" if below is not None else None
        if kind is not None:
            return Refusal("QA331", f"`{name}` is a group of values, and one value is wanted", hint)
        if below is not None:
            return Refusal("QA331", f"`{name}` alone has no value", hint)
        if name in _CONSTANTS:
            return Refusal("QA330", f"there is no `{name}` in conditions", _CONSTANTS[name])
        guess = self.environment.nearest(name)
        hint = f"did you mean `{guess}`?" if guess is not None else None
        return Refusal("QA330", f"unknown name {shown(name)}", hint)

    # Truths

    def _truths(self, word: str, operands: Sequence[Expr]) -> TruthType:
        for index, operand in enumerate(operands):
            kind = self.infer(operand)
            if kind is not None and kind != TruthType():
                before = operands[index - 1] if index else None
                hint = _repeat(before, operand) or _how_to_use(operand, kind)
                message = f"{words(operand)} is {describe(kind)}, and `{word}` wants a condition"
                self.report(Refusal("QA348", message, hint), operand.span)
        return TruthType()

    # Comparisons

    def _compare(self, expr: Compare) -> TruthType:
        operands = (expr.first, *(right for _, right in expr.rest))
        met = [self.environment.type_of(each.id) for each in operands if isinstance(each, Name)]
        kinds = [None if is_loose(each) else self._operand(each, met) for each in operands]
        for index, (sign, right) in enumerate(expr.rest):
            sides = operands[index], right
            self._step(sign, sides, (kinds[index], kinds[index + 1]))
        return TruthType()

    def _operand(self, expr: Expr, met: Sequence[Type | None]) -> ValueType | None:
        """Infer one side of a comparison; a level that lost its quotes is told from a name."""
        if isinstance(expr, Name) and self.environment.type_of(expr.id) is None:
            if any(expr.id in _moot(kind) for kind in met):
                return None  # that the other side is compared at all is what is wrong
            if any(expr.id in words_of(kind) for kind in met if kind is not None):
                message = f"`{expr.id}` stands without quotes"
                self.report(Refusal("QA332", message, f"write `'{expr.id}'`"), expr.span)
                return None
        return self.infer(expr)

    def _step(
        self, sign: str, sides: tuple[Expr, Expr], kinds: tuple[ValueType | None, ValueType | None]
    ) -> None:
        left, right = sides
        if is_loose(left) and is_loose(right):
            self._loose_step(sign, left, right)
            return
        for side, kind in zip(sides, kinds, strict=True):
            verdict = None if kind is None else self._comparable(sign, kind, side)
            if verdict is not None:
                self.report(verdict, side.span)
                return
        self._meet(sides, kinds)

    def _comparable(self, sign: str, kind: ValueType, side: Expr) -> Verdict:
        return uncompared(kind, side) or (orders(kind, side) if sign[0] in "<>" else None)

    def _meet(
        self, sides: tuple[Expr, Expr], kinds: tuple[ValueType | None, ValueType | None]
    ) -> None:
        """Check the two sides of a comparison against each other."""
        left, right = sides
        if kinds[1] is not None and (is_loose(left) or isinstance(left, Literal)):
            self.fit(left, kinds[1], right)
        elif kinds[0] is not None and (is_loose(right) or isinstance(right, Literal)):
            self.fit(right, kinds[0], left)
        elif kinds[0] is not None and kinds[1] is not None:
            self.report(compares(kinds[0], kinds[1], sides), right.span)

    def _loose_step(self, sign: str, left: Expr, right: Expr) -> None:
        for side in (left, right):
            self.fit(side, TextType(), side)
        if sign[0] in "<>":
            self.report(orders(TextType(), left), left.span)

    def _in(self, expr: In) -> TruthType:
        loose = is_loose(expr.operand)
        kind = TextType() if loose else self.infer(expr.operand)
        if kind is None:
            return TruthType()
        verdict = uncompared(kind, expr.operand)
        if verdict is not None:
            self.report(verdict, expr.operand.span)
            return TruthType()
        for option in expr.options:
            self.fit_value(option, kind, expr.operand)
        return TruthType()

    def fit_value(self, literal: Literal, kind: ValueType, met: Expr) -> None:
        """Check any value that is written out against the kind it meets."""
        self.report(fits(literal, kind, met), literal.span)

    def _has(self, expr: Has) -> TruthType:
        kind = self.infer(expr.operand)
        if isinstance(kind, OptionsType):
            self.fit_value(expr.option, kind, expr.operand)
        elif kind is not None:
            text = words(expr.operand)
            message = f"{text} is {describe(kind)}, and holds no several options"
            hint = f"write `{expr.operand.id} == {print_expr(expr.option)}`"
            self.report(Refusal("QA346", message, hint), expr.operand.span)
        return TruthType()

    # Numbers

    def _arithmetic(self, expr: Arithmetic) -> NumberType:
        self._number(expr.op, expr.right)
        left = expr.left
        while isinstance(left, Arithmetic):  # a chain leans to the left, and can be long
            self._number(left.op, left.right)
            left = left.left
        self._number(expr.op, left)
        return NumberType()

    def _number(self, sign: str, operand: Expr) -> None:
        kind = self.infer(operand)
        if kind is None or isinstance(kind, NumberType):
            return
        message = f"{words(operand)} is {describe(kind)}, and `{sign}` takes numbers"
        hint = None
        if isinstance(kind, LevelType) and isinstance(operand, Name):
            hint = f"write `points({operand.id})`"
        self.report(Refusal("QA347", message, hint), operand.span)

    def _choose(self, expr: Choose) -> ValueType | None:
        self._truths("if", [expr.test])
        branches = (expr.then, expr.otherwise)
        loose = [is_loose(each) for each in branches]
        if all(loose):
            return TextType()
        if any(loose):
            text, firm = branches if loose[0] else branches[::-1]
            kind = self.infer(firm)
            if kind is not None:
                self.fit(text, kind, firm)
            return kind
        return self._branches(expr)

    def _branches(self, expr: Choose) -> ValueType | None:
        then, otherwise = self.infer(expr.then), self.infer(expr.otherwise)
        if then is None or otherwise is None:
            return None
        if then != otherwise:
            message = f"one branch is {describe(then)}, the other {describe(otherwise)}"
            self.report(Refusal("QA349", message), expr.otherwise.span)
            return None
        return then

    def _call(self, expr: Call) -> ValueType | None:
        return check_call(expr, self)


def _moot(kind: Type | None) -> Collection[str]:
    """List what people compare with a kind that is not compared at all."""
    if isinstance(kind, TruthType):
        return _CONSTANTS
    return words_of(kind) if isinstance(kind, OptionsType) else ()


def _how_to_use(expr: Expr, kind: ValueType) -> str:
    """Show how a value that is no condition is made one."""
    known = words_of(kind)
    if not isinstance(expr, Name) or not known:
        return "compare it with a value"
    if isinstance(kind, OptionsType):
        return f"write `'{known[0]}' in {expr.id}`"
    return f"compare it, as in `{expr.id} == '{known[-1]}'`"


def _repeat(before: Expr | None, operand: Expr) -> str | None:
    """Mend `team == 'north' or 'south'`."""
    match before, operand:
        case Compare(first, (("==", Literal() as one),)), Literal() as other if is_loose(other):
            return f"write `{print_expr(In(first, (one, other)))}`"
        case _:
            return None
