"""strategies: what tests answer with."""

from __future__ import annotations

from hypothesis import given
from qa_framework_example import accept_initials
from qa_framework_example.strategies import initials


@given(answer=initials())
def test_every_answer_made_is_one_of_the_type(answer: str) -> None:
    accept_initials(answer)
