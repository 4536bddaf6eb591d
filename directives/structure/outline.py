"""The structure of a document: its zones and its numbered units. What they mean is decided elsewhere."""

from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from directives.strings.flow import Flow, flow
from directives.strings.kept import kept
from directives.structure.annexes import annex_units, decided
from directives.structure.building import is_heading, units_of
from directives.structure.clauses import Clause, letter_units, prose_units
from directives.structure.day_headings import by_days
from directives.structure.lost_breaks import opens_list, parted
from directives.structure.lost_headings import headed_before
from directives.structure.paragraphs import Paragraph, read_paragraphs
from directives.structure.quoted_law import apart_from_law
from directives.structure.step_headings import by_steps
from directives.structure.zones import (
    NEWS,
    addressed_until,
    annex_plan,
    begins_excerpt,
    body_begin,
    body_end,
    heads_page,
    reports,
    tables_of,
    title_end,
)

__all__ = ["Outline", "is_heading", "read_outline"]


class Outline(NamedTuple):
    """A document in zones; `head` and `tail` are spans of the source, `preamble` its paragraphs before the first unit.

    `below` holds the places of the units directly under each unit, at the end of those under none; `law` the spans of law it quotes.
    """

    source: str
    head: tuple[int, int]
    preamble: tuple[Flow, ...]
    clauses: tuple[Clause, ...]
    tables: tuple[tuple[str, tuple[int, int]], ...]
    tail: tuple[int, int]
    news: bool = False
    below: tuple[tuple[int, ...], ...] = ((),)
    law: tuple[tuple[int, int], ...] = ()

    def children(self, index: int) -> list[int]:
        """The units directly under one, in order."""
        return list(self.below[index])

    def beside(self, index: int, most: int = 40) -> list[int]:
        """A unit with its nearest neighbours under the same parent, in order, at most so many on each side.

        It looks at ten times as many units, so that a neighbour beyond a long list is none.
        """
        return _beside(self, index, most)

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The units above one, the nearest first."""
        parent = self.clauses[index].parent
        return _upwards(self, parent) if parent >= 0 else ()


Outline.__hash__ = object.__hash__  # type: ignore[method-assign]
"""Its own: what units ask again and again of what is above them is kept for the outline at hand."""


@kept
def _upwards(outline: Outline, index: int) -> tuple[int, ...]:
    """A unit and those above it, kept for all that stand below it."""
    found = [index]
    while (parent := outline.clauses[found[-1]].parent) >= 0:
        found.append(parent)
    return tuple(found)


@partial(kept, most=256)
def _beside(outline: Outline, index: int, most: int) -> list[int]:
    """The same, kept for the next who asks of this unit."""
    siblings = outline.below[outline.clauses[index].parent]
    own = bisect_left(siblings, index)
    near = siblings[max(own - most, 0) : own + most + 1]
    if index - near[0] <= 10 * most >= near[-1] - index:
        return list(near)
    return [at for at in near if abs(at - index) <= 10 * most]


def read_outline(source: str) -> Outline:
    """The outline of a text; any text has one, be it without units."""
    paragraphs, law = apart_from_law(source, by_steps(source, by_days(source, read_paragraphs(source))))
    title = title_end(source)
    news = title is None and (heads_page(source) or NEWS.search(source) is not None or reports(source, paragraphs))
    after = title[1] if title else 0 if news else addressed_until(source, paragraphs)
    begin = body_begin(paragraphs, after, source)
    whole = begin if begin < len(paragraphs) and opens_list(paragraphs[begin].label) else 0
    if (cut := parted(source, paragraphs, whole)) is not paragraphs:
        paragraphs, begin = cut, body_begin(cut, after, source)
    begin = headed_before(source, paragraphs, begin, after)
    first = next((index for index, one in enumerate(paragraphs) if one.start >= after), len(paragraphs))
    end = body_end(paragraphs, begin if begin < len(paragraphs) else first, source)
    annex = annex_plan(paragraphs, begin, end, source)
    tail = (paragraphs[end].start if end < len(paragraphs) else len(source), len(source))
    preamble = _preamble(source, paragraphs, title[1] if title else 0, begin)
    own: list[Clause] = []
    if annex is not None:
        own = decided(units_of(source, paragraphs[begin:end]))
        preamble += _preamble(
            source, paragraphs, paragraphs[annex].start, body_begin(paragraphs, paragraphs[annex].start, source)
        )
        begin = body_begin(paragraphs, paragraphs[annex].start, source)
        tail = (tail[0], paragraphs[annex].start)
        end = body_end(paragraphs, begin, source)
    head = (0, paragraphs[begin].start if begin < len(paragraphs) else tail[0])
    if (news and begin >= end - 1) or begin >= len(paragraphs):
        clauses = (
            prose_units(source, paragraphs, after, tail[0])
            if news
            else letter_units(source, paragraphs, after, tail[0])
        )
    else:
        excerpt = begins_excerpt(paragraphs, begin, source)
        clauses = units_of(source, paragraphs[begin:end], excerpt=excerpt, untitled=title is None)
        if own:
            clauses = [*own, *(one._replace(parent=one.parent + len(own) * (one.parent >= 0)) for one in clauses)]
    if annex is None and not news:
        clauses += annex_units(source, paragraphs, end, len(clauses), units_of)
    tables = tables_of(source, paragraphs)
    return Outline(source, head, preamble, tuple(clauses), tables, tail, news, _below(clauses), law)


def _below(clauses: list[Clause]) -> tuple[tuple[int, ...], ...]:
    """The places of the units under each, at the end of those under none."""
    found: list[list[int]] = [[] for _ in range(len(clauses) + 1)]
    for index, clause in enumerate(clauses):
        found[clause.parent].append(index)
    return tuple(map(tuple, found))


def _preamble(source: str, paragraphs: list[Paragraph], after: int, begin: int) -> tuple[Flow, ...]:
    return tuple(flow(source, (max(p.start, after), p.end)) for p in paragraphs[:begin] if p.end > after)
