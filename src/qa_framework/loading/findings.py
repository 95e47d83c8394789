"""What is wrong with what the parser accepts: kept while a file is read, told at the end."""

from __future__ import annotations

import re
import unicodedata

from qa_framework.loading.events import Event, Mark, Point
from qa_framework.loading.nodes import Mapping, Node, Scalar, span_of
from qa_framework.loading.text import Bounds, describe_character, forbidden_character
from qa_framework.problems import InvalidDefinitions, Problem, Source, Span, problem

ODD_KEYS = frozenset({"", "~", "<<"})
"""Keys that are looked at twice."""

_PROPERTY = re.compile(r"[!&*][^\s,\[\]{}]*")
_GAP = re.compile(r"#[^\n]*|\S")
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]*#")
_LOOSE_COLON = re.compile(r"^:|:(?:[,?\[\]{}]|$)")
_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|.)", re.DOTALL)
_ESCAPED = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


class Findings:
    """The problems of one file, and whether what was read is still sound."""

    __slots__ = ("_broken", "_left_out", "bounds", "problems", "source")

    def __init__(self, source: Source, bounds: Bounds) -> None:
        self.source = source
        self.bounds = bounds
        self.problems: list[Problem] = []
        self._broken = False
        self._left_out: tuple[Event | None, Mark] = None, Point()

    def close(self) -> tuple[Problem, ...]:
        """Give the problems that left the file sound; raise all if one did not."""
        if self._broken:
            raise InvalidDefinitions.of(self.problems)
        return tuple(sorted(self.problems))

    def stopped(self, last: Problem) -> InvalidDefinitions:
        """Give what to raise where the reading cannot go on."""
        same = any(each.code == last.code and each.span == last.span for each in self.problems)
        return InvalidDefinitions.of(self.problems if same else [*self.problems, last])

    def stopped_by_count(self, event: Event) -> InvalidDefinitions:
        """Give what to raise at the first node too many."""
        message = f"there are more than {self.bounds.nodes:,} values in the file"
        hint = "split the file: each definition can stand in a file of its own"
        return self.stopped(problem("QA141", message, self._at(event.start_mark), hint))

    def look_at_scalar(self, event: Event, depth: int) -> None:
        """Look at a scalar that has a property, is a block, may have escapes, or is too long."""
        if event.tag or event.anchor:
            self._look_at_properties(event)
        if len(event.value) > self.bounds.scalar:
            message = f"this text has more than {self.bounds.scalar:,} characters"
            hint = "shorten it, or look for a quote or a block that does not end where it should"
            raise self.stopped(problem("QA142", message, self._at(event.start_mark), hint))
        if event.style == '"' and (hidden := forbidden_character(event.value)):
            message = f"the character {describe_character(hidden)} is not allowed"
            self._break("QA115", message, self._escape(event, hidden), "delete the escape")
        if event.style in ("|", ">"):
            self._look_at_block(event, depth)

    def place_nothing(self, previous: Event | None, event: Event) -> Scalar:
        """Make the scalar of a value that was left out; it stands where the sign before it ends.

        One parser places it before, the other after the blanks and comments that follow.
        """
        after, point = self._left_out
        start = point if after is previous or previous is None else previous.end_mark
        gap = self.source.text[start.index : event.start_mark.index]
        sign = next((each for each in _GAP.finditer(gap) if not each[0].startswith("#")), None)
        self._left_out = event, _move(start, gap[: sign.end()] if sign else "")
        line, column = self._left_out[1].line + 1, self._left_out[1].column + 1
        return Scalar("", plain=True, line=line, column=column, end=column)

    def look_at_start(self, event: Event, depth: int) -> None:
        """Look at the start of a list or map that is the ``depth``th, counted from outside."""
        if depth > self.bounds.depth:
            message = f"lists and maps stand more than {self.bounds.depth} deep in one another"
            hint = "nothing that is defined here is as deep as that; look for a slip"
            raise self.stopped(problem("QA140", message, self._at(event.start_mark), hint))
        if event.tag or event.anchor:
            self._look_at_properties(event)

    def look_at_alias(self, event: Event) -> Scalar:
        """Refuse an alias; give what stands in its place until the file has been read."""
        span = self._property(event.start_mark)
        hint = "write the value out; text that begins with `*` needs quotes"
        self._break("QA131", "aliases (`*`) are not used here", span, hint)
        return Scalar("", plain=True, line=span.line, column=span.column, end=span.end)

    def look_at_complex_key(self, key: Node) -> None:
        """Refuse a list or map as a key; one in a map's own braces came from a template."""
        span = span_of(self.source, key)
        line = self.source.line(span.line)
        if isinstance(key, Mapping) and line[max(0, span.column - 2) :].startswith("{{"):
            self._refuse_template(span)
            return
        self._break("QA121", "a key must be text", span, "write it `key: value`, without brackets")

    def rejects_key(self, key: Scalar, keys: dict[str, Scalar]) -> bool:
        """Look twice at a key, after those before it; tell whether it has to be left out."""
        span = span_of(self.source, key)
        if key.text in keys:
            first = keys[key.text].line
            message = f"the key `{key.text}` is written twice, first in line {first}"
            self._add(problem("QA120", message, span, "keep one of the two"))
        elif not key.text or (key.plain and key.text in ODD_KEYS):
            self._refuse_odd_key(key, span)
        elif len(key.text) > self.bounds.key:
            message = f"the key has more than {self.bounds.key} characters"
            self._break("QA123", message, span, "a key is a short name; long text is a value")
        elif hidden := _hidden_in(key.text):
            message = f"the key has the character {describe_character(hidden)} in it"
            self._break("QA125", message, span, "type the key again in plain letters")
        else:
            return False
        return True

    def look_at_colons(self, inside: list[Node]) -> None:
        """Refuse what stood in brackets with a colon that only one parser takes for text."""
        for node in inside:
            if not isinstance(node, Scalar) or ":" not in node.text or not node.plain:
                continue
            if found := _LOOSE_COLON.search(node.text):
                column = node.column + (found.start() if node.end else 0)
                span = Span(self.source, node.line, column, column + 1)
                hint = "write a space after the colon, or put the text in quotes"
                self._break("QA113", "a colon in { } or [ ] may not stand like this", span, hint)

    def look_at_bare_keys(self, node: Mapping) -> None:
        """Refuse keys in braces that have not even a colon; leave them out."""
        bare = [
            text
            for text, value in node.values.items()
            if isinstance(value, Scalar)
            and not value.text
            and self._is_bare(node.keys[text], value)
        ]
        first = next(iter(node.keys), None)
        for text in bare:
            if ":" in text:
                hint = "write a space after the colon"
            elif bare[0] == first:
                hint = f"write `{text}: ...`, or put a list in [ ]"
            else:
                hint = "a comma in { } ends a text; put the text that has the comma in quotes"
            del node.values[text]
            span = span_of(self.source, node.keys.pop(text))
            self._add(problem("QA113", f"`{text}` has no value", span, hint))

    def _look_at_block(self, event: Event, depth: int) -> None:
        """Refuse what one parser takes and the other does not."""
        mark, span = event.start_mark, self._at(event.start_mark)
        if _TIGHT_COMMENT.match(self.source.line(mark.line + 1), mark.column):
            hint = "write a space before the comment"
            self._break("QA113", f"`{event.style}` must end its line", span, hint)
        if not depth:
            message = f"a block of text (`{event.style}`) stands where a definition is wanted"
            self._break("QA110", message, span, "a definition begins with `kind:`")

    def _is_bare(self, key: Scalar, value: Scalar) -> bool:
        if not value.plain or not key.end:
            return False
        return not self.source.line(key.line)[key.end - 1 :].lstrip().startswith(":")

    def _refuse_template(self, inner: Span) -> None:
        """Refuse `{{ x }}`, and forget what was said of its inside."""
        self.problems = [
            each
            for each in self.problems
            if each.span.line != inner.line or not inner.column < each.span.column < inner.end
        ]
        start = Span(self.source, inner.line, inner.column - 1, inner.column + 1)
        hint = "nothing is filled in here: write the text itself, or put it in quotes"
        self._break("QA124", "`{{` is left over from a template", start, hint)

    def _refuse_odd_key(self, key: Scalar, span: Span) -> None:
        if key.text == "<<":
            hint = "write the keys out, or give the definition an id and refer to it"
            self._break("QA132", "merge keys (`<<`) are not used here", span, hint)
            return
        message = "`~` is no key" if key.text else "there is no key before the colon"
        place = span if key.text or not key.plain else self._next_sign(span)
        self._break("QA122", message, place, "text that begins with a colon needs quotes")

    def _look_at_properties(self, event: Event) -> None:
        span = self._property(event.start_mark)
        if event.anchor:
            hint = "write the value out where it is used; text that begins with `&` needs quotes"
            self._break("QA131", "anchors (`&`) are not used here", span, hint)
        if event.tag:
            hint = "delete it; text that begins with `!` needs quotes"
            self._break("QA130", "tags (`!`) are not used here", span, hint)

    def _property(self, mark: Mark) -> Span:
        """Give the place of a tag, anchor or alias that begins at a mark."""
        found = _PROPERTY.match(self.source.line(mark.line + 1), mark.column)
        end = found.end() if found else mark.column + 1
        return Span(self.source, mark.line + 1, mark.column + 1, end + 1)

    def _escape(self, event: Event, character: str) -> Span:
        """Find the escape that gave a character to a scalar in double quotes."""
        text, start = self.source.text, event.start_mark.index
        escapes = _ESCAPE.finditer(text, start, event.end_mark.index)
        found = next(each for each in escapes if _unescape(each) == character)
        return self._stretch(found.start(), found.end())

    def _next_sign(self, span: Span) -> Span:
        """Find what comes after a place, blanks and comments left aside; else the place."""
        skipped = span.column - 1
        for number, text in enumerate(self.source.text.split("\n")[span.line - 1 :], span.line):
            rest = text[skipped:].lstrip()
            if rest and not rest.startswith("#"):
                column = len(text) - len(rest) + 1
                return Span(self.source, number, column, column + 1)
            skipped = 0
        return span

    def _stretch(self, start: int, stop: int) -> Span:
        text = self.source.text
        column = start - text.rfind("\n", 0, start)
        return Span(self.source, text.count("\n", 0, start) + 1, column, column + stop - start)

    def _at(self, mark: Mark) -> Span:
        return Span(self.source, mark.line + 1, mark.column + 1, mark.column + 2)

    def _break(self, code: str, message: str, span: Span, hint: str) -> None:
        self._broken = True
        self._add(problem(code, message, span, hint))

    def _add(self, found: Problem) -> None:
        self.problems.append(found)
        if len(self.problems) >= self.bounds.problems:
            raise InvalidDefinitions.of(self.problems)


def _move(mark: Mark, over: str) -> Point:
    """Go on from a mark over some text."""
    lines = over.count("\n")
    column = len(over) - over.rfind("\n") - 1 if lines else mark.column + len(over)
    return Point(mark.line + lines, column, mark.index + len(over))


def _hidden_in(key: str) -> str | None:
    """Find a character of a key that cannot be seen, or that another spelling would not have."""
    for character in key:
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cf", "Mn", "Zs"} and character != " ":
            return character
    return None


def _unescape(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    return chr(int(digits, 16)) if digits else _ESCAPED.get(found[0][1:], "")
