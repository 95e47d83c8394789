"""Cut the text of a condition into tokens.

One regular expression says what a token is. Whatever it does not know becomes one `bad` token,
which ends the list; the parser refuses it when it gets there, so that the first thing wrong in
the text is the one reported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qa_framework.expressions.literals import MOST_DIGITS, fault_in_text
from qa_framework.expressions.syntax import WORDS

MOST_TOKENS = 256
"""Tokens of a condition; a word, a sign, a bracket, a quoted text is one."""

_TOKEN = re.compile(
    r"""
      (?P<blank> [ \n]+ )
    | (?P<name> [A-Za-z][A-Za-z0-9_]* (?: \.[A-Za-z][A-Za-z0-9_]* )? (?! [A-Za-z0-9_.'"] ) )
    | (?P<number> (?: 0 | [1-9][0-9]* ) (?: \.[0-9]+ )? (?! [A-Za-z0-9_.'"] ) )
    | (?P<slip> \*\*=? | // | === | !== | => | =< | := | <> | << | >> | && | \|\| )
    | (?P<sign> [=!<>]= | [-+*/(),<>=] )
    | (?P<text> ' [^'\n]* ' | " [^"\n]* " )
    | (?P<odd> [A-Za-z0-9_][A-Za-z0-9_.]* ['"]? )
    | (?P<open> ['"] .* )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a condition.

    ``kind`` is `name`, `number`, `text`, `bad`, `end`, or, for a sign or a word of the language,
    that sign or word itself. ``start`` and ``end`` are offsets into the text.
    """

    kind: str
    text: str
    start: int
    end: int


def cut(text: str) -> list[Token]:
    """Cut a condition into tokens, the last of kind `end` or `bad`.

    No more are cut than a condition may have, and one.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group == "blank":
            continue
        start, end = match.span()
        token = _token(group or "", match[0], start, end)
        tokens.append(token)
        if token.kind == "bad" or len(tokens) > MOST_TOKENS:
            break
    else:
        end = tokens[-1].end if tokens else 0
        tokens.append(Token("end", "", end, end))
    return tokens


def _token(group: str, text: str, start: int, end: int) -> Token:
    if group == "name":
        return Token(text if text in WORDS else group, text, start, end)
    if group == "sign":
        return Token(text, text, start, end)
    if group == "text":
        return Token(group if _is_plain(text[1:-1]) else "bad", text, start, end)
    if group == "number" and len(text) <= MOST_DIGITS + 1 and _digits(text) <= MOST_DIGITS:
        return Token(group, text, start, end)
    return Token("bad", text, start, end)


def _is_plain(content: str) -> bool:
    return fault_in_text(content) is None


def _digits(number: str) -> int:
    return len(number) - number.count(".")
