"""A dip sample from the draw to the comparison with its baseline, on invented cases."""

from __future__ import annotations

import random
from collections.abc import Collection
from datetime import date

import qa_framework as qa

WORKSPACE = qa.open()
TOOL = WORKSPACE.tool("supervision-dip-sample")
QUESTIONS = [each.id for each in TOOL.definition.questions if each.scale is not None]
OPENED, JUNE, NOVEMBER = date(2026, 1, 12), date(2026, 6, 1), date(2026, 11, 2)


def plan(number: int, seen: Collection[str]) -> dict[str, object]:
    """Invent an open child protection plan: a pseudonym, a team, and when it was last looked at."""
    case, team = f"C-{number}", ("north", "south", "central")[number % 3]
    last = JUNE if case in seen else None
    return {"case_reference": case, "team": team, "plan_opened": OPENED, "last_audited": last}


def dip_sample(count: int, day: date, on_time: float, seen: Collection[str] = ()) -> qa.DipSample:
    """Draw a sample, replace a case, draw it again, and audit it with invented answers."""
    cases = [plan(number, seen) for number in range(count)]
    draw = WORKSPACE.draw(cases, "supervision-monthly", seed=f"{day:%Y-%m}", date=day)
    draw = draw.replace(draw.cases[0], reason="The plan has ended.", by="team_manager", date=day)
    print(WORKSPACE.draw_again(draw, cases), end="\n\n")  # it raises where it comes out otherwise
    chance = random.Random(draw.seed)  # noqa: S311 - invented answers are no secret
    sheet = dict.fromkeys(QUESTIONS, "yes")
    found = ["yes" if chance.random() < on_time else "no" for _ in draw.cases]
    results = [TOOL.score(sheet | {"on_time": answer}, date=day) for answer in found]
    return qa.DipSample(results=results, draw=draw)


baseline = dip_sample(240, JUNE, on_time=0.5)
later = dip_sample(251, NOVEMBER, on_time=0.9, seen=baseline.draw.cases if baseline.draw else ())
print(qa.compare(baseline, later, "on_time", equal="yes"))
