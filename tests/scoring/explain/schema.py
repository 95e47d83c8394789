"""The JSON Schema of an explanation and the tables of its page, made from the models.

`python -m tests.scoring.explain.schema` writes both where they belong.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from inspect import cleandoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from qa_framework.scoring.explain import explained
from qa_framework.scoring.explain.explained import ExplanationData

SHIPPED = Path(explained.__file__).with_name("explanation.schema.json")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "explanation.md"
MADE = "<!-- made from the models: python -m tests.scoring.explain.schema -->"
NUMBER = {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"}
PLAIN = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Fraction: NUMBER,
}


def make_schema() -> dict[str, Any]:
    """Make the schema."""
    defined: dict[str, Any] = {}
    top = model_schema(ExplanationData, defined)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An explanation of a result",
        **top,
        "$defs": defined,
    }


def described(model: type) -> tuple[str, dict[str, str]]:
    """Read the first sentence of a model's docstring, and what it says of each field."""
    summary, _, listed = cleandoc(model.__doc__ or "").partition("\n\nAttributes:\n")
    found: dict[str, str] = {}
    for line in listed.splitlines():
        begins = re.match(r" {4}(\w+): (.*)", line)
        if begins:
            name = begins[1]
            found[name] = begins[2]
        elif line.strip():
            found[name] += f" {line.strip()}"
    return " ".join(summary.split()), found


def model_schema(model: type, defined: dict[str, Any]) -> dict[str, Any]:
    summary, words = described(model)
    hints = get_type_hints(model)
    names = [field.name for field in attrs.fields(model)]
    return {
        "description": summary,
        "type": "object",
        "properties": {
            name: {"description": words[name], **_kind(hints[name], defined)} for name in names
        },
        "required": names,
        "additionalProperties": False,
    }


def _kind(kind: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _kind(get_args(kind)[0], defined)}
    if isinstance(kind, UnionType):
        kinds = [each for each in get_args(kind) if each is not NoneType]
        return {"anyOf": [*(_kind(each, defined) for each in kinds), {"type": "null"}]}
    if kind.__name__ not in defined:
        defined[kind.__name__] = {}
        defined[kind.__name__] = model_schema(kind, defined)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def schema_text() -> str:
    """Write the schema as it is shipped."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


def page_text() -> str:
    """Write the page, with its tables made anew."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(MADE)
    return f"{before}{MADE}\n\n{tables_of(make_schema())}"


def tables_of(schema: dict[str, Any]) -> str:
    """Write a table of the whole, and one of each model in it."""
    tables = [_table("", schema)]
    tables += [_table(name, model) for name, model in schema["$defs"].items()]
    return "\n".join(tables)


def plain_name(model: str) -> str:
    """Say what a model is called on the page: `AnswerChange` is `Answer change`."""
    words = re.findall("[A-Z][a-z]*", model.removesuffix("Explanation"))
    return " ".join(words).capitalize()


def _table(name: str, model: dict[str, Any]) -> str:
    title = plain_name(name) if name else "The whole"
    rows = "".join(
        f"| `{field}` | {_words(kind)} | {kind['description']} |\n"
        for field, kind in model["properties"].items()
    )
    summary = f"{model['description']}\n\n" if name else ""
    return f"### {title}\n\n{summary}| key | holds | |\n| --- | --- | --- |\n{rows}"


def _words(kind: dict[str, Any]) -> str:
    """Say what kind of value a key holds."""
    if "$ref" in kind:
        name = plain_name(kind["$ref"].rpartition("/")[2])
        return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"
    if "anyOf" in kind:
        return f"{_words(kind['anyOf'][0])} or null"
    if kind.get("type") == "array":
        return f"list of {_words(kind['items']).removeprefix('a ')}"
    if "enum" in kind:
        return "a word"
    if "pattern" in kind:
        return "a number as text"
    return {"string": "text", "boolean": "true or false", "integer": "a whole number"}[kind["type"]]


if __name__ == "__main__":
    SHIPPED.write_text(schema_text(), encoding="utf-8", newline="\n")
    PAGE.write_text(page_text(), encoding="utf-8", newline="\n")
