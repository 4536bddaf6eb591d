"""Who receives what is handed over, right behind the word; one receiver said twice; who is called the joining body."""

import pytest

from directives.compile import compile_directive
from directives.sentences.handed_over import handed_over
from directives.sentences.partners import joins_only, read_partners
from directives.sentences.reports import read_reports
from directives.strings.folding import fold


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Sở Xây dựng chuyển Công an tỉnh hồ sơ vụ việc trước ngày 20/9/2026.", "Công an tỉnh"),
        ("Sở Xây dựng bàn giao Sở Y tế hồ sơ công trình.", "Sở Y tế"),
        ("Các xã cung cấp Sở Tài chính, Thanh tra tỉnh số liệu thu chi.", "Sở Tài chính, Thanh tra tỉnh"),
        ("Sở Xây dựng chuyển ngay Thanh tra tỉnh toàn bộ hồ sơ.", "Thanh tra tỉnh"),
        ("Sở Xây dựng chuyển cho Thanh tra tỉnh 05 bộ hồ sơ.", "Thanh tra tỉnh"),
        ("Sở Xây dựng chia sẻ Công an tỉnh dữ liệu dân cư.", "Công an tỉnh"),
        ("Sở Xây dựng chuyển các xã hồ sơ mẫu.", None),
        ("Sở Xây dựng bàn giao Trạm Y tế xã cho nhà thầu.", None),
        ("Sở Xây dựng chuyển Công an tỉnh điều tra.", None),
        ("Các lớp nộp danh sách cho thầy Hùng trước ngày 20/9/2026.", "thầy Hùng"),
        ("Các phòng báo cáo đồng chí Nguyễn Văn An đến hết ngày 20/9/2026.", "đồng chí Nguyễn Văn An"),
        ("Các lớp báo cáo cô giáo chủ nhiệm.", None),
    ],
)
def test_whoever_stands_right_behind_what_is_done_receives_the_papers(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    "said",
    ["Sở Xây dựng chuyển Công an tỉnh điều tra.", "Sở Xây dựng chuyển hồ sơ Công an tỉnh để điều tra."],
)
def test_where_it_may_be_meant_otherwise_the_receiver_is_asked_about(said):
    assert [(got.names.names, got.papers) for got in handed_over(said, fold(said))] == [(("Công an tỉnh",), False)]


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Báo cáo Chủ tịch UBND tỉnh, Chủ tịch Ủy ban nhân dân tỉnh.", "Chủ tịch UBND tỉnh"),
        ("Báo cáo Ủy ban nhân dân tỉnh, UBND tỉnh trước ngày 20/9/2026.", "Ủy ban nhân dân tỉnh"),
        ("Báo cáo UBND tỉnh; đồng gửi Ủy ban nhân dân tỉnh.", "UBND tỉnh"),
        ("Báo cáo UBND tỉnh, Chủ tịch Ủy ban nhân dân tỉnh.", "UBND tỉnh, Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Báo cáo HĐND tỉnh, UBND tỉnh.", "HĐND tỉnh, UBND tỉnh"),
    ],
)
def test_one_receiver_said_twice_is_one(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "partners"),
    [
        ("Sở Xây dựng triển khai đề án, Công an tỉnh là cơ quan phối hợp thực hiện đề án.", ("Công an tỉnh",)),
        ("Sở Xây dựng triển khai đề án; Công an tỉnh, Sở Y tế là các đơn vị phối hợp.", ("Công an tỉnh", "Sở Y tế")),
        ("Sở Xây dựng triển khai đề án, trong đó Công an tỉnh là đơn vị phối hợp giữ trật tự.", ("Công an tỉnh",)),
        ("Sở Xây dựng triển khai đề án, các xã giữ vai trò phối hợp trong quá trình thực hiện.", ("các xã",)),
    ],
)
def test_whoever_is_called_the_joining_body_is_a_partner(said, partners):
    assert read_partners(said) == partners


def test_a_sentence_of_its_own_that_only_calls_the_joining_body_gives_no_task_but_with_a_day_it_does():
    assert joins_only("Công an tỉnh là cơ quan phối hợp thực hiện đề án.")
    assert not joins_only("Công an tỉnh là cơ quan phối hợp thực hiện đề án trước ngày 20/9/2026.")
    assert not joins_only("Công an tỉnh là cơ quan phối hợp, cung cấp số liệu dân cư.")


def test_a_chairman_said_twice_is_asked_about_no_more():
    said = "Sở Xây dựng báo cáo Chủ tịch UBND tỉnh, Chủ tịch Ủy ban nhân dân tỉnh trước ngày 20/9/2026."
    made = compile_directive(f"KẾ HOẠCH\nVề bến đò\n\n1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    assert "receiver-left" not in {one.code for one in made.problems}


@pytest.mark.parametrize("said", ["Chuyển hồ sơ.", "Rà soát vụ việc, chuyển hồ sơ;", "Chuyển", "Bàn giao tài liệu"])
def test_what_is_passed_on_may_end_the_sentence(said):
    assert read_reports(said) == (None, None)
