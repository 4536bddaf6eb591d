"""Papers of the Party: who leads others, who is in charge though nobody knows the name, through whom, and who speaks."""

import pytest

from directives.compile import compile_directive
from directives.sentences.reports import Reports, read_reports
from directives.sentences.subjects import read_subject
from tests.worded import SONG_THAO, codes, compiled, leads


def test_a_party_body_leads_others_below_its_own_name():
    """
    1. Đảng ủy UBND tỉnh
    - Lãnh đạo UBND tỉnh hoàn thiện phương án bến đò trước ngày 05/12/2026.
    - Lãnh đạo, chỉ đạo các sở rà soát bến đò.
    2. Các đảng ủy xã, phường:
    - Lãnh đạo HĐND, UBND cùng cấp bố trí kinh phí; định kỳ hằng tháng báo cáo Ban Thường vụ Tỉnh ủy.
    3. Sở Y tế:
    - Lãnh đạo các bệnh viện trực tiếp kiểm tra kho thuốc trước ngày 15/12/2026.
    """
    assert leads(compiled()) == [
        ("1.1", ["Đảng ủy UBND tỉnh"]),
        ("1.2", ["Đảng ủy UBND tỉnh"]),
        ("2.1", ["Các đảng ủy xã, phường"]),
        ("2.1", ["Các đảng ủy xã, phường"]),
        ("3.1", ["Lãnh đạo các bệnh viện"]),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Thường vụ Tỉnh đoàn: Lãnh đạo các xã đoàn ra quân dọn bến", ("Ban Thường vụ Tỉnh đoàn",)),
        ("Đoàn - Đội chủ trì, phối hợp với giáo viên chủ nhiệm dọn bến", ("Đoàn - Đội",)),
        ("Đội văn nghệ trường chủ trì, phối hợp với Sở Y tế tập luyện", ("Đội văn nghệ trường",)),
        ("Câu lạc bộ cờ vua chủ trì tổ chức hội thi", ("Câu lạc bộ cờ vua",)),
        ("Hội nghị do Sở Y tế chủ trì, phối hợp với Sở Xây dựng tổ chức", ("Sở Y tế",)),
        ("Việc rà soát chủ trì, phối hợp với Sở Y tế", None),
        ("Trước mắt, tập trung chủ trì hoặc tham gia thẩm tra", None),
        (
            "Các đồng chí Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành theo địa bàn được phân công kiểm tra bến đò",
            ("Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành"),
        ),
        ("Các đồng chí Tỉnh ủy viên phụ trách xã đôn đốc các thôn", ("Tỉnh ủy viên phụ trách xã",)),
        ("Các đồng chí dự họp đã thảo luận", None),
    ],
)
def test_who_is_in_charge(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def test_a_name_that_nobody_knows_is_asked_about():
    """
    1. Câu lạc bộ cờ vua chủ trì tổ chức hội thi trước ngày 05/12/2026.
    """
    assert ("lead-unlisted", "1") in codes(compiled())


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        (
            "Báo cáo kết quả về nhà trường để tổng hợp báo cáo UBND xã (qua Phòng Văn hóa - Xã hội)",
            Reports("nhà trường"),
        ),
        ("Gửi Sở Xây dựng để trình UBND tỉnh (qua Văn phòng UBND tỉnh)", Reports("Sở Xây dựng")),
        ("Gửi UBND tỉnh (qua Sở Xây dựng) để báo cáo Bộ Xây dựng", Reports("UBND tỉnh", "Sở Xây dựng")),
        ("Gửi UBND tỉnh để theo dõi (qua Sở Xây dựng)", Reports("UBND tỉnh", "Sở Xây dựng")),
    ],
)
def test_the_way_by_which_a_report_is_passed_on_is_not_its_own(text, reports):
    assert read_reports(text) == reports


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Ban Thường vụ Đảng ủy xã thống nhất kết luận như sau", "Ban Thường vụ Đảng ủy xã"),
        ("Ban Thường vụ Tỉnh ủy nhất trí kết luận", "Ban Thường vụ Tỉnh ủy"),
        ("Bộ Chính trị, Ban Bí thư thống nhất kết luận", "Bộ Chính trị, Ban Bí thư"),
        ("Ban Chấp hành Đảng bộ tỉnh thảo luận và kết luận như sau", "Ban Chấp hành Đảng bộ tỉnh"),
    ],
)
def test_who_agrees_on_conclusions_is_called_without_that_word(words, issuer):
    text = f"Tại cuộc họp ngày 12/11/2026, sau khi nghe báo cáo, {words}:\n\n1. Giao Sở Y tế rà soát.\n\n2. Các xã báo cáo.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == issuer


def test_the_part_of_a_day_for_other_work_is_asked_about():
    """
    1. Sở Y tế dọn bến trước ngày 18/11/2027; tổ chức giao hữu bóng chuyền chiều ngày 20/11/2027.
    2. Sở Y tế báo cáo tại hội nghị sáng 20/11/2027, gửi tài liệu trước ngày 15/11/2027.
    3. Xã Bến Đò dọn kho; xã Bến Cát hoàn thành san lấp bến trước ngày 20/12/2027.
    """
    found = compiled(SONG_THAO.replace("KẾ HOẠCH\n", "Sông Thao, ngày 02 tháng 11 năm 2027\n\nKẾ HOẠCH\n"))
    assert [one for one in codes(found) if one[0] == "time-left"] == [("time-left", "1")]
    assert leads(found)[2:] == [("3", ["Xã Bến Đò"]), ("3", ["xã Bến Cát"])]


def test_the_day_of_a_report_that_is_then_revised_is_that_of_the_work_before_it():
    """
    1. Sở A tổng hợp đề án; báo cáo Sở B trước ngày 07/4/2027; tiếp thu, hoàn thiện, trình Sở C trước ngày 09/4/2027.
    2. Sở A xây dựng đề án; báo cáo Sở B trước ngày 07/4/2027; tổ chức lấy ý kiến các xã.
    """
    found = compiled()
    told = [(task.clause, task.report_to, task.due and str(task.due.date)) for task in found.plan.tasks]
    assert told == [
        ("1", "Sở B", "2027-04-06"),
        ("1", "Sở C", "2027-04-08"),
        ("2", None, None),
        ("2", "Sở B", "2027-04-06"),
        ("2", None, None),
    ]


def test_whom_a_party_body_leads_is_not_asked_about_as_the_lead():
    """
    1. Đảng ủy UBND tỉnh
    - Lãnh đạo UBND tỉnh hoàn thiện phương án bến đò trước ngày 05/12/2026.
    - Rà soát bến đò.
    """
    assert "lead-not-taken" not in [code for code, _ in codes(compiled())]


def test_the_place_that_the_paper_speaks_of_acts_behind_a_semicolon():
    """
    1. Bộ A cấp vốn; tỉnh bố trí vốn đối ứng trước ngày 05/01/2027.
    2. Thống nhất chủ trương sửa bến; tỉnh chủ động thực hiện theo thẩm quyền.
    3. Sở A rà soát; xã hội hóa nguồn lực sửa bến.
    """
    assert leads(compiled()) == [("1", ["Bộ A"]), ("1", ["tỉnh"]), ("2", ["tỉnh"]), ("3", ["Sở A"])]
