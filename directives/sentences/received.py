"""What came in and who is to deal with it: "UBND tỉnh nhận được ... và giao Sở A ...", "Chuyển đơn của ông B đến Sở A để giải quyết"."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.subject_words import ASKS, LINK
from directives.words.work_words import predicate

_RECEIVED = Shape("subjects", r"(?<!\w){received}\s[^;:]{0,400}?\s{and_then}\s+(?P<word>{hands_on})\s+(?=\S)")
_CONSIDERED = Shape("subjects", r"(?<!\w){considered}(?:\s[^;:]{0,400}?)?\s{and_then}\s+(?P<word>{demands})\s+(?=\S)")
_WHEN = Shape("subjects", "{when_it_came}")
TRANSFERS = Shape(
    "subjects", r"(?P<kindly>{kindly}\s+)?{transfers}\s+(?P<petition>{petitions}\s+của\s+{persons.called}\s)?"
)
_PAPER = Shape("subjects", r"\s{papers_sent}(?!\w)")
"""Where a name ends before what it gets ("Sở A Tờ trình số ...")."""
_TO = Shape("subjects", r"(?<!\w){to_whom}\s+(?=\S)")
_TO_DO = Shape("subjects", r"\s*,?\s+{to_do}\s")
_LONGEST = 400
"""Characters of what is transferred at most."""


def read_received(text: str, folded: str) -> Subject | None:
    """As in "UBND tỉnh đã nhận được văn bản số ... của Công ty B và giao Sở A tham mưu": whoever received it hands it on."""
    if _WHEN.match(folded):
        return None
    for shape in (_RECEIVED, _CONSIDERED):
        for found in shape.finditer(folded):
            names = read_bodies(text, found.end(), loose=True)
            acts = predicate().match(folded, names.end) or LINK.match(folded, names.end)
            if names.names and names.start == found.end() and acts:
                return Subject(names.names, names.end, ASKS.match(found["word"]) is not None)
    return None


def read_transfer(text: str, folded: str, position: int = 0, *, own: bool = False) -> Subject | None:
    """As in "Chuyển đơn của ông B đến Sở A để giải quyết", "Kính chuyển Sở A ... để tham mưu": who gets it deals with it.

    `own`: it is known that the paper itself transfers, so that it need not say so.
    """
    found = TRANSFERS.match(folded, position)
    if found is None:
        return None
    if found["kindly"] or own:
        names = read_bodies(text, found.end())
        to_do = _TO_DO.search(folded, names.end, names.end + _LONGEST) or predicate().match(folded, names.end)
        if names.names and names.start == found.end() and to_do:
            paper = _PAPER.search(folded, names.start, names.end)
            cut = (text[names.start : paper.start()].strip(),) if paper else names.names
            return Subject(cut, names.end, asked=True, inside=True)
    if not (found["petition"] or found["kindly"] or own):
        return None
    for to in _TO.finditer(folded, found.end(), found.end() + _LONGEST):
        names = read_bodies(text, to.end(), loose=True)
        to_do = _TO_DO.match(folded, names.end) or predicate().match(folded, names.end)
        if names.names and names.start == to.end() and to_do:
            return Subject(names.names, names.end, asked=True, inside=True)
    return None
