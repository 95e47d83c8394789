"""Keep what goes wrong in a plugin from going wrong anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from logging import getLogger
from pathlib import Path
from threading import Timer
from traceback import extract_tb

from qa_framework.problems import Error

SLOW_AFTER = 10.0
"""Seconds after which a plugin that is still loading is named in the log. Python offers no way to
stop it that is safe, so nothing else is done about it."""

_LONGEST = 200  # characters of what a plugin said that are shown
_log = getLogger(__name__)
_loading: ContextVar[bool] = ContextVar("loading plugins", default=False)


class PluginError(Error):
    """A plugin did what it must not, and nothing that needs it is done without it."""


class Refusal(Exception):  # noqa: N818 - it never leaves the loader
    """Why a plugin, or one of two, cannot be used; caught where plugins are loaded."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@contextmanager
def contained(code: str, doing: str) -> Iterator[None]:
    """Turn whatever a plugin raises, leaving the program included, into a refusal.

    Only ``KeyboardInterrupt`` goes through, because it comes from the person at the keyboard.

    Args:
        code: The code of the refusal.
        doing: What was going on, as `cannot be imported`.
    """
    try:
        yield
    except (KeyboardInterrupt, Refusal):
        raise
    except BaseException as error:
        _log.debug("a plugin raised", exc_info=error)
        raise Refusal(code, f"{doing}: {words_of(error)}") from error


def words_of(error: BaseException) -> str:
    """Say in one line what was raised and, where it is known, in which line of which file.

    >>> words_of(ValueError("no such folder"))
    'no such folder'
    """
    if isinstance(error, SystemExit):
        said = "it ended the program"
    elif isinstance(error, KeyError):
        said = f"there is no {error}"
    else:
        said = next(iter(str(error).splitlines()), "") or _spaced(type(error).__name__)
    frames = extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{said[:_LONGEST]}{where}"


def _spaced(name: str) -> str:
    """Write the name of a class as words.

    >>> _spaced("RecursionError")
    'recursion error'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


@contextmanager
def watched(name: str) -> Iterator[None]:
    """Name a plugin in the log while it takes too long."""
    warning = "the plugin %s has been loading for %g seconds and may hang"
    timer = Timer(SLOW_AFTER, _log.warning, (warning, name, SLOW_AFTER))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def loading() -> Iterator[None]:
    """Refuse to load plugins from inside a plugin that is being loaded.

    Raises:
        PluginError: It is tried.
    """
    if _loading.get():
        raise PluginError("a plugin cannot open definitions while plugins are being loaded")
    token = _loading.set(True)
    try:
        yield
    finally:
        _loading.reset(token)
