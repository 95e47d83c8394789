"""The language of conditions: read, written and checked; and the tree that machines run."""

from __future__ import annotations

from qa_framework.expressions.checking import check
from qa_framework.expressions.errors import ConditionError
from qa_framework.expressions.functions import (
    FUNCTIONS,
    RESERVED,
    Function,
    Functions,
    Kind,
    with_functions,
)
from qa_framework.expressions.notes import notes
from qa_framework.expressions.parsing import parse
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.structured import from_structured, to_structured
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.types import (
    ChoiceType,
    DateType,
    Environment,
    GroupType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    Type,
    ValueType,
)
from qa_framework.expressions.walking import names_in, walk

__all__ = [
    "FUNCTIONS",
    "RESERVED",
    "ChoiceType",
    "ConditionError",
    "DateType",
    "Environment",
    "Expr",
    "Function",
    "Functions",
    "GroupType",
    "Kind",
    "LevelType",
    "NumberType",
    "OptionsType",
    "TextType",
    "TruthType",
    "Type",
    "ValueType",
    "check",
    "from_structured",
    "names_in",
    "notes",
    "parse",
    "print_expr",
    "to_structured",
    "walk",
    "with_functions",
]
