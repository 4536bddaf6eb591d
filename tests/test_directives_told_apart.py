"""Of a group only some are meant: what tells which belongs to the name, so that nobody else gets the work."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject
from plans.directory import CENTRAL, Directory, GroupRecord, UnitRecord

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Ủy ban nhân dân các tỉnh vùng Đồng bằng sông Cửu Long", "theo dõi xâm nhập mặn."),
        ("Ủy ban nhân dân các tỉnh miền núi phía Bắc", "chống rét cho gia súc."),
        ("Ủy ban nhân dân các tỉnh, thành phố có tàu cá mất liên lạc", "tìm kiếm tàu."),
        ("Ủy ban nhân dân các tỉnh, thành phố trong vùng hạ du", "sơ tán dân."),
        ("Các địa phương còn lại", "theo dõi diễn biến bão."),
        ("Các xã, phường có rừng", "tuần tra, canh gác lửa rừng."),
        ("Các doanh nghiệp có nhu cầu sử dụng lao động nước ngoài", "đăng ký với Sở Nội vụ."),
        ("Ủy ban nhân dân các tỉnh Hà Tĩnh, Quảng Trị và thành phố Huế", "cứu trợ người dân."),
        ("Các sở, ban, ngành (trừ Công an tỉnh)", "rà soát biên chế."),
        ("Các sở, ngành trừ Công an tỉnh", "rà soát biên chế."),
    ],
)
def test_what_tells_which_of_a_group_are_meant_belongs_to_the_name(name, work):
    found = read_subject(f"{name} {work}")
    assert found is not None
    assert found.names == (name,)


def test_places_in_a_row_end_where_another_body_begins():
    found = read_subject("UBND các xã Bến Tre, Hòa An, Công an tỉnh, Hội Nông dân tỉnh rà soát.")
    assert found is not None
    assert found.names == ("UBND các xã Bến Tre, Hòa An", "Công an tỉnh", "Hội Nông dân tỉnh")


def test_what_only_describes_a_group_is_no_work():
    assert read_subject("Các địa phương có tỷ lệ giải ngân thấp là xã Hòa An, xã Bến Tre.") is None


@pytest.mark.parametrize(
    ("whom", "asked"),
    [
        ("Các xã, phường đang có cháy rừng", True),
        ("Các xã, phường có rừng", False),
        ("Ủy ban nhân dân các xã Ia Mơ, Ia Púch và các xã có đường băng đi qua", False),
    ],
)
def test_a_name_told_apart_is_a_doubt_at_its_task_unless_it_only_says_what_a_known_group_has(whom, asked):
    text = (
        "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nSố: 3/CT-UBND\nSông Thao, ngày 5 tháng 3 năm 2026\nCHỈ THỊ\nPhòng cháy rừng\n\n"
        f"1. {whom} tuần tra, canh gác lửa rừng.\n\n2. Sở Xây dựng rà soát trụ nước.\n"
    )
    made = compile_directive(text.encode(), "ct.txt")
    assert ("; ".join(made.plan.tasks[0].lead)).endswith(whom.rpartition(" và ")[2])
    told = {one.code for one in made.problems if one.place.clause == "1"}
    assert ("lead-unlisted" in told) is asked
    assert asked or not told


def test_a_group_of_which_some_are_left_out_is_bound_without_them():
    units = [UnitRecord(slug, name, "ministry") for slug, name in (("a", "Bộ A"), ("b", "Bộ B"))]
    directory = Directory(units, [GroupRecord("bo-nganh", "Các bộ, ngành", rule={"central": ["ministry"]})])
    for name in ("Các bộ, ngành (trừ Bộ A)", "Các bộ, ngành trừ Bộ A", "Các bộ, ngành (không bao gồm Bộ A)"):
        found = directory.lookup(name, CENTRAL, DAY)
        assert (found.kind, found.slugs) == ("group", ("bo-nganh", "-a")), name


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Trên cơ sở đề nghị của Sở Nội vụ, Sở Tài chính bố trí kinh phí.", ("Sở Tài chính",)),
        ("Sau khi có ý kiến của Bộ Nội vụ, giao Sở Nội vụ hoàn thiện hồ sơ.", ("Sở Nội vụ",)),
        ("Căn cứ các văn bản của Chính phủ, bộ, ngành và tỉnh, các sở rà soát.", ("các sở",)),
        ("Các đơn vị có văn bản gửi Sở Xây dựng.", ("Các đơn vị",)),
    ],
)
def test_behind_whose_word_it_rests_on_stands_who_does_it(sentence, names):
    found = read_subject(sentence)
    assert found is not None
    assert found.names == names
