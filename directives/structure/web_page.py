"""The page of the web that a document was copied with: its card above the letterhead, its links below the signature."""

import re
from itertools import islice, takewhile

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.printed_lines import Line, read_lines

FEWEST = 3
"""Different fields of a card that make a page: a form or a list of a document may have one or two of them."""
_LETTERHEAD = Printed("structure", r"(?:^|\W){letterheads}")
_FIELD = Shape("structure", r"^\W*(?P<field>{page_fields})\s*(?::.{0,80})?\W*$")
_LINKS = Shape("structure", r"^\W*{page_links}\W*$")
_ITSELF = Shape("structure", r"\W*{heads.line_kinds}\s+(?:số\s+)?\d\S*[/-]\S+\s")
_BROKEN = Printed("heads", r"(?m)^[^\w\n]*{recipients}[ \t]*:")
_LONGEST = 120
"""Characters of a line of the letterhead, of the card or of a heading of links at most."""
_HIGHEST = 8
"""Lines of a letterhead above the name of the state or of the Party at most."""
_ASKS, _NAME = re.compile(r"(?m):[^\S\n]*$"), re.compile(r"[^\w\n]{0,20}\w[^\n:]{2,30}")
"""Lines that end with the name of a field: most texts have none, and are not looked through line by line."""


def own_text(source: str) -> tuple[str, int]:
    """The text without the page around the document, and how many of its characters were left out."""
    if len(list(islice(filter(_is_name, _ASKS.finditer(source)), FEWEST))) < FEWEST:
        return source, 0
    lines = read_lines(source)
    head = next(
        (
            at
            for at, line in enumerate(lines)
            if len(line.text) < _LONGEST and line.text.isupper() and _is_letterhead(lines, at)
        ),
        None,
    )
    if head is None:
        return source, 0
    framed = _fields(lines[:head]) >= FEWEST
    begin = _letterhead_begin(lines, head) if framed else 0
    end = _links_begin(lines, head, fold(source), framed=framed)
    start = lines[begin].start if framed else 0
    stop = lines[end].start if end < len(lines) else len(source)
    own = source[start:stop]
    return own, len(source) - len(own)


def _is_name(colon: re.Match[str]) -> bool:
    """Whether what stands on the line of a colon at its end is short enough for the name of a field."""
    text, at = colon.string, colon.start()
    return _NAME.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def _is_letterhead(lines: list[Line], at: int) -> bool:
    """Whether the name of the state or of the Party begins in a line; a narrow column breaks it."""
    text = lines[at].text
    if _LETTERHEAD.search(text):
        return True
    below = lines[at + 1].text if at + 1 < len(lines) and lines[at + 1].text.isupper() else ""
    found = _LETTERHEAD.search(f"{text} {below}") if below else None
    return found is not None and found.start() < len(text)


def _fields(lines: list[Line]) -> int:
    """How many different fields of a card the lines name."""
    found = (_FIELD.fullmatch(fold(line.text)) for line in lines if len(line.text) < _LONGEST)
    return len({one["field"] for one in found if one})


def _letterhead_begin(lines: list[Line], head: int) -> int:
    """The first line of the letterhead: those in capitals, or signs alone, right above."""
    above = reversed(lines[max(0, head - _HIGHEST) : head])
    return head - len(
        list(takewhile(lambda line: line.text == line.text.upper() and not line.text[0].isdigit(), above))
    )


def _is_link(folded: str, line: Line) -> bool:
    return len(line.text) < _LONGEST and _LINKS.fullmatch(folded[line.start : line.end]) is not None


def _links_begin(lines: list[Line], head: int, folded: str, *, framed: bool) -> int:
    """The first line of what the page says below the document, past the last line where it says nothing."""
    at = next((at for at in range(head + 1, len(lines)) if _is_link(folded, lines[at])), len(lines))
    if at == len(lines) or not (framed or _fields(lines[at:]) >= FEWEST):
        return len(lines)
    while at > head and _ITSELF.match(fold(lines[at - 1].text[:_LONGEST])):
        at -= 1
    return at


def with_whole_marks(source: str) -> str:
    """The text, of the same length, with the line above the recipients whole where a narrow column broke it ("Nơi / nhận:")."""
    return _BROKEN.sub(lambda found: found.group().replace("\n", " "), source)
