"""A cell or line that holds several roles ("Chủ trì: X. Phối hợp: Y.") cut into who leads and who joins."""

import re

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape, shortest
from directives.names.bodies import read_bodies
from directives.sentences.left_out import with_left_out
from directives.sentences.partners import read_partners
from directives.strings.flow import Flow
from directives.strings.folding import fold
from plans.names import without_open_end

_SEPARATOR = re.compile(r"\s*[,;]\s+(?:và\s+)?|\s+và\s+(?=[^\W\d_])")
_MARKS = re.compile(r"[^\w\s]|\d")
_NEXT = re.compile(r"\s*(?:[,;.]|và\s|$)")
_EACH = Shape(
    "labelled", r"(?P<lead>[^()]+)\({role_leads}\)\s*[,;.]?\s+(?:và\s+)?(?P<with>[^()]+)\({role_joins}\)[\s.]*"
)
"""The role of each stands behind its name: "Sở A (chủ trì), Sở B (phối hợp)"."""
_FIRST = Shape("labelled", r"(?P<lead>[^()]+)\({role_leads}\)\s*[,;.]?\s+(?:và\s+)?(?P<with>[^():]+)")
"""Only the first has its role: "Sở A (chủ trì), Sở B"."""
_SAID = (
    Shape(
        "labelled",
        r"(?P<lead>[^():]+?)(?:\s+{leads_there})?\s*,?\s+(?:và\s+)?{joins_there}\s+(?:{joined_with}\s+)?(?P<with>[^():]+)",
    ),
    Shape("labelled", r"(?P<lead>[^():]+?)\s+{leads_there}\s*[,;]\s+(?P<with>[^():]+?)\s+{joins_there}\W*"),
)
"""A cell that says it as a sentence does: "Sở A chủ trì, phối hợp với Sở B", "Sở A phối hợp Sở B", "Sở A chủ trì, Sở B phối hợp"."""
_LEADS = Shape("unlisted", r"(?:^|[.;]\s*){leads_role}\s*:\s*")
_JOINS = Shape("unlisted", r"(?:^|[.;,]\s*|\s){joins_role}\s*:\s*")
_BRACKETS = re.compile(r"\([^()]*\)|\[\d{1,2}\]")
_LEAVES_OUT = Shape("names", r"\(\s*{all_but}\s")
_TELLS_APART = Shape("deadlines", r"\(\s*{apart}\s")
"""Brackets that say whom of the group a cell does not mean, or for whom it means another time."""


def roles_of(cell: Flow) -> tuple[Flow | None, Flow | None]:
    """The words after "Chủ trì:" and those after "Phối hợp:"; (None, None) where the cell names no role."""
    folded = fold(cell.text)
    if (each := next(filter(None, (shape.fullmatch(folded) for shape in (_EACH, _FIRST, *_SAID))), None)) is not None:
        return _plain(cell.cut(*each.span("lead"))), _plain(cell.cut(*each.span("with")))
    lead = _LEADS.search(folded)
    joins = _JOINS.search(folded)
    if lead is None and joins is None:
        return None, None
    ends = sorted([found.start() for found in (lead, joins) if found is not None] + [len(folded)])
    cut = {
        found.end(): cell.cut(found.end(), next(end for end in ends if end >= found.end()))
        for found in (lead, joins)
        if found is not None
    }
    own = cut[lead.end()] if lead else cell.cut(0, joins.start()) if joins else None
    return _plain(own), _plain(cut[joins.end()]) if joins else None


def joined_in_brackets(cell: Flow) -> tuple[str, ...]:
    """The bodies that brackets of a cell say join in: "Sở A (Sở B phối hợp)"."""
    said = (found.group().strip("()") for found in _BRACKETS.finditer(cell.text))
    joins = (one for one in said if patterns("unlisted", "joins_in").search(fold(one)))
    return tuple(name for one in joins for name in read_bodies(one, opens=True, loose=True).names)


def joining_in_work(text: str, lead: tuple[str, ...]) -> tuple[str, ...]:
    """With whom the words of a row's work say that it is done, where no cell names them: "Phối hợp với Sở A rà soát ..."."""
    folded = fold(text)
    if not any(map(folded.__contains__, (*shortest("partners", "joins"), *shortest("partners", "together")))):
        return ()
    leading = set(map(fold, lead))
    return tuple(name for name in read_partners(text, lead) if fold(name) not in leading)


def without_asides(cell: Flow) -> Flow:
    """A cell without its brackets and marks of footnotes; as it is where nothing else stands in it."""
    plain = _plain(cell)
    return plain if plain is not None and plain.text else cell


def names_of_role(cell: Flow) -> tuple[str, ...]:
    """The bodies of a role: those that the language knows, and each other entry as printed."""
    text, position = cell.text, 0
    folded = fold(text)
    found: list[str] = []
    while position < len(text):
        names = read_bodies(text, position, opens=True, loose=True)
        names = with_left_out(text, folded, names) if names.start == position else names
        if names.names and names.start == position and _NEXT.match(text, names.end):
            found += names.names
            end = names.end
        else:
            end = next((at.start() for at in _SEPARATOR.finditer(text, position)), len(text))
            found.append(" ".join(text[position:end].split()))
        separator = _SEPARATOR.match(text, end)
        position = separator.end() if separator else len(text)
    return tuple(dict.fromkeys(name.strip(" .") for name in found if name.strip(" .")))


def left_over(text: str, names: tuple[str, ...]) -> str:
    """The words of a cell that none of the names read from it holds; empty where they are only small words."""
    rest = f" {' '.join(_BRACKETS.sub(_kept, fold(text)).split())} "
    for name in sorted(names, key=len, reverse=True):
        said = " ".join(fold(name).split())
        rest = rest.replace(said if said in rest else fold(without_open_end(said)), " ", 1)
    left = " ".join(patterns("unlisted", "small_words").sub(" ", _MARKS.sub(" ", rest)).split())
    return left if re.search(r"[^\W\d_]{2,}", left) else ""


def _kept(bracket: re.Match[str]) -> str:
    """A bracket, where its words belong to whom the cell names; else a blank."""
    said = bracket.group()
    return said if _LEAVES_OUT.match(said) or _TELLS_APART.match(said) else " "


def _plain(flow: Flow | None) -> Flow | None:
    """Without brackets that leave nobody out, blanks and the mark at its end."""
    if flow is None:
        return None
    asides = [one.span() for one in _BRACKETS.finditer(flow.text) if not _LEAVES_OUT.match(fold(one.group()))]
    kept = [at for at in range(len(flow.text)) if not any(a <= at < b for a, b in asides)]
    text = "".join(flow.text[at] for at in kept)
    low, high = len(text) - len(text.lstrip(" .;")), len(text.rstrip(" .;"))
    return Flow(text[low:high], tuple(flow.at[at] for at in kept[low:high]))
