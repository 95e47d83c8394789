"""Methods: how the parts of a measure are put together into a score or a level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.definitions.rubric import (
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)
from qa_framework.expressions.tree import Lookup, Pick, Round, Total, Tree, Weight
from qa_framework.expressions.values import Number, lowest_form
from qa_framework.scoring.lowering.conditions import lower
from qa_framework.scoring.lowering.functions import passes
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.names import measure_value
from qa_framework.scoring.lowering.questions import (
    blank,
    blank_level,
    points,
    rank,
    value,
    with_blank,
)
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    filled,
    is_known,
    is_out,
    opposite,
    severe,
    some,
)


@frozen(kw_only=True)
class Counted:
    """A part as it counts.

    Attributes:
        part: The part.
        raw: Its value before the policy for blanks.
        tree: Its value after it: out where it is left out.
        blank: The truth that it is unanswered and left out for that.
    """

    part: Part
    raw: Tree
    tree: Tree
    blank: Tree


@frozen(kw_only=True)
class Bench:
    """A measure while its method is lowered."""

    fitted: FittedMeasure
    parts: tuple[Counted, ...]
    ground: Ground

    @property
    def trees(self) -> tuple[Tree, ...]:
        """Give the values of the parts as they count."""
        return tuple(each.tree for each in self.parts)

    @property
    def weights(self) -> tuple[Number, ...]:
        """Give the weights of the parts."""
        return tuple(lowest_form(each.part.weight) for each in self.parts)

    @property
    def nothing(self) -> Tree:
        """Make what the measure is where no part counts: out, or unknown if one was left out."""
        if all(each.raw == each.tree for each in self.parts):
            return NOT_THERE
        there = some(opposite(is_out(each.raw)) for each in self.parts)
        return choose(there, NOT_KNOWN, NOT_THERE)


def bench_of(fitted: FittedMeasure, ground: Ground, *, as_points: bool) -> Bench:
    """Lower the parts of a measure, as points or as levels."""
    counted = tuple(_counted(part, fitted, ground, as_points=as_points) for part in fitted.parts)
    return Bench(fitted=fitted, parts=counted, ground=ground)


def _counted(part: Part, fitted: FittedMeasure, ground: Ground, *, as_points: bool) -> Counted:
    raw = part_value(part, ground, as_points=as_points)
    if part.kind == "measure":
        leave_out = fitted.measure.not_scored == "leave_out"
        tree = filled(raw, unknown=NOT_THERE) if leave_out else raw
        return Counted(part=part, raw=raw, tree=tree, blank=FALSE)
    if fitted.unanswered == "block":
        return Counted(part=part, raw=raw, tree=raw, blank=FALSE)
    if isinstance(fitted.unanswered, CountBlankAs):
        tree = _with_blank_level(part, raw, fitted.unanswered, ground, as_points=as_points)
        return Counted(part=part, raw=raw, tree=tree, blank=FALSE)
    unanswered = blank(part.name, ground)
    tree = choose(unanswered, NOT_THERE, raw)
    return Counted(part=part, raw=raw, tree=tree, blank=unanswered)


def _with_blank_level(
    part: Part, raw: Tree, policy: CountBlankAs, ground: Ground, *, as_points: bool
) -> Tree:
    """Make a part that counts as a level while it is blank; as nothing where no level is named."""
    level = blank_level(part.name, policy, ground)
    if level is not None and part.scale is not None:
        table = part.scale.points if as_points else part.scale.ranks
        return with_blank(part.name, raw, lowest_form(table[level]), ground)
    worst = part.interval.low if part.better == "higher" else part.interval.high
    if policy.levels == "lowest" and worst is not None and not _has_levels(part):
        return with_blank(part.name, raw, lowest_form(worst), ground)
    return raw


def _has_levels(part: Part) -> bool:
    return part.scale is not None and bool(part.scale.levels)


def part_value(part: Part, ground: Ground, *, as_points: bool) -> Tree:
    """Make the value of a part: its points, or the rank of its level."""
    if part.kind == "measure":
        return _measure_part(part, ground, as_points=as_points)
    if part.scale is not None and part.scale.levels:
        return points(part.name, ground) if as_points else rank(part.name, ground)
    return points(part.name, ground) if as_points else value(part.name, ground)


def _measure_part(part: Part, ground: Ground, *, as_points: bool) -> Tree:
    if part.use == "scores":
        return measure_value(part.name, "score", ground)
    grade = measure_value(part.name, "grade", ground)
    if not as_points or part.scale is None:
        return grade
    table = {part.scale.ranks[level]: lowest_form(each) for level, each in part.scale.points.items()}
    return Lookup(grade, table)


def guarded(bench: Bench, score: Tree) -> Tree:
    """Make a score that is out where all parts are, and unknown where too few are answered."""
    total_weight = Weight(bench.trees, (1,) * len(bench.parts))
    counted = bench.ground.steps.define(f"{bench.fitted.name}:counted", lambda: total_weight)
    enough = _enough(bench, counted)
    scored = choose(enough, score, NOT_KNOWN)
    return choose(compared("==", counted, const(0)), bench.nothing, scored)


def _enough(bench: Bench, counted: Tree) -> Tree:
    match bench.fitted.unanswered:
        case NeedsAnswered(count) | Prorate(count):
            return compared(">=", counted, const(count))
        case NeedsShare(share):
            asked = _count(opposite(is_out(each.raw)) for each in bench.parts)
            return compared(">=", counted, calculated("*", const(share), asked))
        case _:
            return TRUE


def _count(truths: Iterable[Tree]) -> Tree:
    terms = tuple(choose(truth, const(1), const(0)) for truth in truths)
    return Total(terms, (1,) * len(terms))


def _sum(bench: Bench) -> Tree:
    total = calculated("*", Total(bench.trees, bench.weights), _scale_up(bench))
    if bench.fitted.measure.left_out == "block":
        total = choose(some(is_out(each.tree) for each in bench.parts), NOT_KNOWN, total)
    return guarded(bench, total)


def _scale_up(bench: Bench) -> Tree:
    """Make the factor by which a sum over the answered parts is scaled up."""
    answered = Weight(bench.trees, bench.weights)
    if bench.fitted.measure.left_out == "prorate":
        return calculated("/", const(sum(bench.weights)), answered)
    if isinstance(bench.fitted.unanswered, Prorate):
        return calculated("/", _weight_asked(bench, bench.weights), answered)
    return const(1)


def _weight_asked(bench: Bench, weights: tuple[Number, ...]) -> Tree:
    """Make the weight of the parts that apply, answered or not."""
    return Weight(tuple(choose(each.blank, TRUE, each.raw) for each in bench.parts), weights)


def _mean(bench: Bench) -> Tree:
    terms = tuple(_normalised(each, bench) for each in bench.parts)
    mean = calculated("/", Total(terms, bench.weights), Weight(bench.trees, bench.weights))
    return guarded(bench, mean)


def _normalised(counted: Counted, bench: Bench) -> Tree:
    target = bench.fitted.normalise
    interval = counted.part.interval
    if target is None or interval.low is None or interval.high is None:
        return counted.tree
    low, high = target.interval.low, target.interval.high
    if low is None or high is None or interval.high == interval.low:
        return counted.tree
    slope = (high - low) / (interval.high - interval.low)
    moved = calculated("-", counted.tree, const(interval.low))
    scaled = calculated("+", calculated("*", moved, const(slope)), const(low))
    return choose(is_out(counted.tree), NOT_THERE, scaled)


def _percent(bench: Bench) -> Tree:
    highest = [_highest(each, bench.ground) for each in bench.parts]
    if bench.fitted.measure.each_part == "equal":
        shares = tuple(
            choose(is_out(each.tree), NOT_THERE, calculated("/", each.tree, high))
            for each, high in zip(bench.parts, highest, strict=True)
        )
        share = calculated(
            "/", Total(shares, bench.weights), Weight(bench.trees, bench.weights)
        )
    else:
        share = calculated("/", Total(bench.trees, bench.weights), _possible(bench))
    return guarded(bench, calculated("*", const(100), share))


def _highest(counted: Counted, ground: Ground) -> Tree:
    """Make the highest a part can add: its possible score where it is a measure that keeps one."""
    part = counted.part
    fitted = ground.fit.measures.get(part.name)
    if part.kind == "measure" and part.use == "scores" and fitted and keeps_possible(fitted):
        return measure_value(part.name, "possible", ground)
    return NOT_KNOWN if part.interval.high is None else const(part.interval.high)


def keeps_possible(fitted: FittedMeasure) -> bool:
    """Say whether a measure keeps the highest score that was possible."""
    return fitted.measure.method in ("sum", "percent")


def possible(bench: Bench) -> Tree:
    """Make the highest score that was possible over the parts that count."""
    if bench.fitted.measure.method == "percent":
        return guarded(bench, const(100))
    return guarded(bench, _possible(bench))


def _possible(bench: Bench) -> Tree:
    counts = [each.tree for each in bench.parts]
    if bench.fitted.measure.left_out == "prorate":
        counts = [TRUE for _ in bench.parts]
    elif isinstance(bench.fitted.unanswered, Prorate):
        counts = [choose(each.blank, TRUE, each.raw) for each in bench.parts]
    terms = tuple(
        choose(is_known(tree), _highest(each, bench.ground), NOT_THERE)
        for tree, each in zip(counts, bench.parts, strict=True)
    )
    return Total(terms, bench.weights)


def _counting(bench: Bench, *, share: bool) -> Tree:
    holds, members = [], []
    for each in bench.parts:
        truth, member = _counted_if(each, bench)
        holds.append(truth)
        members.append(member)
    passing = _count(filled(truth, out=FALSE) for truth in holds)
    weight = Weight(tuple(members), (1,) * len(members))
    score = calculated("/", passing, weight) if share else passing
    counted = bench.ground.steps.define(f"{bench.fitted.name}:counted", lambda: weight)
    enough = choose(_enough(bench, counted), score, NOT_KNOWN)
    return choose(compared("==", counted, const(0)), bench.nothing, enough)


def _counted_if(each: Counted, bench: Bench) -> tuple[Tree, Tree]:
    """Make the truth that a part is counted, and something that is out where it is no member."""
    where = bench.fitted.measure.where
    if where is None:
        return FALSE, each.tree
    if where.absent is not None:
        truth = passes(each.part.name, each.raw, "absent", (where.absent,), bench.ground)
        member = choose(severe(truth), TRUE, each.tree)
        return choose(is_out(member), FALSE, severe(truth)), member
    test, values = next(
        (name, given)
        for name, given in (
            ("at_least", (where.at_least,)),
            ("at_most", (where.at_most,)),
            ("equal", (where.equal,)),
            ("in", where.in_),
        )
        if given not in ((None,), ())
    )
    wanted = tuple(level_or_number(word, each.part) for word in values if word is not None)
    return passes(each.part.name, each.tree, test, wanted, bench.ground), each.tree


def level_or_number(word: str, part: Part) -> object:
    """Read a word of `where:` as the level of a part's scale, or else as a number."""
    if part.scale is not None and part.scale.levels:
        return word
    return Fraction(word)


def _over_levels(bench: Bench) -> Tree:
    return guarded(bench, Pick(_choice(bench.fitted), bench.trees))  # type: ignore[arg-type]  # one of the words of the node


def _choice(fitted: FittedMeasure) -> str:
    method = fitted.measure.method
    better = fitted.level.better if fitted.level is not None else fitted.better
    if method == "median":
        if fitted.level is None:
            return "middle"
        return "lower_middle" if better == "higher" else "upper_middle"
    if method == "most_common":
        return "most_common_high" if better == "lower" else "most_common_low"
    return method


def _formula(bench: Bench) -> Tree:
    formula = bench.fitted.measure.formula
    if formula is None:
        return NOT_KNOWN
    tree = lower(formula, bench.ground.for_formula(bench.fitted.unanswered, bench.fitted.name))
    result = filled(tree, out=NOT_KNOWN)
    if not bench.parts:
        return result
    return choose(every(is_out(each.tree) for each in bench.parts), NOT_THERE, result)


def _judged(bench: Bench) -> Tree:
    name = bench.fitted.judged_by
    return NOT_THERE if name is None else rank(name, bench.ground)


def lower_extension(bench: Bench) -> Tree:
    """Make the score that a plugin's method gives."""
    extension = bench.ground.fit.extensions.methods[bench.fitted.measure.method]
    return guarded(bench, extension.tree(bench.trees, bench.weights))


METHODS: Mapping[str, Callable[[Bench], Tree]] = {
    "sum": _sum,
    "mean": _mean,
    "percent": _percent,
    "count": lambda bench: _counting(bench, share=False),
    "share": lambda bench: _counting(bench, share=True),
    "formula": _formula,
    "judged": _judged,
    "lowest": _over_levels,
    "highest": _over_levels,
    "median": _over_levels,
    "most_common": _over_levels,
}
"""Each core method but `gates`, whose result is a grade from the start."""


def rounded(fitted: FittedMeasure, score: Tree) -> Tree:
    """Make the score of a measure from its unrounded score."""
    rounding = fitted.measure.round
    return score if rounding is None else Round(score, rounding.to, rounding.half)

