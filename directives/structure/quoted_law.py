"""Passages of law that a paper or a page quotes below a lead-in ("Tại Điều 5 Nghị định ... quy định như sau:"): none of its own words."""

import re
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.paragraphs import Paragraph

_LEADS = Shape(
    "law",
    r"\W*(?:(?:{leads_in}\s+)?{provisions}\s+\S[^;]{0,300}?\s{laws}\s(?![^:]*,[^:]*(?<!\w){directs}\s)[^;]{0,500}?(?<!\w){says}"
    r"(?:\s[^:;]{0,200})?):\s*$",
)
_RESUMES = Shape("law", r"\W*{resumes}(?!\w)")
_QUOTE, _UNQUOTE = re.compile(r"\s*[\"“«]"), re.compile(r"[\"”»][.;]?\s*$")
_LONGEST_LEAD_IN = 700
_LONGEST_QUOTE = 60
"""Paragraphs of a quotation at most."""
_NEAR = 3
"""Paragraphs above a lead-in among which a page asks its question."""
_LONGEST_QUESTION = 300


class Quoted(NamedTuple):
    """The paragraphs without passages of law, and the [start, end) of each passage."""

    paragraphs: list[Paragraph]
    law: tuple[tuple[int, int], ...]


def apart_from_law(source: str, paragraphs: list[Paragraph]) -> Quoted:
    """The paragraphs of a text that are its own."""
    kept: list[Paragraph] = []
    law: list[tuple[int, int]] = []
    at = 0
    while at < len(paragraphs):
        one = paragraphs[at]
        kept.append(one)
        at += 1
        if source[one.end - 1] == ":" and one.end - one.start < _LONGEST_LEAD_IN and at < len(paragraphs):
            end = _end_of_law(source, paragraphs, at)
            if end > at:
                law.append((paragraphs[at].start, paragraphs[end - 1].end))
                at = end
    return Quoted(kept, tuple(law))


def _end_of_law(source: str, paragraphs: list[Paragraph], at: int) -> int:
    """Past the last paragraph of the law quoted from a place on; the place itself where none is."""
    lead_in = fold(source[paragraphs[at - 1].start : paragraphs[at - 1].end]).rsplit(". ", 1)[-1]
    if _LEADS.match(lead_in) is None:
        return at
    if _QUOTE.match(source, paragraphs[at].start):
        closing = (
            index
            for index in range(at, min(at + _LONGEST_QUOTE, len(paragraphs)))
            if _UNQUOTE.search(source, paragraphs[index].start, paragraphs[index].end)
        )
        return next(closing, at - 1) + 1
    if any(_asks(source, one) for one in paragraphs[max(at - 1 - _NEAR, 0) : at - 1]):
        return next(
            (index for index in range(at, len(paragraphs)) if _asks(source, paragraphs[index])), len(paragraphs)
        )
    return _end_of_units(source, paragraphs, at)


def _asks(source: str, one: Paragraph) -> bool:
    """Whether a paragraph is a question of the page."""
    return one.end - one.start < _LONGEST_QUESTION and source[one.start : one.end].rstrip(" -*_").endswith("?")


def _end_of_units(source: str, paragraphs: list[Paragraph], at: int) -> int:
    """As in "Điều 5. Trách nhiệm của chủ bến" with its numbers: up to the paragraph in which the paper itself goes on."""
    first = paragraphs[at].label
    if first is None or first.kind != "article":
        return at
    for index in range(at + 1, min(at + _LONGEST_QUOTE, len(paragraphs))):
        if paragraphs[index].label is None and _RESUMES.match(
            fold(source[paragraphs[index].start : paragraphs[index].end])
        ):
            return index
    return at
