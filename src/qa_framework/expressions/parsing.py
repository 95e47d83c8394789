"""Read the text of a condition into its tree.

A precedence parser (Pratt 1973): each sign has a power, and an operand goes to the stronger of its
two neighbours. From weak to strong: `if else`, `or`, `and`, `not`, comparisons and `in`, `+ -`,
`* /`, unary minus; as in Python. The parser calls itself for what stands in brackets, after a
sign, after `not`, minus or `else`, and never deeper than `MOST_LEVELS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import define

from qa_framework.expressions.alignment import Placing, align, beginning
from qa_framework.expressions.errors import ConditionError
from qa_framework.expressions.lexing import MOST_TOKENS, Token, cut
from qa_framework.expressions.literals import date_value
from qa_framework.expressions.refusals import Refusal, left_over, missing, refuse, shown
from qa_framework.expressions.syntax import (
    COMPARATORS,
    DATE_WORD,
    OPERATORS,
    Arithmetic,
    Call,
    Choose,
    Comparator,
    Compare,
    Expr,
    Has,
    In,
    Literal,
    Name,
    Negate,
    Not,
    Operator,
    conjunction,
    disjunction,
)
from qa_framework.problems import NOWHERE, Span, problem

MOST_CHARACTERS = 1_000
"""Characters of a condition, spaces included."""
MOST_LEVELS = 32
"""How deep brackets, signs and branches may stand in one another."""

_NOT_POWER = 4
_COMPARE_POWER = 5
_MINUS_POWER = 8
_POWERS: Mapping[str, int] = MappingProxyType(
    {"if": 1, "or": 2, "and": 3, "in": _COMPARE_POWER, "not": _COMPARE_POWER}
    | dict.fromkeys(COMPARATORS, _COMPARE_POWER)
    | {"+": 6, "-": 6, "*": 7, "/": 7}
)
_COMPARATORS: Mapping[str, Comparator] = MappingProxyType({sign: sign for sign in COMPARATORS})
_OPERATORS: Mapping[str, Operator] = MappingProxyType({"+": "+", "-": "-", "*": "*", "/": "/"})

_LIST_HINT = "write a list as in `team in ('north', 'south')`"
_SIGN_HINT = "`=` gives a function a test, as in `at_most='good'`; `==` compares"
_DATE_HINT = "write a date as in `date('2026-01-31')`"


def parse(text: str, *, at: Span = NOWHERE) -> Expr:
    """Read a condition.

    Args:
        text: The condition, as YAML gives it: unquoted, folded lines joined.
        at: Where its scalar begins in the file, quote or block sign included, so that every node
            and every problem knows its own place.

    Raises:
        ConditionError: It is no condition; the first thing wrong is its one problem.

    >>> parse("on_time <= 'partly'")
    Compare(first=Name(id='on_time'), rest=(('<=', Literal(value='partly')),))
    """
    if len(text) > MOST_CHARACTERS:
        message = (
            f"a condition has at most {MOST_CHARACTERS:,} characters, this one has {len(text):,}"
        )
        raise ConditionError([problem("QA301", message, beginning(text, at))])
    place = align(text, at)
    tokens = cut(text)
    if len(tokens) > MOST_TOKENS and tokens[-1].kind != "end":
        message = f"a condition has at most {MOST_TOKENS} words and signs"
        raise ConditionError([problem("QA301", message, place(tokens[-1].start, tokens[-1].end))])
    return _Parser(tokens, place, tokens[0]).whole()


@define
class _Parser:
    """A walk along the tokens. It changes as it goes, and is thrown away at the end."""

    tokens: list[Token]
    place: Placing
    now: Token
    index: int = 0
    done: int = 0
    level: int = 0

    def whole(self) -> Expr:
        """Read all tokens as one condition."""
        if self.now.kind == "end":
            raise self._refusal(Refusal("QA303", "the condition is empty"), self.now)
        expr = self._expression(0)
        if self.now.kind != "end":
            raise self._left_over()
        return expr

    def _expression(self, least: int) -> Expr:
        """Read an operand, and every sign after it that is stronger than ``least``."""
        self.level += 1
        if self.level > MOST_LEVELS:
            message = f"brackets and signs stand more than {MOST_LEVELS} deep in one another"
            raise self._refusal(Refusal("QA302", message), self.now)
        start = self.now.start
        expr = self._operand(least)
        while _POWERS.get(self.now.kind, 0) > least:
            expr = _CONTINUATIONS[self.now.kind](self, expr, start)
        self.level -= 1
        return expr

    def _advance(self) -> Token:
        token = self.now
        self.done = token.end
        self.index += 1
        self.now = self.tokens[self.index]
        return token

    def _ahead(self) -> str:
        return self.tokens[self.index + 1].kind if self.index + 1 < len(self.tokens) else "end"

    def _from(self, start: int) -> Span:
        return self.place(start, self.done)

    # Operands

    def _operand(self, least: int) -> Expr:
        match self.now.kind:
            case "name" if self._ahead() == "(":
                return self._date() if self.now.text == DATE_WORD else self._call()
            case "name":
                token = self._advance()
                return Name(token.text, span=self.place(token.start, token.end))
            case "number" | "text":
                return self._written()
            case "-":
                return self._minus()
            case "not" if least <= _NOT_POWER:
                start = self._advance().start
                return Not(self._expression(_NOT_POWER), span=self._from(start))
            case "(":
                return self._group()
            case _:
                raise self._missing()

    def _group(self) -> Expr:
        opening = self._advance()
        expr = self._expression(0)
        if self.now.kind != ")":
            raise self._left_over(opening)
        self._advance()
        return expr

    def _minus(self) -> Expr:
        if self._ahead() == "number":
            return self._written()
        start = self._advance().start
        return Negate(self._expression(_MINUS_POWER), span=self._from(start))

    def _written(self) -> Literal:
        """Read a quoted text, or a number with or without its minus."""
        start = self.now.start
        if self.now.kind == "text":
            return Literal(self._advance().text[1:-1], span=self._from(start))
        sign = -1 if self.now.kind == "-" else 1
        if sign < 0:
            self._advance()
        whole, _, part = self._advance().text.partition(".")
        number = Fraction(sign * int(whole + part), 10 ** len(part))
        return Literal(number, span=self._from(start))

    def _date(self) -> Literal:
        start = self._advance().start
        self._advance()
        if self.now.kind != "text" or self._ahead() != ")":
            raise self._refusal(Refusal("QA309", "`date` takes one day in quotes", _DATE_HINT))
        token = self._advance()
        day = date_value(token.text[1:-1])
        if day is None:
            message = f"there is no date {shown(token.text[1:-1])}"
            raise self._refusal(Refusal("QA309", message, _DATE_HINT), token)
        self._advance()
        return Literal(day, span=self._from(start))

    def _literal(self) -> Literal:
        """Read a value that must be written out."""
        kind, ahead = self.now.kind, self._ahead()
        if kind in {"number", "text"} or (kind == "-" and ahead == "number"):
            return self._written()
        if self.now.text == DATE_WORD and ahead == "(":
            return self._date()
        if kind in {"end", "bad"}:
            raise self._missing()
        message = "a list, and a value after `=`, hold only quoted words, numbers and dates"
        hint = f"write `'{self.now.text}'`" if kind == "name" else None
        raise self._refusal(Refusal("QA314", message, hint))

    def _list(self) -> tuple[Literal, ...]:
        opening = self._advance()
        values: list[Literal] = []
        while self.now.kind != ")":
            values.append(self._literal())
            self._separate(opening)
        if not values:
            raise self._refusal(Refusal("QA314", "the list is empty", _LIST_HINT))
        self._advance()
        return tuple(values)

    def _call(self) -> Call:
        name = self._advance()
        opening = self._advance()
        arguments: list[Expr] = []
        keywords: dict[str, Literal | tuple[Literal, ...]] = {}
        while self.now.kind != ")":
            if self.now.kind in {"name", "in"} and self._ahead() == "=":
                word, value = self._keyword(keywords)
                keywords[word] = value
            elif keywords:
                message = (
                    f"nothing but another test comes after {shown(f'{next(iter(keywords))}=')}"
                )
                raise self._refusal(Refusal("QA315", message, _SIGN_HINT))
            else:
                arguments.append(self._expression(0))
            self._separate(opening)
        self._advance()
        listed = tuple(keywords.items())
        return Call(name.text, tuple(arguments), listed, span=self._from(name.start))

    def _keyword(self, before: Mapping[str, object]) -> tuple[str, Literal | tuple[Literal, ...]]:
        token = self._advance()
        if "." in token.text or token.text in before:
            reason = "comes twice" if token.text in before else "is not a test"
            refusal = Refusal("QA315", f"{shown(f'{token.text}=')} {reason}", _SIGN_HINT)
            raise self._refusal(refusal, token)
        self._advance()
        return token.text, self._list() if self.now.kind == "(" else self._literal()

    def _separate(self, opening: Token) -> None:
        """Go past a comma; refuse what is neither a comma nor the closing bracket."""
        if self.now.kind == ",":
            self._advance()
        elif self.now.kind != ")":
            raise self._left_over(opening)

    # Signs after an operand

    def either(self, first: Expr, start: int) -> Expr:
        return disjunction(self._operands(first), self._from(start))

    def both(self, first: Expr, start: int) -> Expr:
        return conjunction(self._operands(first), self._from(start))

    def _operands(self, first: Expr) -> list[Expr]:
        kind = self.now.kind
        operands = [first]
        while self.now.kind == kind:
            self._advance()
            operands.append(self._expression(_POWERS[kind]))
        return operands

    def choose(self, then: Expr, start: int) -> Expr:
        self._advance()
        test = self._expression(_POWERS["if"])
        if self.now.kind != "else":
            message = "`if` wants an `else` with what stands otherwise"
            raise self._refusal(Refusal("QA311", message, "write `this if condition else that`"))
        self._advance()
        otherwise = self._expression(0)
        return Choose(test, then, otherwise, span=self._from(start))

    def arithmetic(self, left: Expr, start: int) -> Expr:
        sign = self._advance().kind
        right = self._expression(_POWERS[sign])
        return Arithmetic(_OPERATORS[sign], left, right, span=self._from(start))

    def comparison(self, first: Expr, start: int) -> Expr:
        rest = []
        while self.now.kind in _COMPARATORS:
            sign = self._advance().kind
            rest.append((_COMPARATORS[sign], self._expression(_COMPARE_POWER)))
        self._end_chain()
        return Compare(first, tuple(rest), span=self._from(start))

    def membership(self, left: Expr, start: int) -> Expr:
        opposite = self.now.kind == "not"
        if opposite and self._ahead() != "in":
            raise self._left_over()
        if opposite:
            self._advance()
        self._advance()
        found = self._member(left, start)
        self._end_chain()
        return Not(found, span=found.span) if opposite else found

    def _member(self, left: Expr, start: int) -> Expr:
        if self.now.kind == "(":
            options = self._list()
            return In(left, options, span=self._from(start))
        option = isinstance(left, Literal) and isinstance(left.value, str)
        if isinstance(left, Literal) and option and self.now.kind == "name":
            token = self._advance()
            name = Name(token.text, span=self.place(token.start, token.end))
            return Has(left, name, span=self._from(start))
        if self.now.kind in {"end", "bad"}:
            raise self._missing()
        raise self._refusal(Refusal("QA314", "`in` wants a list in round brackets", _LIST_HINT))

    def _end_chain(self) -> None:
        if _POWERS.get(self.now.kind) == _COMPARE_POWER:
            message = f"{shown(self.now.text)} cannot go on from another comparison"
            raise self._refusal(Refusal("QA316", message, "join two comparisons by `and`"))

    # What is wrong

    def _refusal(self, refusal: Refusal, token: Token | None = None) -> ConditionError:
        """Make the exception for a token, the present one unless another is given."""
        token = token or self.now
        code, message, hint = refuse(token) if token.kind == "bad" else refusal
        return ConditionError([problem(code, message, self.place(token.start, token.end), hint)])

    def _missing(self) -> ConditionError:
        """Refuse the present token, where a name or a value should begin."""
        before = self.tokens[self.index - 1] if self.index else None
        return self._refusal(missing(before, self.now), before if self.now.kind == "end" else None)

    def _left_over(self, opening: Token | None = None) -> ConditionError:
        """Refuse the present token, where the condition or its bracket should end or go on."""
        if self.now.kind == "end" and opening is not None:
            return self._refusal(Refusal("QA313", "the bracket is not closed", "add `)`"), opening)
        before = self.tokens[self.index - 1]
        token, refusal = left_over(before, self.now)
        return self._refusal(refusal, token)


_CONTINUATIONS: Mapping[str, Callable[[_Parser, Expr, int], Expr]] = MappingProxyType(
    {
        "if": _Parser.choose,
        "or": _Parser.either,
        "and": _Parser.both,
        "in": _Parser.membership,
        "not": _Parser.membership,
    }
    | dict.fromkeys(COMPARATORS, _Parser.comparison)
    | dict.fromkeys(OPERATORS, _Parser.arithmetic)
)
