"""Who a sentence or a heading charges with the work."""

import re
from functools import lru_cache
from typing import NamedTuple

from directives.bodies import Names, read_bodies
from directives.body_names import is_whole
from directives.due_phrases import is_time, time_end
from directives.in_front import read_dutiful, read_fronted
from directives.lexicon import one_of, words
from directives.persons import read_person
from directives.text import fold
from directives.work_words import firm_start, no_work, predicate, verb_start

__all__ = [
    "COMMON_NAME", "LINK", "MODAL", "RELATIVE", "Subject", "after_time", "opening", "opens_work", "predicate", "read_subject", "relative",
    "verb_start",
]  # fmt: skip


class Subject(NamedTuple):
    """The bodies charged; `asked` where they are asked (đề nghị) and not ordered; `inside` where they stand amid the sentence."""

    names: tuple[str, ...]
    end: int
    asked: bool = False
    inside: bool = False


_STAFF = (
    r"(?:các\s+)?(?:cán bộ|công chức|viên chức|lãnh đạo|người|bộ phận|nhân viên|thành viên|lực lượng|đại diện)(?!\w)"
)
"""Whom a body assigns among its own: to assign them is its work."""
_ORDER = re.compile(
    r"(?:(?:cũng )?giao(?: cho)?|đề nghị|yêu cầu|phân công(?!\s+" + _STAFF + r")|đồng thời|riêng|đối với|ngoài ra|"
    r"trước mắt|và)\s*,?\s+"
)
_ISSUED = re.compile(r"(?<!\w)(?P<word>yêu cầu|đề nghị|giao|chỉ đạo)\s+(?=\S)")
_TIME = re.compile(
    r"(?:định kỳ\s+)?(?:(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần|ngày)|định kỳ|thường xuyên)(?:\s+hoặc đột xuất|\s+và đột xuất)?,?\s+"
)
_ADVERBIAL = re.compile(
    r"(?:căn cứ|trên cơ sở|trong quá trình|trong phạm vi|hằng năm|hàng năm|định kỳ|khi|nếu|để|nhằm|đối với|trước mắt|theo đó|trường hợp|"
    r"từ ngày|trước ngày|từ nay|sau khi|về|theo|ngay sau khi|đến ngày|trong tháng|trong năm|bên cạnh đó|ngoài ra|đồng thời|"
    r"chậm nhất|muộn nhất|trong thời hạn|trong vòng|đến hết|đến cuối|từ nay|trước khi|trong thời gian|"
    r"thực hiện|theo kế hoạch|trong đó|tiếp tục|kỷ niệm|nhân dịp|chào mừng)(?!\w)"
)
_DEMANDS = re.compile(
    r"\s*(?:(?:còn|cũng|vừa|trân trọng|kính)\s+)?(?:(?:có|ra)\s+(?:công văn|văn bản)\s+)?(?:yêu cầu|đề nghị|giao)\s+:?\s*"
)
_AMONG = re.compile(
    r"\s+(?:trong|thuộc|trên|toàn)\s[^,;.:]{2,60}?\s"
    r"(?:tổ chức|thực hiện|triển khai|báo cáo|gửi|phải|cần|khẩn trương|nghiêm túc|chủ động|thông báo|phổ biến|quán triệt)(?!\w)"
)
_ABOVE = re.compile(
    r"thủ tướng|chính phủ|ủy ban nhân dân|ubnd|chủ tịch|ban thường vụ|bộ chính trị|ban bí thư|tỉnh ủy|bộ trưởng|nhà trường"
)
_CHIEF = re.compile(r"\s+là (?:cơ quan |đơn vị )?(?:đầu mối|chủ trì|thường trực)")
RELATIVE = re.compile(r"\s+(?:được|có(?! quyền)|đã có|chưa có|đang|tham gia|hoạt động)\s")
_COMMON = re.compile(r"(?:sở|ban|ngành|bộ|cơ quan|đơn vị|tổ chức|cá nhân|địa phương)(?:,|(?!\w)(?!\s[A-ZĐ]))")
_IF = re.compile(r"(?:trường hợp|nếu|khi)\s")
_NAMED = re.compile(r"(?<!\w)(?:với|cho|báo cáo|gửi|trình|đề nghị|yêu cầu|giao)\s")
"""Words that bring another body into what goes before the subject."""
_WORK = re.compile(r"\s+[^\W\d_]")
_CASE = re.compile(r"(?:đối với|riêng|nếu|trường hợp|khi)\s[^:.;]{3,200}:\s+(?=\S)")
_GIVEN = re.compile(r"(?:giao|đề nghị|yêu cầu|phân công(?!\s+" + _STAFF + r"))\s")
_GOES_ON = re.compile(r"\s+[^\W\d]")
_WHERE = re.compile(r"\s+(?:có|tại|ở|thuộc|trên địa bàn|nơi|bị|nằm|ven|đóng|dọc)\s")
_ENCLOSED = re.compile(r"\s+ban hành (?:kèm|tại|theo)(?!\w)")
"""After a body: the paper that it had issued, no work."""
_STATE = re.compile(
    r"\s+(?:đến nay\s+|hiện\s+|hiện nay\s+)?(?:chưa|còn|đang)\s[^;.:]{3,200}?,\s+"
    r"(?=(?:khẩn trương|tập trung|phải|cần|nghiêm túc|chủ động|kịp thời|sớm|có trách nhiệm)(?!\w))"
)
_MODAL_FIRM = re.compile(r"\s(?:có trách nhiệm|có nhiệm vụ)(?!\w)")
_AND_OTHERS = re.compile(r"\s*[,;]\s*(?:và\s+)?(?:các|những)\s")
_DOES = re.compile(
    r"(?P<what>\s+(?:quản lý|chủ trì|phụ trách|phối hợp|tham gia|trực tiếp)(?:\s+(?!có\s|theo\s|phải\s|cần\s)[^\s,;.:]+){1,10})"
    r"\s+(?:theo chức năng[^;.:]{0,60}\s)?(?:có trách nhiệm|có nhiệm vụ|phải|cần)(?!\w)"
)
_SET_UP = re.compile(r"\s+theo quyết định số \S+?(?:\s+ngày\s+[\d/.-]*\d)?(?=,?\s+[^\W\d_])")
"""After a body: the decision that set it up ("Ban kiểm tra theo Quyết định số ... ngày ...")."""
COMMON_NAME = re.compile(
    r"(?:các |những )?(?:(?:sở|bộ|ban|ngành|cơ quan|đơn vị|tổ chức|địa phương|công ty|doanh nghiệp)(?:\s*,\s*|$))+"
)
MODAL = re.compile(r"\s(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|phải|cần)(?!\w)")
LINK = re.compile(
    r"\s*,?\s*(?:theo (?:chức năng|nhiệm vụ|thẩm quyền|lĩnh vực|phạm vi)|trong phạm vi|căn cứ|trên cơ sở|tùy theo|"
    r"hằng|hàng|định kỳ|ngoài|từ|trước|cùng với|"
    r"(?:đặc biệt|nhất|trước hết) là người đứng đầu|"
    r"trong tháng|trong năm|trong quý|chậm nhất|khi|được giao)(?!\w)"
)


_CASE = re.compile(r"(?:đối với|nếu|trường hợp|khi|về|riêng)\s[^:.;]{3,140}:\s+")


def opens_work(text: str) -> bool:
    """Whether a line says what is to be done: it opens with a verb or names who must do it, be it after a case ("Đối với X: ...")."""
    folded = fold(text)
    case = _CASE.match(folded)
    if verb_start().match(folded, after_time(folded)) or (case is not None and verb_start().match(folded, case.end())):
        return True
    return _after_comma(folded) or read_subject(text[case.end() if case else 0 :]) is not None


def _after_comma(folded: str) -> bool:
    """As in "Từ ngày ..., phối hợp với ...": the work follows what says when and on which grounds."""
    if not _ADVERBIAL.match(folded) or folded.startswith(("căn cứ luật", "căn cứ nghị định", "căn cứ thông tư")):
        return False
    commas = [found.end() for found in re.finditer(r",\s+", folded[:300])]
    return any(verb_start().match(folded, comma) for comma in commas[:4])


@lru_cache(maxsize=2048)
def read_subject(text: str, *, strict: bool = False) -> Subject | None:
    """The subject of a sentence; None where it names nobody and only says what to do.

    `strict`: the sentence goes on after ";", so that a subject must stand at its very beginning.
    """
    folded = fold(text)
    position, asked = opening(folded)
    if (person := read_person(text, folded, position)) is not None:
        return Subject((person[0],), person[1], asked)
    found = _at(text, folded, position, opens=True, ordered=_GIVEN.match(folded) is not None)
    commands = found is not None and not position and _commands(text, folded, found)
    if found is not None and not commands:
        return found._replace(asked=asked)
    case = _CASE.match(folded)
    if case is not None:
        order = _ORDER.match(folded, case.end())
        found = _at(text, folded, order.end() if order else case.end(), opens=True, ordered=order is not None)
        return found._replace(asked=bool(order and order.group().startswith("đề nghị"))) if found else None
    ordered = _ordered(text, folded, position)
    if ordered is not None:
        return ordered
    if strict or not (_ADVERBIAL.match(folded, position) or _ADVERBIAL.match(folded)):
        return _every(text, folded)
    return _after_adverbial(text, folded, position) or _every(text, folded)


def _commands(text: str, folded: str, found: Subject) -> bool:
    """As in "Ban Giám hiệu yêu cầu các đơn vị thông báo ...": whoever demands is not who does, where those named next do it."""
    word = _DEMANDS.match(folded, found.end)
    if word is None:
        return False
    if _ABOVE.match(folded):
        return True
    names = read_bodies(text, word.end(), loose=True)
    if not names.names or names.start != word.end():
        return False
    return bool(predicate().match(folded, names.end) or _AMONG.match(folded, names.end))


_STEP = re.compile(
    r"(?:bước|nhiệm vụ|hoạt động|công việc|việc)\s+(?:thứ\s+)?(?:\d{1,2}|nhất|hai|ba|tư|bốn|năm)\s*[:.]\s+"
)
"""As in "Bước 1: Phòng Kinh tế lập danh sách ..."."""
_DATED = re.compile(
    r"(?:định kỳ |chậm nhất |muộn nhất |trước |vào |trong |đến |hết ){0,3}(?:ngày|tháng|quý|tuần|năm|thứ)\s+\S"
)


@lru_cache(maxsize=2048)
def after_time(folded: str) -> int:
    """Where the work begins behind a step or a time ("Bước 1: ...", "Tháng 01/2026: ...", "Ngày 20 hằng tháng báo cáo ..."); else 0."""
    if (step := _STEP.match(folded)) is not None:
        return step.end()
    colon = folded.find(": ", 0, 80)
    if colon > 0 and re.search(r"\d", folded[:colon]) is not None and is_time(folded[:colon]):
        return colon + 2
    if _DATED.match(folded) is None:
        return 0
    end = time_end(folded[:120])
    return end + len(folded[end:]) - len(folded[end:].lstrip(" ,")) if end else 0


def opening(folded: str) -> tuple[int, bool]:
    """Past "Giao", "Đề nghị", "Định kỳ hàng năm"; whether it asks."""
    position, asked = after_time(folded), False
    while (order := _ORDER.match(folded, position)) or (order := _TIME.match(folded, position)):
        asked = asked or order.group().startswith("đề nghị")
        position = order.end()
    return position, asked


def _at(text: str, folded: str, position: int, *, opens: bool, ordered: bool = False) -> Subject | None:
    """A list of bodies at a place, followed by what they must do; `ordered`: a word of command stands before it."""
    names = read_bodies(text, position, opens=opens)
    if not names.names or names.start != position:
        return None
    belonging = relative(text, folded, names)
    if belonging is not None:
        return belonging
    if _ENCLOSED.match(folded, names.end):
        return None
    names = _doing(text, folded, names)
    if predicate().match(folded, names.end) or LINK.match(folded, names.end) or _CHIEF.match(folded, names.end):
        return Subject(names.names, names.end)
    whole = is_whole(fold(names.names[-1]))
    colon = re.compile(r"\s*:\s+").match(folded, names.end)
    if colon and (listed := _at(text, folded, colon.end(), opens=False)) is not None:
        return listed
    if colon and (verb_start().match(folded, colon.end()) or (whole and text[colon.end() : colon.end() + 1].isupper())):
        return Subject(names.names, colon.end())
    if (
        colon
        and not position
        and text[colon.end() : colon.end() + 1].isupper()
        and not read_bodies(text, colon.end()).names
    ):
        return Subject(names.names, colon.end())
    if whole and _WORK.match(text, names.end) and not no_work().match(folded, names.end):
        return Subject(names.names, names.end)
    found = _placed(text, folded, names) or _charged(folded, names) or _remiss(folded, names)
    return found or (Subject(names.names, names.end) if ordered and _GOES_ON.match(folded, names.end) else None)


def _charged(folded: str, names: Names) -> Subject | None:
    """A list of bodies before a modal, whatever stands between them ("..., theo đúng phân cấp có trách nhiệm ...")."""
    if len(names.names) < 2:
        return None
    stretch = re.compile(r"[^;.:]{0,160}").match(folded, names.end)
    modal = _MODAL_FIRM.search(folded, names.end, stretch.end() if stretch else names.end)
    if modal is None or _AND_OTHERS.match(folded, names.end):
        return None
    return Subject(names.names, modal.start())


def _remiss(folded: str, names: Names) -> Subject | None:
    """As in "Các địa phương còn chậm báo cáo, khẩn trương gửi ...": how things stand with them is an aside."""
    state = _STATE.match(folded, names.end)
    if state is None or not predicate().match(folded, state.end()) or folded.startswith(("của", "mà"), state.end()):
        return None
    return Subject(names.names, state.end())


def _placed(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Ủy ban nhân dân các xã ở vùng lũ khẩn trương ...": where a group stands belongs to its name."""
    if not _WHERE.match(folded, names.end):
        return None
    stretch = re.compile(r"[^;.:]{0,140}").match(folded, names.end)
    verb = firm_start().search(folded, names.end, stretch.end() if stretch else names.end)
    if verb is None:
        return None
    group = re.match(r"các |những ", fold(names.names[-1])) or " các " in fold(names.names[-1])
    last = f"{names.names[-1]}{text[names.end : verb.start()].rstrip(' ,')}" if group else names.names[-1]
    return Subject((*names.names[:-1], " ".join(last.split())), verb.start())


def relative(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các cơ quan được giao chủ trì ... có trách nhiệm": the clause belongs to one common name, and is dropped after proper ones."""
    bare = re.fullmatch(r"(?:các |những )?(?:cơ quan|đơn vị)", fold(names.names[0])) is not None
    if folded.startswith((" có trách nhiệm", " có nhiệm vụ"), names.end):
        return None
    if not (RELATIVE.match(folded, names.end) or (bare and predicate().match(folded, names.end))):
        return None
    stretch = re.compile(r"[^;.:]{0,160}").match(folded, names.end)
    modal = MODAL.search(folded, names.end, stretch.end()) if stretch else None
    if modal is None and len(names.names) == 1 and folded.startswith(" có ", names.end):
        return _described(text, folded, names)
    if modal is None or (
        bare
        and not RELATIVE.match(folded, names.end)
        and "," in re.sub(r"\([^)]*\)", "", folded[names.end : modal.start()])
    ):
        return None
    if len(names.names) == 1 and re.match(
        r"(?:các |những )?(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|địa phương)", fold(names.names[0])
    ):
        whole = re.sub(r"\s*\([^)]*\)", "", text[names.start : modal.start()])
        name = re.sub(r",? trong phạm vi .*", "", " ".join(whole.split()))
        return Subject((name,), modal.start())
    return Subject(names.names, modal.start())


def _doing(text: str, folded: str, names: Names) -> Names:
    """As in "Sở A và các sở, ngành quản lý quy hoạch có trách nhiệm ...": what a common name does belongs to it before a modal."""
    if (set_up := _SET_UP.match(folded, names.end)) is not None:
        last = f"{names.names[-1]} {text[names.end : set_up.end()]}"
        return names._replace(names=(*names.names[:-1], " ".join(last.split())), end=set_up.end())
    found = _DOES.match(folded, names.end)
    if found is None or not COMMON_NAME.fullmatch(fold(names.names[-1])):
        return names
    last = f"{names.names[-1]} {text[names.end : found.end('what')]}"
    return names._replace(names=(*names.names[:-1], " ".join(last.split())), end=found.end("what"))


def _described(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Ủy ban nhân dân các địa phương có rừng chủ động ...": what the body has belongs to its name."""
    stretch = re.compile(r"[^,;.:]{0,80}").match(folded, names.end)
    adverb = re.compile(rf"(?<=\s){one_of(words('duties', 'adverbs'))}").search(
        folded, names.end, stretch.end() if stretch else names.end
    )
    return Subject((" ".join(text[names.start : adverb.start()].split()),), adverb.start()) if adverb else None


def _ordered(text: str, folded: str, position: int) -> Subject | None:
    """As in "..., Thủ tướng Chính phủ yêu cầu các Bộ ... thực hiện": the bodies after the word of command."""
    if verb_start().match(folded, position) and not _ADVERBIAL.match(folded, position) and not _GIVEN.match(folded):
        return None  # who does the work is to demand it of others
    for found in _ISSUED.finditer(folded):
        before = folded[: found.start()].rstrip()
        if _IF.match(folded) and "," not in before and " thì " not in before:
            continue
        if before.endswith(("trường hợp", "khi", "nếu", "được", "theo", "có quyền", " và")):
            continue
        if found.group("word") in ("giao", "chỉ đạo") and not before.endswith(
            ("chính phủ", "thủ tướng", "ủy ban nhân dân tỉnh", "ubnd tỉnh")
        ):
            continue
        names = read_bodies(text, found.end(), loose=True)
        if (
            names.names
            and names.start == found.end()
            and (
                predicate().match(folded, names.end) or LINK.match(folded, names.end) or _AMONG.match(folded, names.end)
            )
        ):
            return Subject(names.names, names.end, found.group("word") == "đề nghị")
    return None


def _after_adverbial(text: str, folded: str, position: int) -> Subject | None:
    """The first body after a comma that closes "Căn cứ ...", "Trong quá trình ..."."""
    verb = verb_start().match(folded, position) is not None and not folded.startswith(
        ("căn cứ", "định kỳ", "hằng", "hàng"), position
    )
    spots = [
        found.end()
        for found in re.finditer(r",\s+|(?<=vướng mắc)\s+|(?<=khó khăn)\s+|(?<=\sthì)\s+", folded[: position + 420])
    ]
    purpose = re.match(r"(?:để|nhằm|về)(?!\w)", folded) is not None
    for spot in spots[:8]:
        if spot <= position:
            continue
        found = _at(text, folded, spot, opens=True)
        if found is None and verb_start().match(folded, spot) and not verb and not _ADVERBIAL.match(folded, spot):
            if purpose and not _NAMED.search(folded, spot, _comma_after(folded, spot)):
                continue
            return None
        if found is None or _goes_on(folded, spot):
            continue
        firm = re.compile(r"\s*(?:không ngừng|phải|có trách nhiệm|tiếp tục|cần|chủ động|kịp thời)(?!\w)").match(
            folded, found.end
        )
        if not verb or firm:
            return found
    return None


def _comma_after(folded: str, spot: int) -> int:
    """The end of the words before the next comma."""
    end = folded.find(",", spot)
    return end if end >= 0 else len(folded)


def _goes_on(folded: str, spot: int) -> bool:
    """Whether a noun goes on with a list ("các cơ quan, đơn vị ...", "văn bản của Chính phủ, bộ, ngành và tỉnh")."""
    if re.search(r"(?<!\w)của [^,;.]{2,40},\s+$", folded[:spot]) and re.match(_COMMON, folded[spot:]):
        return True
    return (
        re.search(r"(?:sở|ban|ngành|bộ|cơ quan|đơn vị|tổ chức),\s+$", folded[:spot]) is not None
        and re.match(_COMMON, folded[spot:]) is not None
    )


def _every(text: str, folded: str) -> Subject | None:
    """As in "Bảo đảm tối thiểu mỗi cơ quan nhà nước phải ...": a subject after its verb; or one in front."""
    if (said := read_fronted(text, folded) or read_dutiful(text, folded)) is not None:
        return Subject(*said)
    found = re.compile(r"(?:[^\s,;.]+\s+){1,5}?(?=mỗi\s)").match(folded)
    if found is None:
        return None
    names = read_bodies(text, found.end())
    if names.names and re.compile(r"\s*phải(?!\w)").match(folded, names.end):
        return Subject(names.names, names.end, inside=True)
    return None
