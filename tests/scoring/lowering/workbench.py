"""A rubric on a tool while it is lowered, and what a tree comes to for some answers."""

from __future__ import annotations

from qa_framework.expressions import parse
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.tree import Tree
from qa_framework.expressions.values import Value
from qa_framework.scoring import AuditTool
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.ground import Ground, Steps
from qa_framework.scoring.lowering.lower import LOWERED
from tests.scoring.made import make

QUESTIONS = """\
about:
  - {id: team, ask: Team?, type: choice, options: {north: N, south: S}}
  - {id: opened, ask: When?, type: date}
sections:
  - id: work
    title: Work
    questions:
      - {id: a, ask: A?, scale: four}
      - {id: b, ask: B?, scale: four}
      - {id: back, ask: Back?, scale: four, reverse: yes, weight: 2}
      - {id: hidden, ask: Hidden?, scale: four, applies_when: a == 'good'}
  - id: counts
    title: Counts
    questions:
      - {id: n, ask: N?, type: number, least: 0, most: 5}
      - {id: free, ask: Free?, type: number}
      - {id: turned, ask: Turned?, scale: ten, reverse: yes}
      - {id: said, ask: Said?, type: yes_no}
  - id: theirs
    title: Theirs
    asked_of: [parent]
    questions:
      - {id: t, ask: T?, scale: four}
      - {id: t_grade, ask: T grade?, scale: four, judges: section}
"""
PERSPECTIVES = "asked_of: [auditor, parent]\n"
JUDGED = "theirs: {method: judged}"


def tool(rubric: str = "", measures: str = "") -> AuditTool:
    """Make a tool with these parts of a rubric; it judges what it must."""
    text = f"unanswered: block\ngrades: four\nmeasures: {{{JUDGED}{measures}}}\n{rubric}"
    return make(text, QUESTIONS, PERSPECTIVES)


def ground_of(made: AuditTool, perspective: str = "auditor", *, strict: bool = False) -> Ground:
    """Begin to lower; every measure is there to be asked for."""
    ground = Ground(
        fit=made.fits[""],
        perspective=perspective,
        steps=Steps(),
        truth=lower_truth,
        strict=strict,
    )
    for node in ground.fit.sequence:
        name, _, what = node.partition(":")
        LOWERED[what](name, ground)
    return ground


def come_to(tree: Tree, ground: Ground, **answers: Value) -> Value:
    """Work a tree out, with the steps that it stands on."""
    record = compile_program(ground.steps.program())(dict(answers))
    found: Value = compile_tree(tree)(record)
    return found


def expr(text: str) -> Expr:
    """Read a condition."""
    return parse(text)
