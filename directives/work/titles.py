"""What a task is called: its work, without who does it and with whom, on one line."""

import re
from functools import partial
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.named_again import named_with_day
from directives.sentences.obligation import Obligation
from directives.sentences.role_works import role_work
from directives.sentences.roles_told import part_done, work_behind_roles
from directives.sentences.subjects import Subject, read_subject, verb_start
from directives.strings.folding import fold
from directives.times.due_phrases import times_end
from plans.due import OnDate, Recurring, Relative
from plans.plan import TITLE_LENGTH

_LOOSE, _CLAUSE_END = re.compile(r"\s+(?=[,;:.)])"), re.compile(r"[;.](?:\s|$)|:\s")
_LOOSE_PAIRS = (" ,", " ;", " :", " .", " )")
"""What a text on one line with such a blank holds: most hold none."""
_AND_TIME = re.compile(r"\), ")
"""Between two times, each with its day in brackets: the work stands behind both."""
_MARKS, _STOPS = " ,:;-", " .;"
_shape = partial(Shape, "proposals")
OPENING = _shape(r"(?:{opening_leads}(?:,|\s+và)?\s*(?:{opening_helps}\s+)?|{opening},?\s+|{subjects.chief},\s+)+")
_MEETS = Printed("proposals", r"{meets}(?!\w)")
"""A verb that opens with a word of command ("Giao ban chuyển đổi số"); printed in capitals, a body stands behind the command."""
JOINS = Shape("partners", r"(?<!\w){joins}")
_ONLY_JOINS = Shape("partners", r"\s+{only_joins}(?!\w)")
_APART = Shape("deadlines", r"{apart}\s+")
_THEN = Shape("deadlines", r"\s*{then_by}\s+")
_BARE = Shape("deadlines", r"(?:{then_by}\s+)?{same_work}")
_ENDS_BARE = Shape("deadlines", r",\s+{same_work}$")
_CONTACT = _shape(r"\s*[,(]?\s*(?:{idle.contact_means}|{contact_places})$")
"""What only opens an address or a number, at the end of a title."""
_CONTENTS = _shape(r"{contents_labels}")
"""Labels that tell nothing of the work behind them."""
_AHEAD = 40
"""Characters in which a time stands that a text opens with."""
_SHORTEST, _LEAST_LEFT = 16, 24
"""Characters of a work that says what it is; those that are left of the work above beside a day."""
_TOPIC = 40
"""Characters that a topic has at most ("Đối với thôn có dưới 100 cử tri: ..."); what is longer tells the work itself."""
_SHORTEST_ROLE = 24
"""Characters in which a part, the work in it and who has it are said, at least ("Chủ trì lập đề án: Sở A")."""


class Titled(NamedTuple):
    """A title before it is shortened; the words of the task, or of the one before it, that name the work, and that task."""

    said: str
    work: str
    one: Obligation

    @property
    def title(self) -> str:
        """As it is shown."""
        return shorten(self.said[:1].upper() + self.said[1:])


def words_of(one: Obligation) -> str:
    """The words that say what is to be done."""
    said = one.source_quote or one.quote
    loose = not said.isprintable() or any(map(said.__contains__, _LOOSE_PAIRS))
    return _LOOSE.sub("", said) if loose else said


def entitle(one: Obligation, above: Titled | None) -> Titled:
    """The title of a task; one that only says a day again is called after the work `above` it in its clause.

    Not where that work names its lead: what others send to it is not its own.
    """
    words = words_of(one)
    said, thing = _said(words, one), _thing(words, one)
    if one.part > 1 and above is not None and above.one.span == one.span and (day := _own_day(said, one)):
        return Titled(f"{shorten(said, TITLE_LENGTH - len(day) - 2)}: {day}", said, one)
    if one.part > 1 and above is not None and above.one.clause == one.clause and not _without_day(said, one):
        room = max(TITLE_LENGTH - len(said) - len(thing) - 2, _LEAST_LEFT)
        work = _without_day(above.work, above.one)
        if work and not any(fold(name) in fold(work) for name in one.lead):
            said = f"{shorten(work, room)}{f' ({thing})' if thing else ''}: {said[:1].lower()}{said[1:]}"
            return Titled(said, above.work, above.one)
    return Titled(f"{thing}: {said[:1].lower()}{said[1:]}" if thing else said, said, one)


def _own_day(said: str, one: Obligation) -> str:
    """The day of a task whose words are those of another, that of an earlier day, where its title says none."""
    day = one.due.text if isinstance(one.due, OnDate) else ""
    return "" if day in said else f"{day[:1].lower()}{day[1:]}"


def _thing(text: str, one: Obligation) -> str:
    """What is told apart before who does it ("Riêng tuyến X, Sở A hoàn thành ..."); "" where it is the body itself."""
    apart = _APART.match(fold(text))
    at = fold(text).find(f", {fold(one.lead[0])}", apart.end()) if apart and one.lead else -1
    return " ".join(text[apart.end() : at].split()).strip(_MARKS) if apart and at > apart.end() else ""


def _without_day(said: str, one: Obligation) -> str:
    """The work of a title without its day; "" where it only says that it is to be done."""
    day = getattr(one.due, "text", "")
    at = said.find(day) if day else -1
    work = said if at < 0 else f"{said[:at]}{said[at + len(day) :]}".strip(_MARKS)
    left = _APART.pattern.sub("", fold(work), count=1)
    for name in one.lead:
        left = left.removeprefix(fold(name)).strip(_MARKS)
    if not left or _BARE.fullmatch(left):
        return ""
    bare = _ENDS_BARE.search(fold(work))
    return " ".join(work[: bare.start()].split()) if bare else " ".join(work.split())


def _said(text: str, one: Obligation) -> str:
    subject = read_subject(text)
    told = (role_work(text) or part_done(text)) if subject and subject.end > _SHORTEST_ROLE else None
    if told is not None and told.names == one.lead:
        return " ".join(text[slice(*told.work)].split())
    if subject and (behind := work_behind_roles(text)):
        text, subject = text[behind:], None
    text, subject = _without_brackets(text, subject)
    folded, end = fold(text), len(text.rstrip(_MARKS))
    at = _past_marks(text, subject.end if subject and not subject.inside else 0)
    at = at or _past_body(text, one) or _past_time(text, folded, one)
    while not _MEETS.match(text, at) and (opened := OPENING.match(folded[at:end])) and opened.end() < end - at - 12:
        at = _past_partners(text, at, end, opened)
    rest = _first_piece(text[at:end])
    if ":" in text[at:end] and (contact := _CONTACT.search(fold(rest))) is not None and contact.start() >= _SHORTEST:
        rest = rest[: contact.start()]
    if len(rest) < _SHORTEST and one.heading and not _CONTENTS.fullmatch(fold(one.heading.strip(" :."))):
        heading = one.heading[: 4 * TITLE_LENGTH].strip(" :")
        rest = f"{heading}: {rest}" if rest else heading
    return " ".join((rest or text or one.clause).split())


def _first_piece(text: str) -> str:
    """The words up to the end of their clause; those behind a colon too, where but a topic or a label stands before it."""
    cut = _CLAUSE_END.search(text)
    piece = text[: cut.start()] if cut else text
    if cut and len(piece) <= _TOPIC and cut.group().startswith(":") and "(" not in piece:
        behind = _CLAUSE_END.split(text[cut.end() :], maxsplit=1)[0]
        if len(behind) >= _SHORTEST and not times_end(behind) and _CONTACT.search(fold(piece)) is None:
            piece = behind if _CONTENTS.fullmatch(fold(piece)) else f"{piece}: {behind}"
    opens = piece.rfind("(")
    if opens >= _SHORTEST and ")" not in piece[opens:]:
        piece = piece[:opens]
    return piece.strip(" ,:;-./")


def _without_brackets(text: str, subject: Subject | None) -> tuple[str, Subject | None]:
    """The words without the brackets behind the work that say who does it ("Lắp phao (Sở A chủ trì, Sở B phối hợp) trước ngày D")."""
    opens = text.rfind("(", 0, subject.end) if subject else -1
    if subject is None or opens <= 0 or ")" in text[opens : subject.end]:
        return text, subject
    shuts = text.find(")", subject.end)
    behind = text[shuts + 1 :] if shuts >= 0 else ""
    return f"{text[:opens].rstrip()}{behind}", None


def _past_body(text: str, one: Obligation) -> int:
    """Past the body of a share that only gives its day ("Sở B: trước ngày D"): its work is the one above."""
    named = named_with_day(text) if one.part > 1 else None
    then = _THEN.match(fold(text), named[1]) if named else None
    return then.end() if then else _past_marks(text, named[1]) if named else 0


def _past_time(text: str, folded: str, one: Obligation) -> int:
    """Past "Hằng tháng, trước ngày 15, " in front of the work of nobody named, where enough of it is left."""
    told = one.due.text if isinstance(one.due, OnDate | Recurring | Relative) else ""
    if not told:
        return 0
    end = _end_of(told.split(" ... "), text)
    ahead = text[end : end + 1] == "," or 0 <= text.find(told) < _AHEAD
    end = max(end if text[end : end + 1] == "," else 0, times_end(text)) if ahead else 0
    at = _past_marks(text, end)
    works = ("," in text[end:at] or _AND_TIME.search(text, 0, end)) and verb_start().match(folded, at) is not None
    return at if works and len(text) - at >= _SHORTEST else 0


def _end_of(said: list[str], text: str) -> int:
    """Where the words end that a text opens with, one behind another; 0 where it does not."""
    end = 0
    for words in said:
        end = _past_marks(text, end)
        if not text.startswith(words, end):
            return 0
        end += len(words)
    return end


def _past_marks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(_MARKS))


def _past_partners(text: str, at: int, end: int, opened: re.Match[str]) -> int:
    """Past "chủ trì, phối hợp với X, Y" that stands at a place to the work; `end`: where the text ends."""
    start = at + opened.end()
    joins = JOINS.search(opened.group())
    if joins is None:
        return _past_joining(text, _past_marks(text, start), end) if text[start] == ";" else _past_marks(text, start)
    names = read_bodies(text.rstrip(_STOPS), start, loose=True)
    if not names.names or names.start != start:
        return at + joins.start() if joins.end() == len(opened.group().rstrip()) else start
    after = _past_marks(text, names.end)
    return after if after < end else start


def _past_joining(text: str, at: int, end: int) -> int:
    """Past "Sở B phối hợp" that stands behind "Sở A chủ trì;", to the work of both."""
    names = read_bodies(text, at, loose=True)
    joins = _ONLY_JOINS.match(fold(text), names.end) if names.names and names.start == at else None
    after = _past_marks(text, joins.end()) if joins else end
    return after if after < end else at


def shorten(text: str, most: int = TITLE_LENGTH) -> str:
    """At most a title's length, cut between words."""
    if len(text) <= most:
        return text or "…"
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:-")[: most - 1] + "…"
