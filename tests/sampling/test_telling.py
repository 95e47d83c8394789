"""telling: what a manager wants to know of a draw, and no reference."""

from __future__ import annotations

from datetime import date

from qa_framework.sampling.parts import Excluded, Replaced, Stratum
from qa_framework.sampling.telling import shown_count, summary

OLD = Excluded(
    rule="old", because="Opened long ago.", cases=("a", "b"), cannot_tell=("c",), kept=("d",)
)
NONE = Excluded(rule="new", because="Opened lately.", cases=(), cannot_tell=(), kept=())


def test_everything_that_happened_is_told() -> None:
    text = summary(
        head=("Monthly", "plan monthly@1.0.0, seed 7"),
        size=1200,
        excluded=(OLD, NONE),
        strata=(
            Stratum(values=("north",), size=1000, chosen=9),
            Stratum(values=("other",), size=197, chosen=1),
        ),
        by=[("Team", {"north": "North team"})],
        chosen="10 cases chosen",
        replaced=(
            Replaced(
                case="e",
                replacement="f",
                reason="The family moved.",
                by="team_manager",
                date=date(2026, 6, 9),
            ),
        ),
    )
    assert text == (
        "Monthly\n"
        "plan monthly@1.0.0, seed 7\n"
        "\n"
        "1,200 cases in the list\n"
        "  2 excluded: Opened long ago.\n"
        "  1 excluded, as it cannot be told: Opened long ago.\n"
        "  1 kept, though it cannot be told: Opened long ago.\n"
        "1,197 cases to choose from\n"
        "10 cases chosen\n"
        "\n"
        "Team        cases  chosen\n"
        "North team  1,000       9\n"
        "other         197       1\n"
        "\n"
        "1 case replaced\n"
        "  2026-06-09, team_manager: The family moved."
    )


def test_what_did_not_happen_is_not_told() -> None:
    text = summary(
        head=("Monthly",),
        size=1,
        excluded=(),
        strata=(Stratum(values=(), size=1, chosen=1),),
        by=[],
        chosen="1 case chosen",
        replaced=(),
    )
    assert text == "Monthly\n\n1 case in the list\n1 case to choose from\n1 case chosen"


def test_a_number_has_its_noun() -> None:
    assert shown_count(0, "case") == "0 cases"
