"""What every definition has, and the small values that all of them are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any

from attrs import NOTHING, Attribute, field, frozen

from qa_framework.problems import UNPLACED, Place

Token = str
"""A level, an absence or a number as it was written; what it is depends on the scale it meets."""

VERSION_FORM = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\Z")
NUMBER_FORM = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
REFERENCE_FORM = re.compile(
    r"(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
    r"(?:@(?P<caret>\^)?(?P<version>(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8})){0,2}))?\Z"
)
FULL_VERSION = 3  # parts


@frozen
class Form:
    """How a text must be written.

    Attributes:
        pattern: A regular expression that the whole text matches.
        words: The same for people: what is wanted.
        joint: What stands between the words of such a text, where spaces cannot.
    """

    pattern: str
    words: str
    joint: str = ""


DefinitionId = Annotated[
    str,
    Form(
        r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "lower-case words and digits joined by hyphens", joint="-"
    ),
]
Name = Annotated[
    str,
    Form(
        r"[a-z][a-z0-9_]*",
        "a lower-case letter, then lower-case letters, digits and `_`",
        joint="_",
    ),
]
LevelId = Annotated[
    str,
    Form(
        r"[a-z][a-z0-9_]*|[0-9]+",
        "a lower-case letter, then lower-case letters, digits and `_`; or digits alone",
        joint="_",
    ),
]
WebAddress = Annotated[str, Form(r"https?://[^\s]+", "an address that begins with https://")]
LanguageTag = Annotated[
    str, Form(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", "a language code such as `en` or `cy`")
]
Tag = Annotated[
    str, Form(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9_]*", "a family, a point and a code", joint="_")
]

Text = str | Mapping[LanguageTag, str]
"""Words that people read: a string, or a map of language (BCP 47) to string."""


REQUIRED: Mapping[str, object] = MappingProxyType({"required": True})
"""The metadata of a field that a file must say, though a default lets reading go on without."""
TESTS: Mapping[str, object] = MappingProxyType({"tests": True})
"""The metadata of a field that only tests a definition, and changes nothing people see or get."""


def in_order(value: object) -> object:
    """Compare a map with its order, where that is part of what it says, as that of levels."""
    return tuple(value.items()) if isinstance(value, Mapping) else value


@frozen
class Key:
    """How a field is written in YAML.

    Attributes:
        name: The key.
        required: Whether a file must say it.
        ordered: Whether it is a map whose order counts.
        tests: Whether it only tests a definition.
    """

    name: str
    required: bool
    ordered: bool
    tests: bool


def key_of(part: Attribute[Any]) -> Key:
    """Say how a field of a model is written in YAML.

    Its metadata have ``key`` where its name is a word Python reserves, such as `from`.
    """
    said = part.metadata
    return Key(
        name=said.get("key", part.name),
        required=part.default is NOTHING or said.get("required", False),
        ordered=part.eq_key is in_order,  # type: ignore[attr-defined]  # the stubs forget it
        tests=said.get("tests", False),
    )


def say(text: Text, language: str = "en") -> str:
    """Pick the words of one language from a text; the first given where it has none of it."""
    if isinstance(text, str):
        return text
    return text[language] if language in text else next(iter(text.values()))


@frozen(order=True)
class Version:
    """A version of three whole numbers (Semantic Versioning 2.0.0, without labels).

    Attributes:
        major: Rises when ids or levels are removed or scores change.
        minor: Rises when something optional is added.
        patch: Rises when only words change.
    """

    major: int
    minor: int
    patch: int

    @classmethod
    def read(cls, text: str) -> Version:
        """Read `1.2.0`.

        Raises:
            ValueError: It has not exactly three whole numbers.
        """
        found = VERSION_FORM.match(text)
        if found is None:
            raise ValueError(text)
        return cls(*(int(part) for part in found.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@frozen
class Reference:
    """How one definition names another: `id` (the newest), `id@1.2.0` (that one), `id@^1.2` (compatible).

    Attributes:
        id: The id of the definition that is meant.
        parts: The numbers after `@`, one to three; none means the newest.
        compatible: True with `^`: the newest that has the same first number and is not older.
        place: Where it was written.
    """

    id: str
    parts: tuple[int, ...] = ()
    compatible: bool = False
    place: Place = field(default=UNPLACED, eq=False, repr=False, kw_only=True)

    @classmethod
    def read(cls, text: str, place: Place = UNPLACED) -> Reference:
        """Read a reference from its text.

        Raises:
            ValueError: It is not an id with, at most, `@` and a version.
        """
        return cls(*_parts_of_reference(text), place=place)

    def takes(self, version: Version) -> bool:
        """Say whether a version is one that this reference allows.

        >>> Reference.read("county@^1.2").takes(Version(1, 10, 0))
        True
        >>> Reference.read("county@^0.2").takes(Version(0, 3, 0))
        False
        """
        have = (version.major, version.minor, version.patch)
        if not self.parts:
            return True
        if not self.compatible:
            return have == self.parts
        first = next((i for i, part in enumerate(self.parts) if part), len(self.parts) - 1)
        return have[: first + 1] == self.parts[: first + 1] and have >= self.parts

    def __str__(self) -> str:
        if not self.parts:
            return self.id
        return f"{self.id}@{'^' if self.compatible else ''}{'.'.join(map(str, self.parts))}"


@lru_cache(maxsize=1_024)
def _parts_of_reference(text: str) -> tuple[str, tuple[int, ...], bool]:
    """Take a reference apart; every question of a tool names the same few scales."""
    found = REFERENCE_FORM.match(text)
    if found is None:
        raise ValueError(text)
    if found["version"] is None:
        return found["id"], (), False
    parts = tuple(map(int, found["version"].split(".")))
    if not found["caret"] and len(parts) != FULL_VERSION:
        raise ValueError(text)
    return found["id"], parts, found["caret"] is not None


@frozen(kw_only=True)
class Model:
    """Anything that stands in a definition and knows its place in the file."""

    place: Place = field(default=UNPLACED, eq=False, repr=False)


@frozen(kw_only=True)
class Citation(Model):
    """Where a rule or a wording comes from: exactly one of `source` and `policy`.

    Attributes:
        source: The publication: its name, and its year where it has one.
        policy: A policy of the framework.
        clause: The chapter, page or paragraph.
        url: Its web address, beginning `https://` or `http://`; never fetched. A policy has its own.
    """

    source: str | None = None
    policy: str | None = None
    clause: str | None = None
    url: WebAddress | None = None


@frozen(kw_only=True)
class Definition(Model):
    """What all kinds of definition have. One that is written inside another has none of these.

    Attributes:
        id: Lower-case words and digits joined by hyphens; how others refer to it.
        version: Three whole numbers, such as `1.0.0`.
        title: What people call it.
        summary: What it is for, in a sentence or two.
        owner: The role or team that looks after it.
        language: The language of its words (BCP 47).
        cites: The publications and policies it comes from.
        tags: Codes of the framework, such as `standard.know_families`.
    """

    id: DefinitionId = field(default="", metadata=REQUIRED)
    version: Version | None = field(default=None, metadata=REQUIRED)
    title: Text = field(default="", metadata=REQUIRED)
    summary: Text | None = None
    owner: str | None = None
    language: LanguageTag = "en"
    cites: tuple[Citation, ...] = ()
    tags: tuple[Tag, ...] = ()

    @property
    def address(self) -> str:
        """Name this definition with its version: `id@1.2.0`."""
        return f"{self.id}@{self.version}"
