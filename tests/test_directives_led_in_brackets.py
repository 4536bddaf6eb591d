"""Who does it stands behind the work, in brackets or behind "do", and a time behind that."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 3 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"


def told(sentence):
    """Leads, partners and day of the first of two units."""
    plan = compile_directive(f"{HEAD}{ALL}1. {sentence}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt").plan
    return [
        ("; ".join(one.lead), "; ".join(one.with_), str(one.due.date) if one.due else "")
        for one in plan.tasks
        if one.clause == "1"
    ]


@pytest.mark.parametrize(
    ("sentence", "partner", "day"),
    [
        (
            "Kiểm tra bến đò (Sở Xây dựng chủ trì, Công an tỉnh phối hợp) trước ngày 20/4/2026.",
            "Công an tỉnh",
            "2026-04-19",
        ),
        ("Kiểm tra bến đò (giao Sở Xây dựng thực hiện) trong quý II/2026.", "", "2026-06-30"),
        ("Kiểm tra bến đò (chủ trì: Sở Xây dựng), hoàn thành trước ngày 20/4/2026.", "", "2026-04-19"),
        ("Lập sổ bến đò (do Sở Xây dựng chủ trì); xong trước ngày 20/4/2026.", "", "2026-04-19"),
        ("Lập danh sách bến, do Sở Xây dựng thực hiện trước ngày 20/4/2026.", "", "2026-04-19"),
        ("Bàn giao hồ sơ bến cho Công an tỉnh, do Sở Xây dựng đảm nhiệm xong trong tháng 4/2026.", "", "2026-04-30"),
        ("Việc lắp phao do Sở Xây dựng phụ trách từ ngày 01/4/2026 đến ngày 20/4/2026.", "", "2026-04-20"),
    ],
)
def test_a_time_may_stand_behind_who_does_it(sentence, partner, day):
    assert told(sentence) == [("Sở Xây dựng", partner, day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiểm tra các bến (Sở Xây dựng đã cấp phép) trước ngày 20/4/2026.",
        "Kiểm tra các bến (do Sở Xây dựng cấp phép) trước ngày 20/4/2026.",
        "Khắc phục thiệt hại do Sở Xây dựng gây ra trước ngày 20/4/2026.",
    ],
)
def test_whoever_did_something_before_does_not_lead(sentence):
    assert told(sentence)[0][0] == "các sở, ban, ngành; Ủy ban nhân dân các xã, phường"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiểm tra bến đò (Sở Xây dựng chủ trì, Công an tỉnh phối hợp), báo cáo UBND tỉnh trước ngày 20/4/2026.",
        "Thực hiện đề án bến đò (Sở Xây dựng chủ trì), báo cáo UBND tỉnh.",
    ],
)
def test_brackets_amid_the_work_are_asked_about(sentence):
    problems = compile_directive(
        f"{HEAD}{ALL}1. {sentence}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt"
    ).problems
    assert [one.args["said"] for one in problems if one.code == "actor-left" and one.place.clause == "1"] == [
        "Sở Xây dựng"
    ]
