"""Methods: how the parts of a measure are put together into a score or a level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.intervals import part_range
from qa_framework.checking.measures import keeps_possible
from qa_framework.definitions.rubric import (
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Where,
)
from qa_framework.expressions.syntax import Call, Expr
from qa_framework.expressions.tree import Choice, Pick, Total, Tree, Weight
from qa_framework.expressions.walking import names_in, walk
from qa_framework.scoring.lowering.conditions import lower
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.groups import (
    as_members,
    count_of,
    given_absence,
    groups_in,
    meets,
    members_named,
)
from qa_framework.scoring.lowering.names import lower_name, measure_value
from qa_framework.scoring.lowering.parts import Bench, Counted
from qa_framework.scoring.lowering.questions import (
    counted_blank,
    rank,
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


def guarded(bench: Bench, score: Tree) -> Tree:
    """Make a score that is out where all parts are, and unknown where too few are answered."""
    if not isinstance(bench.fitted.unanswered, NeedsAnswered | NeedsShare | Prorate):
        return choose(compared("==", weight_of(bench), const(0)), bench.nothing, score)
    ones = (1,) * len(bench.parts)
    counted = _step(bench, "counted", lambda: Weight(bench.trees, ones))
    asked = [each.raw for each in bench.parts]
    scored = choose(_enough(bench, counted, asked), score, NOT_KNOWN)
    return choose(compared("==", counted, const(0)), bench.nothing, scored)


def weight_of(bench: Bench) -> Tree:
    """Give the weight of the parts that count, as a step that is worked out once."""
    return _step(bench, "weight", lambda: Weight(bench.trees, bench.weights))


def _step(bench: Bench, what: str, make: Callable[[], Tree]) -> Tree:
    return bench.ground.steps.define(f"{bench.fitted.name}:{what}", make)


def _enough(bench: Bench, counted: Tree, asked: Iterable[Tree]) -> Tree:
    """Make the truth that enough parts are answered, of those that are not out."""
    match bench.fitted.unanswered:
        case NeedsAnswered(count) | Prorate(count):
            return compared(">=", counted, const(count))
        case NeedsShare(share):
            number = count_of(opposite(is_out(each)) for each in asked)
            return compared(">=", counted, calculated("*", const(share), number))
        case _:
            return TRUE


def _sum(bench: Bench) -> Tree:
    whole, counted = Weight(_whole(bench), bench.weights), Weight(bench.trees, bench.weights)
    total: Tree = Total(bench.trees, bench.weights)
    if _scales_up(bench):
        total = calculated("*", total, calculated("/", whole, counted))
    if bench.fitted.measure.left_out in (None, "block"):
        total = choose(some(is_out(each.raw) for each in bench.parts), NOT_KNOWN, total)
    return guarded(bench, total)


def _scales_up(bench: Bench) -> bool:
    prorates = isinstance(bench.fitted.unanswered, Prorate)
    return prorates or bench.fitted.measure.left_out == "prorate"


def _whole(bench: Bench) -> tuple[Tree, ...]:
    """Make, for each part, something that is out unless the sum stands for it too.

    That is what counts; with `unanswered: {prorate: ...}` what is blank, and with
    `left_out: prorate` what is out.
    """
    prorates = isinstance(bench.fitted.unanswered, Prorate)
    out = TRUE if bench.fitted.measure.left_out == "prorate" else NOT_THERE
    return tuple(
        choose(
            is_out(each.raw),
            out,
            choose(each.blank, TRUE if prorates else NOT_THERE, each.tree),
        )
        for each in bench.parts
    )


def _mean(bench: Bench) -> Tree:
    terms = tuple(_normalised(each, bench) for each in bench.parts)
    total = _step(bench, "total", lambda: Total(terms, bench.weights))
    return guarded(bench, calculated("/", total, weight_of(bench)))


def _normalised(counted: Counted, bench: Bench) -> Tree:
    target = bench.fitted.normalise
    if target is None:
        return counted.tree
    source = part_range(counted.part, bench.ground.fit.measures)
    low, high = target.interval.low, target.interval.high
    if None in (low, high, source.low, source.high) or source.low == source.high:
        return NOT_KNOWN
    slope = (high - low) / (source.high - source.low)  # type: ignore[operator]  # no None is left
    moved = calculated("-", counted.tree, const(source.low))  # type: ignore[arg-type]  # as above
    scaled = calculated("+", calculated("*", moved, const(slope)), const(low))  # type: ignore[arg-type]  # as above
    return choose(is_out(counted.tree), NOT_THERE, scaled)


def _percent(bench: Bench) -> Tree:
    highest = [_highest(each, bench.ground) for each in bench.parts]
    if bench.fitted.measure.each_part == "equal":
        shares = tuple(
            choose(is_out(each.tree), NOT_THERE, calculated("/", each.tree, high))
            for each, high in zip(bench.parts, highest, strict=True)
        )
        share = calculated("/", Total(shares, bench.weights), Weight(bench.trees, bench.weights))
    else:
        share = calculated("/", Total(bench.trees, bench.weights), _possible(bench))
    return guarded(bench, calculated("*", const(100), share))


def _highest(counted: Counted, ground: Ground) -> Tree:
    """Make the highest a part can add: its possible score where it is a measure that keeps one."""
    part = counted.part
    if part.kind == "measure" and part.use == "scores" and keeps_possible(_made(part, ground)):
        return filled(measure_value(part.name, "possible", ground), out=NOT_KNOWN)
    high = part_range(part, ground.fit.measures).high
    return NOT_KNOWN if high is None else const(high)


def _made(part: Part, ground: Ground) -> FittedMeasure:
    return ground.fit.measures[part.name]


def possible(bench: Bench, score: Tree) -> Tree:
    """Make the highest score that was possible over the parts that count; there is one if a score is."""
    percent = bench.fitted.measure.method == "percent"
    return choose(is_known(score), const(100) if percent else _possible(bench), score)


def _possible(bench: Bench) -> Tree:
    terms = tuple(
        choose(is_known(tree), _highest(each, bench.ground), NOT_THERE)
        for tree, each in zip(_whole(bench), bench.parts, strict=True)
    )
    return Total(terms, bench.weights)


def _counting(bench: Bench, *, share: bool) -> Tree:
    holds, members = [], []
    for each in bench.parts:
        truth, member = counted_if(each, bench)
        holds.append(truth)
        members.append(member)
    passing = count_of(filled(truth, out=FALSE) for truth in holds)
    weight = Weight(tuple(members), (1,) * len(members))
    score = calculated("/", passing, weight) if share else passing
    counted = bench.ground.steps.define(f"{bench.fitted.name}:counted", lambda: weight)
    asked = [_asked(each, bench) for each in bench.parts]
    enough = choose(_enough(bench, counted, asked), score, NOT_KNOWN)
    return choose(compared("==", counted, const(0)), bench.nothing, enough)


def counted_if(each: Counted, bench: Bench) -> tuple[Tree, Tree]:
    """Make the truth that a part is counted, and something that is out where it is no member."""
    where = bench.fitted.measure.where
    if where is None:
        return FALSE, each.tree
    if where.absent is not None:
        truth = given_absence(each.part.name, where.absent, bench.ground)
        member = choose(severe(truth), TRUE, each.tree)
        return choose(is_out(member), FALSE, severe(truth)), member
    test, words = next((test, words) for test, words in _tests_in(where) if words)
    wanted = as_members((level_or_number(word, each.part) for word in words), each.part.scale)
    return meets(each.tree, test, wanted), each.tree


def _asked(each: Counted, bench: Bench) -> Tree:
    """Make something that is out where a part is not asked for; the absence that counts is."""
    where = bench.fitted.measure.where
    if where is None or where.absent is None:
        return each.raw
    return choose(severe(given_absence(each.part.name, where.absent, bench.ground)), TRUE, each.raw)


def _tests_in(where: Where) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the tests that `where:` can say, each with what it says."""
    for test in ("at_least", "at_most", "equal"):
        word = getattr(where, test)
        yield test, () if word is None else (word,)
    yield "in", where.in_


def level_or_number(word: str, part: Part) -> object:
    """Read a word of `where:` as the level of a part's scale, or else as a number."""
    if part.scale is not None and part.scale.levels:
        return word
    return Fraction(word)


def _over_levels(bench: Bench) -> Tree:
    return guarded(bench, Pick(_choice(bench.fitted), bench.trees))


def _choice(fitted: FittedMeasure) -> Choice:
    higher = fitted.better != "lower"
    choices: Mapping[str, Choice] = {
        "lowest": "lowest",
        "highest": "highest",
        "median": "middle" if fitted.level is None else _one_of_two(higher=higher),
        "most_common": "most_common_low" if higher else "most_common_high",
    }
    return choices[fitted.measure.method]


def _one_of_two(*, higher: bool) -> Choice:
    return "lower_middle" if higher else "upper_middle"


def _formula(bench: Bench) -> Tree:
    formula = bench.fitted.measure.formula
    if formula is None:
        return NOT_KNOWN
    ground = bench.ground.for_formula(bench.fitted.unanswered, bench.fitted.name)
    result = filled(lower(formula, ground), out=NOT_KNOWN)
    named = tuple(_named_in(formula, ground))
    if not named:
        return result
    # While none has a value all may yet turn out to be out, whatever the formula would come to.
    told = some(map(is_known, named)) if not _asks_for_blanks(formula) else TRUE
    return choose(every(map(is_out, named)), NOT_THERE, choose(told, result, NOT_KNOWN))


def _asks_for_blanks(formula: Expr) -> bool:
    return any(isinstance(each, Call) and each.function == "answered" for each in walk(formula))


def _named_in(formula: Expr, ground: Ground) -> Iterator[Tree]:
    """Make the value of every question and measure that a formula is about, in groups too."""
    groups = set(groups_in(formula))
    for name in names_in(formula):
        head, _, rest = name.partition(".")
        if name in groups:
            yield from (_scored(each, ground) for each in members_named(name, ground))
        elif {head, rest}.intersection(ground.fit.questions) or head in ground.fit.measures:
            yield lower_name(name, ground)
        elif head in ground.fit.absent:
            yield NOT_THERE


def _scored(name: str, ground: Ground) -> Tree:
    """Make the answer to a question, or the score of a measure."""
    if name in ground.fit.questions:
        return lower_name(name, ground)
    return measure_value(name, "score", ground)


def _judged(bench: Bench) -> Tree:
    name = bench.fitted.judged_by
    if name is None:
        return NOT_THERE
    counted = counted_blank(name, bench.fitted.unanswered, bench.ground)
    given = rank(name, bench.ground)
    return given if counted is None else with_blank(name, given, counted.value, bench.ground)


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
