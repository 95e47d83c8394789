"""A dip sample against an earlier one: two shares, their difference, and whether it says anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Any, Literal

from attrs import asdict, frozen

from qa_framework.analysis.comparability import (
    Digests,
    cautions,
    differences,
    digests_of,
    is_by_hand,
)
from qa_framework.analysis.counting import Asked, Count, DipSample, Words, asked_of, count
from qa_framework.analysis.proportions import (
    LEVEL,
    Interval,
    Proportion,
    newcombe_interval,
    wilson_interval,
)
from qa_framework.analysis.wording import conclusion, difference_lines, share_lines

Verdict = Literal["more", "fewer", "cannot_tell", "not_comparable"]


@frozen(kw_only=True)
class Share:
    """What one dip sample found.

    Attributes:
        name: What people call the sample.
        tool: The tool, with its version.
        content: The digest of the tool as it is written.
        scoring: The digest of what decides the compared answer or grade.
        count: What was counted; None where the tool has no such question, measure or answer.
        share: The share that met it, between 0 and 1; None where nothing was counted.
        interval: Bounds of the share among all cases (Wilson, with the finite population
            correction); None where the sample says nothing of other cases.
    """

    name: str
    tool: str
    content: str
    scoring: str
    count: Count | None
    share: float | None
    interval: Interval | None


@frozen(kw_only=True)
class Comparison:
    """How a later dip sample compares with a baseline.

    Attributes:
        of: The question or measure.
        title: What people call it.
        words: What people call the answers that count.
        level: How often each interval is to hold.
        baseline: What the earlier sample found.
        later: What the later one found.
        difference: The later share less the earlier; None where there is none.
        interval: Bounds of the difference among all cases (Newcombe, method 10, with the finite
            population correction); None where the samples say nothing of other cases.
        severe: The same with every answer that is missing read so that the later share is lowest
            and the earlier highest; None where nothing is missing.
        lenient: The same, read the other way.
        verdict: `more` or `fewer` where the interval, however missing answers are read, leaves out
            0; `cannot_tell` where it does not; `not_comparable`.
        differences: What keeps the two from being compared.
        cautions: What is to be borne in mind.
    """

    of: str
    title: str
    words: tuple[str, ...]
    level: float
    baseline: Share
    later: Share
    difference: float | None
    interval: Interval | None
    severe: Interval | None
    lenient: Interval | None
    verdict: Verdict
    differences: tuple[str, ...]
    cautions: tuple[str, ...]

    @property
    def text(self) -> str:
        """Tell it in a few lines."""
        return "\n".join(lines_of(self))

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.text)}</pre>"

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain data, which JSON can hold."""
        return asdict(self, value_serializer=lambda _, __, value: _plain(value))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def compare(  # noqa: PLR0913 - a test is one of four
    baseline: DipSample,
    later: DipSample,
    of: str,
    *,
    equal: str | None = None,
    at_least: str | None = None,
    at_most: str | None = None,
    among: Collection[str] | None = None,
    level: float = LEVEL,
) -> Comparison:
    """Compare the share of cases that met something in two dip samples.

    Args:
        baseline: The earlier sample.
        later: The later one.
        of: The id of a question with levels or options, or of a measure with a grade.
        equal: The answer or grade that counts;
        at_least: or the lowest level that does;
        at_most: or the highest;
        among: or several. One of the four is given.
        level: How often each interval is to hold, a share between 0 and 1.

    Returns:
        Both shares with n of N and their Wilson intervals, the difference with its Newcombe
        interval, and whether the two can be compared at all.

    Raises:
        ValueError: Neither tool has such a question, measure or answer, or not one test is given.

    Source:
        `qa_framework.analysis.proportions` names the papers.
    """
    tests = {"equal": equal, "at_least": at_least, "at_most": at_most, "among": among}
    after, before = (_if_there(each, of, tests) for each in (later, baseline))
    asked = after or before or asked_of(later.fit, of, tests)
    one, other = digests_of(baseline, of), digests_of(later, of)
    unlike = tuple(differences(one, other, of))
    if not unlike:
        before = after = asked
    shares = _share(baseline, before, one, level), _share(later, after, other, level)
    found = Differences() if unlike else _differences(baseline, later, shares, level)
    words = (CHANGED.format(of=of),) if not unlike and one.words != other.words else ()
    return Comparison(
        of=of,
        title=asked.title,
        words=asked.labels,
        level=level,
        baseline=shares[0],
        later=shares[1],
        difference=found.difference,
        interval=found.interval,
        severe=found.severe,
        lenient=found.lenient,
        verdict="not_comparable" if unlike else found.verdict,
        differences=unlike,
        cautions=(*words, *cautions(baseline, later)),
    )


CHANGED = "the words of `{of}` have changed, so it may have been answered otherwise"


def _if_there(sample: DipSample, of: str, tests: Mapping[str, Words]) -> Asked | None:
    """Find what is counted in a tool that may not have it."""
    try:
        return asked_of(sample.fit, of, tests)
    except ValueError:
        return None


def _share(sample: DipSample, asked: Asked | None, digests: Digests, level: float) -> Share:
    found = None if asked is None else count(sample, asked)
    proportion = None if found is None else found.proportion
    bounded = proportion is not None and not is_by_hand(sample)
    return Share(
        name=sample.title,
        tool=f"{digests.tool}@{digests.version}",
        content=digests.content,
        scoring=digests.scoring,
        count=found,
        share=None if proportion is None else float(proportion.share),
        interval=wilson_interval(proportion, level=level) if bounded and proportion else None,
    )


@frozen(kw_only=True)
class Differences:
    """The difference of two shares, however missing answers are read."""

    difference: float | None = None
    interval: Interval | None = None
    severe: Interval | None = None
    lenient: Interval | None = None

    @property
    def verdict(self) -> Verdict:
        """Say what every reading says, if they agree."""
        if self.interval is None:
            return "cannot_tell"
        found = [each for each in (self.interval, self.severe, self.lenient) if each is not None]
        if all(each.low > 0 for each in found):
            return "more"
        return "fewer" if all(each.high < 0 for each in found) else "cannot_tell"


def _differences(
    baseline: DipSample, later: DipSample, shares: tuple[Share, Share], level: float
) -> Differences:
    before, after = (each.count for each in shares)
    if before is None or after is None or before.proportion is None or after.proportion is None:
        return Differences()
    difference = float(after.proportion.share - before.proportion.share)
    if is_by_hand(baseline) or is_by_hand(later):
        return Differences(difference=difference)
    severe = lenient = None
    if before.unknown or after.unknown:
        severe = _interval(after.read(met=False), before.read(met=True), level)
        lenient = _interval(after.read(met=True), before.read(met=False), level)
    return Differences(
        difference=difference,
        interval=_interval(after.proportion, before.proportion, level),
        severe=severe,
        lenient=lenient,
    )


def _interval(
    later: Proportion | None, baseline: Proportion | None, level: float
) -> Interval | None:
    if later is None or baseline is None:
        return None
    return newcombe_interval(later, baseline, level=level)


def lines_of(found: Comparison) -> Iterator[str]:
    """Tell a comparison line by line."""
    yield f"{found.title}: {' or '.join(found.words)}"
    yield from share_lines(found.baseline, "baseline", found.level)
    yield from share_lines(found.later, "later", found.level)
    if found.verdict == "not_comparable":
        yield from (f"not comparable: {each}" for each in found.differences)
    else:
        yield from difference_lines(found.difference, found.interval, found.level)
        missing = found.severe is not None
        yield conclusion(found.verdict, found.interval, missing=missing)
    yield from (f"bear in mind: {each}" for each in found.cautions)
