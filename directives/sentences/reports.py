"""To whom the result of a task goes and through whom."""

import re
from functools import cache, partial
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases, shortest
from directives.names.bodies import read_bodies
from directives.names.body_names import untailed, without_besides
from directives.names.named import Names
from directives.names.persons import named_person
from directives.sentences.alongside import parted
from directives.sentences.consulted import HELPED, asked_for_views, consulted
from directives.sentences.handed_over import goes_on_name, handed_in, handed_over, is_system, sent_on_by
from directives.sentences.sent_through import sent_through
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.work_words import predicate, verb_start
from plans.names import fold_name


class Reports(NamedTuple):
    """Where the result goes."""

    report_to: str | None = None
    via: str | None = None


_reports = partial(Shape, "reports")
_CENTRAL = Printed("reports", "{central}")
"""What tells which report it is, in small letters and alone; a body of that noun has a name."""
_REPORT = _reports(r"(?<!\w)(?P<verb>{report_words})")
_SUBMITS, _TELLS, _SENDS, _AT_ONCE = map(_reports, ("{submits}", "{tells}", "{sends}", "{at_once_only}"))
_PROPOSES = _reports("{proposes_whom}")
_FOR, _SAID_TOO = _reports("{for_whom}"), _reports("{reports}|{goes_on}|{gathers}")
_ONE_ONLY, _GROUP = _reports("{one_only}"), _reports(r"{subjects.several}\s")
_DIRECT = _reports(r"(?:\s*,?\s*(?:và\s+)?{goes_on})?(?:\s+(?:{how_sent}|,))*\s+")
_HOME_ACTS = _reports(r"{home}(?=\s+{home_acts})")
"""The same in capitals before what it does with the result ("trình Bộ ban hành")."""
_HOME_AND = _reports(r"{home}(?P<and>\s+{home_and}\s+)")
_HOMES = _reports(r",\s+(?:và\s+)?(?!{no_home}(?!\w))")
_ENDS = _reports(r"\s+(?:{so_that}|{by_when}|{by_what})\s|\s*[.;(]|\s*$")
_POST = _reports(r"{home_posts}(?=\s+(?:{home_acts}|(?:{so_that}|{by_when}|{by_what})\s)|\s*[.,;(]|\s*$)")
_NO_HOME = _reports(r"{no_home}(?!\w)")
"""What opens like the bare name of a receiver ("về phòng, chống dịch")."""
_HOME = _reports(r"(?:{home}|{home_posts})(?=\s+(?:{so_that}|{by_when}|{by_what})\s|\s*[.,;(]|\s*$)")
"""The receiver called without its name ("báo cáo về trường để tổng hợp")."""
_ONWARD = _reports(r"(?<!\w){so_that}\s+(?:{promptly}\s+)?(?:{gathers}(?:,|\s+và)?\s+)?$")
"""Whoever got the report passes it on."""
_TO_GATHER = _reports(r"(?<!\w){so_that}\s+(?:{promptly}\s+)?{gathers}(?:,|\s+và)?\s+$")
_SENT_TO = _reports(r"(?<!\w){sends}(?:\s+[^\s,;.:]+){0,6}?\s+{towards}\s")
_PASSES_ON = _reports(r"\s+{gathers}(?:,|\s+và)?\s+")
"""Whoever got the report passes it on, said behind the name ("gửi Sở A tổng hợp và báo cáo B")."""
_GATHERING = _reports(r"\s+{gathers}(?!\w)")
_PASSED = _reports(r"(?<!\w){so_that}\s+(?:{promptly}\s+)?(?:{gathers}(?:,|\s+và)?\s+)?{told_to}\s")
_PURPOSE = _reports(r"(?<!\w){so_that}")
_TOO = _reports(r"{too}\s+$")
_AND_TOO = _reports(r"{and_too}\s+$")
_BEFORE = _reports(r"(?<!\w){before}\s+$")
_HANDED = Printed("reports", r"(?P<name>.+?)\s+{handed_in}(?!\w)")
_HANDED_NAMED = Printed("reports", r"(?P<name>.+?)\s+{handed_in_named}(?!\w)", str.capitalize)
"""What is handed in, right behind whom it is handed to ("trình Thủ tướng Chính phủ đề án ...")."""
_SEEN_TO = _reports(r"(?<=[\w&])(?<!\svà)\s+{names.comrade}\s")
"""Who there takes it, behind the name of the receiver ("nộp về phòng GD&ĐT đồng chí A nhận")."""
_BY_LETTERS = re.compile(r"[A-ZĐ][A-ZĐ&-]{2,}(?=\s+(?P<at>\w+))")
_AT_ADDRESS = _reports(r"{at_address}(?!\w)")
"""A receiver in letters that nobody listed, its address behind it ("gửi báo cáo về CĐNGD địa chỉ ...")."""
_HANDED_WHOLE = _reports(
    r"(?<!\w)(?P<name>{whole_receivers})\s+(?:(?:và\s+)?\d+$|(?:và\s+)?(?:\d+\s+)?{received_papers}(?!\w))"
)
"""The same behind a name that is whole, be it written with a capital ("trình Chính phủ Nghị định ...")."""
_TASKED = _reports(r"{subjects.several}\s|(?:{names.committee_parts}\s+)?{names.committee_heads}")
"""Groups and committees: their name says in small letters what they do or are for."""
_COMMON = _reports(r"(?:{subjects.several}\s+)?(?:{common_nouns}(?:\s*,\s*|$))+")
_RESULT = _reports(r"\s+{results}(?:\s+{carrying_out})?\s+(?=\S)")
_PEOPLE = _reports(r"(?:các\s+)?{people}")
_SESSION = _reports(r"\s{sessions}[^.;()]{0,40}?,?\s+(?={assemblies})")
_AIMS = _reports(r"(?<!\w)(?:{aims}|{subjects.several}\s+(?:[^\W\d_]+,?\s+){1,5}{already})\s+$")
"""What others may tell, or have told already: who gets it then does not get the result of this work."""
_STANDING = _reports(r",\s+{standing}\s")
"""What a body is besides, after its name."""
_DOING = _reports(
    r"\s+(?:{does}(?:,?\s+(?!{ends_doing})[^\s,;.:()]+){1,24}|(?P<held>{held_to})\s+[^\s,;.:()]+(?:\s+(?!{ends_doing})[^\s,;.:()]+){0,24}|{leading}(?!\w))"
)
_DESCRIBED = _reports(r"\s?{describes}\s+\S")
_OBJECT = _reports(r"\s+(?:{not_towards}(?=\s)|(?P<to>{to_address}|{towards})(?:\s*:)?\s+)")
_ADOPTED = _reports(r"\s{adopted}(?!\w)")
_VIA = _reports(r"(?:\(\s*|\s){through}\s+(?=\S)")
_ADVISED = _reports(r"(?<!\w){advised}[^,;.]*$")
_REACH = re.compile(r"[^;.]{0,260}")
"""How far behind "báo cáo" its receiver may stand."""
_SENT = 160
"""Characters before "gửi" in which the number of a paper stands that somebody sent."""
_TOLD = 50
"""Characters before "gửi" in which those stand who have sent already."""
_SENT_BY = _reports(r"(?<!\w){sent_papers}\s+số\s[^;:]{2,110}?\scủa\s+(?=\S)")
"""As in "tại công văn số ... của Sở A gửi Sở B": the paper was sent, no result of this work."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COMMA, _MARK = re.compile(r",\s+"), re.compile(r"[,;.:]")


def read_reports(text: str) -> Reports:
    """Who gets the result; several reports of one task are joined as printed."""
    folded = fold(text)
    found: list[tuple[str, int]] = []
    handed = [(_printed(text, *one.names[1:3]), one.at) for one in handed_over(text, folded) if one.papers]
    taken: set[int] = set()
    piece = seen = end = 0
    for match in _REPORT.finditer(folded):
        if " ".join(match["verb"].split()) in _no_reports():
            continue
        piece += folded.count(";", seen, match.start()) + folded.count(". ", seen, match.start())
        seen = match.start()
        if piece in taken and not _tells_too(folded[max(0, match.start() - 24) : match.start()], match["verb"]):
            continue
        if _by_another(text, folded, match.start()) or _AIMS.search(
            folded[max(0, match.start() - _TOLD) : match.start()]
        ):
            continue
        if found and _PASSES_ON.fullmatch(folded, end, match.start()):
            continue
        given = found or any(at < match.start() for _, at in handed)
        if (given or _sent_away(folded, match.start())) and _ONWARD.search(
            folded[max(0, match.start() - 40) : match.start()]
        ):
            continue
        target = _target(text, folded, match)
        if target is not None and not _NO_HOME.match(folded, target[1] - len(target[0])):
            taken.add(piece)
            found.append((target[0], match.start()))
            end = target[1]
    found = found or handed
    if "để " in folded and all(_advised(folded, at) for _, at in found) and (by := sent_on_by(text, folded)):
        return Reports(_printed(text, by.start, by.end))
    if not found and HELPED in folded and (asked := consulted(text, folded)) is not None:
        return Reports(asked, _via(text, folded))
    if not found:
        views = asked_for_views(text, folded)
        return Reports(views, _via(text, folded) if views else sent_through(text, folded))
    own = ([one for one in found if not _advised(folded, one[1])] or found[:1]) if len(found) > 1 else found
    if len(own) == 1:
        return Reports(own[0][0] or None, _via(text, folded, end))
    first = {fold_name(name): name for name, _ in reversed(own)}
    printed = [first[key] for key in dict.fromkeys(fold_name(name) for name, _ in own)]
    listed = {fold(part) for name in printed for part in _COMMA.split(name) if part != name}
    printed = [name for name in printed if fold(name) not in listed]  # named alone and again in a list
    return Reports(", ".join(printed) or None, _via(text, folded) if printed else sent_through(text, folded))


def _sent_away(folded: str, at: int) -> bool:
    """As in "gửi kết quả về bộ phận đầu mối để tổng hợp báo cáo X": whoever it was sent to reports to X, be that one known or not."""
    if _TO_GATHER.search(folded, max(0, at - 40), at) is None:
        return False
    since = max(folded.rfind(". ", 0, at), folded.rfind(";", 0, at)) + 1
    return _SENT_TO.search(folded, since, at) is not None


@cache
def _no_reports() -> frozenset[str]:
    return frozenset(phrases("reports", "no_reports"))


def _advised(folded: str, at: int) -> bool:
    """As in "tham mưu Ủy ban nhân dân tỉnh báo cáo X": who is advised reports."""
    return _ADVISED.search(folded[max(0, at - 300) : at]) is not None


def _tells_too(before: str, verb: str) -> bool:
    """Whether another is told besides ("đồng gửi X", "và gửi X"), in the same piece of a sentence."""
    return _TOO.search(before) is not None or (_AND_TOO.search(before) is not None and not _AT_ONCE.match(verb))


def _by_another(text: str, folded: str, at: int) -> bool:
    """As in "... để Ủy ban nhân dân tỉnh kiến nghị X", "... để Sở A tổng hợp, báo cáo X": another reports."""
    if (sent := _SENT_BY.search(folded, max(0, at - _SENT), at)) is not None:
        names = read_bodies(text, sent.end(), loose=True)
        if names.names and names.start == sent.end() and not folded[names.end : at].strip():
            return True
    since = folded.rfind("để ", max(0, at - 120), at)
    if since < 0:
        return False
    names = read_bodies(text, since + 3, loose=True)
    if not names.names or names.start != since + 3 or names.end > at:
        return False
    between = folded[names.end : at]
    if not between.strip() or not text[since + 3].isupper():
        return not between.strip()
    own = _MARK.search(between) is None and predicate().match(folded, names.end) is not None
    return own or _PASSES_ON.fullmatch(between) is not None


def _target(text: str, folded: str, verb: re.Match[str]) -> tuple[str, int] | None:
    """The body after "báo cáo", at once or after the object ("báo cáo kết quả về X")."""
    if _SUBMITS.match(verb["verb"]) and _BEFORE.search(folded[max(0, verb.start() - 30) : verb.start()]):
        return None
    direct = _DIRECT.match(folded, verb.end())
    if direct is not None:
        names = read_bodies(text, direct.end(), loose=True)
        person = None if _PROPOSES.match(verb["verb"]) else _person(text, folded, direct.end())
        if person is not None or _to_many(verb["verb"], folded, direct.end()):
            return person
        central = bool(names.names) and _CENTRAL.fullmatch(names.names[0]) is not None
        if names.names and names.start == direct.end() and not central and not _describes(folded, names.end):
            return _from_home(text, folded, names)
        capital = text[direct.end() : direct.end() + 1].isupper()
        home = _POST.match(folded, direct.end())
        if capital and home is None:
            home = _HOME_ACTS.match(folded, direct.end()) or _HOME.match(folded, direct.end())
        if home is not None:
            end = _next_home(text, folded, home.end())
            return _printed(text, home.start(), end), end
    if _AT_ONCE.match(verb["verb"]):
        handed = handed_in(text, folded, verb)
        return _modified(text, folded, handed) if handed else None
    if (result := _RESULT.match(folded, verb.end())) is not None and _TELLS.match(verb["verb"]):
        names = read_bodies(text, result.end(), loose=False)
        if names.names and names.start == result.end() and not _COMMON.fullmatch(fold(names.names[0])):
            return _modified(text, folded, names)
    reach = _REACH.match(folded, verb.end())
    for object_ in _OBJECT.finditer(folded, verb.end(), reach.end() if reach else verb.end()):
        if object_["to"] is None or goes_on_name(folded, object_.start("to"), object_.end()):
            continue
        between = folded[verb.end() : object_.start()]
        if ", " in between and _PURPOSE.search(between):
            break
        if between.rfind("(") > between.rfind(")") and not between.rstrip().endswith("("):
            continue  # "báo cáo kết quả (gồm tiền đã cấp cho các hộ)"
        if _TELLS.match(verb["verb"]) and _told_for(folded, object_, between, reach):
            continue
        names = read_bodies(text, object_.end(), loose=True)
        if names.names and names.start == object_.end() and not _describes(folded, names.end):
            return None if _to_many(verb["verb"], folded, names.start) else _from_home(text, folded, names)
        if (alone := _home(text, folded, object_.end()) or _person(text, folded, object_.end())) is not None:
            return alone
    if (into := handed_in(text, folded, verb)) is not None:
        return _modified(text, folded, into)
    if (gathered := _gathered_by(text, folded, verb.end(), reach.end() if reach else verb.end())) is not None:
        return gathered
    session = _SESSION.search(folded, verb.end(), reach.end() if reach else verb.end())
    held = read_bodies(text, session.end(), loose=True) if session else None
    return (_printed(text, held.start, held.end), held.end) if held and held.names else None


def _person(text: str, folded: str, at: int) -> tuple[str, int] | None:
    """A receiver called by name at `at` ("báo cáo cô Thủy")."""
    end = named_person(text, folded, at)
    return (_printed(text, at, end), end) if end is not None else None


def _home(text: str, folded: str, at: int) -> tuple[str, int] | None:
    """A receiver called without its name at `at` ("Sở"), with a named one behind "và", and where they end."""
    if (alone := _HOME.match(folded, at)) is not None:
        end = _next_home(text, folded, alone.end())
        return _printed(text, at, end), end
    if (letters := _BY_LETTERS.match(text, at)) is not None and _AT_ADDRESS.match(folded, letters.start("at")):
        return letters.group(), letters.end()
    if (joined := _HOME_AND.match(folded, at)) is None:
        return None
    names = read_bodies(text, joined.end(), loose=False)
    if names.names and names.start == joined.end():
        return _printed(text, at, names.end), names.end
    only = joined.start("and")
    return (_printed(text, at, only), only) if verb_start().match(folded, joined.end()) else None


def _next_home(text: str, folded: str, end: int) -> int:
    """The end of the receivers that go on behind a comma ("về Sở | , xã"): a bare noun, a name, a group that does not act."""
    if (listed := _HOMES.match(folded, end)) is None:
        return end
    if (more := _home(text, folded, listed.end())) is not None:
        return more[1]
    names = read_bodies(text, listed.end(), loose=False)
    told = (
        names.names
        and names.start == listed.end()
        and (text[names.start].isupper() or _GROUP.match(folded, names.start))
    )
    if not told:  # "về Trường, trạm y tế | trước ngày D"
        names = read_bodies(text, listed.end(), loose=True)
        told = names.names and names.start == listed.end() and _ENDS.match(folded, names.end)
    return names.end if told and not predicate().match(folded, names.end) else end


def _from_home(text: str, folded: str, names: Names) -> tuple[str, int]:
    """The receivers of a list; one that opens with a bare noun is no name that goes on ("về Sở, | các xã rà soát ...")."""
    first = names.start + len(names.names[0])
    if folded[first : first + 1] != "," or names.names[0].lower() not in phrases("reports", "home"):
        return _modified(text, folded, names)
    end = _next_home(text, folded, first)
    return _printed(text, names.start, end), end


def _of_other_work(between: str) -> bool:
    """Whether what stands before "cho" and "với" is another work, or what is proposed: "lập mẫu báo cáo, tập huấn cho các xã"."""
    if _AT_ONCE.match(between.lstrip()):
        return True
    behind = (between[comma.end() :] for comma in _COMMA.finditer(between))
    return any(verb_start().match(said) and not _SAID_TOO.match(said) for said in behind)


def _gathered_by(text: str, folded: str, start: int, end: int) -> tuple[str, int] | None:
    """As in "gửi kết quả để Sở A tổng hợp": whoever gathers what is sent gets it."""
    so_that = _PURPOSE.search(folded, start, end)
    names = read_bodies(text, so_that.end() + 1, loose=True) if so_that else None
    if so_that is None or names is None or not names.names or names.start != so_that.end() + 1:
        return None
    return (_printed(text, names.start, names.end), names.end) if _GATHERING.match(folded, names.end) else None


def _told_for(folded: str, told: re.Match[str], between: str, reach: re.Match[str] | None) -> bool:
    """Whether "cho" tells for whom other work was done, or people for whom this was, before whoever gets the result.

    As in "báo cáo kết quả chăm lo Tết cho đoàn viên về Sở A".
    """
    if reach is None or not _FOR.match(told["to"]):
        return False
    if _of_other_work(between):
        return True
    later = _OBJECT.finditer(folded, told.end(), reach.end())
    return _PEOPLE.match(folded, told.end()) is not None and any(
        one["to"] and not _FOR.match(one["to"]) for one in later
    )


def _to_many(verb: str, folded: str, at: int) -> bool:
    """Whether people are told, or a whole group is: word that is spread, no result that is handed in."""
    if _ONE_ONLY.match(verb) and _GROUP.match(folded, at):
        return True
    return (_SENDS.match(verb) or _ONE_ONLY.match(verb)) is not None and _PEOPLE.match(folded, at) is not None


def _modified(text: str, folded: str, names: Names) -> tuple[str, int]:
    """The receivers as printed, and their end: what a common name does belongs to it ("các sở, ngành chủ trì dự án")."""
    found = _DOING.match(folded, names.end)
    if found is None or not _COMMON.fullmatch(fold(names.names[-1])):
        return _printed(text, names.start, names.end), names.end
    if found["held"]:
        return " ".join(text[names.start : found.end()].split()), found.end()
    return _printed(text, names.start, found.end()), found.end()


def _describes(folded: str, end: int) -> bool:
    """Whether the body is what a report is about ("báo cáo các cơ quan, đơn vị là ...")."""
    return _DESCRIBED.match(folded, end) is not None


def _printed(text: str, start: int, end: int) -> str:
    return _as_printed(text[start:end])


@kept
def _as_printed(printed: str) -> str:
    """A receiver's name without what stands around it; the same few are named again and again."""
    words = " ".join((_BRACKETS.sub("", printed) if "(" in printed else printed).split()).strip(" ,;:")
    words = untailed(without_besides(words) if " - " in words else words)
    seen_to = _SEEN_TO.search(fold(words))
    words = words[: seen_to.start()] if seen_to else words
    handed = _HANDED.match(words) or _HANDED_NAMED.match(words)
    if (
        handed is not None
        and not _TASKED.match(fold(words))
        and not handed["name"].endswith(phrases("names", "reviews"))
    ):
        words = handed["name"]
    if (whole := _HANDED_WHOLE.search(fold(words))) is not None:
        words = words[: whole.end("name")]
    standing = _STANDING.search(fold(words)) if "," in words else None
    words = words[: standing.start()] if standing else words
    words = parted(words) if any(map(words.__contains__, shortest("partners", "alongside"))) else words
    return _each_once(words) if ", " in words else words


def _each_once(listed: str) -> str:
    """As in "báo cáo UBND tỉnh, Ủy ban nhân dân tỉnh": one receiver said twice, short and in full, is one."""
    names = _COMMA.split(listed)
    keys = [fold_name(name) for name in names]
    return ", ".join(name for at, name in enumerate(names) if keys[at] not in keys[:at])


def _via(text: str, folded: str, received: int = -1) -> str | None:
    """Through whom; not the way by which whoever `received` it there passes it on ("về Sở A để báo cáo X (qua B)")."""
    for match in _VIA.finditer(folded):
        if is_system(folded, match.end()) or _ADOPTED.match(folded, match.start()):
            continue
        if received > 0 and _PASSED.search(folded, received, match.start()) is not None:
            continue
        names = read_bodies(text, match.end(), loose=True)
        if names.names and names.start == match.end():
            return _printed(text, names.start, names.end)
        if (person := named_person(text, folded, match.end())) is not None:
            return _printed(text, match.end(), person)
    return None
