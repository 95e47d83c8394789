"""A command that a plugin adds to `qaf`, named before it is imported."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Command:
    """A command of `qaf`.

    Attributes:
        name: What people type: `<plugin>` itself or `<plugin>-<word>`; the core's have plain words.
        summary: What it does, in one sentence, for `qaf --help`.
        target: Where it is, `package.module:attribute`: a click command, imported when it is used.
    """

    name: str
    summary: str
    target: str
