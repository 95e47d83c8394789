"""again: a draw can be repeated from its record, or it is said why not."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qa_framework.sampling import (
    BadFrame,
    DifferentDraw,
    DrawRefused,
    Source,
    draw_again,
    source_of,
)
from tests.sampling.made import WAYS, Row, draw, order_of, rows, workspace

DAY = date(2026, 6, 9)


@pytest.mark.parametrize("way", WAYS)
def test_the_same_list_gives_the_same_record(way: str) -> None:
    record = draw(WAYS[way])
    found = workspace(WAYS[way])
    assert found.draw_again(record, rows()[::-1]) == record


def test_replacements_are_made_again() -> None:
    record = draw(WAYS["stratified"])
    for _ in range(3):
        record = record.replace(record.cases[1], reason="Moved.", by="team_manager", date=DAY)
    assert workspace(WAYS["stratified"]).draw_again(record, rows()) == record


def different(frame: list[Row], way: str = "stratified", **changes: object) -> DifferentDraw:
    record = evolve(draw(WAYS[way]), **changes)  # type: ignore[arg-type]
    with pytest.raises(DifferentDraw) as raised:
        workspace(WAYS[way]).draw_again(record, frame)
    return raised.value


def test_another_list_is_told() -> None:
    error = different(rows()[1:])
    assert not error.check.same
    assert error.check.gone_cases == ("C-000",)
    assert "1 case is gone" in str(error)


def test_a_list_too_short_to_draw_from_is_first_of_all_another_list() -> None:
    error = different(rows()[:5])
    assert (error.check.gone, error.same_sample) == (25, False)
    assert [each.kind for each in error.problems] == ["too_few"]
    assert str(error).splitlines()[-3:] == [
        "25 cases are gone",
        "no sample can be drawn from it",
        "6 cases are wanted, and 5 are there to choose from",
    ]


def test_a_cell_that_was_emptied_is_told_with_its_row() -> None:
    frame = rows()
    frame[3]["team"] = ""
    error = different(frame)
    assert error.check.changed == (4,)
    assert str(error).endswith(
        "row 4, `team`: this is empty, and it decides the stratum of the case"
    )


def test_a_list_that_cannot_be_read_is_told_as_such() -> None:
    frame = rows()
    frame[3]["team"] = "nort"
    with pytest.raises(BadFrame, match="did you mean `north`"):
        workspace(WAYS["stratified"]).draw_again(draw(WAYS["stratified"]), frame)


def test_it_is_told_whether_the_sample_would_be_the_same() -> None:
    chosen = {*draw(WAYS["simple_random"]).cases}
    last = next(row for row in rows() if row["case_reference"] not in chosen)
    one = different([row for row in rows() if row != last], "simple_random")
    assert one.same_sample
    assert str(one).endswith("the same cases are chosen from it")
    first = next(row for row in rows() if row["case_reference"] in chosen)
    other = different([row for row in rows() if row != first], "simple_random")
    assert not other.same_sample
    assert str(other).endswith("other cases are chosen from it")


def test_a_record_that_was_changed_is_seen() -> None:
    record = draw(WAYS["stratified"])
    swapped = (*record.chosen[1:], record.chosen[0])
    assert str(different(rows(), chosen=swapped)).endswith("the record was changed elsewhere")
    spare = next(each for each in record.spare if each.stratum == record.chosen[0].stratum)
    forged = evolve(record.chosen[0], case=spare.case)
    others = tuple(each for each in record.spare if each != spare)
    error = different(rows(), chosen=(forged, *record.chosen[1:]), spare=others)
    assert error.check.same
    assert str(error).endswith("so the record was changed")


def test_a_replacement_that_was_made_up_is_seen() -> None:
    record = draw(WAYS["stratified"])
    after = record.replace(record.cases[0], reason="Moved.", by="team_manager", date=DAY)
    forged = evolve(after.replaced[0], case="nobody")
    assert not different(rows(), chosen=after.chosen, replaced=(forged,)).same_sample


def test_a_tool_that_was_mended_since_changes_nothing() -> None:
    found = workspace(WAYS["stratified"])
    record = draw(WAYS["stratified"])
    pinned = evolve(record.plan, id="tool")
    old = evolve(record, tool=pinned)
    assert draw_again(old, order_of(found), source_of(rows())) == old


def test_a_plan_that_changed_is_told() -> None:
    record = draw(WAYS["stratified"])
    other = workspace(WAYS["stratified"].replace("size: 6", "size: 7"))
    with pytest.raises(DrawRefused, match=r"the plan `monthly@1.0.0` has changed"):
        other.draw_again(record, rows())


def test_rows_that_come_one_by_one_are_read_once() -> None:
    record = draw(WAYS["stratified"])
    found = workspace(WAYS["stratified"])
    source = source_of(iter(rows()[1:]))
    assert isinstance(source, Source)
    with pytest.raises(DifferentDraw):
        draw_again(record, order_of(found), source)
