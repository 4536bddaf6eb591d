"""Work named beside the part in it of whoever leads: "Đơn vị chủ trì xây dựng đề án: Sở A; phối hợp: Sở B"."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 8 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"


def made(said):
    return compile_directive(f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt")


def told(said):
    """Title, leads, partners and last day of each task of the first of two units."""
    tasks = [one for one in made(said).plan.tasks if one.clause.startswith("1")]
    return [(one.title, "; ".join(one.lead), "; ".join(one.with_), str(getattr(one.due, "date", ""))) for one in tasks]


@pytest.mark.parametrize(
    ("said", "work", "partners"),
    [
        ("Đơn vị chủ trì xây dựng đề án: Sở Nội vụ; phối hợp: Sở Y tế; hoàn thành trước ngày 16/9/2026.", "Xây dựng đề án", "Sở Y tế"),
        ("Cơ quan chủ trì lập danh mục bến: Sở Nội vụ, hoàn thành trước ngày 16/9/2026.", "Lập danh mục bến", ""),
        ("Cơ quan chủ trì thẩm định dự toán: Sở Nội vụ. Cơ quan phối hợp: Sở Y tế. Thời hạn: 15/9/2026.", "Thẩm định dự toán", "Sở Y tế"),
        ("Đơn vị thực hiện việc cắm biển báo: Sở Nội vụ; thời gian hoàn thành trước ngày 16/9/2026.", "Cắm biển báo", ""),
        ("Đơn vị được giao chủ trì xây dựng đề án: Sở Nội vụ; hoàn thành trước ngày 16/9/2026.", "Xây dựng đề án", ""),
        ("Đơn vị chủ trì (xây dựng đề án): Sở Nội vụ; thời hạn: 15/9/2026.", "Xây dựng đề án", ""),
        ("Đơn vị đầu mối tổng hợp số liệu: Sở Nội vụ; thời hạn: 15/9/2026.", "Tổng hợp số liệu", ""),
        ("Chủ trì xây dựng đề án: Sở Nội vụ; phối hợp: Sở Y tế; hoàn thành trước ngày 16/9/2026.", "Xây dựng đề án", "Sở Y tế"),
        ("Cơ quan soạn thảo Nghị quyết về phí đò: Sở Nội vụ, hoàn thành trước ngày 16/9/2026.", "Soạn thảo Nghị quyết về phí đò", ""),
        (
            "Đơn vị chủ trì xây dựng và trình đề án sắp xếp các bến đò ngang: Sở Nội vụ; phối hợp: Sở Y tế; trước ngày 16/9/2026.",
            "Xây dựng và trình đề án sắp xếp các bến đò ngang",
            "Sở Y tế",
        ),
        ("Đơn vị chủ trì xây dựng đề án là Sở Nội vụ; phối hợp là Sở Y tế; hoàn thành trước ngày 16/9/2026.", "Xây dựng đề án", "Sở Y tế"),
        ("Cơ quan chủ trì việc sắp xếp bến là Sở Nội vụ; đơn vị phối hợp là Sở Y tế; trước ngày 16/9/2026.", "Sắp xếp bến", "Sở Y tế"),
        ("Đơn vị chủ trì xây dựng đề án: Sở Nội vụ.\n- Đơn vị phối hợp: Sở Y tế.\n- Thời hạn: 15/9/2026.", "Xây dựng đề án", "Sở Y tế"),
    ],
)  # fmt: skip
def test_the_label_of_the_lead_names_the_work(said, work, partners):
    assert told(said) == [(work, "Sở Nội vụ", partners, "2026-09-15")]


def test_each_label_with_work_of_its_own_is_a_task():
    first = "- Đơn vị chủ trì xây dựng đề án: Sở Nội vụ; trước ngày 16/9/2026."
    below = f"\n{first}\n- Đơn vị chủ trì thẩm định đề án: Sở Y tế; trước ngày 26/9/2026."
    expected = [("Xây dựng đề án", "Sở Nội vụ", "", "2026-09-15"), ("Thẩm định đề án", "Sở Y tế", "", "2026-09-25")]
    assert told(f"Phân công như sau:{below}") == told(f"Sắp xếp các bến đò{below}") == expected


def test_a_label_below_the_work_that_it_names_again_is_no_task():
    said = "Xây dựng đề án sắp xếp bến\n- Đơn vị chủ trì xây dựng đề án: Sở Nội vụ.\n- Đơn vị phối hợp: Sở Y tế."
    assert told(said) == [("Xây dựng đề án sắp xếp bến", "Sở Nội vụ", "Sở Y tế", "")]


def test_a_label_with_a_day_that_nothing_takes_is_asked_about():
    said = "Cơ quan chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; hoàn thành trước ngày 16/9/2026."
    assert told(said) == []
    assert [one.code for one in made(said).problems if one.place.clause == "1"] == ["not-understood"]


def test_labels_whose_work_is_one_word_stand_beside_others():
    below = "\n- Đơn vị chủ trì lập danh mục bến: Sở Xây dựng.\n- Cơ quan chủ trì tập huấn: Sở Nội vụ; thời gian: tháng 9/2026."
    expected = [("Lập danh mục bến", "Sở Xây dựng", "", ""), ("Tập huấn", "Sở Nội vụ", "", "2026-09-30")]
    assert told(f"Phân công như sau:{below}") == expected


def test_further_lines_of_the_lead_are_asked_about():
    said = "Sắp xếp các bến đò\n- Cơ quan chủ trì: Sở Xây dựng.\n- Cơ quan chủ trì kiểm tra: Sở Y tế.\n- Thời hạn: 15/9/2026."
    assert told(said) == [("Sắp xếp các bến đò", "Sở Xây dựng", "", "2026-09-15")]
    asked = [one.args["said"] for one in made(said).problems if one.code == "actor-left" and one.place.clause == "1"]
    assert asked == ["Sở Y tế"]


@pytest.mark.parametrize(
    "more",
    [
        "Thời hạn: 15/9/2026. Nội dung: kế hoạch cắm biển báo.",
        "Nội dung: kế hoạch cắm biển báo.",
        "Thời hạn: 15/9/2026.",
    ],
)
def test_labels_with_a_time_or_a_work_that_nothing_takes_are_asked_about(more):
    said = f"Đơn vị chủ trì: Sở Nội vụ. Đơn vị phối hợp: Sở Y tế. {more}"
    assert told(said) == []
    assert [one.code for one in made(said).problems if one.place.clause == "1"] == ["not-understood"]


@pytest.mark.parametrize(
    "first",
    ["Nội dung: xây dựng kế hoạch; đơn vị chủ trì: Sở Nội vụ; thời hạn: 15/9/2026.", "Nội dung: xây dựng kế hoạch."],
)
def test_labels_with_work_are_none_of_a_form_begun_before_them(first):
    found = made(
        f"{first}\n2. Đơn vị chủ trì lập danh mục bến: Sở Y tế; thời hạn: 16/9/2026.\n3. Sở Xây dựng kiểm tra bến."
    )
    assert [one.lead for one in found.plan.tasks if one.clause == "2"][:1] == [("Sở Y tế",)]
    assert not [one for one in found.problems if one.place.clause == "1" and one.code in ("actor-left", "several-dues")]
