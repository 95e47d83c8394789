"""Say in plain words what broke the syntax, and what to write instead.

The two parsers complain in nearly the same words at nearly the same places. One table goes from
those words to a sentence of ours, which looks at the text itself for what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve, frozen

from qa_framework.loading.events import Mark, Point, Unreadable
from qa_framework.problems import Problem, Source, Span, problem

_OPENING_QUOTE = re.compile(r"""^\s*(?:- |[\w.-]+:\s+)["']$""")
_TEMPLATE = re.compile(r"""(?:"[^"]*"|'[^']*'|[^"'])*?(\{[{%])""")  # outside quotes
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]*#")
_QUOTE_IT = "put the whole text in quotes"


@frozen
class _Scene:
    """Where a parser gave up, and where that began in which it gave up."""

    source: Source
    at: Mark
    began: Mark

    @property
    def line(self) -> str:
        """The line at which the parser gave up."""
        return self.source.line(self.at.line + 1)

    @property
    def before(self) -> str:
        """What stands before the place, on its line."""
        return self.line[: self.at.column]

    @property
    def after(self) -> str:
        """What stands from the place on, on its line."""
        return self.line[self.at.column :]

    def here(self, code: str, message: str, hint: str | None = None) -> Problem:
        """Make a problem at the place where the parser gave up."""
        return problem(code, message, _span(self.source, self.at), hint)

    def there(self, code: str, message: str, hint: str | None = None) -> Problem:
        """Make a problem at the place where it began."""
        return problem(code, message, _span(self.source, self.began), hint)


def explain(error: Unreadable, source: Source) -> Problem:
    """Make a problem of what a parser complained of."""
    scene = _Scene(source, error.at, error.began or error.at)
    if template := _TEMPLATE.match(scene.line[: scene.at.column + 1]):
        return _left_over(scene, template[1])
    for pattern, say in _SLIPS:
        if pattern.search(error.complaint):
            return say(scene)
    return _unknown(scene)


def _span(source: Source, mark: Mark) -> Span:
    return Span(source, mark.line + 1, mark.column + 1, mark.column + 2)


def _left_over(scene: _Scene, template: str) -> Problem:
    column = scene.line.index(template) + 1
    span = Span(scene.source, scene.at.line + 1, column, column + len(template))
    hint = "nothing is filled in here: write the text itself, or put it in quotes"
    return problem("QA124", f"`{template}` is left over from a template", span, hint)


def _open_quote(scene: _Scene) -> Problem:
    quote = scene.source.line(scene.began.line + 1)[scene.began.column : scene.began.column + 1]
    hint = f"close it with {quote}; inside '...' an apostrophe is written twice"
    return scene.there("QA111", "this quote is never closed", hint)


def _closed_too_late(scene: _Scene) -> Problem:
    """Find the quote that was closed by a quote which was meant to open a text of its own."""
    text, closing = scene.source.text, scene.at.index - 1
    opening = text.rfind(text[closing], 0, closing)
    line = text.count("\n", 0, opening)
    began = Point(line, opening - text.rfind("\n", 0, opening) - 1, opening)
    return _open_quote(evolve(scene, began=began))


def _escape(scene: _Scene) -> Problem:
    text = scene.line
    backslash = text.rfind("\\", 0, scene.at.column + 1)
    span = Span(scene.source, scene.at.line + 1, backslash + 1, backslash + 3)
    hint = r"write \\ for a backslash, or put the text in single quotes"
    return problem("QA115", "this escape in double quotes is not known", span, hint)


def _escape_beyond(scene: _Scene) -> Problem:
    """Find the escape at which the parser in Python fell over without a place."""
    text, start = scene.source.text, scene.at.index
    found = re.compile(r"\\U(?!000|0010)").search(text, start)
    index = found.start() if found else start
    line = text.count("\n", 0, index)
    return _escape(evolve(scene, at=Point(line, index - text.rfind("\n", 0, index) - 1, index)))


def _in_brackets(scene: _Scene) -> Problem:
    opening = scene.source.line(scene.began.line + 1)[scene.began.column : scene.began.column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    found = scene.after[:1]
    if found == ":" and scene.at.line == scene.began.line:
        return scene.here("QA113", "a second colon stands in one text", _QUOTE_IT)
    if found and found in "]})" and found != closing:
        message = f"`{opening}` is closed by `{found}`"
        return scene.here("QA112", message, f"close it with `{closing}`")
    if found and found != ":" and scene.at.line == scene.began.line:
        hint = f"separate with a comma, close with `{closing}`, or {_QUOTE_IT}"
        return scene.here("QA113", "text goes on where a comma is wanted", hint)
    return scene.there("QA112", f"`{opening}` is never closed", f"close it with `{closing}`")


def _second_colon(scene: _Scene) -> Problem:
    if scene.before.startswith("---"):
        hint = "begin the definition on the line below `---`"
        return scene.here("QA110", "a key stands on the line of `---`", hint)
    if re.search(r":\s", scene.before):
        return scene.here("QA113", "a second colon stands in one text", _QUOTE_IT)
    hint = "a key stands exactly below the key before it; text over several lines needs `>-`"
    column = len(scene.before) - len(scene.before.lstrip())
    span = Span(scene.source, scene.at.line + 1, column + 1, scene.at.column + 1)
    return problem("QA114", "this key does not belong where it stands", span, hint)


def _no_colon(scene: _Scene) -> Problem:
    text = scene.source.line(scene.began.line + 1)
    squeezed = re.search(r"[A-Za-z0-9_]:(?=\S)", text)
    hint = "write a space after the colon" if squeezed else "write `key: value`"
    return scene.there("QA110", "this line is no `key: value`", hint)


def _in_map(scene: _Scene) -> Problem:
    if scene.after.startswith(":"):
        hint = "text that begins with a colon needs quotes"
        return scene.here("QA122", "there is no key before the colon", hint)
    if _OPENING_QUOTE.search(scene.before):
        return _closed_too_late(scene)
    if re.search(r"""["']\s*$""", scene.before):
        hint = "quote all of the text; inside '...' an apostrophe is written twice"
        return scene.here("QA111", "text goes on after the closing quote", hint)
    if re.match(r"-(\s|$)", scene.after):
        hint = "a list stands below a key of its own, indented"
        return scene.here("QA114", "a list item stands where a key is wanted", hint)
    if scene.before.strip():
        return scene.here("QA113", "text goes on where the line should end", _QUOTE_IT)
    hint = "keys of one map begin in the same column"
    return scene.here("QA114", "this line is not indented like those before it", hint)


def _in_list(scene: _Scene) -> Problem:
    if scene.before.strip():
        return _in_map(scene)
    hint = "begin an item with `- `, and indent what belongs to an item by two more spaces"
    return scene.here("QA114", "a list item is wanted here", hint)


def _loose_colon(scene: _Scene) -> Problem:
    hint = "write a space after the colon, or put the text in quotes"
    return scene.here("QA113", "a colon in { } or [ ] may not stand like this", hint)


def _start(scene: _Scene) -> Problem:
    if not scene.after:
        return _ends_too_soon(scene)
    return scene.here("QA113", f"text cannot begin with `{scene.after[:1]}`", _QUOTE_IT)


def _ends_too_soon(scene: _Scene) -> Problem:
    before = scene.source.text[: scene.at.index].rstrip()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n") - 1
    span = Span(scene.source, line, column, column + 1)
    return problem("QA112", "the file ends inside brackets", span, "close them with `]` or `}`")


def _block(scene: _Scene) -> Problem:
    sign = scene.source.line(scene.began.line + 1)[scene.began.column : scene.began.column + 1]
    if _TIGHT_COMMENT.match(scene.source.line(scene.began.line + 1), scene.began.column):
        hint = "write a space before the comment"
    else:
        hint = f"the text begins on the next line; text that begins with `{sign}` needs quotes"
    return scene.there("QA113", f"`{sign}` must end its line", hint)


def _list_in_line(scene: _Scene) -> Problem:
    hint = "a list begins on the line below its key; text that begins with `- ` needs quotes"
    return scene.here("QA113", "a list item stands on the line of a key", hint)


def _anchor(scene: _Scene) -> Problem:
    hint = "text that begins with `&` or `*` needs quotes"
    return scene.there("QA131", "anchors (`&`) and aliases (`*`) are not used here", hint)


def _tag(scene: _Scene) -> Problem:
    return scene.there(
        "QA130", "tags (`!`) are not used here", "text that begins with `!` needs quotes"
    )


def _outside(scene: _Scene) -> Problem:
    hint = "a further definition begins with a line `---`"
    return scene.here("QA110", "this does not belong to what stands above it", hint)


def _too_deep(scene: _Scene) -> Problem:
    hint = "nothing that is defined here is as deep as that; look for a slip"
    return scene.here("QA140", "lists and maps stand too deep in one another", hint)


def _unknown(scene: _Scene) -> Problem:
    hint = f"look for a missing colon, quote or bracket; if it is text, {_QUOTE_IT}"
    return scene.here("QA110", "this cannot be read", hint)


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[_Scene], Problem]], ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"quoted scalar; found unexpected", _open_quote),
        (r"quoted scalar; ", _escape),
        (r"^; (Value|Overflow)Error", _escape_beyond),
        (r"flow (sequence|mapping); ", _in_brackets),
        (r"mapping values are not allowed", _second_colon),
        (r"could not find expected ':'", _no_colon),
        (r"block mapping; ", _in_map),
        (r"block collection; ", _in_list),
        (r"cannot start any token|node content|mapping keys are not allowed", _start),
        (r"block scalar; ", _block),
        (r"sequence entries are not allowed", _list_in_line),
        (r"an (alias|anchor); ", _anchor),
        (r"unexpected ':'", _loose_colon),
        (r"tag", _tag),
        (r"document start", _outside),
        (r"nesting depth", _too_deep),
    )
)
