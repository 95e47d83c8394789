"""What lowering stands on: the fitted rubric, whose response it is, and the steps so far.

Every step has a name that no answer can have: the id of what it belongs to, a colon, and what it
is. A step is made when something first asks for it, so that a program
holds only what is needed, in an order in which each refers to earlier ones.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, evolve, field, frozen

from qa_framework.checking.fit import Fit
from qa_framework.definitions.rubric import Unanswered
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.tree import Const, Program, Ref, Step, Tree
from qa_framework.expressions.values import OUT, UNKNOWN

TRUE, FALSE, NOT_THERE, NOT_KNOWN = Const(True), Const(False), Const(OUT), Const(UNKNOWN)


@define
class Steps:
    """The steps of a program, made on demand."""

    trees: dict[str, Tree] = field(factory=dict)

    def define(self, name: str, make: Callable[[], Tree]) -> Tree:
        """Give a reference to a step, after making it if it is not there yet.

        For a step that is a constant or an earlier step, that is given instead.
        """
        if name not in self.trees:
            self.trees[name] = make()
        tree = self.trees[name]
        return tree if isinstance(tree, Const | Ref) else Ref(name)

    def program(self) -> Program:
        """Give all steps in the order in which they were finished."""
        return Program(tuple(Step(name, tree) for name, tree in self.trees.items()))


@frozen(kw_only=True)
class Ground:
    """One rubric on one tool for one perspective, while it is being lowered.

    Attributes:
        fit: The rubric fitted to the tool.
        perspective: Whose response is scored.
        steps: The steps so far.
        truth: Makes the tree of a condition; here so that questions and conditions, which need
            each other, need not import each other.
        blank: What an unanswered name counts as in a condition; None for unknown.
        owner: The measure whose conditions are lowered; it sees its own score before its grade.
        strict: In a formula, a comparison with something that is out is unknown.
    """

    fit: Fit
    perspective: str
    steps: Steps
    truth: Callable[[Expr, Ground], Tree]
    blank: Unanswered | None = None
    owner: str = ""
    strict: bool = False

    def for_conditions(self, policy: Unanswered, owner: str = "") -> Ground:
        """Give the ground for conditions of a measure with this policy, or of a flag."""
        return evolve(self, blank=policy, owner=owner, strict=False)

    def for_formula(self, policy: Unanswered, owner: str) -> Ground:
        """Give the ground for a formula of a measure with this policy."""
        return evolve(self, blank=policy, owner=owner, strict=True)

    def for_tool(self) -> Ground:
        """Give the ground for conditions of the tool, which know no policy."""
        return evolve(self, blank=None, strict=False)
