"""One or a few told apart from the group before them for their own day ("riêng xã A trước ngày ...", "Riêng Sở B báo cáo ...")."""

import re
from collections.abc import Iterator

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies, read_place
from directives.sentences.subject_words import GIVEN
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.times.due_phrases import time_end
from directives.words.work_words import predicate, verb_start

APART = Shape("deadlines", r"(?:{apart}|{spoken_of})\s+(?=\S)")
_GETS = Shape("deadlines", r"\s{only_gets}(?!\w)")
_NO_WORK = Shape("deadlines", r"\s{subjects.no_work}(?!\w)")
_AMID = Shape("deadlines", r"(?:^|[.;,]\s+){apart}\s+(?=\S)")
ONLY, _LEFT_OUT = Shape("deadlines", r"{apart}\s"), Shape("names", r"{all_but}\s")
_SO_MANY = Printed("deadlines", r"\d{1,3}\s+{commune_kinds}(?=\s+[^\W\d_" + CAPITALS + r"])")
_GROUP, _SEVERAL = Shape("subjects", r"{several}\s"), Shape("subjects", r"(?<!\w){several}\s")
_THEN, _TERM, _IS = (
    Shape("deadlines", r"(?<!\w){then_by}\s+"),
    Shape("deadlines", r"(?<!\w){term_told}(?!\w)"),
    Shape("deadlines", r"(?<!\w){term_is}\s+"),
)
_COMMITTEE, _PEOPLE = Shape("heads", r"{committees}\s"), Shape("subjects", r"(?:{several}\s+)?{served}(?=\s)")
_LISTED = Shape("reports", r"(?:{subjects.several}\s+)?(?:{common_nouns}|{subjects.kinds_of})")
_WORDS = re.compile(r"\s+")
_MARK, _BLANKS = re.compile(r"\s*[:,]?\s*"), re.compile(r"\s*:?\s*")
_DAY = re.compile(r"(?:ngày\s+)?\d")
_AND = re.compile(r"\s*(?:,|\bvà\b)\s*(?:và\s+)?(?=\w)")
_LONGEST_TIME = 120


@kept
def set_apart(text: str) -> tuple[tuple[str, ...], int] | None:
    """Those whom a piece of a sentence opens with, where their day or their work stands right behind them; and where their names end."""
    folded = fold(text)
    opens = APART.match(folded)
    found = named_ones(text, opens.end()) if opens else None
    if opens is None or found is None or _GETS.match(folded, found[1]) or _GETS.search(fold(found[0][-1])):
        return None
    at = _past(_MARK, folded, found[1])
    at = _past(_THEN, folded, at)
    term = _past(_TERM, folded, at)
    named = term > at
    if named:
        at = _past(_IS, folded, _past(_BLANKS, folded, term))
    if time_end(folded[at : at + _LONGEST_TIME]) or (named and _DAY.match(folded, at) is not None):
        return found
    if ONLY.match(folded) is None or _LEFT_OUT.match(folded) is not None:
        return None
    if not predicate().match(folded, found[1]) or _handed_on(text, folded, found[1]):
        return None
    return (found[0][-1:], found[1]) if _spoken_of_first(folded, found[0], found[1]) else found


def spoken_of_first(text: str) -> tuple[tuple[str, ...], str] | None:
    """As in "Riêng các trường miền núi, Sở A cấp thuốc": the groups told apart, and the body behind them, taken for the one that acts."""
    folded = fold(text)
    opens = ONLY.match(folded)
    found = named_ones(text, opens.end()) if opens else None
    if found is None or not _spoken_of_first(folded, *found) or set_apart(text) is None:
        return None
    return found[0][:-1], found[0][-1]


def perhaps_apart(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Riêng Công an xã vào từng hộ vận động": those told apart, with words behind them that no rule knows as what they do."""
    for opens in _AMID.finditer(folded):
        found = None if _LEFT_OUT.search(opens.group()) else named_ones(text, opens.end())
        if found is None or folded[found[1] : found[1] + 1] != " " or _GETS.match(folded, found[1]):
            continue
        at = _past(_THEN, folded, found[1] + 1)
        timed = time_end(folded[at : at + _LONGEST_TIME])
        if not (timed or _NO_WORK.match(folded, found[1]) or _spoken_of_first(folded, *found)):
            yield found[0]


def acts_first(text: str) -> str:
    """As in "Riêng hộ nghèo lập danh sách, Sở A thẩm định": people told apart who do something themselves, before the body that acts."""
    folded = fold(text)
    opens = ONLY.match(folded)
    people = _PEOPLE.match(folded, opens.end()) if opens else None
    comma = folded.find(",", people.end()) if people else -1
    if opens is None or people is None or comma < 0:
        return ""
    acts = any(verb_start().match(folded, word.end()) for word in _WORDS.finditer(folded, people.end(), comma))
    return " ".join(text[opens.end() : comma].split()) if acts else ""


def _spoken_of_first(folded: str, names: tuple[str, ...], end: int) -> bool:
    """Whether groups stand first and, behind a bare comma, a body by its own name right before the work.

    So do committees of a level, where the groups are none that they stand in a list with ("các sở, UBND các xã").
    """
    last, groups = fold(names[-1]), [fold(name) for name in names[:-1]]
    if not groups or not names[-1][:1].isupper() or not all(map(_GROUP.match, groups)):
        return False
    if _SEVERAL.search(last) and (not _COMMITTEE.match(last) or any(map(_LISTED.match, groups))):
        return False
    return folded[: max(folded.rfind(last, 0, end), 0)].endswith(", ")


def _handed_on(text: str, folded: str, at: int) -> bool:
    """As in "Riêng các xã đảo, giao Sở Y tế bố trí thuốc": another does it for those told apart."""
    given = GIVEN.match(folded, _past(_MARK, folded, at))
    names = read_bodies(text, given.end(), loose=True) if given else None
    return given is not None and names is not None and bool(names.names) and names.start == given.end()


def _past(shape: Shape | re.Pattern[str], folded: str, at: int) -> int:
    """Behind what may stand at a place."""
    return found.end() if (found := shape.match(folded, at)) else at


def named_ones(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """The bodies at a place, or communes and towns by their own names."""
    names = read_bodies(text, at, loose=True)
    bodies = (names.names, names.end) if names.names and names.start == at else None
    if bodies and not fold(bodies[0][0]).startswith(phrases("names", "governed")):
        return bodies
    return _places(text, at) or bodies or _so_many(text, at)


def _so_many(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """Communes of one kind, called by how many there are ("09 phường"), of which none is named behind."""
    found = _SO_MANY.match(text, at) if text[at : at + 1].isdigit() else None
    return ((found.group(),), found.end()) if found else None


def _places(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    found: list[str] = []
    end = at
    while (place := read_place(text, end if not found else at)).names:
        found.append(place.names[0])
        end = place.end
        joined = _AND.match(text, end)
        if joined is None:
            break
        at = joined.end()
    return (tuple(found), end) if found else None


def kind_of(name: str) -> str:
    """The first word of a name, which says its kind; of a committee that of its place."""
    folded = fold(name)
    committee = _COMMITTEE.match(folded)
    return folded[committee.end() if committee else 0 :].partition(" ")[0]
