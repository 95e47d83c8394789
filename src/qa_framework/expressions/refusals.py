"""What people write that is not of the language, and what to tell them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from qa_framework.expressions.lexing import Token
from qa_framework.expressions.literals import MOST_DIGITS, NUMBER_FORM, code_point, fault_in_text

_LONGEST_SHOWN = 40


class Refusal(NamedTuple):
    """Why something cannot stand in a condition: a code, a sentence, perhaps a hint."""

    code: str
    message: str
    hint: str | None = None


_ROUND = "a list stands in round brackets, as in `team in ('north', 'south')`"
_REPEAT = "a condition has no powers; write the multiplication out, as in `a * a`"

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "=": "write `==` to compare",
        "===": "write `==` to compare",
        ":=": "write `==` to compare",
        "<>": "write `!=`",
        "!==": "write `!=`",
        "=<": "write `<=`",
        "=>": "write `>=`",
        "≤": "write `<=`",
        "≥": "write `>=`",
        "≠": "write `!=`",
        "&&": "write `and`",
        "&": "write `and`",
        "||": "write `or`",
        "|": "write `or`",
        "!": "write `not`",
        "~": "write `not`",
        "¬": "write `not`",
        "×": "write `*`",  # noqa: RUF001 - the sign itself
        "÷": "write `/`",
        "−": "write `-`",  # noqa: RUF001 - the sign that word processors make of a minus
        "–": "write `-`",  # noqa: RUF001 - as above
        "—": "write `-`",
        "//": "write `/`, which divides exactly",
        "**": _REPEAT,
        "**=": _REPEAT,
        "^": _REPEAT,
        "%": "write a percentage as a number, such as `0.6` for 60 %",
        "[": _ROUND,
        "]": _ROUND,
        "{": _ROUND,
        "}": _ROUND,
        "“": "write straight quotes, such as `'yes'`",
        "”": "write straight quotes, such as `'yes'`",
        "„": "write straight quotes, such as `'yes'`",
        "‘": "write straight quotes, such as `'yes'`",  # noqa: RUF001 - it is what this is about
        "’": "write straight quotes, such as `'yes'`",  # noqa: RUF001 - as above
        "`": "write straight quotes, such as `'yes'`",
        "´": "write straight quotes, such as `'yes'`",  # noqa: RUF001 - as above
        ":": "write `==` to compare",
        ";": "join two conditions by `and` or `or`",
        "#": "a remark stands outside the condition",
        "\\": "a long condition goes on in the next line without a sign",
        ".": "a dot stands inside a name, as in `impact.grade`, or inside a number, as in `0.5`",
        "\t": "write spaces",
        "\N{NO-BREAK SPACE}": "write a plain space",
    }
)
"""Signs that other languages, spreadsheets and word processors have, with what to write here."""

FOREIGN: Mapping[str, str | None] = MappingProxyType(
    {
        "is": "write `==`, or `!=` for `is not`",
        "equals": "write `==`",
        "equal": "write `==`",
        "AND": "write `and`",
        "And": "write `and`",
        "OR": "write `or`",
        "Or": "write `or`",
        "NOT": "write `not`",
        "Not": "write `not`",
        "IN": "write `in`",
        "In": "write `in`",
        "then": "write `this if condition else that`",
        "contains": "write the option first, as in `'north' in teams`",
        "between": "write `1 <= months <= 12`",
        "for": "`number_of`, `any_of` and `all_of` go through a group",
        "lambda": None,
        "await": None,
        "async": None,
        "yield": None,
        "raise": None,
        "return": None,
        "import": None,
        "from": None,
        "del": None,
        "assert": None,
        "while": None,
        "with": None,
        "def": None,
        "class": None,
        "exec": None,
        "print": None,
    }
)
"""Words that other languages have, with what to write here; they may still be names."""


def shown(text: str) -> str:
    """Write the author's words in backticks, cut where they are long."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return f"`{short}`"


def refuse(token: Token) -> Refusal:
    """Say why a token of kind `bad` cannot stand in a condition."""
    text = token.text
    first = text[0]
    if text in SIGNS and first.isprintable():
        return Refusal("QA304", f"the sign {shown(text)} is not used in conditions", SIGNS[text])
    if first in "'\"":
        return _refuse_text(text)
    if text[-1] in "'\"":
        return Refusal(
            "QA307",
            f"{shown(text[:-1])} touches a quoted text",
            "leave a space between a word and a quoted text",
        )
    if first.isascii() and first.isdigit():
        return _refuse_number(text)
    if first.isascii() and (first.isalpha() or first == "_"):
        return _refuse_name(text)
    return _refuse_character(first)


def _refuse_text(text: str) -> Refusal:
    closed = len(text) > 1 and text[-1] == text[0]
    fault = fault_in_text(text[1:-1]) if closed else None
    if fault is not None:
        return Refusal("QA307", fault)
    return Refusal("QA307", "a quoted text is not closed on its line", f"end it with `{text[0]}`")


def _refuse_number(text: str) -> Refusal:
    if NUMBER_FORM.fullmatch(text):
        return Refusal("QA308", f"a number has at most {MOST_DIGITS} digits")
    return Refusal(
        "QA308", f"{shown(text)} is not a number", "write digits and a point, such as `2` or `2.5`"
    )


def _refuse_name(text: str) -> Refusal:
    message = f"{shown(text)} is not a name"
    if text.count(".") > 1:
        return Refusal("QA310", message, "a name has one dot at most, as in `impact.grade`")
    return Refusal("QA310", message, "each part of a name begins with a letter")


def _refuse_character(character: str) -> Refusal:
    point = code_point(character)
    hint = SIGNS.get(character)
    if character.isascii() and character.isprintable():
        return Refusal("QA304", f"the sign `{character}` is not used in conditions")
    if fault_in_text(character) is None:
        return Refusal(
            "QA305",
            f"the character `{character}` ({point}) cannot stand outside quotes",
            hint or "names are written in the letters a to z without accents",
        )
    return Refusal("QA305", f"the character {point} cannot stand in a condition", hint)


def missing(before: Token | None, now: Token) -> Refusal:
    """Say what is wrong where a name or a value should begin, and ``now`` stands."""
    if now.kind == "not":
        return Refusal("QA316", "`not` needs brackets here", "write `(not …)`")
    if now.kind == "=":
        return Refusal("QA304", "the sign `=` does not compare", SIGNS["="])
    if now.kind == "end" and before is not None:
        return Refusal("QA311", f"something is missing after {shown(before.text)}")
    if now.kind == ")" and before is not None and before.kind == "(":
        return Refusal("QA311", "nothing stands between the brackets")
    return Refusal("QA311", f"something is missing before {shown(now.text)}")


def left_over(before: Token, now: Token) -> tuple[Token, Refusal]:
    """Say what is wrong where a condition should end or go on, and ``now`` stands; and at which."""
    if now.kind in _LEFT_OVER:
        return now, _LEFT_OVER[now.kind]
    for token in (before, now):
        if token.kind == "name" and token.text in FOREIGN and now.kind != "bad":
            message = f"{shown(token.text)} is not a word of conditions"
            return token, Refusal("QA306", message, FOREIGN[token.text])
    message = f"{shown(before.text)} and {shown(now.text)} stand side by side"
    return now, Refusal("QA312", message, "join two conditions by `and` or `or`")


_LEFT_OVER: Mapping[str, Refusal] = MappingProxyType(
    {
        "=": Refusal("QA304", "the sign `=` does not compare", SIGNS["="]),
        ")": Refusal("QA313", "the bracket `)` closes nothing"),
        "(": Refusal(
            "QA312",
            "only the name of a function has brackets after it",
            "join two conditions by `and` or `or`",
        ),
        ",": Refusal(
            "QA312",
            "a comma stands only in a list, and between the values of a function",
            f"{_ROUND}; a decimal is written with a point",
        ),
        "else": Refusal("QA312", "`else` has no `if`", "write `this if condition else that`"),
        "not": Refusal(
            "QA312",
            "`not` stands before a condition or before `in`",
            "write `!=`, `not in`, or `and not`",
        ),
    }
)
