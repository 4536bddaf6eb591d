"""What a law says, told in a sentence ("Tại khoản 2 Điều 5 Nghị định ... quy định: “...”"): whom it names has no work by that."""

import re

from directives.lexicon.shapes import Shape, shortest
from directives.sentences.cutting import Piece
from directives.strings.folding import fold

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
