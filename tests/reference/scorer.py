"""A second scorer: slow, plain, and written from the language page alone.

The library's engine is tested against it, so it shares neither code nor ideas with the library.
Definitions come as plain data, as a YAML reader gives them, and are taken to be valid. Where the
language page is silent or can be read in two ways, INTERPRETATIONS says which was taken: the one
under which a missing or hidden answer cannot make a result better.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from tests.reference.answers import Response
from tests.reference.definitions import Data, Tool, plain_id, read_tool
from tests.reference.measures import Scoring
from tests.reference.parts import Result
from tests.reference.rubric import read_rubric
from tests.reference.states import Missing, Truth

INTERPRETATIONS = tuple(
    " ".join(item.split())
    for item in re.split(
        r"\n(?=\d+\. )",
        """\
1. (1, 5.5) A percentage may be written wherever a share is, `60 %` being 3/5, and a float is
   refused because it is not exact.
2. (3) `better` said by a question itself is turned round by `reverse: yes` as the scale's would
   be.
3. (3) A reversed number on a numeric scale is compared by the number answered and adds lowest +
   highest - that number.
4. (3) `worse`, `better` and the direction of a departure follow the `better` of the scale of
   grades, and ties within a method follow the measure's own `better`.
5. (4) A question is asked of those perspectives that its section and the question itself both
   name.
6. (4) A section's condition and a question's own are joined by Kleene's and, so that one false
   makes the question out even where the other is unknown.
7. (4) Another perspective's answer (`parent.listened_to`) is out only where the question is not
   asked of that perspective; its `applies_when` is not worked out, `count_as` does not touch
   it, and until given it is unknown.
8. (4) An empty set of options and an empty text are unanswered, as an empty cell is.
9. (4) An invalid answer is unknown, and no `unanswered` policy may leave it out or put a level
   in its place.
10. (4) `valid_when` is held against values only, not absences; it sees the other answers as
   given, before their own `valid_when`; false makes the answer invalid and unknown does not.
11. (4) `asked` is false for what is not asked of the response's perspective.
12. (4) A judging question counts whatever its own weight.
13. (5.1) Where one operand of a comparison is out and the other unknown, it is false, because
   out is named first.
14. (5.1) A truth that is out (a bare `yes_no` question, a limit's whole condition) reads as
   false, so that `not q` is true, as the warning about `not` implies.
15. (5.1) `points(q)`, `m.score` and the other properties keep the state out, so that comparing
   them is false, whereas arithmetic, `min`, `max`, `clamp` and `days_between` with one that is
   out is unknown.
16. (5.1) `answered(q)` is true for a value and for any absence, false for blank, invalid, out
   and not shown, and never unknown.
17. (5.1) `applies(q)` is false wherever q is out, an absence with `leave_out` included, unknown
   where its `applies_when` is unknown, and true for a blank, but unknown for one that an answer
   could still leave out; of a measure's grade or score it is unknown while that is.
18. (5.1, 5.3) `absent(q, 'x')` is unknown for a blank, false for a blank that `count_as` gives
   a level, and false where q is not asked.
19. (5.1) An unknown member of a group could be any level or number its question allows, and
   could also turn out to be out, whether or not its scale has an absence that leaves out.
20. (5.1) The range of a group function is all between its least and its greatest value, each
   function of a comparison by itself; equality holds only where both ranges are one point, and
   fails only where they do not touch.
21. (5.1) Arithmetic on a range gives the range between its corners, and a divisor that may be
   zero makes it unknown.
22. (5.1) `in` over a range of levels, or over a count, tries every level or whole number in the
   range; over other numbers it holds only at a single point.
23. (5.1) Where a group may turn out empty, a comparison of `share_of`, `highest_of` or
   `lowest_of` that would hold is unknown, because over an empty group it is false.
24. (5.1) An unknown member without bounds makes `sum_of`, `highest_of` and `lowest_of` unknown,
   whatever the others are.
25. (5.1) An unknown measure in a group could have any grade of its scale, and its score has no
   bounds.
26. (5.1) Group functions do not weigh: `sum_of` adds the points of questions and the scores of
   measures.
27. (5.1) In a group a measure is compared by its grade where words are asked for and by its
   score where numbers are; `highest_of` and `lowest_of` take the grade where it has one.
28. (5.1) `highest_of` and `lowest_of` give a level where all members share a scale, else
   points.
29. (5.2) `optional` names that a tool has not are out, are not answered, do not apply, and
   vanish from lists and groups.
30. (5.2) Where a measure has `weights`, its parts weigh what it says or 1, and a part it weighs 0
   is no part of it; an empty map says nothing, and no measure's `weights` brings in a question
   whose own weight is 0.
31. (5.2) Weights act in `sum`, `mean` and `percent` only; `count`, `share`, `lowest`,
   `highest`, `median` and `most_common` count each part once.
32. (5.2) What never scores (weight 0, choices, dates, texts, truths, judging questions) is left
   out of a method even where a list names it, and stays in a list that a condition names.
33. (5.2) `except` with a section's id takes out its measure and its questions.
34. (5.2) Without `use`, a measure whose method gives a level counts by its grade or level, as does
   in `count` and `share` any that has a grade, and any other by its score.
35. (5.2) A measure written out under a section's id takes the place of the one that
   `each_section` would make.
36. (5.3) `possible` of a `percent` is 100, since only so can `19 of 36` and a parent's
   `percent` use it; it is the sum of highest points for `sum` alone.
37. (5.3) `share` and `share_of` are between 0 and 1.
38. (5.3) A divisor of 0 in a method (no highest points, a scale of one value to normalise from)
   leaves the measure not scored.
39. (5.3) `lowest`, `highest`, `median` and `most_common` give a level where all parts share one
   scale of levels, its points being turned round only where every part is reversed; else they
   give points and are ordered by them, numbers that are reversed too.
40. (5.3) `median` over levels, with points or without, takes the worse of the middle two; the
   mean of the two is for numbers and points.
41. (5.3) With `where: {absent: x}` a part counts as answered if it was answered x, and blanks
   and other absences are treated as in every method.
42. (5.3) A measure of levels whose scale is not `grades` and which has no bands of its own has
   a level and no grade; a parent may still count its level.
43. (5.3) The score of `gates` is the points of the level reached before limits, and is lacking
   where more than one level is possible even if the limits then agree on a grade.
44. (5.3) The names of a formula are the questions and measures in it and the members of its
   groups, not facts of the case, flags or `audit`; if all of them are out the formula is out,
   though a branch could be worked out without them. If none has a value it is not scored, as all
   may yet be out, unless it asks `answered(...)`.
45. (5.3) In a formula a comparison with an operand that is out is unknown, and Kleene's and, or
   and a decided `if` keep it from mattering wherever `applies(...)` decides.
46. (5.4) `unanswered` acts on unanswered questions alone: an absence that says `block`, an
   invalid answer and a measure not scored leave the measure not scored under every policy
   (`not_scored: leave_out` for the last).
47. (5.4) `{count_as: lowest}` is the worst level after `better` and `reverse` (for a number the
   bound on that side), because the lowest of a scale where lower is better would make a blank
   the best answer.
48. (5.4) An unanswered question that `count_as` gives nothing (a scale the map does not name, a
   number without that bound) leaves the measure not scored.
49. (5.4) A condition, need, limit or gate of a measure sees the `count_as` of that measure's
   `unanswered`, else the rubric's; a flag sees the rubric's.
50. (5.4) `needs_answered` and `needs_share` count parts, unweighted; parts that are out are
   neither answered nor needed, and measures left out by `not_scored` are needed.
51. (5.4) Where everything that is not out was left out, the measure is not scored, never out.
52. (5.4) `prorate` multiplies by the weights of the answered and unanswered parts, and
   `left_out: prorate` adds those of the parts that are out; `possible` is over the same parts.
53. (5.4) A `sum` that meets a part that is out and says nothing of `left_out` is not scored,
   unless all parts are out.
54. (5.4) `prorate` on a method other than `sum` blocks.
55. (5.5) A measure with `grades` of its own does not use the rubric's table.
56. (5.5) Where the choice of a table is out, the `else` is used, and without one every table is
   tried.
57. (5.5) A share of a `possible` that is not known leaves it unknown whether the band is
   reached.
58. (5.6) The highest `no_worse_than` is the best of them, the lowest `no_better_than` the
   worst, whichever way the scale runs; of several `suggest` the worst stands.
59. (5.6) Every combination of readings of the unknown conditions of a measure is followed, each
   condition by itself, and the grade stands only where all agree.
60. (5.6) A measure whose grade cannot be told has no score either, for its parents and in
   conditions.
61. (5.6) An `always` that holds also stands where the measure is out, and one that may hold
   makes an out measure not scored.
62. (5.6) A limit fires whether or not its measure is scored, and `suggest` and caps do nothing
   where there is no grade.
63. (5.6) In its own limits and needs a measure's `score` and `possible` are those before
   limits.
64. (5.7) Hard limits that only may fire bind a departure as if they did, in every reading.
65. (5.7) A departure to the suggested grade changes nothing and is not refused; one for a
   measure without grades is.
66. (5.7) Without `roles` any role may depart; `reason` of blanks only is no reason; leaving a
   grade that a `suggest` made, or may have made, needs one whatever `reason` says.
67. (5.7) Where nothing is suggested, `steps` does not bind a given grade, the direction (the
   same grade included) must allow it from every grade left possible, and those are all grades
   of the scale where the score is lacking; nobody may give a grade to what is out.
68. (5.8) `half: down` is towards zero, and `half` is `up` unless said.
69. (6) A group function may be told `in=(...)` as `where` may, and may range over a list of
   names in parentheses.
70. (3, 5.3) Scales are one where they have one id, and the same levels with the same points; those
   written in place where levels and points are the same.
71. (5.3) A score is normalised from what it stands between whatever applies: a percentage from 0
   and 100, a share from 0 and 1, a mean from what all its parts do, a level from the points of
   its scale. A sum, a count or a formula has no such ends; the highest of a part that is a measure
   is what was possible, where it keeps that.
72. (5.3, 6) Words of another scale, or numbers where there are levels, are met by no member.
73. (6) `clamp` raises to the second number first, and cuts to the third last.
74. (5.2) A measure under a section's id that does not say `of:` is of that section.
75. (5.3) The levels of a measure whose points are turned round stay so where a parent counts them.
76. (5.3) `better` of `count` and `share` is that of the parts for `at_least`, the other for
   `at_most`, and has to be said for the rest.
""",
    )
)


def score(  # noqa: PLR0913  # all that a score may depend on, by name
    tool: Data,
    *,
    scales: Mapping[str, Data],
    rubric: Data | None,
    answers: Mapping[str, object],
    about: Mapping[str, object] | None = None,
    date: dt.date | None = None,
    perspective: str | None = None,
    departures: Mapping[str, Data] | None = None,
) -> dict[str, Any]:
    """Score one response by one rubric.

    Args:
        tool: A tool as plain data: maps, lists, text; exact numbers or their text, no floats.
        scales: Scales as plain data, by id.
        rubric: The rubric as plain data; None for the one written inside the tool.
        answers: Answers by question; another perspective's as `parent.listened_to`.
        about: Facts of the case by id.
        date: The response's stated date, `audit.date`.
        perspective: Whose response it is; the tool's lead unless said.
        departures: `{measure: {grade, role, reason}}`.

    Returns:
        ``measures``: for each id ``score`` and ``possible`` (fractions or None), ``state`` of the
        score (scored, out, not_scored), ``suggested`` and ``grade`` (level ids or None),
        ``grade_state`` (graded, out, not_scored, ungraded) and ``cannot_tell``. ``flags``: yes, no
        or cannot_tell. ``limits_fired``: ids, or (measure, position from 0) where there is none.
        ``asked``: True, False or None for each question, fact and section. ``refused``: measures
        whose departure was refused. ``invalid``: questions and facts whose answer is not allowed.
    """
    read = read_tool(tool, scales)
    response = Response(read, answers, about or {}, date, perspective or read.perspectives[0])
    found = read_rubric(tool["rubric"] if rubric is None else rubric, read, scales)
    scoring = Scoring(found, response, departures or {})
    measures = {name: described(scoring.result(name)) for name in found.measures}
    flags = {flag["id"]: raised(scoring.flag(flag["id"])) for flag in found.data.get("flags", ())}
    return {
        "measures": measures,
        "flags": flags,
        "limits_fired": scoring.fired,
        "asked": asked(read, response),
        "refused": scoring.refused | (set(departures or {}) & ungradable(measures)),
        "invalid": invalid(read, response),
    }


def score_all(
    tool: Data,
    *,
    rubrics: Mapping[str, Data],
    departures: Mapping[str, Mapping[str, Data]] | None = None,
    **response: Any,
) -> dict[str, dict[str, Any]]:
    """Score one response by each rubric of a tool that names several; none reads another's (4).

    Args:
        tool: A tool whose `rubric` is a map of name to rubric, by reference or written there.
        rubrics: Rubrics as plain data, by id.
        departures: By name of rubric, then by measure.
        response: What :func:`score` takes besides.

    Returns:
        What :func:`score` returns, by name of rubric.
    """
    return {
        name: score(
            tool,
            rubric=rubrics[plain_id(written)] if isinstance(written, str) else written,
            departures=(departures or {}).get(name),
            **response,
        )
        for name, written in tool["rubric"].items()
    }


def described(result: Result) -> dict[str, Any]:
    """Say what stands for a measure, as plain data."""
    return {
        "score": result.score,
        "possible": result.possible,
        "state": result.state,
        "suggested": result.suggested,
        "grade": result.grade,
        "grade_state": result.grade_state,
        "cannot_tell": result.cannot_tell,
    }


def raised(truth: Truth) -> str:
    """Say whether a flag is raised, not raised, or *cannot tell* (5)."""
    if isinstance(truth, Missing):
        return "cannot_tell"
    return "yes" if truth else "no"


def asked(tool: Tool, response: Response) -> dict[str, bool | None]:
    """Say of each question, fact and section whether it is asked; None where it is not known."""
    found = {
        name: response.applies(name) for name in (*tool.about, *tool.sections, *tool.questions)
    }
    return {name: None if isinstance(truth, Missing) else truth for name, truth in found.items()}


def invalid(tool: Tool, response: Response) -> set[str]:
    """List the questions and facts that apply and whose answer is not allowed (4)."""
    items = (*tool.about.values(), *tool.questions.values())
    return {item.id for item in items if response.reading(item).kind == "invalid"}


def ungradable(measures: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """List the measures that nobody can give a grade, because they have none."""
    return {name for name, measure in measures.items() if measure["grade_state"] == "ungraded"}
