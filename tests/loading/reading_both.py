"""What the tests of the reader share: both parsers, and short ways to read with them."""

from __future__ import annotations

from qa_framework.loading.builder import read_documents
from qa_framework.loading.events import Parser, fast_parser, pure_parser
from qa_framework.loading.nodes import Documents, Mapping, Node, Scalar
from qa_framework.loading.text import DEFAULT_BOUNDS, Bounds
from qa_framework.problems import InvalidDefinitions, Problem

PURE = pure_parser()
FAST = fast_parser()
if FAST is None:
    raise ImportError("the tests compare two parsers: install PyYAML with its C parser")
PARSERS: tuple[Parser, ...] = (FAST, PURE)

Plain = str | list["Plain"] | dict[str, "Plain"]


def read(
    text: str | bytes, parser: Parser | None = None, *, bounds: Bounds = DEFAULT_BOUNDS
) -> Documents:
    """Read a text as the file `f`."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_documents(data, "f", bounds=bounds, parser=parser)


def problems_of(
    text: str | bytes, parser: Parser | None = None, *, bounds: Bounds = DEFAULT_BOUNDS
) -> tuple[Problem, ...]:
    """Read a text and give its problems, those that stopped it or those that did not."""
    try:
        return read(text, parser, bounds=bounds).problems
    except InvalidDefinitions as error:
        return error.problems


def outcome(text: str | bytes, parser: Parser) -> tuple[object, ...]:
    """Give what the parsers must agree on: a refusal with places, or every node with its place."""
    try:
        documents = read(text, parser)
    except InvalidDefinitions as error:
        placed = all(each.span.line >= 1 and each.span.column >= 1 for each in error.problems)
        return "refused", placed
    return "read", documents.nodes, documents.problems


def plain(node: Node) -> Plain:
    """Forget places: text, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def value(text: str | bytes, parser: Parser | None = None) -> Plain:
    """Read a text of one document without problems, and forget places."""
    documents = read(text, parser)
    assert documents.problems == ()
    (node,) = documents.nodes
    return plain(node)
