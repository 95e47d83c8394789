"""Draws of a few kinds, each shrinking to what is least: no, the first, the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

Anything = TypeVar("Anything")


@cache
def _between(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


@dataclass(frozen=True)
class Dice:
    """What a composite strategy draws with."""

    draw: st.DrawFn

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number."""
        return low if low == high else self.draw(_between(low, high))

    def chance(self, percent: int) -> bool:
        """Draw yes so often of a hundred."""
        return self.whole(0, 99) >= 100 - percent

    def pick(self, options: Sequence[Anything]) -> Anything:
        """Draw one of several."""
        return options[self.whole(0, len(options) - 1)]

    def some(self, options: Sequence[Anything], percent: int = 50) -> list[Anything]:
        """Draw any number of several, in their order."""
        return [option for option in options if self.chance(percent)]

    def several(
        self, options: Sequence[Anything], least: int = 1, percent: int = 50
    ) -> list[Anything]:
        """Draw at least so many of several, in their order."""
        chosen = self.some(options, percent)
        for option in options:
            if len(chosen) < least and option not in chosen:
                chosen.append(option)
        return chosen

    def shuffled(self, options: Sequence[Anything]) -> list[Anything]:
        """Draw an order."""
        left, order = list(options), []
        while left:
            order.append(left.pop(self.whole(0, len(left) - 1)))
        return order
