"""Read single values: text that knows its place becomes a number, a date, a switch, a name.

Each reader takes a node and gives a value, or reports what is wrong to the node's reading and
raises `Unusable`. Nothing is coerced: `no` is a switch only where a switch is wanted, and `2.9`
is never 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

from attrs import define, field

from qa_framework.definitions.base import (
    FULL_VERSION,
    NUMBER_FORM,
    REFERENCE_FORM,
    Form,
    Reference,
    Version,
)
from qa_framework.definitions.rubric import Bound
from qa_framework.expressions.literals import (
    DATE_FORM,
    MOST_DIGITS,
    date_value,
    decimal_text,
    decimal_value,
)
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence, span_of
from qa_framework.loading.places import FilePlace, Layout, place_of
from qa_framework.problems import Problem, Source, problem, suggest


@define
class Reading:
    """One document while it is being read: where its text comes from, and what was wrong so far.

    ``lost`` tells that a part could not be read and was dropped.
    """

    layout: Layout
    problems: list[Problem] = field(factory=list)
    lost: bool = False

    @property
    def source(self) -> Source:
        """Where the text comes from."""
        return self.layout.source

    def report(self, code: str, message: str, node: Node, hint: str | None = None) -> None:
        """Add a problem at the place of a node."""
        self.problems.append(problem(code, message, span_of(self.source, node), hint))

    def place(self, node: Node) -> FilePlace:
        """Give the place of a node."""
        return place_of(self.layout, node)


Reader: TypeAlias = Callable[[Node, Reading], Any]
"""Reads one value from a node; cattrs keeps one for each kind of value."""


WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
FRACTION = re.compile(r"(-?(?:0|[1-9][0-9]{0,17})) *(/|(?<= )of(?= )) *([1-9][0-9]{0,17})\Z")
PERCENT = re.compile(r"((?:0|[1-9][0-9]{0,17})) ?%\Z")
SHORT_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?\Z")
SWITCHES = {"yes": True, "no": False, "true": True, "false": False}
LIKE_SWITCHES = {"y": "yes", "on": "yes", "n": "no", "off": "no"}
HOW_TO_REFER = "write `name`, `name@1.2.0` or `name@^1`"
HUNDRED = 100
LONGEST_SHOWN = 40


class Unusable(Exception):  # noqa: N818 - it is no error of a user's, but how a reader gives up
    """A value that cannot be used; what is wrong with it has been reported."""


def refuse(node: Node, reading: Reading, wanted: str, hint: str | None = None) -> Unusable:
    """Report that something else was wanted here, and give the exception to raise."""
    reading.report("QA203", f"wanted {wanted}, found {describe(node)}", node, hint)
    return Unusable()


def did_you_mean(word: str | None) -> str | None:
    """Make a hint of a word that may have been meant."""
    return None if word is None else f"did you mean `{word}`?"


def describe(node: Node) -> str:
    """Say what a node is, for people."""
    if isinstance(node, Mapping):
        return "a map of keys"
    if isinstance(node, Sequence):
        return "a list"
    if not node.text:
        return "nothing" if node.plain else "an empty text"
    shown = f"`{_short(node.text)}`"
    return shown if node.plain else f"the text {shown} in quotes"


def read_text(node: Node, reading: Reading) -> str:
    """Read text: any scalar that is not empty, just as it was written."""
    if isinstance(node, Scalar) and (node.text or not node.plain):
        return node.text
    raise refuse(node, reading, "text")


def read_formed(form: Form) -> Reader:
    """Make a reader of text that must be written in a certain form."""
    matches = re.compile(f"(?:{form.pattern})\\Z").match

    def read(node: Node, reading: Reading) -> str:
        text = read_text(node, reading)
        if not matches(text):
            message = f"`{_short(text)}` is not written as {form.words}"
            near = _joined(text, form.joint)
            hint = f"write `{near}`" if near and matches(near) else None
            reading.report("QA204", message, node, hint)
            raise Unusable
        return text

    return read


def _joined(text: str, joint: str) -> str:
    """Write a name in lower case, its words joined as they must be."""
    if not joint or len(text) > LONGEST_SHOWN:
        return ""
    return re.sub(r"[\s_-]+", joint, text.strip().lower())


def read_switch(node: Node, reading: Reading) -> bool:
    """Read `yes` or `no`."""
    if isinstance(node, Scalar) and node.plain and node.text in SWITCHES:
        return SWITCHES[node.text]
    text = node.text if isinstance(node, Scalar) else ""
    meant = LIKE_SWITCHES.get(text.lower()) or (text.lower() if text.lower() in SWITCHES else None)
    raise refuse(node, reading, "`yes` or `no`", f"write `{meant}`" if meant else None)


def read_number(node: Node, reading: Reading) -> Fraction:
    """Read an exact decimal of at most 18 digits."""
    if isinstance(node, Scalar) and node.plain and NUMBER_FORM.match(node.text):
        if len(node.text.lstrip("-").replace(".", "")) <= MOST_DIGITS:
            return _exact(node.text)
        raise refuse(node, reading, "a number of at most 18 digits")
    raise refuse(node, reading, "a number", _number_hint(node))


@lru_cache(maxsize=1_024)
def _exact(text: str) -> Fraction:
    """Make a number of its text; weights and points are the same few again and again."""
    return Fraction(text)


def read_whole_number(node: Node, reading: Reading) -> int:
    """Read a whole number of at most 18 digits."""
    if isinstance(node, Scalar) and node.plain and WHOLE.match(node.text):
        if len(node.text.lstrip("-")) <= MOST_DIGITS:
            return int(node.text)
        raise refuse(node, reading, "a whole number of at most 18 digits")
    raise refuse(node, reading, "a whole number", _number_hint(node))


def _number_hint(node: Node) -> str | None:
    if not isinstance(node, Scalar):
        return None
    if not node.plain and NUMBER_FORM.match(node.text):
        return "write the number without quotes"
    if node.plain and re.match(r"[0-9]+,[0-9]+\Z", node.text):
        return f"write `{node.text.replace(',', '.')}`"
    if node.plain and re.match(r"0[0-9]+\Z", node.text):
        return "write the number without a leading zero"
    return None


def read_date(node: Node, reading: Reading) -> date:
    """Read a date such as `2026-05-04`."""
    text = node.text if isinstance(node, Scalar) else ""
    day = date_value(text)
    if day is not None:
        return day
    wanted = "a day that exists" if DATE_FORM.fullmatch(text) else "a date such as 2026-05-04"
    raise refuse(node, reading, wanted)


def read_version(node: Node, reading: Reading) -> Version:
    """Read a version such as `1.2.0`."""
    text = node.text if isinstance(node, Scalar) else ""
    try:
        return Version.read(text)
    except ValueError:
        message = f"{describe(node)} is not a version"
        reading.report("QA205", message, node, f"a version has three parts: {_whole_version(text)}")
        raise Unusable from None


def _whole_version(text: str) -> str:
    """Fill up a version that was cut short, such as `1.10`."""
    if not SHORT_VERSION.match(text):
        return "1.0.0"
    parts = [*text.split("."), "0", "0"][:FULL_VERSION]
    return ".".join(str(int(part)) for part in parts)


def read_reference(node: Node, reading: Reading) -> Reference:
    """Read the name of another definition: `id`, `id@1.2.0` or `id@^1.2`."""
    if not isinstance(node, Scalar) or not node.text:
        raise refuse(node, reading, "the name of a definition")
    try:
        return Reference.read(node.text, reading.place(node))
    except ValueError:
        message = f"{describe(node)} is not the name of a definition"
        reading.report("QA206", message, node, _reference_hint(node.text))
        raise Unusable from None


def _reference_hint(text: str) -> str:
    """Say how a name may have been meant, or how names are written."""
    name, sign, version = text.partition("@")
    near = f"{_joined(name, '-')}{sign}{version}"
    if sign and SHORT_VERSION.match(version):
        near = f"{_joined(name, '-')}@^{version}"
    return f"write `{near}`" if REFERENCE_FORM.match(near) else HOW_TO_REFER


def read_bound(node: Node, reading: Reading) -> Bound:
    """Read the edge of a band: a number, a fraction such as `2/3`, or `19 of 36`."""
    text = node.text if isinstance(node, Scalar) and node.plain else ""
    if NUMBER_FORM.match(text):
        return Bound(read_number(node, reading))
    found = FRACTION.match(text)
    if found is None:
        percent = PERCENT.match(text)
        hint = f"write `{percent[1]} of 100`" if percent else None
        raise refuse(node, reading, "a number, a fraction such as 2/3, or `19 of 36`", hint)
    above, below, possible = int(found[1]), int(found[3]), found[2] == "of"
    written = f"{above} of {below}" if possible else f"{above}/{below}"
    return Bound(Fraction(above, below), of_possible=possible, written=written)


def read_share(node: Node, reading: Reading) -> Fraction:
    """Read a share such as `60 %`, as a fraction between 0 and 1."""
    text = node.text if isinstance(node, Scalar) and node.plain else ""
    number = decimal_value(text.removesuffix("%").rstrip())
    if number is not None and text.endswith("%") and 0 <= number <= HUNDRED:
        return number / HUNDRED
    hint = None
    if number is not None and 0 < number <= HUNDRED and not text.endswith("%"):
        hint = f"write `{text} %`" if number > 1 else f"write `{decimal_text(number * HUNDRED)} %`"
    raise refuse(node, reading, "a share such as 60 %", hint)


def read_word(words: Iterable[str]) -> Reader:
    """Make a reader of one word out of several."""
    known = tuple(words)
    listed = ", ".join(f"`{word}`" for word in known)

    def read(node: Node, reading: Reading) -> str:
        if isinstance(node, Scalar) and node.text in known:
            return node.text
        near = suggest(node.text, known) if isinstance(node, Scalar) else None
        raise refuse(
            node,
            reading,
            listed if len(known) == 1 else f"one of {listed}",
            did_you_mean(near),
        )

    return read


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."
