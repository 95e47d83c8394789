"""JSON Schema (2020-12) of each kind of definition, made from its model, for editors.

An editor with yaml-language-server completes keys and marks mistakes by it. It says of a file what
a schema can: which keys there are and what is written under each. What the loader accepts it
accepts; that a level is in its scale, or that a number has at most 18 digits, only the loader says.

Editors read YAML 1.2 by its core schema, where `yes` is text, `true` a truth and `4` a number; so
wherever the loader takes text as it was written, all three may stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from collections.abc import Mapping as MappingType
from datetime import date
from fractions import Fraction
from inspect import cleandoc
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from qa_framework.definitions import KINDS, Reference, Version
from qa_framework.definitions.base import (
    REFERENCE_FORM,
    VERSION_FORM,
    Form,
    LanguageTag,
    Text,
    key_of,
)
from qa_framework.definitions.cases import CaseFile, Plain
from qa_framework.definitions.plain import share_text, to_plain
from qa_framework.definitions.rubric import (
    BandTables,
    Bound,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)
from qa_framework.definitions.sampling import CaseCount, CaseShare, Percent
from qa_framework.definitions.scale import CountAs
from qa_framework.definitions.tool import DEMAND_WORDS, Demand
from qa_framework.expressions.literals import DATE_FORM
from qa_framework.expressions.structured import JOINING_KEYS, TEST_KEYS
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.models import fields_of, without_none
from qa_framework.loading.reading import FRACTION

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CASES = "cases"
"""What the schema of a file of cases is called, beside those of the kinds."""
ANY = "definition"
"""What the schema of a file that holds definitions of several kinds is called."""

AS_WRITTEN: Schema = {"type": ["string", "number", "boolean"]}
SWITCH: Schema = {"enum": ["yes", "no", True, False]}
NUMBER: Schema = {"type": "number"}
PERCENT: Schema = {"type": "string", "pattern": r"^[0-9.]+ *%$"}
WHOLE_NUMBER: Schema = {"type": "integer"}


def schema_for(name: str) -> Schema:
    """Make the schema of a kind of definition, of `cases`, or of any `definition`.

    Raises:
        KeyError: There is nothing of this name.
        TypeError: A model has a field of a kind that no schema is known for.
    """
    if name == ANY:
        return _any_schema()
    model = CaseFile if name == CASES else KINDS[name]
    maker = _Maker()
    schema = maker.model(model, top=True)
    if name != CASES:
        schema["properties"] = {"kind": {"const": name}, **schema["properties"]}
        schema["required"] = ["kind", *schema["required"]]
    return {"$schema": DIALECT, "title": name, **schema, "$defs": maker.shared}


def _any_schema() -> Schema:
    """Make the schema of a file whose definitions are of several kinds."""
    shared: Schema = {}
    for kind in KINDS:
        schema = schema_for(kind)
        shared |= schema.pop("$defs")
        del schema["$schema"]
        shared[f"{kind}-definition"] = schema
    kinds = [{"if": _of_kind(kind), "then": _shared(f"{kind}-definition")} for kind in KINDS]
    known = {"kind": {"enum": list(KINDS)}}
    head: Schema = {"$schema": DIALECT, "title": ANY, "type": "object"}
    return {**head, "properties": known, "required": ["kind"], "allOf": kinds, "$defs": shared}


def _of_kind(kind: str) -> Schema:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas of all kinds into a folder, each as `<kind>.schema.json`.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in (*KINDS, CASES, ANY):
        path = folder / f"{name}.schema.json"
        text = json.dumps(schema_for(name), ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def documented(model: type) -> Mapping[str, str]:
    """Read what the docstrings of a model, and of what it inherits from, say of each attribute."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        found |= _attributes(cleandoc(each.__doc__ or ""))
    return found


def _attributes(docstring: str) -> Mapping[str, str]:
    """Read the section `Attributes:` of a docstring."""
    found: dict[str, str] = {}
    name = ""
    for line in docstring.partition("Attributes:\n")[2].splitlines():
        if new := re.match(r" {4}(\w+): (.+)", line):
            name = new[1]
            found[name] = new[2]
        elif name:
            found[name] = f"{found[name]} {line.strip()}".rstrip()
    return found


class _Maker:
    """Makes schemas, and keeps those of models, which may be used in several places."""

    def __init__(self) -> None:
        self.shared: Schema = {}

    def of(self, kind: Any) -> Schema:  # noqa: ANN401 - a type is of any kind
        """Make the schema of a kind of value."""
        kind = without_none(kind)
        if kind in SIMPLE:
            return SIMPLE[kind]
        if kind in SPECIAL:
            return SPECIAL[kind](self)
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return _formed(next(each for each in parts if isinstance(each, Form)))
        if origin is Literal:
            return {"enum": list(parts)}
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(part) for part in parts]}
        if origin is tuple:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is MappingType:
            return self.map(*parts)
        if isinstance(kind, type) and attrs.has(kind):
            return self.share(kind.__name__, lambda: self.model(kind))
        raise TypeError(f"no schema is known for {kind!r}")

    def share(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Make a schema once, and refer to it; it may refer to itself."""
        if name not in self.shared:
            self.shared[name] = {}
            self.shared[name] = make()
        return _shared(name)

    def map(self, key: Any, value: Any) -> Schema:  # noqa: ANN401
        """Make the schema of a map whose keys the author names."""
        schema = {"type": "object", "additionalProperties": self.of(value)}
        return schema if key is str else {**schema, "propertyNames": self.of(key)}

    def model(self, model: type, *, top: bool = False) -> Schema:
        """Make the schema of a map of the keys of a model."""
        summary = (model.__doc__ or "").partition("\n")[0]
        said = documented(model)
        properties, required = {}, []
        for name, part in fields_of(model, top=top).items():
            properties[name] = self.of(part.type) | _described(said.get(part.name, ""))
            properties[name] |= _default(part)
            if key_of(part).required:
                required.append(name)
        found = {"type": "object", "description": summary, "properties": properties}
        return {**found, "required": required, "additionalProperties": False}


def _described(words: str) -> Schema:
    """Say what a key is for: plainly, and for editors that show marks, with them."""
    plain = words.replace("`", "")
    return {"description": plain} | ({} if plain == words else {"markdownDescription": words})


def _shared(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _formed(form: Form) -> Schema:
    """Say that a text has a form; of digits alone, an editor reads it as a number."""
    text = {"type": "string", "pattern": f"^(?:{form.pattern})$"}
    digits = re.fullmatch(form.pattern, "0") is not None
    return {"anyOf": [text, {"type": "integer", "minimum": 0}]} if digits else text


def _pattern(form: re.Pattern[str]) -> Schema:
    """Say that a text has a form; in the words that the expressions of JavaScript know too."""
    pattern = re.sub(r"\?P<\w+>|\\Z", "", form.pattern)
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _default(part: attrs.Attribute[Any]) -> Schema:
    """Say what holds where a key is not written, if that is a word, a number or a list."""
    if part.default in (None, "", ()) or key_of(part).required:
        return {}
    if isinstance(part.default, attrs.Factory):  # type: ignore[arg-type]  # a class at run time
        return {}
    plain = to_plain(part.default)
    if isinstance(plain, bool):
        return {"default": "yes" if plain else "no"}
    if isinstance(plain, Fraction):
        return {"default": share_text(plain) if part.type is Percent else int(plain)}
    return {"default": plain} if plain else {}


def _object(properties: Schema, *, required: list[str], **rest: Any) -> Schema:  # noqa: ANN401
    found = {"type": "object", "properties": properties, "required": required, **rest}
    return {**found, "additionalProperties": False}


def _one_key(name: str, schema: Schema) -> Schema:
    return _object({name: schema}, required=[name])


def _condition(maker: _Maker) -> Schema:
    return maker.share("condition", _condition_forms)


def _condition_forms() -> Schema:
    """Make the schema of a condition: text, or the structured form."""
    inner = _shared("condition")
    several = {"type": "array", "items": inner, "minItems": 1}
    joining = [_one_key(key, inner if key == "not" else several) for key in JOINING_KEYS]
    tests = {key: _TESTS.get(key, AS_WRITTEN) for key in TEST_KEYS}
    named = {"question": {"type": "string"}, **tests}
    test = _object(named, required=["question"], minProperties=2, maxProperties=2)
    words = "A condition: text such as `on_time == 'yes'`, or its structured form."
    return {"description": words, "anyOf": [AS_WRITTEN, *joining, test]}


def _words_for_people(maker: _Maker) -> Schema:
    as_map = {**maker.map(LanguageTag, str), "minProperties": 1}
    return maker.share("text", lambda: {"anyOf": [AS_WRITTEN, as_map]})


def _demand(maker: _Maker) -> Schema:
    words = {"enum": [*DEMAND_WORDS, True, False]}
    as_map = maker.model(Demand)
    return maker.share("Demand", lambda: {"anyOf": [words, as_map]})


def _tables(maker: _Maker) -> Schema:
    table = maker.of(fields_of(BandTables)["otherwise"].type)
    properties = {"by": AS_WRITTEN, "else": table}
    found = {"type": "object", "properties": properties, "required": ["by"]}
    return {**found, "additionalProperties": table}


SIMPLE: Mapping[Any, Schema] = {
    str: AS_WRITTEN,
    bool: SWITCH,
    int: WHOLE_NUMBER,
    Fraction: NUMBER,
    date: _pattern(DATE_FORM),
    Version: _pattern(VERSION_FORM),
    Reference: _pattern(REFERENCE_FORM),
    Bound: {"anyOf": [NUMBER, _pattern(FRACTION)]},
    Plain: {},
    CountAs: _one_key("count_as", AS_WRITTEN),
    NeedsAnswered: _one_key("needs_answered", WHOLE_NUMBER),
    NeedsShare: _one_key("needs_share", PERCENT),
    Percent: PERCENT,
    CaseCount: WHOLE_NUMBER,
    CaseShare: PERCENT,
    Prorate: _one_key("prorate", _one_key("at_least", WHOLE_NUMBER)),
}
SPECIAL: Mapping[Any, Callable[[_Maker], Schema]] = {
    Expr: _condition,
    Expr | bool: _condition,
    Text: _words_for_people,
    Demand: _demand,
    BandTables: _tables,
    CountBlankAs: lambda maker: _one_key(
        "count_as", maker.of(fields_of(CountBlankAs)["levels"].type)
    ),
}
_TESTS: Mapping[str, Schema] = {
    "in": {"type": "array", "items": AS_WRITTEN, "minItems": 1},
    "has": {"type": ["string", "boolean"]},
    "absent": {"type": ["string", "boolean"]},
    "answered": SWITCH,
    "applies": SWITCH,
    "holds": SWITCH,
}
