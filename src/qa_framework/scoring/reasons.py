"""Why a measure has no score or no grade, or what changed its grade, in one sentence.

A reason names questions, measures and rules, and never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.bands import bound_of
from qa_framework.checking.fit import Fit, FittedMeasure, Part
from qa_framework.definitions.base import Text, say
from qa_framework.definitions.rubric import (
    Band,
    BandTables,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)
from qa_framework.expressions.closures import Record
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.scoring.bands import chosen_by, tables_of
from qa_framework.scoring.limits import before_limits, limited, rules_of, without

MOST_NAMED = 3
MOST_CHARACTERS = 120
MOST_QUOTED = 78  # leaves room for the words around a quoted condition


@frozen
class Sheet:
    """A scored record, and what it was scored by.

    Attributes:
        fit: The rubric fitted to the tool.
        perspective: Whose response it is.
        record: The answers and the value of every step.
    """

    fit: Fit
    perspective: str
    record: Record

    def say(self, text: Text) -> str:
        """Pick the words of the tool's language."""
        return say(text, self.fit.tool.language)

    def of(self, fitted: FittedMeasure, step: str) -> object:
        """Give the value of a step of a measure; unknown where it has no such step."""
        return self.record.get(f"{fitted.name}:{step}", UNKNOWN)

    def parts(self, fitted: FittedMeasure) -> tuple[Part, ...]:
        """List the parts of a measure; `of: sections` are those asked of the perspective."""
        if fitted.measure.of != "sections":
            return fitted.parts
        tool = self.fit.tool
        asked = {
            section.id
            for section in tool.sections
            if self.perspective in (section.asked_of or tool.asked_of)
        }
        return tuple(part for part in fitted.parts if part.name in asked)


def reason_for(fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say why a measure has no score or grade, or what changed its grade; empty where nothing did."""
    grade = sheet.of(fitted, "grade")
    if fitted.grades is None:
        return reason_for_score(fitted, sheet)
    if not isinstance(grade, Missing):
        return _changed(fitted, sheet)
    if grade is OUT:
        return f"out: {_why_out(fitted, sheet)}"
    return f"not scored: {_untold_or_lacking(fitted, sheet)}"


def reason_for_score(fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say why a measure has no score; empty where it has one."""
    score = sheet.of(fitted, "score")
    if not isinstance(score, Missing):
        return ""
    if score is OUT:
        return f"out: {_why_out(fitted, sheet)}"
    if not fitted.has_score and _has_level(fitted, sheet):
        return "not scored: its levels have no points"
    return f"not scored: {_untold_or_lacking(fitted, sheet)}"


def _has_level(fitted: FittedMeasure, sheet: Sheet) -> bool:
    return any(not isinstance(sheet.of(fitted, step), Missing) for step in ("level", "grade"))


def _untold_or_lacking(fitted: FittedMeasure, sheet: Sheet) -> str:
    differ = sheet.of(fitted, "severe") != sheet.of(fitted, "lenient")
    untold = untold_conditions(fitted, sheet) if differ else ()
    return f"cannot tell {untold[0].doubt}" if untold else _lacking(fitted, sheet)


# --- what cannot be told --------------------------------------------------------------------------


@frozen
class Untold:
    """A condition that cannot be told.

    Attributes:
        words: The condition, or the reason of the limit.
        doubt: The words for what cannot be told about it.
    """

    words: str
    doubt: str


def untold_conditions(fitted: FittedMeasure, sheet: Sheet) -> tuple[Untold, ...]:
    """List what cannot be told of a measure; what may change its grade comes first."""
    found = (
        *_untold_limits(fitted, sheet),
        *_untold_gates(fitted, sheet),
        *_untold_bands(fitted, sheet),
    )
    matters = [each for each, decides in found if decides]
    return tuple(dict.fromkeys((*matters, *(each for each, _ in found))))


def _untold_limits(fitted: FittedMeasure, sheet: Sheet) -> Iterator[tuple[Untold, bool]]:
    rules = rules_of(fitted, sheet.record)
    before = before_limits(fitted, sheet.record)
    readings = limited(before, rules)
    for index, (limit, rule) in enumerate(zip(fitted.measure.limits, rules, strict=True)):
        if rule.fires is None:
            words = sheet.say(limit.because)
            doubt = f'whether "{shortened(words)}" applies'
            yield Untold(words, doubt), limited(before, without(rules, index)) != readings


def _untold_gates(fitted: FittedMeasure, sheet: Sheet) -> Iterator[tuple[Untold, bool]]:
    below = True
    for index, gate in enumerate(fitted.measure.gates):
        value = True if gate.needs is None else sheet.of(fitted, f"gate.{index}")
        if gate.needs is not None and value is UNKNOWN:
            yield _condition(print_expr(gate.needs)), below
        below = below and (value is True or value is UNKNOWN)


def _untold_bands(fitted: FittedMeasure, sheet: Sheet) -> Iterator[tuple[Untold, bool]]:
    tables = tables_of(fitted, sheet.perspective, sheet.record)
    if isinstance(fitted.bands, BandTables) and len(tables) > 1:
        by = fitted.bands.by
        out = chosen_by(fitted.bands, sheet.perspective, sheet.record) is OUT
        fault = "does not apply" if out else "is not answered"
        yield Untold(by, f"which table of bands applies: `{by}` {fault}"), True
    for table in tables:
        lowest = table.reached()
        for index, row in enumerate(table.rows):
            above = index < lowest
            if row.band.needs is not None and row.needs == "cannot_tell":
                yield _condition(print_expr(row.band.needs)), above and row.within is not False
            if row.within is None:
                yield _bound(row.band), above and row.needs != "not_met"


def _bound(band: Band) -> Untold:
    bound = bound_of(band)
    written = bound.written if bound is not None else ""
    return Untold(written, f"how much `{written}` is")


def _condition(text: str) -> Untold:
    return Untold(text, f'whether "{shortened(text)}" applies')


def shortened(text: str) -> str:
    """Cut a text that is too long to be quoted in a sentence; without its full stop."""
    text = " ".join(text.split()).removesuffix(".")
    return text if len(text) <= MOST_QUOTED else f"{text[: MOST_QUOTED - 3].rstrip()}..."


# --- what is out ----------------------------------------------------------------------------------


def _why_out(fitted: FittedMeasure, sheet: Sheet) -> str:
    name = fitted.judged_by
    return (
        "nothing it is made of applies" if name is None else f"`{name}` {_out_words(name, sheet)}"
    )


def _out_words(name: str, sheet: Sheet) -> str:
    if sheet.perspective not in sheet.fit.questions[name].asked_of:
        return f"is not asked of `{sheet.perspective}`"
    given = sheet.record.get(name) is not None and sheet.record.get(f"{name}:applies", True) is True
    return "has an answer that leaves it out" if given else "does not apply"


# --- what is missing ------------------------------------------------------------------------------


def _lacking(fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say what a measure lacks."""
    clauses = list(_clauses(fitted, sheet)) or [_too_few(fitted, sheet) or _no_value(fitted, sheet)]
    said = clauses[0]
    for clause in clauses[1:]:
        longer = f"{said}; {clause}"
        if len(longer) > MOST_CHARACTERS - len("not scored: "):
            return said
        said = longer
    return said


def _clauses(fitted: FittedMeasure, sheet: Sheet) -> Iterator[str]:
    if fitted.judged_by is not None:
        states = {fitted.judged_by: _blank_state(fitted.judged_by, sheet)}
    else:
        found = ((part.name, _lack(part, fitted, sheet)) for part in sheet.parts(fitted))
        states = {name: state for name, state in found if state}
    for state, words in LACKS.items():
        names = [name for name, each in states.items() if each == state]
        if names:
            yield words(names)


def _lack(part: Part, fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say in what way a part keeps its measure from a score; empty where it does not."""
    if part.kind == "measure":
        if fitted.measure.not_scored == "leave_out" and fitted.measure.formula is None:
            return ""
        return "not scored" if sheet.record.get(_step_of(part)) is UNKNOWN else ""
    if not any(
        sheet.record.get(f"{part.name}:{what}") is UNKNOWN for what in ("points", "rank", "value")
    ):
        return ""
    state = _blank_state(part.name, sheet)
    return "" if state != "blocked" and _lets_through(part, fitted) else state


def _step_of(part: Part) -> str:
    return f"{part.name}:{'grade' if part.use == 'grades' else 'score'}"


def _lets_through(part: Part, fitted: FittedMeasure) -> bool:
    """Say whether the policy of a measure lets a part without an answer through."""
    policy = fitted.unanswered
    if not isinstance(policy, CountBlankAs):
        return policy != "block" and fitted.measure.formula is None
    if part.scale is None or not part.scale.levels:
        return policy.levels == "lowest"
    return policy.levels == "lowest" or part.scale.id in policy.levels


def _blank_state(name: str, sheet: Sheet) -> str:
    if sheet.record.get(f"{name}:applies", True) is UNKNOWN:
        return "untold"
    return "blank" if sheet.record.get(name) is None else "blocked"


def _one_or_many(one: str, many: str) -> Callable[[list[str]], str]:
    return lambda names: f"{_named(names)} {one if len(names) == 1 else many}"


LACKS: Mapping[str, Callable[[list[str]], str]] = {
    "blank": _one_or_many("is not answered", "are not answered"),
    "blocked": _one_or_many("has an answer that gives no score", "have answers that give no score"),
    "untold": lambda names: (
        f"cannot tell whether {_named(names)} {'applies' if len(names) == 1 else 'apply'}"
    ),
    "not scored": _one_or_many("is not scored", "are not scored"),
}
"""In what ways parts can keep a measure from a score, and the words for it."""


def _named(names: Iterable[str]) -> str:
    """List names in backticks, three at most.

    >>> _named(["a", "b"]), _named(["a", "b", "c", "d"])
    ('`a` and `b`', '`a`, `b`, `c` and 1 more')
    """
    shown = [f"`{name}`" for name in names]
    if len(shown) > MOST_NAMED:
        shown = [*shown[:MOST_NAMED], f"{len(shown) - MOST_NAMED} more"]
    *before, last = shown
    return f"{', '.join(before)} and {last}" if before else last


def _too_few(fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say that too few parts are answered, where that is what is wrong."""
    counted, policy = sheet.of(fitted, "counted"), fitted.unanswered
    if 0 in (counted, sheet.of(fitted, "weight")):
        return "none of its parts is answered"
    if not isinstance(counted, int):
        return ""
    answered = f"{counted} of its parts {'is' if counted == 1 else 'are'} answered"
    match policy:
        case NeedsAnswered(least) | Prorate(least) if counted < least:
            return f"{answered}, and at least {least} are needed"
        case NeedsShare(share) if counted < share * _asked(fitted, sheet):
            return (
                f"{answered}, of {_asked(fitted, sheet)}, and at least {_percent(share)} are needed"
            )
        case _:
            return ""


def _asked(fitted: FittedMeasure, sheet: Sheet) -> int:
    where = fitted.measure.where
    counts = None if where is None else where.absent  # an absence that is counted is asked for
    return sum(
        not _is_out(part, sheet) or (counts is not None and sheet.record.get(part.name) == counts)
        for part in sheet.parts(fitted)
    )


def _is_out(part: Part, sheet: Sheet) -> bool:
    steps = (_step_of(part), f"{part.name}:points", f"{part.name}:rank", f"{part.name}:value")
    return any(sheet.record.get(step) is OUT for step in steps)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %"


def _no_value(fitted: FittedMeasure, sheet: Sheet) -> str:
    """Say why nothing can be worked out although nothing is unanswered."""
    gone = [part.name for part in sheet.parts(fitted) if _is_out(part, sheet)]
    if fitted.measure.left_out == "block" and gone:
        return f"{_one_or_many('does', 'do')(gone)} not apply, and the sum would not be whole"
    if fitted.measure.method == "formula":
        return "its formula has no value for these answers"
    return "no number comes of these answers"


# --- what changed a grade -------------------------------------------------------------------------


def _changed(fitted: FittedMeasure, sheet: Sheet) -> str:
    grade, suggested = sheet.of(fitted, "grade"), sheet.of(fitted, "suggested")
    if grade != suggested:
        return "a person gave this grade" + _instead_of(fitted, suggested)
    if before_limits(fitted, sheet.record).settled == suggested:
        return ""
    rules = rules_of(fitted, sheet.record)
    reasons = [
        sheet.say(limit.because)
        for limit, rule in zip(fitted.measure.limits, rules, strict=True)
        if rule.fires and rule.merit == suggested
    ]
    return _joined(dict.fromkeys(reasons))


def _instead_of(fitted: FittedMeasure, suggested: object) -> str:
    if fitted.grades is None or not isinstance(suggested, int):
        return "; the rubric suggests none"
    return f" instead of `{fitted.grades.levels[fitted.grades.merit(suggested)]}`"


def _joined(reasons: Iterable[str]) -> str:
    """Put reasons one after the other; those that would make it too long are counted."""
    said, left = "", 0
    for reason in reasons:
        if said and len(said) + len(reason) >= MOST_CHARACTERS:
            left += 1
        else:
            said = f"{said} {reason}".strip()
    return f"{said} (and {left} more)" if left else said
