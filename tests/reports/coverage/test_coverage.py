"""Coverage: data first, printed as text, shown and saved as a page."""

from __future__ import annotations

import attrs
import pytest

import qa_framework
from tests.reports.coverage.made import RECORDS, SHIRE, VISITS, covered


def test_it_is_frozen_and_public() -> None:
    found = covered(SHIRE, VISITS)
    assert isinstance(found, qa_framework.Coverage)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.title = "Other"  # type: ignore[misc]
    assert hash(found) == hash(covered(SHIRE, VISITS))
    assert found == covered(SHIRE, VISITS)


def test_printed_it_is_text() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    assert str(found) == found.text()


def test_a_console_that_lacks_a_character_gets_another() -> None:
    found = covered(SHIRE.replace("We care", "D\u0175r"), VISITS)
    assert "D\u0175r" in found.text()
    assert "Dwr" in found.text("cp1252")


def test_in_a_notebook_and_on_a_page_it_is_the_same_block() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    assert found._repr_html_() in found.html()
