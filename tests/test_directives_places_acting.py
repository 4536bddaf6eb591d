"""Places by their own names that head work or act behind ";", heads of hamlets, and the rest of a thing with a day of its own."""

import pytest

from directives.compile import compile_directive

TOP = (
    "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nSố: 7/CT-UBND\nNghệ An, ngày 21 tháng 01 năm 2026\nCHỈ THỊ\nVề việc dọn kênh\n\n"
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường:\n\n"
)


def tasks(text):
    made = compile_directive((TOP + text).encode(), "a.txt").plan.tasks
    return [(" ".join(one.lead), str(getattr(one.due, "date", None))) for one in made]


@pytest.mark.parametrize(
    "place", ["Đặc khu Cát Hải", "Xã Kim Liên", "Phường Vinh Tân:", "Thành phố Vinh", "Tỉnh Hà Tĩnh"]
)
def test_a_place_alone_heads_the_work_below_it(place):
    name = place.rstrip(":")
    found = tasks(
        f"1. {place}\n- Dọn xong kênh trong năm 2026.\n- Vớt bèo trước ngày 20/4/2026.\n2. Sở Y tế phun thuốc.\n"
    )
    assert found == [(name, "2026-12-31"), (name, "2026-04-19"), ("Sở Y tế", "None")]


def test_a_topic_that_names_a_place_heads_nothing():
    found = tasks("1. Xã Kim Liên và vùng phụ cận\n- Sở Y tế phun thuốc trước ngày 20/4/2026.\n")
    assert found == [("Sở Y tế", "2026-04-19")]


@pytest.mark.parametrize("head", ["Trưởng các bản", "Trưởng thôn", "Trưởng ấp", "Trưởng các khu phố"])
def test_the_head_of_a_hamlet_is_the_assignee_himself(head):
    assert tasks(f"1. {head}\na) Nạo vét mương.\nb) Trồng tre trước ngày 20/4/2026.\n") == [
        (head, "None"),
        (head, "2026-04-19"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Riêng thành phố Vinh", "thị xã Hoàng Mai"),
        ("Riêng xã Kim Liên", "xã Đô Lương"),
        ("Tỉnh Hà Tĩnh", "tỉnh Nghệ An"),
    ],
)
def test_the_next_place_behind_a_semicolon_has_its_own_work_and_day(first, second):
    found = tasks(
        f"1. {first} dọn xong kênh trước ngày 30/9/2026; {second} làm việc với Sở Xây dựng để thống nhất tuyến trong tháng 10/2026.\n"
    )
    assert found == [(first.removeprefix("Riêng "), "2026-09-29"), (second, "2026-10-31")]


def test_hamlets_told_apart_by_their_names():
    found = tasks("1. Sở Xây dựng khơi mương. Riêng bản Na Ca và bản Xốp Mạt đắp xong đập tạm trước ngày 25/02/2026.\n")
    assert found == [("Sở Xây dựng", "None"), ("bản Na Ca bản Xốp Mạt", "2026-02-24")]


@pytest.mark.parametrize(
    ("work", "days"),
    [
        ("dời 27 cột điện trong quý III/2026; các cột điện cao thế trong quý IV/2026", ["2026-09-30", "2026-12-31"]),
        ("quảng bá tuyến kênh; riêng quy chế quản lý kênh phải xong trước ngày 20/4/2026", ["None", "2026-04-19"]),
        ("dời 27 cột điện trong quý III/2026; các xã ven sông, vùng trũng", ["2026-09-30"]),
    ],
)
def test_the_rest_of_a_thing_with_its_own_day(work, days):
    assert [day for _, day in tasks(f"1. Sở Xây dựng {work}.\n")] == days


@pytest.mark.parametrize("partners", ["Viện Hải sản, Trường Đại học Vinh", "Tỉnh đoàn Nghệ An", "Sở Y tế, Sở Nội vụ"])
def test_roles_behind_the_sentence_of_the_work_may_list_several(partners):
    text = f"- Thử phao bằng vật liệu mới. Chủ trì: Ủy ban nhân dân các xã, phường có kênh. Phối hợp: {partners}. "
    assert tasks(f"{text}Thời gian: tháng 5/2026.\n") == [("Ủy ban nhân dân các xã, phường có kênh", "2026-05-31")]


def test_the_day_of_an_aim_is_not_that_of_the_work_below():
    text = (
        "I. NHIỆM VỤ\nMục tiêu đề ra là đến hết quý IV năm 2026 dọn xong mọi kênh. Để đạt mục tiêu này, yêu cầu các xã, phường "
        "thực hiện các việc sau:\n1. Sở Xây dựng kiểm tra cống.\n2. Sở Y tế phun thuốc trong tháng 5/2026.\n"
    )
    assert tasks(text) == [("Sở Xây dựng", "None"), ("Sở Y tế", "2026-05-31")]


def test_a_board_that_speaks_for_a_society_is_a_body():
    text = "1. Sở Y tế phun thuốc.\n2. Đề nghị Ban đại diện Hội Người cao tuổi tỉnh vận động hội viên trồng tre.\n"
    assert tasks(text)[1] == ("Ban đại diện Hội Người cao tuổi tỉnh", "None")
