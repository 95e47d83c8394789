"""Whether two dip samples asked the same and scored it alike, and what else is to be borne in mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from hashlib import sha256
from typing import Any

import attrs
from attrs import frozen

from qa_framework.analysis.counting import DipSample
from qa_framework.catalogue import canonical_json
from qa_framework.checking.fit import Fit
from qa_framework.definitions.plain import definition_to_digest, to_plain
from qa_framework.expressions.tree import Program, Ref
from qa_framework.sampling import Draw
from qa_framework.sampling.telling import shown_count
from qa_framework.scoring.lowering.lower import lower_fit


@frozen(kw_only=True)
class Digests:
    """What one dip sample was asked and scored by.

    Attributes:
        tool: The id of the tool.
        version: Its version.
        content: The digest (SHA-256) of the tool as it is written.
        scoring: The digest of what decides the compared answer or grade: its levels, when it is
            asked, how it comes about; words play no part.
        words: The digest of the words of the questions behind it.
    """

    tool: str
    version: str
    content: str
    scoring: str
    words: str


def digests_of(sample: DipSample, of: str) -> Digests:
    """Digest what decides an answer or a grade, and the words behind it; empty where there is none."""
    fit = sample.fit
    known = of in fit.questions or of in fit.measures
    return Digests(
        tool=fit.tool.id,
        version=str(fit.tool.version),
        content=_digest(definition_to_digest(fit.tool)),
        scoring=_digest([_answers(of, fit), _steps(sample, of)]) if known else "",
        words=_digest(_words(of, fit)) if known else "",
    )


def _steps(sample: DipSample, of: str) -> list[list[str]]:
    """Give the lowered steps that decide an answer or a grade; no words are left in them."""
    program = lower_fit(sample.fit, sample.results[0].perspective)
    steps = {step.name: step.tree for step in program.steps}
    first = f"{of}:grade" if of in sample.fit.measures else f"{of}:applies"
    reached = _reached(first, program) if first in steps else ()
    return [[name, repr(steps[name])] for name in reached]


def _digest(content: object) -> str:
    return sha256(canonical_json(content).encode()).hexdigest()


def _reached(first: str, program: Program) -> tuple[str, ...]:
    """List the steps that one stands on, itself included, in the order of the program."""
    trees = {step.name: step.tree for step in program.steps}
    waiting, seen = [first], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(_refs(trees[name]))
    return tuple(name for name in trees if name in seen)


def _refs(value: object) -> Iterator[str]:
    """Find the steps that a tree refers to."""
    if isinstance(value, Ref):
        yield value.name
    elif isinstance(value, tuple):
        for each in value:
            yield from _refs(each)
    elif attrs.has(type(value)):
        for part in attrs.fields(type(value)):  # type: ignore[arg-type]  # it has been asked
            yield from _refs(getattr(value, part.name))


def _answers(of: str, fit: Fit) -> Any:  # noqa: ANN401 - plain data
    """Give the answers that a question, or a grade, can have, as plain data without words."""
    if of in fit.measures:
        scale = fit.measures[of].grades
    else:
        scale = fit.questions[of].scale
        if scale is None:
            question = fit.questions[of].question
            return [fit.questions[of].base, list(question.options)]
    if scale is None:
        return []
    effects = [[name, to_plain(effect)] for name, effect in scale.effects.items()]
    return [list(scale.levels), effects, scale.better]


def _words(of: str, fit: Fit) -> Any:  # noqa: ANN401
    """Give the words of the questions that can decide it: its own, or those of the whole tool."""
    names = [of] if of in fit.questions else list(fit.questions)
    found = []
    for name in names:
        each = fit.questions[name]
        words: list[Any] = [name, each.question.ask, each.question.help]
        if each.scale is not None:
            words += [_listed(each.scale.labels), _listed(each.scale.descriptors)]
        found.append([*words, _listed(each.question.options)])
    return found


def _listed(words: Mapping[str, Any]) -> list[list[Any]]:
    return [[name, each] for name, each in words.items()]


def differences(one: Digests, other: Digests, of: str) -> Iterator[str]:
    """Say what keeps two dip samples from being compared."""
    if one.tool != other.tool:
        yield f"one is by the tool `{one.tool}`, the other by `{other.tool}`"
        return
    if one.version.partition(".")[0] != other.version.partition(".")[0]:
        which = f"{one.version} and {other.version}"
        yield f"the versions {which} of `{one.tool}` differ in their first number"
    lacking = [each.version for each in (one, other) if not each.scoring]
    if lacking:
        yield f"`{one.tool}` has no `{of}` in version {lacking[0]}"
    elif one.scoring != other.scoring:
        versions = one.version != other.version
        which = f"versions {one.version} and {other.version}" if versions else "two contents"
        yield f"what decides `{of}` is not the same in {which} of `{one.tool}`"


def cautions(baseline: DipSample, later: DipSample) -> Iterator[str]:
    """Say what is to be borne in mind of how two dip samples were drawn."""
    yield from _of_draw(baseline, baseline.title or "baseline")
    yield from _of_draw(later, later.title or "later")
    both = len(_cases(baseline) & _cases(later))
    if both:
        what = "1 case is" if both == 1 else f"{both} cases are"
        yield f"{what} in both samples, and the interval takes all cases for different ones"


def _cases(sample: DipSample) -> frozenset[str]:
    return frozenset(sample.draw.cases) if sample.draw is not None else frozenset()


def _of_draw(sample: DipSample, title: str) -> Iterator[str]:
    draw = sample.draw
    if draw is None:
        yield f"{title}: nothing says how its cases were chosen"
        return
    tool = sample.fit.tool.id
    if draw.tool is not None and draw.tool.id != tool:
        yield f"{title}: its cases were drawn for `{draw.tool.id}`, and looked at with `{tool}`"
    if is_by_hand(sample):
        yield f"{title}: its cases were chosen by hand, and say nothing of other cases"
    if len(sample.results) != len(draw.cases):
        audits = shown_count(len(sample.results), "audit")
        yield f"{title}: {audits} of {shown_count(len(draw.cases), 'chosen case')}"
    if not is_proportional(draw):
        yield f"{title}: strata were not chosen from in proportion, so small ones count for more"


def is_by_hand(sample: DipSample) -> bool:
    """Say whether somebody chose its cases, so that it says nothing of others."""
    return sample.draw is not None and sample.draw.choose == "by_hand"


def is_proportional(draw: Draw) -> bool:
    """Say whether each stratum has its part in the sample, to within a case."""
    chosen, size = len(draw.chosen), draw.population
    return all(abs(each.chosen - Fraction(chosen * each.size, size)) < 1 for each in draw.strata)
