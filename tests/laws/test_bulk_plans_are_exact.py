"""A rubric laid in whole numbers gives what the reference gives, and no number leaves its bounds."""

from __future__ import annotations

from hypothesis import given, settings

from qa_framework.expressions.laying import lay_program
from qa_framework.expressions.values import Value
from qa_framework.scoring.domains import domains_of
from tests.expressions.laid import columns_of, value_of
from tests.laws.both_scorers import load, ours, scored
from tests.strategies.tools import World, worlds

HALVES = 2
"""Drawn answers are whole numbers and halves; whole numbers would be taken unless said."""
WORLDS = 2_000 if settings.get_current_profile_name() == "long" else 60


@settings(max_examples=WORLDS)
@given(worlds())
def test_every_step_of_a_laid_rubric_is_that_of_the_reference(world: World) -> None:
    tool = load(world.documents).tool
    for sheet in world.sheets if tool is not None else ():
        for rubric, fit in tool.fits.items():
            if ours(tool, sheet, rubric)["invalid"]:
                continue
            result = scored(tool, sheet, rubric)
            domains = domains_of(fit, dict.fromkeys((*fit.facts, *fit.questions), HALVES))
            laying = lay_program(result.program, domains)
            columns = columns_of(_answers(result.record, domains), domains, laying.codes)
            seen: dict[int, object] = {}
            for name, cell in laying.cells.items():
                assert (name, value_of(cell, columns, laying.codes, seen)) == (
                    name,
                    result.record[name],
                ), result.program.tree(name)


def _answers(record: dict[str, Value], domains: dict[str, object]) -> dict[str, Value]:
    return {name: value for name, value in record.items() if name in domains}
