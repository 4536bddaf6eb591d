"""Bodies called by their number or kind alone: those named before lead, where it is clear who they are; else they are asked about."""

import pytest

from directives.compile import compile_directive

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def made(sentence):
    return compile_directive(f"{OPENING}1. {sentence}\n2. Thanh tra tỉnh kiểm tra thuốc.\n".encode(), "a.txt")


def last_lead(sentence):
    """Who leads the last task of the first unit, and what is asked about it."""
    found = made(sentence)
    lead = [one.lead for one in found.plan.tasks if one.clause == "1"][-1]
    return "; ".join(lead), {one.code for one in found.problems if one.place.clause == "1"} - {"each-or-together"}


PAIR = "Sở Y tế, Sở Xây dựng lập kế hoạch. "
THREE = "Sở Y tế, Sở Xây dựng và Công an tỉnh lập kế hoạch. "
BOTH = "Sở Y tế; Sở Xây dựng"


@pytest.mark.parametrize(
    ("before", "called", "lead"),
    [
        (PAIR, "Hai sở nêu trên", BOTH),
        (PAIR, "Hai sở", BOTH),
        (PAIR, "Cả hai sở", BOTH),
        (PAIR, "Giao 02 sở này", BOTH),
        (PAIR, "Các đơn vị này", BOTH),
        (PAIR, "Các đơn vị nêu trên", BOTH),
        (PAIR, "Yêu cầu các sở trên", BOTH),
        (THREE, "Hai sở nêu trên", BOTH),
        (THREE, "Ba cơ quan vừa nêu", f"{BOTH}; Công an tỉnh"),
        ("Sở Y tế phối hợp với Sở Xây dựng lập kế hoạch. ", "Hai sở", BOTH),
        ("Sở Y tế kiểm tra xã An Hải, xã Bình Sơn. ", "Hai xã này", "xã An Hải; xã Bình Sơn"),
        ("UBND xã An Hải, UBND xã Bình Sơn họp dân. ", "UBND hai xã nêu trên", "UBND xã An Hải; UBND xã Bình Sơn"),
        ("Sở Y tế lập kế hoạch. ", "Sở này", "Sở Y tế"),
        ("Sở Y tế rà soát thuốc; Sở Xây dựng thẩm định kinh phí. ", "Hai sở nêu trên", BOTH),
        ("Sở Y tế rà soát thuốc; Sở Xây dựng thẩm định kinh phí. ", "Các sở này", BOTH),
        ("Sở Y tế rà soát thuốc; Sở Xây dựng tính giá; Công an tỉnh trực. ", "Ba cơ quan này", f"{BOTH}; Công an tỉnh"),
    ],
)
def test_those_named_before_lead_where_their_number_and_kind_agree(before, called, lead):
    assert last_lead(f"{before}{called} báo cáo trước ngày 30/4/2026.") == (lead, set())


@pytest.mark.parametrize(
    ("before", "called"),
    [
        (PAIR, "Ba sở nêu trên"),
        ("Sở Y tế phối hợp với Sở Nội vụ rà soát thuốc; Sở Xây dựng tính giá. ", "Hai sở nêu trên"),
        ("Sở Y tế rà soát thuốc; Sở Xây dựng tính giá; Sở Nội vụ trực. ", "Hai sở nêu trên"),
        ("Công an tỉnh lập kế hoạch. ", "Các đơn vị nêu trên"),
        ("Sở Y tế kiểm tra xã An Hải. ", "Hai xã này"),
        ("Sở Y tế, Công an tỉnh kiểm tra xã An Hải, xã Bình Sơn. ", "Các đơn vị này"),
        ("Sở Y tế, Công an tỉnh kiểm tra xã An Hải, xã Bình Sơn. ", "Hai đơn vị này"),
    ],
)
def test_where_they_do_not_the_words_stand_and_are_asked_about(before, called):
    assert last_lead(f"{before}{called} báo cáo trước ngày 30/4/2026.") == (called, {"lead-refers"})


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Y tế, Sở Xây dựng lập kế hoạch; 02 sở này báo cáo trước ngày 30/4/2026.", False),
        ("Sở Y tế, Sở Xây dựng lập kế hoạch; 03 sở này báo cáo trước ngày 30/4/2026.", True),
        ("Sở Y tế, Sở Xây dựng lập kế hoạch. 03 đơn vị này báo cáo trước ngày 30/4/2026.", True),
        ("Sở Y tế kiểm tra xã An Hải, xã Bình Sơn. Hai xã này chuẩn bị hồ sơ.", True),
        ("Sở Y tế kiểm tra hai xã này trước ngày 30/4/2026.", False),
    ],
)
def test_within_a_task_others_than_its_lead_are_asked_about(sentence, asked):
    assert ("lead-refers" in last_lead(sentence)[1]) is asked


def test_those_of_the_unit_before_lead_too():
    found = compile_directive(
        f"{OPENING}1. {PAIR}\n2. Hai sở nêu trên báo cáo trước ngày 30/4/2026.\n".encode(), "a.txt"
    )
    assert [one.lead for one in found.plan.tasks] == [("Sở Y tế", "Sở Xây dựng")] * 2


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Sở Y tế rà soát danh sách, cùng Sở Xây dựng thẩm định.", ("Sở Xây dựng",)),
        ("Sở Y tế rà soát danh sách cùng Công an tỉnh.", ("Công an tỉnh",)),
        ("Sở Y tế phối hợp cùng Sở Xây dựng rà soát danh sách.", ("Sở Xây dựng",)),
        ("Sở Y tế rà soát các hộ cùng xã, cùng ngành.", ()),
        ("Sở Y tế lập danh sách gửi Sở Nội vụ cùng Sở Xây dựng.", ()),
        ("Sở Y tế báo cáo UBND tỉnh cùng Sở Xây dựng trước ngày 30/4/2026.", ()),
        ("Sở Y tế rà soát danh sách cùng Sở Xây dựng, báo cáo Sở Xây dựng.", ("Sở Xây dựng",)),
    ],
)
def test_a_body_by_its_name_behind_cung_joins_in(sentence, partners):
    assert [one.with_ for one in made(sentence).plan.tasks if one.clause == "1"] == [partners]


@pytest.mark.parametrize(
    ("sentence", "lead", "said"),
    [
        ("Riêng các trường, UBND các xã cấp thuốc trước ngày 30/4/2026.", "UBND các xã", ["các trường"]),
        ("Riêng các sở, UBND các xã báo cáo trước ngày 30/4/2026.", "các sở; UBND các xã", []),
        ("Riêng hộ nghèo lập danh sách, Sở Xây dựng thẩm định.", "Sở Xây dựng", ["hộ nghèo lập danh sách"]),
        ("Riêng hộ nghèo, Sở Xây dựng bố trí kinh phí.", "Sở Xây dựng", []),
        ("Các sở, ngành, trừ Sở Y tế, Công an tỉnh kiểm tra bến.", "Các sở, ngành, trừ Sở Y tế, Công an tỉnh", ["Công an tỉnh"]),
        ("Các sở, ngành, trừ Sở Y tế, Sở Xây dựng, kiểm tra bến.", "Các sở, ngành, trừ Sở Y tế, Sở Xây dựng", []),
    ],
)  # fmt: skip
def test_who_may_act_besides_the_lead_is_asked_about(sentence, lead, said):
    found = made(sentence)
    assert ["; ".join(one.lead) for one in found.plan.tasks if one.clause == "1"] == [lead]
    assert [one.args["said"] for one in found.problems if one.code == "actor-left"] == said


@pytest.mark.parametrize(
    ("before", "lead", "asked"),
    [
        ("UBND các phường họp dân. ", "UBND các phường", False),
        ("UBND các phường chủ trì, phối hợp với Sở Y tế họp dân. ", "Các đơn vị này", True),
        ("Sở Xây dựng chủ trì, phối hợp với Sở Y tế họp dân. ", "Sở Xây dựng; Sở Y tế", False),
    ],
)
def test_a_group_is_several_by_itself(before, lead, asked):
    led, codes = last_lead(f"{before}Các đơn vị này báo cáo trước ngày 15/3/2026.")
    assert (led, "lead-refers" in codes) == (lead, asked)


@pytest.mark.parametrize("called", ["9/9 phường", "60/60 xã", "120/120 xã", "09 phường"])
def test_so_many_of_so_many_do_it_and_are_asked_about(called):
    assert last_lead(f"{called} ban hành quy chế trước ngày 30/4/2026.") == (called, {"lead-refers"})


def test_those_named_before_have_their_day_behind_a_semicolon():
    said = "Sở Y tế, Sở Xây dựng kiểm tra bến đò; hai sở nêu trên lắp phao trước ngày 15/4/2026."
    tasks = [one for one in made(said).plan.tasks if one.clause == "1"]
    assert [("; ".join(one.lead), str(one.due and one.due.date)) for one in tasks] == [
        (BOTH, "None"),
        (BOTH, "2026-04-14"),
    ]
