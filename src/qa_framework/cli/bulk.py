"""Tell which measures can be scored exactly in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qa_framework.cli.definitions import is_below

if TYPE_CHECKING:
    from qa_framework.scoring.bounds import Bound
    from qa_framework.workspace import Workspace

MOST_WRITTEN_OUT = 10**12


def bounds_below(workspace: Workspace, files: tuple[str, ...]) -> dict[str, tuple[Bound, ...]]:
    """Bound every measure and flag of the sound tools below what was asked about, by tool."""
    from qa_framework.problems import InvalidDefinitions  # noqa: PLC0415 - only --bulk needs them
    from qa_framework.scoring.bounds import bounds_of  # noqa: PLC0415

    found = {}
    for name in workspace.tools:
        try:
            tool = workspace.tool(name)
        except InvalidDefinitions:  # what is wrong with it was listed
            continue
        if is_below(tool.definition.place.here, files):
            fits = tool.fits.values()
            found[name] = tuple(bound for fit in fits for bound in bounds_of(fit))
    return found


def bounds_text(found: Mapping[str, tuple[Bound, ...]]) -> str:
    """Lay out the bounds of each tool, a line for each measure and flag."""
    lines = ["exact in bulk, where every number is below 2^63 (9.2 x 10^18):"]
    for tool, bounds in found.items():
        lines.append(f"  {tool}")
        width = max((len(_name(each)) for each in bounds), default=0)
        lines += [f"    {_name(each):<{width}}  {_told(each)}" for each in bounds]
    inexact = [f"`{_name(each)}` of `{tool}`" for tool, each in _inexact(found)]
    if inexact:
        verb = "is" if len(inexact) == 1 else "are"
        lines.append(
            f"not exact {verb} {', '.join(inexact)}: say `least` and `most` of the numbers, or use "
            "fewer different weights"
        )
    return "\n".join(lines)


def bounds_data(found: Mapping[str, tuple[Bound, ...]]) -> list[dict[str, object]]:
    """Give the bounds as data."""
    return [
        {
            "tool": tool,
            "rubric": each.rubric,
            "name": each.name,
            "numerator": str(each.numerator),
            "denominator": str(each.denominator),
            "product": str(each.product),
            "exact": each.exact,
        }
        for tool, bounds in found.items()
        for each in bounds
    ]


def _inexact(found: Mapping[str, tuple[Bound, ...]]) -> Iterator[tuple[str, Bound]]:
    for tool, bounds in found.items():
        yield from ((tool, each) for each in bounds if not each.exact)


def _name(bound: Bound) -> str:
    return f"{bound.rubric}.{bound.name}" if bound.rubric else bound.name


def _told(bound: Bound) -> str:
    verdict = "exact    " if bound.exact else "NOT EXACT"
    ends = f"products to {_number(bound.product)}"
    if bound.numerator:
        ends = (
            f"numerator to {_number(bound.numerator)}, "
            f"denominator to {_number(bound.denominator)}, {ends}"
        )
    return f"{verdict}  {ends}"


def _number(number: int) -> str:
    """Write a number out where it can be taken in, else how large it is.

    >>> _number(1200), _number(10**20)
    ('1,200', '1.0 x 10^20')
    """
    if number < MOST_WRITTEN_OUT:
        return f"{number:,}"
    power = len(str(number)) - 1
    return f"{number / 10**power:.1f} x 10^{power}"
