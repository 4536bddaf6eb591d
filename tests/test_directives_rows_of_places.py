"""Places told in a row or in brackets belong to the name before them: without them others are meant, or some are lost."""

import pytest

from directives.names.bodies import read_bodies
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    "name",
    [
        "UBND các xã An Hải, Bình Sơn và phường 1 Sao Mai",
        "UBND các xã An Hải, Bình Sơn, phường 12 Sao Mai",
        "UBND các phường 1, 2, 3 Sao Mai",
        "UBND các xã, phường (An Hải, Bình Sơn, 1 Sao Mai)",
        "Công an các xã (gồm: An Hải, Bình Sơn - Cửa Tùng)",
        "UBND các tỉnh, thành phố (Huế và Cà Mau)",
        "UBND các xã An Hải, Bình Sơn và đặc khu Cửa Tùng",
    ],
)
def test_it_is_one_name_with_all_of_them(name):
    assert read_bodies(f"{name} rà soát bến đò").names == (name,)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("UBND các xã (UBND cấp xã)", "UBND các xã"),
        ("UBND các huyện (Phòng Nông nghiệp)", "UBND các huyện"),
        ("các sở, ngành (Sở Y tế)", "các sở, ngành"),
        ("UBND các tỉnh, thành phố (TP)", "UBND các tỉnh, thành phố"),
        ("UBND xã An Hải (Bình Sơn)", "UBND xã An Hải"),
        ("UBND các xã (đảo)", "UBND các xã"),
        ("UBND các xã (ở miền núi)", "UBND các xã"),
        ("UBND các xã (đồng bằng, miền núi)", "UBND các xã"),
    ],
)
def test_other_brackets_are_left_out(name, read):
    assert read_bodies(f"{name} rà soát bến đò").names == (read,)


@pytest.mark.parametrize(
    "row",
    [
        "UBND các xã Đức Trọng, Đơn Dương, D'Ran",
        "UBND các xã D’Ran, Đơn Dương",
        "UBND các xã Đắk R’Lấp, Ia H'Drai, Krông Búk",
        "Các xã Cư M'gar, Ea H'leo và phường Phan Rang - Tháp Chàm",
        "UBND các phường Phan Rang-Tháp Chàm, Bà Rịa – Vũng Tàu, Phan Thiết",
        "UBND các xã, phường, trừ xã D'Ran, xã Ka Đô",
    ],
)
def test_a_place_with_an_apostrophe_or_a_hyphen_stands_anywhere_in_a_row(row):
    assert read_subject(f"{row} rà soát bến đò").names == (row,)


def test_a_row_with_an_apostrophe_ends_where_another_body_begins():
    assert read_subject("UBND các xã M'Drắk, Cư M'Lan và Công an tỉnh rà soát bến đò").names == (
        "UBND các xã M'Drắk, Cư M'Lan",
        "Công an tỉnh",
    )
