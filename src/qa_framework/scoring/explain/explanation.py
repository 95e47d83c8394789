"""An explanation: data first, printed as text, shown as HTML in a notebook."""

from __future__ import annotations

from attrs import frozen

from qa_framework.scoring.explain.explained import ExplanationData
from qa_framework.scoring.explain.html import as_html
from qa_framework.scoring.explain.text import as_text


@frozen(kw_only=True)
class Explanation(ExplanationData):
    """Why one response came out as it did. Printed, it is text; in a notebook, a page."""

    def __str__(self) -> str:
        return as_text(self)

    def _repr_html_(self) -> str:
        return as_html(self)
