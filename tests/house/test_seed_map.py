"""The map of the founding document names only what is there, and leaves no part of the county out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest

import qa_framework
from qa_framework import definitions
from qa_framework.cli.qaf import main
from qa_framework.definitions import Rubric, Sampling
from qa_framework.definitions.base import Model
from qa_framework.definitions.framework import Framework
from qa_framework.definitions.kinds import KINDS
from qa_framework.workspace import open as open_definitions
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "reference" / "seed-map.md").read_text("utf-8")
WORKSPACE = open_definitions(ROOT / "tool_definitions", strict=False, cache=False)
COUNTY = WORKSPACE.framework("county@^1")
ROW = re.compile(
    r"^\| (?P<paragraph>.+?) \| (?P<carried>.*?) \| (?P<lacking>.*?) ?\|$", re.MULTILINE
)
CARRIER = re.compile(r"`([^`]+)`")
ROWS = [row for row in ROW.finditer(PAGE) if "`" in row["carried"]]
CARRIERS = sorted({found for row in ROWS for found in CARRIER.findall(row["carried"])})
WHOLE = ("principles", "standards", "roles", "feedback", "participation")
"""Lists of the county of which every entry comes from the document."""
PARAGRAPHS = 60
"""The document has so many at least, roles and principles counted one by one."""


def entries() -> Iterator[str]:
    """List what may stand behind `county:`: a list, or an entry of one."""
    yield "summary"
    for each in attrs.fields(Framework):
        value = getattr(COUNTY, each.name)
        if value and isinstance(value, tuple) and each.name != "jargon":
            yield each.name
            yield from (f"{each.name}.{entry.id}" for entry in value if hasattr(entry, "id"))


def places_in(name: str) -> frozenset[str]:
    """List the sections, questions and facts of a shipped tool."""
    tool = WORKSPACE.tool(name).definition
    return frozenset(each.id for each in (*tool.sections, *tool.questions, *tool.about))


def keys() -> frozenset[str]:
    """List every key that the language has."""
    models = (each for each in vars(definitions).values() if isinstance(each, type))
    waiting = [each for each in models if issubclass(each, Model)]
    waiting += Model.__subclasses__()
    found: set[str] = set()
    while waiting:
        model = waiting.pop()
        found |= {field.name for field in attrs.fields(model)} if attrs.has(model) else set()
        waiting += [each for each in model.__subclasses__() if each not in waiting]
    return frozenset(found)


def is_there(carrier: str) -> bool:
    """Say whether what a row names can be found."""
    sort, _, rest = carrier.partition(": ")
    name, _, place = rest.partition(", ")
    match sort:
        case "county":
            return rest in set(entries())
        case "tool":
            return name in WORKSPACE.tools and (not place or place in places_in(name))
        case "rubric":
            return WORKSPACE.definition(Rubric, name).id == name
        case "plan":
            return WORKSPACE.definition(Sampling, name).id == name
        case "plugin":
            return (ROOT / "plugins" / name / "pyproject.toml").is_file()
        case "command":
            return name.removeprefix("qaf ") in main.own
        case "python":
            return name.removeprefix("qa.") in qa_framework.__all__
        case "key":
            return name in keys()
        case "kind":
            return name in KINDS
        case _:
            return False


@pytest.mark.parametrize("carrier", CARRIERS)
def test_what_carries_a_paragraph_is_there(carrier: str) -> None:
    assert is_there(carrier)


@pytest.mark.parametrize(
    "carrier", ["county: roles.emperor", "tool: none", "key: nonsense", "feature: magic"]
)
def test_what_is_not_there_would_be_noticed(carrier: str) -> None:
    assert not is_there(carrier)


def test_no_paragraph_is_left_without_a_carrier_or_a_word_on_what_is_lacking() -> None:
    rows = [row for row in ROW.finditer(PAGE) if row["paragraph"] not in ("paragraph", "---")]
    assert [row["paragraph"] for row in rows if not row["carried"] and not row["lacking"]] == []
    assert len(ROWS) >= PARAGRAPHS


@pytest.mark.parametrize("name", WHOLE)
def test_every_entry_that_comes_from_the_document_is_on_the_map(name: str) -> None:
    wanted = {f"county: {name}.{entry.id}" for entry in getattr(COUNTY, name)}
    assert wanted <= set(CARRIERS)


def test_every_shipped_tool_and_plan_is_on_the_map() -> None:
    """Whoever adds one writes it into the row of the paragraph that it serves."""
    folder = ROOT / "tool_definitions"
    tools = {
        f"tool: {each.stem}" for each in (folder / "tools").glob("*.yaml") if "." not in each.stem
    }
    plans = {f"plan: {each.stem}" for each in (folder / "sampling").glob("*.yaml")}
    named = {carrier.partition(",")[0] for carrier in CARRIER.findall(PAGE)}
    assert (tools | plans) - named == set()
