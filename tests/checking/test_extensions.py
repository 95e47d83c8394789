"""What plugins add stands beside the core, and never in its place."""

from __future__ import annotations

import pytest

from qa_framework.checking.extensions import BASES, NO_EXTENSIONS, Extensions, QuestionType
from qa_framework.definitions.tool import CORE_TYPES
from qa_framework.expressions.functions import FUNCTIONS


def test_without_plugins_there_are_the_functions_of_the_core():
    assert dict(NO_EXTENSIONS.all_functions) == dict(FUNCTIONS)


@pytest.mark.parametrize("kind", CORE_TYPES)
def test_a_core_type_is_its_own_base(kind):
    assert NO_EXTENSIONS.base_of(kind) == kind


@pytest.mark.parametrize("base", BASES)
def test_a_type_of_a_plugin_has_the_base_it_narrows(base):
    kind = QuestionType(
        name="narrow",
        base=base,
        summary="Anything at all.",
        accept=lambda _: None,
        render=str,
        answers="qa_framework.testing:responses",
        good="a",
        bad="b",
    )
    assert Extensions(question_types={"narrow": kind}).base_of("narrow") == base
