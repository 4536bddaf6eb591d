"""What a law says, told in a sentence ("Tại khoản 2 Điều 5 Nghị định ... quy định: “...”"), or that a paper rests on it: no work."""

import re

from directives.lexicon.shapes import Shape, shortest
from directives.sentences.cutting import Piece
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.words.work_words import verb_start

_OPENS = r"\W*(?:{leads_in}\s+)?"
_QUOTED = Shape(
    "law",
    _OPENS
    + r"(?:{provisions}\s[^\"“”:;]{1,300}?\s)?{laws}\s[^\"“”:;]{0,300}?(?<!\w){says}(?:\s[^\"“”:;.]{0,100})?\s*:?\s*[\"“«]",
)
_TOLD = Shape(
    "law",
    _OPENS
    + r"{provisions}\s+\S[^\"“”:;,]{0,200}?\s{laws}\s[^\"“”:;,]{0,200}?(?<!\w){says}(?:\s*:)?\s+(?!{no_statement})[^\W\d]",
)
_DIRECTS = Shape("law", r"(?<!\w){directs}\s")
_RESTS_ON = Shape("law", r"\W*{rests_on} (?:các )?(?:{provisions}\s\S[^;:]{0,160}?\s)?{laws}(?!\w)")
_BY_LAW = Shape("law", r"\W*{leads_in}\s+{provisions}\s[^;:]{1,160}?\s{laws}(?!\w)[^;:]{0,120}?,\s+(?=\S)")
_LEVEL = Shape("subjects", r"(?<!\w){by_level}\s")
_REWORDS, _CLAUSE = Shape("law", "{rewords}"), re.compile(r"[,:]\s+")
_CLOSING = re.compile(r"[\"”»]")
_NOTHING_MORE = re.compile(r"[\s\"”».;,)]*(?:\([^()]*\)[\s.;]*)?$")


def tells_law(text: str) -> bool:
    """Whether a sentence only tells what a law says."""
    folded = fold(text)
    if not any(map(folded.__contains__, shortest("law", "says"))):
        return False
    quoted = _QUOTED.match(folded)
    if quoted is not None:
        closing = _CLOSING.search(folded, quoted.end())
        return closing is None or _NOTHING_MORE.match(folded, closing.end()) is not None
    told = _TOLD.match(folded)
    return told is not None and _DIRECTS.search(folded, told.end()) is None


def perhaps_law(text: str, lead: tuple[str, ...]) -> bool:
    """As in "Theo khoản 2 Điều 5 Nghị định ..., Ủy ban nhân dân cấp xã báo cáo ...": bodies named by their level alone, as in a law."""
    return bool(lead) and _BY_LAW.match(fold(text)) is not None and all(_LEVEL.search(fold(name)) for name in lead)


def only_rests_on_law(text: str) -> bool:
    """Whether a sentence opens with the law it rests on and says neither who acts nor what is to be done."""
    folded = fold(text)
    opened = _RESTS_ON.match(folded)
    if opened is None:
        return False
    plain = _REWORDS.sub(lambda found: found.group().replace(",", " "), folded)
    works = (verb_start().match(plain, comma.end()) for comma in _CLAUSE.finditer(plain, opened.end()))
    return not any(works) and read_subject(text) is None


def without_law(pieces: list[Piece]) -> list[Piece]:
    """The pieces without those that go on with a quotation of a law that an earlier one opened."""
    if not any("“" in piece.text or '"' in piece.text for piece in pieces):
        return pieces
    kept, open_ = [], False
    for piece in pieces:
        if open_:
            open_ = _CLOSING.search(piece.text) is None
            continue
        kept.append(piece)
        quoted = _QUOTED.match(fold(piece.text))
        open_ = quoted is not None and _CLOSING.search(piece.text, quoted.end()) is None
    return kept
