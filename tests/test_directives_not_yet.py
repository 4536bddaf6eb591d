"""Those who have not yet done something, charged without a comma: "yêu cầu các xã chưa báo cáo khẩn trương gửi ..."."""

import pytest

from directives.compile import compile_directive

HEAD = "CÔNG VĂN\nVề bến đò\n\nKính gửi: Các xã, phường.\n\nThực hiện ý kiến của Bộ Xây dựng về bến đò.\n\n"


def charged(body):
    return [
        (one.lead, one.due and str(one.due.date))
        for one in compile_directive(f"{HEAD}{body}\n".encode(), "cv.txt").plan.tasks
    ]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        (
            "Sở Xây dựng yêu cầu các phường chưa gửi số liệu khẩn trương gửi về Sở trước ngày 08/4/2026.",
            "các phường chưa gửi số liệu",
        ),
        (
            "Thực hiện nhiệm vụ được giao, Sở Xây dựng yêu cầu các đơn vị còn thiếu áo phao phải mua đủ trước ngày 08/4/2026.",
            "các đơn vị còn thiếu áo phao",
        ),
        ("Các xã chưa báo cáo khẩn trương gửi báo cáo trước ngày 08/4/2026.", "Các xã chưa báo cáo"),
        (
            "Sở Xây dựng đề nghị các cơ sở sản xuất, kinh doanh, sử dụng, bảo quản phao tiêu chưa đăng ký "
            "khẩn trương đăng ký trước ngày 08/4/2026.",
            "các cơ sở sản xuất, kinh doanh, sử dụng, bảo quản phao tiêu chưa đăng ký",
        ),
        ("Các xã chưa gửi báo cáo, khẩn trương gửi trước ngày 08/4/2026.", "Các xã"),
    ],
)
def test_they_lead_with_what_tells_which_of_them_are_meant(sentence, lead):
    assert charged(sentence) == [((lead,), "2026-04-07")]


def test_what_they_have_not_done_alone_is_no_work():
    assert charged("Đến nay, một số xã chưa nghiêm túc báo cáo.") == []


def read(body):
    compiled = compile_directive(f"{HEAD}{body}\n".encode(), "cv.txt")
    asked = [one.code for one in compiled.problems if one.place.field == "due"]
    return [(one.report_to, one.due and str(one.due.date)) for one in compiled.plan.tasks], asked


def test_what_others_have_already_sent_gives_the_work_neither_day_nor_receiver():
    sent = "Sở Xây dựng kiểm tra các bến đò đã gửi hồ sơ về Sở Y tế trước ngày 08/4/2026."
    assert read(sent) == ([(None, None)], ["due-unread"])
    assert read(f"{sent} Thời hạn hoàn thành trước ngày 20/4/2026.") == ([(None, "2026-04-19")], ["due-unread"])
    own = "Sở Xây dựng kiểm tra các bến đò đã gửi hồ sơ, gửi kết quả về Sở Y tế trước ngày 08/4/2026."
    assert read(own) == ([("Sở Y tế", "2026-04-07")], [])
