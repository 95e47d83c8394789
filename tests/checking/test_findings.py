"""What checking has found so far."""

from __future__ import annotations

import pytest

from qa_framework.checking.findings import FEW, Findings, hint_among
from qa_framework.problems import NOWHERE


def test_findings_keep_their_order_and_know_errors_from_notes() -> None:
    findings = Findings()
    findings.report("QA714", "a note", NOWHERE)
    assert not findings.has_errors
    findings.report("QA588", "an error", NOWHERE, "a hint")
    assert findings.has_errors
    assert [each.code for each in findings.problems] == ["QA714", "QA588"]


def test_findings_take_those_of_others() -> None:
    one, other = Findings(), Findings()
    other.report("QA588", "an error", NOWHERE)
    one.extend(other.problems)
    assert one.problems == other.problems


def test_a_code_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="QA000"):
        Findings().report("QA000", "m", NOWHERE)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("goood", ("good", "poor"), "did you mean `good`?"),
        ("Good", ("good", "poor"), "did you mean `good`?"),
        ("fine", ("good", "poor"), "there is `good`, `poor`"),
        ("fine", (), None),
        ("fine", tuple(f"w{number}" for number in range(FEW + 1)), None),
    ],
)
def test_a_hint_is_the_nearest_word_or_the_few_there_are(
    word: str, known: tuple[str, ...], hint: str | None
) -> None:
    assert hint_among(word, known) == hint


def test_an_unknown_word_is_said_with_what_it_should_have_been() -> None:
    findings = Findings()
    findings.report_unknown("QA510", "level", "fine", (each for each in ("good",)), NOWHERE)
    (found,) = findings.problems
    assert (found.message, found.hint) == ("there is no level `fine`", "there is `good`")
