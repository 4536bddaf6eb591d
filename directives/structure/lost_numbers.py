"""Numbers of headings and paragraphs that a document lost on its way (copied from a page that numbered them by itself), counted again."""

from collections.abc import Sequence
from itertools import pairwise

from directives.sentences.subjects import opens_work
from directives.structure.labels import Label, label_of
from directives.structure.paragraphs import Paragraph

FEWEST_PARAGRAPHS, FEWEST_HEADINGS = 8, 3
"""Paragraphs and headings without a number at least: fewer are text of the sections themselves."""
LONGEST_HEADING = 160
"""Characters of a heading at most."""


def counted(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> list[Label | None]:
    """The same labels; where a document numbers nothing but its sections, headings inside them count 1, 2, ... and so do the
    paragraphs under each.
    """
    bare = [index for index, label in enumerate(labels) if label is None]
    sections = [label for label in labels if label is not None]
    if len(bare) < FEWEST_PARAGRAPHS or len(sections) < 2 or any(label.kind != "roman" for label in sections):
        return list(labels)
    heads = _headings(source, paragraphs, labels)
    return _numbered(labels, heads) if len(heads) >= FEWEST_HEADINGS else list(labels)


def _headings(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> set[int]:
    """Short lines without an end mark, right above a paragraph that is a sentence."""
    texts = [source[paragraph.start : paragraph.end].strip() for paragraph in paragraphs]
    return {
        index
        for index, (text, below) in enumerate(pairwise(texts))
        if labels[index] is None
        and labels[index + 1] is None
        and len(text) <= LONGEST_HEADING
        and text[-1:].isalnum()
        and below.endswith((".", ";", "./."))
        and len(below) > len(text) / 2
        and (opens_work(below) or len(below) > LONGEST_HEADING / 2)
    }


def _numbered(labels: Sequence[Label | None], heads: set[int]) -> list[Label | None]:
    """A number for each heading in its section and for each paragraph under it; what stands before the first heading has none."""
    found: list[Label | None] = []
    heading = paragraph = 0
    for index, label in enumerate(labels):
        if label is not None:
            heading = paragraph = 0
        elif index in heads:
            heading, paragraph = heading + 1, 0
            label = label_of("arabic", heading, 0)
        elif heading:
            paragraph += 1
            label = label_of("paren", paragraph, 0)
        found.append(label)
    return found
