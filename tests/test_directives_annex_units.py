"""Annexes that give work in numbered units: labels or the title say so; forms and outlines of reports give none."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/UBND-KT\nThanh Lâm, ngày 16 tháng 3 năm 2026\nV/v giữ bến đò\nKính gửi:\n"
    "- Các sở, ban, ngành;\n- UBND các xã.\n\nUBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã thực hiện:\n"
    "1. Treo bảng chỉ dẫn tại các bến.\n2. Giao Sở Xây dựng tổng hợp, báo cáo UBND tỉnh.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    "CHỦ TỊCH\nTrần Văn A\n\n"
)


def compiled(annex):
    return compile_directive(f"{HEAD}{annex}".encode(), "a.txt")


def annexed(annex):
    return [(task.clause, task.lead, task.with_) for task in compiled(annex).plan.tasks[2:]]


LABELLED = (
    "1. Rà soát bến đò ngang.\n{a} Cơ quan chủ trì: Sở Xây dựng.\n{b} Cơ quan phối hợp: Công an tỉnh.\n"
    "2. Cấp áo phao.\n{a} Cơ quan chủ trì: UBND các xã.\n"
)


@pytest.mark.parametrize(
    "title", ["PHỤ LỤC", "Phụ lục", "Phụ lục I", "PHỤ LỤC\nGIỮ BẾN ĐÒ\n(Kèm theo Công văn số 12/UBND-KT)"]
)
@pytest.mark.parametrize("marks", [("a)", "b)"), ("-", "-"), ("+", "+")])
def test_labels_say_that_an_annex_is_work(title, marks):
    annex = f"{title}\n{LABELLED.format(a=marks[0], b=marks[1])}"
    assert annexed(annex) == [("PL.1", ("Sở Xây dựng",), ("Công an tỉnh",)), ("PL.2", ("UBND các xã",), ())]


@pytest.mark.parametrize(
    "title",
    [
        "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ", "Phụ lục 1: Phân công nhiệm vụ", "Phụ lục số 01\nDANH MỤC NHIỆM VỤ GIAO CÁC ĐƠN VỊ",
        "DANH MỤC NHIỆM VỤ\n(Kèm theo Công văn số 12/UBND-KT)", "PHỤ LỤC CÁC NHIỆM VỤ TRỌNG TÂM",
    ],
)  # fmt: skip
def test_its_title_says_it(title):
    annex = f"{title}\n1. Sở Xây dựng rà soát bến đò ngang.\n2. Công an tỉnh tuần tra các bến.\n"
    found = compiled(annex)
    assert annexed(annex) == [("PL.1", ("Sở Xây dựng",), ()), ("PL.2", ("Công an tỉnh",), ())]
    assert [one.code for one in found.problems if one.place.clause] == []


def test_headings_of_bodies_lead_what_stands_below_them():
    annex = "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\nI. Sở Xây dựng\n1. Rà soát bến đò.\n2. Cấp phép bến.\nII. Công an tỉnh\n1. Tuần tra.\n"
    assert annexed(annex) == [
        ("PL.I.1", ("Sở Xây dựng",), ()),
        ("PL.I.2", ("Sở Xây dựng",), ()),
        ("PL.II.1", ("Công an tỉnh",), ()),
    ]


def test_of_several_annexes_each_has_its_number():
    work = "PHỤ LỤC II\nPHÂN CÔNG NHIỆM VỤ\n1. Sở Xây dựng rà soát bến đò.\n2. Công an tỉnh tuần tra.\n"
    form = "PHỤ LỤC I\nMẪU BÁO CÁO\n1. Tình hình chung.\n2. Kết quả thực hiện.\n"
    assert annexed(form + work) == [("PL2.1", ("Sở Xây dựng",), ()), ("PL2.2", ("Công an tỉnh",), ())]


@pytest.mark.parametrize(
    "annex",
    [
        "PHỤ LỤC\nĐỀ CƯƠNG BÁO CÁO\nI. Kết quả\n1. Công tác chỉ đạo\n2. Kiểm tra bến đò\nII. Đề xuất, kiến nghị\n",
        "PHỤ LỤC\nDANH SÁCH BẾN ĐÒ\n1. Bến Thượng\n2. Bến Hạ\n",
        "PHỤ LỤC\nPHIẾU ĐĂNG KÝ\n1. Họ và tên:\n2. Cơ quan chủ trì:\n3. Đơn vị thực hiện: ....\n",
    ],
)
def test_forms_and_outlines_of_reports_give_none(annex):
    assert annexed(annex) == []


def test_what_an_annex_cites_is_cited():
    annex = f"PHỤ LỤC\n{LABELLED.format(a='a)', b='b)')}3. Thực hiện Chỉ thị số 9/CT-UBND ngày 02/3/2025.\na) Cơ quan chủ trì: Sở Y tế.\n"
    assert [one.number for one in compiled(annex).plan.directive.cites] == ["9/CT-UBND"]


def test_work_above_labels_with_a_time_of_its_own_is_a_task():
    annex = "PHỤ LỤC\n1. Lát lại bến; hằng năm báo cáo UBND tỉnh.\na) Chủ trì: Sở Xây dựng.\n2. Tuần tra.\na) Chủ trì: Công an tỉnh.\n"
    told = [(one.part, one.due is not None, one.report_to, one.lead) for one in compiled(annex).plan.tasks[2:4]]
    assert told == [(1, False, None, ("Sở Xây dựng",)), (2, True, "UBND tỉnh", ("Sở Xây dựng",))]
