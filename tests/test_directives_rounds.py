"""Rounds of an emulation movement, addresses to which each group sends the same, and what a text without a head calls itself."""

import pytest

from directives.compile import compile_directive
from directives.sentences.contacts import only_an_address
from directives.sentences.subjects import read_subject
from tests.worded import codes, compiled


def test_rounds_with_their_times_are_work():
    """
    I. CÁC ĐỢT THI ĐUA
    Phong trào được chia làm 3 đợt:
    - Đợt 1: Từ nay đến hết tháng 12/2026, trọng tâm là thi đua lập thành tích chào mừng ngày bến đò.
    - Đợt thi đua thứ hai: Từ tháng 01/2027 đến hết năm học 2026-2027, trọng tâm là thi đua dạy tốt, học tốt.
    - Đợt 3 (từ ngày 01/6/2027 đến ngày 31/8/2027): tổ chức sinh hoạt hè.
    II. TỔ CHỨC THỰC HIỆN
    Các trường báo cáo kết quả trước ngày 10/9/2027.
    """
    found = compiled()
    days = [(task.clause, task.due and str(task.due.date)) for task in found.plan.tasks]
    assert days == [("I.1", "2026-12-31"), ("I.2", None), ("I.3", "2027-08-31"), ("II", "2027-09-09")]
    assert ("due-unread", "I.2") in codes(found)


def test_where_each_group_sends_the_same_is_no_work_of_its_own():
    """
    1. Các trường lập danh sách, nộp về Sở A trước ngày 07/11/2027: trường mầm non gửi về địa chỉ a@song.vn; các trường
    tiểu học gửi về địa chỉ: b@song.vn; các trường trung học nộp qua số 0912 345 678.
    2. Các trường gửi kết quả về Sở A trước ngày 07/12/2027; các xã gửi về Sở B trước ngày 10/12/2027.
    """
    found = compiled()
    assert [(task.clause, str(task.due.date)) for task in found.plan.tasks] == [
        ("1", "2027-11-06"), ("2", "2027-12-06"), ("2", "2027-12-09"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("piece", "address"),
    [
        ("các trường tiểu học gửi về địa chỉ: thongke@song.vn;", True),
        ("bản mềm gửi qua hộp thư thongke@song.vn", True),
        ("các phường gửi qua số Zalo 0912 345 678.", True),
        ("các xã gửi về Sở Y tế", False),
        ("các xã gửi về địa chỉ thongke@song.vn trước ngày 05/12", False),
        ("các xã rà soát, gửi kết quả", False),
    ],
)
def test_a_piece_that_only_says_an_address(piece, address):
    assert only_an_address(piece) is address


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Chỉ đạo tổng kết Nghị quyết 18 của tỉnh hướng dẫn các xã", "Ban Chỉ đạo tổng kết Nghị quyết 18 của tỉnh"),
        ("Ban Chỉ đạo sơ kết Chỉ thị số 05-CT/TW tỉnh lập báo cáo", "Ban Chỉ đạo sơ kết Chỉ thị số 05-CT/TW tỉnh"),
        ("Ban Chỉ đạo tổng kết Nghị quyết 18 trước ngày 05/01/2027", "Ban Chỉ đạo"),
        ("Ban Chỉ đạo tổng kết công tác năm 2026", "Ban Chỉ đạo"),
    ],
)
def test_a_committee_that_reviews_a_resolution_is_called_by_it(text, names):
    said = read_subject(text)
    assert said is not None
    assert said.names == (names,)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "Lập đề án bến đò, báo cáo Sở Xây dựng theo tiến độ chung, trình Ủy ban nhân dân tỉnh trước ngày 09/4/2027.",
            True,
        ),
        ("Lập đề án bến đò, báo cáo Sở Xây dựng, trình Ủy ban nhân dân tỉnh trước ngày 09/4/2027.", True),
        ("Lập đề án bến đò, báo cáo Sở Xây dựng xem xét, trình Ủy ban nhân dân tỉnh trước ngày 09/4/2027.", False),
        ("Lập đề án, báo cáo Sở Xây dựng (bản giấy) để thẩm định, trình Ủy ban nhân dân tỉnh.", False),
    ],
)
def test_the_second_of_two_who_are_told_is_asked_about(sentence, asked):
    """Unless the first does something with it and passes it on."""
    found = compile_directive(
        f"KẾ HOẠCH\nGiữ bến\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n1. {sentence}\n".encode(), "a.txt"
    )
    assert (("receiver-left", "1") in codes(found)) is asked


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("các nội dung nêu tại Kết luận này", "ket-luan"),
        ("các việc của Kế hoạch này", "ke-hoach"),
        ("Kế hoạch này và Nghị quyết này", "cong-van"),
        ("kết luận này", "cong-van"),
    ],
)
def test_what_a_text_without_a_head_calls_itself_is_its_kind(words, kind):
    """And is asked about all the same."""
    text = f"Sau khi nghe báo cáo, Ban Thường vụ có ý kiến như sau:\n\n1. Sở Xây dựng thực hiện {words}.\n\n2. Các xã rà soát bến đò.\n"
    found = compile_directive(text.encode(), "a.txt")
    assert found.plan.directive.kind == kind
    assert "kind" in [one.args.get("field") for one in found.problems if one.code == "head-missing"]
