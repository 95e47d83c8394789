"""Questions and facts by themselves: one way to answer, and no key that says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from qa_framework.checking.extensions import Extensions
from qa_framework.checking.findings import FEW, Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.checking.questions import SCORING_TYPES
from qa_framework.checking.scales import RESERVED_LEVEL, check_scale, shown_number
from qa_framework.definitions import Fact, Question, Scale, ScaleUse
from qa_framework.definitions.tool import CORE_TYPES

FACT_TYPES = tuple(each for each in CORE_TYPES if each != "scale")
CHOICES = ("choice", "choices")
NUMBERS = ("number",)
BELONGS: Mapping[str, tuple[str, ...]] = {
    "options": CHOICES,
    "least": NUMBERS,
    "most": NUMBERS,
    "step": NUMBERS,
    "one_of": NUMBERS,
    "better": SCORING_TYPES,
}
"""Keys that only some types of question have."""
FOREIGN: Mapping[str, tuple[str, ...]] = {
    kind: tuple(key for key, kinds in BELONGS.items() if kind not in kinds) for kind in CORE_TYPES
}
"""Type to the keys that mean nothing to it."""
ELSEWHERE = {"boolean": "yes_no", "bool": "yes_no", "integer": "number", "decimal": "number"}
ELSEWHERE |= {"int": "number", "float": "number", "string": "text", "free_text": "text"}
ELSEWHERE |= {"dropdown": "choice", "radio": "choice", "select": "choice", "checkbox": "choices"}
"""What other form languages call the types."""


def check_fact(fact: Fact, findings: Findings, extensions: Extensions) -> None:
    """Report what is wrong with a fact of the case by itself."""
    _check_type(fact, fact.type, FACT_TYPES, findings, extensions)


def check_question(
    question: Question, fitted: FittedQuestion, findings: Findings, extensions: Extensions
) -> None:
    """Report what is wrong with a question by itself."""
    if isinstance(question.scale, Scale):
        check_scale(question.scale, findings)
    if _says_how(question, findings):
        _check_type(question, question.kind_of_answer, CORE_TYPES, findings, extensions)
    if not fitted.scores:
        _check_weight(question, fitted, findings)
    if question.reverse:
        _check_reverse(question, findings)
    _check_levels(question, fitted, findings)


def _says_how(question: Question, findings: Findings) -> bool:
    """Ask for one way in which a question is answered."""
    place = question.place
    if question.scale is None and question.kind_of_answer == "scale":
        findings.report(
            "QA589",
            f"`{question.id}` does not say how it is answered",
            place.value("type"),
            "add `scale: <name>`, or `type: text` or another type",
        )
        return False
    if question.scale is not None and question.kind_of_answer != "scale":
        findings.report(
            "QA590",
            f"`{question.id}` has a scale, and its type is `{question.type}`",
            place.value("type"),
            "leave one of the two out",
        )
        return False
    return True


def _check_type(
    item: Fact | Question,
    kind: str,
    core: tuple[str, ...],
    findings: Findings,
    extensions: Extensions,
) -> None:
    if kind not in core and kind not in extensions.question_types:
        known = (*core, *extensions.question_types)
        hint = f"did you mean `{ELSEWHERE[kind]}`?" if kind in ELSEWHERE else None
        hint = hint or extensions.hint(kind, known)
        if hint is None and len(known) <= FEW:
            hint = f"there is {', '.join(f'`{each}`' for each in known)}"
        place = item.place.value("type")
        findings.report("QA592", f"there is no type of question `{kind}`", place, hint)
        return
    base = extensions.base_of(kind)
    _check_keys(item, kind, base, findings)
    _check_options(item, base, findings)
    _check_numbers(item, findings)


def _check_keys(item: Fact | Question, kind: str, base: str, findings: Findings) -> None:
    for key in FOREIGN[base]:
        if getattr(item, key, None):
            types = BELONGS[key]
            listed = " or ".join(f"`type: {each}`" for each in types if each != "scale")
            findings.report(
                "QA594",
                f"`{key}` means nothing to the type `{kind}`",
                item.place.key(key),
                f"it belongs to a scale or {listed}"
                if "scale" in types
                else f"it belongs to {listed}",
            )


def _check_options(item: Fact | Question, base: str, findings: Findings) -> None:
    if base in CHOICES and not item.options:
        findings.report(
            "QA593",
            f"`{item.id}` is a choice without options",
            item.place.value("options"),
            "add `options: {north: North, south: South}`",
        )
    if RESERVED_LEVEL in item.options:
        findings.report(
            "QA575",
            f"`{RESERVED_LEVEL}` is what cases call a blank, and cannot be an option",
            item.place.inside("options").key(RESERVED_LEVEL),
            "leave it out: a question can always be left blank",
        )


def _check_numbers(item: Fact | Question, findings: Findings) -> None:
    least, most, step = item.least, item.most, item.step
    if least is not None and most is not None and least > most:
        findings.report(
            "QA595", "`least` is above `most`, so no number is allowed", item.place.value("least")
        )
    elif step is not None and not _leads(least, most, step):
        findings.report(
            "QA595",
            f"steps of {shown_number(step)} do not lead to `most`"
            if step > 0
            else "`step` must be above 0",
            item.place.value("step"),
        )
    if item.one_of and (least is not None or most is not None or step is not None):
        findings.report(
            "QA595",
            "`one_of` lists the numbers allowed, so `least`, `most` and `step` say nothing more",
            item.place.key("one_of"),
            "keep `one_of`, or the others",
        )


def _leads(least: Fraction | None, most: Fraction | None, step: Fraction) -> bool:
    if step <= 0:
        return False
    return most is None or ((most - (least or 0)) / step).denominator == 1


def _check_weight(question: Question, fitted: FittedQuestion, findings: Findings) -> None:
    """Report the weight of a question that never scores."""
    place = question.place
    if question.weight in (0, 1):
        return
    if question.weight < 0:
        findings.report(
            "QA588", "a weight is at least 0", place.value("weight"), "0 keeps it out of scores"
        )
    elif question.judges is not None:
        message = f"`{question.id}` gives a grade, so its weight can never matter"
        hint = "leave `weight` out; the measure that adds sections has `weights:`"
        findings.report("QA594", message, place.key("weight"), hint)
    elif fitted.base not in SCORING_TYPES:
        findings.report(
            "QA594",
            f"`weight` means nothing to the type `{question.kind_of_answer}`, which never scores",
            place.key("weight"),
            "only questions on a scale and numbers score",
        )


def _check_reverse(question: Question, findings: Findings) -> None:
    if question.scale is None:
        findings.report(
            "QA591",
            "`reverse` turns a scale round, and this question has none",
            question.place.key("reverse"),
            "for a number say `better: lower`",
        )


def _check_levels(question: Question, fitted: FittedQuestion, findings: Findings) -> None:
    """Report labels and descriptors of levels that the scale does not have."""
    if not isinstance(question.scale, ScaleUse) or fitted.scale is None:
        return
    known = (*fitted.scale.levels, *fitted.scale.effects)
    for key in ("labels", "descriptors"):
        for level in getattr(question.scale, key):
            if level not in known:
                place = question.scale.place.inside(key).key(level)
                findings.report_unknown("QA510", "level", level, known, place)
