"""With whom a task is done, to whom its result goes and through whom."""

import re
from typing import NamedTuple

from directives.bodies import Names, read_bodies
from directives.text import fold

_SENTENCE = 1_500
"""Characters before "phối hợp" in which it may stand who was told to: more than a sentence has."""


class Reports(NamedTuple):
    """Where the result goes."""

    report_to: str | None = None
    via: str | None = None


_WITH = re.compile(
    r"(?<!\w)(?:phối hợp(?:\s+(?:chặt chẽ|thường xuyên|đồng bộ|kịp thời|hiệu quả|,))*(?:\s*,\s*(?:hỗ trợ|"
    r"tạo điều kiện(?: thuận lợi)?(?:\s+(?:để|cho))?))?"
    r"(?:,?\s+(?:và\s+)?(?:cung cấp|trao đổi|chia sẻ)\s+(?:thông tin|số liệu|dữ liệu|tài liệu)(?=\s+(?:với|cho)\s))?"
    r"(?:\s+(?:cùng với|cùng|với))?|cùng với|chủ trì,?\s+cùng)\s+"
)
_PRODUCT = re.compile(
    r"(?:quy chế|cơ chế|sự|công tác|chương trình|kế hoạch|quan hệ|việc|cơ quan|đơn vị|văn bản|quy trình|"
    r"các hoạt động|nội dung|hiệu quả)\s+$"
)
_DIRECTED = re.compile(r"(?<!\w)(?:(?<!ban )chỉ đạo|yêu cầu|đề nghị|vận động)\s+(?=\S)")
_OWN_AGAIN = re.compile(r"\s*(?:các cấp|trực thuộc|thuộc quyền)?\s*,\s+(?:chủ động |thường xuyên |tăng cường )?")
"""As in "Chỉ đạo lực lượng các cấp, phối hợp với Y ...": after the bare body a comma, and the subject's own work goes on."""
_ADVISING = re.compile(r"(?<!\w)tham mưu(?:\s+cho)?\s+(?=\S)")
_REPORT = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|nộp|phản ánh|kiến nghị|đề xuất|"
    r"(?<!chương )(?<!quy )(?<!tờ )(?<!lộ )(?<!công )(?<!quá )(?<!giải )(?<!tiến )(?<!giáo )trình)(?!\w)"
)
_DIRECT = re.compile(
    r"(?:\s*,?\s*(?:và\s+)?(?:tham mưu(?:\s+cho)?|đề xuất|kiến nghị|trình))?"
    r"(?:\s+(?:kịp thời|ngay|bằng văn bản|đến|về|tới|cho|với|lên|trực tiếp|,))*\s+"
)
_ONWARD = re.compile(r"(?<!\w)(?:để|nhằm)\s+(?:kịp thời\s+|chủ động\s+)?(?:tổng hợp|theo dõi)(?:,|\s+và)?\s+$")
"""Whoever got the report passes it on."""
_TOO = re.compile(r"(?:đồng thời,?|đồng gửi|đồng)\s+$")
_BEFORE = re.compile(r"(?<!\w)trước khi(?:\s+tổng hợp,?)?\s+$")
_COMMON = re.compile(r"^(?:các |những )?(?:(?:sở|bộ|ban|ngành|cơ quan|đơn vị|tổ chức|địa phương)(?:\s*,\s*|$))+$")
_RESULT = re.compile(r"\s+(?:kết quả|tình hình|tiến độ)(?:\s+(?:thực hiện|triển khai|xử lý|khắc phục))?\s+(?=\S)")
_PEOPLE = re.compile(r"(?:các )?(?:người|nhân dân|học sinh|sinh viên|hộ |cán bộ, công chức|bà con|cử tri)")
_STANDING = re.compile(r",\s+cơ quan thường trực\s.*$", re.IGNORECASE)
"""What a body is besides, after its name."""
_DOING = re.compile(
    r"\s+(?:chủ trì|quản lý|phụ trách|trực tiếp|tham gia|được giao)(?!\w)"
    r"(?:,?\s+(?!(?:để|xem|tổng hợp|theo|trước|sau|định kỳ|kịp thời|chậm nhất|nhằm|khi|trong|vào|nếu|là|đã)(?!\w))[^\s,;.:()]+){1,24}"
)
_OBJECT = re.compile(r"(?<!đối)\s+(?:về|đến|tới|cho|với|lên)\s+")
_VIA = re.compile(r"(?:\(\s*|\s)(?:thông )?qua\s+(?=\S)")
_ADVISED = re.compile(r"(?<!\w)(?:tham mưu|giúp)(?!\w)[^,;.]*$")


def read_partners(text: str) -> tuple[str, ...]:
    """The bodies that the task is done together with, each once, as printed."""
    folded = fold(text)
    found: list[str] = []
    for match in _WITH.finditer(folded):
        before = folded[max(0, match.start() - 60) : match.start()]
        if _PRODUCT.search(before) or _is_directed(text, folded, match.start()):
            continue
        names = read_bodies(text, match.end(), loose=True)
        if names.names and names.start == match.end():
            found.extend(names.names)
    return tuple(dict.fromkeys(found))


def _is_directed(text: str, folded: str, at: int) -> bool:
    """As in "Chỉ đạo X phối hợp với Y": Y is X's partner."""
    start = max(folded.rfind(";", 0, at), folded.rfind(". ", 0, at), at - _SENTENCE) + 1
    for match in _ADVISING.finditer(folded, start, at):
        if read_bodies(text, match.end(), loose=True).names and "," not in folded[match.end() : at]:
            return True
    for match in _DIRECTED.finditer(folded, start, at):
        if match.group().startswith(("đề nghị", "yêu cầu")) and not folded[start : match.start()].strip():
            continue  # the sentence's own command: X is the lead
        names = read_bodies(text, match.end(), loose=True)
        since = names.end if names.names else match.end()
        if not _OWN_AGAIN.fullmatch(folded, since, at) if names.names else "," not in folded[since:at]:
            return True
    return False


def read_reports(text: str) -> Reports:
    """Who gets the result; several reports of one task are joined as printed."""
    folded = fold(text)
    found: list[tuple[str, int, bool]] = []
    taken: set[int] = set()
    piece = seen = 0
    for match in _REPORT.finditer(folded):
        piece += folded.count(";", seen, match.start()) + folded.count(". ", seen, match.start())
        seen = match.start()
        if piece in taken and not _TOO.search(folded[max(0, match.start() - 24) : match.start()]):
            continue
        if _by_another(text, folded, match.start()):
            continue
        if found and _ONWARD.search(folded[max(0, match.start() - 40) : match.start()]):
            continue
        target = _target(text, folded, match)
        if target is not None:
            taken.add(piece)
            found.append(
                (target[0], target[1], bool(_ADVISED.search(folded[max(0, match.start() - 300) : match.start()])))
            )
    own = [entry for entry in found if not entry[2]] or found[:1]
    names = list(dict.fromkeys(fold(name) for name, _, _ in own))
    printed = [next(name for name, _, _ in own if fold(name) == folded_name) for folded_name in names]
    listed = {fold(part) for name in printed for part in re.split(r",\s+", name) if part != name}
    printed = [name for name in printed if fold(name) not in listed]  # named alone and again in a list
    return Reports(", ".join(printed) or None, _via(text, folded) if printed else None)


def _by_another(text: str, folded: str, at: int) -> bool:
    """As in "... để Ủy ban nhân dân tỉnh kiến nghị X": another reports."""
    since = folded.rfind("để ", max(0, at - 120), at)
    if since < 0:
        return False
    names = read_bodies(text, since + 3, loose=True)
    return bool(names.names) and names.start == since + 3 and not folded[names.end : at].strip()


def _target(text: str, folded: str, verb: re.Match[str]) -> tuple[str, int] | None:
    """The body after "báo cáo", at once or after the object ("báo cáo kết quả về X")."""
    if verb.group() == "trình" and _BEFORE.search(folded[max(0, verb.start() - 30) : verb.start()]):
        return None
    direct = _DIRECT.match(folded, verb.end())
    if direct is not None:
        names = read_bodies(text, direct.end(), loose=True)
        if names.names and names.start == direct.end() and not _describes(folded, names.end):
            return _modified(text, folded, names)
    if verb.group() in ("kiến nghị", "đề xuất", "trình"):
        return None
    if (result := _RESULT.match(folded, verb.end())) is not None and verb.group() == "báo cáo":
        names = read_bodies(text, result.end(), loose=False)
        if names.names and names.start == result.end() and not _COMMON.search(fold(names.names[0])):
            return _modified(text, folded, names)
    stretch = re.compile(r"[^;.]{0,260}").match(folded, verb.end())
    for object_ in _OBJECT.finditer(folded, verb.end(), stretch.end() if stretch else verb.end()):
        if ", " in folded[verb.end() : object_.start()] and re.search(
            r"(?<!\w)(?:để|nhằm)(?!\w)", folded[verb.end() : object_.start()]
        ):
            break
        names = read_bodies(text, object_.end(), loose=True)
        if names.names and names.start == object_.end() and not _describes(folded, names.end):
            return (
                None
                if verb.group() == "gửi" and _PEOPLE.match(fold(names.names[0]))
                else _modified(text, folded, names)
            )
    return None


def _modified(text: str, folded: str, names: Names) -> tuple[str, int]:
    """The receivers as printed, and their end: what a common name does belongs to it ("các sở, ngành chủ trì dự án")."""
    found = _DOING.match(folded, names.end)
    if found is None or not _COMMON.search(fold(names.names[-1])):
        return _printed(text, names.start, names.end), names.end
    return _printed(text, names.start, found.end()), found.end()


def _describes(folded: str, end: int) -> bool:
    """Whether the body is what a report is about ("báo cáo các cơ quan, đơn vị là ...")."""
    return folded[end : end + 5].strip().startswith(("là ", "đã "))


def _printed(text: str, start: int, end: int) -> str:
    return _STANDING.sub("", " ".join(re.sub(r"\s*\([^)]*\)", "", text[start:end]).split()).strip(" ,;:"))


def _via(text: str, folded: str) -> str | None:
    for match in _VIA.finditer(folded):
        names = read_bodies(text, match.end(), loose=True)
        if names.names and names.start == match.end():
            return _printed(text, names.start, names.end)
    return None
