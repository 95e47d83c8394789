"""record: a draw is kept exactly, and a replacement loses nothing."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from html import escape
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from qa_framework.sampling.problems import BadFrame, DrawRefused
from qa_framework.sampling.record import Draw
from tests.sampling.made import OLD, WAYS, Row, draw, lists_of_cases, rows, workspace
from tests.sampling.schema import PAGE, SHIPPED, page_text, schema_text

DAY = date(2026, 6, 9)
UNTOLD = OLD.replace("because", "cannot_tell: keep, because")


def record(way: str = "stratified", rules: str = UNTOLD) -> Draw:
    frame = rows()
    frame[4]["Opened on"] = frame[8]["Opened on"] = None
    if way == "systematic":
        return draw(WAYS[way] + OLD)
    hand = way == "by_hand"
    return draw(
        WAYS[way] + rules, [row | {"note": ""} for row in frame] if not hand else rows()[:9]
    )


def replaced(found: Draw, times: int = 1) -> Draw:
    for _ in range(times):
        found = found.replace(found.cases[0], reason="Moved.", by="team_manager", date=DAY)
    return found


# As data


@pytest.mark.parametrize("way", [way for way in WAYS if way != "by_hand"])
def test_a_record_reads_back_through_json(way: str) -> None:
    found = record(way)
    assert Draw.from_dict(json.loads(json.dumps(found.as_dict()))) == found
    assert Draw.from_dict(found.as_dict()).as_dict() == found.as_dict()


def test_a_record_by_hand_and_one_with_replacements_read_back() -> None:
    for found in (draw(WAYS["by_hand"]), replaced(record(), 2)):
        assert Draw.from_dict(json.loads(json.dumps(found.as_dict()))) == found


@given(lists_of_cases())
def test_any_record_fits_its_schema(frame: list[Row]) -> None:
    found = PLAN.draw(frame, "monthly", seed=1)
    assert VALIDATOR.is_valid(found.as_dict())
    assert Draw.from_dict(found.as_dict()) == found


PLAN = workspace(WAYS["stratified"])
VALIDATOR = Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))


def test_the_schema_that_is_shipped_is_that_of_the_record() -> None:
    """Write it anew with `python -m tests.sampling.schema`."""
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_the_page_of_the_documentation_is_what_the_parts_say() -> None:
    """Write it anew with `python -m tests.sampling.schema`."""
    assert PAGE.read_text(encoding="utf-8") == page_text()


def test_a_record_of_another_form_is_refused() -> None:
    with pytest.raises(DrawRefused, match="`record` wants one of `qaf draw 1`"):
        Draw.from_dict(record().as_dict() | {"record": "qaf draw 2"})


def test_a_case_in_two_places_is_no_record() -> None:
    found = record()
    twice = evolve(found, spare=(*found.spare, evolve(found.spare[0], case=found.cases[0])))
    with pytest.raises(DrawRefused, match="a case stands in two places of it"):
        Draw.from_dict(twice.as_dict())


def test_a_sample_that_lost_a_case_is_no_record() -> None:
    found = record()
    with pytest.raises(DrawRefused, match="`strata` and `chosen` do not agree"):
        Draw.from_dict(evolve(found, chosen=found.chosen[1:]).as_dict())


def test_a_record_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        record().seed = "other"  # type: ignore[misc]


# What it says


def test_the_text_tells_counts_and_no_case() -> None:
    found = replaced(record())
    assert found.text.splitlines()[:4] == [
        "Monthly",
        "plan monthly@1.0.0, seed 2026-06, drawn for 2026-06-01",
        "",
        "30 cases in the list",
    ]
    assert "C-0" not in found.text
    assert str(found) == found.text
    assert found._repr_html_() == f"<pre>{escape(found.text)}</pre>"


@pytest.mark.parametrize("way", WAYS)
def test_the_text_says_how_cases_were_chosen(way: str) -> None:
    assert "chosen" in draw(WAYS[way]).text


# Replacing


def test_the_next_of_the_stratum_takes_the_place() -> None:
    found = record()
    first = found.chosen[0]
    wanted = next(each for each in found.spare if each.stratum == first.stratum)
    after = found.replace(first.case, reason="Moved.", by="team_manager", date=DAY)
    assert after.cases == (wanted.case, *found.cases[1:])
    assert after.spare == tuple(each for each in found.spare if each != wanted)
    (done,) = after.replaced
    assert (done.case, done.replacement) == (first.case, wanted.case)
    assert (done.reason, done.by, done.date) == ("Moved.", "team_manager", DAY)
    assert found.replaced == ()


def everybody(found: Draw) -> list[str]:
    """List all cases of a record: chosen, spare or replaced."""
    return [
        *found.cases,
        *(each.case for each in found.spare),
        *(each.case for each in found.replaced),
    ]


@given(frame=lists_of_cases(least=20), data=st.data())
def test_nobody_is_lost_or_comes_back_whoever_is_replaced(
    frame: list[Row], data: st.DataObject
) -> None:
    found = start = PLAN.draw(frame, "monthly", seed=1)
    for _ in range(data.draw(st.integers(1, 5))):
        case = data.draw(st.sampled_from(found.cases))
        try:
            after = found.replace(case, reason="Moved.", by="team_manager", date=DAY)
        except DrawRefused as error:
            assert str(error).endswith("none is left")  # noqa: PT017 - it may, and then says so
            continue
        assert sorted(everybody(after)) == sorted(everybody(start))
        assert len({*everybody(after)}) == len(everybody(after))
        assert len(after.cases) == len(start.cases)
        assert case not in after.cases
        assert after.replaced[:-1] == found.replaced
        strata = Counter(each.stratum for each in after.chosen)
        assert strata == Counter(each.stratum for each in start.chosen)
        found = after
    assert Draw.from_dict(found.as_dict()) == found
    assert {each.case for each in found.replaced}.isdisjoint(found.cases)


def refusal(found: Draw, case: str, **more: Any) -> str:
    said = {"reason": "Moved.", "by": "team_manager", "date": DAY} | more
    with pytest.raises(DrawRefused) as raised:
        found.replace(case, **said)
    return str(raised.value)


def test_what_cannot_be_replaced_says_why() -> None:
    found = record()
    case = found.cases[0]
    assert refusal(found, "nobody") == "no case of the sample has this reference"
    assert refusal(replaced(found), case) == "this case was replaced already"
    assert refusal(found, case, reason=" ") == "a case is replaced for a reason; say which"
    wanted = "wanted the role of whoever decides it, such as `team_manager`"
    assert refusal(found, case, by="Jane Smith") == wanted


@pytest.mark.parametrize(
    ("way", "said"), [("every_case", "there is none to replace"), ("by_hand", "mark another")]
)
def test_some_samples_have_nobody_to_replace_with(way: str, said: str) -> None:
    found = draw(WAYS[way])
    assert said in refusal(found, found.cases[0])


def test_a_stratum_that_is_used_up_says_so() -> None:
    found = draw(WAYS["stratified"], rows(9))
    found = replaced(found)
    assert refusal(found, found.cases[0]) == (
        "every case of this stratum is in the sample or was replaced; none is left"
    )


def test_a_record_that_kept_too_few_says_so() -> None:
    found = draw(WAYS["simple_random"], rows(200))
    short = evolve(found, spare=())
    assert refusal(short, short.cases[0]) == "the spare cases that the record keeps are used up"
    used = replaced(evolve(found, spare=found.spare[:2]), 2)
    assert refusal(used, used.cases[0]) == "the spare cases that the record keeps are used up"


def test_a_stratum_keeps_fifty_spare_cases_or_as_many_as_are_chosen() -> None:
    assert len(draw(WAYS["simple_random"], rows(200)).spare) == 50
    large = draw("choose: simple_random\nsize: 80\n", rows(200))
    assert len(large.spare) == 80


# Records that somebody changed


def tampered() -> dict[str, Any]:
    found = replaced(record(), 2).as_dict()
    return dict(json.loads(json.dumps(found)))


def without(name: str) -> dict[str, Any]:
    found = tampered()
    found["list_of_cases"]["columns"] = [
        each for each in found["list_of_cases"]["columns"] if each["id"] != name
    ]
    return found


def changed(*path: str | int, to: object) -> dict[str, Any]:
    found: Any = tampered()
    inner = found
    for each in path[:-1]:
        inner = inner[each]
    inner[path[-1]] = to
    return dict(found)


def in_a_ring() -> dict[str, Any]:
    found = tampered()
    first, second = found["replaced"]
    first["replacement"], second["replacement"] = second["case"], first["case"]
    return found


TAMPERED: dict[str, dict[str, Any]] = {
    "`by` and `list_of_cases` do not agree": without("team"),
    "its numbers of cases do not agree": changed("list_of_cases", "size", to=31),
    "`strata` and `chosen` do not agree": changed("strata", 0, "values", to=[]),
    "`replaced` and `chosen` do not agree": in_a_ring(),
    "`seed` wants text that can be stored": changed("seed", to="\ud800"),
}


@pytest.mark.parametrize("said", TAMPERED)
def test_a_record_that_was_changed_is_refused(said: str) -> None:
    with pytest.raises(DrawRefused, match=said) as raised:
        Draw.from_dict(TAMPERED[said])
    assert "C-0" not in str(raised.value)


@pytest.mark.parametrize(
    "found",
    [
        changed("strata", 0, "size", to=11),
        changed("strata", 0, "size", to=-10),
        changed("spare", 0, "stratum", to=["west"]),
        changed("by", to=["tem"]),
        changed("list_of_cases", "columns", 0, "type", to="team"),
        changed("replaced", 0, "replacement", to="C-999"),
        changed("excluded", 0, "cases", to=[]),
    ],
    ids=str,
)
def test_no_part_of_a_record_can_be_changed_alone(found: dict[str, Any]) -> None:
    with pytest.raises(DrawRefused, match="this is no record of a draw: ") as raised:
        Draw.from_dict(found)
    assert "C-" not in str(raised.value)


@given(data=st.data())
def test_whatever_was_changed_a_record_is_refused_or_can_be_used(data: st.DataObject) -> None:
    found: Any = tampered()
    inner = found
    while True:
        places = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        place = data.draw(st.sampled_from(places))
        if not isinstance(inner[place], dict | list) or not inner[place] or data.draw(SELDOM):
            break
        inner = inner[place]
    inner[place] = data.draw(st.sampled_from([None, "", "C-001", 0, -5, True, [], {}, "\ud800"]))
    try:
        read = Draw.from_dict(found)
        assert read.text
        read.verify(rows())
        while True:
            read = read.replace(read.cases[0], reason="Moved.", by="team_manager", date=DAY)
    except (DrawRefused, BadFrame) as error:
        assert "C-0" not in str(error)  # noqa: PT017 - nothing else may be raised


SELDOM = st.integers(0, 9).map(lambda number: number == 0)


def test_a_replacement_has_a_day_and_a_reason_that_a_record_holds() -> None:
    found = record()
    with pytest.raises(TypeError, match=r"a date is a datetime\.date"):
        found.replace(found.cases[0], reason="M", by="x", date=datetime(2026, 6, 9))  # noqa: DTZ001 - refused
    assert refusal(found, found.cases[0], date=None) == "wanted the day on which it is decided"
    assert refusal(found, found.cases[0], reason="a\nb") == "a reason is one line of text"
