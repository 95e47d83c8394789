from __future__ import annotations

import pytest

from qa_framework.expressions import ConditionError, parse
from qa_framework.problems import Error


def test_the_text_of_the_exception_shows_place_code_and_sentence() -> None:
    with pytest.raises(Error) as caught:
        parse("a = b")
    assert isinstance(caught.value, ConditionError)
    assert str(caught.value) == "condition:1:3: QA304 the sign `=` does not compare"
    assert [each.code for each in caught.value.problems] == ["QA304"]
