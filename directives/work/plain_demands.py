"""Work that opens with no verb and names nobody, and yet is work plainly: a task by what it says, not asked about."""

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.words.work_words import verb_start

_IN_FRONT = Shape("unlisted", r"{in_front_of_time}\s+")
_CASE = Shape("unlisted", r"(?P<case>[^;:.,]{2,80}?)\s{so_then}\s+")
_KIND = Shape("subjects", r"(?<!\w)(?:{several}\s|{kinds_of}(?!\w))")
_STANDS = Shape(
    "idle",
    r"(?:[^;:.,]{2,60}, )?(?:{there_are} )?{there_many} (?!{there_remedy}(?!\w))[^;:.,]{2,60}? {there_lacks}(?!\w)"
    r"(?!.{0,300}(?<!\w)(?:{there_duty}|{there_urged}|{demands_or_gives}) )",
)
_DONE = Shape("unlisted", r"[^;:.,]{2,120}?\s{must_be_done}\s+")


def demands_plainly(one: Obligation, text: str) -> bool:
    """Whether a piece with a day of its own is work: behind a time, behind a case, or a thing that must be done."""
    if one.due is None or not one.lead:
        return False
    folded = fold(text)
    return _after_its_time(folded, fold(one.due.text)) or _after_case(one, text, folded) or _must_be_done(text, folded)


def _after_its_time(folded: str, time: str) -> bool:
    """As in "mỗi thứ Sáu hằng tuần gửi báo cáo": work right behind the time that stands in front."""
    opening = _IN_FRONT.match(folded)
    at = opening.end() if opening else 0
    if not folded.startswith(time, at):
        return False
    behind = folded[at + len(time) :].lstrip(" ,:")
    return verb_start().match(behind) is not None or patterns("unlisted", "plain_work").match(behind) is not None


def _after_case(one: Obligation, text: str, folded: str) -> bool:
    """As in "...; vượt quá khả năng thì gửi báo cáo trước ngày 5": a case in which nobody is named, then what those before do."""
    said = _CASE.match(folded) if one.part > 1 else None
    if said is None or _KIND.search(said["case"]) or read_bodies(text, loose=True).names:
        return False
    behind = folded[said.end() :]
    return verb_start().match(behind) is not None or patterns("unlisted", "plain_work").match(behind) is not None


def _must_be_done(text: str, folded: str) -> bool:
    """As in "Biên bản phải được gửi ngay", "hồ sơ phải xong trước ngày 10": no body is said that does it."""
    said = _DONE.match(folded)
    return said is not None and not read_bodies(text, said.end(), loose=True).names


def names_lead_at_work(one: Obligation, text: str) -> bool:
    """As in "Trên cơ sở nhu cầu của các xã; Sở A phân bổ vốn" below Sở A: it is named behind ";", right before what it does."""
    if ";" not in text:
        return False
    folded = fold(text)
    said = ((folded.find(f"; {fold(name)} "), len(name) + 3) for name in one.lead)
    return any(at > 0 and verb_start().match(folded, at + long) is not None for at, long in said)


def tells_how_it_stands(text: str) -> bool:
    """As in "Qua kiểm tra, một số đơn vị chưa báo cáo": what some have not done, and nothing that anybody is to do."""
    return _STANDS.match(fold(text)) is not None
