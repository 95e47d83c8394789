"""Does a value that is written out fit the kind it meets? Each answer is a refusal or None."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

from qa_framework.expressions.literals import date_value, decimal_value, quoted
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.refusals import Refusal, shown
from qa_framework.expressions.syntax import Expr, Literal, Name
from qa_framework.expressions.types import (
    ChoiceType,
    DateType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    ValueType,
    describe,
    is_ordered,
)
from qa_framework.problems import suggest

Verdict: TypeAlias = Refusal | None
"""What is wrong, or nothing."""

UNANSWERED = "unanswered"
"""What people write for a blank; no level is called so."""
_MOST_LISTED = 8
_ONE_KIND = "only values of one kind are compared"


def words(expr: Expr) -> str:
    """Quote a part of a condition as it would be printed, cut where it is long."""
    return shown(print_expr(expr))


def kind_of(literal: Literal) -> ValueType:
    """Give the kind of a value that is written out, taken by itself."""
    match literal.value:
        case str():
            return TextType()
        case Fraction():
            return NumberType()
        case _:
            return DateType()


def fits(literal: Literal, kind: ValueType, met: Expr) -> Verdict:
    """Check a value that is written out against the kind of what it meets."""
    match kind:
        case LevelType():
            return _fits_scale(literal, kind, met)
        case ChoiceType(options) | OptionsType(options):
            return _fits_options(literal, options, kind, met)
        case NumberType():
            return _fits_number(literal, kind, met)
        case DateType():
            return _fits_date(literal, kind, met)
        case TextType():
            return None if isinstance(literal.value, str) else clash(literal, kind, met)
        case TruthType():
            return uncompared(kind, met)
        case _:
            assert_never(kind)


def _fits_scale(literal: Literal, kind: LevelType, met: Expr) -> Verdict:
    if not isinstance(literal.value, str):
        text = print_expr(literal)
        hint = f"write `{quoted(text)}`" if text in kind.levels else None
        return clash(literal, kind, met, hint)
    if literal.value in kind.levels:
        return None
    return _absent(literal.value, kind.absences, met) or Refusal(
        "QA340",
        f"{shown(literal.value)} is not a level of `{kind.scale}`",
        _near(literal.value, kind.levels, "levels"),
    )


def _fits_options(
    literal: Literal, options: tuple[str, ...], kind: ValueType, met: Expr
) -> Verdict:
    if not isinstance(literal.value, str):
        text = print_expr(literal)
        return clash(literal, kind, met, f"write `{quoted(text)}`" if text in options else None)
    if literal.value in options:
        return None
    return _absent(literal.value, (), met) or Refusal(
        "QA341",
        f"{shown(literal.value)} is not an option of {words(met)}",
        _near(literal.value, options, "options"),
    )


def _fits_number(literal: Literal, kind: NumberType, met: Expr) -> Verdict:
    if isinstance(literal.value, Fraction):
        return None
    if not isinstance(literal.value, str):
        return clash(literal, kind, met)
    is_number = decimal_value(literal.value) is not None
    hint = f"write `{literal.value}` without quotes" if is_number else None
    return _absent(literal.value, kind.absences, met) or clash(literal, kind, met, hint)


def _fits_date(literal: Literal, kind: DateType, met: Expr) -> Verdict:
    if isinstance(literal.value, Fraction):
        return clash(literal, kind, met)
    if not isinstance(literal.value, str):
        return None
    day = literal.value if date_value(literal.value) is not None else "2026-01-31"
    return clash(literal, kind, met, f"write `date('{day}')`")


def _absent(word: str, absences: Sequence[str], met: Expr) -> Verdict:
    """Refuse what is no value but a reason for having none."""
    if word == UNANSWERED and isinstance(met, Name):
        message = "a blank is not a value that can be compared"
        return Refusal("QA342", message, f"write `not answered({met.id})`")
    if word not in absences:
        return None
    hint = f"write `absent({met.id}, '{word}')`" if isinstance(met, Name) else None
    return Refusal("QA342", f"{shown(word)} is an absence, not a value that can be compared", hint)


def fits_absence(word: str, absences: tuple[str, ...], message: str) -> Verdict:
    """Check an absence against those that a scale has."""
    if word in absences:
        return None
    return Refusal("QA342", message, _near(word, absences, "absences"))


def _near(word: str, known: tuple[str, ...], plural: str) -> str | None:
    guess = suggest(word, known)
    if guess is not None:
        return f"did you mean `{guess}`?"
    if not 0 < len(known) <= _MOST_LISTED:
        return None
    return f"its {plural} are {', '.join(f'`{each}`' for each in known)}"


def clash(literal: Literal, kind: ValueType, met: Expr, hint: str | None = None) -> Refusal:
    """Refuse to compare a value that is written out with one of another kind."""
    found = describe(kind_of(literal))
    message = f"{words(met)} is {describe(kind)}, and {words(literal)} is {found}"
    return Refusal("QA343", message, hint or _ONE_KIND)


def compares(left: ValueType, right: ValueType, sides: tuple[Expr, Expr]) -> Verdict:
    """Check that two values that are not written out can be compared at all."""
    if left == right:
        return None
    message = f"{words(sides[0])} is {describe(left)}, and {words(sides[1])} is {describe(right)}"
    if isinstance(left, LevelType) and isinstance(right, LevelType):
        return Refusal("QA344", message, "levels of two scales are not compared")
    return Refusal("QA343", message, _ONE_KIND)


def uncompared(kind: ValueType, operand: Expr) -> Verdict:
    """Refuse to compare what is a condition already, or a set of options."""
    text = words(operand)
    match kind:
        case TruthType():
            hint = f"write {text} alone, or `not` before it"
            return Refusal("QA346", f"{text} is yes or no already, and is not compared", hint)
        case OptionsType(options):
            example = f"'{options[0]}'" if options else "'…'"
            hint = f"write `{example} in {print_expr(operand)}`"
            return Refusal("QA346", f"{text} can hold several options, and is not compared", hint)
        case _:
            return None


def orders(kind: ValueType, operand: Expr) -> Verdict:
    """Check that a kind has an order, for `<`, `<=`, `>`, `>=` and their like."""
    if is_ordered(kind):
        return None
    return Refusal(
        "QA345",
        f"{words(operand)} is {describe(kind)}, and has no order",
        "compare it by `==`, `!=` or `in`",
    )
