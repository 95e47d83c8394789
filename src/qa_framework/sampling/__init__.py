"""Samples: which cases are looked at, drawn so that anybody can draw them again."""

from __future__ import annotations

from qa_framework.sampling.again import DifferentDraw, draw_again
from qa_framework.sampling.drawing import Order, draw_cases
from qa_framework.sampling.problems import BadFrame, DrawRefused, FrameProblem
from qa_framework.sampling.record import Draw
from qa_framework.sampling.sources import Source, SourceRow, source_of
from qa_framework.sampling.stated import read_day, read_seed
from qa_framework.sampling.verifying import FrameCheck

__all__ = [
    "BadFrame",
    "DifferentDraw",
    "Draw",
    "DrawRefused",
    "FrameCheck",
    "FrameProblem",
    "Order",
    "Source",
    "SourceRow",
    "draw_again",
    "draw_cases",
    "read_day",
    "read_seed",
    "source_of",
]
