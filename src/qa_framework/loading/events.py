"""Two parsers of YAML, one stream of events.

The reference is ruamel.yaml's own parser in Python, set to YAML 1.2. Where PyYAML is installed
with its C parser (the extra ``fast``) that one is used: ten times as quick, and by differential
test it says the same. Both only cut text into events here. Neither ever loads, resolves or
constructs anything.

What the two would read differently is refused for both, in ``text.py`` and ``findings.py``: tags,
anchors, directives, the end mark ``...``, a comment without its space after ``|`` or ``>``, a block
of text as a whole document, loose colons in brackets; lines of spaces are emptied, and values that
were left out are given one place. With that no text has been found that one accepts and the other
does not, or that has two values. What stays different: of a text that both refuse they may complain
at different places, so its problem may have another code (a test keeps examples).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Protocol, cast

from attrs import define, field, frozen


class Mark(Protocol):
    """A place in a text, line and column counted from 0, ``index`` in characters from its start."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What the events of both parsers have in common; each kind has only some of these."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


@define
class Point:
    """A mark of our own, where a parser gave none."""

    line: int = 0
    column: int = 0
    index: int = 0


class Unreadable(Exception):  # noqa: N818 - it never leaves this package
    """A parser gave up: what it complained of, where, and where the thing it was in began."""

    def __init__(self, complaint: str, at: Mark, began: Mark | None = None) -> None:
        super().__init__(complaint, at, began)
        self.complaint = complaint
        self.at = at
        self.began = began


@frozen
class Parser:
    """A source of events, and the classes it makes them of."""

    name: str
    events: Callable[[str], Iterator[Event]]
    scalar: type
    alias: type
    sequence: type
    starts: frozenset[type] = field(repr=False)
    ends: frozenset[type] = field(repr=False)


@cache
def pure_parser() -> Parser:
    """Give the reference: ruamel.yaml's parser in Python."""
    from ruamel.yaml import events  # noqa: PLC0415 - 17 ms that nobody with `fast` need spend

    return Parser(
        name="pure",
        events=_pure_events,
        scalar=events.ScalarEvent,
        alias=events.AliasEvent,
        sequence=events.SequenceStartEvent,
        starts=frozenset({events.MappingStartEvent, events.SequenceStartEvent}),
        ends=frozenset({events.MappingEndEvent, events.SequenceEndEvent}),
    )


@cache
def fast_parser() -> Parser | None:
    """Give PyYAML's C parser, or None where it is not installed."""
    try:
        from yaml import CSafeLoader, events  # noqa: F401, PLC0415 - PyYAML may lack the former
    except ImportError:
        return None
    return Parser(
        name="fast",
        events=_fast_events,
        scalar=events.ScalarEvent,
        alias=events.AliasEvent,
        sequence=events.SequenceStartEvent,
        starts=frozenset({events.MappingStartEvent, events.SequenceStartEvent}),
        ends=frozenset({events.MappingEndEvent, events.SequenceEndEvent}),
    )


def default_parser() -> Parser:
    """Give the quickest parser there is."""
    return fast_parser() or pure_parser()


def _fast_events(text: str) -> Iterator[Event]:
    from yaml import CSafeLoader, YAMLError  # noqa: PLC0415 - as above

    parser = CSafeLoader(text)
    following = cast("Callable[[], Event | None]", parser.get_event)
    try:
        while (event := following()) is not None:
            yield event
    except YAMLError as error:
        raise _unreadable(error) from None
    finally:
        parser.dispose()


def _pure_events(text: str) -> Iterator[Event]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - as above
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - as above

    last: Mark = Point()
    try:
        # A YAML object keeps state and is not safe to share, so each text has its own.
        for event in YAML(typ="safe", pure=True).parse(text):
            last = event.end_mark
            yield event
    except YAMLError as error:
        raise _unreadable(error) from None
    except _STRAY as error:
        raise Unreadable(f"; {type(error).__name__}", last) from None


# What the parser in Python raises beside its own errors, on escapes beyond Unicode for example.
_STRAY = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


def _unreadable(error: Exception) -> Unreadable:
    """Take apart an exception of a parser; the two name its parts alike."""
    began = getattr(error, "context_mark", None)
    at = getattr(error, "problem_mark", None) or began or Point()
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    return Unreadable(f"{context or ''}; {problem or ''}", at, began)
