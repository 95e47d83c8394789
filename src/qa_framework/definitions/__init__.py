"""What a quality assurance team defines: frozen values that hold parsed conditions, never text to run."""

from __future__ import annotations

from qa_framework.definitions.base import Citation, Definition, Model, Reference, Text, Version, say
from qa_framework.definitions.cases import Case, Claim, Departed, Waiver
from qa_framework.definitions.framework import Framework
from qa_framework.definitions.kinds import KINDS, LATER_KINDS
from qa_framework.definitions.rubric import Measure, Rubric
from qa_framework.definitions.sampling import Sampling
from qa_framework.definitions.scale import Absence, Level, NumberRange, Scale, ScaleUse
from qa_framework.definitions.tool import Demand, Fact, Question, Section, Tool

__all__ = [
    "KINDS",
    "LATER_KINDS",
    "Absence",
    "Case",
    "Citation",
    "Claim",
    "Definition",
    "Demand",
    "Departed",
    "Fact",
    "Framework",
    "Level",
    "Measure",
    "Model",
    "NumberRange",
    "Question",
    "Reference",
    "Rubric",
    "Sampling",
    "Scale",
    "ScaleUse",
    "Section",
    "Text",
    "Tool",
    "Version",
    "Waiver",
    "say",
]
