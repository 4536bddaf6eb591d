"""Persons by title and name, groups by their trade, papers behind whoever gets them, those to whom something is done, findings."""

import pytest

from directives.compile import compile_directive

TOP = """ỦY BAN NHÂN DÂN TỈNH VĨNH THẠNH
Số: 7/CT-UBND
Vĩnh Thạnh, ngày 19 tháng 01 năm 2026

CHỈ THỊ
Về giữ đê mùa lũ

Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

"""


def compiled(text):
    found = compile_directive((TOP + text).encode(), "a.txt")
    return found.plan.tasks, {(one.code, one.place.clause) for one in found.problems}


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        ("Thứ trưởng Trần Thị Hoa chỉ đạo Vụ Kế hoạch sửa cống.", ["Thứ trưởng Trần Thị Hoa"], []),
        (
            "Phó Chủ tịch Lê Văn Nam phối hợp với Phó Chủ tịch Trần Hoa rà soát bờ bao.",
            ["Phó Chủ tịch Lê Văn Nam"],
            ["Phó Chủ tịch Trần Hoa"],
        ),
        (
            "Phó Chủ tịch Lê Nam và Phó Chủ tịch Trần Hoa rà soát bờ bao.",
            ["Phó Chủ tịch Lê Nam", "Phó Chủ tịch Trần Hoa"],
            [],
        ),
        ("Phó Thủ tướng Lê Văn Nam giao Bộ Tài chính bố trí vốn sửa đê.", ["Bộ Tài chính"], []),
        ("Giám đốc Trung Tâm Y Tế Huyện rà soát tủ thuốc.", ["Trung Tâm Y Tế Huyện"], []),
    ],
)
def test_persons_by_title_and_name(text, leads, partners):
    (task,), asked = compiled(f"1. {text}\n")
    assert (list(task.lead), list(task.with_)) == (leads, partners)
    assert "lead-unlisted" not in {code for code, _ in asked}


def test_whoever_chairs_a_meeting_by_a_day_is_not_whoever_prepares_it():
    tasks, _ = compiled("1. Sở Y tế lập phương án; trước ngày 08/3/2026 Thứ trưởng Trần Thị Hoa sẽ họp nghe báo cáo.\n")
    assert [task.lead for task in tasks] == [("Sở Y tế",), ("Thứ trưởng Trần Thị Hoa",)]


@pytest.mark.parametrize("paper", ["Đề án sửa đê", "Tờ trình về đê", "Nghị quyết về đê", "Báo cáo thi công đê"])
@pytest.mark.parametrize("body", ["Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "UBND huyện"])
def test_a_paper_is_no_part_of_who_gets_it(body, paper):
    (task,), _ = compiled(f"1. Sở Xây dựng trình {body} {paper}.\n")
    assert task.report_to == body


@pytest.mark.parametrize(
    "said",
    [
        "Các hộ dân cần được tổ chức thành tổ canh đê.",
        "Các cơ sở giết mổ phải được kiểm tra thường xuyên.",
        "Các doanh nghiệp sẽ được hỗ trợ bao tải.",
    ],
)
def test_those_to_whom_something_is_done_are_asked_about(said):
    _, asked = compiled(f"1. {said}\n")
    assert ("lead-acted-on", "1") in asked


@pytest.mark.parametrize("said", ["Các xã được giao chỉ tiêu rà soát bờ bao.", "Các xã phải rà soát bờ bao."])
def test_those_who_act_are_not(said):
    _, asked = compiled(f"1. {said}\n")
    assert ("lead-acted-on", "1") not in asked


@pytest.mark.parametrize(
    "trade",
    ["cơ sở sửa chữa tàu thuyền", "cơ sở thu mua nông sản", "đơn vị kiểm định an toàn", "công ty đầu tư và xây dựng"],
)
def test_a_group_cut_before_its_trade_is_asked_about(trade):
    (task,), asked = compiled(f"1. Các {trade} rà soát hồ sơ.\n")
    assert ("name-goes-on", "1") in asked or task.lead == (f"Các {trade}",)


def test_findings_under_a_title_with_a_full_stop_are_no_work():
    tasks, _ = compiled(
        "I. Tình hình đội ngũ cán bộ và công tác đào tạo, bồi dưỡng cán bộ giữ đê trong những năm qua.\n"
        "Đội ngũ giữ đê ngày càng lớn mạnh, đến hết tháng 12/2025 đã có hơn 6 nghìn người.\n"
        "Tuy vậy vẫn còn những hạn chế như:\n- Tài liệu còn thiếu.\n- Sổ sách chưa đủ.\n"
        "II. Nhiệm vụ\n1. Sở Nội vụ mở lớp.\n"
    )
    assert [task.clause for task in tasks] == ["II.1"]


@pytest.mark.parametrize(
    ("behind", "quotes", "asked"),
    [
        ("Tiếp tục gia cố các đoạn xung yếu .", ["Rà soát các đoạn đê xung yếu"], False),
        ("Sở Y tế lập trạm cấp cứu .", ["Sở Y tế lập trạm cấp cứu"], True),
    ],
)
def test_the_first_sentence_of_work_is_no_heading_where_each_stands_on_its_own_line(behind, quotes, asked):
    tasks, doubts = compiled(
        f"1 . Sở Xây dựng sửa cống .\n2 . Rà soát các đoạn đê xung yếu , nhất là đoạn ven sông .\n{behind}\n3 . Sở Nội vụ mở lớp .\n"
    )
    assert [task.quote.partition(" ,")[0].removesuffix(" .") for task in tasks if task.clause == "2"] == quotes
    assert (("perhaps-a-task", "2") in doubts) == asked


def test_a_misprinted_verb_among_points_is_no_content_where_more_work_follows():
    tasks, doubts = compiled(
        "1. Nâng cao chất lượng giữ đê.\n1.1. Tố chức thực hiện tốt Chỉ thị về giữ đê; tiếp tục xây dựng quy chế tuần tra.\n"
        "1.2. Sở Xây dựng tập huấn cho cán bộ.\n1.3. Đê cấp I và cấp II.\n"
    )
    assert "1.1" in [task.clause for task in tasks]
    assert ("perhaps-no-task", "1.1") in doubts


@pytest.mark.parametrize(
    "year", ["Năm 2026 là năm có nhiều sự kiện lớn.", "Năm 2026 còn là năm kỷ niệm ngày truyền thống."]
)
def test_what_year_it_is_is_no_work(year):
    tasks, _ = compiled(f"1. {year} Sở Y tế chuẩn bị thuốc.\n")
    assert [task.lead for task in tasks] == [("Sở Y tế",)]


def test_an_office_that_is_nobodys_by_name_issues_nothing():
    text = (
        "Thông báo kết luận của lãnh đạo bộ tư pháp tại hội nghị triển khai công tác\n"
        "Lãnh đạo Bộ Tư pháp đã kết luận như sau :\n1 . Sở Tư pháp rà soát văn bản .\n2 . Sở Nội vụ mở lớp .\n"
        "Trên đây là kết luận tại Hội nghị , Văn phòng xin thông báo để các đơn vị biết và thực hiện .\n"
    )
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer != "Văn phòng"
