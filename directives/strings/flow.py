"""Hard-wrapped text as one running line that remembers where each character came from."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from directives.strings.kept import kept

_WORDS = re.compile(r"\S+(?:\s\S+)*")
"""Words one white space apart: each of these characters keeps its place."""
_BLANK = re.compile(r"[^\S ]")
_LOOSE = re.compile(r" (?:(?=[,;:.)])|(?<=[(“] ))")
_LOOSE_PAIRS = (" ,", " ;", " :", " .", " )", "( ", "“ ")
"""What a text with loose blanks holds: looked for first, most texts hold none."""


class Flow(NamedTuple):
    """A running line: white space joined, none before punctuation; `at[i]` is where `text[i]` stands in the source: a range where no
    white space was dropped.
    """

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the line as a span of the source, without white space at its ends."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        while start < end and self.text[start] == " ":
            start += 1
        if start >= end:
            here = self.at[min(start, len(self.at) - 1)] if self.at else 0
            return here, here
        return self.at[start], self.at[end - 1] + 1

    def cut(self, start: int, end: int | None = None) -> "Flow":
        """A piece of the line."""
        if not start and end is None:
            return self
        return Flow(self.text[start:end], self.at[start:end])


def tight(text: str) -> str:
    """A text on one line without the loose blanks that its source had."""
    return _LOOSE.sub("", text) if _is_loose(text) else text


def _is_loose(text: str) -> bool:
    return any(map(text.__contains__, _LOOSE_PAIRS))


def _plain(source: str, start: int, end: int) -> Flow | None:
    """The line of a span with single blanks between its words, and none loose: most have it."""
    raw = source[start:end]
    text = raw.strip().replace("\n", " ")
    if not text.isprintable():  # some of its white space is no blank
        text = _BLANK.sub(" ", text)
    if not text or "  " in text or _is_loose(text):
        return None
    first = start + len(raw) - len(raw.lstrip())
    return Flow(text, range(first, first + len(text)))


@kept
def flow(source: str, *spans: tuple[int, int]) -> Flow:
    """The running line of these spans of the source, a blank between each two."""
    if len(spans) == 1 and (plain := _plain(source, *spans[0])) is not None:
        return plain
    parts: list[str] = []
    at: list[int] = []
    blank: int | None = None  # where the white space before the next words begins
    for start, end in spans:
        blank = start if blank is None else blank
        for found in _WORDS.finditer(source, start, end):
            if parts:
                parts.append(" ")
                at.append(found.start() - 1 if blank is None else blank)
            parts.append(_BLANK.sub(" ", found.group()))
            at.extend(range(*found.span()))
            blank = found.end() if found.end() < end else None
    text = "".join(parts)
    if not _is_loose(text):
        return Flow(text, tuple(at))
    for found in reversed(list(_LOOSE.finditer(text))):
        del at[found.start()]
    written = _LOOSE.sub("", text)
    end = len(written) - written.endswith(" ")
    return Flow(written[:end], tuple(at[:end]))
