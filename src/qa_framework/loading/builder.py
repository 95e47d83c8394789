"""Events to nodes: bounded, without recursion, every value with its place.

Children are gathered in one list as they come, key, value, key, value for a map, and are paired
when the map ends: so nothing in the loop need know whether a key or a value is next.

What is wrong is of two sorts. After a duplicate key, or a comma that cut a text in two, the rest of
the file still means what it says, and is read and checked; tags, anchors, aliases and odd keys are
collected too, but nothing comes of such a file. What breaks a bound or the syntax ends the reading.
"""

from __future__ import annotations

from typing import cast

from qa_framework.loading.events import Event, Parser, Unreadable, default_parser
from qa_framework.loading.findings import ODD_KEYS, Findings
from qa_framework.loading.nodes import Documents, Mapping, Node, Scalar, Sequence
from qa_framework.loading.slips import explain
from qa_framework.loading.text import DEFAULT_BOUNDS, Bounds, read_text
from qa_framework.problems import Source


def read_documents(
    data: bytes, name: str, *, bounds: Bounds = DEFAULT_BOUNDS, parser: Parser | None = None
) -> Documents:
    """Read the YAML documents of one file.

    Args:
        data: The bytes of the file.
        name: What people know the file by; it stands in every problem.
        bounds: How large the file, and what stands in it, may be.
        parser: Where the events come from; the quickest there is unless said.

    Returns:
        A node for each document; none for a file of nothing but comments. Problems that left the
        other nodes sound are in ``problems``.

    Raises:
        InvalidDefinitions: The file cannot be read as YAML of our kind.
    """
    return read_source(read_text(data, name, bounds=bounds), bounds=bounds, parser=parser)


def read_source(
    source: Source, *, bounds: Bounds = DEFAULT_BOUNDS, parser: Parser | None = None
) -> Documents:
    """Read the YAML documents of a text that has been looked over; see `read_documents`.

    Raises:
        InvalidDefinitions: It cannot be read as YAML of our kind.
    """
    findings = Findings(source, bounds)
    parser = parser or default_parser()
    try:
        nodes = _build(parser, source.text, findings)
    except Unreadable as error:
        raise findings.stopped(explain(error, source)) from None
    return Documents(source, nodes, findings.close())


def _build(parser: Parser, text: str, findings: Findings) -> tuple[Node, ...]:
    """Gather the nodes of the documents of a text."""
    scalar, alias, starts, ends = parser.scalar, parser.alias, parser.starts, parser.ends
    longest, most = findings.bounds.scalar, findings.bounds.nodes
    wary = frozenset('|>"' if "\\" in text else "|>")  # styles that the parsers may read otherwise
    children: list[Node] = []
    around: list[tuple[list[Node], Event]] = []
    previous: Event | None = None
    count = 0
    for event in parser.events(text):
        kind = type(event)
        if kind is scalar:
            count += 1
            value, style, start, end = event.value, event.style, event.start_mark, event.end_mark
            if event.tag or event.anchor or style in wary or len(value) > longest:
                findings.look_at_scalar(event, len(around))
            line = start.line
            last = end.column + 1 if end.line == line else 0
            children.append(
                Scalar(value, not style, line + 1, start.column + 1, last)
                if value or style
                else findings.place_nothing(previous, event)
            )
        elif kind in starts:
            count += 1
            around.append((children, event))
            children = []
            findings.look_at_start(event, len(around))
        elif kind in ends:
            inside, (children, start_event) = children, around.pop()
            children.append(_close(inside, start_event, event, parser, findings))
        elif kind is alias:
            children.append(findings.look_at_alias(event))
        if count > most:
            raise findings.stopped_by_count(event)
        previous = event
    return tuple(children)


def _close(
    inside: list[Node], start: Event, end: Event, parser: Parser, findings: Findings
) -> Sequence | Mapping:
    """Make a list or a map of what stood in it."""
    mark, close = start.start_mark, end.end_mark
    line, column = mark.line + 1, mark.column + 1
    # Where a block ends the parsers do not say alike, and nobody marks one to its end.
    last = close.column + 1 if start.flow_style and close.line == mark.line else 0
    if start.flow_style:
        findings.look_at_colons(inside)
    if type(start) is parser.sequence:
        return Sequence(tuple(inside), line, column, last)
    keys = _sound_keys(inside[::2], findings.bounds.key)
    values = dict(zip(keys, inside[1::2], strict=True)) if keys is not None else {}
    node = Mapping(values, keys or {}, line, column, last)
    if keys is None:
        _pair(inside, node, findings)
    if start.flow_style:
        findings.look_at_bare_keys(node)
    return node


def _sound_keys(keys: list[Node], longest: int) -> dict[str, Scalar] | None:
    """Give keys by their text, where a quick look finds nothing wrong with any; else None."""
    texts = [key.text for key in keys if type(key) is Scalar]
    sound = (
        len(keys) == len(set(texts))
        and ODD_KEYS.isdisjoint(texts)
        and "".join(texts).isascii()
        and max(map(len, texts), default=0) <= longest
    )
    return dict(zip(texts, cast("list[Scalar]", keys), strict=True)) if sound else None


def _pair(inside: list[Node], node: Mapping, findings: Findings) -> None:
    """Pair keys with values one by one; leave out what has no sound key."""
    halves = iter(inside)
    for key, value in zip(halves, halves, strict=True):
        if not isinstance(key, Scalar):
            findings.look_at_complex_key(key)
        elif not findings.rejects_key(key, node.keys):
            node.keys[key.text], node.values[key.text] = key, value
