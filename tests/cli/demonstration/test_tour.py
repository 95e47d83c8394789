"""The audits of the demonstration, and the table they come to."""

from __future__ import annotations

from qa_framework.cli.demonstration.tour import (
    AUDITS,
    EXPLAINED,
    MEASURE,
    TOOL,
    WIDTH,
    Seen,
    table_of,
    tally,
)
from qa_framework.formats.scored import RowScorer
from qa_framework.formats.tables import open_table
from qa_framework.workspace import open as open_definitions


def seen() -> list[Seen]:
    scorer = RowScorer(open_definitions(strict=False, cache=False).tool(TOOL))
    with open_table(str(AUDITS)) as table:
        return [
            Seen(row, results.get(""), rejected)
            for row in table
            for results, rejected in [scorer.results(row)]
        ]


def test_the_audits_show_every_way_an_audit_can_come_out() -> None:
    assert list(tally(seen())) == [
        "Met: 5",
        "Partly met: 2",
        "Not met: 2",
        "not scored: 2",
        "not readable: 1",
    ]


def test_the_audit_that_is_explained_is_one_whose_limit_decides() -> None:
    result = seen()[EXPLAINED - 1].result
    assert result is not None
    assert result.limits_fired == ("safety_not_met",)
    assert result[MEASURE].why


def test_the_table_fits_a_terminal_and_loses_no_word() -> None:
    lines = list(table_of(seen()))
    assert max(map(len, lines)) <= WIDTH
    words = " ".join(" ".join(lines).split())
    assert "`not_applicable`, `not_seen`; did you mean `yes`?" in words
