"""What stands in print right beside a body and in no field: more names of a list, who holds the office, who acts below a label."""

import re
from collections.abc import Iterator

from directives.labelled.acting_last import acting_behind_label
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.names.places_in_brackets import OWN_WORD
from directives.sentences.obligation import Obligation
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.words.work_words import predicate, verb_start
from plans.plan import How
from plans.problems import Place, Problem, doubt

_NEXT = re.compile(rf"(?:, | và |, và )(?=[{CAPITALS}])")
_NUMBER, _NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2})(?=[\s,;.)]|$)"), re.compile(r"\s(?:[IVX]+|\d{1,2})$")
_NEXT_NUMBER = re.compile(r"(?:, | và |, và )")
_DEPUTY = Shape("persons", r"(?<!\w){deputies}\s$")
_HOLDER = Printed("heads", rf"\s{{surnames}}(?:\s(?=[{CAPITALS}]){OWN_WORD}){{1,3}}(?=[\s,;.:])")
_LABEL = re.compile(rf"(?=[{CAPITALS}])[^:;.]{{3,80}}:\s(?=[{CAPITALS}])")
_WORD = re.compile(r" [^\W_]")
_LONGEST_TITLE = 40
_STAFF = Shape("unlisted", r"(?:{subjects.several}\s+)?{staff_of_trade}")
_TRADE = Shape("unlisted", r"\s{staff_trades}(?=\s)")
_SO_THAT, _MARK = Shape("reports", r"(?<!\w){so_that}\s+(?=\S)"), re.compile(r"[;.:]")
_NO_TRADE = Shape("unlisted", r"\s{how_or_what}(?!\w)")
_FEW_WORDS = re.compile(r"(?:\s(?!và\s)[^\W\d][^\s,;.:()]*(?=\s)){0,4}")
"""What a trade deals with, up to the work behind it."""
_GOES_WITH = Shape("unlisted", "{goes_with_trade}")


def printed_behind(one: Obligation) -> Iterator[Problem]:
    """A doubt for each of them."""
    quote = " ".join(one.quote.split())
    for name in one.with_:
        if _list_goes_on(quote, name, one):
            yield doubt("name-goes-on", Place(clause=one.clause, field="with", span=one.span), name=name)
    explicit = one.found.get("lead") is How.EXPLICIT
    for name in one.lead[-1:] if explicit else ():
        if _STAFF.fullmatch(fold(name)) and _named_for_trade(fold(quote), fold(name)):
            yield doubt("name-goes-on", Place(clause=one.clause, field="lead", span=one.span), name=name)
    if len(one.lead) > 1 and (last := acting_behind_label(quote)) in one.lead:
        yield doubt("lead-acts-apart", Place(clause=one.clause, field="lead", span=one.span), said=last)
    if one.report_to and "để " in quote and (other := _perhaps_sent_on_by(quote, one)):
        yield doubt("receiver-left", Place(clause=one.clause, field="report_to", span=one.span), said=other)
    for said in (*_deputies(quote, one.lead), *_stands_in(quote, one.lead)) if explicit else _below_label(quote, one):
        yield doubt("actor-left", Place(clause=one.clause, field="lead", span=one.span), said=said)


def _list_goes_on(quote: str, name: str, one: Obligation) -> bool:
    """As in "phối hợp UBND xã A, B", "Chi cục Thuế khu vực I, II": the noun said once is meant of what follows too."""
    at = quote.find(name)
    end = at + len(name)
    if at < 0:
        return False
    if _NUMBERED.search(name):
        number = _NEXT_NUMBER.match(quote, end)
        if number is not None and _NUMBER.match(quote, number.end()):
            return True
    further = _NEXT.match(quote, end)
    if further is None or verb_start().match(fold(quote), further.end()):
        return False
    others = (*one.with_, *one.lead, one.report_to or "")
    if any(other and quote.startswith(other, further.end()) for other in others):
        return False
    names = read_bodies(quote, further.end(), loose=True)
    return not names.names or names.start != further.end()


def _named_for_trade(folded: str, name: str) -> bool:
    """As in "Nhân viên bán vé | niêm yết giá vé": what they do every day stands behind the noun, and the work behind that."""
    end = folded.find(name) + len(name)
    trade = _TRADE.match(folded, end) if end >= len(name) else None
    few = _FEW_WORDS.match(folded, trade.end()) if trade else None
    if trade is None or few is None or _NO_TRADE.match(folded, trade.end()):
        return False
    spots = (at + 1 for at in range(trade.end(), few.end() + 1) if folded[at : at + 1] == " ")
    return any(verb_start().match(folded, at) and not _GOES_WITH.match(folded, at) for at in spots)


def _perhaps_sent_on_by(quote: str, one: Obligation) -> str:
    """As in "Sở A gửi tài liệu để Sở B xác minh, báo cáo X": B may be the one that reports to X, and gets the papers."""
    folded, told = fold(quote), fold(one.report_to or "")
    for so_that in _SO_THAT.finditer(folded):
        names = read_bodies(quote, so_that.end(), loose=True) if quote[so_that.end()].isupper() else None
        if names is None or names.start != so_that.end() or len(names.names) != 1 or names.names[0] in one.lead:
            continue
        to = folded.find(told, names.end)
        between = folded[names.end : to] if to >= 0 else ""
        if "," in between and _MARK.search(between) is None and predicate().match(folded, names.end):
            return names.names[0]
    return ""


def _deputies(quote: str, lead: tuple[str, ...]) -> Iterator[str]:
    """As in "Phân công Phó Chủ tịch UBND tỉnh Nguyễn Văn An chỉ đạo ...": one person is charged, not the whole body."""
    for name in lead:
        at = quote.find(name)
        holder = _HOLDER.match(quote, at + len(name)) if at > 0 else None
        title = _DEPUTY.search(fold(quote[max(0, at - _LONGEST_TITLE) : at])) if holder else None
        if holder is not None and title is not None:
            yield quote[at - len(title.group()) : holder.end()]


def _stands_in(quote: str, lead: tuple[str, ...]) -> Iterator[str]:
    """As in "Chủ tịch UBND xã đi vắng thì Phó Chủ tịch UBND xã ký thay": the deputy acts, not whoever the body is addressed through."""
    folded = fold(quote)
    for name in lead if any(map(folded.__contains__, phrases("persons", "is_away"))) else ():
        at = folded.rfind(fold(name))
        title = _DEPUTY.search(folded, max(0, at - _LONGEST_TITLE), at) if at > 0 else None
        if title is not None:
            yield quote[title.start() : at + len(name)]


def _below_label(quote: str, one: Obligation) -> Iterator[str]:
    """As in "Phòng rủi ro: Công ty A báo trước khi ...": a body opens what follows a label, though others lead it."""
    label = _LABEL.match(quote)
    if label is None or one.with_ or one.report_to:
        return
    names = read_bodies(quote, label.end(), opens=True)
    if not names.names or names.start != label.end() or set(names.names) & set(one.lead):
        return
    if _WORD.match(quote, names.end):
        yield "; ".join(names.names)
