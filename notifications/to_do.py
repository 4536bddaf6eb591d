"""What a line of a mail asks its reader to do today."""

from notifications.digest import Item, shown_as
from notifications.escalation import Part, People
from notifications.reminders import Decision, Kind
from plans.plan import Force
from plans.stages import Stage

_ASK = {
    Kind.OVERDUE: "báo cáo hoàn thành kèm văn bản đã ký; nếu còn khó khăn, vướng mắc thì nêu rõ nội dung và cấp cần giải quyết",
    Kind.RETURNED: "bổ sung theo lý do trả lại và gửi lại trước khi hết hạn bổ sung",
    Kind.TODAY: "hoàn thành và báo cáo kết quả trong hôm nay",
    Kind.BEFORE: "rà soát tiến độ, chuẩn bị kết quả để gửi đúng hạn",
    Kind.KEPT: "thực hiện theo thời hạn đang có, gửi kết quả đúng hạn",
    Kind.REDATED: "rà soát tiến độ, thực hiện theo thời hạn mới",
    Kind.UNASSIGNED: "tiếp nhận và phân công người thụ lý",
    Kind.CONFIRM: "xác nhận hoàn thành; hoặc trả lại, yêu cầu bổ sung, ghi rõ lý do và hạn bổ sung",
    Kind.ENDED: "dừng thực hiện nhiệm vụ này; không phải gửi kết quả",
}
_PART_ENDED = "dừng thực hiện phần việc này; không phải gửi kết quả"
_HEADLESS = "rút lại kết quả đã trình rồi gửi thẳng, vì đơn vị không còn lãnh đạo trong hệ thống để duyệt gửi"
_NOT_BEGUN = "chuẩn bị kết quả để gửi đúng hạn"
_REQUEST = "trân trọng đề nghị quý cơ quan phối hợp, gửi kết quả trước thời hạn nêu trên"
_ABOVE = {
    Part.HEAD: "chỉ đạo người thụ lý hoàn thành, hoặc nêu vướng mắc cần cấp trên giải quyết",
    Part.FOLLOWER: "trao đổi với đơn vị để làm rõ nguyên nhân; nếu cần, dự thảo công văn đôn đốc (trang “Quá hạn”)",
    Part.LEADER: "cho ý kiến chỉ đạo, xem xét gửi công văn đôn đốc",
    Part.SUPERVISOR: "cho ý kiến chỉ đạo, xem xét ký công văn đôn đốc",
}


def to_do(item: Item, people: People, officer: bool) -> str:
    """What is to be done today, by whoever reads it; `officer`: somebody who is still here has it in charge."""
    decision = item.decision
    if _headless(item, people):
        return _HEADLESS
    if item.part is Part.LET_OUT:
        by = people.known.persons.get(decision.line.inside_by or 0)
        return f"xem kết quả {by.name if by else 'người thụ lý'} đã trình; duyệt gửi, hoặc trả lại kèm ý kiến"
    if item.part in _ABOVE and item.level > 1:
        return _ABOVE[item.part]
    if decision.kind is Kind.ENDED:
        return _PART_ENDED if decision.line.inner else _ASK[decision.kind]
    if decision.line.force == Force.REQUEST and decision.kind is not Kind.CONFIRM:
        return _REQUEST
    return _ask_unit(decision, officer)


def _headless(item: Item, people: People) -> bool:
    """Whether its unit has to take back what waits for a leader whom it has no more."""
    line = item.decision.line
    own = item.part in (Part.CONTACT, Part.OFFICER, Part.STAND_IN) and item.level == 1
    return own and line.inside and not people.of_unit(Part.HEAD, line.unit_id)


def _ask_unit(decision: Decision, officer: bool) -> str:
    """What the unit is asked for: the result in every case where its day is near or past, received or not."""
    kind, new = shown_as(decision), decision.line.stage is Stage.DRAFT
    if kind in (Kind.REDATED, Kind.KEPT) and decision.late:
        kind = Kind.OVERDUE
    if kind is Kind.UNASSIGNED:
        return _ASK[kind] if new else "phân công người thụ lý nếu cần, tổ chức thực hiện"
    if kind is Kind.CONFIRM or (officer and not new):
        return _ASK[kind]
    begin = f"{'tiếp nhận, ' if new else ''}phân công người thụ lý" if not officer else "tiếp nhận"
    return f"{begin}; {_NOT_BEGUN if new and kind is Kind.BEFORE else _ASK[kind]}"
