"""The kinds of definition, each with its word and its model."""

from __future__ import annotations

import pytest

from qa_framework.definitions import KINDS, LATER_KINDS, Scale
from qa_framework.definitions.kinds import kind_of, word_for


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_one_model_and_every_model_its_word(kind):
    assert word_for(KINDS[kind]) == kind


def test_a_definition_knows_its_kind():
    assert kind_of(Scale()) == "scale"


def test_no_kind_is_both_here_and_still_to_come():
    assert not set(KINDS) & set(LATER_KINDS)
