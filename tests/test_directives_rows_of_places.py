"""Places told in a row or in brackets belong to the name before them: without them others are meant, or some are lost."""

import pytest

from directives.names.bodies import read_bodies


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
