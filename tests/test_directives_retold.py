"""Pages that retell a paper: they open with a sentence that says which, instead of a letterhead."""

import datetime as dt

import pytest

from directives.compile import compile_directive

ITEMS = "\n\n1. Bộ Xây dựng rà soát các bến đò trước ngày 20/3/2026.\n\n2. Bộ Công an kiểm tra tàu chở cát.\n"
DAY = dt.date(2026, 3, 5)
ABOUT = "Về việc giữ sạch bờ sông mùa lũ"


def compiled(opening, items=ITEMS):
    return compile_directive(f"{opening}{items}".encode(), "trang.txt")


def head(opening, items=ITEMS):
    found = compiled(opening, items).plan.directive
    return found.kind, found.number, found.issuer, found.issued, found.subject


def doubted(opening, items=ITEMS):
    return {(one.code, one.place.field) for one in compiled(opening, items).problems if one.code.startswith("head-")}


@pytest.mark.parametrize(
    "opening",
    [
        "Ngày 05/3/2026, Thủ tướng Chính phủ đã ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ.",
        "Ngày 05 tháng 3 năm 2026 Thủ tướng Chính phủ có Công điện 19/CĐ-TTg năm 2026 về việc giữ sạch bờ sông mùa lũ.",
        "Thủ tướng Chính phủ vừa ký Công điện số 19/CĐ-TTg ngày 05/3/2026 về việc giữ sạch bờ sông mùa lũ, yêu cầu các bộ trực ban.",
        "Phó Thủ tướng Trần Văn An đã ký Công điện số 19/CĐ-TTg ngày 05/3/2026 của Thủ tướng Chính phủ về việc giữ sạch bờ sông mùa lũ.",
        "Ngày 05/3/2026, Phó Thủ tướng Trần Văn An ký ban hành Công điện khẩn số 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ.",
        "Vừa qua, Thủ tướng Chính phủ ban hành Công điện số 19/CĐ-TTg (ngày 05/3/2026) về việc giữ sạch bờ sông mùa lũ (gọi tắt là X).",
        "Công điện số 19/CĐ-TTg ngày 05/3/2026 của Thủ tướng Chính phủ về việc giữ sạch bờ sông mùa lũ nêu rõ:",
        "Tại Công điện số 19/CĐ-TTg ngày 05/3/2026 về việc giữ sạch bờ sông mùa lũ, Thủ tướng Chính phủ yêu cầu các bộ như sau:",
        "Theo Công điện 19/CĐ-TTg ngày 05/3/2026 về việc giữ sạch bờ sông mùa lũ, Thủ tướng Chính phủ yêu cầu các bộ như sau:",
        "Ngày 05/3/2026, tại Công điện số 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ, Thủ tướng Chính phủ yêu cầu:",
        "Sau trận lũ lớn, ngày 05/3/2026, Thủ tướng Chính phủ ra Công điện số 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ, cụ thể như sau:",
        "Ngày 05/3/2026, Thủ tướng Chính phủ gửi Công điện 19/CĐ-TTg Tải về về việc giữ sạch bờ sông mùa lũ, trong đó có nội dung như sau:",
    ],
)  # fmt: skip
def test_the_opening_says_which_paper_the_page_retells(opening):
    assert head(opening) == ("cong-dien", "19/CĐ-TTg", "Thủ tướng Chính phủ", DAY, ABOUT)
    assert compiled(opening).plan.directive.cites == ()
    assert not doubted(opening)


@pytest.mark.parametrize(
    ("opening", "read"),
    [
        (
            "Theo Chỉ thị 8/CT-TTg năm 2026, để bến đò an toàn Thủ tướng Chính phủ yêu cầu các bộ có nội dung như sau:",
            ("chi-thi", "8/CT-TTg", "Thủ tướng Chính phủ", None, None),
        ),
        (
            "Thông báo số 31/TB-VPCP ngày 05/3/2026 của Văn phòng Chính phủ thông báo kết luận của Phó Thủ tướng về bến đò nêu rõ:",
            ("ket-luan", "31/TB-VPCP", "Văn phòng Chính phủ", DAY, "Thông báo kết luận của Phó Thủ tướng về bến đò"),
        ),
        (
            "Ngày 05/3/2026, Văn phòng Chính phủ ra Thông báo 31/TB-VPCP về Kết luận của Phó Thủ tướng về bến đò.",
            ("ket-luan", "31/TB-VPCP", "Văn phòng Chính phủ", DAY, "Về Kết luận của Phó Thủ tướng về bến đò"),
        ),
        (
            "Ngày 05/3/2026, Sở Xây dựng tỉnh Sông Thao ban hành Thông báo 31/TB-SXD về lịch mở bến đò.",
            ("cong-van", "31/TB-SXD", "Sở Xây dựng tỉnh Sông Thao", DAY, "Về lịch mở bến đò"),
        ),
        (
            "Kết luận của Phó Thủ tướng tại cuộc họp về bến đò tại Thông báo 31/TB-VPCP năm 2026 có nội dung như sau:",
            ("ket-luan", "31/TB-VPCP", "Văn phòng Chính phủ", None, "Kết luận của Phó Thủ tướng tại cuộc họp về bến đò"),
        ),
        (
            "Thực hiện Công điện số 19/CĐ-TTg ngày 01/3/2026, ngày 05/3/2026, UBND tỉnh Sông Thao ban hành Kế hoạch 40/KH-UBND "
            "triển khai Nghị định 26/2026/NĐ-CP về bến đò.",
            ("ke-hoach", "40/KH-UBND", "UBND tỉnh Sông Thao", DAY, "Triển khai Nghị định 26/2026/NĐ-CP về bến đò"),
        ),
        (
            "Sở Xây dựng vừa có Văn bản số 88/SXD-VT ngày 05/3/2026 gửi các xã ven sông về việc thu hồi, giao bến đò.",
            ("cong-van", "88/SXD-VT", "Sở Xây dựng", DAY, "Về việc thu hồi, giao bến đò"),
        ),
    ],
)  # fmt: skip
def test_what_the_opening_says_and_no_more(opening, read):
    assert head(opening) == read


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Công điện số 19/CĐ-TTg ngày 05/3/2026 của Thủ tướng Chính phủ về việc giữ sạch bờ sông, Sở Xây dựng yêu cầu:",
        "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông. Sở Xây dựng đề nghị các xã:",
        "Tại Công điện số 19/CĐ-TTg ngày 05/3/2026, Thủ tướng Chính phủ yêu cầu các tỉnh rà soát bến đò. Sở Xây dựng đề nghị các xã:",
        "Sở Xây dựng nhận được Công điện số 19/CĐ-TTg ngày 05/3/2026 về việc giữ sạch bờ sông. Các xã thực hiện như sau:",
        "Công điện số 19/CĐ-TTg ngày 05/3/2026 đến nay chưa được thực hiện tốt.",
        "Kính gửi: Các xã\n\nNgày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông.",
    ],
)
def test_a_paper_that_another_rests_on_is_not_the_one_that_is_read(opening):
    assert compiled(opening).plan.directive.number is None
    assert ("head-missing", "number") in doubted(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về đò.\n\nNgày 06/3/2026, Bộ Xây dựng có Công văn 77/BXD-VT.",
        "Ngày 05/3/2026, UBND tỉnh Sông Thao ban hành Chỉ thị 5/CT-UBND. Ngày 06/3/2026, UBND tỉnh Sông Thao ban hành Kế hoạch 40/KH-UBND.",
    ],
)  # fmt: skip
def test_of_several_papers_told_of_none_is_taken_and_it_is_asked(opening):
    found = compiled(opening)
    assert (found.plan.directive.number, found.plan.directive.issuer) == (None, None)
    assert {("head-several", "number"), ("head-missing", "kind")} <= doubted(opening)
    assert len(found.plan.directive.cites) == 2


def test_by_a_paper_somebody_may_also_ask_in_his_own_letter():
    assert {("head-retold", "kind"), ("head-retold", "number")} <= doubted(
        "Theo Công văn số 88/SXD-VT ngày 05/3/2026 của Sở Xây dựng về bến đò, đề nghị các xã như sau:"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Toàn văn Công điện 19/CĐ-TTg về giữ bờ sông ra sao?\n\nToàn văn Công điện 19/CĐ-TTg về giữ bờ sông ra sao?\n\n",
        "Công điện 19/CĐ-TTg 2026 về giữ sạch bờ sông\n\n",
        "Giữ sạch bờ sông mùa lũ\n\nTheo Nghị định 7/2026/NĐ-CP thì bến đò do ai quản lý?\n\n",
    ],
)
def test_headings_and_questions_above_the_opening_say_nothing_else(heading):
    opening = (
        "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg năm 2026 về việc giữ sạch bờ sông mùa lũ."
    )
    assert head(heading + opening)[1:] == ("19/CĐ-TTg", "Thủ tướng Chính phủ", DAY, ABOUT)


def test_a_notice_of_which_nothing_more_is_said_may_be_that_of_a_conclusion():
    opening = "Ngày 05/3/2026, Sở Xây dựng có Thông báo 31/TB-SXD."
    assert ("head-retold", "kind") in doubted(opening)
    assert head(opening[:-1] + " thông báo lịch mở bến đò.")[::4] == ("cong-van", "Thông báo lịch mở bến đò")


def test_a_kind_that_the_letters_of_the_number_gainsay_is_doubted():
    opening = "Ngày 05/3/2026, Sở Xây dựng ban hành Công văn 88/QĐ-SXD về bến đò."
    assert head(opening)[0] == "cong-van"
    assert doubted(opening) == {("head-retold", "kind")}


QUESTION = "Giữ sạch bờ sông mùa lũ theo Công điện 19/CĐ-TTg như thế nào?\n\n"
PICTURE = "\n\nGiữ sạch bờ sông (Hình từ Internet)\n"


@pytest.mark.parametrize(("before", "after"), [(QUESTION, ""), ("", PICTURE)])
def test_a_page_that_answers_questions_is_a_report_of_the_paper(before, after):
    opening = "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ."
    assert head(before + opening, ITEMS + after) == ("bai-bao", "19/CĐ-TTg", "Thủ tướng Chính phủ", DAY, ABOUT)


def test_of_a_report_it_is_said_once_that_it_is_not_the_paper_itself():
    opening = "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ."
    told = [one for one in compiled(QUESTION + opening).problems if one.code == "only-reported"]
    assert [(one.severity.value, one.place.clause) for one in told] == [("doubt", None)]


def test_a_page_whose_opening_only_names_its_paper_is_read_as_news_and_the_number_is_asked_about():
    opening = "Theo Công điện 19/CĐ-TTg năm 2026 quy định thì bến đò phải an toàn. Thủ tướng Chính phủ yêu cầu:"
    assert head(opening)[:2] == ("cong-van", None)
    assert head(QUESTION + opening)[:2] == ("bai-bao", "19/CĐ-TTg")
    assert ("head-retold", "number") in doubted(QUESTION + opening)


EXCERPT = """

[...]

5. Bộ Xây dựng rà soát các bến đò trước ngày 20/3/2026.

6. Bộ Công an, TKV kiểm tra tàu chở than.

[...]

Vì vậy, yêu cầu các chủ bến, cơ quan, đơn vị có liên quan rà soát phao cứu sinh trên bến.

Giữ sạch bờ sông có ý nghĩa như:

(1) Nâng cao ý thức của người dân.
"""


def test_an_excerpt_begins_with_any_number_and_behind_what_it_leaves_out_the_page_speaks():
    opening = "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ."
    found = compiled(opening, EXCERPT)
    assert [(task.clause, task.lead) for task in found.plan.tasks] == [
        ("5", ("Bộ Xây dựng",)),
        ("6", ("Bộ Công an", "TKV")),
    ]
    asked = [found.text[slice(*one.place.span)] for one in found.problems if one.code == "not-understood"]
    assert [text[:15] for text in asked] == ["Vì vậy, yêu cầu"]


def test_behind_what_a_paper_itself_leaves_out_it_still_gives_work():
    paper = "CHỈ THỊ\nVề việc giữ sạch bờ sông\n\n1. Sở Y tế rà soát.\n[...]\nSở Xây dựng kiểm tra bến.\n2. Sở Nội vụ họp.\n"
    found = compile_directive(paper.encode(), "chi-thi.txt")
    assert [task.lead for task in found.plan.tasks] == [("Sở Y tế",), ("Sở Xây dựng",), ("Sở Nội vụ",)]


def test_where_nothing_is_left_out_a_list_does_not_begin_with_any_number():
    opening = "Ngày 05/3/2026, Thủ tướng Chính phủ ban hành Công điện 19/CĐ-TTg về việc giữ sạch bờ sông mùa lũ."
    words = "\n\n6747. Sở Xây dựng kiểm tra bến đò.\n\n- Bộ Xây dựng rà soát các bến đò trước ngày 20/3/2026.\n"
    assert "6747" not in [task.clause for task in compiled(opening, words).plan.tasks]
