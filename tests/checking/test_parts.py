"""Which questions and measures a measure is made of."""

from __future__ import annotations

import pytest

from qa_framework.checking.fit import Fit
from qa_framework.checking.parts import Names, named_in
from qa_framework.expressions import parse
from tests.checking.fitted import fit_of
from tests.definitions_in_text import Slip

OF = {
    "questions": ("seen", "plan", "on_time", "written"),
    "impact": ("seen", "plan"),
    "sections": ("impact",),
    "[seen, written]": ("seen", "written"),
    "[seen, seen]": ("seen",),
    "[impact, written]": ("impact", "written"),
    "pair": ("seen", "written"),
    "seen": ("seen",),
    "questions, except: [impact]": ("on_time", "written"),
    "questions, except: [plan]": ("seen", "on_time", "written"),
    "[impact, written], except: [impact]": ("written",),
}
SLIPS = {
    "no parts": Slip(
        "measures",
        """
        overall: {method: lowest}
        #        ^ QA501 the measure `overall` does not say what it is made of | add `of:`, for instance `of: questions` or `of: sections`
        """,
        "{method: lowest}",
        "{method: lowest, of: impact}",
    ),
    "a part that is not there": Slip(
        "measures",
        """
        overall: {method: lowest, of: impakt}
        #                             ^ QA502 there is no question, section, group or measure `impakt` | did you mean `impact`?
        """,
        "impakt",
        "impact",
    ),
    "a part in a list that is not there": Slip(
        "measures",
        """
        overall: {method: lowest, of: [seen, plam]}
        #                                    ^ QA502 there is no scoring question or measure `plam` | did you mean `plan`?
        """,
        "plam",
        "plan",
    ),
    "something set aside that is no part": Slip(
        "measures",
        """
        overall: {method: lowest, of: impact, except: [on_time]}
        #                                              ^ QA502 there is no part `on_time` | there is `seen`, `plan`
        """,
        ", except: [on_time]",
        "",
    ),
}


@pytest.mark.parametrize(("of", "names"), list(OF.items()))
def test_what_of_stands_for(of: str, names: tuple[str, ...]) -> None:
    measures = {"impact": "{method: mean, of: impact}", "m": f"{{method: count, of: {of}, where: {{absent: x}}}}"}  # fmt: skip
    found = fit_of(measures, groups="{pair: [seen, written]}", strict=False)
    assert tuple(part.name for part in found.measures["m"].parts) == names


def test_a_name_in_a_formula_is_a_question_a_measure_or_the_members_of_a_group() -> None:
    fit = fit_of({"impact": "{method: mean, of: impact}"})
    text = "impact.score + sum_of(impact) + points(seen) + points(seen)"
    assert named_in(parse(text), fit_names(fit)) == ("impact", "seen", "plan")


def fit_names(fit: Fit) -> Names:
    """Give the names of a fitted rubric, as fitting has them."""
    return Names(
        questions=fit.questions,
        sections={section.id: section for section in fit.tool.sections},
        measures={name: fitted.measure for name, fitted in fit.measures.items()},
        groups=fit.groups,
        optional=frozenset(),
    )


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
