"""A unit's text into the parts that are tasks of their own: another assignee, or a date or period of its own."""

import datetime as dt
import re
from typing import NamedTuple

from directives.due_phrases import is_time, periods_apart, read_due, read_due_cell
from directives.lexicon import holds, patterns
from directives.partners import read_partners
from directives.sentences import Piece
from directives.subjects import Subject, opens_work, read_subject, verb_start
from directives.text import fold
from plans.due import Due, OnEvent
from plans.problems import Problem


class Part(NamedTuple):
    """One task's pieces, its own subject if it names one, its due, and the partners it keeps from its sentence.

    `told` is the sentence that says to whom several periods report, where they are parts of their own.
    """

    pieces: list[Piece]
    subject: Subject | None
    due: Due | None
    problems: list[Problem]
    partners: tuple[str, ...]
    asked: bool
    told: str = ""


_CLOSES = re.compile(
    r"(?:và\s+)?(?:(?:thực hiện )?(?:cơ bản )?(?:phấn đấu )?(?:hoàn thành|xong)|(?:thời hạn|thời gian)(?: hoàn thành| thực hiện)?)(?!\w)"
)
_ALSO = re.compile(r"[,…][.…]*\s+(?:phải\s+)?(?:hoàn thành|xong)(?!\w)")
_REPORTS = re.compile(
    r"(?:đồng thời,?\s+)?(?:tổng hợp,?\s+)?(?:báo cáo|gửi|trình)\s+(?:kết quả\s+|về\s+)?(?:thủ tướng|chính phủ|"
    r"ủy ban|ubnd|chủ tịch|bộ|sở|văn phòng|cấp|tỉnh ủy|ban)"
)
_REPORTS_TO = re.compile(r"(?<!\w)(?:báo cáo|gửi)(?!\w).{0,80}(?<!\w)(?:về|cho|gửi|qua|lên)\s")
_CHANNEL = re.compile(
    r"(?:nếu )?(?:có|phát sinh|gặp)[^.;]{0,20}(?:khó khăn|vướng mắc)|khó khăn,? vướng mắc[^.;]{0,60}(?:phát sinh|phản ánh|báo cáo)"
)
_TOLD = re.compile(
    r"(?:kịp thời,?\s+|thường xuyên\s+)?(?:báo cáo|phản ánh|kiến nghị)(?:\s+(?!kết quả|tình hình)[^\s.;,]+){1,14}\s+"
    r"(?:những |các )?(?:khó khăn,?(?: và)? vướng mắc|vướng mắc,?(?: và)? khó khăn|vấn đề phát sinh)"
)
_TELLS = re.compile(
    r"(?<!\w)(?:phản ánh|báo cáo|kiến nghị|đề xuất(?! hướng| giải pháp| phương án| biện pháp)|gửi|liên hệ|trao đổi|đề nghị)(?!\w)"
)
_IN_A_CASE = re.compile(r"khi (?:luật|phát hiện|xuất hiện|xảy ra|phát sinh)\s")
"""Events that do not set a later piece of a task apart from what stands before it."""
_CONDITION = re.compile(r"(?:trường hợp|nếu|khi|đối với)\s")
_FUNCTION = re.compile(r"(?:các )?(?:cơ quan|đơn vị)(?: (?!có liên quan|liên quan)[^,;]*)?$")
_MEMBERS = re.compile(r"\s*(?:trực tiếp|tham gia|đang)(?!\w)(?!.{0,200}(?:có trách nhiệm|phải|cần)(?!\w))")
"""After ";": a group of people listed with what they do, no bodies charged with it."""
_ELSEWHERE = re.compile(r"(?:tại|ở|đối với|riêng)\s")
_RESULT = re.compile(r",\s+(?:bảo đảm|đảm bảo|góp phần|nhằm|đạt|để)\s.*$")
_CASE = re.compile(
    r"(?:trường hợp|nếu|khi)\s[^,]{3,80},\s*(?:phải\s+|kịp thời\s+)?(?:báo cáo|phản ánh|đề xuất|trình)(?!\w)"
)
_TIME_LAST = re.compile(r"\(([^()]{4,60})\)[.;/…]*$")
_NAMED_BY_YEARS = re.compile(r"(?:kế hoạch|giai đoạn|nhiệm kỳ|khóa|chương trình|chiến lược)(?: [^\s,;.()]+){0,5} \($")
"""What years in brackets belong to the name of."""
_STATES = re.compile(
    r"^(?:thực hiện|căn cứ|trong)[^.;]{10,200}?,? (?:ban thường vụ|ban chấp hành|bộ chính trị|ban bí thư|"
    r"thủ tướng chính phủ|ủy ban nhân dân)[^,.;]{0,30} (?:xác định|ghi nhận|nhận thấy|đánh giá|thống nhất) "
)
_DIFFICULTY = re.compile(
    r"(?:nếu )?(?:có|phát sinh|gặp)[^,.;()]{0,40}?(?:khó khăn(?:,? vướng mắc)?|vướng mắc(?:,? khó khăn)?(?: phát sinh)?)"
)
_LIABLE = re.compile(
    r"(?:và\s+)?(?:không\s+)?chịu trách nhiệm\s+(?:toàn diện\s+|chính\s+|cá nhân\s+|trực tiếp\s+)?"
    r"(?:trước|nếu|khi|về|thi hành|giải trình|thực hiện (?:chỉ thị|kế hoạch|quyết định|công điện))(?!\w)"
)
_ASIDE = re.compile(
    r"^(?:trong đó|nhất là|đặc biệt|cụ thể|bao gồm|ví dụ)(?!\w)|(?<!\w)bị (?:kiểm điểm|phê bình|xử lý|xem xét|kỷ luật)(?!\w)"
)
_INNER = re.compile(r"(?:trong đó|nhất là|đặc biệt|cụ thể|bao gồm|ví dụ)(?!\w)")

_PURPOSE = re.compile(r"(?<=\w{3})\s+(?:để|nhằm)\s+(?:triển khai |tổ chức )?thực hiện\s[^.;]*")


def is_channel(text: str) -> bool:
    """The channel for difficulties: "nếu có khó khăn, vướng mắc, phản ánh về ...", "kịp thời báo cáo ... những khó khăn"."""
    folded = fold(text)
    if _TOLD.match(folded):
        return True
    return (
        _CHANNEL.search(folded) is not None
        and _TELLS.search(folded) is not None
        and re.search(r"trong quá trình|nếu |trường hợp|khi ", folded) is not None
    )


def is_duty(text: str, *, named: bool = False) -> bool:
    """Whether a sentence charges somebody: it opens with the work, or names who must do it (`named`: only this)."""
    folded = fold(text)
    if holds("duties", "no_task", folded) or _only_liable(folded):
        return False
    if is_channel(text):
        return True
    subject = read_subject(text)
    if subject is not None:
        return not (_is_call(folded, subject))
    return not named and opens_work(text) and not _is_call(folded, None)


def _only_liable(folded: str) -> bool:
    """As in "Chịu trách nhiệm trước ...", with nothing to do besides."""
    if _LIABLE.match(folded) is not None:
        return True
    found = patterns("duties", "liability").search(folded)
    if found is None:
        return False
    before = folded[: found.start()].rsplit(": ", 1)[-1]
    return not (verb_start().match(before) and "," in before)


def _is_call(folded: str, subject: Subject | None) -> bool:
    """The closing call: only "triển khai thực hiện nghiêm túc Chỉ thị này"."""
    rest = folded[subject.end :] if subject else folded
    if re.search(r"(?:khoản|điểm|mục|phần) [\divx]+", rest):
        return False
    if patterns("duties", "own_work").match(rest.lstrip(" ,:")):
        return False
    if re.search(
        r"phối hợp(?! (?:đảm bảo|bảo đảm))|báo cáo|kiểm tra|"
        r"đôn đốc|xây dựng kế hoạch|theo dõi|quán triệt|phổ biến|tuyên truyền|nêu gương|tham mưu|hướng dẫn",
        rest,
    ):
        return False
    rest = _RESULT.sub("", _PURPOSE.sub("", rest))
    return len(rest) < 190 and patterns("duties", "calls").search(rest.strip(" ./")) is not None


def read_parts(
    found: list[Piece], above: tuple[str, ...], issued: dt.date | None, *, strict: bool = False
) -> list[Part]:
    """The parts of a unit's pieces in order. `above` leads where nobody is named; `strict`: only named bodies are charged."""
    parts: list[Part] = []
    lead = above
    silent, called = False, None
    for number, piece in enumerate(found):
        opens, begun = piece.before in ("start", "sentence"), bool(parts)
        if silent and _after_liability(found[number - 1], piece):
            silent = False
        elif opens or (not parts and not silent):
            silent = not _charges(piece, number == 0, begun, strict and called is None)
            called = read_subject(piece.text) if silent else called if not begun else None
        told = is_channel(piece.text) or (not opens and _reports_by(piece.text, fold(piece.text)))
        if silent and (opens or not told):
            continue
        heir = called if (silent and told) or (called and opens and not begun) else None
        silent, lead = False, heir.names if heir else lead
        for one in _by_period(piece, issued):
            lead = _take(parts, one, found[number + 1 :], lead, issued)
        _share(parts)
        if heir is not None:
            parts[-1] = parts[-1]._replace(subject=parts[-1].subject or heir)
    return parts


def _share(parts: list[Part]) -> None:
    """Parts of one list of periods report alike: each gets the words of all."""
    first = len(parts) - 1
    while parts[first].pieces[0].before == "period":
        first -= 1
    if first == len(parts) - 1:
        return
    told = " ".join(piece.text for part in parts[first:] for piece in part.pieces)
    parts[first:] = [part._replace(told=told) for part in parts[first:]]


def _by_period(piece: Piece, issued: dt.date | None) -> list[Piece]:
    """A piece cut where each of several periods with days of their own begins."""
    starts = [found.span[0] for found in periods_apart(piece.text, issued)][1:]
    ends = [*(len(piece.text[:start].rstrip(" ,;")) for start in starts), len(piece.text)]
    return [
        Piece(piece.flow.cut(start, end), "period" if start else piece.before)
        for start, end in zip([0, *starts], ends, strict=True)
    ]


def _after_liability(before: Piece, piece: Piece) -> bool:
    """As in "Chịu trách nhiệm về ...; tuân thủ thời hạn ...": work after a mere liability of the same sentence."""
    if piece.before != "semicolon" or _only_liable(fold(piece.text)) or not _only_liable(fold(before.text)):
        return False
    return verb_start().match(fold(piece.text)) is not None and is_duty(piece.text)


def _charges(piece: Piece, first: bool, goes_on: bool, strict: bool) -> bool:
    """Whether this sentence is a duty or goes on with one."""
    folded = fold(piece.text)
    if holds("duties", "no_task", folded) or _only_liable(folded) or _STATES.search(folded):
        return False
    if strict:
        goes_on = goes_on and not _is_call(folded, None)
        return goes_on or is_duty(piece.text, named=True) or _reports_by(piece.text, folded)
    if not first and not goes_on:
        return is_duty(piece.text)
    return not _is_call(folded, read_subject(piece.text))


def _reports_by(text: str, folded: str) -> bool:
    """As in "Định kỳ ngày 20 hằng tháng báo cáo kết quả về ...": a report with its time is a duty though it names nobody."""
    return _REPORTS_TO.search(folded) is not None and is_duty(text) and read_due(text, None)[0] is not None


def _take(
    parts: list[Part], piece: Piece, later: list[Piece], lead: tuple[str, ...], issued: dt.date | None
) -> tuple[str, ...]:
    """Add a piece to the open part, or open another; gives the lead from here on."""
    due, problems = _due(piece, issued)
    opens = piece.before in ("start", "sentence")
    subject = read_subject(piece.text, strict=not opens)
    if parts and not opens and subject is not None and _ASIDE.search(fold(piece.text)):
        subject = None
    if parts and not opens and subject is not None and _MEMBERS.match(fold(piece.text), subject.end):
        subject = None
    if parts and isinstance(due, OnEvent) and (_is_condition(piece.text) or _IN_A_CASE.match(fold(due.text))):
        due = None
    if parts and subject is not None and _CONDITION.match(fold(piece.text)) and _is_function(subject):
        subject = None
    if not parts:
        parts.append(Part([piece], subject, due, problems, (), bool(subject and subject.asked)))
        return subject.names if subject else lead
    last = parts[-1]
    same = subject is None or _same(subject.names, lead)
    if _begins_part(last, piece, due, same, later):
        partners = () if opens else read_partners("; ".join(one.text for one in last.pieces)) or last.partners
        keeps = subject or (Subject(lead, 0) if last.subject or any(part.subject for part in parts) else None)
        parts.append(
            Part(
                [piece],
                keeps,
                due,
                problems,
                partners if same else (),
                bool(subject and subject.asked) or (last.asked and subject is None),
            )
        )
    else:
        parts[-1] = last._replace(
            pieces=[*last.pieces, piece], due=last.due or due, problems=[*last.problems, *problems]
        )
    return subject.names if subject and not same else lead


def _is_condition(text: str) -> bool:
    """A sentence that says what to do in a case goes on with the task before it; one that only tells somebody does not."""
    folded = fold(text)
    return _CONDITION.match(folded) is not None and not is_channel(text) and not _CASE.match(folded)


def _is_function(subject: Subject) -> bool:
    """Bodies called only by their part in the matter ("cơ quan chủ trì"): in a condition they are those charged before it."""
    return all(_FUNCTION.match(fold(name)) for name in subject.names)


def _begins_part(last: Part, piece: Piece, due: Due | None, same: bool, later: list[Piece]) -> bool:
    """The rulings on where a task is split."""
    folded = fold(piece.text)
    if is_channel(piece.text) or piece.before == "period":
        return True
    if not same:
        return True
    if piece.before not in ("start", "sentence") and same and not _is_work(folded):
        return bool(last.due and due and last.due != due and due.kind == "date" and _ELSEWHERE.match(folded))
    if due is None or (_INNER.match(folded) and piece.before != "sentence"):
        return False
    if _CLOSES.match(folded):
        return last.due is not None and last.due != due
    if piece.before in ("start", "sentence"):
        return True
    if last.due is None and _ALSO.search(folded):
        return False
    if last.due is None and not later and _REPORTS.match(folded) and due.kind == "date":
        return False
    return last.due != due


def _is_work(folded: str) -> bool:
    """A piece that says what to do, and does not only go on listing."""
    return bool(
        verb_start().match(folded)
        or _CASE.match(folded)
        or _CLOSES.match(folded)
        or re.match(r"(?:trước|chậm nhất|hằng|hàng|định kỳ|đến|hết|trong|giao|xây mới)(?!\w)", folded)
    )


def _due(piece: Piece, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The due of a piece; a condition is one only where the whole work is to tell somebody."""
    folded = fold(piece.text)
    if is_channel(piece.text) or _CASE.match(folded):
        found = _DIFFICULTY.search(folded) or re.search(r"^[^,]*", folded)
        text = piece.text[found.start() : found.end()] if found else ""
        return OnEvent(text=" ".join(text.split())), []
    due, problems = read_due(piece.text, issued)
    last = _TIME_LAST.search(piece.text) if due is None else None
    if last is not None and is_time(last.group(1)) and not _NAMED_BY_YEARS.search(folded[: last.start(1)]):
        return read_due_cell(last.group(1), issued)
    return due, problems


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return {_plain(name) for name in one} == {_plain(name) for name in other}


def _plain(name: str) -> str:
    return re.sub(
        r"^(?:các|những|mỗi) |^ubnd", lambda found: "ủy ban nhân dân" if found.group() == "ubnd" else "", fold(name)
    ).removesuffix(" tỉnh")
