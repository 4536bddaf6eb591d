"""Whoever is called by a post, a cell of the Party or the place where somebody comes from, as papers of the Party and the police say it."""

import pytest

from directives.compile import compile_directive
from directives.sentences import partners
from directives.sentences.reports import read_reports

HEAD = "TỈNH ỦY THANH LÂM\nSố: 12-KH/TU\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc rà soát đảng viên\n\nI. NHIỆM VỤ\n"


def tasks(body):
    """The tasks of a section."""
    return compile_directive(f"{HEAD}{body}\n".encode(), "x.txt").plan.tasks


def doubts(body, *codes):
    """The doubts of such codes."""
    found = compile_directive(f"{HEAD}{body}\n".encode(), "x.txt").problems
    return [one.code for one in found if one.code in codes]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Ủy ban Kiểm tra Tỉnh ủy gợi ý nội dung cho nơi có dấu hiệu vi phạm.", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("Các ban đảng nhận xét từng đảng ủy.", "Các ban đảng"),
        ("Phòng Hậu cần cấp đủ xăng dầu.", "Phòng Hậu cần"),
        ("Phòng Kỹ thuật cấp đầy đủ bộ đàm.", "Phòng Kỹ thuật"),
        ("Công an xã báo số liệu về Phòng Tham mưu.", "Công an xã"),
        ("Đảng ủy nơi chuyển đi kiểm tra lý lịch.", "Đảng ủy nơi chuyển đi"),
        ("Chi bộ nơi đến phân công người giúp đỡ.", "Chi bộ nơi đến"),
        ("Cấp ủy nơi cư trú tiếp nhận hồ sơ.", "Cấp ủy nơi cư trú"),
        ("Chi ủy chủ trì cuộc họp.", "Chi ủy"),
        ("Phòng Tổ chức đảng, đảng viên rà soát danh sách.", "Phòng Tổ chức đảng, đảng viên"),
        ("Sau cuộc họp, bí thư chi bộ gửi hồ sơ về đảng ủy.", "bí thư chi bộ"),
        ("Chậm nhất ngày 10/4/2026, trưởng thôn lập danh sách.", "trưởng thôn"),
        ("Trước ngày 10/4/2026, hiệu trưởng báo cáo Sở Giáo dục và Đào tạo.", "hiệu trưởng"),
    ],
)
def test_who_acts_is_known(sentence, lead):
    body = f"1. {sentence}"
    assert [list(task.lead) for task in tasks(body)] == [[lead]]
    assert not doubts(body, "name-goes-on", "lead-unlisted", "perhaps-no-task", "lead-unsaid")


@pytest.mark.parametrize(
    ("sentence", "receiver"),
    [
        ("Phòng Tổng hợp hằng tuần báo cáo lãnh đạo Ban tiến độ của các đảng ủy.", "lãnh đạo Ban"),
        ("Phòng Tổng hợp báo cáo lãnh đạo Sở trước ngày 10/4/2026.", "lãnh đạo Sở"),
        ("Sở Tài chính đề xuất Thủ tướng Chính phủ biện pháp bình ổn giá.", "Thủ tướng Chính phủ"),
        ("Văn phòng báo cáo Ban Giám đốc tiến độ của các đội.", "Ban Giám đốc"),
        ("Phòng Tổng hợp trước 16 giờ hằng ngày báo số liệu về Trung tâm chỉ huy.", "Trung tâm chỉ huy"),
        ("Phòng Tổng hợp báo danh sách người trực cho Sở Y tế.", "Sở Y tế"),
        ("Gặp vướng mắc thì các đảng ủy trao đổi với Ban Tổ chức Tỉnh ủy để được hướng dẫn.", "Ban Tổ chức Tỉnh ủy"),
        ("Nếu có khó khăn, các xã liên hệ với Sở Y tế để được tháo gỡ.", "Sở Y tế"),
    ],
)
def test_the_receiver_ends_before_what_is_told(sentence, receiver):
    assert [task.report_to for task in tasks(f"1. {sentence}")] == [receiver]


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Chủ trì với Phòng PA05 đấu tranh tội phạm trên mạng.", ["Phòng PA05"]),
        ("Cùng dân quân, đoàn thanh niên tuần tra địa bàn.", ["dân quân", "đoàn thanh niên"]),
        (
            "Cùng với dân quân, lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở canh gác ban đêm.",
            ["dân quân", "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"],
        ),
    ],
)
def test_whoever_stands_first_beside_the_lead_joins_in(sentence, partners):
    (task,) = tasks(f"1. Công an các xã\n+ {sentence}")
    assert (list(task.lead), list(task.with_)) == (["Công an các xã"], partners)


@pytest.mark.parametrize("name", ["Phòng Tham mưu", "Đoàn Thanh niên tỉnh", "Hội Cựu chiến binh tỉnh"])
def test_a_body_by_its_name_behind_whoever_joins_in_still_leads(name):
    (task,) = tasks(f"1. Công an các xã\n+ Cùng với dân quân, {name} canh gác ban đêm.")
    assert list(task.lead) == [name]


def test_whoever_joins_in_may_stand_before_a_colon():
    (task,) = tasks("1. Do Sở Y tế chủ trì, UBND các xã, phường phối hợp: phun thuốc, tiêm phòng.")
    assert (list(task.lead), list(task.with_)) == (["Sở Y tế"], ["UBND các xã, phường"])


def test_whom_somebody_registers_with_is_asked_about():
    body = "1. Các sở phân công đầu mối, đăng ký tên và số điện thoại với Sở Y tế trước ngày 10/4/2026."
    assert doubts(body, "receiver-left") == ["receiver-left"]


@pytest.mark.parametrize(
    "work",
    [
        "Dựng danh sách các nhóm đòi nợ thuê.",
        "Thường trực phương tiện chữa cháy tại các điểm bắn pháo hoa.",
        "Rà soát số người nghiện, chuyển kết quả cho Công an cấp xã quản lý.",
    ],
)
def test_plain_work_of_the_police_is_not_asked_about(work):
    body = f"1. Phòng Cảnh sát hình sự:\n+ {work}"
    assert [list(task.lead) for task in tasks(body)] == [["Phòng Cảnh sát hình sự"]]
    assert not doubts(body, "perhaps-no-task", "name-goes-on")


@pytest.mark.parametrize(
    ("second", "days"),
    [
        ("hoàn thành cấp phát áo phao cho Công an xã trước ngày 25/4/2026", [None, "2026-04-24"]),
        ("hoàn thành rà soát trước ngày 25/4/2026", ["2026-04-24"]),
        ("hoàn thành trước ngày 25/4/2026", ["2026-04-24"]),
        ("hoàn thành việc rà soát trước ngày 25/4/2026", ["2026-04-24"]),
    ],
)
def test_a_day_of_other_work_that_is_finished_is_of_that_work_alone(second, days):
    found = tasks(f"1. Phòng Hậu cần rà soát kho; {second}.")
    assert [task.due and task.due.date.isoformat() for task in found] == days


def test_whom_the_result_goes_to_is_read_once_for_all_partners(monkeypatch):
    read = []
    monkeypatch.setattr(partners, "read_reports", lambda text: read.append(text) or read_reports(text))
    partners.read_partners("Cùng với Công an tỉnh tuần tra, cùng với Sở Y tế phát thuốc, cùng với Sở Nội vụ báo cáo.")
    assert len(read) <= 1
