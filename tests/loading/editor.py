"""How an editor reads YAML: nodes to JSON data by the core schema of YAML 1.2."""

from __future__ import annotations

import re
from typing import Any

from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence

WORDS = {
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
WHOLE = re.compile(r"[-+]?[0-9]+")
OTHER_BASES = {re.compile(r"0o[0-7]+"): 8, re.compile(r"0x[0-9a-fA-F]+"): 16}
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def as_an_editor_reads(node: Node) -> Any:
    """Give the JSON data that a schema is held against."""
    if isinstance(node, Mapping):
        return {key: as_an_editor_reads(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [as_an_editor_reads(item) for item in node.items]
    return _plain(node) if node.plain else node.text


def _plain(scalar: Scalar) -> Any:
    text = scalar.text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    for form, base in OTHER_BASES.items():
        if form.fullmatch(text):
            return int(text, base)
    if DECIMAL.fullmatch(text) or ENDLESS.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text
