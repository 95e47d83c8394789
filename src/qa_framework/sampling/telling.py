"""A draw in a few lines for whoever answers for it: counts and reasons, and no reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa_framework.sampling.parts import Excluded, Replaced, Stratum


def shown_count(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> shown_count(1, "case"), shown_count(1200, "case")
    ('1 case', '1,200 cases')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(  # noqa: PLR0913 - the parts of a page
    *,
    head: Iterable[str],
    size: int,
    excluded: Sequence[Excluded],
    strata: Sequence[Stratum],
    by: Sequence[tuple[str, Mapping[str, str]]],
    chosen: str,
    replaced: Sequence[Replaced],
) -> str:
    """Write the lines of a draw.

    Args:
        head: What stands above.
        size: How many cases the list has.
        excluded: What each rule kept out.
        strata: The strata.
        by: For each column that makes strata its heading, and option to label.
        chosen: How many are chosen, and how.
        replaced: What was replaced.
    """
    lines = [*head, "", f"{shown_count(size, 'case')} in the list"]
    lines += _exclusions(excluded)
    left = sum(stratum.size for stratum in strata)
    lines += [f"{shown_count(left, 'case')} to choose from", chosen]
    if by:
        lines += ["", *_table(strata, by)]
    if replaced:
        lines += ["", f"{shown_count(len(replaced), 'case')} replaced"]
        lines += [f"  {each.date.isoformat()}, {each.by}: {each.reason}" for each in replaced]
    return "\n".join(lines)


def _exclusions(excluded: Iterable[Excluded]) -> Iterator[str]:
    for rule in excluded:
        if rule.cases:
            yield f"  {len(rule.cases):,} excluded: {rule.because}"
        if rule.cannot_tell:
            yield f"  {len(rule.cannot_tell):,} excluded, as it cannot be told: {rule.because}"
        if rule.kept:
            yield f"  {len(rule.kept):,} kept, though it cannot be told: {rule.because}"


def _table(strata: Sequence[Stratum], by: Sequence[tuple[str, Mapping[str, str]]]) -> Iterator[str]:
    """Lay out the strata: numbers to the right, words to the left."""
    rows = [[*(heading for heading, _ in by), "cases", "chosen"]]
    for stratum in strata:
        labels = [
            options.get(value, value)
            for value, (_, options) in zip(stratum.values, by, strict=True)
        ]
        rows.append([*labels, f"{stratum.size:,}", f"{stratum.chosen:,}"])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            text.ljust(width) if column < len(by) else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
