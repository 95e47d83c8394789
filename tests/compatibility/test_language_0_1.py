"""What language version 0.1 said once it says for ever: the same digests, the same scores.

The folder beside this file holds definitions that use every key of the language, and what came of
them when the version was released. Every audit pins the digest of its tool, so a digest that
changes cuts audits off from what they were scored by, and a score that changes makes them wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from inspect import get_annotations
from pathlib import Path
from typing import Any

import attrs
import pytest

from qa_framework.audits import Departure
from qa_framework.catalogue import Catalogue
from qa_framework.checking import check_definition
from qa_framework.definitions import KINDS, Definition, Sampling
from qa_framework.definitions.base import Model, key_of
from qa_framework.definitions.kinds import kind_of
from qa_framework.definitions.rubric import CORE_METHODS
from qa_framework.definitions.tool import CORE_TYPES
from qa_framework.loading.folder import Origin, read_origins
from qa_framework.loading.models import fields_of
from qa_framework.sampling import Draw, Order, draw_again, draw_cases, source_of
from qa_framework.sampling.parts import Pinned
from qa_framework.scoring import AuditTool
from qa_framework.scoring.result import Result, Unscored

FOLDER = Path(__file__).parent / "language_0_1"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))

WHAT_A_NEW_DIGEST_MEANS = """
The digest of a definition that was released has changed, though its file has not. Audits that
were scored by it can no longer be matched with it. Find what changed: the canonical form of
definitions, of conditions, or a default. Take the change back, or keep the old form for what was
written in language version 0.1. Only if no release has this digest yet may expected.json follow.
"""
WHAT_A_NEW_SCORE_MEANS = """
An audit is now scored otherwise by a definition that has not changed. If the old score was right,
mend the scoring. If it was wrong, that is a decision to be written down in docs/decisions/, with a
line `Changes-scores:` in the commit, and a new version of the language.
"""


@cache
def catalogue() -> Catalogue:
    read = read_origins([Origin("language_0_1", FOLDER / "definitions")])
    assert read.problems == ()
    assert [problem for item in read.items for problem in item.problems] == []
    return Catalogue().with_(*(item.definition for item in read.items if item.definition))


@cache
def tool(name: str) -> AuditTool:
    (definition,) = catalogue().versions("tool", name)
    checked = check_definition(definition, catalogue())
    return AuditTool(definition, checked.fits, catalogue().digest(definition))


def named(definition: Definition) -> str:
    return f"{kind_of(definition)} {definition.address}"


def test_every_definition_is_sound():
    problems = [
        each for item in catalogue() for each in check_definition(item, catalogue()).problems
    ]
    assert [str(each) for each in problems if each.severity == "error"] == []


def test_every_definition_has_the_digest_that_it_was_released_with():
    found = {named(each): catalogue().digest(each) for each in catalogue()}
    assert found == EXPECTED["digests"], WHAT_A_NEW_DIGEST_MEANS


def cases() -> list[dict[str, Any]]:
    """Invent a list of cases that every plan of the folder can draw from."""
    return [
        {
            "reference": f"C-{number:03}",
            "team": ("north", "south")[number % 3 == 0],
            "opened": date(2025, 1, 1 + number % 28),
            "Last seen": None if number % 4 else date(2025, 1 + number % 12, 5),
            "chosen_because": "A complaint." if number % 50 == 0 else None,
        }
        for number in range(200)
    ]


def drawn(plan: Sampling) -> list[str]:
    pinned = Pinned(id=plan.id, version=str(plan.version), digest=catalogue().digest(plan))
    order = Order(plan=plan, pinned=pinned, tool=None, seed="2026-06", date=date(2026, 6, 1))
    return list(draw_cases(order, source_of(cases())).cases)


def test_every_plan_draws_the_sample_that_it_was_released_with():
    """A record of a draw can be repeated for ever: which cases a seed gives is not to be mended."""
    plans = [each for each in catalogue() if isinstance(each, Sampling)]
    assert {each.id: drawn(each) for each in plans} == EXPECTED["draws"]


def score(case: Mapping[str, Any]) -> Result:
    departures = {name: Departure(**given) for name, given in case.get("departures", {}).items()}
    return tool(case["tool"]).score(
        _answers(case.get("answers", {})),
        about=_answers(case.get("about", {})),
        date=date.fromisoformat(case["date"]) if "date" in case else None,
        perspective=case.get("perspective"),
        departures=departures,
        rubric=case.get("rubric"),
    )


def _answers(written: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in written.items()}


def told(result: Result) -> dict[str, Any]:
    """Give of a result what must not change; the words of explanations may."""
    measures = {
        name: {
            "score": _score(outcome.score),
            "suggested": outcome.suggested.id if outcome.suggested else None,
            "grade": outcome.grade.id if outcome.grade else None,
        }
        for name, outcome in result.items()
    }
    return {
        "measures": measures,
        "flags": {name: state.value for name, state in result.flags.items()},
        "limits_fired": list(result.limits_fired),
        "refused": sorted(result.refused),
    }


def _score(score: Fraction | Unscored) -> str:
    return score.state if isinstance(score, Unscored) else str(score)


@pytest.mark.parametrize("case", EXPECTED["scores"], ids=lambda case: case["name"])
def test_every_audit_is_scored_as_when_the_version_was_released(case):
    assert told(score(case)) == case["gives"], WHAT_A_NEW_SCORE_MEANS


# The folder uses all of the language


def models_in(value: object) -> Iterator[object]:
    """Find every model in a definition, itself first."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from models_in(each)
    elif attrs.has(type(value)) and type(value).__module__.startswith("qa_framework.definitions"):
        yield value
        for part in attrs.fields(type(value)):
            if part.name != "place":
                yield from models_in(getattr(value, part.name))


def all_models(kind: Any) -> Iterator[type]:
    """Find every model that a definition of a kind may hold."""
    waiting, seen = [kind], set[type]()
    while waiting:
        current = waiting.pop()
        if isinstance(current, type) and attrs.has(current) and issubclass(current, Model):
            if current in seen:
                continue
            seen.add(current)
            yield current
            waiting.extend(part.type for part in fields_of(current, top=True).values())
        waiting.extend(getattr(current, "__args__", ()))


def key(model: type, name: str) -> tuple[str, str]:
    """Name a key by the model that brings it in, and its field."""
    owner = next(each for each in reversed(model.__mro__) if name in get_annotations(each))
    return owner.__name__, name


def keys_used() -> set[tuple[str, str]]:
    return {
        key(type(model), part.name)
        for definition in catalogue()
        for model in models_in(definition)
        for part in attrs.fields(type(model))
        if part.default is attrs.NOTHING or getattr(model, part.name) != _default(part)
    }


def _default(part: Any) -> object:
    default = part.default
    if not hasattr(default, "factory"):
        return default
    return attrs.NOTHING if default.takes_self else default.factory()


NOT_BUILT = {("Tool", "moderation")}
"""Keys for kinds of definition that this version of the library cannot load yet."""


def test_the_folder_uses_every_key_of_the_language():
    known = {
        key(model, part.name)
        for kind in KINDS.values()
        for model in all_models(kind)
        for part in fields_of(model, top=True).values()
    }
    assert sorted(known - keys_used() - NOT_BUILT) == []


def test_the_folder_uses_every_method_and_every_type_of_question():
    models = [model for definition in catalogue() for model in models_in(definition)]
    methods = {model.method for model in models if type(model).__name__ == "Measure"}
    types = {
        getattr(model, "type", None) or "scale"
        for model in models
        if type(model).__name__ in ("Question", "Fact")
    }
    assert methods == set(CORE_METHODS)
    assert types == set(CORE_TYPES)


def test_every_key_that_only_tests_is_known_to_play_no_part_in_digests():
    """A new one would change no digest, and so must change nothing that people see or get."""
    tests = {
        f"{model.__name__}.{part.name}"
        for kind in KINDS.values()
        for model in all_models(kind)
        for part in attrs.fields(model)
        if key_of(part).tests
    }
    assert tests == {"Rubric.claims", "Tool.cases", "Tool.claims"}


# A record of a draw, as it was kept when the version was released


def order(plan: Sampling, record: Draw) -> Order:
    pinned = Pinned(id=plan.id, version=str(plan.version), digest=catalogue().digest(plan))
    return Order(plan=plan, pinned=pinned, tool=None, seed=record.seed, date=record.date)


def test_a_record_that_was_kept_is_read_and_drawn_again():
    """Digests, marks, strata, spare cases and replacements are what they were, to the letter."""
    kept = json.loads((FOLDER / "draw.json").read_text(encoding="utf-8"))
    record = Draw.from_dict(kept)
    assert record.as_dict() == kept
    (plan,) = catalogue().versions("sampling", record.plan.id)
    turned = source_of(cases()[::-1])
    assert draw_again(record, order(plan, record), turned).as_dict() == kept
