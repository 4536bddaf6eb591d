"""Names told apart by their field, and groups whose own words hold a comma, are one name each."""

import pytest

from directives.names.bodies import read_bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("cơ quan chuyên môn về y tế thuộc Ủy ban nhân dân cấp tỉnh", None),
        ("các cơ quan chuyên môn về xây dựng cấp xã", None),
        ("cơ quan quản lý nhà nước về giáo dục và đào tạo tỉnh", None),
        ("cơ quan chuyên môn về đất đai hướng dẫn các xã", "cơ quan chuyên môn về đất đai"),
        ("cơ quan chuyên môn về tình hình dịch", "cơ quan chuyên môn"),
        ("tập thể lãnh đạo, quản lý trường học", None),
        ("các hội được Đảng, Nhà nước giao nhiệm vụ trên địa bàn tỉnh", None),
        ("các hội quần chúng do Đảng và Nhà nước giao nhiệm vụ", None),
    ],
)
def test_one_name(text, name):
    assert read_bodies(text, 0, loose=True).names == (name or text,)
