"""With whom a task is done."""

import re
from collections.abc import Iterator
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import place_called, read_bodies
from directives.sentences.alongside import alongside, joins_receiver, not_receiving
from directives.sentences.left_out import with_left_out
from directives.sentences.reports import read_reports
from directives.sentences.roles_told import joining_roles, only_a_role, tells_roles
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues
from directives.words.work_words import verb_start

_partners = partial(Shape, "partners")
_GROUP = Shape("reports", r"{subjects.several}\s")
_SENTENCE = 1_500
"""Characters before "phối hợp" in which it may stand who was told to: more than a sentence has."""
_WITH = _partners(
    r"(?<!\w)(?:{joins}(?:\s+{well})*(?:(?:(?:\s*,|\s+và)?\s+{well})*\s*,?(?=\s+(?:và\s+)?(?:{with}|{helps}|{shares})\s))?(?:(?:\s*,|\s+và)?\s+{helps}(?:(?:\s*,|\s+và)\s+{helps})?|\s*,\s+{helps_too})?"
    r"(?:,?\s+(?:và\s+)?{shares}\s+{shared}(?=\s+{shared_to}\s))?(?:\s+{with}|\s*:)?|(?P<together>{together}))\s+(?!\()"
)
_FIRST_WITH = _partners(r"{opening_with}\s+")
_INVITED, _JOINING = Shape("partners", r"(?<!\w)(?<!giấy ){invites}\s+(?=\S)"), _partners(r"\s+{joining}(?!\w)")
_LEADING, _ONLY_JOINS = (
    _partners(r"(?<!\w){leads_here}\s*[,;]\s+(?=\S)"),
    _partners(r"\s+(?:{only_joins}(?=\s*(?:[,.;:)]|$))|(?P<called>{called_joining})(?!\w))"),
)
"""As in "Sở A chủ trì, Sở B phối hợp, rà soát ...": the other stands behind whoever leads."""
_JOINS_WORK = _partners(r"\s+{only_joins}\s+(?!{with}\s)")
"""The same before the shared work ("Sở A chủ trì, Sở B phối hợp kiểm tra ...")."""
_MARK = _partners(r"[,;:.(]\s*(?:{amid}\s+)?(?=\S)")
"""Behind which a list of those who join in may begin."""
_LONGEST_LIST = 200
_NOUN = _partners(r"{nouns}\s+$")
_STRENGTHENED = _partners(r"(?<!\w){strengthens}\s+{nouns}\s+$")
_CALLED = re.compile(r"[A-ZĐ][A-ZĐ\d&-]{2,}(?=[\s,;.)])")
"""A body called by letters that no list holds ("phối hợp với VNPT ...")."""
_DIRECTED = _partners(r"(?<!\w)(?:(?<!ban ){steers}|{directs})\s+(?=\S)")
_DEMANDS = _partners(r"{demands}")
_TOPIC_OVER = _partners(r":\s+{subjects.demands}\s")
"""Behind a topic the work is handed to somebody: what the topic told of others is over."""
_OWN_AGAIN = _partners(r"\s*,\s+(?:{own_again}\s+)?")
"""As in "Chỉ đạo lực lượng các cấp, phối hợp với Y ...": after the bare body a comma, and the subject's own work goes on."""
_OBLIGED = _partners(r"[,;]\s+(?P<who>[^,;.:()]{3,40}?)\s+{obliged}\s+$")
_OTHERS, _NEAR = _partners("{other_actors}"), 60
"""Who must join with somebody, behind a comma; characters before "phối hợp" in which that stands."""
_GUIDED = _partners(r"(?<!\w){guides}\s+(?=\S)")
_ADVISING = _partners(r"(?<!\w){advises}\s+(?=\S)")
_SETS_TO_WORK = _partners(r"(?<!\w)(?:{steers}|{directs}|{guides}|{advises})\s")
"""Any of these: looked for before them."""
_NEXT = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)")


def read_partners(text: str, charged: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The bodies that the task is done together with, each once, as printed; `charged`: whom the sentence charges, by their names."""
    folded = fold(text)
    leads = tuple(map(fold, charged))
    found: list[str] = []
    if (opening := _FIRST_WITH.match(folded)) is not None:
        found.extend(read_bodies(text, opening.end(), loose=True).names)
    joins = list(_WITH.finditer(folded))
    receiver = read_reports(text).report_to if any(match["together"] for match in joins) else None
    for match in joins:
        before = folded[max(0, match.start() - 60) : match.start()]
        noun = not match["together"] and _NOUN.search(before) and not _STRENGTHENED.search(before)
        if noun or _is_directed(text, folded, match.start(), leads) or _by_another(text, folded, match.start(), leads):
            continue
        names = read_bodies(text, match.end(), loose=True)
        if match["together"] and receiver and joins_receiver(folded, match.start(), receiver):
            continue  # "gửi Sở A cùng với Sở B"
        if names.names and names.start == match.end():
            found.extend(with_left_out(text, folded, names).names)
        elif not names.names:
            found.extend(_called(text, match.end()))
    if joined := alongside(text, folded, found, {match.end() for match in joins}):
        found.extend(not_receiving(text, folded, joined, read_reports(text).report_to))
    if tells_roles(folded):
        found.extend(joining_roles(text, folded))
    found.extend(_between(text, folded, _INVITED, _JOINING))
    found.extend(_between(text, folded, _LEADING, _JOINS_WORK, works=True))
    if joining := list(_ONLY_JOINS.finditer(folded)):
        found.extend(_between(text, folded, _LEADING, _ONLY_JOINS))
        found.extend(name for name in _joining(text, folded, joining) if name not in found)
    return tuple(dict.fromkeys(found))


def joins_only(text: str) -> bool:
    """Whether a sentence only says who joins in what was said before ("Sở B, Sở C phối hợp thực hiện.")."""
    folded = fold(text)
    names = read_bodies(text, opens=True, loose=True)
    found = _ONLY_JOINS.match(folded, names.end) if names.names and not names.start else None
    if found is None:
        return False
    rest = folded[found.end() :].strip(" .;/")
    return not rest or (found["called"] is not None and "," not in rest and not find_dues(rest, None))


def _between(text: str, folded: str, before: Shape, behind: Shape, *, works: bool = False) -> Iterator[str]:
    """The bodies that stand between two such words; `works`: of which the latter opens work."""
    for match in before.finditer(folded):
        names = read_bodies(text, match.end(), loose=True)
        found = behind.match(folded, names.end) if names.names and names.start == match.end() else None
        if found is not None and (not works or verb_start().match(folded, found.end())):
            yield from names.names


def _joining(text: str, folded: str, joining: list[re.Match[str]]) -> tuple[str, ...]:
    """Whoever stands between a mark and "phối hợp" behind work that others lead ("...; Sở B phối hợp", "(Sở B phối hợp)")."""
    found: list[str] = []
    for joins in joining:
        for mark in _MARK.finditer(folded, max(0, joins.start() - _LONGEST_LIST), joins.start()):
            if mark.group().startswith(",") and not (text[mark.end()].isupper() or _GROUP.match(folded, mark.end())):
                continue  # "chỉ đạo các cơ quan, đơn vị phối hợp"
            names = read_bodies(text, mark.end(), loose=True)
            if names.names and only_a_role(names.names[-1]):
                break  # "...; cơ quan phối hợp: Sở A"
            if names.names and names.start == mark.end() and names.end == joins.start():
                found.extend(names.names)
                break
    return tuple(found)


def _called(text: str, at: int) -> tuple[str, ...]:
    """Bodies called by letters, provinces and cities at a place, and those that follow them in their list."""
    found: list[str] = []
    while (end := called.end() if (called := _CALLED.match(text, at)) else place_called(text, at)) is not None:
        found.append(" ".join(text[at:end].split()))
        comma = _NEXT.match(text, end)
        if comma is None:
            break
        at = comma.end()
        names = read_bodies(text, at, loose=True)
        if names.names and names.start == at:
            return (*found, *names.names)
    return tuple(found)


def _is_directed(text: str, folded: str, at: int, leads: tuple[str, ...]) -> bool:
    """As in "Chỉ đạo X phối hợp với Y": Y is X's partner, and no partner of the task where it is not X that leads it."""
    handed = max((one.start() for one in _TOPIC_OVER.finditer(folded, 0, at)), default=-1)
    start = max(folded.rfind(";", 0, at), folded.rfind(". ", 0, at), handed, at - _SENTENCE) + 1
    if _SETS_TO_WORK.search(folded, start, at) is None:
        return False
    for match in _ADVISING.finditer(folded, start, at):
        if read_bodies(text, match.end(), loose=True).names and "," not in folded[match.end() : at]:
            return True
    for match in _GUIDED.finditer(folded, start, at):
        names = read_bodies(text, match.end(), loose=True)
        if names.names and names.start == match.end() and not folded[names.end : at].strip():
            return True
    for match in _DIRECTED.finditer(folded, start, at):
        before = folded[start : match.start()].strip()
        if _DEMANDS.match(match.group()) and (not before or before.endswith(":")):
            continue  # the sentence's own command, be it behind its topic: X is the lead
        names = read_bodies(text, match.end(), loose=True)
        if _DEMANDS.match(match.group()) and names.names and _all_of(names.names, leads):
            continue
        since = names.end if names.names else match.end()
        if not _OWN_AGAIN.fullmatch(folded, since, at) if names.names else "," not in folded[since:at]:
            return True
    return False


def _by_another(text: str, folded: str, at: int, leads: tuple[str, ...]) -> bool:
    """As in "Các trường ..., chủ nhà phải phối hợp với Y": somebody else named behind a comma must, and Y is that one's partner."""
    obliged = _OBLIGED.search(folded, max(0, at - _NEAR), at)
    if obliged is None:
        return False
    names = read_bodies(text, obliged.start("who"), loose=True)
    whole = names.names and (names.start, names.end) == obliged.span("who")
    if not whole and not _OTHERS.fullmatch(obliged["who"]):
        return False
    own = any(lead.endswith(obliged["who"]) for lead in leads) or (whole and _all_of(names.names, leads))
    return not own and bool(leads)


def _all_of(names: tuple[str, ...], leads: tuple[str, ...]) -> bool:
    """Whether each of these is one of the leads, be it printed with more of what tells which are meant."""
    return all(any(lead.startswith(fold(name)) or fold(name).startswith(lead) for lead in leads) for name in names)
