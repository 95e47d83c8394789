"""Definitions to canonical YAML: the same definition is always written in the same way.

A short map or list stands in one line, in `{ }` or `[ ]`; everything else stands in lines of its
own. A long text is folded. A text stands in quotes only where YAML, ours or that of another
program, would otherwise not read it back as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from qa_framework.definitions import Definition
from qa_framework.definitions.plain import decimal_text, definition_to_plain
from qa_framework.loading.text import describe_character, forbidden_character

Value: TypeAlias = Mapping[str, Any] | list[Any] | str | int | Fraction
"""Plain data."""

WIDTH = 100
"""Characters of a line, if its words allow it."""
SHORT = 60
"""Characters of a map in one line that has other maps in it."""
STEP = "  "

_LEADING = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~]|\.\.\.|<<")
_INNER = re.compile(r":(?=\s|$)| #|\n|\t")
_IN_BRACKETS = re.compile(r"[,\[\]{}]|:(?![A-Za-z0-9/])")
_NEGATIVE = re.compile(r"-[A-Za-z0-9(]")
_TAKEN_OTHERWISE = re.compile(
    r"(?:true|True|TRUE|false|False|FALSE|null|Null|NULL)\Z"
    r"|[-+]?(?:\.inf|\.Inf|\.INF)\Z|(?:\.nan|\.NaN|\.NAN)\Z"
    r"|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z"
)
_SAFE_NUMBER = re.compile(r"(?!-0\Z)-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?\Z")
_MOST_SAFE_DIGITS = 15  # what a double keeps
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )")


def dump(definition: Definition) -> str:
    """Write a definition as YAML that reads back to it.

    Raises:
        ValueError: It holds what cannot be written: a number without end, a hidden character.
    """
    return "\n".join(_block(definition_to_plain(definition), "")) + "\n"


def dump_all(definitions: Iterable[Definition]) -> str:
    """Write several definitions as one file, with `---` between them."""
    return "---\n".join(map(dump, definitions))


def _block(value: Mapping[str, Any] | list[Any], pad: str) -> Iterator[str]:
    """Write a map or a list that is not empty, in lines that begin with ``pad``."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(f"{pad}{_scalar(key, inside=False)}:", part, pad)
        return
    for part in value:
        yield from _item(part, pad)


def _entry(head: str, value: Value, pad: str) -> Iterator[str]:
    """Write a value after its key or dash: in the same line where it fits, else below."""
    pad += STEP
    line = _in_line(value, WIDTH - len(head) - 1)
    below = _in_lines(value, WIDTH - len(pad)) if line is None and isinstance(value, str) else None
    if below is not None:
        sign, lines = below
        yield f"{head} {sign}"
        yield from (f"{pad}{each}" if each else "" for each in lines)
    elif line is None and isinstance(value, Mapping | list):
        yield head
        yield from _block(value, pad)
    else:
        yield f"{head} {_flow(value) if line is None else line}"


def _item(value: Value, pad: str) -> Iterator[str]:
    """Write an item of a list; a map below a dash begins beside it."""
    if isinstance(value, Mapping) and _in_line(value, WIDTH - len(pad) - 2) is None:
        first, *others = _block(value, pad + STEP)
        yield f"{pad}- {first.removeprefix(pad + STEP)}"
        yield from others
    else:
        yield from _entry(f"{pad}-", value, pad)


def _in_line(value: Value, room: int) -> str | None:
    """Write a value in one line; None where it is too long, or should not stand in one."""
    if not isinstance(value, Mapping | list):
        text = _scalar(value, inside=False)
    elif _has_rows(value):
        return None
    else:
        text = _flow(value)
        if isinstance(value, Mapping) and any(map(_is_map, value.values())):
            room = min(room, SHORT)
    return None if len(text) > room or "\\n" in text else text


def _is_map(value: Value) -> bool:
    return isinstance(value, Mapping) and bool(value)


def _has_rows(value: Value) -> bool:
    """Say whether a list of maps, each of which has a line of its own, stands in a value."""
    if isinstance(value, list):
        return any(map(_is_map, value))
    return isinstance(value, Mapping) and any(map(_has_rows, value.values()))


def _flow(value: Value) -> str:
    """Write a value in one line, whatever its length."""
    if isinstance(value, Mapping):
        entries = (f"{_scalar(key, inside=True)}: {_flow(part)}" for key, part in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, inside=True)


def _scalar(value: str | int | Fraction, *, inside: bool) -> str:
    """Write a single value; ``inside`` brackets more texts need quotes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        return decimal_text(Fraction(value))
    return value if _is_plain(value, inside=inside) else _quoted(value)


def _is_plain(text: str, *, inside: bool) -> bool:
    """Say whether a text reads back as itself without quotes."""
    if not text or text != text.strip() or (_LEADING.match(text) and not _NEGATIVE.match(text)):
        return False
    if _INNER.search(text) or (inside and _IN_BRACKETS.search(text)) or forbidden_character(text):
        return False
    return not _TAKEN_OTHERWISE.match(text) or _is_safe_number(text)


def _is_safe_number(text: str) -> bool:
    """Say whether a text of digits is the same when another program takes it for a number."""
    return bool(_SAFE_NUMBER.match(text)) and len(text.strip("-")) <= _MOST_SAFE_DIGITS


def _quoted(text: str) -> str:
    """Write a text in double quotes, or in single ones where that needs no escapes."""
    hidden = forbidden_character(text)
    if hidden is not None:
        raise ValueError(f"{describe_character(hidden)} cannot be written in a definition")
    if "\n" in text or "\t" in text or not {'"', "\\"} & set(text):
        return f'"{text.translate(_ESCAPES)}"'
    return f"'{text.replace(chr(39), chr(39) * 2)}'"


_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"})


def _in_lines(text: str, width: int) -> tuple[str, Iterable[str]] | None:
    """Give the sign and the lines of a text that stands below its key; None where none could.

    A text with line ends keeps them (`|`); any other is folded at single spaces (`>-`).
    """
    if "\n" not in text:
        foldable = "\t" not in text and text == text.strip(" ") and _BETWEEN_WORDS.search(text)
        return (">-", _folded(text, width)) if foldable else None
    lines = text.removesuffix("\n").split("\n")
    keeps = not any("\t" in line or line != line.rstrip(" ") for line in lines)
    if not keeps or not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return None
    return "|" if text.endswith("\n") else "|-", lines


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _BETWEEN_WORDS.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
