"""Whom the issuer of a paper itself blames or praises, so that what is asked next is asked of them: "Phê bình A; yêu cầu kiểm điểm ..."."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sentences.charged import Subject
from directives.sentences.cutting import Piece, piece_of
from directives.strings.folding import fold
from directives.words.work_words import verb_start

_BLAMES = Shape("subjects", r"(?:{sternly}\s+)?{blames}(?:\s+{sternly})?\s*:?\s+(?:{staff_of}\s+)?(?=[^\W\d_])")
_BECAUSE = Shape("subjects", r"(?:\s*,?\s*{blamed_for}(?!\w)|\s*[.;]?\s*$)")
_WITHIN = Shape("subjects", r"\s{blamed_for}")
"""Behind a common noun the words of what they are blamed for look like the name going on ("các sở chậm ...")."""
_ASKS = Shape("subjects", r",\s+(?P<asks>(?:và\s+)?(?:{politely}\s+)?{asked_of_them}\s+)")
_DEMANDS = Shape("subjects", r"(?:và\s+)?(?:{politely}\s+)?{asked_of_them}\s+")


def asked_after_blame(found: list[Piece]) -> tuple[list[Piece], Subject | None]:
    """The pieces without a first one that only blames or praises, and who is asked by the next where that names nobody.

    Who is blamed by a common name is blamed by the issuer only where something is asked of them next.
    """
    names = _blamed(found[0].text) if found else None
    if names is None:
        return found, None
    said = found[0]
    asks = next((one for one in _ASKS.finditer(fold(said.text), names.end) if _works(said.text, one.end())), None)
    rest = [piece_of(said.flow.cut(asks.start("asks")), said.before), *found[1:]] if asks else found[1:]
    demands = _DEMANDS.match(fold(rest[0].text)) if rest else None
    bare = demands is not None and _works(rest[0].text, demands.end())
    if names.names[0][1:].islower():
        if not bare:
            return found, None
        told = said.text[names.start : asks.start() if asks else len(said.text)]
        return rest, Subject((" ".join(told.split()).rstrip(" .;,"),), names.end)
    return rest, Subject(names.names, names.end) if bare else None


def _blamed(text: str) -> Names | None:
    """Those whom a sentence only blames or praises, with what for behind their names."""
    folded = fold(text)
    said = _BLAMES.match(folded)
    names = read_bodies(text, said.end(), loose=True) if said else None
    if said is None or names is None or not names.names or names.start != said.end():
        return None
    within = _WITHIN.search(folded, names.start, names.end)
    return names if within or _BECAUSE.match(folded, names.end) else None


def _works(text: str, at: int) -> bool:
    return verb_start().match(fold(text), at) is not None
