"""Annexes that give work in numbered units, and not in a table: their units stand beside those of the body."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.sentences.headings import read_heading
from directives.sentences.idle import calls_upon, only_enforces
from directives.sentences.subjects import opens_work, predicate, read_subject
from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.structure.clauses import Clause
from directives.structure.labels import BULLETS
from directives.structure.paragraphs import Paragraph
from directives.structure.zones import opened_annexes

LEADS = Shape(
    "labelled",
    r"(?:(?:các )?{label_bodies} {label_leads}[^:.;]{0,30}|{label_persons} {label_does}|{label_lead_alone})\s*:",
)
"""The label of those who lead the work above it."""
_GIVES = Shape("structure", r"(?<!\w){annex_gives}")
_FEWEST = 2
"""Units that say who leads them at least, before an annex is work."""
_NEAR = 80
"""Characters of a paragraph within which a label stands."""


class Annex(NamedTuple):
    """An annex of work: its path ("PL", of several "PL2"), the paragraphs of its title, those of its units."""

    path: str
    title: tuple[Paragraph, ...]
    units: tuple[Paragraph, ...]


def annex_units(
    source: str,
    paragraphs: list[Paragraph],
    after: int,
    before: int,
    units_of: Callable[[str, list[Paragraph]], list[Clause]],
) -> list[Clause]:
    """Each annex of work as a unit above its own, behind the `before` units of the body; `units_of` reads numbered units."""
    found: list[Clause] = []
    for path, title, inside in _annexes_of_work(source, paragraphs, after):
        top, texts = before + len(found), tuple(flow(source, (one.start, one.end)) for one in title)
        found.append(Clause(path, "annex", path, (title[0].start, title[-1].end), texts))
        found += [
            unit._replace(path=f"{path}.{unit.path}", parent=top + 1 + unit.parent)
            for unit in units_of(source, list(inside))
            if unit.kind != "closing"
        ]
    return found


def _annexes_of_work(source: str, paragraphs: list[Paragraph], after: int) -> Iterator[Annex]:
    """The annexes behind the body, from the paragraph `after` on, whose numbered units give work."""
    opens = opened_annexes(source, paragraphs)
    for number, start in enumerate(opens, 1):
        if start < after:
            continue
        end = opens[number] if number < len(opens) else len(paragraphs)
        first = next((at for at in range(start + 1, end) if _numbered(paragraphs[at])), end)
        title, units = tuple(paragraphs[start:first]), tuple(paragraphs[first:end])
        tabled = any(source.startswith("|", one.start) and source.startswith("|", one.end - 1) for one in units)
        if units and not tabled and _gives_work(source, title, units):
            yield Annex("PL" if len(opens) == 1 else f"PL{number}", title, units)


def decided(clauses: list[Clause]) -> list[Clause]:
    """Of the articles that issue a plan what charges somebody besides ("Điều 2. Giao Sở A theo dõi ..."), with all above and below."""
    kept: set[int] = set()
    for at, one in enumerate(clauses):
        if one.kind == "closing":
            continue
        given = any(_gives_besides(text.text) for text in one.paragraphs)
        if given or (one.parent in kept and _gives_besides(clauses[one.parent].text)):
            kept.add(at)
            while (at := clauses[at].parent) >= 0:
                kept.add(at)
    places = {at: place for place, at in enumerate(sorted(kept))}
    return [clauses[at]._replace(parent=places.get(clauses[at].parent, -1)) for at in places]


def _gives_besides(text: str) -> bool:
    """Whether a line says who does what, be it more than to carry out the decision or the plan; or names who does what follows."""
    folded, subject = fold(text), read_subject(text, strict=True)
    if (named := read_heading(text)) is not None and not text[named.end :].strip(" :.;"):
        return True
    if subject is None or only_enforces(folded) or calls_upon(folded):
        return False
    return predicate().match(folded, subject.end) is not None


def _numbered(paragraph: Paragraph) -> bool:
    return paragraph.label is not None and paragraph.label.kind not in BULLETS


def _gives_work(source: str, title: tuple[Paragraph, ...], units: tuple[Paragraph, ...]) -> bool:
    """Whether labels say who does it, or the title that tasks are handed out and the units say work or whose it is."""
    texts = [source[one.body : one.end].lstrip(" *_") for one in units]
    if sum(":" in text[:_NEAR] and LEADS.match(fold(text[:_NEAR])) is not None for text in texts) >= _FEWEST:
        return True
    if _GIVES.search(fold(source[title[0].start : title[-1].end])) is None:
        return False
    numbered = [text for one, text in zip(units, texts, strict=True) if _numbered(one)]
    said = sum(opens_work(text) or read_heading(text) is not None for text in numbered)
    return len(numbered) >= _FEWEST and 2 * said >= len(numbered)
