"""Work named beside the part in it of whoever leads: "Đơn vị chủ trì xây dựng đề án: Sở A; phối hợp: Sở B"."""

from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.work_words import predicate, verb_start

_NAMED = Shape(
    "labelled",
    r"(?:{subjects.given_again}\s+(?={label_lead_alone}\s))?"
    r"(?:(?:{subjects.several}\s+)?{label_bodies}\s+(?:(?={role_is_work}\s)|{label_leads}\s+)|{label_lead_alone}\s+)"
    r"(?P<open>\()?(?:{sentences.matter_done}\s+)?(?P<work>[^:;.]{3,160}?)(?(open)\))(?:\s*:|\s+{tells_role})\s+(?=\S)",
)
_OF_THE_ROLE = Shape("labelled", r"(?:{role_objects}(?!\w)|(?:{role_acts}\s+)+{role_papers}$)")
_WHOLE = Shape("labelled", r"(?:{role_whole}|(?:{role_is_work}|{proposals.making})\s+{role_made})$")
_GROUP = Shape("labelled", r"{subjects.several}\s")
_NEXT = Shape(
    "labelled",
    r"[.;,]\s+(?:và\s+)?(?=(?:{subjects.several}\s+)?{label_bodies}\s+(?:{label_leads}|{label_joins}|[^:;.,]{2,40}\s*:))",
)
_SEVERAL, _FEWEST = 2, 3
"""Words of a work that says what it is about, at least: "tham mưu", "tổ chức thực hiện" are but a part in another."""


class RoleWork(NamedTuple):
    """Who leads, where their names end, and where in the text the work itself stands."""

    names: tuple[str, ...]
    end: int
    work: tuple[int, int]


@kept
def role_work(text: str) -> RoleWork | None:
    """The same of a text that opens so; None of any other."""
    folded = fold(text)
    found = _NAMED.match(folded)
    if found is None or not _says_what(found["work"]):
        return None
    at = found.end()
    if not (text[at].isupper() or _GROUP.match(folded, at)):
        return None  # "Đơn vị chủ trì xây dựng đề án: lập tổ biên tập"
    over = _NEXT.search(folded, at)
    names = read_bodies(text[: over.start()] if over else text, at, loose=True)
    if not names.names or names.start != at:
        return None
    names = without_acting(text, folded, names)
    return RoleWork(names.names, names.end, found.span("work"))


def _says_what(work: str) -> bool:
    """Whether it opens with a verb and goes on with what it is done to, or is work that one word says wholly."""
    if _WHOLE.match(work):
        return True
    verb = verb_start().match(work)
    if verb is None or _OF_THE_ROLE.match(work) or len(work.split()) < _FEWEST:
        return False
    at = verb.end()
    while (more := verb_start().match(work, at + 1)) is not None:
        at = more.end()
    return bool(work[at:].strip(" ,"))


def without_acting(text: str, folded: str, names: Names) -> Names:
    """As in "Cơ quan chủ trì là Sở A | , Sở B bố trí vốn": without the last, who stands behind a comma right before work of its own."""
    if len(names.names) < _SEVERAL or not predicate().match(folded, names.end):
        return names
    at = text.rfind(names.names[-1], 0, names.end)
    before = folded[:at].rstrip()
    if at < 0 or not before.endswith(",") or _GROUP.match(folded, at):
        return names
    return names._replace(names=names.names[:-1], end=len(before) - 1)
