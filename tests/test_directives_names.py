"""The lists of what stands in and around names of bodies are their own test: what each example gives."""

import re
from pathlib import Path

import pytest

import directives
from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold

CODE = "\n".join(path.read_text("utf-8") for path in Path(directives.__file__).parent.rglob("*.py"))
CASES = [(name, *case) for name, entry in lexicon("names").items() for case in entry["examples"].items()]


@pytest.mark.parametrize(("name", "example", "gives"), CASES)
def test_examples_of_the_lists(name, example, gives):
    assert (" · ".join(read_bodies(example, opens=True).names) or None) == gives
    assert Shape("names", rf"(?<!\w){{{name}}}").search(fold(example))


@pytest.mark.parametrize("name", lexicon("names"))
def test_every_list_says_why_and_is_used(name):
    entry = lexicon("names")[name]
    assert entry["why"].endswith(".")
    assert [fold(phrase) for phrase in entry["phrases"]] == list(entry["phrases"])
    assert re.search(rf'\{{{name}\}}|"names", "(?:\w+", ")?{name}"', CODE)


@pytest.mark.parametrize(
    "name",
    ["Hội đồng dân tộc của Quốc hội", "Các cơ sở sử dụng năng lượng trọng điểm", "Các cơ sở sử dụng năng lượng"],
)
def test_bodies_that_laws_name_with_more_words_are_known_wholly(name):
    assert read_bodies(f"{name} báo cáo Sở Công Thương.").names == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm Truyền thông, Giáo dục sức khỏe",
        "Phòng Giáo dục, Đào tạo",
        "Trung tâm Dân số, Kế hoạch hóa gia đình",
        "Phòng Công tác học sinh, sinh viên",
        "các sở giáo dục và đào tạo",
        "Công đoàn các đơn vị",
        "công đoàn cơ sở",
    ],
)
def test_a_comma_within_the_field_of_one_body_parts_nothing(name):
    assert read_bodies(f"{name} lập sổ theo dõi.").names == (name,)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Thứ trưởng Bộ Y tế Nguyễn Văn An", "Bộ Y tế"),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn An", "UBND tỉnh"),
        ("Phó Chủ tịch UBND thành phố Hồ Chí Minh Bùi Văn Cường", "UBND thành phố Hồ Chí Minh"),
        ("Giám đốc Sở Y tế Trần Thị Kim Anh", "Sở Y tế"),
        ("Phó Giám đốc Sở Y tế Hà Tĩnh Trần Văn Lộc", "Sở Y tế Hà Tĩnh"),
        ("Chánh Văn phòng UBND tỉnh Lê Hùng", "Văn phòng UBND tỉnh"),
        ("Phó Chủ tịch UBND xã Ba Lòng Lê Văn Tám", "UBND xã Ba Lòng"),
        ("Trưởng phòng Kinh tế Lê Văn Tám", "phòng Kinh tế"),
        ("Cục trưởng Cục Quản lý đê điều Phạm Đức Lâm", "Cục Quản lý đê điều"),
        ("Viện trưởng Viện kiểm sát nhân dân tỉnh Nguyễn Văn An", "Viện kiểm sát nhân dân tỉnh"),
        ("Giám đốc Sở Y tế Hà Tĩnh", "Sở Y tế Hà Tĩnh"),
        ("Phó Chủ tịch UBND thành phố Hồ Chí Minh", "UBND thành phố Hồ Chí Minh"),
        ("Hiệu trưởng Trường THPT Chu Văn An", "Trường THPT Chu Văn An"),
        ("Phó Chủ tịch UBND phường Trần Hưng Đạo", "UBND phường Trần Hưng Đạo"),
    ],
)
def test_who_holds_an_office_is_no_part_of_the_body(words, body):
    assert read_bodies(f"{words} rà soát hồ sơ.", opens=True).names == (body,)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Các đại học, các học viện rà soát hồ sơ.", ("Các đại học", "các học viện")),
        ("Các trung cấp sư phạm rà soát hồ sơ.", ("Các trung cấp sư phạm",)),
        ("Đại học có uy tín mở lớp.", ()),
    ],
)
def test_schools_of_higher_learning_are_called_by_their_kind(sentence, names):
    assert read_bodies(sentence, opens=True).names == names
