"""What of an obligation was guessed: a doubt at its place for each field that the text does not say plainly."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape, endings
from directives.names.bodies import read_bodies
from directives.names.held_by import perhaps_person
from directives.sections.addressees import heading_lead
from directives.sentences.law_told import perhaps_law
from directives.sentences.obligation import Obligation
from directives.sentences.steered import read_steered, steered_below, steers_whom, who_steers
from directives.sentences.subject_words import (
    ABOVE,
    ADVERBIAL,
    COMMON_NAME,
    DEMANDS,
    FORBIDS,
    GIVEN,
    OPEN_ENDED,
    ORDERED,
)
from directives.sentences.subjects import opens_work, read_subject
from directives.sentences.unlisted import of_a_group, read_unlisted
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline
from directives.words.misprinted import misprinted
from directives.words.work_words import verb_start
from directives.work.acted_on import acted_on
from directives.work.apart_group import apart_group, left_out_last
from directives.work.asked_besides import asked_besides
from directives.work.given_amid import agreed_that, banned
from directives.work.happened import happened
from directives.work.issued_of import issued_of
from directives.work.lasting import lasting
from directives.work.later_words import of_later_words
from directives.work.left_over import left_over
from directives.work.names_with_work import names_with_work
from directives.work.plain_demands import demands_plainly, names_lead_at_work, tells_how_it_stands
from directives.work.printed_behind import printed_behind
from directives.work.procedure_steps import procedure_steps
from directives.work.shares import shares
from directives.work.told_besides import told_besides
from plans.due import Recurring, Relative
from plans.plan import How
from plans.problems import Place, Problem, doubt

_ABOUT = Shape("subjects", r"(?:{asked_of_them}\s+)?{about_some}\s(?:[^;.:]{0,120}?\s)?{about_whom}\s+(?=\S)")
_COMMA = re.compile(r",\s+")
_CAPITAL = re.compile(r"(?<=\w )(?=[^\W\d_a-zà-ỹđ])\w+")
_OPINES = Shape("idle", r"\s{opines}\s*:\s+(?={demands_or_gives}|[^\W\d_])")
_HIGHER = Shape("subjects", "{stands_above}")
_GROUPED = Shape("subjects", r"(?<!\w){several}\s")
"""A group, of which brackets behind it may say which are meant ("các xã (có rừng)")."""
_COUNTED = Shape("unlisted", r"\s+{counted_from} \d[\d.,]*\s+(?!{times_counted})[^\W\d]")
_TRADE_HEADED = Shape("unlisted", r"\s{staff_trades}(?:\s[^\s,;.:()]+){0,3}\s*:$")
"""As in the heading "Các nhà thầu bảo trì:"."""
_HAS = Shape("left_over", r"{only_has}\s+\d")
"""As in "Có 12 phòng trực thuộc": how many there are, or how many there shall be."""
_FIGURE = re.compile(r"\d(?:\d?[hg:]\d{0,2})?(?!\w)")
_CUT_SHORT = Shape("names", r"\s{cut_short}$")
"""At the end of what was taken for a name: it goes on."""
_KIND = Shape("subjects", r"(?:{several}\s+)?{kinds_of}")
_PLACED = Shape("subjects", r"\s{where}(?!\w)")
"""A noun for all of a kind, which tells nobody apart."""


def guesses(
    outline: Outline, found: Iterable[Obligation], told: Iterable[Problem], issued: dt.date | None = None
) -> Iterator[Problem]:
    """The doubts about each obligation, in order; a unit that is doubted as a whole already is asked about once."""
    whole = {one.place.clause for one in told if one.place.field is None}
    paths = {clause.path for clause in outline.clauses} - whole
    several = {clause.path: clause for clause in outline.clauses if len(clause.paragraphs) > 1}
    found = tuple(found)
    yield from shares(found)
    yield from happened(found, issued)
    yield from asked_besides(outline, found)
    yield from procedure_steps(outline, found)
    for one in found:
        named = one.found.get("lead") is How.EXPLICIT
        assumed = not named and not one.inherited_from
        yield from _lead(one)
        yield from _demands(one) if named else _steers(one)
        yield from _steered(outline, one)
        if assumed:
            yield from _ordered(one)
            yield from _about(one)
            yield from _passed_over(outline, one)
        yield from _cut_names(outline, one)
        yield from printed_behind(one)
        if named:
            yield from names_with_work(one)
            yield from acted_on(one)
            yield from apart_group(one)
            yield from left_out_last(one)
            yield from told_besides(one, issued)
        yield from lasting(one)
        if isinstance(one.due, Recurring) and named and perhaps_law(one.quote, one.lead):
            yield doubt("law-perhaps", Place(clause=one.clause, span=one.span), lead="; ".join(one.lead))
        if one.due is not None and one.clause in several:
            yield from of_later_words(several[one.clause], one)
        if isinstance(one.due, Relative):
            yield from issued_of(one)
        if isinstance(one.due, Relative) and one.due.unit == "hour" and one.due.from_ != "event":
            place = Place(clause=one.clause, field="due", span=one.span)
            yield doubt("hour-of-start-unknown", place, text=one.due.text)
        yield from left_over(outline, one, issued)
        if assumed and one.clause in paths:
            yield from _work(one)


def _lead(one: Obligation) -> Iterator[Problem]:
    """A lead whose name the language does not know."""
    unlisted = read_unlisted(one.quote, fold(one.quote))
    if unlisted is None or unlisted.names != one.lead or unlisted.known:
        return
    if not all(map(of_a_group, one.lead)):
        yield doubt("lead-unlisted", Place(clause=one.clause, field="lead", span=one.span), lead="; ".join(one.lead))


def _demands(one: Obligation) -> Iterator[Problem]:
    """A lead that demands work of others below it: "Trường ... đề nghị | các tổ ..." may be no work of its own."""
    quote = " ".join(one.quote.split())
    folded = fold(quote)
    for name in one.lead:
        called = fold(name)
        at = folded.find(called)
        end = at + len(called)
        if at > 2 and folded[at - 2] == "," and name is one.lead[0]:
            yield from _said_before(one, quote[:at].rstrip(" ,"))
        word = DEMANDS.match(folded, end) if at >= 0 else None
        if at >= 0 and _OPINES.match(folded, end):
            yield doubt("lead-unsaid", Place(clause=one.clause, field="lead", span=one.span))
        if (
            word is None
            or ABOVE.match(folded, word.end())
            or GIVEN.match(folded)
            or _asks_above(folded, word.end(), name)
        ):
            continue
        if (others := read_bodies(quote, word.end(), loose=True)).names and others.start == word.end():
            place = Place(clause=one.clause, field="lead", span=one.span)
            yield doubt("lead-demands", place, lead=name, others="; ".join(others.names))
        elif ABOVE.match(called) and verb_start().match(
            folded, word.end()
        ):  # "Theo đó, Thủ tướng yêu cầu kiểm tra ..."
            yield doubt("lead-unsaid", Place(clause=one.clause, field="lead", span=one.span))


def _said_before(one: Obligation, before: str) -> Iterator[Problem]:
    """As in "Khi có dịch Sở A, Sở B lập chốt": a body ends the words before the comma behind which the first lead stands."""
    if ADVERBIAL.match(fold(before)) is None:
        return
    for word in _CAPITAL.finditer(before, before.rfind(",") + 1):
        names = read_bodies(before, word.start())
        if names.names and names.start == word.start() and names.end == len(before):
            if OPEN_ENDED.search(fold(before[: word.start()])) or ABOVE.match(fold(names.names[0])):
                return
            place = Place(clause=one.clause, field="lead", span=one.span)
            yield doubt("actor-left", place, said="; ".join(names.names))
            return


def _asks_above(folded: str, at: int, name: str) -> bool:
    """Whether a body asks one that stands above it, which it cannot charge with anything."""
    return _HIGHER.match(folded, at) is not None and _HIGHER.match(fold(name)) is None


def _steers(one: Obligation) -> Iterator[Problem]:
    """As in "Chỉ đạo Sở A chủ động ..." below a body: the other may be the one that is charged."""
    told = steers_whom(one.quote)
    if told is not None and one.lead:
        place = Place(clause=one.clause, field="lead", span=one.span)
        yield doubt("lead-demands", place, lead="; ".join(one.lead), others="; ".join(told.names))


def _steered(outline: Outline, one: Obligation) -> Iterator[Problem]:
    """As in "Chỉ đạo Tổng công ty A: ..." below a ministry: the work may be the ministry's, which answers for those it directs."""
    steered = _steered_units(outline)
    index = _places(outline).get(one.clause) if steered else None
    if index is None or one.inherited_from or not one.lead:
        return
    for at in (index, *outline.ancestors(index)):
        if steered.get(at) != one.lead:
            continue
        above = who_steers(outline.clauses[at].paragraphs[-1].text) or heading_lead(outline, at)
        if above is not None and above.names != one.lead and not any(ABOVE.match(fold(name)) for name in above.names):
            place = Place(clause=one.clause, field="lead", span=one.span)
            yield doubt("lead-demands", place, lead="; ".join(above.names), others="; ".join(one.lead))
        return


def _ordered(one: Obligation) -> Iterator[Problem]:
    """As in "Yêu cầu chủ thuyền nộp phí" below others: an order is given to somebody whom the language does not know."""
    quote = " ".join(one.quote.split())
    folded = fold(quote)
    order = ORDERED.match(folded)
    if (ban := FORBIDS.match(folded)) is not None and read_bodies(quote, ban.end()).start == ban.end():
        order = ban if read_bodies(quote, ban.end()).names else order
    said = "" if order else "; ".join(next(banned(quote, folded), ()) or agreed_that(quote, folded))
    if order and not (
        verb_start().match(folded, order.end()) or patterns("unlisted", "things").match(folded[order.end() :])
    ):
        said = " ".join(quote[order.end() :].split()[:_WORDS_SAID])
    if said:
        yield doubt("actor-left", Place(clause=one.clause, field="lead", span=one.span), said=said)


def _passed_over(outline: Outline, one: Obligation) -> Iterator[Problem]:
    """As in "1. Sở A lo việc ... ." above "- Rà soát ...": the unit above names who acts, and the bullet is given to others."""
    index = _places(outline).get(one.clause)
    for above in () if index is None else outline.ancestors(index):
        text = outline.clauses[above].text
        if any(fold(name) in _line(text) for name in one.lead):
            return
        told = read_subject(text) if text.endswith(".") else None
        if told is not None and not any(COMMON_NAME.fullmatch(fold(name)) for name in told.names):
            place = Place(clause=one.clause, field="lead", span=one.span)
            yield doubt("lead-not-taken", place, name="; ".join(told.names))
            return


def _about(one: Obligation) -> Iterator[Problem]:
    """As in "Chuyển nhiệm vụ từ Sở A sang Sở B" below groups: those whom such work is about by name do it, and hardly all."""
    if len(one.lead) < _SEVERAL_LEAD:
        return
    quote = " ".join(one.quote.split())
    said = _ABOUT.match(fold(quote))
    names = read_bodies(quote, said.end(), loose=True) if said else None
    if said is None or names is None or names.start != said.end() or not names.names or names.names[0][1:].islower():
        return
    yield doubt("actor-left", Place(clause=one.clause, field="lead", span=one.span), said="; ".join(names.names))


_SEVERAL_LEAD = 2
"""Bodies that lead work at least, where it was given to all."""
_WORDS_SAID = 8
"""Words of whom an order seems to be given to."""


def _cut_names(outline: Outline, one: Obligation) -> Iterator[Problem]:
    """A body whose name seems to go on: "các đơn vị có liên quan | tại khu vực ...", "các Đoàn kiểm tra | , giám sát của tỉnh"."""
    lines = [_line(one.quote), *_above(outline, one.clause)]
    receiver = (one.report_to,) if one.report_to else ()
    for field, names in (("lead", one.lead), ("with", one.with_), ("report_to", receiver)):
        for name in names:
            if misprinted(name):
                yield doubt("name-misread", Place(clause=one.clause, field=field, span=one.span), name=name)
            if field != "report_to" and perhaps_person(name, one.quote):
                yield doubt("name-holds-person", Place(clause=one.clause, field=field, span=one.span), name=name)
            if _goes_on(lines, name, names, joined=field == "with"):
                yield doubt("name-goes-on", Place(clause=one.clause, field=field, span=one.span), name=name)


def _goes_on(lines: list[str], name: str, names: tuple[str, ...], *, joined: bool) -> bool:
    """Whether words that belong to a name follow where it is first printed."""
    wanted, told = fold(name), _told_by(name)
    rest = next((line[line.find(wanted) + len(wanted) :] for line in lines if wanted in line), "")
    if told.common and patterns("unlisted", "told_apart").match(rest.lstrip()):
        return True
    if told.grouped and rest.startswith(" (") and patterns("unlisted", "told_apart").match(rest[2:]):
        return True
    if told.kind and rest[:1] == " " and patterns("unlisted", "of_a_trade").match(rest.lstrip()):
        return True
    if told.kind and _TRADE_HEADED.match(rest):
        return True
    if told.cut_short and not rest.startswith(":"):
        return True
    further = patterns("unlisted", "goes_on").match(rest) or _COUNTED.match(rest)
    if further is None and told.trades:
        further = patterns("unlisted", "goes_on_by_trade").match(rest)
    if further is None or further.end() >= len(rest.rstrip(" .;/")):
        return False
    listed = any(rest.lstrip(" ,").startswith((fold(other), f"và {fold(other)}")) for other in names)
    beside = rest.startswith(",") and not joined
    return not listed and not beside


class _Told(NamedTuple):
    """What a name itself tells: it is of bodies of any kind, of a group, of a kind alone, of one that may be called by its trade, or it
    ends before its field.
    """

    common: bool
    trades: bool
    grouped: bool
    kind: bool
    cut_short: bool


@kept
def _told_by(name: str) -> _Told:
    folded = fold(name)
    cut = folded.endswith(endings("names", "cut_short")) and name.split()[-1].islower()
    return _Told(
        common=COMMON_NAME.fullmatch(folded) is not None,
        trades=name[1:].islower() and not _PLACED.search(folded),
        grouped=_GROUPED.search(folded) is not None,
        kind=_KIND.fullmatch(folded) is not None,
        cut_short=cut
        and not folded.endswith(endings("names", "not_cut_short"))
        and _CUT_SHORT.search(folded) is not None,
    )


def _above(outline: Outline, path: str) -> list[str]:
    """The headings and lead-ins above a unit, and its own, folded."""
    index = _places(outline).get(path)
    if index is None:
        return []
    return [
        _line(paragraph.text)
        for at in (index, *outline.ancestors(index))
        for paragraph in outline.clauses[at].paragraphs[:2]
    ]


@kept
def _line(text: str) -> str:
    """A text on one line, folded; asked of a lead-in by each unit below it."""
    return fold(" ".join(text.split()))


@kept
def _steered_units(outline: Outline) -> dict[int, tuple[str, ...]]:
    """The units that open with whom to direct, set off by a colon."""
    found: dict[int, tuple[str, ...]] = {}
    for index, clause in enumerate(outline.clauses):
        last = clause.paragraphs[-1].text
        told = read_steered(clause.text, fold(clause.text)) or (steered_below(last) if who_steers(last) else None)
        if told is not None:
            found[index] = told[0]
    return found


@kept
def _places(outline: Outline) -> dict[str, int]:
    """Where each path stands among the units."""
    return {clause.path: index for index, clause in enumerate(outline.clauses)}


def _work(one: Obligation) -> Iterator[Problem]:
    """A unit that neither opens with work nor names who does it, read as a task all the same."""
    text = tight(one.quote)
    stands = one.due is None and tells_how_it_stands(text)
    if (opens_work(text) and not stands) or (
        one.part > 1 and one.due is not None and fold(text.strip(" .;,()")) in fold(one.due.text)
    ):
        return  # "trước 17 giờ", the second of two hours
    matter = one.due is not None and patterns("sentences", "matter_done").match(fold(text)) is not None
    if matter or demands_plainly(one, text) or names_lead_at_work(one, text):
        return
    how_many = one.due is None and _HAS.match(fold(text)) is not None
    plain = _FIGURE.match(fold(text)) is not None or patterns("unlisted", "plain_work").match(fold(text)) is not None
    if how_many or stands or not plain:
        yield doubt("perhaps-no-task", Place(clause=one.clause, span=one.span), lead="; ".join(one.lead) or "-")
