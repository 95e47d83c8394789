"""parts: every part of a record says what each of its keys is."""

from __future__ import annotations

import attrs
import pytest

from qa_framework.sampling import parts
from qa_framework.sampling.plain import _attributes

PARTS = [each for each in vars(parts).values() if isinstance(each, type) and attrs.has(each)]


@pytest.mark.parametrize("part", PARTS, ids=lambda each: each.__name__)
def test_every_key_is_described_and_every_part_is_frozen(part: type) -> None:
    described = _attributes(attrs.fields and (part.__doc__ or "").replace("\n    ", "\n"))
    assert [*described] == [each.name for each in attrs.fields(part)]
    assert all(words.endswith(".") for words in described.values())
    assert part.__setattr__ is not object.__setattr__
