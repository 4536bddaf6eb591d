"""Times said in other words, what is told to whom, answers that give no work, and heads whose columns a page runs together."""

import datetime as dt

import pytest

from directives.compile import compile_directive

HEAD = "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nSố: 7/CT-UBND\nNghệ An, ngày 21 tháng 01 năm 2026\nCHỈ THỊ\nVề việc dọn kênh\n\n"
TOP = f"{HEAD}Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường:\n\n"


def tasks(text):
    return compile_directive((TOP + text).encode(), "a.txt").plan.tasks


def test_who_gets_a_report_within_so_many_hours_of_an_event():
    (one,) = tasks("1. Khi vỡ kênh, báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) trong vòng 24 giờ kể từ khi xảy ra.\n")
    assert (one.due.kind, one.due.amount, one.due.unit, one.report_to) == (
        "relative",
        24,
        "hour",
        "Ủy ban nhân dân tỉnh",
    )


@pytest.mark.parametrize(
    "last",
    [
        "kết thúc vụ Xuân tổng hợp kết quả báo cáo Ủy ban nhân dân tỉnh.",
        "trình Ủy ban nhân dân tỉnh cho ý kiến trước ngày 20/4/2026. Kênh nào xong thì Sở Y tế phun thuốc trong tháng 5/2026.",
    ],
)
def test_a_last_piece_of_a_sentence_that_only_reports_its_work_is_no_part(last):
    one = tasks(f"1. Giao Sở Xây dựng kiểm tra kênh tại các bản; {last}\n")[0]
    assert (one.part, one.report_to) == (1, "Ủy ban nhân dân tỉnh")
    assert one.due.kind in ("on-event", "date")
    assert last.split()[0] in one.quote


@pytest.mark.parametrize("each", ["mỗi cán bộ phụ trách không quá ba bản", "mỗi tổ trông coi ít nhất 5 km"])
def test_how_much_falls_to_each_is_no_work_of_theirs(each):
    (one,) = tasks(f"1. Sở Xây dựng phân công cán bộ xuống từng bản; {each}.\n")
    assert list(one.lead) == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    ("work", "to"),
    [
        ("Các xã báo số trâu bò bị chết cho Sở Y tế ngay khi phát hiện", "Sở Y tế"),
        ("Các xã lắp đặt máy đo nước, truyền số liệu liên tục về Sở Xây dựng", "Sở Xây dựng"),
        ("Các xã thông báo số lượng máy cho các cơ quan, đơn vị biết", None),
    ],
)
def test_figures_told_or_sent_to_a_body(work, to):
    (one,) = tasks(f"1. {work}.\n")
    assert (list(one.lead), one.report_to) == (["Các xã"], to)


def test_an_answer_to_a_request_that_refuses_gives_no_work():
    found = tasks(
        "1. Sở Y tế phun thuốc.\n2. Về kiến nghị của các xã\n"
        "- Đối với kiến nghị của xã Kim Liên về tách kênh: không đồng ý vì ảnh hưởng mùa vụ.\n"
        "- Đối với đề xuất của xã Đô Lương về vay vốn: đồng ý về nguyên tắc; Ủy ban nhân dân xã Đô Lương quyết định theo thẩm quyền.\n"
        "- Về đề xuất mua máy: chưa xem xét, giao Sở Tài chính rà soát.\n"
    )
    assert [(one.clause, list(one.lead)) for one in found] == [
        ("1", ["Sở Y tế"]),
        ("2.2", ["Ủy ban nhân dân xã Đô Lương"]),
        ("2.3", ["Sở Tài chính"]),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("thay thế Chỉ thị số 17/CT-UBND ngày 16 tháng 5 năm 2016 và có hiệu lực kể từ ngày ký", dt.date(2026, 1, 21)),
        ("bãi bỏ Chỉ thị số 17/CT-UBND và có hiệu lực từ ngày 01/5/2026", dt.date(2026, 5, 1)),
        ("thay thế các quy định có hiệu lực từ ngày 01/5/2016", None),
    ],
)
def test_effect_told_behind_what_is_replaced(words, day):
    made = compile_directive(f"{TOP}1. Sở Y tế phun thuốc.\n\nChỉ thị này {words}./.\n".encode(), "a.txt").plan
    assert made.directive.effective == day


@pytest.mark.parametrize(
    ("office", "issuer"),
    [
        ("VĂN PHÒNG", "Văn phòng tỉnh ủy Lâm Đồng"),
        ("BAN TỔ CHỨC", "Ban Tổ chức tỉnh ủy Lâm Đồng"),
    ],
)
def test_the_lower_body_beside_the_place_and_day_issues(office, issuer):
    text = (
        f"TỈNH ỦY LÂM ĐỒNG ĐẢNG CỘNG SẢN VIỆT NAM\n{office} Lâm Đồng, ngày 17 tháng 3 năm 2026\n*\nSố 12-CV/VPTU\nV/v dọn kênh\n\n"
        "Kính gửi: Các đảng ủy xã, phường.\n\n1. Các đảng ủy xã, phường lãnh đạo dọn kênh trước ngày 20/4/2026.\n"
    )
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == issuer


def doubts(text):
    return {(one.code, one.place.clause) for one in compile_directive((TOP + text).encode(), "a.txt").problems}


def test_whoever_directs_a_body_above_bullets_may_have_the_work():
    text = "1. {}:\n+ Bàn giao hồ sơ kênh trước ngày 20/4/2026;\n+ Lập tiến độ nạo vét.\n2. Sở Y tế phun thuốc.\n"
    assert {("lead-demands", "1.1"), ("lead-demands", "1.2")} <= doubts(
        text.format("Sở Xây dựng chỉ đạo Ban Quản lý dự án Kênh")
    )
    asked = doubts(text.format("Đề nghị Sở Xây dựng chỉ đạo Ban Quản lý dự án Kênh"))
    assert not [code for code, _ in asked if code == "lead-demands"]


def test_power_handed_down_is_no_work_and_is_asked_about():
    text = (
        "1. Ủy ban nhân dân tỉnh phân cấp thẩm quyền cho Sở Xây dựng ký giấy phép trong các trường hợp sau:\n"
        "a) Cấp giấy phép mở bến.\nb) Thu hồi giấy phép mở bến.\n"
        "2. Ủy ban nhân dân tỉnh phân cấp cho Sở Y tế cấp thẻ cứu hộ.\n3. Sở Nội vụ tham mưu phân cấp thẩm quyền cho các xã.\n"
    )
    assert [one.clause for one in tasks(text)] == ["3"]
    assert {("perhaps-a-task", "1.a"), ("perhaps-a-task", "1.b"), ("perhaps-a-task", "2")} <= doubts(text)


@pytest.mark.parametrize("order", ["giao", "yêu cầu"])
def test_who_is_to_hand_down_power_has_work(order):
    (one,) = tasks(
        f"1. Ủy ban nhân dân tỉnh {order} Sở Y tế phân cấp cho các trạm cấp thẻ cứu hộ trước ngày 20/4/2026.\n"
    )
    assert (list(one.lead), one.due.date) == (["Sở Y tế"], dt.date(2026, 4, 19))


@pytest.mark.parametrize("agreed", ["đồng ý giao", "thống nhất chủ trương giao"])
def test_an_answer_that_agrees_and_gives_work_at_once_is_an_order(agreed):
    (one,) = tasks(f"1. Về đề nghị của xã Kim Liên: {agreed} Sở Y tế lập hồ sơ trước ngày 20/4/2026.\n")
    assert (list(one.lead), one.due.date) == (["Sở Y tế"], dt.date(2026, 4, 19))


def test_a_thing_that_is_published_by_a_day_of_its_own_is_a_part():
    one, other = tasks(
        "1. Sở Nội vụ tiếp dân ít nhất 02 ngày mỗi tháng; lịch tiếp dân công bố trên trang của tỉnh trước ngày 25 của tháng liền trước.\n"
    )
    assert (one.due.rrule, other.due.rrule) == ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=24")
