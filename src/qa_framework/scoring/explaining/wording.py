"""How a measure is worked out, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.definitions.rubric import (
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Where,
)
from qa_framework.expressions.printing import print_expr
from qa_framework.scoring.explain.numbers import exact
from qa_framework.scoring.explaining.labels import Labels, in_words

HALVES: Mapping[str, str] = {
    "up": "halves away from zero",
    "even": "halves to the even digit",
    "down": "halves towards zero",
}


def method_in_words(fitted: FittedMeasure, labels: Labels) -> str:
    """Say how the parts of a measure are put together."""
    method = fitted.measure.method
    if method in WORDS:
        return WORDS[method](fitted, labels)
    return labels.fit.extensions.methods[method].summary.removesuffix(".")


def _what(fitted: FittedMeasure) -> str:
    """Say what the parts are: grades, scores, or answers."""
    kinds = {_kind(part) for part in fitted.parts}
    return kinds.pop() if len(kinds) == 1 else "the parts"


def _kind(part: Part) -> str:
    if part.kind == "measure":
        return f"the {part.use}"
    return "the answers"


def _points(fitted: FittedMeasure) -> str:
    """Say what is added: scores, or the points of grades and of answers."""
    what = _what(fitted)
    return what if what in ("the scores", "the parts") else f"the points of {what}"


def _weights(fitted: FittedMeasure) -> str:
    return ", with weights" if len({part.weight for part in fitted.parts}) > 1 else ""


def _sum(fitted: FittedMeasure, _: Labels) -> str:
    return f"the sum of {_points(fitted)}{_weights(fitted)}"


def _mean(fitted: FittedMeasure, _: Labels) -> str:
    target = fitted.normalise
    first = ""
    if target is not None and target.interval.low is not None and target.interval.high is not None:
        first = f", each brought to {exact(target.interval.low)} to {exact(target.interval.high)}"
    return f"the mean of {_points(fitted)}{first}{_weights(fitted)}"


def _percent(fitted: FittedMeasure, _: Labels) -> str:
    alike = ", each part counting alike" if fitted.measure.each_part == "equal" else ""
    weights = _weights(fitted)
    return f"the percentage that was reached of what could be{weights or alike}"


def _count(fitted: FittedMeasure, labels: Labels) -> str:
    return f"how many of {_what(fitted)} are {_where(fitted, labels)}"


def _share(fitted: FittedMeasure, labels: Labels) -> str:
    return f"the share of {_what(fitted)} that are {_where(fitted, labels)}"


def _where(fitted: FittedMeasure, labels: Labels) -> str:
    where = fitted.measure.where or Where()
    scale = next((part.scale for part in fitted.parts if part.scale is not None), None)
    for words, level in (
        ("at least ", where.at_least),
        ("at most ", where.at_most),
        ("", where.equal),
    ):
        if level is not None:
            return f"{words}{labels.level(level, scale)}"
    if where.absent is not None:
        label = "" if scale is None else scale.absence_labels.get(where.absent, "")
        return labels.say(label) or in_words(where.absent)
    return " or ".join(str(labels.level(level, scale)) for level in where.in_)


def _formula(fitted: FittedMeasure, _: Labels) -> str:
    return (
        ""
        if fitted.measure.formula is None
        else f"worked out as {print_expr(fitted.measure.formula)}"
    )


def _over_levels(words: str) -> Callable[[FittedMeasure, Labels], str]:
    return lambda fitted, _: words.format(_what(fitted))


WORDS: Mapping[str, Callable[[FittedMeasure, Labels], str]] = {
    "sum": _sum,
    "mean": _mean,
    "percent": _percent,
    "count": _count,
    "share": _share,
    "formula": _formula,
    "judged": lambda _, __: "the level that a person gave",
    "lowest": _over_levels("the lowest of {}"),
    "highest": _over_levels("the highest of {}"),
    "median": _over_levels("the middle one of {}, put in order"),
    "most_common": _over_levels("the most common of {}; of several, the worse"),
    "gates": lambda _, __: "steps, each reached where its condition and all before it hold",
}


def unanswered_in_words(fitted: FittedMeasure) -> str:
    """Say what a part without an answer does; empty where there are no parts."""
    if fitted.measure.method == "gates":
        return ""
    match fitted.unanswered:
        case CountBlankAs("lowest"):
            return "an unanswered part counts as the worst level"
        case CountBlankAs():
            return "an unanswered part counts as the level that is named for its scale"
        case "leave_out":
            return "unanswered parts are left out"
        case NeedsAnswered(count):
            return f"unanswered parts are left out, if at least {count} are answered"
        case NeedsShare(share):
            return f"unanswered parts are left out, if at least {exact(share * 100)} % are answered"
        case Prorate(at_least):
            return f"scaled up to all parts, if at least {at_least} are answered"
        case "block":
            return "an unanswered part leaves no score"


def rounding_in_words(fitted: FittedMeasure) -> str:
    """Say how a score is rounded; empty where it is not."""
    rounding = fitted.measure.round
    if rounding is None:
        return ""
    places = f"{rounding.to} {'digit' if rounding.to == 1 else 'digits'} after the point"
    return f"to {'a whole number' if rounding.to == 0 else places}, {HALVES[rounding.half]}"
