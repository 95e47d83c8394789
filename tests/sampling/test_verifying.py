"""verifying: where a list is not the one that was drawn from, it is said where."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.sampling import verifying
from qa_framework.sampling.problems import BadFrame
from tests.sampling.made import WAYS, Row, draw, lists_of_cases, names, rows, workspace

PLAN = workspace(WAYS["stratified"])


@given(frame=lists_of_cases(), random=st.randoms(use_true_random=False))
def test_a_list_in_another_order_is_the_same(frame: list[Row], random: Any) -> None:
    record = PLAN.draw(frame, "monthly", seed=1)
    turned = list(frame)
    random.shuffle(turned)
    check = record.verify(turned)
    assert check.same
    assert (check.new, check.changed, check.gone, check.gone_cases) == ((), (), 0, ())


@given(frame=lists_of_cases(least=8), data=st.data())
def test_what_is_new_gone_or_changed_is_told(frame: list[Row], data: st.DataObject) -> None:
    record = PLAN.draw(frame, "monthly", seed=1)
    gone, changed = data.draw(st.integers(0, len(frame) - 1)), data.draw(st.integers(0, 3))
    later = [dict(row) for row in frame]
    later[changed]["note"] = "Changed."
    lost = later.pop(gone)["case_reference"]
    later.append({"case_reference": "new", "team": "north", "Opened on": None, "note": None})
    check = record.verify(later)
    assert not check.same
    assert check.new == (len(later),)
    assert check.gone == 1
    assert check.gone_cases == ((lost,) if lost in known(record) else ())
    changed_now = [n for n, row in enumerate(later, 1) if row["note"] == "Changed."]
    assert check.changed == tuple(changed_now)


def known(record: Any) -> set[str]:
    return {*record.cases, *(each.case for each in record.spare)}


def test_a_change_that_the_plan_does_not_read_is_none() -> None:
    frame = [row | {"other": 1} for row in rows()]
    assert draw(WAYS["stratified"], rows()).verify(frame).same


def test_the_text_names_lines_and_no_case() -> None:
    frame = rows()
    record = draw(WAYS["stratified"], frame)
    later = frame[:-2]
    later[3]["team"] = "south"
    later[4]["team"] = "east"
    later += [{"case_reference": f"N-{n}", "team": "north"} for n in range(30)]
    text = record.verify(later).text
    assert (
        text
        == (
            "the list is not the one that was drawn from: it had 30 cases, and now has 58\n"
            "30 cases are new: rows 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, "
            "45, 46, 47, 48 and 10 more\n"
            "1 case is changed: row 5\n"
            "2 cases are gone"
        )
        or "changed: rows 4, 5" in text
    )
    assert record.verify(rows()).text == "the list is the one that was drawn from: 30 cases"


def test_of_a_long_list_it_is_told_that_it_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MOST_MARKED", 29)
    record = draw(WAYS["stratified"], rows())
    assert record.list_of_cases.marks is None
    assert record.verify(rows()).same
    check = record.verify(rows()[1:])
    assert not check.same
    assert not check.told
    assert check.text.endswith(
        "has 29; of a list as long as this it is not known which cases differ"
    )


def test_a_check_is_plain_data() -> None:
    data = draw(WAYS["stratified"], rows()).verify(rows()[1:]).as_dict()
    assert data["gone"] == 1
    assert data["gone_cases"] == ["C-000"]
    assert data["word"] == "row"


def test_a_list_with_a_fault_is_no_list() -> None:
    record = draw(WAYS["stratified"], rows())
    with pytest.raises(BadFrame):
        record.verify([*rows(), rows()[0]])
    assert names(rows())
