"""Passages of law that a paper or a page quotes below a lead-in ("Tại Điều 5 Nghị định ... quy định như sau:"): none of its own words."""

import re
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.strings.kept import kept as kept_once
from directives.structure.paragraphs import LONGEST_PARAGRAPH, Paragraph

_LEADS = Shape(
    "law",
    r"\W*(?:(?:{leads_in}\s+)?{provisions}\s+\S[^;]{0,300}?\s{laws}\s(?![^:]*,[^:]*(?<!\w){directs}\s)[^;]{0,500}?(?<!\w){says}"
    r"(?:\s[^:;]{0,200})?):\s*$",
)
_TOLD = Shape("law", r"(?<!\w){provisions}\s+\S.{0,300}?\s{told_on_pages}\s")
"""The same below the picture of a page that answers questions: of any rules but the paper that the page is about."""
_ORDERS, _NO_ORDER = Shape("law", r",\s(?:[^:]*\s)?{directs}\s"), Shape("law", "{no_order}")
_PICTURE, _SPEAKS = Shape("law", r"\(\s*{pictures}\s*\)\W*$"), Shape("law", r"\W*{page_speaks}")
_SPOKEN = 60
"""First characters of a line in which a page says that it speaks itself."""
_NUMBER = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?(?:/[A-ZĐ][\w&-]+|-[A-ZĐ]\w*/[A-ZĐ]\w+)")
_RESUMES = Shape("law", r"\W*{resumes}(?!\w)")
_TURNS = Shape("law", r"\W*{resumes}(?!\w)[^:]*?\s{directs}(?:\s[^:]*)?:\s*$")
"""As in "Theo đó, Thủ tướng Chính phủ yêu cầu:": the orders of the paper that a page is about."""
_QUOTE, _UNQUOTE = re.compile(r"\s*[\"“”«]"), re.compile(r"[\"”»][.;]?\s*$")
_GLUED = re.compile(r":[ \t]*\n\s*(?=[\"“”«])")
_CLOSED = re.compile(r"[\"”»][.;]?[ \t]*\n\s*(?=[A-ZĐ])")
"""Between a lead-in and the law behind it, or this and the paper's own words, each on lines of its own in one paragraph."""
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
    at, paragraphs = 0, _parted(source, paragraphs)
    answers = below = False
    while at < len(paragraphs):
        one = paragraphs[at]
        at += 1
        if says_of_itself(source, one):
            answers = below = True
            continue
        kept.append(one)
        if source[one.end - 1] == ":" and one.end - one.start < _LONGEST_LEAD_IN and at < len(paragraphs):
            end = _end_of_law(source, paragraphs, at, below=below)
            if end > at:
                begin = _heading_above(source, kept) if answers else paragraphs[at].start
                while kept and kept[-1].start >= begin:
                    kept.pop()
                law.append((begin, paragraphs[end - 1].end))
                at = end
    return Quoted(kept, tuple(law))


def _parted(source: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a lead-in apart from the quotation that begins on its next line, and this from the words behind it."""
    if _GLUED.search(source) is None:
        return paragraphs
    found: list[Paragraph] = []
    for one in paragraphs:
        if one.end - one.start > LONGEST_PARAGRAPH:
            found.append(one)
            continue
        glued = _GLUED.search(source, one.start, one.end)
        lead_in = one._replace(end=glued.start() + 1) if glued else one
        if glued and _leads_in(source, lead_in):
            found.append(lead_in)
            one = Paragraph(glued.end(), one.end, None, glued.end())
        if _QUOTE.match(source, one.start) and (closed := _CLOSED.search(source, one.start, one.end)):
            found.append(one._replace(end=closed.start() + len(closed.group().rstrip())))
            one = Paragraph(closed.end(), one.end, None, closed.end())
        found.append(one)
    return found


def says_of_itself(source: str, one: Paragraph) -> bool:
    """Whether a page says in a paragraph whence its picture is, or where its reader may ask: none of the paper's words."""
    if one.end - one.start > _LONGEST_QUESTION or one.label is not None:
        return False
    text = source[one.start : one.end].rstrip()
    if text.endswith(")"):
        return _PICTURE.search(fold(text)) is not None
    return text[:1] in "QT>" and _SPEAKS.match(fold(text[:_SPOKEN])) is not None


def _heading_above(source: str, kept: list[Paragraph]) -> int:
    """Where the question or the heading right above a lead-in begins, the last of some paragraphs; else the lead-in itself."""
    lead_in, above = kept[-1], kept[-2] if len(kept) > 1 else None
    if above is None or above.label is not None or above.end - above.start > _LONGEST_QUESTION:
        return lead_in.start
    return lead_in.start if source[above.end - 1] in ".;:" else above.start


def _end_of_law(source: str, paragraphs: list[Paragraph], at: int, *, below: bool) -> int:
    """Past the last paragraph of the law quoted from a place on; the place itself where none is.

    `below`: the lead-in stands below the picture of a page.
    """
    if below and _tells_rules(source, paragraphs[at - 1]):
        own = _own_number(source)
        return next(
            (index for index in range(at, len(paragraphs)) if _is_own(source, paragraphs[index], own)), len(paragraphs)
        )
    if not _leads_in(source, paragraphs[at - 1]):
        return at
    if _QUOTE.match(source, paragraphs[at].start):
        return _end_of_quote(source, paragraphs, at)
    if any(_asks(source, one) for one in paragraphs[max(at - 1 - _NEAR, 0) : at - 1]):
        return next(
            (index for index in range(at, len(paragraphs)) if _asks(source, paragraphs[index])), len(paragraphs)
        )
    return _end_of_units(source, paragraphs, at)


def _end_of_quote(source: str, paragraphs: list[Paragraph], at: int) -> int:
    """Past the paragraph that closes the quotation mark; where none does, up to the next lead-in, or to where the paper itself goes on."""
    index = at
    while index < min(at + _LONGEST_QUOTE, len(paragraphs)):
        one = paragraphs[index]
        if _UNQUOTE.search(source, one.start, one.end):
            at = index + 1  # a further quotation may begin here
            if at == len(paragraphs) or not _QUOTE.match(source, paragraphs[at].start):
                return at
        elif index > at and _leads_in(source, one):
            return index
        index += 1
    return _end_of_units(source, paragraphs, at)


def _leads_in(source: str, one: Paragraph) -> bool:
    """Whether a paragraph leads in a passage of law."""
    return leads_in_law(source[one.start : one.end])


def leads_in_law(text: str) -> bool:
    """Whether words lead in a passage of law ("Tại Điều 5 Nghị định ... quy định như sau:")."""
    if not text.endswith(":") or len(text) > _LONGEST_LEAD_IN:
        return False
    return _LEADS.match(fold(text).rsplit(". ", 1)[-1]) is not None


def _tells_rules(source: str, lead_in: Paragraph) -> bool:
    """Whether a lead-in on a page tells what other rules than the page's own paper say."""
    text, own = source[lead_in.start : lead_in.end], _own_number(source)
    if own and own in text:
        return False
    folded = fold(text)
    told = _TOLD.search(folded)
    return told is not None and _ORDERS.search(_NO_ORDER.pattern.sub("", folded[told.end() :])) is None


@kept_once
def _own_number(source: str) -> str:
    """The number of the paper that a page is about: the first that it prints."""
    found = _NUMBER.search(source)
    return found.group() if found else ""


def _is_own(source: str, one: Paragraph, own: str) -> bool:
    """Whether a page turns from the rules that it told to another question or back to its paper."""
    text = source[one.start : one.end]
    if _asks(source, one) or (own and own in text):
        return True
    return one.label is None and text.endswith(":") and _TURNS.match(fold(text)) is not None


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
