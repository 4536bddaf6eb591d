"""What kind of paper a document is: by its title, the heading of its page, how it opens or its number; and what is asked of that."""

from directives.heads.number import kind_of_number, marked_kind, other_marked
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings, phrases
from directives.strings.folding import fold
from plans.problems import Place, Problem, doubt, note

_NOTICE, _CONCLUDES = Shape("heads", "{notices}"), Shape("heads", "{conclusions}")
_WIRE = Shape("heads", r"\W*(?:[^:;.]{2,60}\s)?{wires}\s*:\s")
_WIRED = Shape("heads", r"\W*{wires_told}")
_LETTER = Printed("heads", r"(?m)^\W*{letter_lines}")
_KNOWN = Shape("heads", "{known_as_other}")
_SELF = Printed("heads", r"(?<!\w)(?P<kind>{kinds})\s+này(?!\w)", str.capitalize)
"""As in "nêu tại Kết luận này": what the text calls itself."""
OPENING = 120
"""Characters at the beginning in which a text says to whom it is wired; a letterhead has more."""


def kind_of(
    source: str, title: tuple[str, int, int] | None, subject: str | None, number: str | None, said: str | None
) -> tuple[str | None, bool]:
    """The kind by the title of the text, or by what its page said of it, and whether it is but guessed."""
    if title:
        return titled_kind(title[0], subject), _gainsaid(title[0], number)
    return _untitled_kind(source, said, number)


def titled_kind(title: str, subject: str | None) -> str | None:
    """The kind that a title names; a notice that reports no conclusion of a meeting is a letter."""
    if _NOTICE.fullmatch(fold(title)) and subject and not _CONCLUDES.search(fold(subject)):
        return "cong-van"
    named = fold(title)
    other = meanings("heads", "near_kinds").get(named) or ("cong-van" if named in _seldom() else None)
    return meanings("heads", "kinds").get(named) or other


def _untitled_kind(source: str, said: str | None, number: str | None) -> tuple[str, bool]:
    """The kind of a text without a title, and whether it is but guessed."""
    told = said or _wire(source) or letter(source) or marked_kind(number)
    return told or _called_by_itself(source) or kind_of_number(number), not told


def _called_by_itself(source: str) -> str | None:
    """The one kind that a text without any head calls itself by; which is asked about all the same."""
    called = {meanings("heads", "kinds")[fold(" ".join(one["kind"].split()))] for one in _SELF.finditer(source)}
    return called.pop() if len(called) == 1 else None


def letter(source: str) -> str | None:
    """What has no title is a letter where it is addressed or says what it is about, be its number like that of a directive."""
    return "cong-van" if _LETTER.search(source) else None


def _wire(source: str) -> str | None:
    """What opens with "X điện: ..." or "Công điện gửi ..." is a telegram, be its title lost."""
    opening = fold(source[:OPENING])
    return "cong-dien" if _WIRE.match(opening) or _WIRED.match(opening) else None


def _gainsaid(title: str, number: str | None) -> bool:
    """Whether the letters of the number name a paper that is none of the kinds, beside a title of one ("5/2026/TT-BYT" with a form)."""
    return fold(title) in meanings("heads", "kinds") and other_marked(number)


def asked_of_kind(title: str, kind: str | None, name: str) -> list[Problem]:
    """That a paper is none of the kinds of a plan and was put under the nearest; most such papers give no work."""
    named, place = fold(title), Place(file=name, field="kind")
    if kind is None:
        return []
    if named in _seldom():
        return [doubt("kind-seldom", place, title=named, kind=kind)]
    if named in meanings("heads", "near_kinds"):
        return [doubt("kind-nearest", place, title=named, kind=kind)]
    if kind == "ket-luan" or _KNOWN.fullmatch(named) is None:
        return []
    return [note("kind-nearest", place, title=named, kind=kind)]


def _seldom() -> tuple[str, ...]:
    return phrases("heads", "seldom_kinds")
