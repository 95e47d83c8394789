"""A tool with a question of each kind, and short ways to score it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.reference.scales import SCALES, question, section, tool
from tests.reference.scorer import score
from tests.reference.states import UNKNOWN, Scale, Truth

LEVELS = ("inadequate", "requires_improvement", "good", "outstanding")
PLAIN = Scale(id="plain", levels=LEVELS)
KINDS = ("suggest", "no_worse_than", "no_better_than", "always")
LIMITS = st.dictionaries(st.sampled_from(KINDS), st.sampled_from(LEVELS), min_size=1, max_size=2)
SAFE = (
    "a == 'good'",
    "a != b",
    "not a < b",
    "a in ('good', 'inadequate')",
    "points(a) + points(b) > 4",
    "any_of(first, equal='inadequate')",
    "all_of(first, at_least='good')",
    "number_of(first, at_most='good') >= 2",
    "number_of(first, equal='good') == number_of(first, equal='inadequate')",
    "share_of(first, at_least='good') >= 0.5",
    "highest_of(first) >= 'good'",
    "lowest_of(first) in ('inadequate', 'good')",
    "sum_of(first) - 2 * points(a) <= 5",
    "(points(a) if b == 'good' else points(c)) >= 3",
    "absent(a, 'not_applicable')",
)
CONDITIONS = st.recursive(
    st.sampled_from(SAFE),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
    ),
    max_leaves=4,
)
ANSWERS = st.sampled_from((*LEVELS, "not_applicable"))
TRUTHS = st.sampled_from((True, False, UNKNOWN))


def readings(truth: Truth) -> tuple[bool, ...]:
    return (True, False) if not isinstance(truth, bool) else (truth,)


def sheet(rubric: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A tool with a question of each kind, and a rubric of our choosing."""
    return tool(
        section(
            "first",
            question("a", "four"),
            question("b", "four"),
            question("c", "four"),
            question("n", type="number", least=0, most=10, weight=0),
            question("free", type="number", weight=0),
            question("class", type="yes_no"),
            question("on", type="date"),
            question("teams", type="choices", options={"north": "N", "south": "S"}),
            question("hidden", "four", weight=0, applies_when="n > 5"),
            question("theirs", "four", weight=0, asked_of=["parent"]),
        ),
        section("second", question("d", "four", judges="section"), applies_when="team == 'north'"),
        about=[question("team", type="choice", options={"north": "N", "south": "S"})],
        asked_of=["auditor", "parent"],
        rubric={"grades": "four", "unanswered": "block", "measures": {}, **rubric},
        **more,
    )


def holds(condition: str, answers: Mapping[str, object], **more: Any) -> str:
    """Value a condition as a flag."""
    flagged = sheet({"flags": [{"id": "flagged", "when": condition}]})
    result = score(flagged, scales=SCALES, rubric=None, answers=answers, **more)
    return str(result["flags"]["flagged"])


def measured(measure: dict[str, Any], answers: Mapping[str, object], **more: Any) -> dict[str, Any]:
    """Score one measure."""
    made = sheet({"measures": {"m": measure}})
    result = score(made, scales=SCALES, rubric=None, answers=answers, **more)
    found: dict[str, Any] = result["measures"]["m"]
    return found


def answered(letters: str) -> dict[str, object]:
    """Read `g_-!` as good, unanswered, not applicable, not seen; i is inadequate."""
    words = {"g": "good", "i": "inadequate", "-": "not_applicable", "!": "not_seen", "_": None}
    return {q: words[letter] for q, letter in zip("abc", letters, strict=True)}
