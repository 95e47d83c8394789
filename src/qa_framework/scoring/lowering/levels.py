"""From a level to its points, and from a score to the rounded score."""

from __future__ import annotations

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import FittedMeasure
from qa_framework.expressions.tree import Lookup, Round, Tree
from qa_framework.expressions.values import lowest_form
from qa_framework.scoring.lowering.ground import NOT_KNOWN, NOT_THERE
from qa_framework.scoring.lowering.simplify import calculated, choose, const, is_known, is_out


def points_of(level: Tree, scale: AnswerScale) -> Tree:
    """Make the points of a level, by its rank; unknown on a scale without points."""
    if not scale.points:
        return choose(is_out(level), NOT_THERE, NOT_KNOWN)
    return Lookup(level, {scale.ranks[each]: lowest_form(p) for each, p in scale.points.items()})


def merit_of_rank(rank: Tree, scale: AnswerScale) -> Tree:
    """Count a level from the worst, by its rank."""
    if scale.better == "higher":
        return rank
    flipped = calculated("-", const(len(scale.levels) - 1), rank)
    return choose(is_known(rank), flipped, rank)


def rounded(fitted: FittedMeasure, score: Tree) -> Tree:
    """Make the score of a measure from its unrounded score."""
    rounding = fitted.measure.round
    return score if rounding is None else Round(score, rounding.to, rounding.half)
