"""A response holds what was answered, and nothing of it can be changed afterwards."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError

from qa_framework.audits import Departure, Response


def test_a_response_of_nothing_has_no_answers_facts_or_departures():
    response = Response()
    assert (dict(response.answers), dict(response.about), dict(response.departures)) == ({}, {}, {})
    assert (response.date, response.perspective) == (None, None)


def test_a_response_cannot_be_changed():
    response = Response(answers={"on_time": "yes"})
    with pytest.raises(FrozenInstanceError):
        response.answers = {}


def test_a_departure_needs_no_more_than_the_grade():
    assert Departure(grade="good") == Departure(grade="good", role=None, reason=None)
