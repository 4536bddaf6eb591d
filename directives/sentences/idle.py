"""Sentences that give no work: what a paper says of itself, praise, grounds; and the call at its end to carry it all out."""

import re
from functools import cache, partial

from directives.lexicon.shapes import Shape
from directives.sentences.acting_behind import acts_behind
from directives.sentences.contacts import only_contacts
from directives.strings.folding import fold
from directives.strings.guarded import Guarded
from directives.words.work_words import verb_start

_shape = partial(Shape, "idle")
_WILL_DEAL = _shape(r"^{announcing}[^,;.]{0,40} sẽ {deals_with}")
_ASPECT = _shape(r"^{aspects}(?: [^:]{0,30})?:")
_OWN = _shape(r"(?<!\w){charged_already}[^.;]{0,49} {does_own}")
_OF_ITSELF = _shape("^{papers} (?:này (?:đã )?{takes_effect}|{in_effect})")
_CONSENTS = _shape(r"(?<!\w){taken_for} (?:là )?(?:đã )?{consented}(?!.{0,200}{demands_or_gives} )")
_RESTS = _shape(
    r"^(?:(?!(?<!\w)(?:{days_of_rest} {rests}|{rests_aside} ))[^;.]){3,90} {rests} {rests_when}"
    r"(?!.{0,300}(?:{obliges_or_reports}|{demands_or_gives}) )"
)
_ASKS = _shape(r"[?!]\W*$")
_NOTE = _shape(r"^{notes}\s*:")
_CLOSES = _shape("^{this_is} {what_it_was}")
_LIABLE = _shape(
    r"(?<!\w)(?:{liable} {carrying_out} {papers} này|(?:{liable}|{grounds} {papers}(?: này)?,?(?: để)?) {enforcing})\W*$"
    r"|(?<!\w){liable_unit}|^{in_case}.{0,200}{liable}"
)
_ISSUED = _shape("^{issued_with}")
_REGARDS = _shape(r"(?<!\w){sends_regards}|^{appeals} ")
_FUNDS = _shape("^{funds}:? {funds_for}")
_ENCLOSED = _shape(r"^\(?(?:{enclosed}|có .{0,30}{with_it})|^\((?:có )?[^()]{3,300} {with_it}[^\w()]*\)\W*$")
_AGREES = _shape(
    r"^(?:{agrees}|(?!{subjects.conditions} )(?:[^.;:]{3,90} )?{consents})"
    r"(?!.{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} )"
)
_CONSENTS_ONLY = _shape(
    r"^(?:(?:{subjects.above}[^,.;:]{0,60}|{together}(?:(?! {not_agreed}(?!\w)) [^\s,.;:]+){0,6}) )?{consents_only}\W*$"
)
"""As in "Đồng ý." before whoever is to carry it out."""
_GRANTS = _shape(
    r"^(?:{subjects.above}[^,.;:]{0,60} )?{grants} (?:với |về )?(?:{requests}(?! {demands_or_gives})|{puts_off}(?!\w))"
    r"(?!.{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} )"
)
_PERMITS = _shape(
    r"^(?:{subjects.above}[^,.;:]{0,60} )?{permits} (?!.{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} )"
)
_REPLIES = _shape(
    r"^(?:[^,.;:]{3,80}, )?{subjects.above}[^,.;:]{0,60} (?:{subjects.politely} )?"
    r"(?:{replies} [^.;]{0,300}(?<!\w){headings.know}(?:[^.;]{0,30}|(?:[ ,]+{knows_and})+)\W*$"
    r"|{replies_agreeing}(?!.{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} ))"
)
_NOT_GIVEN = _shape(r"^{not_given} (?!.{0,300}(?:{demands_or_gives}|{subjects.but_given}) )")
_OWES_NOTHING = _shape(
    r"^(?:[^;.]{3,160}, )?[^;.,:]{2,90} {owes_nothing} (?!.{0,400}(?:{obliges_or_reports}|(?:{demands_or_gives}|{subjects.then}) ))"
)
_UNDERWAY = _shape(r"^{now_is},? [^;.,:]{2,90} {underway} (?!.{0,400}(?:{obliges_or_reports}|{demands_or_gives} ))")
_THERE_ARE = _shape(
    r"^(?:{there_opens} [^;:.]{0,160}?, |{there_now},? )?{there_are} "
    r"(?:(?:{there_many}|\d+) (?!(?:[^\W\d_]+ )?{there_remedy}(?!\w))[^,;:.]{2,160}? {there_lacks}(?!\w)|(?:{there_many} )?{there_what} )"
    r"(?!.{0,300}(?<!\w)(?:{there_duty}|{demands_or_gives}) )"
    r"(?!.{0,300}(?<!\w)(?!{not_urged} )[^\W\d_]+ (?:{by_when} \d|{there_urged}(?! {just_there})))[^,;:]{0,200}$"
)
"""How things stand ("Qua kiểm tra, còn nhiều bến chưa có phao")."""
_WATCHED = _shape(
    r"^(?:[^;.,]{3,90} )?{under_watch}(?!.{0,300}(?:{obliges_or_reports}|{demands_or_gives}) )[^;]{0,110}$"
)
_HOPES = _shape(r"^(?:[^\W\d_][^;.:,]{2,60} )?{hopes} (?:{hoped_for}|[^;.:]{2,80} {helps_along}\W*$)")
_INFORMS = _shape(r"(?<!\w){informs} [^.;]{0,300}(?<!\w){headings.know}(?:[^.;]{0,30}|(?:[ ,]+{knows_and})+)\W*$")
_ANSWERS_SO = _shape(r"(?<!\w){answers_so_that} [^.;]{0,300}(?<!\w){headings.know}(?:[ ,]+{knows_and})*\W*$")
_IS = _shape(r"^(?:{is_no_work}|[^;.,:]{3,120}? là (?:{one_of_these} )?{measures})(?!.{0,400}{demands})")
_YEAR = _shape(r"^{the_year} \d{4} {is_year}(?!.{0,400}{demands})")
"""What year it is ("Năm 2026 là năm diễn ra nhiều sự kiện ...")."""
_COMPETENT = _shape(r"^\W*{competence} [^:;.]{3,160}:(?= [^:;.,]{3,120}\W*$)")
_DEFINES = _shape(
    r"^{defined}(?: [^;.,:]{2,60}?)? là {defined_as} (?!.{0,500}(?:{demands_or_gives} (?!của )|{obliges}))"
    r"|^(?!{explains})(?:(?! {explained} )[^;.,:]){3,80}? là (?:{names.several} )?{kinds_of_thing} (?:[^;.,:]{1,60}? )?{which_does} "
    r"(?!.{0,500}(?:{demands_or_gives} (?!của )|{obliges}))"
)
"""What a word means in the paper ("Kiến nghị của cử tri là ý kiến bày tỏ ...")."""
_OWED = _shape(
    r"^(?:về [^;.:]{3,120}: )?(?:{outcomes}) (?:[^;.:]{0,80} )?{owed_to} (?!.{0,500}(?:{demands_or_gives} |{obliges}))"
)
"""To what it is owed that something went well or badly ("Kết quả đạt được thời gian qua là nhờ ...")."""
_OTHERS_ISSUED = _shape(r"^[^;.]{3,80} {issues} {papers}[^;.]{0,200}\({papers} số")
_SIGNED = _shape(
    r"^(?:[^;.:]{3,80} {just}|{on_behalf} [^;.:]{3,120}) (?:{just} )*{heads.told_issues}(?: {issues})?"
    r" {papers} (?:số )?\d(?!.{0,600}(?<!\w){demands_or_gives} )"
    r"|^(?!.*(?<!\w){demands_or_gives} )[^;.:]{3,90} {opines}\W*$"
)
"""As in "X vừa ký Công điện số 5 về ...", "Về việc này, X có ý kiến như sau:": told of a paper, or before what it says."""
_PRAISES = _shape(
    r"^(?:{besides},? )?(?:{praises}|{records}(?: và|,)? {recorded})(?!.{0,200}{demands_or_gives} )"
    r"|^[^;.,:]{3,60} {praises}(?!.{0,500}{demands_or_gives} )"
)
_DONE = _shape(
    r"^việc [^,;.]{3,80} được {is_done}(?!.{0,300}{obliges})|^việc [^,;.]{3,120} {applies}(?!.{0,500}{obliges})"
    r"|^{applied_things} [^,;.]{0,120}?{attached_to} {papers} này {applies_so}(?!.{0,500}{obliges})"
    r"|^{matters} [^,;.]{0,100}?(?:được )?{is_done}(?: {is_done})? {in_such_a_way}(?!.{0,300}{obliges})"
)
_WHEN = _shape(r"^{when_where} {takes_place}(?!.{0,200}{hands_in})")
_SPAN = _shape(r"^{span_told} (?:{span_of})(?: [^;.,:]{0,60}?)?(?: {span_from}|: từ) [^;.,]{2,90} đến [^;.,]{2,60}\W*$")
"""Of what days the figures of a report are ("Thời gian báo cáo tính từ ngày 15 tháng trước đến ngày 14")."""

_IN_CASE_MAY = _shape(
    r"^(?:(?! về )[^;.]){3,200} thì (?:cũng )?{in_case_may}(?!.{0,300}(?:{obliges_or_reports}|{demands_or_gives} |(?<!\w){hands_in} ))"
)
_COUNTS = _shape(
    r"^[^;.]{3,240} {counted_as} \d+(?:[.,]\d+)? {count_units}(?!.{0,300}(?:{obliges}|{demands_or_gives} ))"
)
_STRIVES = _shape(
    r"^{strives_for} (?:{strives_until} [^,;.:]{2,40}, )?\d{1,3}(?:[.,]\d+)? ?% [^;.:]{2,120} {strives_to_be} "
    r"(?!.{0,400}(?:{obliges_or_reports}|{demands_or_gives} |(?<!\w){hands_in} ))"
)
_SEAL = _shape(
    r"^[^;.,]{3,90} (?<!về )(?<!việc )(?<!và )(?:được )?{uses_seal} {whose_seal} (?!.{0,300}{obliges_or_reports})"
)
_WORKS_BY = _shape(r"^[^;.,]{3,120} {works_by}(?!.{0,300}{obliges_or_reports})")
_AMENDS = _shape(
    r"^{amends} (?:{amended}|từ [“\"‘']|[^.;:]{2,200}\s{amended_at} (?:{law.provisions} [a-zđ] )?{law.provisions} \d)"
    r"(?!.{0,400}{demands_or_gives} )"
)

_MAKES = _shape(r"^{makes_units} [^.;]{3,1500} {named_anew} {land_units} (?!.{0,300}{demands_or_gives} )")
"""As in "Sắp xếp toàn bộ diện tích, dân số của xã A và xã B thành xã mới có tên gọi là xã C": done by the words themselves."""

_ANSWERED = _shape(
    r"^{answered_about} {requests}(?: [^;:]{3,200})?: (?:{grants}|{refuses})(?!\w)(?!(?: {requests})? {demands_or_gives} )"
    r"(?!.{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} )"
)
"""As in "Đối với kiến nghị của tỉnh A về tách dự án: không đồng ý vì ..."."""

_HANDS_POWER = _shape(
    r"^{subjects.above}(?:(?! {unlisted.must}(?!\w)| {demands_or_gives} | {partners.steers} )[^,.;:]){0,60} {hands_power} "
    r"(?!.{0,300}(?:{obliges_or_reports}|{demands_or_gives} ))"
)
"""As in "Ủy ban nhân dân tỉnh phân cấp cho Sở A ký ..."; not where another is to hand down its own."""

_GATHERS = _shape(r"^\W*(?:{eager} )*{gathers}(?: {keeps_pace}(?: {pace_set})?)?\W*$")
_THIS = _shape(r"{carries_out}[^;.]{0,59} (?:{papers} {this_paper}|{works_given_in} {papers}(?: {this_paper})?)\W*$")
_ABOVE = _shape(
    r"{said_above}(?: {as_said} [^;.]{3,60})?\W*$"
    r"|(?<!\w){carries} (?:{some_works} )?{works_said}[^;.:]{3,90} {told_above}\W*$"
)
_ANSWERS = _shape(r"{answers_for} (?:{starts} )?{carrying_out} {papers}\W*$")
_REPORTS = _shape(r"(?<!\w){reports_fully} {contents_above} để [^;.]{3,80} {reports.gathers}[^;.\d]*$")
_TOGETHER = _shape(r"^\s*(?:,|{lightly}|{rests_on} [^;.]{0,60}|\s)*{works_together} {ensures}[^;.]{0,60}\W*$")
_JOINTLY = _shape(r"^\W*(?:{eager}[ ,]*(?:và )?)*{joins_concerned} (?:{starts} ){0,2}{carries}(?: {how_done})?\W*$")
_WELL = _shape(
    r"^\s*(?:{grounds} (?:{headings.contents} )?{named_plan}(?: này)?,? )?"
    r"(?:,|{eager}|{starts}|\s)*(?:{by_function}[^;.]*?)?(?:{starts},? ){0,3}{carries}"
    r"(?: {how_done}|,| và| {as_said} {functions}(?:,? {functions})*(?: {functions_given})?)*\W*$"
)
_KINDLY = _shape(r"^\W*{helps_along}\W*$")
_EAGER = _shape(r"^\W*(?:{eager}[ ,]*(?:và )?)+(?:{starts} )?{does}(?: {carries})?\W*$")
_ON_RECEIPT = _shape(
    r"^{received_this} [^;:.,]{3,60} này,? (?:{eager}[ ,]*(?:và )?)*(?:{starts}[ ,]*)*{carries}"
    r"(?: (?:{how_done}|{at_once}))*\W*$"
)
_PLAN = _shape(r"^\W*(?:{grounds} [^;.]{0,80}?[ ,]+)?(?:{eager} )*(?:{starts} ){0,2}{carries} {named_plan}\W*$")
_ENSURES = _shape(
    r"^\W*(?:{grounds} [^;.]{0,90}?,? )?(?:{eager} )*(?:(?:{starts}|{carries}) )+(?:{how_done} )?"
    r"(?:{ensures} (?={ensured_so}(?!\w)|{ensured_well}(?:,| và |$))[^;.]{0,60}|{achieves}[^;.]{0,20})\W*$"
)
_DEMANDS_ALL = _shape(
    r"^(?:(?:(?:{grounds}|{so_that}) [^;:.]{3,140}, |{received_this} [^;:.]{3,60} này,? )?"
    r"(?:[^,;:.]{3,90} )?{demands}|{received_this} [^;:.]{3,60} này,) (?P<whom>[^;:.]{3,260}?)"
    r"[ ,]+(?:{eager}[ ,]*(?:và )?)+(?:{starts}[ ,]*(?:và )?)*{carries}(?: {how_done})?\W*$"
)
"""Whoever is to do it stands between; other work among them is none of this."""
_PLACE = _shape(r"(?<!\w){names.noun_or_verb}(?=,|$| (?:và|{beside_bodies}|{concerned})(?!\w))")
"""The noun, not the verb."""
_TOLD_OF, _WORD = _shape(r"(?<!\w){concerned}(?: [^,;]*|$)"), re.compile(r"[^\W\d_]+")
"""What tells which of them are meant."""
_PRAISES_LATER = _shape(r"(?<!\w)(?:{praises}|{records}|{commends}) {of_them} ")
_LIABLE_TAIL = Shape("idle", r",? (?:và )?{liable} (?:{liable_how} )?(?:{liable_for}|về)(?!\w)")
_LIABLE_FOR = _shape(r"(?<!\w){liable} (?:{liable_how} )?{liable_for}(?!.{0,300}[,;] (?:và )?{hands_in})")

_GROUPS = {"idle": (
    _WILL_DEAL, _ASPECT, _OWN, _OF_ITSELF, _ASKS, _NOTE, _CLOSES, _LIABLE, _ISSUED, _REGARDS, _FUNDS, _ENCLOSED, _AGREES, _CONSENTS_ONLY,
    _GRANTS, _REPLIES, _NOT_GIVEN, _WATCHED, _HOPES, _INFORMS, _ANSWERS_SO, _IS, _DEFINES, _OWED, _OTHERS_ISSUED, _PRAISES, _DONE, _WHEN,
    _SIGNED, _COMPETENT, _YEAR,
    _IN_CASE_MAY, _OWES_NOTHING, _UNDERWAY, _THERE_ARE, _SEAL, _WORKS_BY, _AMENDS, _CONSENTS, _RESTS, _PERMITS, _COUNTS, _SPAN,
    _STRIVES, _ANSWERED, _HANDS_POWER, _MAKES,
), "agreeing": (_AGREES, _CONSENTS_ONLY, _GRANTS, _PERMITS, _REPLIES, _ANSWERED),
    "calls": (_GATHERS, _THIS, _ABOVE, _ANSWERS, _REPORTS, _TOGETHER, _JOINTLY, _WELL, _KINDLY, _EAGER, _ON_RECEIPT, _PLAN, _ENSURES),
    "praise-or-liability": (_PRAISES_LATER, _LIABLE_FOR),
}  # fmt: skip


def gives_no_work(text: str) -> bool:
    """Whether a sentence is of a kind that is no task, and nobody acts behind the words that say so."""
    end = _guarded("idle").first_end(fold(text))
    return only_contacts(text) if end is None else not acts_behind(text, end)


def strives(folded: str) -> bool:
    """As in "Phấn đấu đến hết năm 2027, 100% bến đò được lắp phao": what is to be reached, and by nobody."""
    return _STRIVES.search(folded) is not None


def only_enforces(folded: str) -> bool:
    """As in "Các Bộ trưởng ... chịu trách nhiệm thi hành Nghị quyết này": who answers for the document itself."""
    return _LIABLE.search(folded.strip(" ./;")) is not None


def only_agrees(folded: str) -> bool:
    """Whether a sentence, or its piece, only agrees to what was asked for, or permits it: whoever is named behind it may have work."""
    return _guarded("agreeing").holds(folded)


def calls_upon(folded: str) -> bool:
    """Whether a sentence ends as a call to carry out all that was said."""
    return _guarded("calls").holds(folded)


def demands_all(folded: str) -> bool:
    """Whether a sentence only demands of some that they do all that was said ("Sở A yêu cầu các đơn vị ... nghiêm túc thực hiện")."""
    found = _DEMANDS_ALL.match(folded)
    if found is None:
        return False
    whom = _TOLD_OF.sub("", _PLACE.sub("", found["whom"]))
    return not any(verb_start().match(whom, word.start()) for word in _WORD.finditer(whom))


def without_liability(folded: str) -> str:
    """A sentence without the words at its end that only say who is liable."""
    found = _LIABLE_TAIL.search(folded)
    return folded[: found.start()] if found else folded


def praise_or_liability(folded: str) -> re.Match[str] | None:
    """Where in a sentence the first words stand that only praise, or say who is liable; what stands before them may be work."""
    return _guarded("praise-or-liability").search(folded)


@cache
def _guarded(group: str) -> Guarded:
    """The few of a group that can match a text, told by its words."""
    return Guarded(shape.source for shape in _GROUPS[group])
