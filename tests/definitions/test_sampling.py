"""sampling: columns have headings, sizes have three forms, and only what changes a draw is digested."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from qa_framework.catalogue import Catalogue, references_of
from qa_framework.definitions import Reference, Sampling, Tool, Version
from qa_framework.definitions.plain import to_plain
from qa_framework.definitions.sampling import CaseCount, CaseShare, Column, Precision
from tests.loading.definitions_text import SAMPLING, only

TWENTIETH = Fraction(1, 20)


def plan(more: str = "") -> Sampling:
    found = only(SAMPLING + more)
    assert isinstance(found, Sampling)
    return found


def test_a_column_is_headed_by_its_id_unless_it_says_otherwise() -> None:
    assert Column(id="team", type="text").title == "team"
    assert Column(id="team", heading="Team name", type="text").title == "Team name"


def test_a_column_is_found_by_its_id() -> None:
    found = plan("columns: [{id: team, type: text}]\n")
    assert found.column("team").type == "text"
    with pytest.raises(KeyError):
        found.column("tem")


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("30", CaseCount(30)),
        ("10 %", CaseShare(Fraction(1, 10))),
        (
            "{confidence: 95 %, margin: 5 %, expected: 70 %}",
            Precision(
                confidence=Fraction(19, 20),  # type: ignore[arg-type]
                margin=TWENTIETH,  # type: ignore[arg-type]
                expected=Fraction(7, 10),  # type: ignore[arg-type]
            ),
        ),
        (
            "{confidence: 95 %, margin: 5 %}",
            Precision(confidence=Fraction(19, 20), margin=TWENTIETH),  # type: ignore[arg-type]
        ),
    ],
)
def test_a_size_is_a_number_a_share_or_a_precision(written: str, size: object) -> None:
    found = plan(f"size: {written}\n")
    assert found.size == size
    assert plan(f"size: {written}\n").size == size
    assert isinstance(found.size, CaseCount | CaseShare | Precision)


def test_half_is_expected_unless_something_else_is_said() -> None:
    found = plan("size: {confidence: 95 %, margin: 5 %, expected: 50 %}\n")
    assert to_plain(found)["size"] == {"confidence": "95 %", "margin": "5 %"}


def test_a_plan_that_draws_otherwise_has_another_digest() -> None:
    one, other = plan("size: 30\n"), plan("size: 31\n")
    assert Catalogue().digest(one) != Catalogue().digest(other)
    assert Catalogue().digest(one) == Catalogue().digest(plan("size: 30\n"))


def test_the_digest_of_a_plan_does_not_follow_its_tool() -> None:
    """A draw is the same whatever the chosen cases are then asked."""
    asked = evolve(plan("size: 30\n"), tool=Reference("review"))
    assert list(references_of(asked)) == []
    tool = Tool(id="review", version=Version(1, 0, 0), title="Review", sections=())
    alone, beside = Catalogue().with_(asked), Catalogue().with_(asked, tool)
    assert alone.digest(asked) == beside.digest(asked)
